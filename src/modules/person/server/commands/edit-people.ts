import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Conflict, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { personPolicy } from '../../policy.ts';
import { AddMembership, CreatePerson, EditPerson, EndMembership, RemoveMembership } from '../../schema.ts';
import { personById } from '../queries.ts';
import { givePosts, insertPerson, lockPerson, personSearchKey } from '../rows.ts';

/** A person typed by hand, with the posts chosen. @throws RuleBroken for a pair of posts the law forbids. */
export const createPerson = command({
  name: 'person.create',
  input: CreatePerson,
  async run(context, input) {
    authorize(personPolicy, 'edit', context.actor);
    if (input.posts.length > 0) authorizeRoles(context, input.posts.map((post) => post.role));
    const id = await insertPerson(context, input);
    const posts = await givePosts(context, { id, name: input.name }, input.posts, { fromOn: input.fromOn, toOn: null });
    return changed('person.created', { subject: { kind: 'person', id }, data: { name: input.name, roles: posts.map((post) => post.role) } }, { id });
  }
});

/** Corrects what is known of a person. The name of an account follows a changed phone or e-mail only through a new invitation. */
export const editPerson = command({
  name: 'person.edit',
  input: EditPerson,
  async run(context, input) {
    const { tx, councilId, actor, today } = context;
    authorize(personPolicy, 'edit', actor);
    const before = await personById(tx, input.personId, today);
    if (!before) throw new NotFound();
    if (before.version !== input.version) throw new Conflict(before);
    await sql`update person set name = ${input.name}, honorific = ${input.honorific}, born_in = ${input.bornIn}, phone = ${input.phone || null}, email = ${input.email || null},
        post = ${input.post}, full_time = ${input.fullTime}, search_key = ${personSearchKey(input)}, version = version + 1
      where council_id = ${councilId} and person_id = ${input.personId}`.execute(tx);
    const keep = ({ name, honorific, bornIn, phone, email, post, fullTime }: typeof before) => ({ name, honorific, bornIn, phone, email, post, fullTime });
    return changed('person.edited', { subject: { kind: 'person', id: input.personId }, data: { name: input.name, before: keep(before), after: keep({ ...before, ...input }) } }, { id: input.personId });
  }
});

/** A role from a day on (and to a day). @throws RuleBroken for a pair the law forbids while both are held; Invalid when held already. */
export const addMembership = command({
  name: 'membership.add',
  input: AddMembership,
  async run(context, input) {
    authorizeRoles(context, [input.role]);
    if (input.toOn !== null && input.toOn <= input.fromOn) throw new Invalid({ toOn: 'person.ends-before' });
    const person = await lockPerson(context, input.personId);
    const given = await givePosts(context, person, [input], { fromOn: input.fromOn, toOn: input.toOn });
    if (!given.some((post) => post.role === input.role && post.organizationId === input.organizationId)) throw new Invalid({ role: 'person.held-already' });
    const data = { name: person.name, roles: given.map((post) => post.role), organizationId: input.organizationId, fromOn: input.fromOn, toOn: input.toOn };
    return changed('membership.added', { subject: { kind: 'person', id: person.id }, data }, { personId: person.id });
  }
});

/** Ends a role: the row stays. `toOn` is the first day it is no longer held. */
export const endMembership = command({
  name: 'membership.end',
  input: EndMembership,
  async run(context, input) {
    const row = await lockMembership(context, input.membershipId);
    authorizeRoles(context, [row.role]);
    if (input.toOn < row.fromOn) throw new Invalid({ toOn: 'person.ends-before' });
    if (row.role === 'administrator') await refuseLastAdministrator(context, input.membershipId, input.toOn);
    await sql`update membership set to_on = ${input.toOn} where council_id = ${context.councilId} and membership_id = ${input.membershipId}`.execute(context.tx);
    const data = { name: row.name, role: row.role, organizationId: row.organizationId, fromOn: row.fromOn, toOn: input.toOn };
    return changed('membership.ended', { subject: { kind: 'person', id: row.personId }, data }, { personId: row.personId });
  }
});

/** Erases a role written by mistake: only one that was not in force before today. @throws RuleBroken */
export const removeMembership = command({
  name: 'membership.remove',
  input: RemoveMembership,
  async run(context, input) {
    const row = await lockMembership(context, input.membershipId);
    authorizeRoles(context, [row.role]);
    if (row.fromOn < context.today) throw new RuleBroken('person.membership-used');
    if (row.role === 'administrator') await refuseLastAdministrator(context, input.membershipId, context.today);
    await sql`delete from membership where council_id = ${context.councilId} and membership_id = ${input.membershipId}`.execute(context.tx);
    return changed('membership.removed', { subject: { kind: 'person', id: row.personId }, data: { name: row.name, role: row.role, fromOn: row.fromOn } }, { personId: row.personId });
  }
});

function authorizeRoles({ actor }: Context, given: readonly string[]): void {
  authorize(personPolicy, 'assign', actor);
  if (given.includes('administrator')) authorize(personPolicy, 'assign-administrator', actor);
}

async function lockMembership({ tx, councilId }: Context, membershipId: string) {
  const { rows } = await sql<{ personId: string; organizationId: string; role: string; fromOn: string; name: string }>`
    select m.person_id as "personId", m.organization_id as "organizationId", m.role, m.from_on as "fromOn", p.name
    from membership m join person p using (council_id, person_id)
    where m.council_id = ${councilId} and m.membership_id = ${membershipId} for update of m`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

/** Somebody must be able to open the doors after that day: an administrator with an account that works. */
async function refuseLastAdministrator({ tx, councilId }: Context, exceptMembership: string, on: string): Promise<void> {
  const { rows } = await sql<{ others: number }>`select count(*)::int as others from membership m join account a using (council_id, person_id)
    where m.council_id = ${councilId} and m.role = 'administrator' and m.membership_id <> ${exceptMembership} and a.disabled_at is null and a.password_hash is not null
      and m.from_on <= ${on}::date and (m.to_on is null or m.to_on > ${on}::date)`.execute(tx);
  if ((rows[0]?.others ?? 0) === 0) throw new RuleBroken('person.last-administrator');
}
