import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { targetPolicy } from '../../policy.ts';
import { goalFaults } from '../../rules.ts';
import { AdjustTarget } from '../../schema.ts';
import { targetToChange } from '../target-row.ts';

/**
 * Changes a goal by a paper (P7). What held before stays readable, and figures of earlier days are judged by it.
 * @throws Invalid on a goal that is none, or the same again · NotFound | RuleBroken | Conflict
 */
export const adjustTarget = command({
  name: 'target.adjust',
  input: AdjustTarget,
  async run({ tx, councilId, actor, now }, input) {
    authorize(targetPolicy, 'adjust', actor);
    const target = await targetToChange(tx, input.targetId, input.version);
    if (target.comparator === 'text') throw new Invalid({ value: 'target.goal-in-words' });
    const goal = { comparator: target.comparator, value: input.value, valueHigh: input.valueHigh };
    const faults = goalFaults(goal, target.unit);
    if (Object.keys(faults).length > 0) throw new Invalid(faults);
    if (input.value === target.value && input.valueHigh === target.valueHigh) throw new Invalid({ value: 'target.goal-same' });
    await sql`insert into target_adjustment (council_id, target_adjustment_id, target_id, old_value, new_value, old_value_high, new_value_high, from_on, reason, paper, made_by, made_at)
      values (${councilId}, ${newId<'target-adjustment'>(now.getTime())}, ${target.id}, ${target.value}, ${input.value}, ${target.valueHigh}, ${input.valueHigh},
        ${input.fromOn}, ${input.reason}, ${input.paper}, ${actor.personId}, ${now})`.execute(tx);
    await sql`update target set value = ${input.value}, value_high = ${input.valueHigh}, version = version + 1 where council_id = ${councilId} and target_id = ${target.id}`.execute(tx);
    const data = { title: target.title, unit: target.unit, before: target.value, beforeHigh: target.valueHigh, after: input.value, afterHigh: input.valueHigh, fromOn: input.fromOn, reason: input.reason, paper: input.paper };
    return changed('target.adjusted', { subject: { kind: 'target', id: target.id }, data }, { id: target.id });
  }
});
