import { sql } from 'kysely';
import type { Role } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { securityOf } from '#core/identity/security.ts';
import { compareNames, khongDau } from '#core/text.ts';

export interface PersonPost {
  membershipId: string;
  organizationId: string;
  organization: string;
  kind: string;
  role: Role;
  fromOn: string;
  toOn: string | null;
}

/** What the list shows of a person and the account. */
export interface PersonRow {
  id: string;
  name: string;
  honorific: string;
  bornIn: number | null;
  phone: string | null;
  email: string | null;
  post: string;
  fullTime: boolean;
  version: number;
  /** Posts held on the day asked for. */
  posts: PersonPost[];
  account: AccountState;
  lastUsedAt: Date | null;
}

/**
 * `none`: never invited; `invited`: an invitation waits; `expired`: it ran out; `active`; `dormant`: unused for as many days as the council set, 45
 * at most (law:CYB-06); `locked`: too many wrong tries; `disabled`.
 */
export type AccountState = 'none' | 'invited' | 'expired' | 'active' | 'dormant' | 'locked' | 'disabled';

interface Joined extends Omit<PersonRow, 'posts' | 'account'> {
  posts: PersonPost[];
  hasPassword: boolean | null;
  disabledAt: Date | null;
  lockedUntil: Date | null;
  createdAt: Date | null;
  waiting: boolean;
  invited: boolean;
  security: unknown;
}

/** People of the council in order of given names. `now` decides what is held today and which accounts lie unused. */
export async function peopleList(
  tx: CouncilTx,
  filter: { search?: string; organizationId?: string; role?: string; account?: string; past?: boolean },
  at: { today: string; now: Date }
): Promise<PersonRow[]> {
  const rows = await joined(tx, at, filter.search ? khongDau(filter.search) : null, null);
  return rows
    .map((row) => asPerson(row, at.now))
    .filter((person) => !filter.organizationId || person.posts.some((post) => post.organizationId === filter.organizationId))
    .filter((person) => !filter.role || person.posts.some((post) => post.role === filter.role))
    .filter((person) => !filter.account || person.account === filter.account)
    .filter((person) => filter.past || filter.account || person.posts.length > 0 || person.account !== 'disabled')
    .sort((a, b) => compareNames(a.name, b.name));
}

export async function personById(tx: CouncilTx, personId: string, today: string, now: Date = new Date(`${today}T12:00:00+07:00`)): Promise<PersonRow | null> {
  const rows = await joined(tx, { today, now }, null, personId);
  return rows[0] ? asPerson(rows[0], now) : null;
}

async function joined(tx: CouncilTx, { today, now }: { today: string; now: Date }, search: string | null, personId: string | null): Promise<Joined[]> {
  const { rows } = await sql<Joined>`
    select p.person_id as id, p.name, p.honorific, p.born_in as "bornIn", p.phone, p.email, p.post, p.full_time as "fullTime", p.version,
      a.password_hash is not null as "hasPassword", a.disabled_at as "disabledAt", a.locked_until as "lockedUntil", a.created_at as "createdAt", a.last_used_at as "lastUsedAt",
      coalesce(i.waiting, false) as waiting, i.person_id is not null as invited, (select settings -> 'security' from council where council_id = app.council()) as security,
      coalesce((select json_agg(json_build_object('membershipId', m.membership_id, 'organizationId', m.organization_id, 'organization', o.name, 'kind', o.kind, 'role', m.role,
          'fromOn', m.from_on, 'toOn', m.to_on) order by o.position, o.name)
        from membership m join organization o using (council_id, organization_id)
        where m.council_id = p.council_id and m.person_id = p.person_id and m.from_on <= ${today}::date and (m.to_on is null or m.to_on > ${today}::date)), '[]') as posts
    from person p left join account a using (council_id, person_id)
      left join (select council_id, person_id, bool_or(taken_at is null and revoked_at is null and expires_at > ${now}) as waiting
        from invitation group by council_id, person_id) i using (council_id, person_id)
    where p.council_id = app.council() and (${search}::text is null or p.search_key like '%' || replace(replace(${search}, '%', ''), '_', '') || '%')
      and (${personId}::uuid is null or p.person_id = ${personId}::uuid)`.execute(tx);
  return rows;
}

function asPerson({ hasPassword, disabledAt, lockedUntil, createdAt, waiting, invited, security, ...row }: Joined, now: Date): PersonRow {
  const since = row.lastUsedAt ?? createdAt;
  const idle = since ? (now.getTime() - since.getTime()) / 86_400_000 : 0;
  const account: AccountState = disabledAt
    ? 'disabled'
    : lockedUntil && lockedUntil > now
      ? 'locked'
      : hasPassword
        ? idle >= securityOf(security).dormantDays
          ? 'dormant'
          : 'active'
        : waiting
          ? 'invited'
          : invited
            ? 'expired'
            : 'none';
  return { ...row, account };
}

/** Every post a person holds or held, newest first. */
export async function postsOf(tx: CouncilTx, personId: string): Promise<PersonPost[]> {
  const { rows } = await sql<PersonPost>`select m.membership_id as "membershipId", m.organization_id as "organizationId", o.name as organization, o.kind, m.role, m.from_on as "fromOn", m.to_on as "toOn"
    from membership m join organization o using (council_id, organization_id) where m.council_id = app.council() and m.person_id = ${personId}
    order by m.to_on desc nulls first, m.from_on desc, o.position`.execute(tx);
  return rows;
}

export interface PeopleImport {
  id: string;
  fileName: string;
  people: number;
  madeAt: Date;
  madeBy: string | null;
  undoneAt: Date | null;
}

/** Imports of people, newest first. */
export async function peopleImports(tx: CouncilTx): Promise<PeopleImport[]> {
  const { rows } = await sql<PeopleImport>`select i.import_id as id, i.file_name as "fileName", i.people, i.made_at as "madeAt", p.name as "madeBy", i.undone_at as "undoneAt"
    from people_import i left join person p on p.council_id = i.council_id and p.person_id = i.made_by where i.council_id = app.council() order by i.made_at desc limit 50`.execute(tx);
  return rows;
}

export interface PersonAccount {
  signInName: string;
  totp: boolean;
  lockedUntil: Date | null;
  disabledAt: Date | null;
  openSessions: number;
  waitingUntil: Date | null;
}

/** The account of a person as the administrator sees it, without its secrets; null when there is none. */
export async function accountOf(tx: CouncilTx, personId: string): Promise<PersonAccount | null> {
  const { rows } = await sql<PersonAccount>`select a.sign_in_name as "signInName", a.totp_confirmed_at is not null as totp, a.locked_until as "lockedUntil", a.disabled_at as "disabledAt",
      (select count(*)::int from sign_in s where s.council_id = a.council_id and s.person_id = a.person_id and s.ended_at is null) as "openSessions",
      (select max(expires_at) from invitation i where i.council_id = a.council_id and i.person_id = a.person_id and i.taken_at is null and i.revoked_at is null) as "waitingUntil"
    from account a where a.council_id = app.council() and a.person_id = ${personId}`.execute(tx);
  return rows[0] ?? null;
}
