import { describe, expect, it } from 'vitest';
import { addCalendarDays } from '#core/calendar/days.ts';
import { defaultCalendar } from '#core/calendar/holidays.ts';
import { followingOf, reportFollowingOf } from './following.ts';
import { usualQuiet } from './kinds.ts';
import { letterOf, pushOf, sentenceOf, type Said } from './letter.ts';
import { afterQuiet, isDigestTime, isQuiet, nextTry, ownersOf, remindersOf, sendingState, type Remindable, type Staff } from './rules.ts';
import { isPushService } from './schema.ts';

const calendar = defaultCalendar;
const staff: Staff = {
  active: new Set(['an', 'binh', 'chi', 'chu-tich', 'van-thu']),
  byOrganization: new Map([['ban', ['an', 'binh']], ['van-phong', ['van-thu']], ['thuong-truc', ['chu-tich']]]),
  chairs: ['chu-tich'],
  standing: ['chu-tich'],
  clerks: ['van-thu'],
  heads: []
};
// 20/11/2026 is a Friday.
const thing: Remindable = {
  id: 'o1',
  title: 'Báo cáo tháng 11',
  dueOn: '2026-11-25',
  dueAt: null,
  openedOn: '2026-01-01',
  fromOn: null,
  leadOrganizationId: 'ban',
  leadKind: 'board',
  leadName: 'Ban KT-NS',
  responsiblePersonId: null,
  coordinatingOrganizationIds: ['van-phong']
};
const on = (today: string, more: Partial<Remindable> = {}, escalateAfter = 7) => remindersOf({ ...thing, ...more }, today, calendar, staff, escalateAfter);
const steps = (today: string) => on(today).map((one) => `${one.personId} ${one.once.split(':').at(-1)}`);

describe('reminders', () => {
  it('come 15, 7 and 3 working days ahead, on the day, 1, 3 and 7 days after, then weekly, and each step has one name', () => {
    const seen = new Map<string, string>();
    for (let day = '2026-10-20'; day <= '2026-12-20'; day = addCalendarDays(day, 1)) for (const one of on(day)) if (one.personId === 'an' && !seen.has(one.once)) seen.set(one.once, day);
    expect([...seen.entries()].map(([once, day]) => [day, once.split(':').at(-1)])).toEqual([
      ['2026-11-04', '15'],
      ['2026-11-16', '7'],
      ['2026-11-20', '3'],
      ['2026-11-25', '0'],
      ['2026-11-26', '-1'],
      ['2026-11-30', '-3'],
      ['2026-12-02', '-7'],
      ['2026-12-09', '-14'],
      ['2026-12-16', '-21']
    ]);
  });

  it('are not made on days of rest, and a day the machine was off is made up for on the next working day under the same name', () => {
    expect(on('2026-11-21')).toEqual([]);
    expect(steps('2026-11-23')).toEqual(steps('2026-11-20'));
    expect(on('2026-11-23')[0]?.params).toMatchObject({ days: 2 });
  });

  it('go to the responsible person alone; without an account, to those who work in the leading body', () => {
    expect(ownersOf({ ...thing, responsiblePersonId: 'chi' }, staff)).toEqual(['chi']);
    expect(ownersOf({ ...thing, responsiblePersonId: 'nobody-with-an-account' }, staff)).toEqual(['an', 'binh']);
    expect(ownersOf({ ...thing, leadOrganizationId: null, leadKind: null }, staff)).toEqual(['van-thu']);
    expect(ownersOf({ ...thing, leadOrganizationId: 'hoi-dong', leadKind: 'council' }, staff)).toEqual(['chu-tich']);
  });

  it('reach helpers on the day only', () => {
    expect(on('2026-11-20').some((one) => one.personId === 'van-thu')).toBe(false);
    expect(on('2026-11-25').filter((one) => one.personId === 'van-thu').map((one) => one.textKey)).toEqual(['notice.help']);
    expect(on('2026-11-26').some((one) => one.personId === 'van-thu')).toBe(false);
  });

  it('tell the Standing Committee once when it is late by the days set, unless it is its own work', () => {
    expect(on('2026-12-01').some((one) => one.kind === 'escalation')).toBe(false);
    const told = on('2026-12-02').filter((one) => one.kind === 'escalation');
    expect(told.map((one) => [one.personId, one.params['days']])).toEqual([['chu-tich', 7]]);
    expect(on('2026-12-09').find((one) => one.kind === 'escalation')?.once).toBe(told[0]?.once);
    expect(on('2026-12-02', { leadOrganizationId: 'thuong-truc' }).some((one) => one.kind === 'escalation')).toBe(false);
  });

  it('say nothing before work may begin, and say the hour where one is set', () => {
    expect(on('2026-11-16', { fromOn: '2026-11-19' })).toEqual([]);
    const [said] = on('2026-11-25', { dueAt: new Date('2026-11-25T14:00:00+07:00') });
    expect(said && sentenceOf({ textKey: said.textKey, params: said.params }, 'vi')).toBe('Hạn hôm nay, trước 14:00: Báo cáo tháng 11.');
  });

  it('come on the last working day when the end is a day of rest, saying so', () => {
    const [said] = on('2026-11-20', { dueOn: '2026-11-22' });
    expect(said && sentenceOf(said, 'vi')).toBe('Hạn 22/11/2026 là ngày nghỉ, hôm nay là ngày làm việc cuối: Báo cáo tháng 11.');
  });

  it('begin anew when the day is moved', () => {
    const before = on('2026-11-25')[0]?.once;
    expect(on('2026-11-25', { dueOn: '2026-11-30' })[0]?.once).not.toBe(before);
  });
});

