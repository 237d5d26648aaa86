import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import type { MinutesHead, MinutesItem, MinutesLine } from '../../intake/minutes/item.ts';
import type { SheetHead } from '../../intake/sheet-state.ts';
import { petitionPolicy } from '../../policy.ts';

interface ImportRow<Head> {
  id: string;
  fileHash: string;
  fileName: string;
  head: Head;
  readAt: Date | null;
  checkedAt: Date | null;
  orderedAt: Date | null;
  finishedAt: Date | null;
  failed: string | null;
}
export type SheetImportRow = ImportRow<SheetHead>;
export type MinutesImportRow = ImportRow<MinutesHead> & { lines: MinutesLine[]; items: MinutesItem[]; undo: MinutesItem[][] };

/** How many steps back can be undone. */
const undoDepth = 30;

/** A list held for change. @throws NotFound | Forbidden | RuleBroken: being read, being recorded or finished */
export async function lockSheet({ tx, councilId, actor }: Context, importId: string): Promise<SheetImportRow> {
  authorize(petitionPolicy, 'import', actor);
  const { rows } = await sql<SheetImportRow>`select petition_import_id as id, file_hash as "fileHash", file_name as "fileName", head, read_at as "readAt", checked_at as "checkedAt", ordered_at as "orderedAt", finished_at as "finishedAt", failed
    from petition_import where council_id = ${councilId} and petition_import_id = ${importId} and kind = 'sheet' and dropped_at is null for update`.execute(tx);
  return standing(rows[0]);
}

/** Minutes held for change. @throws as `lockSheet` */
export async function lockMinutes({ tx, councilId, actor }: Context, importId: string): Promise<MinutesImportRow> {
  authorize(petitionPolicy, 'import', actor);
  const { rows } = await sql<MinutesImportRow>`select petition_import_id as id, file_hash as "fileHash", file_name as "fileName", head, read_at as "readAt", checked_at as "checkedAt", ordered_at as "orderedAt", finished_at as "finishedAt", failed,
      text_lines as lines, items, undo
    from petition_import where council_id = ${councilId} and petition_import_id = ${importId} and kind = 'minutes' and dropped_at is null for update`.execute(tx);
  return standing(rows[0]);
}

function standing<Row extends ImportRow<unknown>>(row: Row | undefined): Row {
  if (!row) throw new NotFound();
  if (row.finishedAt) throw new RuleBroken('petition-import.finished');
  if (row.orderedAt) throw new RuleBroken('petition-import.running');
  if (!row.readAt || row.failed) throw new RuleBroken('petition-import.not-ready');
  return row;
}

/** Keeps the new items and, for undoing, the ones before. */
export async function saveItems({ tx, councilId }: Context, row: MinutesImportRow, items: MinutesItem[]): Promise<void> {
  const undo = [row.items, ...row.undo].slice(0, undoDepth);
  await sql`update petition_import set items = ${JSON.stringify(items)}, undo = ${JSON.stringify(undo)} where council_id = ${councilId} and petition_import_id = ${row.id}`.execute(tx);
}

/** @throws NotFound when the item was split, merged or removed meanwhile */
export function itemOf(row: MinutesImportRow, key: string): MinutesItem {
  const item = row.items.find((candidate) => candidate.key === key);
  if (!item) throw new NotFound('petition-import.item-gone');
  return item;
}

export const replaced = (items: readonly MinutesItem[], key: string, by: readonly MinutesItem[]): MinutesItem[] => items.flatMap((item) => (item.key === key ? by : [item]));
