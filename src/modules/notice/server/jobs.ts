import { sql } from 'kysely';
import { dayOf, type Scope } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import type { Job } from '#core/jobs.ts';
import { log } from '#core/log.ts';
import { readSettings, type Settings } from '#core/settings.ts';
import { letterOf, pushOf } from '../letter.ts';
import { claimSendings, recordSending, type Claimed } from './commands/record-sendings.ts';
import { followEvents } from './commands/follow-events.ts';
import { makeReminders } from './commands/make-reminders.ts';
import { planSendings } from './commands/plan-sendings.ts';
import { openPost, type Post } from './mail.ts';
import { PushGone, sendPush, vapidKeys } from './push.ts';

/** Hourly from 06:00 to 20:00: the reminders that stand today. */
export const noticeRemind: Job = {
  name: 'notice.remind',
  cron: '0 6-20 * * *',
  async run(scope) {
    await makeReminders.execute(scope, {});
  }
};

/** Every five minutes: what others did becomes news, what is due to leave leaves. Writes nothing when there is nothing to do. */
export const noticeSend: Job = {
  name: 'notice.send',
  cron: '*/5 * * * *',
  async run(scope, _data, { dataDir, signal }) {
    await sendNotices(scope, { ...readSettings(), dataDir }, signal);
  }
};

/** The work of `notice.send` with the settings named. */
export async function sendNotices(scope: Scope, settings: Pick<Settings, 'smtpUrl' | 'smtpFrom' | 'publicOrigin' | 'dataDir'>, signal?: AbortSignal): Promise<void> {
  const before = await waiting(scope);
  if (before.events) await followEvents.execute(scope, {});
  if (before.events || before.notices) await planSendings.execute(scope, { post: settings.smtpUrl !== null });
  if (!(await waiting(scope)).sendings) return;
  const reader = await readerOf(scope, settings);
  let post: Post | undefined;
  try {
    while (!signal?.aborted) {
      const claimed = await claimSendings.execute(scope, { limit: 20 });
      if (claimed.length === 0) return;
      for (const one of claimed) {
        if (one.channel === 'email' && settings.smtpUrl) post ??= openPost(settings.smtpUrl, settings.smtpFrom);
        const outcome = await sendOne(one, reader, post, settings);
        if (outcome.outcome !== 'sent') log.warn({ sending: one.id, channel: one.channel, outcome: outcome.outcome, error: outcome.error }, 'sending');
        await recordSending.execute(scope, { sendingId: one.id, ...outcome });
      }
    }
  } finally {
    post?.close();
  }
}

interface Reader {
  council: { slug: string; name: string };
  today: string;
  origin: string | null;
  subject: string;
}

async function sendOne(one: Claimed, reader: Reader, post: Post | undefined, settings: { dataDir: string }): Promise<{ outcome: 'sent' | 'failed' | 'gone' | 'read'; error?: string }> {
  if (one.notices.length === 0) return { outcome: 'read' };
  try {
    if (one.channel === 'email') {
      if (!post || !one.address) return { outcome: 'failed', error: !post ? 'SMTP_URL' : 'no address' };
      await post.send(letterOf(one.notices, { ...reader, name: one.name }), { name: one.name, address: one.address }, one.id);
    } else {
      if (!one.subscription) return { outcome: 'gone', error: 'subscription ended' };
      await sendPush(one.subscription, pushOf(one.notices, reader.council), vapidKeys(settings.dataDir), reader.subject);
    }
    return { outcome: 'sent' };
  } catch (cause) {
    const error = cause instanceof Error ? cause.message : String(cause);
    return { outcome: cause instanceof PushGone ? 'gone' : 'failed', error };
  }
}

async function readerOf(scope: Scope, settings: Pick<Settings, 'publicOrigin' | 'smtpFrom'>): Promise<Reader> {
  const council = await inCouncil(scope.database, { councilId: scope.councilId }, 'read', async (tx) => (await sql<{ slug: string; name: string }>`select slug, name from council where council_id = app.council()`.execute(tx)).rows[0]);
  const origin = settings.publicOrigin?.replace(/\/+$/, '') ?? null;
  const address = /<([^>]+)>/.exec(settings.smtpFrom)?.[1] ?? settings.smtpFrom;
  return { council: council ?? { slug: '', name: '' }, today: dayOf(scope.now), origin, subject: origin?.startsWith('https:') ? origin : `mailto:${address}` };
}

/** What there is to do, asked without writing: events not followed, notices that may have to leave, sendings that are due. */
async function waiting(scope: Scope): Promise<{ events: boolean; notices: boolean; sendings: boolean }> {
  const week = new Date(scope.now.getTime() - 7 * 86_400_000);
  return inCouncil(scope.database, { councilId: scope.councilId }, 'read', async (tx) => {
    const { rows } = await sql<{ events: boolean; notices: boolean; sendings: boolean }>`select
      coalesce((select h.seq from event_head h where h.council_id = app.council()), 0) > coalesce((select c.seq from notice_cursor c where c.council_id = app.council()), -1) as events,
      exists (select 1 from notice n where n.council_id = app.council() and n.read_at is null and n.made_at > ${week}
        and not exists (select 1 from sending_notice sn where sn.council_id = n.council_id and sn.notice_id = n.notice_id)) as notices,
      exists (select 1 from sending s where s.council_id = app.council() and s.sent_at is null and s.given_up_at is null and s.held is null and s.send_after <= ${scope.now}) as sendings`.execute(tx);
    return rows[0] ?? { events: false, notices: false, sendings: false };
  });
}
