import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { authorize } from '#core/policy.ts';
import { withdrawObligation } from '#modules/obligation/server/commands/withdraw-obligation.ts';
import { openObligationsOf } from '#modules/obligation/server/queries.ts';
import { taskPolicy } from '../../policy.ts';
import { WithdrawTask } from '../../schema.ts';
import { taskToChange } from '../task-row.ts';

/** Takes a task out by a paper, and with it what is open of it; what was done stays. @throws NotFound | Forbidden | RuleBroken */
export const withdrawTask = command({
  name: 'task.withdraw',
  input: WithdrawTask,
  async run(context, { taskId, reason }) {
    const { tx, councilId, actor, now } = context;
    authorize(taskPolicy, 'withdraw', actor);
    const task = await taskToChange(tx, taskId);
    await sql`update task set withdrawn_at = ${now}, withdrawn_reason = ${reason}, version = version + 1 where council_id = ${councilId} and task_id = ${task.id}`.execute(tx);
    const open = await openObligationsOf(tx, 'task', task.id);
    for (const each of open) await withdrawObligation.within(context, { obligationId: each.id, paper: reason });
    return changed('task.withdrawn', { subject: { kind: 'task', id: task.id }, data: { title: task.title, reason, obligations: open.length } }, { id: task.id, obligations: open.length });
  }
});
