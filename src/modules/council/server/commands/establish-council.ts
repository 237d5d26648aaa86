import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { RuleBroken, Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { hashPassword, passwordLacks } from '#core/identity/password.ts';
import { signInNameOf } from '#core/identity/sign-in.ts';
import { khongDau } from '#core/text.ts';
import { firstOrganizations } from '../../first-organizations.ts';
import { EstablishCouncil } from '../../schema.ts';

/** Founds a council with its first bodies and its administrator; the scope's council id is the new council's. */
export const establishCouncil = command({
  name: 'council.establish',
  input: EstablishCouncil,
  async run({ tx, councilId, now, today }, input) {
    if (input.termTo <= input.termFrom) throw new Invalid({ termTo: 'council.term' });
    const lacks = passwordLacks(input.administrator.password);
    if (lacks[0]) throw new Invalid({ 'administrator.password': lacks[0] });
    const slug = input.slug ?? slugOf(input.name);
    const taken = await sql`select 1 from app.council_by_slug(${slug})`.execute(tx);
    if (taken.rows.length > 0) throw new RuleBroken('council.slug-taken');
    await sql`insert into council (council_id, slug, name, province, unit_code, kind, population, delegates_by_law, delegates_elected, first_session_on, remote_area, term_from, term_to, sample, created_at)
      values (${councilId}, ${slug}, ${input.name}, ${input.province}, ${input.unitCode || null}, ${input.kind}, ${input.population}, ${input.delegatesByLaw},
        ${input.delegatesElected}, ${input.firstSessionOn}, ${input.remoteArea}, ${input.termFrom}, ${input.termTo}, ${input.sample}, ${now})`.execute(tx);
    let officeId = '';
    for (const body of firstOrganizations) {
      const organizationId = newId<'organization'>(now.getTime());
      if (body.kind === 'office') officeId = organizationId;
      await sql`insert into organization (council_id, organization_id, kind, name, short_name, aliases, inside, position, search_key)
        values (${councilId}, ${organizationId}, ${body.kind}, ${body.name}, ${body.short}, ${[...body.aliases]}, ${body.inside}, ${body.position}, ${khongDau(`${body.name} ${body.short}`)})`.execute(tx);
    }
    const personId = newId<'person'>(now.getTime());
    const { name, signInName, password } = input.administrator;
    await sql`insert into person (council_id, person_id, name, search_key) values (${councilId}, ${personId}, ${name}, ${khongDau(name)})`.execute(tx);
    for (const role of ['clerk', 'administrator'])
      await sql`insert into membership (council_id, membership_id, person_id, organization_id, role, from_on)
        values (${councilId}, ${newId<'membership'>(now.getTime())}, ${personId}, ${officeId}, ${role}, ${today})`.execute(tx);
    await sql`insert into account (council_id, person_id, sign_in_name, password_hash, password_changed_at, must_change)
      values (${councilId}, ${personId}, ${signInNameOf(signInName)}, ${await hashPassword(password)}, ${now}, false)`.execute(tx);
    return changed('council.established', { subject: { kind: 'council', id: councilId }, data: { name: input.name, slug } }, { slug, councilId, personId });
  }
});

/** "xã Xuân Quế" → "xuan-que": the kind of the unit is no part of the address. */
export function slugOf(name: string): string {
  return khongDau(name).replace(/^(xa|phuong|dac khu|thi tran)\s+/, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'hoi-dong';
}
