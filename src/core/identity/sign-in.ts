import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '../command.ts';
import { inCouncil, type CouncilTx, type Database } from '../db.ts';
import { RuleBroken } from '../errors.ts';
import type { CouncilId, PersonId } from '../ids.ts';
import { clockActor } from '../context.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { recoveryHash } from './recovery.ts';
import { securityOf, type Security } from './security.ts';
import { hashToken, newToken } from './session.ts';
import { totpStep } from './totp.ts';
import { isTrusted } from './trusted-device.ts';
import { countTry, countUnknownName, forgetTries } from './tries.ts';

export type SignInOutcome =
  | { outcome: 'signed-in'; token: string; personId: PersonId; mustChange: boolean }
  | { outcome: 'needs-code'; token: string; personId: PersonId }
  | { outcome: 'wrong'; left: number }
  | { outcome: 'locked'; until: Date }
  /** Too many tries of this name from this address; the account itself is not locked. */
  | { outcome: 'slow'; until: Date }
  | { outcome: 'disabled' };

export interface SignInGiven {
  name: string;
  password: string;
  device: string;
  /** Address of the caller, for the count of tries. */
  address: string;
  /** Secret of a trusted device, when the browser has one. */
  trusted?: string | undefined;
}

let decoy: Promise<string> | undefined;

/** Tries a name and a password. Takes the same time and answers alike whether the name is known or not; every outcome leaves an event. */
export async function signIn(database: Database, councilId: CouncilId, given: SignInGiven, now: Date): Promise<SignInOutcome> {
  const name = signInNameOf(given.name);
  const scope = { database, councilId, actor: clockActor, now };
  const wait = await countTry(database, councilId, name, given.address, now);
  if (wait) return { outcome: 'slow', until: wait };
  const { account, security } = await inCouncil(database, { councilId }, 'read', async (tx) => {
    const { rows } = await sql<AccountRow>`select person_id, password_hash, must_change, failures, locked_until, disabled_at, totp_confirmed_at
      from account where council_id = ${councilId} and sign_in_name = ${name}`.execute(tx);
    return { account: rows[0], security: await securitySettings(tx) };
  });
  decoy ??= hashPassword('nobody has this one');
  const right = await verifyPassword(account?.password_hash ?? (await decoy), given.password);
  if (!account?.password_hash) return unknownName(scope, name, security);
  if (account.disabled_at) return right ? { outcome: 'disabled' } : { outcome: 'wrong', left: 1 };
  if (account.locked_until && account.locked_until > now) return { outcome: 'locked', until: account.locked_until };
  if (!right) return recordFailure.execute(scope, { personId: account.person_id });
  await forgetTries(database, councilId, name, given.address);
  const trusted = account.totp_confirmed_at !== null && given.trusted !== undefined && (await isTrusted(database, councilId, account.person_id, given.trusted, now));
  return recordSignIn.execute(scope, { personId: account.person_id, device: given.device, awaiting: account.totp_confirmed_at && !trusted ? 'second-factor' : null });
}

/** The name people sign in by: e-mail in small letters, phone as digits however it was typed. */
export function signInNameOf(typed: string): string {
  const name = typed.normalize('NFC').trim().toLowerCase();
  const digits = name.replace(/[\s.\-()]/g, '').replace(/^\+84/, '0');
  return /^0\d{9,10}$/.test(digits) ? digits : name;
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

async function securitySettings(tx: CouncilTx): Promise<Security> {
  const { rows } = await sql<{ security: unknown }>`select settings -> 'security' as security from council where council_id = app.council()`.execute(tx);
  return securityOf(rows[0]?.security);
}

/** A name nobody has answers like an account: fewer tries left each time, then locked. */
async function unknownName(scope: { database: Database; councilId: CouncilId; actor: typeof clockActor; now: Date }, name: string, security: Security): Promise<SignInOutcome> {
  const tries = await countUnknownName(scope.database, scope.councilId, name, scope.now);
  await recordUnknown.execute(scope, {});
  if (tries >= security.failures) return { outcome: 'locked', until: new Date(scope.now.getTime() + security.lockHours * 3_600_000) };
  return { outcome: 'wrong', left: security.failures - tries };
}

/** The name typed is not kept: people type passwords into the wrong box. */
const recordUnknown = command({
  name: 'sign-in.unknown-name',
  input: v.object({}),
  run: () => Promise.resolve(changed('sign-in.unknown-name', { subject: { kind: 'account', id: null } }, null))
});

const recordFailure = command({
  name: 'sign-in.fail',
  input: v.object({ personId: v.string() }),
  async run({ tx, councilId, now }, { personId }) {
    const security = await securitySettings(tx);
    const until = new Date(now.getTime() + security.lockHours * 3_600_000);
    const { rows } = await sql<{ failures: number }>`update account set failures = case when locked_until is not null and locked_until <= ${now} then 1 else failures + 1 end,
        locked_until = case when (case when locked_until is not null and locked_until <= ${now} then 1 else failures + 1 end) >= ${security.failures} then ${until}::timestamptz end
      where council_id = ${councilId} and person_id = ${personId} returning failures`.execute(tx);
    const left = security.failures - (rows[0]?.failures ?? 1);
    const outcome: SignInOutcome = left > 0 ? { outcome: 'wrong', left } : { outcome: 'locked', until };
    return changed(left > 0 ? 'sign-in.failed' : 'sign-in.locked', { subject: { kind: 'account', id: personId } }, outcome);
  }
});

/**
 * Opens a session for a person whose identity was just proved (password, passkey, invitation). An administrator whose password is older than the
 * council allows must change it first (law:CYB-05).
 */
export const recordSignIn = command({
  name: 'sign-in.start',
  input: v.object({ personId: v.string(), device: v.string(), awaiting: v.nullable(v.literal('second-factor')), strong: v.optional(v.boolean(), false) }),
  async run({ tx, councilId, now }, { personId, device, awaiting, strong }) {
    const token = newToken();
    const security = await securitySettings(tx);
    const oldest = new Date(now.getTime() - security.administratorPasswordDays * 86_400_000);
    await sql`insert into sign_in (council_id, token_hash, person_id, created_at, seen_at, unlocked_at, device, awaiting, second_factor_at)
      values (${councilId}, ${hashToken(token)}, ${personId}, ${now}, ${now}, ${now}, ${device.slice(0, 200)}, ${awaiting}, ${strong ? now : null})`.execute(tx);
    const { rows } = await sql<{ must_change: boolean }>`update account a set failures = 0, locked_until = null, last_used_at = ${now},
        must_change = must_change or (password_changed_at < ${oldest} and not (select sample from council where council_id = ${councilId}) and exists (select 1 from membership m
          where m.council_id = a.council_id and m.person_id = a.person_id and m.role = 'administrator' and m.to_on is null))
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
    const recovery = recoveryHash(code);
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
