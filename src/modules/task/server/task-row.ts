import { sql } from 'kysely';
import type { Cadence } from '#core/calendar/cadence.ts';
import type { CouncilTx } from '#core/db.ts';
import { Conflict, NotFound, RuleBroken } from '#core/errors.ts';
import type { DeadlineKind } from '../schema.ts';

/** A task as its table keeps it, with the names of its bodies and the plan it belongs to. */
export interface TaskRow {
  id: string;
  planId: string | null;
  planTitle: string | null;
  /** Number or short title, as a basis is written. */
  planMark: string | null;
  planEndsOn: string | null;
  position: number;
  title: string;
  expectedResult: string;
  leadOrganizationId: string | null;
  leadName: string | null;
  leadKind: string | null;
  leadInside: boolean;
  responsiblePersonId: string | null;
  responsibleName: string | null;
  coordinatingOrganizationIds: string[];
  coordinatorNames: string[];
  deadlineKind: DeadlineKind;
  startsOn: string | null;
  dueOn: string | null;
  dueHour: number | null;
  deadlineText: string;
  cadence: Cadence | null;
  eventText: string;
  atLeast: number | null;
  weight: 'task' | 'orientation';
  section: string;
  quote: string;
  lineFrom: number | null;
  lineTo: number | null;
  page: number | null;
  recordedAt: Date;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  version: number;
}

/** The columns of `TaskRow`, over `taskSource`. */
export const taskColumns = sql`t.task_id as id, t.plan_id as "planId", p.title as "planTitle", coalesce(nullif(p.number, ''), nullif(p.short_title, ''), p.title) as "planMark",
  p.ends_on as "planEndsOn", t.position, t.title, t.expected_result as "expectedResult", t.lead_organization_id as "leadOrganizationId", coalesce(nullif(l.short_name, ''), l.name) as "leadName",
  l.kind as "leadKind", coalesce(l.inside, true) as "leadInside", t.responsible_person_id as "responsiblePersonId", r.name as "responsibleName",
  array(select c.organization_id::text from task_coordinator c where c.council_id = t.council_id and c.task_id = t.task_id) as "coordinatingOrganizationIds",
  array(select coalesce(nullif(o.short_name, ''), o.name) from task_coordinator c join organization o using (council_id, organization_id)
    where c.council_id = t.council_id and c.task_id = t.task_id order by o.position) as "coordinatorNames",
  t.deadline_kind as "deadlineKind", t.starts_on as "startsOn", t.due_on as "dueOn", t.due_hour as "dueHour", t.deadline_text as "deadlineText", t.cadence, coalesce(t.event_text, '') as "eventText",
  t.at_least as "atLeast", t.weight, t.section, t.quote, t.line_from as "lineFrom", t.line_to as "lineTo", t.page, t.recorded_at as "recordedAt",
  t.withdrawn_at as "withdrawnAt", t.withdrawn_reason as "withdrawnReason", t.version`;

export const taskSource = sql`task t
  left join plan p on p.council_id = t.council_id and p.plan_id = t.plan_id
  left join organization l on l.council_id = t.council_id and l.organization_id = t.lead_organization_id
  left join person r on r.council_id = t.council_id and r.person_id = t.responsible_person_id`;

/** @throws NotFound */
export async function readTask(tx: CouncilTx, id: string): Promise<TaskRow> {
  const { rows } = await sql<TaskRow>`select ${taskColumns} from ${taskSource} where t.council_id = app.council() and t.task_id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  return row;
}

/** The task, locked, in force, at the version the form was made from. @throws NotFound | RuleBroken | Conflict */
export async function taskToChange(tx: CouncilTx, id: string, version?: number): Promise<TaskRow> {
  await sql`select 1 from task where council_id = app.council() and task_id = ${id} for update`.execute(tx);
  const row = await readTask(tx, id);
  if (row.withdrawnAt) throw new RuleBroken('task.withdrawn', { reason: row.withdrawnReason ?? '' });
  if (version !== undefined && version !== row.version) throw new Conflict(row);
  return row;
}
