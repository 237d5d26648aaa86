import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  dayFrom,
  dayNumber,
  dayOfNumber,
  daysBefore,
  daysBetween,
  isDay,
  isWorkingDay,
  isoWeekOf,
  mondayOfIsoWeek,
  rollBackward,
  rollForward,
  weekdayName,
  weekdayOf,
  workingDaysBefore,
  workingDaysBetween
} from './days.ts';
import { buildCalendar, defaultCalendar as calendar } from './holidays.ts';

const withCultureDay = buildCalendar({ cultureDayYears: [2026] });
const dueAfterDays = (day: string, count: number) => rollForward(addCalendarDays(day, count), calendar);

/** The worked examples of the law table, section 16: number, what, computed, written there. */
const examples: [row: string, what: string, computed: string, expected: string][] = [
  ['1', 'dossier to the Board 15 d before 16/12/2026 (VER-01)', daysBefore('2026-12-16', 15), '2026-12-01'],
  ['2', 'verification report 5 wd before (VER-03)', workingDaysBefore('2026-12-16', 5, calendar), '2026-12-09'],
  ['3', 'petitions report 7 wd before (PET-03)', workingDaysBefore('2026-12-16', 7, calendar), '2026-12-07'],
  ['4', 'results of petitions 30 d before (PET-07)', daysBefore('2026-12-16', 30), '2026-11-16'],
  ['5', 'convening 20 d before', daysBefore('2026-12-16', 20), '2026-11-26'],
  ['5', 'papers 5 d before', daysBefore('2026-12-16', 5), '2026-12-11'],
  ['6', '10 d before keeps its Sunday', daysBefore('2026-12-16', 10), '2026-12-06'],
  ['6', 'and is acted on by the Friday before', rollBackward(daysBefore('2026-12-16', 10), calendar), '2026-12-04'],
  ['7', 'press notice 5 wd before 01/12/2026 (TXC-05)', workingDaysBefore('2026-12-01', 5, calendar), '2026-11-24'],
  ['7', 'the same when 24/11 is a holiday', workingDaysBefore('2026-12-01', 5, withCultureDay), '2026-11-23'],
  ['8', 'compile 3 wd after 26/11/2026 (PET-01)', addWorkingDays('2026-11-26', 3, calendar), '2026-12-01'],
  ['9', 'answer 30 d after 02/12/2026 (PET-06)', dueAfterDays('2026-12-02', 30), '2027-01-04'],
  ['10', 'publicise 15 wd after 04/01/2027 (PET-10)', addWorkingDays('2027-01-04', 15, calendar), '2027-01-25'],
  ['10', 'posted 30 d (PET-11)', addCalendarDays('2027-01-25', 30), '2027-02-24'],
  ['11', 'accept 7 wd after 29/01/2027 over Tết (KN-02)', addWorkingDays('2027-01-29', 7, calendar), '2027-02-16'],
  ['12', 'first decision 30 d (KN-03)', dueAfterDays('2027-02-16', 30), '2027-03-18'],
  ['12', 'complex 45 d', dueAfterDays('2027-02-16', 45), '2027-04-02'],
  ['13', 'forward 5 wd after 29/04/2027 (TC-02)', addWorkingDays('2027-04-29', 5, calendar), '2027-05-10'],
  ['14', '5 wd after 21/08/2026, Saturday worked', addWorkingDays('2026-08-21', 5, calendar), '2026-08-27'],
  ['15', '3 wd after 27/08/2026 over 2/9', addWorkingDays('2026-08-27', 3, calendar), '2026-09-04'],
  ['16', 'effect 10 d after 17/12/2026, no rolling (QPL-04)', addCalendarDays('2026-12-17', 10), '2026-12-27'],
  ['16', 'as a province did in 2025', addCalendarDays('2025-12-16', 10), '2025-12-26'],
  ['17', 'written answer 20 d (QUE-07)', dueAfterDays('2026-12-17', 20), '2027-01-06'],
  ['18', 'explanation 15 d (FUP-01)', dueAfterDays('2026-11-20', 15), '2026-12-07'],
  ['18', 'complex 30 d', dueAfterDays('2026-11-20', 30), '2026-12-21'],
  ['19', 'one month from 31/01/2027', rollForward(addMonths('2027-01-31', 1), calendar), '2027-03-01'],
  ['20', 'election result sent 5 wd after 17/12/2026 (STR-14)', addWorkingDays('2026-12-17', 5, calendar), '2026-12-24'],
  ['20', 'answered 10 wd after', addWorkingDays('2026-12-24', 10, calendar), '2027-01-08'],
  ['21', 'first session 45 d after 15/03/2026 (SES-06)', dueAfterDays('2026-03-15', 45), '2026-04-29']
];

