import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '../command.ts';
import { inCouncil, type Database } from '../db.ts';
import { RuleBroken } from '../errors.ts';
import type { CouncilId, PersonId } from '../ids.ts';
import { clockActor } from '../context.ts';
import { hashToken, newToken } from './session.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { totpStep } from './totp.ts';

/** law:CYB-05: five failures lock; the lock lasts 12 hours unless an administrator opens it. */
export const failuresAllowed = 5;
export const lockHours = 12;

export type SignInOutcome =
  | { outcome: 'signed-in'; token: string; personId: PersonId; mustChange: boolean }
  | { outcome: 'needs-code'; token: string; personId: PersonId }
  | { outcome: 'wrong'; left: number }
  | { outcome: 'locked'; until: Date }
  | { outcome: 'disabled' };

let decoy: Promise<string> | undefined;

/** Tries a name and a password. Takes the same time whether the name is known or not; every outcome leaves an event. */
export async function signIn(
  database: Database,
  councilId: CouncilId,
  given: { name: string; password: string; device: string },
  now: Date
): Promise<SignInOutcome> {
  const name = given.name.trim().toLowerCase();
  const account = await inCouncil(database, { councilId }, 'read', async (tx) => {
    const { rows } = await sql<AccountRow>`select person_id, password_hash, must_change, failures, locked_until, disabled_at, totp_confirmed_at
      from account where council_id = ${councilId} and sign_in_name = ${name}`.execute(tx);
    return rows[0];
  });
  decoy ??= hashPassword('nobody has this one');
  const right = await verifyPassword(account?.password_hash ?? (await decoy), given.password);
  if (!account?.password_hash) return { outcome: 'wrong', left: failuresAllowed - 1 };
  const scope = { database, councilId, actor: clockActor, now };
  if (account.disabled_at) return { outcome: 'disabled' };
  if (account.locked_until && account.locked_until > now) return { outcome: 'locked', until: account.locked_until };
  if (!right) return recordFailure.execute(scope, { personId: account.person_id });
  return recordSignIn.execute(scope, { personId: account.person_id, device: given.device, awaiting: account.totp_confirmed_at ? 'second-factor' : null });
}

interface AccountRow {
  person_id: PersonId;
  password_hash: string | null;
  must_change: boolean;
  failures: number;
  locked_until: Date | null;
  disabled_at: Date | null;
  totp_confirmed_at: Date | null;
}

const recordFailure = command({
  name: 'sign-in.fail',
  input: v.object({ personId: v.string() }),
  async run({ tx, councilId, now }, { personId }) {
    const until = new Date(now.getTime() + lockHours * 3_600_000);
    const { rows } = await sql<{ failures: number }>`update account set failures = case when locked_until is not null and locked_until <= ${now} then 1 else failures + 1 end,
        locked_until = case when (case when locked_until is not null and locked_until <= ${now} then 1 else failures + 1 end) >= ${failuresAllowed} then ${until}::timestamptz end
      where council_id = ${councilId} and person_id = ${personId} returning failures`.execute(tx);
    const left = failuresAllowed - (rows[0]?.failures ?? 1);
    const outcome: SignInOutcome = left > 0 ? { outcome: 'wrong', left } : { outcome: 'locked', until };
    return changed(left > 0 ? 'sign-in.failed' : 'sign-in.locked', { subject: { kind: 'account', id: personId } }, outcome);
  }
});

/** Opens a session for a person whose identity was just proved (password, passkey, invitation). */
export const recordSignIn = command({
  name: 'sign-in.start',
  input: v.object({ personId: v.string(), device: v.string(), awaiting: v.nullable(v.literal('second-factor')) }),
  async run({ tx, councilId, now }, { personId, device, awaiting }) {
    const token = newToken();
    await sql`insert into sign_in (council_id, token_hash, person_id, created_at, seen_at, unlocked_at, device, awaiting)
      values (${councilId}, ${hashToken(token)}, ${personId}, ${now}, ${now}, ${now}, ${device.slice(0, 200)}, ${awaiting})`.execute(tx);
    const { rows } = await sql<{ must_change: boolean }>`update account set failures = 0, locked_until = null, last_used_at = ${now}
      where council_id = ${councilId} and person_id = ${personId} returning must_change`.execute(tx);
    const outcome: SignInOutcome = awaiting
      ? { outcome: 'needs-code', token, personId: personId as PersonId }
      : { outcome: 'signed-in', token, personId: personId as PersonId, mustChange: rows[0]?.must_change ?? false };
    // The request row keeps no token: the answer of a repeated request must not hand out a session.
    return { events: [{ name: 'sign-in.started', subject: { kind: 'account', id: personId }, data: { device: device.slice(0, 200) } }], result: outcome, keep: false };
  }
});

