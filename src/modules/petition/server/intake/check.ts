import { createHash } from 'node:crypto';
import type { Mapping } from '../../intake/columns.ts';
import { MatterIndex } from '../../intake/matter-index.ts';
import * as messages from '../../intake/messages.ts';
import { readSheetLines, type CheckedLine, type Given, type Surroundings } from '../../intake/sheet-line.ts';
import type { NearRow } from '../../intake/sheet-state.ts';
import { titleOf } from '../../rules.ts';
import { fill } from '#core/words.ts';

export interface CheckedRow extends CheckedLine {
  near: NearRow | null;
}

export interface EarlierPetition {
  id: string;
  code: string;
  title: string;
  body: string;
}

export interface CheckInput {
  rows: Given[];
  mapping: Mapping;
  around: Surroundings;
  earlier: EarlierPetition[];
  /** Raisings that stand already, by `raisingKey`, with the code of their petition. */
  known: [string, string][];
}

/** What tells a raising again that was recorded before from another file. */
export function raisingKey(words: string, raisedOn: string, villageId: string | null): string {
  return createHash('md5').update(`${words}|${raisedOn}|${villageId ?? ''}`).digest('hex');
}

/**
 * Reads every row and looks for the same matter, in the register and in the rows above. Pure but for its time: 20,000 rows take minutes, so it runs in a thread.
 * @param tell how many rows are done
 */
export function checkRows({ rows, mapping, around, earlier, known }: CheckInput, tell: (done: number) => void = () => undefined): CheckedRow[] {
  const lines = readSheetLines(rows, mapping, around);
  const standing = new Map(known);
  const words = messages[around.lang ?? 'vi'];
  const index = new MatterIndex<EarlierPetition | { row: number; title: string }>();
  for (const each of earlier) index.add(each, index.print(each.body || each.title));
  const byText = new Map<string, NearRow>();
  return lines.map((checked, at): CheckedRow => {
    if (at % 200 === 0) tell(at);
    if (!checked.line) return { ...checked, near: null };
    const { text, raisedOn, villageId } = checked.line;
    const code = standing.get(raisingKey(text, raisedOn, villageId));
    if (code !== undefined) return { ...checked, line: null, problems: [fill(words['petition-import.row.known'], { code })], near: null };
    const placed = villageId ? `${text} (${around.villages.find((each) => each.id === villageId)?.name ?? ''})` : text;
    const before = byText.get(placed);
    if (before) return { ...checked, near: before };
    const print = index.print(placed);
    const best = index.same(print);
    const near = best && nearRow(best);
    const title = titleOf(text);
    // Later rows of the same words belong to what this one belongs to, or to this one.
    byText.set(placed, near ?? { id: null, row: checked.row, code: '', title, score: 1, reason: '' });
    if (!near) index.add({ row: checked.row, title }, print);
    return { ...checked, near };
  });
}

function nearRow({ id: of, score, reason }: { id: EarlierPetition | { row: number; title: string }; score: number; reason: string }): NearRow {
  return 'row' in of ? { id: null, row: of.row, code: '', title: of.title, score, reason } : { id: of.id, row: null, code: of.code, title: of.title, score, reason };
}
