import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '#core/calendar/holidays.ts';
import { nextChasing } from './chasing.ts';
import { reminderDays } from './reminders.ts';
import { groupOf, inTime, nextVerb, refusalOf, shapeOf, stateOf, type ObligationRows, type ObligationState } from './rules.ts';

const today = '2026-11-20';
const now = new Date('2026-11-20T08:00:00+07:00');
const fresh: ObligationRows = { dueOn: '2026-12-20', dueAt: null, withdrawnAt: null, stated: null, statedOn: null, percent: null, judged: null, judgementDue: true, finishedAt: null };
const rows = (change: Partial<ObligationRows>): ObligationRows => ({ ...fresh, ...change });
const done = { stated: 'done', statedOn: '2026-11-18' } as const;

describe('the state of an obligation', () => {
  const table: [string, Partial<ObligationRows>, ObligationState][] = [
    ['nothing said, far away', {}, 'not-started'],
    ['begun', { stated: 'begun', statedOn: '2026-11-10', percent: 30 }, 'begun'],
    ['six days left', { dueOn: '2026-11-26' }, 'not-started'],
    ['five days left', { dueOn: '2026-11-25' }, 'due-soon'],
    ['on the day', { dueOn: today }, 'due-today'],
    ['the day after', { dueOn: '2026-11-19' }, 'late'],
    ['past the hour of the day', { dueOn: today, dueAt: new Date('2026-11-20T07:59:00+07:00') }, 'late'],
    ['before the hour of the day', { dueOn: today, dueAt: new Date('2026-11-20T14:00:00+07:00') }, 'due-today'],
    ['nothing due', { dueOn: null }, 'not-started'],
    ['reported by a body outside', { ...done }, 'reported-done'],
    ['reported inside the council', { ...done, judgementDue: false }, 'done'],
    ['reported inside after the end', { ...done, judgementDue: false, dueOn: '2026-11-17' }, 'done-late'],
    ['accepted', { ...done, judged: 'accepted' }, 'accepted'],
    ['returned', { ...done, judged: 'returned' }, 'returned'],
    ['returned and late', { ...done, judged: 'returned', dueOn: '2026-11-19' }, 'returned'],
    ['done by mistake and taken back', { stated: 'reopened', statedOn: today }, 'not-started'],
    ['taken back to where it had been begun', { stated: 'reopened', statedOn: today, percent: 30 }, 'begun'],
    ['withdrawn', { withdrawnAt: now }, 'withdrawn']
  ];
  it.each(table)('%s', (_name, change, state) => {
    expect(stateOf(rows(change), today, now).state).toBe(state);
  });

  it('counts lateness in days from the last day in time, also of what was returned and of what was done late', () => {
    expect(stateOf(rows({ dueOn: '2026-11-15' }), today, now)).toMatchObject({ open: true, late: true, daysLate: 5, daysLeft: null });
    expect(stateOf(rows({ ...done, judged: 'returned', dueOn: '2026-11-19' }), today, now)).toMatchObject({ open: true, late: true, daysLate: 1 });
    expect(stateOf(rows({ ...done, dueOn: '2026-11-15' }), today, now)).toMatchObject({ open: false, late: true, daysLate: 3 });
    expect(stateOf(rows({ ...done }), today, now)).toMatchObject({ open: false, late: false, daysLate: 0 });
  });

  it('measures what is done with an hour by the instant, and by the end of the day where no hour was said', () => {
    const at = (text: string) => new Date(`${text}+07:00`);
    const due = at('2026-11-19T14:00:00');
    expect(inTime('2026-11-19', at('2026-11-19T14:00:00'), '2026-11-19', due)).toBe(true);
    expect(inTime('2026-11-19', at('2026-11-19T14:00:01'), '2026-11-19', due)).toBe(false);
    expect(inTime('2026-11-19', null, '2026-11-19', due)).toBe(false);
    expect(inTime('2026-11-18', null, '2026-11-19', due)).toBe(true);
    expect(inTime('2026-11-19', null, '2026-11-19', null)).toBe(true);
    expect(inTime(null, null, '2026-11-19', null)).toBeNull();
  });

  it('groups open work by nearness: late, today, seven days, later, without a day', () => {
    const group = (dueOn: string | null) => groupOf(stateOf(rows({ dueOn }), today, now));
    expect(['2026-11-19', today, '2026-11-21', '2026-11-27', '2026-11-28', null].map(group)).toEqual(['late', 'today', 'week', 'week', 'later', 'none']);
  });

  it('shows lateness with the octagon whatever else was said, and never what is done', () => {
    expect(shapeOf(stateOf(rows({ ...done, judged: 'returned', dueOn: '2026-11-19' }), today, now))).toBe('late');
    expect(shapeOf(stateOf(rows({ ...done, judgementDue: false, dueOn: '2026-11-01' }), today, now))).toBe('done');
    expect(shapeOf(stateOf(rows({}), today, now))).toBe('none');
  });
});

