import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import { RuleBroken } from '#core/errors.ts';
import { storeFile } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import type { SheetTable } from '#core/sheets/read.ts';
import { readSettings } from '#core/settings.ts';
import type { SheetHead } from '../../../intake/sheet-state.ts';
import { petitionPolicy } from '../../../policy.ts';
import type { CheckedRow } from '../check.ts';

/** A list that was read and checked by a program (`nghisu import petitions`), ordered at once; `recordRows` then records it part by part. */
export const takeSheet = command({
  name: 'petition-import.take',
  input: v.object({
    file: v.object({ name: v.string(), bytes: v.instance(Uint8Array) }),
    table: v.custom<SheetTable>((value) => typeof value === 'object' && value !== null),
    head: v.custom<SheetHead>((value) => typeof value === 'object' && value !== null),
    rows: v.custom<CheckedRow[]>((value) => Array.isArray(value))
  }),
  async run(context, { file, table, head, rows }) {
    const { tx, councilId, actor, now } = context;
    authorize(petitionPolicy, 'import', actor);
    if (!rows.some((row) => row.line !== null)) throw new RuleBroken('petition-import.nothing');
    const stored = await storeFile(context, readSettings().dataDir, file);
    const importId = newId<'petition-import'>(now.getTime());
    await sql`insert into petition_import (council_id, petition_import_id, kind, file_id, file_name, file_hash, started_at, started_by, head, read_at, checked_at, ordered_at, ordered_by)
      values (${councilId}, ${importId}, 'sheet', ${stored.id}, ${stored.name}, ${stored.sha256}, ${now}, ${actor.personId}, ${JSON.stringify(head)}, ${now}, ${now}, ${now}, ${actor.personId})`.execute(tx);
    const cells = new Map(table.rows.map((row) => [row.row, row]));
    for (let from = 0; from < rows.length; from += 1000) {
      const part = rows.slice(from, from + 1000).map((row) => ({ ...row, cells: cells.get(row.row)?.cells ?? [], group: cells.get(row.row)?.group ?? null }));
      await sql`insert into petition_import_row (council_id, petition_import_id, row, cells, group_title, line, problems, notes, near)
        select ${councilId}, ${importId}, x.row, x.cells, x."group", nullif(x.line, 'null'::jsonb), array(select jsonb_array_elements_text(x.problems)), array(select jsonb_array_elements_text(x.notes)), nullif(x.near, 'null'::jsonb)
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x(row integer, cells jsonb, "group" text, line jsonb, problems jsonb, notes jsonb, near jsonb)`.execute(tx);
    }
    return changed('petition-import.ordered', { subject: { kind: 'petition-import', id: importId }, data: { rows: rows.length } }, { importId: importId as string });
  }
});
