import { sql } from 'kysely';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { noticeKinds, supervisorKinds, usualQuiet, usualWays, type NoticeKind, type Quiet, type Ways } from '../kinds.ts';
import { sendingState, type SendingState } from '../rules.ts';

/** How many unread notices stand under the bell. */
export async function unreadNotices(tx: CouncilTx, actor: Actor): Promise<number> {
  if (actor.personId === null) return 0;
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notice where council_id = app.council() and person_id = ${actor.personId} and read_at is null and in_app`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface NoticeRow {
  id: string;
  kind: NoticeKind;
  textKey: string;
  params: Record<string, string | number>;
  subjectKind: string;
  subjectId: string;
  madeAt: Date;
  readAt: Date | null;
  /** Ways it also went, where it did. */
  sentVia: string[];
}

/** The actor's notices, newest first: a page of them, how many there are, and the counts of the filters. */
export async function noticeList(
  tx: CouncilTx,
  actor: Actor,
  filter: { unread?: boolean; kind?: NoticeKind | null; from?: number; size?: number }
): Promise<{ rows: NoticeRow[]; total: number; unread: number; byKind: Partial<Record<NoticeKind, number>> }> {
  const { unread = false, kind = null, from = 0, size = 50 } = filter;
  const where = sql`n.council_id = app.council() and n.person_id = ${actor.personId} and n.in_app`;
  const { rows } = await sql<NoticeRow>`select n.notice_id as id, n.kind, n.text_key as "textKey", n.params, n.subject_kind as "subjectKind", n.subject_id as "subjectId", n.made_at as "madeAt", n.read_at as "readAt",
      array(select distinct s.channel from sending_notice sn join sending s using (council_id, sending_id) where sn.council_id = n.council_id and sn.notice_id = n.notice_id and s.sent_at is not null order by 1) as "sentVia"
    from notice n where ${where} and (not ${unread}::boolean or n.read_at is null) and (${kind}::text is null or n.kind = ${kind}) order by n.made_at desc, n.notice_id desc offset ${from} limit ${size}`.execute(tx);
  const counts = (await sql<{ kind: NoticeKind; total: number; unread: number }>`select n.kind, count(*)::int as total, count(*) filter (where n.read_at is null)::int as unread
    from notice n where ${where} group by n.kind`.execute(tx)).rows;
  const counted = counts.filter((row) => kind === null || row.kind === kind);
  const total = counted.reduce((sum, row) => sum + (unread ? row.unread : row.total), 0);
  return { rows, total, unread: counts.reduce((sum, row) => sum + row.unread, 0), byKind: Object.fromEntries(counts.map((row) => [row.kind, row.total])) };
}

export interface Preferences {
  kinds: { kind: NoticeKind; ways: Ways }[];
  quiet: Quiet;
  address: string | null;
  browsers: { id: string; device: string; madeAt: Date }[];
}

/** How the actor is told: every kind that concerns them, quiet hours, the address letters go to, browsers that may be called. */
export async function noticePreferences(tx: CouncilTx, actor: Actor, supervises: boolean): Promise<Preferences> {
  const own = actor.personId;
  const chosen = (await sql<Ways & { kind: NoticeKind }>`select kind, in_app as "inApp", email, push from notice_preference where council_id = app.council() and person_id = ${own}`.execute(tx)).rows;
  const quiet = (await sql<Quiet>`select quiet_from as "from", quiet_to as "to", rest_days as "restDays" from notice_quiet where council_id = app.council() and person_id = ${own}`.execute(tx)).rows[0];
  const address = (await sql<{ address: string | null }>`select coalesce(nullif(p.email, ''), case when a.sign_in_name like '%@%' then a.sign_in_name end) as address
    from person p left join account a using (council_id, person_id) where p.council_id = app.council() and p.person_id = ${own}`.execute(tx)).rows[0]?.address;
  const browsers = (await sql<{ id: string; device: string; madeAt: Date }>`select push_subscription_id as id, device, made_at as "madeAt" from push_subscription
    where council_id = app.council() and person_id = ${own} and ended_at is null order by made_at desc`.execute(tx)).rows;
  const kinds = noticeKinds.filter((kind) => supervises || !supervisorKinds.includes(kind)).map((kind) => {
    const row = chosen.find((one) => one.kind === kind);
    return { kind, ways: row ? { inApp: row.inApp, email: row.email, push: row.push } : usualWays[kind] };
  });
  return { kinds, quiet: quiet ?? usualQuiet, address: address ?? null, browsers };
}

export interface SendingRow {
  id: string;
  channel: 'email' | 'push';
  madeAt: Date;
  sendAfter: Date;
  sentAt: Date | null;
  tries: number;
  lastError: string | null;
  held: string | null;
  notices: number;
  state: SendingState;
}

/** The latest messages to the actor that left or were to leave this machine, with what became of each. */
export async function sendingsTo(tx: CouncilTx, actor: Actor, limit = 20): Promise<SendingRow[]> {
  const { rows } = await sql<Omit<SendingRow, 'state'> & { givenUpAt: Date | null }>`select s.sending_id as id, s.channel, s.made_at as "madeAt", s.send_after as "sendAfter", s.sent_at as "sentAt", s.given_up_at as "givenUpAt",
      s.tries, s.last_error as "lastError", s.held, (select count(*)::int from sending_notice sn where sn.council_id = s.council_id and sn.sending_id = s.sending_id) as notices
    from sending s where s.council_id = app.council() and s.person_id = ${actor.personId} order by s.made_at desc, s.sending_id desc limit ${limit}`.execute(tx);
  return rows.map(({ givenUpAt, ...row }) => ({ ...row, state: sendingState({ ...row, givenUpAt }) }));
}
