import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { Invalid } from '#core/errors.ts';
import { mapColumns, mapRows, requireColumns } from '#core/sheets/columns.ts';
import { readSheet } from '#core/sheets/read.ts';
import { SheetRefused } from '#core/sheets/refusals.ts';
import { letterColumns, readLetters, type KnownLetter, type LetterLine } from '../sheet.ts';

/** The letters of a workbook, each row with what is wrong in it. @throws Invalid('file') with the sentence why the file cannot be read */
export async function readLetterFile(tx: CouncilTx, file: { name: string; bytes: Uint8Array }, today: Day): Promise<LetterLine[]> {
  const { rows: known } = await sql<KnownLetter>`select received_on as "receivedOn", matter_key as "matterKey" from letter where council_id = app.council()`.execute(tx);
  try {
    const table = await readSheet(file.bytes, file.name);
    const mapping = mapColumns(table, letterColumns);
    requireColumns(table, mapping);
    // A sender left out is a letter without a name, which our own reading knows how to take.
    const rows = mapRows(table, letterColumns, mapping.mapping, today).map((row) => ({ ...row, problems: row.values['sender'] === null ? row.problems.filter((problem) => !problem.includes('Người gửi')) : row.problems }));
    return readLetters(rows, today, known);
  } catch (error) {
    if (error instanceof SheetRefused) throw new Invalid({ file: error.sentence('vi') });
    throw error;
  }
}
