import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import { destroyFile } from '#core/files.ts';
import { mapColumns } from '#core/sheets/columns.ts';
import type { SheetTable } from '#core/sheets/read.ts';
import { petitionColumns, type Mapping } from '../../../intake/columns.ts';
import type { SheetHead } from '../../../intake/sheet-state.ts';
import type { CheckedRow } from '../check.ts';

const table = v.custom<SheetTable>((value) => typeof value === 'object' && value !== null && 'titles' in value);
const checkedRows = v.custom<CheckedRow[]>((value) => Array.isArray(value));

/** Lays the rows of a list before the person who sent it, with the columns proposed: as chosen for this council's last list first, then by their names. */
export const keepTable = command({
  name: 'petition-import.keep-table',
  input: v.object({ importId: v.string(), table }),
  async run({ tx, councilId, now }, { importId, table: read }) {
    const remembered = await lastColumns(tx, councilId);
    const { mapping } = mapColumns(read, petitionColumns, { remembered });
    const head: SheetHead = { sheet: read.sheet, others: read.others, titles: read.titles, headRow: read.headRow, totals: read.totals, mapping: mapping as Mapping, raisedOn: null, bodyId: null, history: mapping['status'] !== undefined || mapping['answer'] !== undefined };
    for (let from = 0; from < read.rows.length; from += 1000)
      await sql`insert into petition_import_row (council_id, petition_import_id, row, cells, group_title)
        select ${councilId}, ${importId}, x.row, x.cells, x."group" from jsonb_to_recordset(${JSON.stringify(read.rows.slice(from, from + 1000))}::jsonb) as x(row integer, cells jsonb, "group" text) on conflict do nothing`.execute(tx);
    await sql`update petition_import set read_at = ${now}, progress = null, head = ${JSON.stringify(head)} where council_id = ${councilId} and petition_import_id = ${importId} and read_at is null`.execute(tx);
    return changed('petition-import.read', { subject: { kind: 'petition-import', id: importId }, data: { rows: read.rows.length } }, null);
  }
});

/** Names of columns as a person last chose them for this council, by key. */
async function lastColumns(tx: Parameters<typeof destroyFile>[0]['tx'], councilId: string): Promise<Record<string, string>> {
  const { rows } = await sql<{ head: SheetHead }>`select head from petition_import where council_id = ${councilId} and kind = 'sheet' and checked_at is not null and dropped_at is null order by petition_import_id desc limit 1`.execute(tx);
  const head = rows[0]?.head;
  if (!head) return {};
  return Object.fromEntries(Object.entries(head.mapping).flatMap(([key, place]) => (head.titles[place] ? [[key, head.titles[place]]] : [])));
}

/** What checking the rows gave: the line of each, or why it stays out. What a person decided before stays. */
export const keepCheck = command({
  name: 'petition-import.keep-check',
  input: v.object({ importId: v.string(), rows: checkedRows }),
  async run({ tx, councilId, now }, { importId, rows }) {
    for (let from = 0; from < rows.length; from += 1000)
      await sql`update petition_import_row r set line = x.line, problems = array(select jsonb_array_elements_text(x.problems)), notes = array(select jsonb_array_elements_text(x.notes)), near = x.near
        from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + 1000))}::jsonb) as x(row integer, line jsonb, problems jsonb, notes jsonb, near jsonb)
        where r.council_id = ${councilId} and r.petition_import_id = ${importId} and r.row = x.row and r.petition_id is null`.execute(tx);
    // 'null' of JSON is no value of a column.
    await sql`update petition_import_row set line = nullif(line, 'null'::jsonb), near = nullif(near, 'null'::jsonb) where council_id = ${councilId} and petition_import_id = ${importId} and petition_id is null
      and (line = 'null'::jsonb or near = 'null'::jsonb)`.execute(tx);
    await sql`update petition_import set checked_at = ${now}, progress = null where council_id = ${councilId} and petition_import_id = ${importId}`.execute(tx);
    const good = rows.filter((row) => row.line !== null).length;
    return changed('petition-import.checked', { subject: { kind: 'petition-import', id: importId }, data: { rows: rows.length, good } }, { good, refused: rows.length - good });
  }
});

/** Why a file could not be read; one with a secrecy mark is destroyed. */
export const keepRefusal = command({
  name: 'petition-import.keep-refusal',
  input: v.object({ importId: v.string(), fileId: v.string(), dataDir: v.string(), words: v.string(), secret: v.boolean() }),
  async run(context, { importId, fileId, dataDir, words, secret }) {
    if (secret) await destroyFile(context, dataDir, fileId);
    await sql`update petition_import set failed = ${words}, progress = null, file_name = case when ${secret} then '(đã hủy)' else file_name end
      where council_id = ${context.councilId} and petition_import_id = ${importId}`.execute(context.tx);
    return changed(secret ? 'petition-import.secret-refused' : 'petition-import.refused', { subject: { kind: 'petition-import', id: importId }, data: {} }, null);
  }
});

