import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { taskPolicy } from '../../policy.ts';
import { LinkTwin } from '../../schema.ts';
import { readTask } from '../task-row.ts';

/** Says that two tasks are the same work seen in two plans (P4): each shows the other, neither is merged away. @throws NotFound | Forbidden | RuleBroken */
export const linkTwin = command({
  name: 'task.link-twin',
  input: LinkTwin,
  async run({ tx, councilId, actor, now }, { taskId, twinId }) {
    authorize(taskPolicy, 'link', actor);
    if (taskId === twinId) throw new RuleBroken('task.twin-itself');
    const [task, twin] = [await readTask(tx, taskId), await readTask(tx, twinId)];
    const [first, second] = [task.id, twin.id].sort();
    await sql`insert into task_twin (council_id, task_id, twin_id, made_by, made_at) values (${councilId}, ${first}, ${second}, ${actor.personId}, ${now}) on conflict do nothing`.execute(tx);
    return changed('task.twin-linked', { subject: { kind: 'task', id: task.id }, data: { title: task.title, twin: twin.title, twinId: twin.id, twinPlan: twin.planTitle } }, { id: task.id });
  }
});

/** Takes the link between two tasks away. */
export const unlinkTwin = command({
  name: 'task.unlink-twin',
  input: LinkTwin,
  async run({ tx, councilId, actor }, { taskId, twinId }) {
    authorize(taskPolicy, 'link', actor);
    const [first, second] = [taskId, twinId].sort();
    await sql`delete from task_twin where council_id = ${councilId} and task_id = ${first} and twin_id = ${second}`.execute(tx);
    return changed('task.twin-unlinked', { subject: { kind: 'task', id: taskId }, data: { twinId } }, { id: taskId });
  }
});
