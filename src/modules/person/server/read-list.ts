import { Invalid } from '#core/errors.ts';
import { mapColumns, mapRows, requireColumns } from '#core/sheets/columns.ts';
import { readSheet } from '#core/sheets/read.ts';
import { SheetRefused } from '#core/sheets/refusals.ts';
import { cellsOf, peopleColumns, type PersonCells } from '../sheet.ts';

/**
 * The lines of a list of people as text cells, whatever kind of spreadsheet it is.
 * @throws Invalid('file') with the sentence why it cannot be read.
 */
export async function readPeopleFile(file: { name: string; bytes: Uint8Array }, today: string, lang: 'vi' | 'en'): Promise<{ row: number; cells: PersonCells; problems: string[] }[]> {
  try {
    const table = await readSheet(file.bytes, file.name);
    const mapping = mapColumns(table, peopleColumns);
    requireColumns(table, mapping);
    // A name or a title left out is said by our own reading, in the words of people.
    const rows = mapRows(table, peopleColumns, mapping.mapping, today, lang).map((row) => ({ ...row, problems: row.problems.filter((problem) => !/^Thiếu “|missing\.$/.test(problem)) }));
    return cellsOf(rows);
  } catch (error) {
    if (error instanceof SheetRefused) throw new Invalid({ file: error.sentence(lang) });
    throw error;
  }
}
