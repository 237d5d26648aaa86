import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import type { ImportItem, ImportLine, PlanHead } from '../import-item.ts';

export interface OpenImport {
  id: string;
  fileName: string;
  startedAt: Date;
  startedBy: string | null;
  readAt: Date | null;
  failed: string | null;
  items: number;
  seen: number;
}

/** Imports begun and not finished, newest first: what a person comes back to. */
export async function openImports(tx: CouncilTx): Promise<OpenImport[]> {
  const { rows } = await sql<OpenImport>`
    select i.plan_import_id as id, i.file_name as "fileName", i.started_at as "startedAt", p.name as "startedBy", i.read_at as "readAt", i.failed,
      jsonb_array_length(i.items) as items, (select count(*)::int from jsonb_array_elements(i.items) x where x->>'decision' is not null) as seen
    from plan_import i left join person p on p.council_id = i.council_id and p.person_id = i.started_by
    where i.council_id = app.council() and i.adopted_plan_id is null and i.dropped_at is null order by i.started_at desc limit 20`.execute(tx);
  return rows;
}

export interface ImportView {
  id: string;
  fileId: string;
  fileName: string;
  startedAt: Date;
  progress: { done: number; total: number; what: string } | null;
  readAt: Date | null;
  failed: string | null;
  head: PlanHead;
  lines: ImportLine[];
  items: ImportItem[];
  unread: { lines: [number, number]; quote: string; reason: string }[];
  warnings: string[];
  canUndo: boolean;
  adoptedPlanId: string | null;
}

/** @throws NotFound when there is none or it was dropped. */
export async function importView(tx: CouncilTx, importId: string): Promise<ImportView> {
  const { rows } = await sql<ImportView>`
    select plan_import_id as id, file_id as "fileId", file_name as "fileName", started_at as "startedAt", progress, read_at as "readAt", failed, head, text_lines as lines, items, unread, warnings,
      jsonb_array_length(undo) > 0 as "canUndo", adopted_plan_id as "adoptedPlanId"
    from plan_import where council_id = app.council() and plan_import_id = ${importId} and dropped_at is null`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export interface PersonChoice {
  id: string;
  name: string;
  post: string;
  organizationIds: string[];
}

/** People who can be made answerable, with the bodies they belong to today; heads of a body first. */
export async function personChoices(tx: CouncilTx, today: string): Promise<PersonChoice[]> {
  const { rows } = await sql<PersonChoice>`
    select p.person_id as id, p.name, p.post, array_agg(m.organization_id order by m.role) as "organizationIds"
    from person p join membership m using (council_id, person_id)
    where p.council_id = app.council() and m.from_on <= ${today} and (m.to_on is null or m.to_on > ${today})
    group by 1, 2, 3
    order by min(case m.role when 'chair' then 0 when 'vice-chair' then 1 when 'board-head' then 2 when 'office-head' then 3 when 'ubnd-chair' then 3 else 9 end), p.name`.execute(tx);
  return rows;
}
