import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, NotFound } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { measureOf } from '#modules/measure/catalogue.ts';
import { targetPolicy } from '../../policy.ts';
import { BindTarget, type MeasureParams } from '../../schema.ts';
import { targetToChange } from '../target-row.ts';

/**
 * Says what a target counts: a measure of the catalogue with its parameters, or entries with evidence.
 * @throws Invalid on a measure of another unit or an unknown one · NotFound | RuleBroken | Conflict
 */
export const bindTarget = command({
  name: 'target.bind',
  input: BindTarget,
  async run({ tx, councilId, actor }, input) {
    authorize(targetPolicy, 'bind', actor);
    const target = await targetToChange(tx, input.targetId, input.version);
    const measure = input.measureId === '' ? null : measureOf(input.measureId);
    if (input.measureId !== '' && !measure) throw new Invalid({ measureId: 'target.measure-unknown' });
    if (measure && (measure.unit === 'percent') !== (target.unit === 'percent')) throw new Invalid({ measureId: 'target.measure-unit' });
    const params: MeasureParams = {};
    const { organizationId, planId, kind, reading } = input.measureParams;
    if (organizationId && measure?.params.includes('organizationId')) {
      const found = await sql`select 1 from organization where council_id = ${councilId} and organization_id = ${organizationId}`.execute(tx);
      if (found.rows.length === 0) throw new NotFound('target.lead-missing');
      params.organizationId = organizationId;
    }
    if (planId && measure?.params.includes('planId')) {
      const found = await sql`select 1 from plan where council_id = ${councilId} and plan_id = ${planId}`.execute(tx);
      if (found.rows.length === 0) throw new NotFound('target.plan-missing');
      params.planId = planId;
    }
    if (kind && measure?.params.includes('kind')) params.kind = kind;
    if (reading && (!measure || measure.source === 'entries' || measure.source === null)) params.reading = reading;
    await sql`update target set measure_id = ${measure?.id ?? null}, measure_params = ${JSON.stringify(params)}, version = version + 1
      where council_id = ${councilId} and target_id = ${target.id}`.execute(tx);
    return changed('target.bound', { subject: { kind: 'target', id: target.id }, data: { title: target.title, before: target.measureId, after: measure?.id ?? null, params } }, { id: target.id });
  }
});
