import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '../command.ts';
import type { Context } from '../context.ts';
import type { CouncilTx } from '../db.ts';
import { Forbidden, Invalid, NotFound, RuleBroken } from '../errors.ts';
import { keepPassword } from './keep-password.ts';
import { verifyPassword } from './password.ts';
import { keepRecoveryCodes, newRecoveryCodes } from './recovery.ts';
import { newToken } from './session.ts';
import { newTotpSecret, totpStep } from './totp.ts';

const secretText = v.pipe(v.string(), v.maxLength(200));
/** Hash of the session that acts: it survives what ends the others. */
const here = { keep: v.optional(v.string(), '') };

/** Changes one's own password; every other sign-in and trusted device of the account ends. @throws Invalid */
export const changePassword = command({
  name: 'account.change-password',
  input: v.object({ old: secretText, password: secretText, again: secretText, ...here }),
  async run(context, { old, password, again, keep }) {
    const personId = own(context);
    if (!(await isPassword(context.tx, personId, old))) throw new Invalid({ old: 'identity.password-old-wrong' });
    await keepPassword(context, personId, password, again);
    const ended = await endSessions(context, personId, keep);
    return changed('account.password-changed', { subject: { kind: 'account', id: personId }, data: { sessionsEnded: ended } }, null);
  }
});

/** Begins a second factor: a secret that counts only once a code of it was typed. @returns the secret, once. */
export const startTotp = command({
  name: 'account.start-totp',
  input: v.object({}),
  async run(context) {
    const personId = own(context);
    const secret = newTotpSecret();
    const done = await sql`update account set totp_secret = ${secret}, totp_last_step = null where council_id = ${context.councilId} and person_id = ${personId} and totp_confirmed_at is null`.execute(context.tx);
    if (done.numAffectedRows === 0n) throw new RuleBroken('identity.totp-there');
    return { events: [{ name: 'account.totp-started', subject: { kind: 'account', id: personId }, data: {} }], result: { secret }, keep: false };
  }
});

/** The first right code makes the second factor count. @returns printed codes for the day the phone is lost, shown once. */
export const confirmTotp = command({
  name: 'account.confirm-totp',
  input: v.object({ code: v.pipe(v.string(), v.maxLength(20)), ...here }),
  async run(context, { code, keep }) {
    const personId = own(context);
    const { rows } = await sql<{ secret: string | null }>`select totp_secret as secret from account where council_id = ${context.councilId} and person_id = ${personId} for update`.execute(context.tx);
    const step = rows[0]?.secret ? totpStep(rows[0].secret, code, context.now, null) : null;
    if (step === null) throw new Invalid({ code: 'identity.code-wrong' });
    await sql`update account set totp_confirmed_at = ${context.now}, totp_last_step = ${step} where council_id = ${context.councilId} and person_id = ${personId}`.execute(context.tx);
    if (keep) await sql`update sign_in set second_factor_at = ${context.now} where council_id = ${context.councilId} and token_hash = ${keep}`.execute(context.tx);
    const codes = newRecoveryCodes();
    await keepRecoveryCodes(context, personId, codes);
    return { events: [{ name: 'account.totp-confirmed', subject: { kind: 'account', id: personId }, data: {} }], result: { codes }, keep: false };
  }
});

/** Takes the second factor away; asks the password again. @throws Invalid */
export const dropTotp = command({
  name: 'account.drop-totp',
  input: v.object({ password: secretText }),
  async run(context, { password }) {
    const personId = own(context);
    if (!(await isPassword(context.tx, personId, password))) throw new Invalid({ password: 'identity.password-old-wrong' });
    await removeTotp(context, personId);
    return changed('account.totp-dropped', { subject: { kind: 'account', id: personId } }, null);
  }
});

/** New printed codes; the old paper is void. @returns the codes, once. */
export const renewRecoveryCodes = command({
  name: 'account.renew-recovery-codes',
  input: v.object({ password: secretText }),
  async run(context, { password }) {
    const personId = own(context);
    if (!(await isPassword(context.tx, personId, password))) throw new Invalid({ password: 'identity.password-old-wrong' });
    const codes = newRecoveryCodes();
    await keepRecoveryCodes(context, personId, codes);
    return { events: [{ name: 'account.recovery-codes-renewed', subject: { kind: 'account', id: personId }, data: {} }], result: { codes }, keep: false };
  }
});

/** Ends one of one's own sign-ins, named by the start of its hash. */
export const endOwnSession = command({
  name: 'account.end-session',
  input: v.object({ session: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)) }),
  async run(context, { session }) {
    const personId = own(context);
    const { rows } = await sql<{ device: string }>`update sign_in set ended_at = ${context.now}
      where council_id = ${context.councilId} and person_id = ${personId} and left(token_hash, 16) = ${session} and ended_at is null returning device`.execute(context.tx);
    if (!rows[0]) throw new NotFound();
    return changed('account.session-ended', { subject: { kind: 'account', id: personId }, data: { device: rows[0].device } }, null);
  }
});