/** The six digits after the password. @throws RuleBroken('identity.code-wrong') */
export const giveSecondFactor = command({
  name: 'sign-in.second-factor',
  input: v.object({ tokenHash: v.string(), personId: v.string(), code: v.pipe(v.string(), v.maxLength(40)) }),
  async run({ tx, councilId, now }, { tokenHash, personId, code }) {
    const { rows } = await sql<{ totp_secret: string | null; totp_last_step: number | null; recovery_hashes: string[] }>`
      select totp_secret, totp_last_step, recovery_hashes from account where council_id = ${councilId} and person_id = ${personId} for update`.execute(tx);
    const account = rows[0];
    const step = account?.totp_secret ? totpStep(account.totp_secret, code, now, account.totp_last_step) : null;
    const recovery = hashToken(code.replace(/\s|-/g, '').toUpperCase());
    const byRecovery = step === null && account !== undefined && account.recovery_hashes.includes(recovery);
    if (step === null && !byRecovery) throw new RuleBroken('identity.code-wrong');
    if (byRecovery)
      await sql`update account set recovery_hashes = array_remove(recovery_hashes, ${recovery}) where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
    else await sql`update account set totp_last_step = ${step} where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
    await sql`update sign_in set awaiting = null, second_factor_at = ${now}, seen_at = ${now} where council_id = ${councilId} and token_hash = ${tokenHash}`.execute(tx);
    return changed('sign-in.second-factor-given', { subject: { kind: 'account', id: personId }, data: { by: byRecovery ? 'recovery' : 'totp' } }, null);
  }
});

/** The password again after an idle lock; the session goes on where it was. */
export async function unlock(database: Database, councilId: CouncilId, tokenHash: string, personId: PersonId, password: string, now: Date): Promise<SignInOutcome> {
  const account = await inCouncil(database, { councilId }, 'read', async (tx) => {
    const { rows } = await sql<AccountRow>`select person_id, password_hash, must_change, failures, locked_until, disabled_at, totp_confirmed_at
      from account where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
    return rows[0];
  });
  const scope = { database, councilId, actor: clockActor, now };
  if (!account?.password_hash || account.disabled_at) return { outcome: 'disabled' };
  if (account.locked_until && account.locked_until > now) return { outcome: 'locked', until: account.locked_until };
  if (!(await verifyPassword(account.password_hash, password))) return recordFailure.execute(scope, { personId });
  await recordUnlock.execute(scope, { tokenHash, personId });
  return { outcome: 'signed-in', token: '', personId, mustChange: account.must_change };
}

const recordUnlock = command({
  name: 'sign-in.unlock',
  input: v.object({ tokenHash: v.string(), personId: v.string() }),
  async run({ tx, councilId, now }, { tokenHash, personId }) {
    await sql`update sign_in set seen_at = ${now}, unlocked_at = ${now} where council_id = ${councilId} and token_hash = ${tokenHash}`.execute(tx);
    await sql`update account set failures = 0 where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
    return changed('sign-in.unlocked', { subject: { kind: 'account', id: personId } }, null);
  }
});

export const endSignIn = command({
  name: 'sign-in.end',
  input: v.object({ tokenHash: v.string() }),
  async run({ tx, councilId, actor, now }, { tokenHash }) {
    await sql`update sign_in set ended_at = ${now} where council_id = ${councilId} and token_hash = ${tokenHash} and ended_at is null`.execute(tx);
    return changed('sign-in.ended', { subject: { kind: 'account', id: actor.personId } }, null);
  }
});
