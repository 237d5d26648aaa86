import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOfNumber } from './calendar/days.ts';
import { instantAt, toRfc3339 } from './calendar/instants.ts';
import {
  deadlineWords,
  formatDay,
  formatDayLong,
  formatDayMonth,
  formatFileSize,
  formatInstant,
  formatInstantLong,
  formatMoney,
  formatNumber,
  formatPercent,
  formatShare,
  formatTime,
  formatTimeLong,
  formatWeekdayDay,
  parseDay
} from './format.ts';

describe('dates and times', () => {
  it('writes days as the papers do', () => {
    expect(formatDay('2026-06-05')).toBe('05/6/2026');
    expect(formatDay('2026-11-20')).toBe('20/11/2026');
    expect(formatDayMonth('2026-06-05')).toBe('05/6');
    expect(formatDayLong('2026-06-05')).toBe('ngày 05 tháng 6 năm 2026');
    expect(formatDayLong('2026-01-05')).toBe('ngày 05 tháng 01 năm 2026');
    expect(formatDayLong('2026-02-15')).toBe('ngày 15 tháng 02 năm 2026');
    expect(formatWeekdayDay('2026-11-20')).toBe('Thứ Sáu, 20/11/2026');
    expect(formatWeekdayDay('2026-11-22')).toBe('Chủ nhật, 22/11/2026');
    expect(formatWeekdayDay('2026-11-20', 'en')).toBe('Friday, 20/11/2026');
  });

  it('writes instants in the time of Vietnam', () => {
    const late = new Date('2026-11-19T17:05:00Z');
    expect(formatTime(late)).toBe('00:05');
    expect(formatInstant(late)).toBe('00:05 20/11/2026');
    expect(formatTimeLong(instantAt('2026-11-20', 14))).toBe('14 giờ 00');
    expect(formatInstantLong(instantAt('2026-01-15', 8))).toBe('08 giờ 00, ngày 15 tháng 01 năm 2026');
    expect(toRfc3339(instantAt('2026-11-26', 14))).toBe('2026-11-26T14:00:00+07:00');
  });

  it('reads days as people type them', () => {
    const today = '2026-11-20';
    const read = Object.fromEntries(
      [
        '5/6/26',
        '05-06-2026',
        '05.6.2026',
        '05062026',
        '251126',
        '25/11',
        '2511',
        ' 25 / 11 / 2026 ',
        '2026-11-25',
        'ngày 05 tháng 6 năm 2026',
        '5 tháng 6'
      ].map((typed) => [typed, parseDay(typed, today)])
    );
    expect(read).toEqual({
      '5/6/26': '2026-06-05',
      '05-06-2026': '2026-06-05',
      '05.6.2026': '2026-06-05',
      '05062026': '2026-06-05',
      '251126': '2026-11-25',
      '25/11': '2026-11-25',
      '2511': '2026-11-25',
      ' 25 / 11 / 2026 ': '2026-11-25',
      '2026-11-25': '2026-11-25',
      'ngày 05 tháng 6 năm 2026': '2026-06-05',
      '5 tháng 6': '2026-06-05'
    });
    expect(['hôm nay', 'Hôm qua', 'ngày mai', 'ngày kia', 'HÔM KIA'].map((typed) => parseDay(typed, today))).toEqual([
      '2026-11-20',
      '2026-11-19',
      '2026-11-21',
      '2026-11-22',
      '2026-11-18'
    ]);
    expect(['31/02/2026', '5', 'abc', '', '13/13/2026', '5/6/2', '123'].map((typed) => parseDay(typed, today))).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null
    ]);
  });

  it('reads back every day it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2099-12-31') }).map(dayOfNumber), (day) => {
        expect([formatDay(day), formatDayLong(day), day].map((text) => parseDay(text, '2026-11-20'))).toEqual([day, day, day]);
        expect(parseDay(formatDayMonth(day), day)).toBe(day);
      })
    );
  });
});