describe('counting of days', () => {
  it.each(examples)('gives the worked example %s of the law table: %s', (_row, _what, computed, expected) => {
    expect(computed).toBe(expected);
  });

  it('knows which strings are days', () => {
    expect(['2026-02-29', '2028-02-29', '2026-13-01', '2026-1-01', '', 'x2026-01-01'].map(isDay)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false
    ]);
    expect(dayFrom(2026, 4, 31)).toBeNull();
    expect(() => addCalendarDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addCalendarDays('2026-02-01', 1.5)).toThrow(RangeError);
  });

  it('names weekdays as the papers do', () => {
    expect(weekdayName(weekdayOf('2026-11-20'))).toBe('thứ Sáu');
    expect(weekdayName(weekdayOf('2026-11-22'))).toBe('Chủ nhật');
    expect(weekdayName(weekdayOf('2026-11-26'), 'en')).toBe('Thursday');
  });

  it('numbers weeks by ISO 8601 at the turn of the year', () => {
    expect(isoWeekOf('2026-12-31')).toEqual({ year: 2026, week: 53 });
    expect(isoWeekOf('2027-01-03')).toEqual({ year: 2026, week: 53 });
    expect(isoWeekOf('2027-01-04')).toEqual({ year: 2027, week: 1 });
    expect(mondayOfIsoWeek(2026, 48)).toBe('2026-11-23');
    expect(mondayOfIsoWeek(2027, 53)).toBeNull();
  });

  it('refuses a calendar without a working day instead of searching for ever', () => {
    const rows = new Map(
      Array.from({ length: 800 }, (_, index) => addCalendarDays('2026-01-01', index)).map((day) => [
        day,
        { day, kind: 'holiday', name: '', source: '', confidence: 'D', projected: false } as const
      ])
    );
    expect(() => rollForward('2026-03-01', { rows })).toThrow(/no working day/);
  });
});

const day = fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2050-06-30') }).map(dayOfNumber);
const count = fc.integer({ min: 0, max: 200 });

describe('properties of counting', () => {
  it('agrees with the machine’s calendar on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 400_000 }), (serial) => {
        const text = new Date(serial * 86_400_000).toISOString().slice(0, 10);
        expect(dayOfNumber(serial)).toBe(text);
        expect(dayNumber(text)).toBe(serial);
        expect(weekdayOf(text) % 7).toBe(new Date(serial * 86_400_000).getUTCDay());
      })
    );
  });

  it('going forward and back by days returns to the start', () => {
    fc.assert(
      fc.property(
        day,
        count,
        (start, n) => addCalendarDays(addCalendarDays(start, n), -n) === start && daysBetween(start, addCalendarDays(start, n)) === n
      )
    );
  });

  it('a rolled day is worked, is never on the wrong side, and nothing worked lies between', () => {
    fc.assert(
      fc.property(day, (start) => {
        const forward = rollForward(start, calendar);
        const back = rollBackward(start, calendar);
        expect(isWorkingDay(forward, calendar) && isWorkingDay(back, calendar)).toBe(true);
        expect(back <= start && start <= forward).toBe(true);
        for (let each = start; each < forward; each = addCalendarDays(each, 1)) expect(isWorkingDay(each, calendar)).toBe(false);
        for (let each = start; each > back; each = addCalendarDays(each, -1)) expect(isWorkingDay(each, calendar)).toBe(false);
      })
    );
  });

  it('n working days on holds exactly n working days, and so does n working days before', () => {
    fc.assert(
      fc.property(day, count, (start, n) => {
        expect(workingDaysBetween(start, addWorkingDays(start, n, calendar), calendar)).toBe(n);
        const before = workingDaysBefore(start, n, calendar);
        let worked = 0;
        for (let each = before; each < start; each = addCalendarDays(each, 1)) if (isWorkingDay(each, calendar)) worked += 1;
        expect(worked).toBe(n);
      })
    );
  });

  it('more days never end earlier', () => {
    fc.assert(
      fc.property(
        day,
        count,
        count,
        (start, a, b) => addWorkingDays(start, Math.min(a, b), calendar) <= addWorkingDays(start, Math.max(a, b), calendar)
      )
    );
  });

  it('a month later is in the next month, on the same date or its last day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -240, max: 240 }), (start, n) => {
        const end = addMonths(start, n);
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(end) - months(start)).toBe(n);
        if (end.slice(8) !== start.slice(8)) expect(addCalendarDays(end, 1).slice(8)).toBe('01');
      })
    );
  });
});
