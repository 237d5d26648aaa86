import { sql } from 'kysely';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { paths } from '#paths';
import { tasksClear, type TaskFact } from '../../task-facts.ts';
import type { Source } from '../source.ts';

/** Tasks and how clear they are, as they are written today: the five ways are not kept per day, snapshots are. */
export const taskSource: Source = {
  id: 'tasks',
  async open(tx) {
    const { rows } = await sql<Omit<TaskFact, 'recordedOn'>>`select task_id as id, plan_id as "planId", lead_organization_id as "leadOrganizationId", weight, clear_lead as "clearLead", clear_work as "clearWork",
        clear_deadline as "clearDeadline", clear_result as "clearResult", clear_responsible as "clearResponsible", recorded_at as "recordedAt", withdrawn_at as "withdrawnAt",
        withdrawn_reason as "withdrawnReason"
      from task_facts where council_id = app.council()`.execute(tx);
    const facts = rows.map((row) => ({ ...row, recordedOn: dayOfInstant(row.recordedAt) }));
    return (ask) => tasksClear(facts, ask.scope, ask.params);
  },
  async describe(tx, ids, { council }) {
    const { rows } = await sql<{ id: string; title: string; lead: string | null }>`select t.task_id as id, t.title, coalesce(nullif(l.short_name, ''), l.name) as lead
      from task t left join organization l on l.council_id = t.council_id and l.organization_id = t.lead_organization_id
      where t.council_id = app.council() and t.task_id = any(${ids}::uuid[])`.execute(tx);
    return new Map(rows.map((row) => [row.id, { title: row.title, subtitle: row.lead ?? '', href: paths.task(council, row.id) }]));
  }
};
