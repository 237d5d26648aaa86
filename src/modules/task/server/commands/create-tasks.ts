import { sql } from 'kysely';
import { command, type Changed } from '#core/command.ts';
import { Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { taskPolicy } from '../../policy.ts';
import { deadlineFaults, tidyDeadline, withPeriod } from '../../rules.ts';
import { CreateTask, CreateTasks, type TaskInput } from '../../schema.ts';
import { openForTasks } from '../open-task-obligations.ts';
import type { Context } from '#core/context.ts';

/** Writes tasks and opens what they ask for. @throws Invalid naming the field by `at(index, field)` */
async function write(context: Context, given: readonly TaskInput[], at: (index: number, field: string) => string): Promise<Changed<{ ids: string[]; obligations: number }>> {
  const { tx, councilId, actor, now } = context;
  authorize(taskPolicy, 'create', actor);
  const tasks = given.map(tidyDeadline);
  const faults = tasks.flatMap((task, index) => Object.entries(deadlineFaults(task)).map(([field, key]) => [at(index, field), key] as const));
  if (faults.length > 0) throw new Invalid(Object.fromEntries(faults));
  const rows = tasks.map((task) => ({ ...task, id: newId<'task'>(now.getTime()), key: khongDau(`${task.title} ${task.expectedResult} ${task.deadlineText} ${task.section}`).slice(0, 2000) }));
  const json = JSON.stringify(rows);
  await sql`insert into task (council_id, task_id, plan_id, position, title, expected_result, lead_organization_id, responsible_person_id, deadline_kind, starts_on, due_on, due_hour, deadline_text,
      cadence, event_text, at_least, weight, section, quote, line_from, line_to, page, search_key, recorded_at, recorded_by)
    select ${councilId}, d.id, d."planId", d.position, d.title, d."expectedResult", d."leadOrganizationId", d."responsiblePersonId", d."deadlineKind", d."startsOn", d."dueOn", d."dueHour", d."deadlineText",
      nullif(d.cadence, 'null'::jsonb), nullif(d."eventText", ''), d."atLeast", d.weight, d.section, d.quote, d."lineFrom", d."lineTo", d.page, d.key, ${now}, ${actor.personId}
    from jsonb_to_recordset(${json}::jsonb) as d(id uuid, "planId" uuid, position int, title text, "expectedResult" text, "leadOrganizationId" uuid, "responsiblePersonId" uuid, "deadlineKind" text,
      "startsOn" date, "dueOn" date, "dueHour" smallint, "deadlineText" text, cadence jsonb, "eventText" text, "atLeast" int, weight text, section text, quote text, "lineFrom" int, "lineTo" int, page int, key text)`.execute(tx);
  await sql`insert into task_coordinator (council_id, task_id, organization_id)
    select distinct ${councilId}::uuid, d.id, c::uuid from jsonb_to_recordset(${json}::jsonb) as d(id uuid, "coordinatingOrganizationIds" text[]), unnest(d."coordinatingOrganizationIds") c`.execute(tx);
  const ids = rows.map((row) => row.id as string);
  const obligations = await openForTasks(context, ids);
  const events = rows.map(({ id, key: _key, ...task }) => ({ name: 'task.created', subject: { kind: 'task', id }, data: { ...task } }));
  return { events, result: { ids, obligations } };
}

/** The tasks of a plan that is adopted, all or none, with their obligations. @returns ids in the order given @throws Invalid `tasks.3.dueOn` */
export const createTasks = command({
  name: 'task.create-many',
  input: CreateTasks,
  run: (context, { tasks }) => write(context, tasks, (index, field) => `tasks.${index}.${field}`)
});

/** One task by hand, clear in five ways. @throws Forbidden | Invalid */
export const createTask = command({
  name: 'task.create',
  input: CreateTask,
  async run(context, input) {
    const { period: _period, ...task } = withPeriod(input);
    const { events, result } = await write(context, [task], (_index, field) => field);
    return { events, result: { id: result.ids[0] ?? '', title: task.title, obligations: result.obligations } };
  }
});
