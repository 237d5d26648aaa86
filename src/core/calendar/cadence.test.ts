import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cadence, cadenceFault, dueOfPeriod, nextDue, periodsBetween } from './cadence.ts';
import { addCalendarDays, dayNumber, dayOfNumber, isWorkingDay, weekdayOf } from './days.ts';
import { defaultCalendar as calendar } from './holidays.ts';
import { instantAt } from './instants.ts';

const weekly: Cadence = { kind: 'weekly', weekday: 4, hour: 14, exclusive: true };
const monthly: Cadence = { kind: 'monthly', day: 25, exclusive: true };
const quarterly: Cadence = { kind: 'quarterly', day: 25, exclusive: true };
const yearly: Cadence = { kind: 'yearly', month: 11, day: 30, exclusive: true };
const dues = (cadence: Cadence, from: string, to: string) =>
  periodsBetween(cadence, from, to, calendar).map((due) => [due.period, due.dueOn]);

describe('cadences of the five plans', () => {
  it('weekly before 14:00 on Thursday: the instant, and Thursday still counts', () => {
    expect(nextDue(weekly, '2026-11-20', calendar)).toEqual({
      period: '2026-W48',
      label: 'Tuần 48 (23–29/11/2026)',
      periodFrom: '2026-11-23',
      periodTo: '2026-11-29',
      dueOn: '2026-11-26',
      dueAt: new Date('2026-11-26T07:00:00Z'),
      exclusive: true,
      lastDay: '2026-11-26',
      adjustedDay: '2026-11-26'
    });
  });

  it('weekly: at 14:00 exactly the deadline has passed', () => {
    expect(nextDue(weekly, instantAt('2026-11-26', 13, 59), calendar)?.period).toBe('2026-W48');
    expect(nextDue(weekly, instantAt('2026-11-26', 14), calendar)?.period).toBe('2026-W49');
  });

  it('weekly on a Thursday of Tết keeps the date and asks for the work on the working day before', () => {
    expect(dueOfPeriod(weekly, '2027-W06', calendar)).toMatchObject({ dueOn: '2027-02-11', adjustedDay: '2027-02-04' });
  });

  it('monthly before the 25th: the 24th is the last day, on the 25th the next month’s is due', () => {
    expect(nextDue(monthly, '2026-11-24', calendar)).toMatchObject({
      period: '2026-11',
      label: 'Tháng 11/2026',
      dueOn: '2026-11-25',
      lastDay: '2026-11-24',
      adjustedDay: '2026-11-24'
    });
    expect(nextDue(monthly, '2026-11-25', calendar)?.period).toBe('2026-12');
    expect(nextDue({ ...monthly, exclusive: false }, '2026-11-25', calendar)).toMatchObject({ period: '2026-11', lastDay: '2026-11-25' });
    expect(dueOfPeriod(monthly, '2026-10', calendar)).toMatchObject({
      dueOn: '2026-10-25',
      lastDay: '2026-10-24',
      adjustedDay: '2026-10-23'
    });
  });

  it('quarterly before the 25th of the quarter’s last month', () => {
    expect(dues(quarterly, '2026-01-01', '2026-12-31')).toEqual([
      ['2026-Q1', '2026-03-25'],
      ['2026-Q2', '2026-06-25'],
      ['2026-Q3', '2026-09-25'],
      ['2026-Q4', '2026-12-25']
    ]);
  });

  it('yearly before 30/11, which is 29/11, a Sunday, so the Friday before', () => {
    expect(nextDue(yearly, '2026-11-20', calendar)).toMatchObject({
      period: '2026',
      label: 'Năm 2026',
      dueOn: '2026-11-30',
      lastDay: '2026-11-29',
      adjustedDay: '2026-11-27'
    });
    expect(nextDue(yearly, '2026-11-30', calendar)?.period).toBe('2027');
  });

  it('monthly before the 20th from 20/4/2026: nothing is due before the start', () => {
    const cadence: Cadence = { kind: 'monthly', day: 20, exclusive: true, start: '2026-04-20' };
    expect(nextDue(cadence, '2026-01-01', calendar)?.dueOn).toBe('2026-04-20');
    expect(dues(cadence, '2026-01-01', '2026-06-30').map(([, due]) => due)).toEqual(['2026-04-20', '2026-05-20', '2026-06-20']);
  });

  it('quarter, half-year, nine months and year stand side by side', () => {
    const ends = (kind: Cadence['kind']) => dues({ kind }, '2026-01-01', '2026-12-31');
    expect(ends('half-yearly')).toEqual([
      ['2026-H1', '2026-06-30'],
      ['2026-H2', '2026-12-31']
    ]);
    expect(ends('nine-month')).toEqual([['2026-9M', '2026-09-30']]);
    expect(ends('yearly')).toEqual([['2026', '2026-12-31']]);
  });
});