/** Signs out everywhere but here. */
export const endOtherSessions = command({
  name: 'account.end-other-sessions',
  input: v.object(here),
  async run(context, { keep }) {
    const personId = own(context);
    const ended = await endSessions(context, personId, keep);
    return changed('account.sessions-ended', { subject: { kind: 'account', id: personId }, data: { ended } }, { ended });
  }
});

/** Shows the private calendar feed by a new secret address; the former address stops working. */
export const renewCalendarToken = command({
  name: 'account.renew-calendar-token',
  input: v.object({}),
  async run(context) {
    const personId = own(context);
    await sql`update account set calendar_token = ${newToken()} where council_id = ${context.councilId} and person_id = ${personId}`.execute(context.tx);
    return changed('account.calendar-token-made', { subject: { kind: 'account', id: personId } }, null);
  }
});

export const revokeCalendarToken = command({
  name: 'account.revoke-calendar-token',
  input: v.object({}),
  async run(context) {
    const personId = own(context);
    await sql`update account set calendar_token = null where council_id = ${context.councilId} and person_id = ${personId}`.execute(context.tx);
    return changed('account.calendar-token-revoked', { subject: { kind: 'account', id: personId } }, null);
  }
});

/** Takes the second factor and its trusted devices away, for `dropTotp` and the administrator. */
export async function removeTotp({ tx, councilId, now }: Context, personId: string): Promise<void> {
  await sql`update account set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
  await sql`update trusted_device set ended_at = ${now} where council_id = ${councilId} and person_id = ${personId} and ended_at is null`.execute(tx);
}

/** Ends the sign-ins and trusted devices of an account but the one kept (a token's hash, or ''). @returns how many sign-ins ended. */
export async function endSessions({ tx, councilId, now }: Context, personId: string, keep = ''): Promise<number> {
  const ended = await sql`update sign_in set ended_at = ${now} where council_id = ${councilId} and person_id = ${personId} and ended_at is null and token_hash <> ${keep}`.execute(tx);
  await sql`update trusted_device set ended_at = ${now} where council_id = ${councilId} and person_id = ${personId} and ended_at is null`.execute(tx);
  return Number(ended.numAffectedRows ?? 0);
}

async function isPassword(tx: CouncilTx, personId: string, password: string): Promise<boolean> {
  const { rows } = await sql<{ hash: string | null }>`select password_hash as hash from account where council_id = app.council() and person_id = ${personId}`.execute(tx);
  return rows[0]?.hash ? verifyPassword(rows[0].hash, password) : false;
}

function own({ actor }: Context): string {
  if (actor.personId === null) throw new Forbidden();
  return actor.personId;
}

/** What an account page shows of an account, without its secrets. */
export interface OwnAccount {
  signInName: string;
  passwordChangedAt: Date | null;
  totp: 'none' | 'started' | 'confirmed';
  recoveryLeft: number;
  recoveryMadeAt: Date | null;
  calendarToken: string | null;
  passkeys: { id: string; label: string; createdAt: Date; usedAt: Date | null }[];
  sessions: { id: string; device: string; createdAt: Date; seenAt: Date; here: boolean }[];
}

export async function ownAccount(tx: CouncilTx, personId: string, tokenHash: string, since: Date): Promise<OwnAccount> {
  const { rows } = await sql<Omit<OwnAccount, 'passkeys' | 'sessions'>>`select sign_in_name as "signInName", password_changed_at as "passwordChangedAt",
      case when totp_confirmed_at is not null then 'confirmed' when totp_secret is not null then 'started' else 'none' end as totp,
      cardinality(recovery_hashes) as "recoveryLeft", recovery_made_at as "recoveryMadeAt", calendar_token as "calendarToken"
    from account where council_id = app.council() and person_id = ${personId}`.execute(tx);
  if (!rows[0]) throw new NotFound();
  const passkeys = await sql<OwnAccount['passkeys'][number]>`select passkey_id as id, label, created_at as "createdAt", used_at as "usedAt" from passkey
    where council_id = app.council() and person_id = ${personId} order by created_at`.execute(tx);
  const sessions = await sql<OwnAccount['sessions'][number]>`select left(token_hash, 16) as id, device, created_at as "createdAt", seen_at as "seenAt", token_hash = ${tokenHash} as here
    from sign_in where council_id = app.council() and person_id = ${personId} and ended_at is null and created_at > ${since} order by seen_at desc`.execute(tx);
  return { ...rows[0], passkeys: passkeys.rows, sessions: sessions.rows };
}

/** The secret a started second factor is set up with, for its QR code; null when none is started or it counts already. */
export async function startedTotpSecret(tx: CouncilTx, personId: string): Promise<{ secret: string; signInName: string } | null> {
  const { rows } = await sql<{ secret: string; signInName: string }>`select totp_secret as secret, sign_in_name as "signInName" from account
    where council_id = app.council() and person_id = ${personId} and totp_secret is not null and totp_confirmed_at is null`.execute(tx);
  return rows[0] ?? null;
}

