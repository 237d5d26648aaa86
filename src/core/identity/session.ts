import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor, Belonging, Role } from '../context.ts';
import { inCouncil, type CouncilTx, type Database } from '../db.ts';
import { securityOf, type Security } from './security.ts';
import { isId, type CouncilId, type OrganizationId, type PersonId } from '../ids.ts';

export const sessionCookie = 'ns_phien';
/** Names a device that need not be asked for the second factor. */
export const deviceCookie = 'ns_may';

export interface Session {
  councilId: CouncilId;
  tokenHash: string;
  actor: Actor;
  mustChange: boolean;
  /** Idle too long: the password is asked again before anything is shown. */
  locked: boolean;
  awaitsSecondFactor: boolean;
  /** An administrator who signed in without one and has none: whether one is needed depends on where from (`security.ts`). */
  lacksSecondFactor: boolean;
  security: Security;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The cookie holds the council and the secret; only the hash of the secret is stored. */
export function cookieOf(councilId: CouncilId, token: string): string {
  return `${councilId}.${token}`;
}

export function readCookie(value: string | undefined): { councilId: CouncilId; tokenHash: string } | null {
  const [councilId, token] = (value ?? '').split('.');
  if (!isId(councilId) || !token || token.length < 40) return null;
  return { councilId: councilId as CouncilId, tokenHash: hashToken(token) };
}

/** Who the cookie stands for, or null when it is unknown, ended, too old, or the account is closed. Marks the session as seen (at most once a minute). */
export async function findSession(database: Database, cookie: string | undefined, now: Date): Promise<Session | null> {
  const key = readCookie(cookie);
  if (!key) return null;
  const found = await inCouncil(database, { councilId: key.councilId }, 'read', async (tx) => {
    const { rows } = await sql<SessionRow>`
      select s.person_id, s.created_at, s.seen_at, s.awaiting, a.must_change, a.disabled_at, p.name, c.settings -> 'security' as security,
        a.totp_confirmed_at is null and s.second_factor_at is null and not c.sample as bare
      from sign_in s join account a using (council_id, person_id) join person p using (council_id, person_id) join council c using (council_id)
      where s.council_id = ${key.councilId} and s.token_hash = ${key.tokenHash} and s.ended_at is null`.execute(tx);
    const row = rows[0];
    return row ? { row, belongings: await belongingsOf(tx, row.person_id, now) } : null;
  });
  if (!found || found.row.disabled_at) return null;
  const { row, belongings } = found;
  const security = securityOf(row.security);
  if (now.getTime() - row.created_at.getTime() > security.longestHours * 3_600_000) return null;
  const idle = now.getTime() - row.seen_at.getTime();
  const locked = idle > security.idleMinutes * 60_000;
  if (!locked && idle > 60_000) {
    await inCouncil(database, key, 'write', (tx) =>
      sql`update sign_in set seen_at = ${now} where council_id = ${key.councilId} and token_hash = ${key.tokenHash}`.execute(tx)
    );
  }
  return {
    councilId: key.councilId,
    tokenHash: key.tokenHash,
    actor: actorOf(row.person_id, row.name, belongings),
    mustChange: row.must_change,
    locked,
    awaitsSecondFactor: row.awaiting === 'second-factor',
    lacksSecondFactor: row.bare && belongings.some(({ role }) => role === 'administrator'),
    security
  };
}

interface SessionRow {
  person_id: PersonId;
  created_at: Date;
  seen_at: Date;
  awaiting: string | null;
  must_change: boolean;
  disabled_at: Date | null;
  name: string;
  security: unknown;
  bare: boolean;
}

export function actorOf(personId: PersonId, name: string, belongings: Belonging[]): Actor {
  return { personId, name, roles: new Set(belongings.map((belonging) => belonging.role)), belongings };
}

/** Memberships in force on the day of `now`. */
export async function belongingsOf(tx: CouncilTx, personId: string, now: Date): Promise<Belonging[]> {
  const { rows } = await sql<{ organization_id: OrganizationId; kind: string; role: Role }>`
    select m.organization_id, o.kind, m.role from membership m join organization o using (council_id, organization_id)
    where m.council_id = app.council() and m.person_id = ${personId}
      and m.from_on <= (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
      and (m.to_on is null or m.to_on > (${now}::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)`.execute(tx);
  return rows.map((row) => ({ organizationId: row.organization_id, kind: row.kind, role: row.role }));
}
