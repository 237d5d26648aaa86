import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { authorize } from '#core/policy.ts';
import { targetPolicy } from '../../policy.ts';
import { WithdrawTarget } from '../../schema.ts';
import { targetToChange } from '../target-row.ts';

/** Takes a target out of the plan by a paper; it stays in the history. @throws NotFound | RuleBroken | Conflict */
export const withdrawTarget = command({
  name: 'target.withdraw',
  input: WithdrawTarget,
  async run({ tx, councilId, actor, now }, input) {
    authorize(targetPolicy, 'withdraw', actor);
    const target = await targetToChange(tx, input.targetId, input.version);
    await sql`update target set withdrawn_at = ${now}, withdrawn_paper = ${input.paper}, version = version + 1 where council_id = ${councilId} and target_id = ${target.id}`.execute(tx);
    return changed('target.withdrawn', { subject: { kind: 'target', id: target.id }, data: { title: target.title, paper: input.paper } }, { id: target.id, planId: target.planId });
  }
});
