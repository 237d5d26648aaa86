import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changed, command } from '#core/command.ts';
import { Forbidden, Invalid, NotFound } from '#core/errors.ts';
import { inCouncil } from '#core/db.ts';
import { newId } from '#core/ids.ts';
import type { Role } from '#core/context.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import type { ObligationDraft } from '#modules/obligation/schema.ts';
import { pushService } from '../../../../tests/support/push-service.ts';
import { readLetter, smtpServer, type SmtpServer } from '../../../../tests/support/smtp-server.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { followEvents } from './commands/follow-events.ts';
import { makeReminders } from './commands/make-reminders.ts';
import { markAllRead, markRead } from './commands/mark-read.ts';
import { setPreferences } from './commands/set-preferences.ts';
import { subscribePush } from './commands/subscribe-push.ts';
import { sendNotices } from './jobs.ts';
import { vapidKeys } from './push.ts';
import { noticeList, sendingsTo, unreadNotices } from './queries.ts';

const here = world();
const dataDir = mkdtempSync(join(tmpdir(), 'nghisu-notice-'));
let smtp: SmtpServer;
beforeAll(async () => {
  smtp = await smtpServer();
});
afterAll(async () => {
  await smtp.close();
  rmSync(dataDir, { recursive: true });
});

const settings = () => ({ smtpUrl: smtp.url, smtpFrom: 'Nghị Sự <khong-tra-loi@mau.example>', publicOrigin: 'https://mau.example', dataDir });

/** People with accounts, each reached at "<role>@mau.example". */
async function withAccounts(c: TestCouncil, roles: Role[]): Promise<void> {
  await inCouncil(here.database, { councilId: c.id }, 'write', async (tx) => {
    for (const role of roles)
      await sql`insert into account (council_id, person_id, sign_in_name, password_hash) values (${c.id}, ${c.person(role)}, ${`${role}@mau.example`}, 'x')`.execute(tx);
  });
}

const draft = (c: TestCouncil, more: Partial<ObligationDraft> = {}): ObligationDraft => ({
  kind: 'task', subjectKind: 'task', subjectId: newId(), period: '', title: 'Báo cáo kết quả giám sát', product: '', leadOrganizationId: c.organization('peoples-committee'), responsiblePersonId: null,
  coordinatingOrganizationIds: [], fromOn: null, dueOn: '2026-11-25', dueAt: null, remindOn: '2026-11-25', needed: null, planId: null, forTaskId: null, basis: '', lawRule: null, ...more
});

async function opened(c: TestCouncil, ...drafts: Partial<ObligationDraft>[]): Promise<string[]> {
  return (await openObligations.execute(c.clock, { obligations: drafts.map((each) => draft(c, each)) })).ids;
}

const unread = (c: TestCouncil, role: Role) => c.read((tx) => unreadNotices(tx, c.as(role).actor));
const list = (c: TestCouncil, role: Role) => c.read((tx) => noticeList(tx, c.as(role).actor, {}));

describe('reminders on the database', () => {
  it('are made once, however often the clock strikes, and stop when the thing is done', async () => {
    const c = await council(here, { now: '2026-11-02T08:00:00+07:00' });
    await withAccounts(c, ['ubnd-officer', 'chair']);
    await opened(c, {});
    expect(await makeReminders.execute(c.at('2026-11-03T06:00:00+07:00').clock, {})).toEqual({ made: 0 });
    const friday = c.at('2026-11-20T06:00:00+07:00');
    expect(await makeReminders.execute(friday.clock, {})).toEqual({ made: 1 });
    expect(await makeReminders.execute(friday.clock, {})).toEqual({ made: 0 });
    const both = await Promise.all([0, 1].map(() => makeReminders.execute(c.at('2026-11-25T06:00:00+07:00').clock, {})));
    expect(both.reduce((sum, run) => sum + run.made, 0)).toBe(1);
    const [first] = (await list(c, 'ubnd-officer')).rows;
    expect(first).toMatchObject({ kind: 'due', textKey: 'notice.due', readAt: null });
    // Seven days late: the owner once more, and the Standing Committee.
    expect(await makeReminders.execute(c.at('2026-12-02T06:00:00+07:00').clock, {})).toEqual({ made: 2 });
    expect((await list(c, 'chair')).rows.map((row) => row.kind)).toEqual(['escalation']);
  });

  it('reach nobody of another council, and only the clock makes them', async () => {
    const [a, b] = [await council(here), await council(here)];
    await withAccounts(a, ['ubnd-officer']);
    await withAccounts(b, ['ubnd-officer']);
    await opened(a, {});
    await makeReminders.execute(a.clock, {});
    expect(await unread(a, 'ubnd-officer')).toBe(1);
    expect(await unread(b, 'ubnd-officer')).toBe(0);
    await expect(makeReminders.execute(a.as('chair'), {})).rejects.toBeInstanceOf(Forbidden);
  });

  it('are marked read by their owner only', async () => {
    const c = await council(here);
    await withAccounts(c, ['ubnd-officer', 'chair']);
    await opened(c, {}, { title: 'Việc thứ hai' });
    await makeReminders.execute(c.clock, {});
    const [first] = (await list(c, 'ubnd-officer')).rows;
    await expect(markRead.execute(c.as('chair'), { noticeId: first?.id })).rejects.toBeInstanceOf(NotFound);
    await markRead.execute(c.as('ubnd-officer'), { noticeId: first?.id });
    expect(await unread(c, 'ubnd-officer')).toBe(1);
    expect(await markAllRead.execute(c.as('ubnd-officer'), {})).toEqual({ marked: 1 });
    expect(await unread(c, 'ubnd-officer')).toBe(0);
  });
});

