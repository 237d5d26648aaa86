import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '#core/calendar/holidays.ts';
import { deadlineFaults, dueOfEvent, duesOf, fiveClear, withPeriod, type TaskDeadline } from './rules.ts';

const task = (change: Partial<TaskDeadline>): TaskDeadline => ({ deadlineKind: 'date', startsOn: null, dueOn: null, dueHour: null, cadence: null, atLeast: null, weight: 'task', ...change });
const span = { since: '2026-11-20', today: '2026-11-20', until: null };
const dues = (change: Partial<TaskDeadline>, more: Partial<typeof span> = {}) => duesOf(task(change), { ...span, ...more }, defaultCalendar);

describe('the obligations a task asks for', () => {
  it('is one for a date, also a past one, with the hour and the working day to act by', () => {
    expect(dues({ dueOn: '2026-04-24' })).toMatchObject([{ period: '', dueOn: '2026-04-24', dueAt: null }]);
    // 06/12/2026 is a Sunday.
    expect(dues({ dueOn: '2026-12-06', dueHour: 14 })).toEqual([
      { period: '', fromOn: null, dueOn: '2026-12-06', dueAt: new Date('2026-12-06T14:00:00+07:00'), remindOn: '2026-12-04' }
    ]);
    expect(dues({ deadlineKind: 'window', startsOn: '2026-12-01', dueOn: '2026-12-31' })).toMatchObject([{ fromOn: '2026-12-01', dueOn: '2026-12-31' }]);
  });
  it('is every week that begins within 60 days, before the hour of its day', () => {
    const weeks = dues({ deadlineKind: 'cadence', cadence: { kind: 'weekly', weekday: 4, hour: 14, exclusive: true } });
    expect(weeks[0]).toMatchObject({ period: '2026-W48', fromOn: '2026-11-23', dueOn: '2026-11-26', dueAt: new Date('2026-11-26T14:00:00+07:00') });
    expect(weeks.at(-1)).toMatchObject({ period: '2027-W03', fromOn: '2027-01-18' });
  });
  it('is every month to the end of the year, or 60 days when that is further, the day before "trước ngày 25"', () => {
    const cadence = { kind: 'monthly', day: 25, exclusive: true } as const;
    expect(dues({ deadlineKind: 'cadence', cadence }).map((due) => [due.period, due.dueOn])).toEqual([
      ['2026-11', '2026-11-24'],
      ['2026-12', '2026-12-24'],
      ['2027-01', '2027-01-24']
    ]);
    expect(dues({ deadlineKind: 'cadence', cadence }, { since: '2026-02-01', today: '2026-02-01' })).toHaveLength(11);
  });
  it('opens the year once it is within reach, and nothing past the end of the plan', () => {
    const cadence = { kind: 'yearly', month: 11, day: 30, exclusive: true } as const;
    expect(dues({ deadlineKind: 'cadence', cadence }).map((due) => due.dueOn)).toEqual(['2026-11-29', '2027-11-29']);
    expect(dues({ deadlineKind: 'cadence', cadence }, { since: '2026-06-01', today: '2026-06-01' }).map((due) => due.dueOn)).toEqual(['2026-11-29']);
    expect(dues({ deadlineKind: 'cadence', cadence }, { until: '2027-09-12' as never }).map((due) => due.dueOn)).toEqual(['2026-11-29']);
  });
  it('counts "at least n a year" once a year, and of a quarter once a quarter', () => {
    expect(dues({ deadlineKind: 'ongoing', atLeast: 4 })).toMatchObject([{ period: '2026', fromOn: '2026-01-01', dueOn: '2026-12-31' }, { period: '2027' }]);
    expect(dues({ deadlineKind: 'cadence', cadence: { kind: 'quarterly' }, atLeast: 2 }).map((due) => due.period)).toEqual(['2026-Q4', '2027-Q1']);
  });
  it('is nothing for what goes on all the time, and waits for its event', () => {
    expect(dues({ deadlineKind: 'ongoing' })).toEqual([]);
    expect(dues({ deadlineKind: 'event' })).toEqual([]);
    expect(dues({ deadlineKind: 'cadence', cadence: { kind: 'per-session' } })).toEqual([]);
    expect(dueOfEvent('2026-12-17', null, '2026-11-20', defaultCalendar)).toMatchObject({ period: '2026-12-17', fromOn: '2026-11-20', dueOn: '2026-12-17' });
  });
  it('opens nothing due before the day the task was recorded', () => {
    const monthly = { deadlineKind: 'cadence', cadence: { kind: 'monthly', day: 15 } } as const;
    expect(dues(monthly).map((due) => due.period)).not.toContain('2026-11');
    expect(dues(monthly, { since: '2026-10-01' }).map((due) => due.period).slice(0, 2)).toEqual(['2026-10', '2026-11']);
  });
});

describe('a deadline', () => {
  it('of a month, a quarter, a year fills its two days', () => {
    const period = (key: string) => withPeriod({ deadlineKind: 'period' as const, startsOn: null, dueOn: null, period: key });
    expect(period('2026-07')).toMatchObject({ startsOn: '2026-07-01', dueOn: '2026-07-31' });
    expect(period('2026-Q3').dueOn).toBe('2026-09-30');
    expect(period('').dueOn).toBeNull();
  });
  it('without its day, with its days crossed, or without its cadence is no deadline', () => {
    const faults = (change: Partial<TaskDeadline>) => Object.keys(deadlineFaults(task(change)));
    expect(faults({})).toEqual(['dueOn']);
    expect(faults({ deadlineKind: 'window', dueOn: '2026-12-01' })).toEqual(['startsOn']);
    expect(faults({ deadlineKind: 'window', startsOn: '2026-12-02', dueOn: '2026-12-01' })).toEqual(['dueOn']);
    expect(faults({ deadlineKind: 'cadence' })).toEqual(['cadence.kind']);
    expect(faults({ deadlineKind: 'ongoing' })).toEqual([]);
  });
});

it('a task is clear in five ways, each told apart', () => {
  const none = { leadOrganizationId: null, title: 'Việc', expectedResult: '', responsiblePersonId: null, deadlineKind: 'date' as const, dueOn: null, cadence: null, atLeast: null };
  expect(fiveClear(none)).toEqual({ lead: false, work: true, deadline: false, result: false, responsible: false });
  expect(fiveClear({ ...none, leadOrganizationId: 'x', expectedResult: 'Kế hoạch', responsiblePersonId: 'y', atLeast: 2 })).toEqual({ lead: true, work: true, deadline: true, result: true, responsible: true });
});