describe('quiet hours', () => {
  const at = (text: string) => new Date(`${text}+07:00`);
  it('run over midnight, and wait for the next working morning', () => {
    expect(isQuiet(at('2026-11-19T21:00:00'), usualQuiet, calendar)).toBe(true);
    expect(isQuiet(at('2026-11-19T06:29:00'), usualQuiet, calendar)).toBe(true);
    expect(isQuiet(at('2026-11-19T06:30:00'), usualQuiet, calendar)).toBe(false);
    expect(afterQuiet(at('2026-11-19T21:00:00'), usualQuiet, calendar)).toEqual(at('2026-11-20T06:30:00'));
    // Friday night waits until Monday.
    expect(afterQuiet(at('2026-11-20T21:00:00'), usualQuiet, calendar)).toEqual(at('2026-11-23T06:30:00'));
    expect(afterQuiet(at('2026-11-20T21:00:00'), { ...usualQuiet, restDays: false }, calendar)).toEqual(at('2026-11-21T06:30:00'));
  });
  it('do not delay what comes outside them, and none means none', () => {
    const noon = at('2026-11-19T12:00:00');
    expect(afterQuiet(noon, usualQuiet, calendar)).toEqual(noon);
    const night = at('2026-11-19T03:00:00');
    expect(afterQuiet(night, { from: 0, to: 0, restDays: false }, calendar)).toEqual(night);
  });
  it('the morning letter goes from seven on working days', () => {
    expect(isDigestTime(at('2026-11-20T06:59:00'), calendar)).toBe(false);
    expect(isDigestTime(at('2026-11-20T07:00:00'), calendar)).toBe(true);
    expect(isDigestTime(at('2026-11-21T09:00:00'), calendar)).toBe(false);
  });
});