describe('what may be done in a state', () => {
  const refused = (act: Parameters<typeof refusalOf>[0], change: Partial<ObligationRows>) => refusalOf(act, rows(change), stateOf(rows(change), today, now));
  it('judges only what was reported, and the same way only once', () => {
    expect(refused('accept', {})).toBe('obligation.refused-not-reported');
    expect(refused('accept', { ...done })).toBeNull();
    expect(refused('accept', { ...done, judged: 'accepted' })).toBe('obligation.refused-judged');
    expect(refused('return', { ...done, judged: 'accepted' })).toBeNull();
    expect(refused('return', { ...done, judged: 'returned' })).toBe('obligation.refused-judged');
  });
  it('lets the owner report again after a return, and take nothing back once accepted', () => {
    expect(refused('report', { ...done, judged: 'returned' })).toBeNull();
    expect(refused('report', { ...done })).toBe('obligation.refused-done');
    expect(refused('undo', { ...done })).toBeNull();
    expect(refused('undo', { ...done, judged: 'accepted' })).toBe('obligation.refused-accepted');
    expect(refused('undo', {})).toBe('obligation.refused-nothing-stated');
  });
  it('keeps what is withdrawn as it is, and defers nothing without a day', () => {
    for (const act of ['begin', 'report', 'undo', 'accept', 'return', 'defer', 'prove', 'chase', 'withdraw', 'assign'] as const)
      expect(refused(act, { withdrawnAt: now })).toBe('obligation.refused-withdrawn');
    expect(refused('defer', { dueOn: null })).toBe('obligation.refused-no-due');
    expect(refused('comment', { withdrawnAt: now })).toBeNull();
  });
  it('names the next act for who looks', () => {
    const next = (change: Partial<ObligationRows>, who: 'owner' | 'supervisor' | 'coordinator', needed: number | null = null) =>
      nextVerb(rows(change), stateOf(rows(change), today, now), { owner: who === 'owner', supervisor: who === 'supervisor', coordinator: who === 'coordinator' }, needed);
    expect(next({}, 'owner')).toBe('begin');
    expect(next({ dueOn: '2026-11-27' }, 'owner')).toBe('report');
    expect(next({}, 'owner', 4)).toBe('count');
    expect(next({ ...done, judged: 'returned' }, 'owner')).toBe('mend');
    expect(next({ ...done }, 'owner')).toBe('open');
    expect(next({ ...done }, 'supervisor')).toBe('judge');
    expect(next({ dueOn: '2026-11-19' }, 'supervisor')).toBe('chase');
    expect(next({}, 'supervisor')).toBe('open');
    expect(next({}, 'coordinator')).toBe('prove');
  });
});

describe('the ladder of chasing', () => {
  const step = (n: number, kind: Parameters<typeof nextChasing>[0][number]['kind'], madeOn: string, answerBy: string | null = null) => ({ step: n, kind, madeOn, answerBy });
  it('begins with a reminder and goes up one rung at a time, outside bodies to the end', () => {
    expect(nextChasing([], today, true)).toEqual({ kind: 'reminder', step: 1, fromOn: today });
    expect(nextChasing([step(1, 'reminder', '2026-11-10')], today, true)).toEqual({ kind: 'letter', step: 2, fromOn: '2026-11-14' });
    expect(nextChasing([step(1, 'reminder', '2026-11-01'), step(2, 'questioning', '2026-11-10')], today, true).kind).toBe('supervision');
    expect(nextChasing([step(1, 'report', '2026-11-10')], today, true)).toMatchObject({ kind: 'report', step: 2 });
  });
  it('questions no body of the council itself', () => {
    expect(nextChasing([step(1, 'letter', '2026-11-10')], today, false).kind).toBe('report');
  });
  it('waits for the day named for an answer before proposing the next', () => {
    expect(nextChasing([step(1, 'letter', '2026-11-10', '2026-11-30')], today, true)).toMatchObject({ kind: 'proposal', fromOn: '2026-12-01' });
  });
});

describe('reminders', () => {
  const span = { from: '2026-11-01', until: '2027-01-31' };
  it('come 15, 7 and 3 working days ahead, on the day, 1, 3 and 7 days after, then weekly, each on a working day', () => {
    // Wednesday 25/11/2026; nothing rests between but weekends and 01/01/2027.
    expect(reminderDays('2026-11-25', defaultCalendar, { ...span, until: '2026-12-20' })).toEqual([
      { on: '2026-11-04', ahead: 15 },
      { on: '2026-11-16', ahead: 7 },
      { on: '2026-11-20', ahead: 3 },
      { on: '2026-11-25', ahead: 0 },
      { on: '2026-11-26', ahead: -1 },
      { on: '2026-11-30', ahead: -3 },
      { on: '2026-12-02', ahead: -7 },
      { on: '2026-12-09', ahead: -14 },
      { on: '2026-12-16', ahead: -21 }
    ]);
  });
  it('of a Sunday come on the Friday before and on the Monday after, once', () => {
    const days = reminderDays('2026-11-29', defaultCalendar, { from: '2026-11-26', until: '2026-12-03' });
    expect(days).toEqual([
      { on: '2026-11-27', ahead: 0 },
      { on: '2026-11-30', ahead: -1 },
      { on: '2026-12-02', ahead: -3 }
    ]);
  });
  it('never come before work on it may begin', () => {
    expect(reminderDays('2026-11-26', defaultCalendar, { from: '2026-11-23', until: '2026-11-25' })).toEqual([{ on: '2026-11-23', ahead: 3 }]);
    expect(reminderDays('2027-11-26', defaultCalendar, { from: '2026-11-23', until: '2026-11-23' })).toEqual([]);
  });
});