describe('news of what others did', () => {
  it('tells the owner of being chased, never the one who did it, and never the past of a council', async () => {
    const c = await council(here);
    await withAccounts(c, ['ubnd-officer', 'clerk']);
    const [id] = await opened(c, { dueOn: '2026-11-18' });
    await chaseObligations.execute(c.as('clerk'), { obligationIds: id, kind: 'reminder', answerBy: '24/11/2026' });
    expect(await followEvents.execute(c.clock, {})).toEqual({ made: 0 });
    await chaseObligations.execute(c.as('clerk'), { obligationIds: id, kind: 'letter', answerBy: '27/11/2026' });
    expect(await followEvents.execute(c.clock, {})).toEqual({ made: 1 });
    expect(await followEvents.execute(c.clock, {})).toEqual({ made: 0 });
    expect((await list(c, 'ubnd-officer')).rows[0]).toMatchObject({ kind: 'chased', textKey: 'notice.chased-by', params: { step: 2, answerBy: '27/11/2026' } });
    expect(await unread(c, 'clerk')).toBe(0);
  });
});

describe('news of reports', () => {
  it('tells whoever approves once when a report is handed up and read through, and who prepares it of the answer', async () => {
    const c = await council(here);
    await withAccounts(c, ['chair', 'office-head', 'clerk']);
    const [series, report] = [newId(), newId()];
    await inCouncil(here.database, { councilId: c.id }, 'write', async (tx) => {
      await sql`insert into report_series (council_id, report_series_id, title, kind, lead_organization_id, responsible_person_id, template) values (${c.id}, ${series}, 'Báo cáo tháng', 'monthly', ${c.organization('office')}, ${c.person('clerk')}, '{}')`.execute(tx);
      await sql`insert into report (council_id, report_id, report_series_id, period, period_from, period_to, title, subject) values (${c.id}, ${report}, ${series}, '2026-11', '2026-11-01', '2026-11-30', 'Báo cáo tháng 11/2026', 'x')`.execute(tx);
    });
    const say = (name: string, note = '') =>
      command({ name: 'test.say', input: v.object({}), run: () => Promise.resolve(changed(name, { subject: { kind: 'report', id: report }, data: { title: 'Báo cáo tháng 11/2026', note, version: 4 } }, null)) });
    await followEvents.execute(c.clock, {});
    await say('report.submitted').execute(c.as('clerk'), {});
    await say('report.reviewed').execute(c.as('office-head'), {});
    expect(await followEvents.execute(c.clock, {})).toEqual({ made: 2 });
    expect((await list(c, 'chair')).rows).toMatchObject([{ kind: 'waiting', textKey: 'notice.report-waiting', subjectKind: 'report', subjectId: report }]);
    await say('report.returned', 'Thiếu phụ lục').execute(c.as('chair'), {});
    expect(await followEvents.execute(c.clock, {})).toEqual({ made: 1 });
    expect((await list(c, 'clerk')).rows).toMatchObject([{ kind: 'answered', textKey: 'notice.report-returned', params: { note: 'Thiếu phụ lục' } }]);
  });
});