describe('sending', () => {
  it('is tried again with growing pauses and given up after five tries', () => {
    const now = new Date('2026-11-20T08:00:00+07:00');
    expect([1, 2, 3, 4, 5].map((tries) => (nextTry(tries, now)?.getTime() ?? NaN) - now.getTime())).toEqual([120_000, 600_000, 3_600_000, 14_400_000, NaN]);
    expect(sendingState({ held: 'sample', sentAt: null, givenUpAt: null })).toBe('shown-only');
  });

  it('only the known push services may be called', () => {
    expect(isPushService('https://fcm.googleapis.com/fcm/send/abc')).toBe(true);
    expect(isPushService('https://updates.push.services.mozilla.com/wpush/v2/abc')).toBe(true);
    for (const bad of ['http://fcm.googleapis.com/x', 'https://127.0.0.1/x', 'https://fcm.googleapis.com.evil.example/x', 'https://fcm.googleapis.com:8443/x', 'nonsense']) expect(isPushService(bad), bad).toBe(false);
  });
});

describe('letters', () => {
  const said = (kind: Said['kind'], textKey: string, params: Said['params']): Said => ({ kind, textKey, params, subjectKind: 'obligation', subjectId: '0193' });
  const notices = [said('ahead', 'notice.ahead', { title: 'Kế hoạch <A&B>', days: 3, due: '25/11/2026' }), said('late', 'notice.late', { title: 'Hồ sơ', days: 2, due: '18/11/2026' })];
  const reader = { name: 'ông Nguyễn Văn Mẫu', council: { slug: 'mau', name: 'xã Mẫu' }, today: '2026-11-20', origin: 'https://mau.example' };
  it('put what is late first, count it in the subject and link each line', () => {
    const letter = letterOf(notices, reader);
    expect(letter.subject).toBe('20/11/2026: 1 việc quá hạn, 2 việc cần xem');
    expect(letter.text.indexOf('Quá hạn 2 ngày: Hồ sơ')).toBeLessThan(letter.text.indexOf('Còn 3 ngày làm việc'));
    expect(letter.text).toContain('https://mau.example/mau/lam-viec/viec/0193');
    expect(letter.html).toContain('Kế hoạch &lt;A&amp;B&gt;');
    expect(letter.html).not.toContain('<A&B>');
  });
  it('link nothing where the installation does not know its address', () => {
    expect(letterOf(notices, { ...reader, origin: null }).text).not.toContain('http');
  });
  it('one notice is its own subject, and its own push', () => {
    expect(letterOf(notices.slice(1), reader).subject).toBe('Quá hạn 2 ngày: Hồ sơ. Hạn là 18/11/2026.');
    expect(pushOf(notices.slice(1), reader.council)).toMatchObject({ title: 'HĐND xã Mẫu', href: '/mau/lam-viec/viec/0193' });
    expect(pushOf(notices, reader.council).body).toBe('Quá hạn: 1 · Sắp đến hạn: 1');
  });
});

describe('what others did', () => {
  it('is told to those it concerns', () => {
    const of = (name: string, data: Record<string, unknown>, judgementDue = true) => followingOf(name, { title: 'Hồ sơ', ...data }, { judgementDue });
    expect(of('obligation.chased', { step: 2, answerBy: '2026-11-24' })).toMatchObject({ kind: 'chased', audience: 'owners', params: { step: 2, answerBy: '24/11/2026' } });
    expect(of('obligation.done', {})).toMatchObject({ kind: 'waiting', audience: 'supervisors' });
    expect(of('obligation.done', {}, false)).toBeNull();
    expect(of('obligation.assigned', { from: 'An', to: null })).toBeNull();
    expect(of('obligation.evidence-added', {})).toBeNull();
    expect(reportFollowingOf('report.submitted', { title: 'Báo cáo tháng 11', version: 3 })).toMatchObject({ kind: 'waiting', audience: 'approvers', once: 'waiting:3' });
    expect(reportFollowingOf('report.reviewed', { title: 'Báo cáo tháng 11', version: 3 })?.once).toBe('waiting:3');
    expect(reportFollowingOf('report.returned', { title: 'Báo cáo tháng 11', note: 'Thiếu phụ lục' })).toMatchObject({ kind: 'answered', audience: 'owners', params: { note: 'Thiếu phụ lục' } });
    expect(reportFollowingOf('report.written', {})).toBeNull();
  });
});
