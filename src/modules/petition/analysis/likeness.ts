/** Weight of a word in likeness, above 0; rare words weigh more. */
export type Weigh = (word: string) => number;

/** Syllables so frequent in petitions of every kind that they tell little; what is in neither list weighs 1. Counted over petitions of all fields. */
const frequent = new Set('duong sua chua xuong hong hu thieu bo tri dau tu xu li kiem tra tang cuong ho tro nang giam moi cu lon nho xa thon xom ap ban to khu dan cu nguoi dan som bao dam sinh hoat di lai kho khan an toan nguy hiem mua nang dem ngay nguon tien anh huong nghiem trong keo dai thuong xuyen quy dinh cong khai ro rang su dung hoat dong xay dung lam thuc hien chat luong ket qua muc gia tinh phuong tien cuoc song'.split(' '));

/** Weights that need no corpus. */
export const background: Weigh = (word) => (frequent.has(word) ? 0.5 : /^\d+$/.test(word) ? 1.2 : 1);

/**
 * Weights learnt from how many petitions of a corpus hold each word, blended with the background while the corpus is small.
 * @param counts petitions that hold the word; `total` petitions in all
 */
export function learntWeights(counts: ReadonlyMap<string, number>, total: number): Weigh {
  const trust = Math.min(1, total / 200);
  return (word) => {
    const rarity = Math.log(1 + total / (1 + (counts.get(word) ?? 0))) / Math.log(1 + Math.max(total, 2));
    return background(word) * (1 - trust * 0.5) + Math.max(0.1, rarity) * trust * 0.5;
  };
}

/**
 * How alike two lists of content words are, 0 to 1: weighted share in common (Dice) of words and of neighbouring pairs. A word with one letter wrong
 * still counts for 0.7.
 */
export function likeness(a: string, b: string, weigh: Weigh = background): number {
  const [mine, theirs] = [a.split(' ').filter(Boolean), b.split(' ').filter(Boolean)];
  if (mine.length === 0 || theirs.length === 0) return 0;
  const [setA, setB] = [new Set(mine), new Set(theirs)];
  const left = [...setB].filter((word) => !setA.has(word));
  let [common, sum] = [0, 0];
  for (const word of setA) {
    const weight = weigh(word);
    sum += weight;
    if (setB.has(word)) common += 2 * weight;
    else if (word.length >= 4 && left.some((other) => nearly(word, other))) common += 1.4 * weight;
  }
  for (const word of setB) sum += weigh(word);
  const pairsA = pairs(mine);
  const pairsB = pairs(theirs);
  const shared = [...pairsA].filter((pair) => pairsB.has(pair)).length;
  const byPairs = pairsA.size + pairsB.size === 0 ? 0 : (2 * shared) / (pairsA.size + pairsB.size);
  return Math.min(1, 0.7 * (common / sum) + 0.3 * byPairs + (byPairs > 0 ? 0.05 : 0));
}

function pairs(words: readonly string[]): Set<string> {
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
}

/** One letter changed, added, lost or swapped. */
function nearly(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [restA, restB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return Math.max(restA.length, restB.length) <= 1 || (restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]);
}
