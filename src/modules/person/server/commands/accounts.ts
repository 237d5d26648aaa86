import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { endSessions, removeTotp } from '#core/identity/own-account.ts';
import { authorize } from '#core/policy.ts';
import { personPolicy } from '../../policy.ts';
import { DisableAccount, OfPerson } from '../../schema.ts';

/** Opens an account locked by wrong passwords before its time. */
export const unlockAccount = command({
  name: 'account.unlock',
  input: OfPerson,
  async run(context, { personId }) {
    const name = await lockAccount(context, personId);
    await sql`update account set failures = 0, locked_until = null where council_id = ${context.councilId} and person_id = ${personId}`.execute(context.tx);
    return changed('account.unlocked', { subject: { kind: 'person', id: personId }, data: { name } }, null);
  }
});

/** Ends every sign-in of a person: a lost tablet, somebody who left. */
export const endPersonSessions = command({
  name: 'account.end-sessions',
  input: OfPerson,
  async run(context, { personId }) {
    const name = await lockAccount(context, personId);
    const ended = await endSessions(context, personId);
    return changed('account.sessions-ended', { subject: { kind: 'person', id: personId }, data: { name, ended } }, { ended });
  }
});

/** Takes the second factor away from somebody who lost the phone and the printed codes. */
export const dropPersonTotp = command({
  name: 'account.drop-person-totp',
  input: OfPerson,
  async run(context, { personId }) {
    const name = await lockAccount(context, personId);
    await removeTotp(context, personId);
    return changed('account.totp-dropped', { subject: { kind: 'person', id: personId }, data: { name } }, null);
  }
});

/** Closes an account; the person and the history stay. @throws RuleBroken for one's own, and for the last administrator's. */
export const disableAccount = command({
  name: 'account.disable',
  input: DisableAccount,
  async run(context, { personId, reason }) {
    const name = await lockAccount(context, personId);
    if (personId === context.actor.personId) throw new RuleBroken('person.own-account');
    const { rows } = await sql<{ others: number }>`select count(*)::int as others from membership m join account a using (council_id, person_id)
      where m.council_id = ${context.councilId} and m.role = 'administrator' and m.person_id <> ${personId} and a.disabled_at is null and a.password_hash is not null
        and m.from_on <= ${context.today}::date and (m.to_on is null or m.to_on > ${context.today}::date)`.execute(context.tx);
    if ((rows[0]?.others ?? 0) === 0) throw new RuleBroken('person.last-administrator');
    await sql`update account set disabled_at = ${context.now} where council_id = ${context.councilId} and person_id = ${personId}`.execute(context.tx);
    await sql`update invitation set revoked_at = ${context.now} where council_id = ${context.councilId} and person_id = ${personId} and taken_at is null and revoked_at is null`.execute(context.tx);
    await endSessions(context, personId);
    return changed('account.disabled', { subject: { kind: 'person', id: personId }, data: { name, reason } }, null);
  }
});

export const enableAccount = command({
  name: 'account.enable',
  input: OfPerson,
  async run(context, { personId }) {
    const name = await lockAccount(context, personId);
    // The 45 days of disuse are counted anew, or the account would be flagged at once.
    await sql`update account set disabled_at = null, failures = 0, locked_until = null, last_used_at = ${context.now} where council_id = ${context.councilId} and person_id = ${personId}`.execute(context.tx);
    return changed('account.enabled', { subject: { kind: 'person', id: personId }, data: { name } }, null);
  }
});

/** Says that the accounts of a quarter were looked through (law:CYB-06). @throws RuleBroken when somebody said so already. */
export const reviewAccounts = command({
  name: 'account.review',
  input: v.object({ quarter: v.pipe(v.string(), v.regex(/^\d{4}-Q[1-4]$/)) }),
  async run(context, { quarter }) {
    authorize(personPolicy, 'account', context.actor);
    const done = await sql`select 1 from event where council_id = ${context.councilId} and name = 'account.reviewed' and data ->> 'quarter' = ${quarter} limit 1`.execute(context.tx);
    if (done.rows.length > 0) throw new RuleBroken('person.reviewed-already');
    const { rows } = await sql<{ open: number }>`select count(*)::int as open from account where council_id = ${context.councilId} and disabled_at is null`.execute(context.tx);
    return changed('account.reviewed', { subject: { kind: 'council', id: context.councilId }, data: { quarter, open: rows[0]?.open ?? 0 } }, null);
  }
});

async function lockAccount(context: Context, personId: string): Promise<string> {
  authorize(personPolicy, 'account', context.actor);
  const { rows } = await sql<{ name: string }>`select p.name from account a join person p using (council_id, person_id)
    where a.council_id = ${context.councilId} and a.person_id = ${personId} for update of a`.execute(context.tx);
  if (!rows[0]) throw new NotFound('person.no-account');
  return rows[0].name;
}
