import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import type { PersonId } from '#core/ids.ts';
import { hashToken, newToken } from '#core/identity/session.ts';
import { keepPassword } from '#core/identity/keep-password.ts';
import { endSessions } from '#core/identity/own-account.ts';
import { recordSignIn } from '#core/identity/sign-in.ts';
import { authorize } from '#core/policy.ts';
import { personPolicy } from '../../policy.ts';
import { InvitePeople, OfPerson, TakeInvitation } from '../../schema.ts';
import { lockPerson } from '../rows.ts';

/** Days an invitation can be taken up. */
const invitationDays = 14;

/** One invitation to hand over: the token is shown once and stored only as a hash. */
export interface InvitationCard {
  personId: string;
  name: string;
  signInName: string;
  token: string;
  expiresAt: Date;
}

/** Makes an account for each person chosen and a fresh invitation; an older one of the same person stops working. @returns the cards, once. */
export const invitePeople = command({
  name: 'people.invite',
  input: InvitePeople,
  async run(context, { people }) {
    authorize(personPolicy, 'account', context.actor);
    const cards: InvitationCard[] = [];
    for (const personId of people) cards.push(await invite(context, personId, 'join'));
    const data = { people: cards.length, names: cards.slice(0, 50).map((card) => card.name) };
    return { events: cards.map((card) => ({ name: 'person.invited', subject: { kind: 'person', id: card.personId }, data: { ...data, name: card.name } })), result: cards, keep: false };
  }
});

/** For a forgotten password: the old one stops working, every sign-in ends, and a new invitation sets another. @returns the card, once. */
export const resetPassword = command({
  name: 'account.reset-password',
  input: OfPerson,
  async run(context, { personId }) {
    authorize(personPolicy, 'account', context.actor);
    const card = await invite(context, personId, 'reset');
    await sql`insert into password_history (council_id, person_id, password_hash, at) select council_id, person_id, password_hash, ${context.now} from account
      where council_id = ${context.councilId} and person_id = ${personId} and password_hash is not null on conflict do nothing`.execute(context.tx);
    await sql`update account set password_hash = null, failures = 0, locked_until = null where council_id = ${context.councilId} and person_id = ${personId}`.execute(context.tx);
    const ended = await endSessions(context, personId);
    return { events: [{ name: 'account.password-reset', subject: { kind: 'person', id: personId }, data: { name: card.name, sessionsEnded: ended } }], result: card, keep: false };
  }
});

/** Withdraws what waits for a person. @throws NotFound when nothing does. */
export const revokeInvitation = command({
  name: 'person.revoke-invitation',
  input: OfPerson,
  async run(context, { personId }) {
    authorize(personPolicy, 'account', context.actor);
    const person = await lockPerson(context, personId);
    if ((await revoke(context, personId)) === 0) throw new NotFound();
    return changed('person.invitation-revoked', { subject: { kind: 'person', id: personId }, data: { name: person.name } }, null);
  }
});

/**
 * Takes an invitation up: the person sets the password and is signed in; a second factor that was set up is still asked.
 * @throws RuleBroken('identity.invitation-gone') when it was used, withdrawn or is too old; Invalid for the password.
 */
export const takeInvitation = command({
  name: 'person.take-invitation',
  input: TakeInvitation,
  async run(context, { token, password, again, device }) {
    const { tx, councilId, now } = context;
    const { rows } = await sql<{ personId: PersonId; name: string; totp: boolean }>`select i.person_id as "personId", p.name, a.totp_confirmed_at is not null as totp
      from invitation i join account a using (council_id, person_id) join person p using (council_id, person_id)
      where i.council_id = ${councilId} and i.token_hash = ${hashToken(token)} and i.taken_at is null and i.revoked_at is null and i.expires_at > ${now} and a.disabled_at is null for update of i`.execute(tx);
    const found = rows[0];
    if (!found) throw new RuleBroken('identity.invitation-gone');
    await keepPassword(context, found.personId, password, again);
    await sql`update invitation set taken_at = ${now} where council_id = ${councilId} and token_hash = ${hashToken(token)}`.execute(tx);
    const outcome = await recordSignIn.within(context, { personId: found.personId, device, awaiting: found.totp ? 'second-factor' : null, strong: false });
    return { events: [{ name: 'person.invitation-taken', subject: { kind: 'person', id: found.personId }, data: { name: found.name } }], result: outcome, keep: false };
  }
});

/** Whom an invitation is for, while it can be taken up; null otherwise. Asked before anybody signed in. */
export async function invitedPerson(tx: Context['tx'], token: string, now: Date): Promise<{ name: string; honorific: string; signInName: string; purpose: 'join' | 'reset'; expiresAt: Date } | null> {
  const { rows } = await sql<{ name: string; honorific: string; signInName: string; purpose: 'join' | 'reset'; expiresAt: Date }>`
    select p.name, p.honorific, a.sign_in_name as "signInName", i.purpose, i.expires_at as "expiresAt"
    from invitation i join account a using (council_id, person_id) join person p using (council_id, person_id)
    where i.council_id = app.council() and i.token_hash = ${hashToken(token)} and i.taken_at is null and i.revoked_at is null and i.expires_at > ${now} and a.disabled_at is null`.execute(tx);
  return rows[0] ?? null;
}

async function invite(context: Context, personId: string, purpose: 'join' | 'reset'): Promise<InvitationCard> {
  const { tx, councilId, actor, now } = context;
  const person = await lockPerson(context, personId);
  const signInName = (person.phone ?? person.email ?? '').toLowerCase();
  if (!signInName) throw new RuleBroken('person.no-sign-in-name', { name: person.name });
  const holder = (await sql<{ id: string; name: string }>`select a.person_id as id, p.name from account a join person p using (council_id, person_id)
    where a.council_id = ${councilId} and a.sign_in_name = ${signInName}`.execute(tx)).rows[0];
  if (holder && holder.id !== personId) throw new RuleBroken('person.name-taken', { name: holder.name });
  const { rows } = await sql<{ disabledAt: Date | null; signInName: string }>`insert into account as a (council_id, person_id, sign_in_name, created_at) values (${councilId}, ${personId}, ${signInName}, ${now})
    on conflict (council_id, person_id) do update set sign_in_name = case when a.password_hash is null or ${purpose} = 'reset' then ${signInName} else a.sign_in_name end
    returning disabled_at as "disabledAt", sign_in_name as "signInName"`.execute(tx);
  if (rows[0]?.disabledAt) throw new RuleBroken('person.disabled');
  await revoke(context, personId);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  await sql`insert into invitation (council_id, token_hash, person_id, made_by, made_at, expires_at, purpose)
    values (${councilId}, ${hashToken(token)}, ${personId}, ${actor.personId}, ${now}, ${expiresAt}, ${purpose})`.execute(tx);
  return { personId, name: person.name, signInName: rows[0]?.signInName ?? signInName, token, expiresAt };
}

async function revoke({ tx, councilId, now }: Context, personId: string): Promise<number> {
  const done = await sql`update invitation set revoked_at = ${now} where council_id = ${councilId} and person_id = ${personId} and taken_at is null and revoked_at is null`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}