describe('letters over a real SMTP server', () => {
  it('go in one morning letter at seven, once, and the list says so', async () => {
    const c = await council(here, { now: '2026-11-02T08:00:00+07:00' });
    await withAccounts(c, ['ubnd-officer']);
    await opened(c, {}, { title: 'Hồ sơ giám sát tín dụng', dueOn: '2026-11-18' });
    const before = smtp.letters.length;
    const six = c.at('2026-11-20T06:00:00+07:00');
    await makeReminders.execute(six.clock, {});
    await sendNotices(six.clock, settings());
    expect(smtp.letters.length).toBe(before);
    const seven = c.at('2026-11-20T07:00:00+07:00');
    await sendNotices(seven.clock, settings());
    await sendNotices(seven.clock, settings());
    const [letter, ...more] = smtp.letters.slice(before);
    expect(more).toEqual([]);
    expect(letter?.to).toEqual(['ubnd-officer@mau.example']);
    const { subject, text, headers } = readLetter(letter?.raw ?? '');
    expect(subject).toBe('20/11/2026: 1 việc quá hạn, 2 việc cần xem');
    expect(text).toContain('Quá hạn 2 ngày: Hồ sơ giám sát tín dụng. Hạn là 18/11/2026.');
    expect(text).toContain('Còn 3 ngày làm việc: Báo cáo kết quả giám sát.');
    expect(text).toContain(`https://mau.example/${c.slug}/lam-viec/viec/`);
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect((await list(c, 'ubnd-officer')).rows.map((row) => row.sentVia)).toEqual([['email'], ['email']]);
    expect((await c.read((tx) => sendingsTo(tx, c.as('ubnd-officer').actor))).map((row) => [row.state, row.notices])).toEqual([['sent', 2]]);
  });

  it('are tried again later when the post refuses, and given up in the end with its words', async () => {
    const c = await council(here);
    await withAccounts(c, ['ubnd-officer']);
    const [id] = await opened(c, {});
    await followEvents.execute(c.clock, {});
    await chaseObligations.execute(c.as('clerk'), { obligationIds: id, kind: 'reminder' });
    const before = smtp.letters.length;
    smtp.refuse = 1;
    await sendNotices(c.clock, settings());
    const sendings = () => c.read((tx) => sendingsTo(tx, c.as('ubnd-officer').actor));
    expect(await sendings()).toMatchObject([{ state: 'waiting', tries: 1, lastError: expect.stringContaining('451') as string }]);
    await sendNotices(c.clock, settings());
    expect(smtp.letters.length).toBe(before);
    await sendNotices(c.at('2026-11-20T08:02:00+07:00').clock, settings());
    expect(smtp.letters.length).toBe(before + 1);
    expect(await sendings()).toMatchObject([{ state: 'sent', tries: 2, lastError: null }]);

    await chaseObligations.execute(c.at('2026-11-20T09:00:00+07:00').as('clerk'), { obligationIds: id, kind: 'letter' });
    smtp.refuse = 99;
    for (const time of ['09:00', '09:10', '09:30', '11:00', '17:00']) await sendNotices(c.at(`2026-11-20T${time}:00+07:00`).clock, settings());
    smtp.refuse = 0;
    expect((await sendings())[0]).toMatchObject({ state: 'failed', tries: 5 });
  });

  it('wait for the end of quiet hours, and are not written when the person read them meanwhile', async () => {
    const c = await council(here, { now: '2026-11-19T21:00:00+07:00' });
    await withAccounts(c, ['ubnd-officer']);
    const [id] = await opened(c, {});
    await followEvents.execute(c.clock, {});
    await chaseObligations.execute(c.as('clerk'), { obligationIds: id, kind: 'reminder' });
    const before = smtp.letters.length;
    await sendNotices(c.clock, settings());
    await markAllRead.execute(c.at('2026-11-19T22:00:00+07:00').as('ubnd-officer'), {});
    await sendNotices(c.at('2026-11-20T06:30:00+07:00').clock, settings());
    expect(smtp.letters.length).toBe(before);
    expect(await c.read((tx) => sendingsTo(tx, c.as('ubnd-officer').actor))).toMatchObject([{ held: 'read', tries: 1 }]);
  });

  it('never leave a sample council, nor an installation without a post; the list says they were only shown', async () => {
    const before = smtp.letters.length;
    const shown: (string | null)[] = [];
    for (const sample of [true, false]) {
      const c = await council(here);
      await withAccounts(c, ['ubnd-officer']);
      if (sample) await markSample(c.id);
      await opened(c, {});
      await makeReminders.execute(c.clock, {});
      await sendNotices(c.clock, sample ? settings() : { ...settings(), smtpUrl: null });
      const [row] = await c.read((tx) => sendingsTo(tx, c.as('ubnd-officer').actor));
      expect(row).toMatchObject({ state: 'shown-only', sentAt: null });
      shown.push(row?.held ?? null);
    }
    expect(shown).toEqual(['sample', 'no-smtp']);
    expect(smtp.letters.length).toBe(before);
  });

  it('follow what the person chose', async () => {
    const c = await council(here);
    await withAccounts(c, ['ubnd-officer']);
    const off = { email: 'none' };
    await setPreferences.execute(c.as('ubnd-officer'), { ways: { ahead: off, late: { inApp: 'on', email: 'at-once' } }, quietFrom: '20:00', quietTo: '6h30', restDays: 'on' });
    await opened(c, {}, { title: 'Đã muộn', dueOn: '2026-11-19' });
    await makeReminders.execute(c.clock, {});
    expect(await unread(c, 'ubnd-officer')).toBe(1);
    const before = smtp.letters.length;
    await sendNotices(c.clock, settings());
    const letters = smtp.letters.slice(before).map((one) => readLetter(one.raw));
    expect(letters.map((one) => one.subject)).toEqual(['Quá hạn 1 ngày: Đã muộn. Hạn là 19/11/2026.']);
    await expect(setPreferences.execute(c.as('ubnd-officer'), { ways: {}, quietFrom: 'tối', quietTo: '6:30', restDays: '' })).rejects.toBeInstanceOf(Invalid);
  });
});

