import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Conflict, Invalid, NotFound } from '#core/errors.ts';
import { securityOf } from '#core/identity/security.ts';
import { delegateCount } from '#core/law/delegates.ts';
import { authorize } from '#core/policy.ts';
import { councilPolicy } from '../../policy.ts';
import { EditCouncil, SetEscalation, SetSecurity } from '../../schema-settings.ts';
import { councilData, escalateAfterDays } from '../queries.ts';

/** Corrects what is known of the council; the number of delegates by law follows from kind and population (law:STR-09…11). */
export const editCouncil = command({
  name: 'council.edit',
  input: EditCouncil,
  async run({ tx, councilId, actor }, input) {
    authorize(councilPolicy, 'edit', actor);
    const before = await councilData(tx);
    if (!before) throw new NotFound();
    if (before.version !== input.version) throw new Conflict(before);
    if (!/^(xã|phường|đặc khu) \S/u.test(input.name)) throw new Invalid({ name: 'council.unit-name' });
    if (input.termTo <= input.termFrom) throw new Invalid({ termTo: 'council.term' });
    const byLaw = delegateCount(input.kind, input.population).count;
    await sql`update council set name = ${input.name}, province = ${input.province}, unit_code = ${input.unitCode || null}, kind = ${input.kind}, population = ${input.population},
        delegates_by_law = ${byLaw}, delegates_elected = ${input.delegatesElected}, first_session_on = ${input.firstSessionOn}, remote_area = ${input.remoteArea},
        term_from = ${input.termFrom}, term_to = ${input.termTo}, version = version + 1 where council_id = ${councilId}`.execute(tx);
    const after = { ...input, delegatesByLaw: byLaw } as Record<string, unknown>;
    const changes = Object.keys(after).filter((key) => key !== 'version' && (before as unknown as Record<string, unknown>)[key] !== after[key] && !(key === 'unitCode' && !before.unitCode && !after[key]));
    return changed('council.edited', { subject: { kind: 'council', id: councilId }, data: { name: input.name, changes, before, after } }, null);
  }
});

/** Sets the values of safe sign-in, never looser than the standard (law:CYB-04…07). */
export const setSecurity = command({
  name: 'council.set-security',
  input: SetSecurity,
  async run({ tx, councilId, actor }, input) {
    authorize(councilPolicy, 'security', actor);
    const { rows } = await sql<{ security: unknown }>`select settings -> 'security' as security from council where council_id = ${councilId} for update`.execute(tx);
    const before = securityOf(rows[0]?.security);
    await sql`update council set settings = settings || ${JSON.stringify({ security: input })}::jsonb, version = version + 1 where council_id = ${councilId}`.execute(tx);
    const changes = (Object.keys(input) as (keyof typeof input)[]).filter((key) => before[key] !== input[key]).map((key) => `${key} ${before[key]} → ${input[key]}`);
    return changed('council.security-set', { subject: { kind: 'council', id: councilId }, data: { changes, before, after: input } }, null);
  }
});

/** Sets how long something may be overdue before the Standing Committee is told of it, calendar days. From the next morning on. */
export const setEscalation = command({
  name: 'council.set-escalation',
  input: SetEscalation,
  async run({ tx, councilId, actor }, { days }) {
    authorize(councilPolicy, 'edit', actor);
    await sql`select from council where council_id = ${councilId} for update`.execute(tx);
    const before = await escalateAfterDays(tx);
    await sql`update council set settings = settings || ${JSON.stringify({ escalateAfterDays: days })}::jsonb where council_id = ${councilId}`.execute(tx);
    return changed('council.escalation-set', { subject: { kind: 'council', id: councilId }, data: { before, days } }, { days });
  }
});
