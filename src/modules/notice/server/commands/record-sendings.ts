import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command, type Changed } from '#core/command.ts';
import { id } from '#core/inputs.ts';
import { authorize } from '#core/policy.ts';
import type { Said } from '../../letter.ts';
import { noticePolicy } from '../../policy.ts';
import { nextTry } from '../../rules.ts';

/** A sending taken up: whom it goes to and what it carries. */
export interface Claimed {
  id: string;
  channel: 'email' | 'push';
  name: string;
  address: string | null;
  /** Null when the browser no longer belongs to this person or took its permission back. */
  subscription: { endpoint: string; p256dh: string; auth: string } | null;
  notices: Said[];
}

/** A process that died while sending is waited for this long before another tries, minutes. */
const patience = 15;

/** Takes up sendings that are due, so that two workers never send the same one. What was read meanwhile is left out. For the clock. @throws Forbidden */
export const claimSendings = command({
  name: 'notice.claim-sendings',
  input: v.object({ limit: v.number() }),
  async run({ tx, councilId, actor, now }, { limit }): Promise<Changed<Claimed[]>> {
    authorize(noticePolicy, 'send', actor);
    const { rows } = await sql<Claimed>`with due as (
        select sending_id from sending where council_id = ${councilId} and sent_at is null and given_up_at is null and held is null and send_after <= ${now}
          and (claimed_at is null or claimed_at < ${new Date(now.getTime() - patience * 60_000)}) order by send_after limit ${limit} for update skip locked),
      taken as (update sending s set claimed_at = ${now}, tries = tries + 1 from due where s.council_id = ${councilId} and s.sending_id = due.sending_id
        returning s.sending_id, s.person_id, s.channel, s.push_subscription_id)
      select t.sending_id as id, t.channel, p.name, coalesce(nullif(p.email, ''), case when a.sign_in_name like '%@%' then a.sign_in_name end) as address,
        (select json_build_object('endpoint', ps.endpoint, 'p256dh', ps.p256dh, 'auth', ps.auth) from push_subscription ps
          where ps.council_id = ${councilId} and ps.push_subscription_id = t.push_subscription_id and ps.person_id = t.person_id and ps.ended_at is null) as subscription,
        coalesce((select json_agg(json_build_object('kind', n.kind, 'textKey', n.text_key, 'params', n.params, 'subjectKind', n.subject_kind, 'subjectId', n.subject_id) order by n.notice_id)
          from sending_notice sn join notice n using (council_id, notice_id) where sn.council_id = ${councilId} and sn.sending_id = t.sending_id and n.read_at is null), '[]') as notices
      from taken t join person p on p.council_id = ${councilId} and p.person_id = t.person_id
      left join account a on a.council_id = ${councilId} and a.person_id = t.person_id and a.disabled_at is null`.execute(tx);
    return { events: [], result: rows, keep: false };
  }
});

const outcome = v.picklist(['sent', 'failed', 'gone', 'read']);

/** What became of a sending: sent; failed, to be tried again with growing pauses and given up in the end; gone, the browser ended it; read, nothing was left to say. @throws Forbidden */
export const recordSending = command({
  name: 'notice.record-sending',
  input: v.object({ sendingId: id, outcome, error: v.optional(v.pipe(v.string(), v.transform((text) => text.slice(0, 500)))) }),
  async run({ tx, councilId, actor, now }, input) {
    authorize(noticePolicy, 'send', actor);
    const { sendingId } = input;
    const row = (await sql<{ tries: number; subscriptionId: string | null }>`select tries, push_subscription_id as "subscriptionId" from sending
      where council_id = ${councilId} and sending_id = ${sendingId}`.execute(tx)).rows[0];
    const again = input.outcome === 'failed' ? nextTry(row?.tries ?? 1, now) : null;
    if (input.outcome === 'sent') await sql`update sending set sent_at = ${now}, last_error = null where council_id = ${councilId} and sending_id = ${sendingId}`.execute(tx);
    else if (input.outcome === 'read') await sql`update sending set held = 'read' where council_id = ${councilId} and sending_id = ${sendingId}`.execute(tx);
    else if (again) await sql`update sending set send_after = ${again}, claimed_at = null, last_error = ${input.error ?? ''} where council_id = ${councilId} and sending_id = ${sendingId}`.execute(tx);
    else await sql`update sending set given_up_at = ${now}, last_error = ${input.error ?? ''} where council_id = ${councilId} and sending_id = ${sendingId}`.execute(tx);
    if (input.outcome === 'gone' && row?.subscriptionId) await sql`update push_subscription set ended_at = ${now} where council_id = ${councilId} and push_subscription_id = ${row.subscriptionId}`.execute(tx);
    const name = input.outcome === 'failed' && !again ? 'sending.given-up' : `sending.${input.outcome}`;
    return changed(name, { subject: { kind: 'sending', id: sendingId }, data: { tries: row?.tries ?? 0, ...(input.error ? { error: input.error } : {}) } }, null);
  }
});
