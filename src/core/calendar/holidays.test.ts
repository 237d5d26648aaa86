import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, weekdayOf } from './days.ts';
import { baseHolidays, buildCalendar, cultureDayRow, defaultCalendar, doubtfulDays, holidaysOf, movedRests } from './holidays.ts';
import { computeFeasts, lunarFeasts, lunarYears, solarDayOfLunar } from './lunar.ts';

const offDays = (year: number) =>
  holidaysOf(year)
    .filter((row) => !isWorkingDay(row.day, defaultCalendar) && weekdayOf(row.day) <= 5)
    .map((row) => row.day.slice(5));

describe('the lunar calendar', () => {
  it('gives Tết and Giỗ Tổ of the law table', () => {
    expect([2026, 2027, 2028].map((year) => computeFeasts(year).tet)).toEqual(['2026-02-17', '2027-02-06', '2028-01-26']);
    expect([2026, 2027].map((year) => computeFeasts(year).gioTo)).toEqual(['2026-04-26', '2027-04-16']);
  });

  it('agrees with the table in every year', () => {
    for (let year: number = lunarYears.from; year <= lunarYears.to; year += 1) expect(lunarFeasts(year)).toEqual(computeFeasts(year));
    expect(lunarFeasts(2051)).toBeNull();
  });

  it('follows Hanoi, not Beijing, where a new moon falls between their midnights', () => {
    expect(solarDayOfLunar(2007, 1, 1)).toBe('2007-02-17'); // China: 18/2/2007
    expect(solarDayOfLunar(2030, 1, 1)).toBe('2030-02-02'); // China: 3/2/2030
    expect(solarDayOfLunar(1985, 1, 1)).toBe('1985-01-21'); // China: 20/2/1985, a month apart
  });

  it('counts past a leap month', () => {
    expect(solarDayOfLunar(2025, 8, 15)).toBe('2025-10-06'); // leap 6th month
    expect(solarDayOfLunar(2023, 3, 10)).toBe('2023-04-29'); // leap 2nd month
    expect(solarDayOfLunar(2020, 8, 15)).toBe('2020-10-01'); // leap 4th month
  });
});

describe('the holiday table', () => {
  it('has the weekdays off of 2025 and 2026 as announced', () => {
    expect(offDays(2025)).toEqual([
      '01-01',
      '01-27',
      '01-28',
      '01-29',
      '01-30',
      '01-31',
      '04-07',
      '04-30',
      '05-01',
      '05-02',
      '09-01',
      '09-02'
    ]);
    expect(offDays(2026)).toEqual([
      '01-01',
      '01-02',
      '02-16',
      '02-17',
      '02-18',
      '02-19',
      '02-20',
      '04-27',
      '04-30',
      '05-01',
      '08-31',
      '09-01',
      '09-02'
    ]);
  });

  it('works the Saturdays that were swapped', () => {
    for (const day of ['2025-04-26', '2026-01-10', '2026-08-22']) expect(isWorkingDay(day, defaultCalendar)).toBe(true);
  });

  it('projects 2027 and 2028, moves rest off weekends, and says what is projected', () => {
    expect(offDays(2027)).toEqual(['01-01', '02-05', '02-08', '02-09', '02-10', '02-11', '04-16', '04-30', '05-03', '09-02', '09-03']);
    expect(offDays(2028)).toEqual(['01-03', '01-24', '01-25', '01-26', '01-27', '01-28', '04-04', '05-01', '05-02', '09-01', '09-04']);
    expect(
      new Set(
        baseHolidays()
          .filter((row) => row.projected)
          .map((row) => row.day.slice(0, 4))
      )
    ).toEqual(new Set(['2027', '2028']));
    expect(
      holidaysOf(2027)
        .filter((row) => row.projected)
        .map((row) => row.day.slice(5))
    ).toEqual(['02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11', '09-03']);
  });

  it('has eleven holidays a year by law, each with a name and a source', () => {
    for (const year of [2025, 2026, 2027, 2028, 2031]) expect(holidaysOf(year).filter((row) => row.kind === 'holiday')).toHaveLength(11);
    for (const row of baseHolidays()) expect(row.name.length > 3 && row.source.length > 3).toBe(true);
  });

  it('gives two days for two holidays on one weekend (CAL-08)', () => {
    const rows = ['2027-02-06', '2027-02-07'].map((day) => ({
      day,
      kind: 'holiday' as const,
      name: 'Tết',
      source: '',
      confidence: 'D' as const,
      projected: false
    }));
    expect(movedRests(rows).map((row) => row.day)).toEqual(['2027-02-08', '2027-02-09']);
  });

  it('takes 24 November off only in the years the council has switched on (CAL-11)', () => {
    expect(isWorkingDay('2026-11-24', defaultCalendar)).toBe(true);
    const calendar = buildCalendar({ cultureDayYears: [2026] });
    expect(isWorkingDay('2026-11-24', calendar)).toBe(false);
    expect(isWorkingDay('2027-11-24', calendar)).toBe(true);
    expect(cultureDayRow(2026).confidence).toBe('R');
  });

  it('lets the council’s rows win over the base table', () => {
    const source = 'Thông báo của xã';
    const calendar = buildCalendar({
      extra: [
        { day: '2027-02-11', kind: 'ordinary', name: 'Đi làm theo thông báo chính thức', source },
        { day: '2027-02-04', kind: 'holiday', name: 'Tết Âm lịch', source },
        { day: '2027-02-13', kind: 'worked-saturday', name: 'Làm bù', source }
      ]
    });
    expect(['2027-02-04', '2027-02-11', '2027-02-13'].map((day) => isWorkingDay(day, calendar))).toEqual([false, true, true]);
    expect(addWorkingDays('2027-02-03', 3, calendar)).toBe('2027-02-13');
    expect(isWorkingDay('2027-02-11', defaultCalendar)).toBe(false);
    expect(() => buildCalendar({ extra: [{ day: '2027-02-12', kind: 'worked-saturday', name: '', source }] })).toThrow(/no Saturday/);
    expect(() => buildCalendar({ extra: [{ day: '2027-02-30', kind: 'holiday', name: '', source }] })).toThrow(/Not a day/);
  });

  it('names the days a count should not be trusted over', () => {
    expect(doubtfulDays('2026-11-20', '2026-12-01', defaultCalendar).map((row) => row.day)).toEqual(['2026-11-24']);
    expect(doubtfulDays('2026-11-20', '2026-12-01', buildCalendar({ cultureDayYears: [2026] }))).toEqual([]);
    expect(doubtfulDays('2027-02-10', '2027-01-29', defaultCalendar)).toHaveLength(6);
  });
});
