import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { overrideFault } from '#core/law/apply.ts';
import { findLawRule } from '#core/law/rules.ts';
import { authorize } from '#core/policy.ts';
import { councilPolicy } from '../../policy.ts';
import { RemoveLawOverride, SetLawOverride } from '../../schema-settings.ts';

/**
 * The council's own value for a rule of the law table, from a day on; deadlines counted before keep theirs.
 * @throws Invalid where the law fixes the value, or the value or day cannot be.
 */
export const setLawOverride = command({
  name: 'law-override.set',
  input: SetLawOverride,
  async run({ tx, councilId, actor, now, today }, { ruleId, amount, source, fromOn }) {
    authorize(councilPolicy, 'law', actor);
    const rule = findLawRule(ruleId);
    if (!rule) throw new RuleBroken('council.no-rule', { rule: ruleId });
    const fault = overrideFault(rule, amount, rule.unit);
    if (fault) throw new Invalid({ amount: fault });
    if (fromOn < today) throw new Invalid({ fromOn: 'council.override-past' });
    const done = await sql`insert into law_override (council_id, rule_id, amount, unit, source, from_on, made_by, made_at)
      values (${councilId}, ${ruleId}, ${amount}, ${rule.unit}, ${source}, ${fromOn}, ${actor.personId}, ${now}) on conflict do nothing`.execute(tx);
    if (done.numAffectedRows === 0n) throw new Invalid({ fromOn: 'council.override-same' });
    return changed('law-override.set', { subject: { kind: 'council', id: councilId }, data: { rule: rule.event, ruleId, amount, source, from: fromOn } }, { ruleId });
  }
});

/** Drops an own value that has not begun. @throws RuleBroken once it is in force */
export const removeLawOverride = command({
  name: 'law-override.remove',
  input: RemoveLawOverride,
  async run({ tx, councilId, actor, today }, { ruleId, fromOn }) {
    authorize(councilPolicy, 'law', actor);
    if (fromOn < today) throw new RuleBroken('council.override-begun');
    const done = await sql`delete from law_override where council_id = ${councilId} and rule_id = ${ruleId} and from_on = ${fromOn}`.execute(tx);
    if (done.numAffectedRows === 0n) throw new NotFound();
    return changed('law-override.removed', { subject: { kind: 'council', id: councilId }, data: { rule: findLawRule(ruleId)?.event ?? ruleId, ruleId, from: fromOn } }, { ruleId });
  }
});
