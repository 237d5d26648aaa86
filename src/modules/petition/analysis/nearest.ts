import { fingerprint, type Fingerprint } from './fingerprint.ts';
import { learntWeights, type Weigh } from './likeness.ts';
import { sameMatter, type Verdict } from './same-matter.ts';

/** A petition near another, with what speaks for it. */
export interface Near extends Verdict {
  id: string;
}

/** Petitions of one council kept for finding the same matter while typing. */
export interface PetitionIndex {
  size: number;
  /** Adds a petition; the same id again is another petition to the index. */
  add(id: string, text: string): Fingerprint;
  /** The nearest petitions kept, best first, at most `n` (1 to 50). Those of the same matter stand before all others. */
  nearest(text: string, n?: number): Near[];
  /** The same for a fingerprint already taken. */
  nearestOf(print: Fingerprint, n?: number): Near[];
}

const candidates = 60;

/** An empty index. 50,000 petitions take 45 to 70 MB of heap and answer in milliseconds (`npm run bench petitions`). */
export function createIndex(): PetitionIndex {
  const ids: string[] = [];
  const prints: Fingerprint[] = [];
  const postings = new Map<string, number[]>();
  const counts = new Map<string, number>();
  let weigh: Weigh | undefined;
  let weighedAt = 0;
  let scores = new Float32Array(1024);

  const file = (key: string, at: number): void => {
    const list = postings.get(key);
    if (list) list.push(at);
    else postings.set(key, [at]);
  };
  const weights = (): Weigh => {
    if (!weigh || ids.length > weighedAt * 1.1 + 10) {
      weigh = learntWeights(counts, ids.length);
      weighedAt = ids.length;
    }
    return weigh;
  };

  function nearestOf(print: Fingerprint, n = 5): Near[] {
    if (scores.length < ids.length) scores = new Float32Array(ids.length * 2);
    const touched: number[] = [];
    for (const key of keysOf(print)) {
      const list = postings.get(key);
      if (!list) continue;
      const worth = Math.log(1 + ids.length / list.length);
      // A key of thousands tells little; the latest of them stand for all.
      for (let at = list.length - 1; at >= Math.max(0, list.length - 2000); at -= 1) {
        const doc = list[at]!;
        if (scores[doc] === 0) touched.push(doc);
        scores[doc]! += worth;
      }
    }
    const best = top(touched, scores, candidates);
    for (const doc of touched) scores[doc] = 0;
    return best
      .map((doc) => ({ id: ids[doc]!, ...sameMatter(print, prints[doc]!, weights()), doc }))
      .sort((a, b) => Number(b.same) - Number(a.same) || b.score - a.score || b.doc - a.doc)
      .slice(0, Math.max(1, Math.min(50, n)))
      .map(({ id, same, apart, score, reason }) => ({ id, same, apart, score, reason }));
  }

  return {
    get size() {
      return ids.length;
    },
    add(id, text) {
      const print = fingerprint(text);
      const at = ids.push(id) - 1;
      prints.push(print);
      for (const key of keysOf(print)) file(key, at);
      for (const word of new Set(print.words.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
      return print;
    },
    nearest: (text, n) => nearestOf(fingerprint(text), n),
    nearestOf
  };
}

function keysOf(print: Fingerprint): string[] {
  const keys = new Set(print.terms);
  for (const thing of [print.object, ...print.things.slice(0, 1)]) if (thing) keys.add(`@${thing}`);
  for (const place of print.places) keys.add(`#${place.normalize('NFD').replace(/\p{M}/gu, '')}`);
  for (const word of print.words.split(' ').slice(0, 20)) if (word.length >= 3) keys.add(word);
  return [...keys];
}

/** The `n` of the list with the highest scores, unordered but for ties by number. */
function top(list: number[], scores: Float32Array, n: number): number[] {
  if (list.length <= n) return list;
  const sample = list.map((doc) => scores[doc]!).sort((a, b) => b - a);
  const floor = sample[n - 1]!;
  return list.filter((doc) => scores[doc]! >= floor).slice(0, n * 2);
}
