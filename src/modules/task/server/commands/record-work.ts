import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { undoStatement } from '#modules/obligation/server/commands/undo-statement.ts';
import { countedObligation } from '#modules/obligation/server/queries.ts';
import { taskPolicy } from '../../policy.ts';
import { RecordRegularWork, TakeBackWork } from '../../schema.ts';
import { taskToChange, type TaskRow } from '../task-row.ts';

/**
 * Writes down one act of a task that goes on all the time, or one of its "at least n a year": a day and words. When the acts of the period are enough, the obligation is done on the day of the last one needed.
 * @throws NotFound | Forbidden | RuleBroken: the task is due once and is reported instead | Invalid
 */
export const recordRegularWork = command({
  name: 'task.record-work',
  input: RecordRegularWork,
  async run(context, { taskId, happenedOn, note: words, paper }) {
    const note = paper === '' ? words : `${words} (${paper})`;
    const { tx, councilId, actor, now, today } = context;
    const task = await taskToChange(tx, taskId);
    authorize(taskPolicy, 'record-work', actor, task);
    if (task.deadlineKind !== 'ongoing' && task.atLeast === null) throw new RuleBroken('task.work-of-ongoing');
    if (happenedOn > today) throw new Invalid({ happenedOn: 'obligation.day-ahead' });
    const id = newId<'task-work'>(now.getTime());
    await sql`insert into task_work (council_id, task_work_id, task_id, happened_on, note, recorded_at, recorded_by)
      values (${councilId}, ${id}, ${task.id}, ${happenedOn}, ${note}, ${now}, ${actor.personId})`.execute(tx);
    const count = await countToward(context, task, happenedOn, paper);
    return changed('task.worked', { subject: { kind: 'task', id: task.id }, data: { title: task.title, happenedOn, note, count: count?.done ?? null, needed: count?.needed ?? null } }, { id: task.id, workId: id, ...count });
  }
});

/** Takes back an act written down by mistake; it stays readable, struck through. @throws NotFound | Forbidden */
export const takeBackWork = command({
  name: 'task.take-back-work',
  input: TakeBackWork,
  async run(context, { taskId, workId }) {
    const { tx, councilId, actor, now } = context;
    const task = await taskToChange(tx, taskId);
    authorize(taskPolicy, 'record-work', actor, task);
    const { rows } = await sql<{ on: string; note: string }>`update task_work set voided_at = ${now}, voided_by = ${actor.personId}
      where council_id = ${councilId} and task_id = ${task.id} and task_work_id = ${workId} and voided_at is null returning happened_on as on, note`.execute(tx);
    const taken = rows[0];
    if (!taken) throw new NotFound();
    await countToward(context, task, taken.on, 'thu hồi một lần đã ghi');
    return changed('task.work-taken-back', { subject: { kind: 'task', id: task.id }, data: { title: task.title, happenedOn: taken.on, note: taken.note } }, { id: task.id });
  }
});

/** Says on the obligation whose time holds the day how many acts there are; null when the task has none counted. */
async function countToward(context: Context, task: TaskRow, day: string, paper: string): Promise<{ done: number; needed: number } | null> {
  const counted = await countedObligation(context.tx, 'task', task.id, day);
  if (!counted) return null;
  const { rows } = await sql<{ on: string }>`select happened_on as on from task_work where council_id = ${context.councilId} and task_id = ${task.id} and voided_at is null
    and happened_on >= ${counted.fromOn ?? '0001-01-01'} and happened_on <= ${counted.periodTo} order by happened_on, task_work_id`.execute(context.tx);
  const done = rows.length;
  const lastNeeded = rows[counted.needed - 1]?.on;
  const finished = counted.stated === 'done' && counted.judged !== 'returned';
  if (finished && lastNeeded === undefined && counted.judged === null) await undoStatement.within(context, { obligationId: counted.id });
  if (!finished) {
    const statement = { obligationId: counted.id, hour: null, paper, file: undefined };
    if (lastNeeded !== undefined) await stateProgress.within(context, { ...statement, status: 'done', happenedOn: lastNeeded, note: `Đủ ${done}/${counted.needed}`, percent: 100 });
    else await stateProgress.within(context, { ...statement, status: 'begun', happenedOn: day, note: `${done}/${counted.needed}`, percent: Math.round((done / counted.needed) * 100) });
  }
  return { done, needed: counted.needed };
}
