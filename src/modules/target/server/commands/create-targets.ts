import { sql } from 'kysely';
import { command } from '#core/command.ts';
import { Invalid, NotFound } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { isMeasureId } from '#modules/measure/catalogue.ts';
import { targetPolicy } from '../../policy.ts';
import { goalFaults } from '../../rules.ts';
import { CreateTargets } from '../../schema.ts';

/**
 * Targets of one plan, all or none; a plan's adoption calls it `within` its own act. Returns their ids in the order given.
 * @throws Invalid naming `targets.<n>.<field>` · NotFound when the plan or a leading body is not the council's
 */
export const createTargets = command({
  name: 'target.create',
  input: CreateTargets,
  async run({ tx, councilId, actor, now }, { planId, targets }) {
    authorize(targetPolicy, 'create', actor);
    const plan = (await sql<{ title: string }>`select title from plan where council_id = ${councilId} and plan_id = ${planId}`.execute(tx)).rows[0];
    if (!plan) throw new NotFound('target.plan-missing');
    const faults: Record<string, string> = {};
    for (const [index, target] of targets.entries()) {
      for (const [field, key] of Object.entries(goalFaults(target, target.unit))) faults[`targets.${index}.${field}`] = key;
      if (target.measureId !== null && !isMeasureId(target.measureId)) faults[`targets.${index}.measureId`] = 'target.measure-unknown';
      if (target.lineFrom !== null && target.lineTo !== null && target.lineTo < target.lineFrom) faults[`targets.${index}.lineTo`] = 'target.lines';
    }
    if (Object.keys(faults).length > 0) throw new Invalid(faults);
    const leads = [...new Set(targets.flatMap((target) => target.leadOrganizationId ?? []))];
    const known = await sql`select 1 from organization where council_id = ${councilId} and organization_id = any(${leads}::uuid[])`.execute(tx);
    if (known.rows.length !== leads.length) throw new NotFound('target.lead-missing');
    const rows = targets.map((target) => ({ ...target, id: newId<'target'>(now.getTime()) }));
    for (const row of rows)
      await sql`insert into target (council_id, target_id, plan_id, position, code, group_title, title, comparator, value, value_high, unit, period, lead_organization_id,
          measure_id, measure_params, section, quote, line_from, line_to, page, recorded_at)
        values (${councilId}, ${row.id}, ${planId}, ${row.position}, ${row.code}, ${row.groupTitle}, ${row.title}, ${row.comparator}, ${row.value}, ${row.valueHigh}, ${row.unit},
          ${row.period}, ${row.leadOrganizationId}, ${row.measureId}, ${JSON.stringify(row.measureParams)}, ${row.section}, ${row.quote}, ${row.lineFrom}, ${row.lineTo}, ${row.page}, ${now})`.execute(tx);
    const ids = rows.map((row) => row.id);
    return {
      events: rows.map((row) => ({
        name: 'target.created',
        subject: { kind: 'target', id: row.id },
        data: { plan: plan.title, code: row.code, title: row.title, comparator: row.comparator, value: row.value, valueHigh: row.valueHigh, unit: row.unit, period: row.period, measure: row.measureId }
      })),
      result: { ids }
    };
  }
});
