import { sql } from 'kysely';
import type { Context, Role } from '#core/context.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId, type Id } from '#core/ids.ts';
import { khongDau } from '#core/text.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { roleName } from '../messages.ts';
import { conflictOver, rolesOfKind, withImplied, type HeldPost, type Post } from '../posts.ts';

/** What every way of adding a person writes. */
export interface PersonFields {
  name: string;
  honorific: string;
  bornIn: number | null;
  phone: string;
  email: string;
  post: string;
  fullTime: boolean;
}

/** Key for finding a person without marks: name, phone, e-mail. */
export function personSearchKey({ name, phone, email }: Pick<PersonFields, 'name' | 'phone' | 'email'>): string {
  return khongDau([name, phone, email].filter(Boolean).join(' '));
}

export async function insertPerson({ tx, councilId, now }: Context, fields: PersonFields, importId: string | null = null): Promise<Id<'person'>> {
  const personId = newId<'person'>(now.getTime());
  await sql`insert into person (council_id, person_id, name, honorific, born_in, phone, email, post, full_time, search_key, import_id)
    values (${councilId}, ${personId}, ${fields.name}, ${fields.honorific}, ${fields.bornIn}, ${fields.phone || null}, ${fields.email || null}, ${fields.post},
      ${fields.fullTime}, ${personSearchKey(fields)}, ${importId})`.execute(tx);
  return personId;
}

/**
 * Gives a person posts from a day, with those the law gives along, leaving out what they hold already.
 * @throws Invalid for a role the body does not have, RuleBroken for a pair the law forbids (law:STR-04).
 */
export async function givePosts(
  context: Context,
  person: { id: string; name: string },
  posts: readonly Post[],
  period: { fromOn: string; toOn: string | null },
  options: { implied?: boolean; importId?: string | null } = {}
): Promise<Post[]> {
  const organizations = await organizationChoices(context.tx);
  for (const post of posts) {
    const kind = organizations.find((each) => each.id === post.organizationId)?.kind;
    if (!kind) throw new NotFound();
    if (!rolesOfKind[kind].includes(post.role)) throw new Invalid({ role: 'person.role-of-body' });
  }
  const held = await heldPosts(context, person.id);
  const wanted = options.implied === false ? [...posts] : withImplied(posts, organizations);
  const fresh = wanted.filter((post) => !held.some((each) => each.organizationId === post.organizationId && each.role === post.role && within(period, each)));
  refuseConflict(person.name, [...held, ...fresh.map((post) => ({ ...post, ...period }))], organizations);
  for (const post of fresh)
    await sql`insert into membership (council_id, membership_id, person_id, organization_id, role, from_on, to_on, import_id)
      values (${context.councilId}, ${newId<'membership'>(context.now.getTime())}, ${person.id}, ${post.organizationId}, ${post.role}, ${period.fromOn}, ${period.toOn}, ${options.importId ?? null})`.execute(context.tx);
  return fresh;
}

/** Already covered: a held post that overlaps counts as the same (the table refuses two rows of one post at one time). */
function within(period: { fromOn: string; toOn: string | null }, held: HeldPost): boolean {
  return (held.toOn === null || period.fromOn < held.toOn) && (period.toOn === null || held.fromOn < period.toOn);
}

async function heldPosts({ tx, councilId }: Context, personId: string): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`select organization_id as "organizationId", role, from_on as "fromOn", to_on as "toOn" from membership
    where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
  return rows;
}

function refuseConflict(name: string, held: readonly HeldPost[], organizations: readonly { id: string; kind: string }[]): void {
  const clash = conflictOver(held);
  if (!clash) return;
  const word = (role: Role) => roleName(role, organizations.find((each) => held.some((post) => post.role === role && post.organizationId === each.id))?.kind ?? '', 'vi');
  throw new RuleBroken('person.conflict', { name, a: word(clash.role), b: word(clash.with), article: clash.article });
}

/** Name and version of a person, held for the rest of the transaction. @throws NotFound */
export async function lockPerson({ tx, councilId }: Context, personId: string): Promise<{ id: string; name: string; version: number; phone: string | null; email: string | null }> {
  const { rows } = await sql<{ id: string; name: string; version: number; phone: string | null; email: string | null }>`
    select person_id as id, name, version, phone, email from person where council_id = ${councilId} and person_id = ${personId} for update`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}
