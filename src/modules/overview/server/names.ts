import { sql } from 'kysely';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { visibleTo } from '#modules/obligation/server/visibility.ts';

/** What the things with these ids are called, whatever noun they are of; only those the actor may see. */
export async function namesOf(tx: CouncilTx, actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select o.obligation_id as id, o.title as name from obligation o where o.council_id = app.council() and o.obligation_id = any(${ids}::uuid[]) and ${visibleTo(actor, 'o')}
    union all select task_id, title from task where council_id = app.council() and task_id = any(${ids}::uuid[])
    union all select target_id, title from target where council_id = app.council() and target_id = any(${ids}::uuid[])
    union all select plan_id, coalesce(nullif(short_title, ''), title) from plan where council_id = app.council() and plan_id = any(${ids}::uuid[])
    union all select plan_import_id, file_name from plan_import where council_id = app.council() and plan_import_id = any(${ids}::uuid[])
    union all select organization_id, coalesce(nullif(short_name, ''), name) from organization where council_id = app.council() and organization_id = any(${ids}::uuid[])
    union all select report_id, title from report where council_id = app.council() and report_id = any(${ids}::uuid[])
    union all select report_series_id, title from report_series where council_id = app.council() and report_series_id = any(${ids}::uuid[])
    union all select person_id, name from person where council_id = app.council() and person_id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
}