describe('calls to browsers', () => {
  it('are sealed for that browser, signed by this installation, and stop when the browser ends them', async () => {
    const service = await pushService(() => vapidKeys(dataDir).publicKey);
    try {
      const c = await council(here);
      await withAccounts(c, ['ubnd-officer']);
      await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`insert into push_subscription (council_id, push_subscription_id, person_id, endpoint, p256dh, auth, made_at)
        values (${c.id}, ${newId()}, ${c.person('ubnd-officer')}, ${service.endpoint}, ${service.keys.p256dh}, ${service.keys.auth}, ${c.clock.now})`.execute(tx));
      const [id] = await opened(c, { dueOn: '2026-11-20' });
      await makeReminders.execute(c.clock, {});
      await sendNotices(c.clock, { ...settings(), smtpUrl: null });
      expect(service.messages).toEqual([{ title: 'HĐND xã Mẫu Thử', body: 'Hạn hôm nay: Báo cáo kết quả giám sát.', href: `/${c.slug}/lam-viec/viec/${id}` }]);
      service.status = 410;
      await chaseObligations.execute(c.as('clerk'), { obligationIds: id, kind: 'reminder' });
      await sendNotices(c.clock, { ...settings(), smtpUrl: null });
      const { rows } = await c.read((tx) => sql<{ ended: boolean }>`select ended_at is not null as ended from push_subscription`.execute(tx));
      expect(rows).toEqual([{ ended: true }]);
    } finally {
      await service.close();
    }
  });

  it('are refused to services nobody knows', async () => {
    const c = await council(here);
    const keys = { p256dh: 'A'.repeat(87), auth: 'B'.repeat(22) };
    await expect(subscribePush.execute(c.as('clerk'), { endpoint: 'https://192.168.1.1/x', ...keys })).rejects.toBeInstanceOf(Invalid);
    await expect(subscribePush.execute(c.as('clerk'), { endpoint: 'https://fcm.googleapis.com/fcm/send/x', ...keys })).resolves.toBeTruthy();
  });
});

async function markSample(id: string): Promise<void> {
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: here.ownerUrl });
  await owner.connect();
  try {
    await owner.query('alter table council disable trigger sample_is_fixed');
    await owner.query('update council set sample = true where council_id = $1', [id]);
    await owner.query('alter table council enable trigger sample_is_fixed');
  } finally {
    await owner.end();
  }
}
