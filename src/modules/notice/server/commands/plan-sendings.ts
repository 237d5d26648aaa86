import { sql } from 'kysely';
import * as v from 'valibot';
import type { Calendar } from '#core/calendar/days.ts';
import { command, type Changed } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { usualQuiet, type NoticeKind, type Quiet } from '../../kinds.ts';
import { noticePolicy } from '../../policy.ts';
import { afterQuiet, isDigestTime } from '../../rules.ts';
import { chosenWays } from '../keep-notices.ts';

interface Candidate {
  id: string;
  personId: string;
  kind: NoticeKind;
  mailed: boolean;
  pushed: boolean;
  hasAddress: boolean;
  subscriptions: string[];
  digested: boolean;
  quiet: { from: number; to: number; restDays: boolean } | null;
  fresh: boolean;
}

interface Planned {
  id: string;
  personId: string;
  channel: 'email' | 'push';
  subscriptionId: string | null;
  digestOn: string | null;
  sendAfter: Date;
  held: string | null;
  notices: string[];
}

/** Notices nobody has read and whether each was written or called about; older ones than a week are no longer sent. */
const candidates = (tx: Context['tx'], now: Date, today: string) => sql<Candidate>`select n.notice_id as id, n.person_id as "personId", n.kind,
    exists (select 1 from sending_notice sn join sending s using (council_id, sending_id) where sn.council_id = n.council_id and sn.notice_id = n.notice_id and s.channel = 'email') as mailed,
    exists (select 1 from sending_notice sn join sending s using (council_id, sending_id) where sn.council_id = n.council_id and sn.notice_id = n.notice_id and s.channel = 'push') as pushed,
    coalesce(nullif(p.email, ''), case when a.sign_in_name like '%@%' then a.sign_in_name end) is not null as "hasAddress",
    array(select ps.push_subscription_id::text from push_subscription ps where ps.council_id = n.council_id and ps.person_id = n.person_id and ps.ended_at is null) as subscriptions,
    exists (select 1 from sending d where d.council_id = n.council_id and d.person_id = n.person_id and d.digest_on = ${today}) as digested,
    case when q.person_id is not null then json_build_object('from', q.quiet_from, 'to', q.quiet_to, 'restDays', q.rest_days) end as quiet,
    n.made_at > ${new Date(now.getTime() - 86_400_000)} as fresh
  from notice n join person p using (council_id, person_id) join account a using (council_id, person_id) left join notice_quiet q using (council_id, person_id)
  where n.council_id = app.council() and n.read_at is null and n.made_at > ${new Date(now.getTime() - 7 * 86_400_000)} and a.disabled_at is null
  order by n.notice_id`.execute(tx);

/**
 * Decides what goes out now: what is to be told at once in one message a person (after quiet hours), and the morning letter once a working day from seven. Without a post, or for a sample
 * council, the sending is kept as shown only and nothing leaves this machine. For the clock. @throws Forbidden
 */
export const planSendings = command({
  name: 'notice.plan-sendings',
  input: v.object({ post: v.boolean() }),
  async run(context, { post }): Promise<Changed<{ planned: number }>> {
    const { tx, actor, councilId, now, today } = context;
    authorize(noticePolicy, 'send', actor);
    const { rows } = await candidates(tx, now, today);
    if (rows.length === 0) return { events: [], result: { planned: 0 } };
    const sample = (await sql<{ sample: boolean }>`select sample from council where council_id = ${councilId}`.execute(tx)).rows[0]?.sample ?? true;
    const calendar = await councilCalendar(tx);
    const waysOf = await chosenWays(tx, rows.map((row) => row.personId));
    const planned = [...Map.groupBy(rows, (row) => row.personId).values()].flatMap((own) => plan(own, waysOf, { now, today, calendar, sample, post }));
    await keep(context, planned);
    const events = planned.length > 0 ? [{ name: 'notice.sendings-planned', subject: { kind: 'council', id: councilId }, data: { planned: planned.length, held: planned.filter((one) => one.held).length } }] : [];
    return { events, result: { planned: planned.length } };
  }
});

function plan(own: Candidate[], waysOf: Awaited<ReturnType<typeof chosenWays>>, at: { now: Date; today: string; calendar: Calendar; sample: boolean; post: boolean }): Planned[] {
  const [first] = own;
  if (!first) return [];
  const { personId } = first;
  const quiet: Quiet = first.quiet ?? usualQuiet;
  const sendAfter = afterQuiet(at.now, quiet, at.calendar);
  const make = (channel: Planned['channel'], notices: Candidate[], more: Partial<Planned> = {}): Planned[] =>
    notices.length === 0 ? [] : [{ id: newId<'sending'>(at.now.getTime()), personId, channel, subscriptionId: null, digestOn: null, sendAfter, held: heldOf(channel, at), notices: notices.map((one) => one.id), ...more }];
  const made: Planned[] = [];
  if (first.hasAddress) {
    made.push(...make('email', own.filter((one) => !one.mailed && one.fresh && waysOf(personId, one.kind).email === 'at-once')));
    if (!first.digested && isDigestTime(at.now, at.calendar)) made.push(...make('email', own.filter((one) => !one.mailed && waysOf(personId, one.kind).email === 'digest'), { digestOn: at.today }));
  }
  const calls = own.filter((one) => !one.pushed && one.fresh && waysOf(personId, one.kind).push);
  for (const subscriptionId of first.subscriptions) made.push(...make('push', calls, { subscriptionId }));
  return made;
}

function heldOf(channel: 'email' | 'push', { sample, post }: { sample: boolean; post: boolean }): string | null {
  if (sample) return 'sample';
  return channel === 'email' && !post ? 'no-smtp' : null;
}

async function keep({ tx, councilId, now }: Context, planned: Planned[]): Promise<void> {
  await sql`insert into sending (council_id, sending_id, person_id, channel, push_subscription_id, digest_on, made_at, send_after, held)
    select ${councilId}, d.id, d."personId", d.channel, d."subscriptionId", d."digestOn", ${now}, d."sendAfter", d.held
    from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as d(id uuid, "personId" uuid, channel text, "subscriptionId" uuid, "digestOn" date, "sendAfter" timestamptz, held text)`.execute(tx);
  await sql`insert into sending_notice (council_id, sending_id, notice_id)
    select ${councilId}, d.id, n::uuid from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as d(id uuid, notices text[]), unnest(d.notices) n`.execute(tx);
}
