import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { withdrawObligation } from '#modules/obligation/server/commands/withdraw-obligation.ts';
import { updateOpenObligations } from '#modules/obligation/server/commands/update-open-obligations.ts';
import { openObligationsOf } from '#modules/obligation/server/queries.ts';
import { taskPolicy } from '../../policy.ts';
import { deadlineFaults, duesOf, tidyDeadline, withPeriod } from '../../rules.ts';
import { AmendTask } from '../../schema.ts';
import { openTaskObligations } from '../open-task-obligations.ts';
import { readTask, taskToChange, type TaskRow } from '../task-row.ts';

/**
 * Mends a task. What is open of it follows: words and bodies at once, a moved deadline as a correction with its reason (never once it is late: then it is deferred or withdrawn).
 * @throws NotFound | Forbidden | RuleBroken | Conflict with the task as it stands | Invalid
 */
export const amendTask = command({
  name: 'task.amend',
  input: AmendTask,
  async run(context, raw) {
    const { tx, councilId, actor } = context;
    authorize(taskPolicy, 'amend', actor);
    const input = tidyDeadline(withPeriod(raw));
    const before = await taskToChange(tx, input.taskId, input.version);
    const faults = deadlineFaults(input);
    if (Object.keys(faults).length > 0) throw new Invalid(faults);
    const moved = deadlineOf(before) !== deadlineOf(input);
    if (moved && input.reason.length < 5) throw new Invalid({ reason: 'task.reason-needed' });
    await sql`update task set title = ${input.title}, expected_result = ${input.expectedResult}, lead_organization_id = ${input.leadOrganizationId}, responsible_person_id = ${input.responsiblePersonId},
        deadline_kind = ${input.deadlineKind}, starts_on = ${input.startsOn}, due_on = ${input.dueOn}, due_hour = ${input.dueHour}, deadline_text = ${input.deadlineText},
        cadence = ${input.cadence === null ? null : JSON.stringify(input.cadence)}::jsonb, event_text = ${input.eventText || null}, at_least = ${input.atLeast}, weight = ${input.weight},
        search_key = ${khongDau(`${input.title} ${input.expectedResult} ${input.deadlineText} ${before.section}`).slice(0, 2000)}, version = version + 1
      where council_id = ${councilId} and task_id = ${before.id}`.execute(tx);
    await sql`delete from task_coordinator where council_id = ${councilId} and task_id = ${before.id}`.execute(tx);
    await sql`insert into task_coordinator (council_id, task_id, organization_id) select distinct ${councilId}::uuid, ${before.id}::uuid, c::uuid from unnest(${input.coordinatingOrganizationIds}::text[]) c`.execute(tx);
    const after = await readTask(tx, before.id);
    if (moved) await moveObligations(context, after, input.reason);
    await updateOpenObligations.within(context, {
      subjectKind: 'task',
      subjectId: after.id,
      title: after.title,
      product: after.expectedResult,
      leadOrganizationId: after.leadOrganizationId,
      responsiblePersonId: after.responsiblePersonId,
      formerPersonId: before.responsiblePersonId,
      coordinatingOrganizationIds: after.coordinatingOrganizationIds,
      needed: after.atLeast
    });
    return changed('task.amended', { subject: { kind: 'task', id: after.id }, data: { before: said(before), after: said(after), reason: input.reason } }, { id: after.id, version: after.version });
  }
});

/** Everything of a task that says when it is due, in one text, to tell whether it moved. */
function deadlineOf(task: Pick<TaskRow, 'deadlineKind' | 'startsOn' | 'dueOn' | 'dueHour' | 'cadence' | 'atLeast'>): string {
  const cadence = task.cadence === null ? '' : JSON.stringify(Object.entries(task.cadence).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify([task.deadlineKind, task.startsOn, task.dueOn, task.dueHour, cadence, task.atLeast]);
}

function said({ title, expectedResult, leadName, responsibleName, coordinatorNames, deadlineKind, startsOn, dueOn, dueHour, deadlineText, cadence, atLeast, weight }: TaskRow) {
  return { title, expectedResult, leadName, responsibleName, coordinatorNames, deadlineKind, startsOn, dueOn, dueHour, deadlineText, cadence, atLeast, weight };
}

/** Brings the open obligations to the new deadline: moved ones are corrected, those no longer asked for withdrawn unless late, new ones opened. */
async function moveObligations(context: Context, task: TaskRow, reason: string): Promise<void> {
  const { tx, today, actor } = context;
  const wanted = new Map(duesOf(task, { since: today, today, until: task.planEndsOn }, await councilCalendar(tx)).map((due) => [due.period, due]));
  for (const open of await openObligationsOf(tx, 'task', task.id)) {
    const due = wanted.get(open.period);
    if (due) {
      if (due.dueOn === open.dueOn && due.dueAt?.getTime() === open.dueAt?.getTime()) continue;
      const hour = due.dueAt === null ? null : Math.round((due.dueAt.getTime() - Date.parse(`${due.dueOn}T00:00:00+07:00`)) / 60_000);
      await deferObligation.within(context, { obligationId: open.id, newDueOn: due.dueOn, hour, reason, allowedBy: actor.name, paper: '', kind: 'correction' });
    } else if (open.dueOn === null || open.dueOn >= today) {
      await withdrawObligation.within(context, { obligationId: open.id, paper: `Sửa thời hạn của nhiệm vụ: ${reason}` });
    }
  }
  await openTaskObligations(context, task.id);
}
