import { createHash } from 'node:crypto';
import { createIndex } from '../../analysis/nearest.ts';
import type { Mapping } from '../../intake/columns.ts';
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
  const index = createIndex();
  const petitions = new Map(earlier.map((each) => [each.id, each]));
  for (const { id, title, body } of earlier) index.add(id, body || title);
  const byText = new Map<string, NearRow | null>();
  return lines.map((checked, at): CheckedRow => {
    if (at % 200 === 0) tell(at);
    if (!checked.line) return { ...checked, near: null };
    const { text, raisedOn, villageId } = checked.line;
    const code = standing.get(raisingKey(text, raisedOn, villageId));
    if (code !== undefined) return { ...checked, line: null, problems: [fill(words['petition-import.row.known'], { code })], near: null };
    const placed = villageId ? `${text} (${around.villages.find((each) => each.id === villageId)?.name ?? ''})` : text;
    let near = byText.get(placed);
    if (near === undefined) {
      const best = index.nearest(placed, 1)[0];
      near = best?.same ? nearRow(best, petitions) : null;
    }
    if (!byText.has(placed)) {
      // Later rows of the same words belong to what this one belongs to, or to this one.
      byText.set(placed, near ?? { id: null, row: checked.row, code: '', title: titleOf(text), score: 1, reason: '' });
      if (!near) index.add(`row ${checked.row} ${titleOf(text)}`, placed);
    }
    return { ...checked, near };
  });
}

function nearRow(best: { id: string; score: number; reason: string }, petitions: ReadonlyMap<string, EarlierPetition>): NearRow {
  const petition = petitions.get(best.id);
  const { score, reason } = best;
  if (petition) return { id: petition.id, row: null, code: petition.code, title: petition.title, score, reason };
  const [, row = '', title = ''] = /^row (\d+) (.*)$/su.exec(best.id) ?? [];
  return { id: null, row: Number(row), code: '', title, score, reason };
}
