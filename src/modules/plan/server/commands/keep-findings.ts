import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import type { PlanDocument } from '../../extract/plan-document.ts';
import { headOf, itemsOf } from '../../from-document.ts';
import type { ImportItem, ImportLine } from '../../import-item.ts';
import { twinsOf } from '../../rules.ts';

/** What reading a plan gave: the recogniser's document, the lines it points into, what a person should know. */
export interface PlanFindings {
  document: PlanDocument;
  lines: ImportLine[];
  warnings: string[];
}

const Found = v.custom<PlanFindings>((value) => typeof value === 'object' && value !== null && 'document' in value);

/** Lays what was found before the person who sent the document: items with the council's own bodies, and the same tasks of other plans. */
export const keepFindings = command({
  name: 'plan.keep-findings',
  input: v.object({ importId: v.string(), found: Found }),
  async run({ tx, councilId, now }, { importId, found }) {
    const { rows } = await sql<{ name: string; from: string; to: string }>`select name, term_from as "from", term_to as "to" from council where council_id = ${councilId}`.execute(tx);
    const council = rows[0] ?? { name: '', from: '2026-01-01', to: '2031-12-31' };
    const others = (await sql<{ taskId: string; title: string; planTitle: string }>`select t.task_id as "taskId", t.title, coalesce(nullif(p.short_title, ''), p.title, '') as "planTitle"
      from task t left join plan p using (council_id, plan_id) where t.council_id = ${councilId} and t.withdrawn_at is null limit 5000`.execute(tx)).rows;
    const items = itemsOf(found.document, await organizationChoices(tx), council.name).map((item): ImportItem => (item.kind === 'task' ? { ...item, twins: twinsOf(item.task.title, others) } : item));
    await sql`update plan_import set read_at = ${now}, progress = null, head = ${JSON.stringify(headOf(found.document, council))}, text_lines = ${JSON.stringify(found.lines)},
      items = ${JSON.stringify(items)}, unread = ${JSON.stringify(found.document.unread)}, warnings = ${JSON.stringify(found.warnings)}
      where council_id = ${councilId} and plan_import_id = ${importId}`.execute(tx);
    const targets = items.filter((item) => item.kind === 'target').length;
    return changed('plan.document-read', { subject: { kind: 'plan-import', id: importId }, data: { targets, tasks: items.length - targets, unread: found.document.unread.length } }, null);
  }
});
