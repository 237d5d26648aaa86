import { sql } from 'kysely';
import { dayOf, type Context } from '#core/context.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import type { CadenceSource } from '#modules/obligation/server/open-ahead.ts';
import type { ObligationDraft } from '#modules/obligation/schema.ts';
import { duesOf, type TaskDue } from '../rules.ts';
import { taskColumns, taskSource, type TaskRow } from './task-row.ts';

/** The obligation of one due time of a task. */
export function draftOf(task: TaskRow, due: TaskDue): ObligationDraft {
  return {
    kind: 'task',
    subjectKind: 'task',
    subjectId: task.id,
    period: due.period,
    title: task.title,
    product: task.expectedResult,
    leadOrganizationId: task.leadOrganizationId,
    responsiblePersonId: task.responsiblePersonId,
    coordinatingOrganizationIds: task.coordinatingOrganizationIds,
    fromOn: due.fromOn,
    dueOn: due.dueOn,
    dueAt: due.dueAt,
    remindOn: due.remindOn,
    needed: task.atLeast,
    planId: task.planId,
    forTaskId: null,
    basis: basisOf(task),
    lawRule: null
  };
}

/** "10/KH-HĐND · mục III · trước ngày 25 hằng tháng". */
export function basisOf(task: Pick<TaskRow, 'planMark' | 'section' | 'deadlineText' | 'eventText'>): string {
  return [task.planMark, task.section, task.deadlineText || task.eventText].filter(Boolean).join(' · ');
}

/**
 * Opens what tasks ask for today, those a report carries out left to it (`rules.ts`, `duesOf`): counted from the day each was recorded, so that a machine that slept opens what it missed. Opening again changes nothing.
 * @param taskIds only these; all tasks in force when absent. @returns how many obligations were new
 */
export async function openForTasks(context: Context, taskIds?: readonly string[]): Promise<number> {
  const { tx, today } = context;
  const { rows } = await sql<TaskRow>`select ${taskColumns} from ${taskSource} where t.council_id = app.council() and t.withdrawn_at is null and p.withdrawn_on is null
    and not exists (select from obligation o where o.council_id = t.council_id and o.for_task_id = t.task_id and o.withdrawn_at is null)
    and ${taskIds ? sql`t.task_id = any(${[...taskIds]}::uuid[])` : sql`(t.cadence is not null or t.at_least is not null)`} order by t.position, t.task_id`.execute(tx);
  const calendar = await councilCalendar(tx);
  const drafts = rows.flatMap((task) => duesOf(task, { since: dayOf(task.recordedAt), today, until: task.planEndsOn }, calendar).map((due) => draftOf(task, due)));
  let opened = 0;
  for (let at = 0; at < drafts.length; at += 1000) opened += (await openObligations.within(context, { obligations: drafts.slice(at, at + 1000) })).opened;
  return opened;
}

/** Opens the obligations of one task, as `openForTasks`. */
export function openTaskObligations(context: Context, taskId: string): Promise<number> {
  return openForTasks(context, [taskId]);
}

/** Tasks as a source of the nightly opening ahead. */
export const taskCadences: CadenceSource = { name: 'task', openAhead: (context) => openForTasks(context) };
