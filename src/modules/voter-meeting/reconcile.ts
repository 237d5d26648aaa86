import { matches, printOf } from './line-analysis.ts';

export interface ListLine {
  id: string;
  body: string;
}
/** What a person decided of a difference: the two are the same; theirs is taken into the common list (or ours kept); left out, with the reason. */
export interface MatchDecision {
  id: string;
  frontLineId: string | null;
  officeLineId: string | null;
  decision: 'same' | 'kept' | 'left-out';
  reason: string;
}

/** One row of the comparison. `proposed`: the machine thinks the two the same, nobody has said so. */
export interface ComparedPair {
  office: ListLine | null;
  front: ListLine | null;
  state: 'same' | 'proposed' | 'only-office' | 'only-front';
  /** Of a pair: in words why. */
  reason: string;
  decision: MatchDecision | null;
}

/**
 * The two lists of one meeting side by side: what somebody paired, what the machine would pair (equal words, or the same matter), what stands on one side only. Nothing is
 * merged: a proposed pair waits for a person, and so does every line of one side.
 */
export function compareLists(office: readonly ListLine[], front: readonly ListLine[], decisions: readonly MatchDecision[]): ComparedPair[] {
  const paired = new Map(decisions.filter((each) => each.decision === 'same' && each.frontLineId && each.officeLineId).map((each) => [each.officeLineId, each]));
  const frontById = new Map(front.map((line) => [line.id, line]));
  const used = new Set([...paired.values()].map((each) => each.frontLineId));
  const prints = new Map(front.filter((line) => !used.has(line.id)).map((line) => [line.id, printOf(line.body)]));
  const single = (line: ListLine, side: 'office' | 'front') => decisions.find((each) => each.decision !== 'same' && (side === 'office' ? each.officeLineId : each.frontLineId) === line.id) ?? null;
  const rows: ComparedPair[] = [];
  for (const line of office) {
    const settled = paired.get(line.id);
    const theirs = settled ? frontById.get(settled.frontLineId ?? '') : undefined;
    if (settled && theirs) {
      rows.push({ office: line, front: theirs, state: 'same', reason: '', decision: settled });
      continue;
    }
    const own = single(line, 'office');
    const best = own ? null : nearestOf(line, prints);
    if (best) {
      prints.delete(best.id);
      used.add(best.id);
      rows.push({ office: line, front: frontById.get(best.id) ?? null, state: 'proposed', reason: best.reason, decision: null });
    } else rows.push({ office: line, front: null, state: 'only-office', reason: '', decision: own });
  }
  for (const line of front) if (!used.has(line.id)) rows.push({ office: null, front: line, state: 'only-front', reason: '', decision: single(line, 'front') });
  return rows;
}

const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function nearestOf(line: ListLine, prints: ReadonlyMap<string, ReturnType<typeof printOf>>): { id: string; reason: string } | null {
  const mine = printOf(line.body);
  let best: { id: string; score: number; reason: string } | null = null;
  for (const [id, print] of prints) {
    const verdict = matches(mine, print);
    if (verdict.same && (best === null || verdict.score > best.score)) best = { id, score: verdict.score, reason: verdict.reason };
  }
  return best;
}

/** How many rows still wait for a person. */
export function openRows(rows: readonly ComparedPair[]): ComparedPair[] {
  // Where the other side wrote nothing there is nothing to compare.
  if (!rows.some((row) => row.front)) return [];
  return rows.filter((row) => row.state === 'proposed' || (row.state === 'only-front' && row.decision === null) || (row.state === 'only-office' && row.decision === null));
}

/** The common list: our lines but those left out, and theirs that were taken in; in the order of the two lists. */
export function commonList(rows: readonly ComparedPair[]): ListLine[] {
  return rows.flatMap((row) => {
    if (row.office) return row.decision?.decision === 'left-out' ? [] : [row.office];
    return row.front && row.decision?.decision === 'kept' ? [row.front] : [];
  });
}

/** The words both sides sign, one numbered line an opinion; what is hashed. */
export function listText(lines: readonly ListLine[]): string {
  return lines.map((line, index) => `${index + 1}. ${plain(line.body)}`).join('\n');
}