describe('figures', () => {
  it('writes numbers with a point for thousands and a comma for decimals', () => {
    expect([1234.5, 1234567, 0, -1234.56, 2.25, 0.05, 999.96].map((value) => formatNumber(value))).toEqual([
      '1.234,5',
      '1.234.567',
      '0',
      '-1.234,6',
      '2,3',
      '0,1',
      '1.000'
    ]);
    expect(formatNumber(1.005, { decimals: 2 })).toBe('1,01');
    expect(formatNumber(3, { decimals: 2, fixed: true })).toBe('3,00');
    expect(formatNumber(-0.001)).toBe('0');
    expect(formatNumber(Number.NaN)).toBe('–');
    expect(formatNumber(1234.5, { language: 'en' })).toBe('1,234.5');
  });

  it('writes percentages without a space, and never calls almost all all', () => {
    expect([0.929, 1, 0, 0.9, 1.25, 0.29].map((share) => formatPercent(share))).toEqual(['92,9%', '100%', '0%', '90%', '125%', '29%']);
    expect(formatShare(1999, 2000)).toBe('99,9%');
    expect(formatShare(1, 3000)).toBe('0,1%');
    expect(formatShare(0, 0)).toBe('–');
    expect(formatShare(39, 42, 'en')).toBe('92.9%');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100000 }),
        fc.integer({ min: 0, max: 100000 }),
        (base, part) => (formatShare(Math.min(part, base), base) === '100%') === part >= base
      )
    );
  });

  it('writes money in đồng, million and billion', () => {
    expect([950000, 186e6, 1.25e9, 6.2e9, 999_999_999, 1e6, 0].map((value) => formatMoney(value))).toEqual([
      '950.000 đồng',
      '186 triệu đồng',
      '1,25 tỷ đồng',
      '6,2 tỷ đồng',
      '1 tỷ đồng',
      '1 triệu đồng',
      '0 đồng'
    ]);
    expect(formatMoney(1_250_000_500, { exact: true })).toBe('1.250.000.500 đồng');
  });

  it('writes file sizes', () => {
    expect([812, 1430, 1048575, 50 * 1024 * 1024, 1.5 * 1024 ** 3].map((bytes) => formatFileSize(bytes))).toEqual([
      '812 byte',
      '1,4 KB',
      '1 MB',
      '50 MB',
      '1,5 GB'
    ]);
  });
});

describe('deadline words', () => {
  const today = '2026-11-20';
  it('says how long, in the words of the badge', () => {
    expect(deadlineWords('2026-12-02', today)).toEqual({ words: 'Còn 12 ngày', tone: 'later' });
    expect(deadlineWords('2026-11-25', today)).toEqual({ words: 'Còn 5 ngày', tone: 'soon' });
    expect(deadlineWords('2026-11-20', today)).toEqual({ words: 'Hạn hôm nay', tone: 'today' });
    expect(deadlineWords('2026-11-18', today)).toEqual({ words: 'Quá hạn 2 ngày', tone: 'late' });
    expect(deadlineWords('2026-11-18', today, '2026-11-14')).toEqual({ words: 'Xong trước hạn 4 ngày', tone: 'done' });
    expect(deadlineWords('2026-11-18', today, '2026-11-18')).toEqual({ words: 'Xong đúng hạn', tone: 'done' });
    expect(deadlineWords('2026-11-18', today, '2026-11-20')).toEqual({ words: 'Xong quá hạn 2 ngày', tone: 'done-late' });
  });

  it('has English', () => {
    expect(deadlineWords('2026-11-21', today, null, 'en').words).toBe('1 day left');
    expect(deadlineWords('2026-11-18', today, null, 'en').words).toBe('2 days overdue');
    expect(deadlineWords('2026-11-18', today, '2026-11-14', 'en').words).toBe('Done 4 days early');
  });
});