describe('other cadences', () => {
  it('April and October', () => {
    expect(dues({ kind: 'months', months: [4, 10], day: 15 }, '2026-05-01', '2027-12-31')).toEqual([
      ['2026-10', '2026-10-15'],
      ['2027-04', '2027-04-15'],
      ['2027-10', '2027-10-15']
    ]);
  });

  it('every two months counts from its start', () => {
    expect(dues({ kind: 'months', every: 2, day: 5, start: '2026-04-01' }, '2026-01-01', '2026-10-01')).toEqual([
      ['2026-04/2M', '2026-05-05'],
      ['2026-06/2M', '2026-07-05'],
      ['2026-08/2M', '2026-09-05']
    ]);
  });

  it('by the 5th of the month after the period', () => {
    expect(dues({ kind: 'monthly', day: 5, lag: 1 }, '2026-12-01', '2027-01-31')).toEqual([
      ['2026-11', '2026-12-05'],
      ['2026-12', '2027-01-05']
    ]);
    expect(dues({ kind: 'nine-month', day: 15, lag: 6 }, '2027-01-01', '2027-12-31')).toEqual([['2026-9M', '2027-03-15']]);
    expect(dues({ kind: 'weekly', weekday: 1, lag: 1 }, '2026-11-23', '2026-11-30')).toEqual([
      ['2026-W47', '2026-11-23'],
      ['2026-W48', '2026-11-30']
    ]);
  });

  it('a day the month lacks is its last day', () => {
    expect(dues({ kind: 'monthly', day: 31 }, '2027-02-01', '2027-04-30').map(([, due]) => due)).toEqual([
      '2027-02-28',
      '2027-03-31',
      '2027-04-30'
    ]);
  });

  it('those that follow events give no dates of their own', () => {
    expect(dues({ kind: 'per-session' }, '2026-01-01', '2027-01-01')).toEqual([]);
    expect(nextDue({ kind: 'per-term' }, '2026-01-01', calendar)).toBeNull();
  });

  it('ends when its end has come', () => {
    expect(nextDue({ ...monthly, end: '2026-12-31' }, '2026-12-25', calendar)).toBeNull();
    expect(dues({ ...monthly, end: '2026-11-30' }, '2026-11-01', '2027-12-31')).toEqual([['2026-11', '2026-11-25']]);
  });

  it('refuses what cannot be, with a sentence', () => {
    expect(cadenceFault({ kind: 'monthly', day: 32 })).toMatch(/từ 1 đến 31/);
    expect(cadenceFault({ kind: 'months' })).toMatch(/danh sách tháng/);
    expect(cadenceFault({ kind: 'months', months: [] })).toMatch(/ít nhất một tháng/);
    expect(cadenceFault({ kind: 'weekly', minute: 5 })).toMatch(/đi cùng giờ/);
    expect(cadenceFault({ kind: 'weekly', weekday: 8 as never })).toMatch(/thứ Hai/);
    expect(cadenceFault(monthly)).toBeNull();
    expect(() => nextDue({ kind: 'monthly', day: 0 }, '2026-01-01', calendar)).toThrow(RangeError);
    expect(() => dueOfPeriod(monthly, '2026-Q4', calendar)).toThrow(/no period/);
  });
});

const anyCadence: fc.Arbitrary<Cadence> = fc
  .record({
    kind: fc.constantFrom<Cadence['kind']>('weekly', 'monthly', 'quarterly', 'half-yearly', 'nine-month', 'yearly', 'months'),
    weekday: fc.integer({ min: 1, max: 7 }),
    day: fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    months: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), { nil: undefined }),
    every: fc.integer({ min: 1, max: 18 }),
    hour: fc.option(fc.integer({ min: 0, max: 24 }), { nil: undefined }),
    exclusive: fc.boolean(),
    lag: fc.integer({ min: 0, max: 4 })
  })
  .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as unknown as Cadence)
  .map((cadence) => (cadence.kind === 'months' ? cadence : without(cadence, 'months')))
  .map((cadence) => (cadenceFault(cadence) === null ? cadence : without(cadence, 'month')));

function without(cadence: Cadence, key: keyof Cadence): Cadence {
  const { [key]: _left, ...rest } = cadence;
  return rest as Cadence;
}

const day = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2032-12-31') }).map(dayOfNumber);

describe('properties of cadences', () => {
  it('dues come in order, one a period, inside the window, acted on by a working day no later than the last day', () => {
    fc.assert(
      fc.property(anyCadence, day, fc.integer({ min: 0, max: 800 }), (cadence, from, length) => {
        const to = addCalendarDays(from, length);
        const found = periodsBetween(cadence, from, to, calendar);
        expect(new Set(found.map((due) => due.period)).size).toBe(found.length);
        found.forEach((due, index) => {
          expect(due.dueOn >= from && due.dueOn <= to && due.lastDay <= due.dueOn && due.adjustedDay <= due.lastDay).toBe(true);
          expect(isWorkingDay(due.adjustedDay, calendar)).toBe(true);
          if (cadence.kind === 'weekly') expect(weekdayOf(due.dueOn)).toBe(cadence.weekday);
          if (index > 0) expect(due.dueOn > found[index - 1]!.dueOn).toBe(true);
        });
      })
    );
  });

  it('cutting a window in two loses no due and repeats none', () => {
    fc.assert(
      fc.property(anyCadence, day, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (cadence, from, a, b) => {
        const middle = addCalendarDays(from, a);
        const to = addCalendarDays(middle, 1 + b);
        const halves = [
          ...periodsBetween(cadence, from, middle, calendar),
          ...periodsBetween(cadence, addCalendarDays(middle, 1), to, calendar)
        ];
        expect(halves).toEqual(periodsBetween(cadence, from, to, calendar));
      })
    );
  });

  it('the next due is the first one of the list still open', () => {
    fc.assert(
      fc.property(anyCadence, day, (cadence, today) => {
        const next = nextDue(cadence, today, calendar);
        const first = periodsBetween(cadence, today, addCalendarDays(today, 800), calendar).find((due) => due.lastDay >= today);
        expect(next).toEqual(first);
      })
    );
  });
});
