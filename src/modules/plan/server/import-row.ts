import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import type { ImportItem, ImportLine, PlanHead } from '../import-item.ts';
import { planPolicy } from '../policy.ts';

export interface ImportRow {
  id: string;
  fileId: string;
  fileName: string;
  head: PlanHead;
  lines: ImportLine[];
  items: ImportItem[];
  undo: ImportItem[][];
  readAt: Date | null;
  adoptedPlanId: string | null;
}

/** How many steps back can be undone. */
const undoDepth = 30;

/**
 * The import held for change. @throws NotFound when it is not there or was dropped · RuleBroken when it is being read or was adopted
 */
export async function lockImport({ tx, councilId, actor }: Context, importId: string): Promise<ImportRow> {
  authorize(planPolicy, 'import', actor);
  const { rows } = await sql<Omit<ImportRow, 'undo'> & { undo: ImportItem[][] }>`
    select plan_import_id as id, file_id as "fileId", file_name as "fileName", head, text_lines as lines, items, undo, read_at as "readAt", adopted_plan_id as "adoptedPlanId"
    from plan_import where council_id = ${councilId} and plan_import_id = ${importId} and dropped_at is null for update`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  if (row.adoptedPlanId) throw new RuleBroken('plan.already-adopted');
  if (!row.readAt) throw new RuleBroken('plan.not-read');
  return row;
}

/** Keeps the new items and, for "Hoàn tác", the ones before. */
export async function saveItems({ tx, councilId }: Context, row: ImportRow, items: ImportItem[]): Promise<void> {
  const undo = [row.items, ...row.undo].slice(0, undoDepth);
  await sql`update plan_import set items = ${JSON.stringify(items)}, undo = ${JSON.stringify(undo)} where council_id = ${councilId} and plan_import_id = ${row.id}`.execute(tx);
}

/** @throws NotFound('plan.item-gone') when the item was split, merged or removed meanwhile. */
export function itemOf(row: ImportRow, key: string): ImportItem {
  const item = row.items.find((candidate) => candidate.key === key);
  if (!item) throw new NotFound('plan.item-gone');
  return item;
}

export function replaced(items: readonly ImportItem[], key: string, by: readonly ImportItem[]): ImportItem[] {
  return items.flatMap((item) => (item.key === key ? by : [item]));
}
