import { describe, expect, it } from 'vitest';
import { computeDeadline } from './deadline.ts';
import { buildCalendar, defaultCalendar } from './holidays.ts';

const compute = (input: unknown) => computeDeadline(input, defaultCalendar);
const dueOf = (input: unknown) => {
  const result = compute(input);
  return 'error' in result
    ? result.error
    : [result.due, result.exclusive, result.last_day, result.adjust, result.adjusted_day, result.due_weekday, result.is_working_day];
};

describe('periods counted forward', () => {
  it('roll off a rest day, and due is the working day', () => {
    expect(dueOf({ start: '2026-12-02', days: 30, kind: 'calendar' })).toEqual([
      '2027-01-04',
      false,
      '2027-01-04',
      'forward',
      '2027-01-04',
      'thứ Hai',
      true
    ]);
    expect(dueOf({ start: '2026-11-20', days: 15 })).toEqual(['2026-12-07', false, '2026-12-07', 'forward', '2026-12-07', 'thứ Hai', true]);
    expect(dueOf({ start: '2026-08-21', days: 5, kind: 'working' })).toEqual([
      '2026-08-27',
      false,
      '2026-08-27',
      'forward',
      '2026-08-27',
      'thứ Năm',
      true
    ]);
    expect(dueOf({ start: '2027-01-31', months: 1 })).toEqual([
      '2027-03-01',
      false,
      '2027-03-01',
      'forward',
      '2027-03-01',
      'thứ Hai',
      true
    ]);
    expect(dueOf({ start: '2026-11-26T23:30:00+07:00', days: 3, kind: 'working' })).toContain('2026-12-01');
  });

  it('names the projected rest days it counted over, once for days in a row', () => {
    expect(compute({ start: '2027-01-29', days: 7, kind: 'working' })).toMatchObject({
      due: '2027-02-16',
      note: 'Tính qua ngày nghỉ chưa chắc chắn: 05/2–11/2/2027 Tết Âm lịch.'
    });
    expect(compute({ start: '2027-01-29', days: 45 })).not.toHaveProperty('note');
  });
});

describe('days before an event', () => {
  it('keep their date; the working day before is when to act', () => {
    expect(dueOf({ event_day: '2026-12-16', days_before: 10, kind: 'calendar' })).toEqual([
      '2026-12-06',
      false,
      '2026-12-06',
      'backward',
      '2026-12-04',
      'Chủ nhật',
      false
    ]);
    expect(dueOf({ event_day: '2026-12-16', days_before: 5, kind: 'working' })).toEqual([
      '2026-12-09',
      false,
      '2026-12-09',
      'backward',
      '2026-12-09',
      'thứ Tư',
      true
    ]);
  });

  it('move with the 24 November switch', () => {
    const input = { event_day: '2026-12-01', days_before: 5, kind: 'working' };
    expect(compute(input)).toMatchObject({ due: '2026-11-24', note: expect.stringContaining('Ngày Văn hóa Việt Nam') });
    expect(computeDeadline(input, buildCalendar({ cultureDayYears: [2026] }))).toMatchObject({ due: '2026-11-23' });
  });
});

describe('cadences', () => {
  it('give the next one due, with the instant when there is an hour', () => {
    expect(dueOf({ cadence: 'weekly', weekday: 4, hour: 14, as_of: '2026-11-20' })).toEqual([
      '2026-11-26T14:00:00+07:00',
      true,
      '2026-11-26',
      'backward',
      '2026-11-26',
      'thứ Năm',
      true
    ]);
    expect(dueOf({ cadence: 'monthly', day: 25, as_of: '2026-11-20' })).toEqual([
      '2026-11-25',
      true,
      '2026-11-24',
      'backward',
      '2026-11-24',
      'thứ Tư',
      true
    ]);
    expect(dueOf({ cadence: 'quarterly', day: 25, as_of: '2026-11-20' })).toEqual([
      '2026-12-25',
      true,
      '2026-12-24',
      'backward',
      '2026-12-24',
      'thứ Sáu',
      true
    ]);
    expect(dueOf({ cadence: 'yearly', month: 11, day: 30, as_of: '2026-11-20' })).toEqual([
      '2026-11-30',
      true,
      '2026-11-29',
      'backward',
      '2026-11-27',
      'thứ Hai',
      true
    ]);
    expect(compute({ cadence: 'monthly', day: 20, start: '2026-04-20', as_of: '2026-01-05' })).toMatchObject({
      due: '2026-04-20',
      period: '2026-04'
    });
    expect(compute({ cadence: 'half-yearly', as_of: '2026-11-20' })).toMatchObject({
      due: '2026-12-31',
      exclusive: false,
      period: '2026-H2'
    });
    expect(compute({ cadence: 'nine-month', day: 25, as_of: '2026-02-01' })).toMatchObject({ due: '2026-09-25', period: '2026-9M' });
    expect(compute({ cadence: 'months', months: [4, 10], day: 15, as_of: '2026-11-20' })).toMatchObject({
      due: '2027-04-15',
      period: '2027-04'
    });
    expect(compute({ cadence: 'months', months: 2, day: 5, as_of: '2026-11-20' })).toMatchObject({
      due: '2026-12-05',
      period: '2026-11/2M'
    });
  });

  it('give the period asked for', () => {
    expect(compute({ cadence: 'quarterly', day: 25, quarter: 3, year: 2026 })).toMatchObject({ due: '2026-09-25', period: '2026-Q3' });
    expect(compute({ cadence: 'quarterly', day: 25, quarter: 'IV', as_of: '2026-01-02' })).toMatchObject({ due: '2026-12-25' });
    expect(compute({ cadence: 'monthly', day: 25, month: 10, year: 2026 })).toMatchObject({
      due: '2026-10-25',
      last_day: '2026-10-24',
      adjusted_day: '2026-10-23'
    });
    expect(compute({ cadence: 'monthly', day: 25, month: '2026-10' })).toMatchObject({ due: '2026-10-25' });
    expect(compute({ cadence: 'yearly', day: 30, month: 11, year: 2027 })).toMatchObject({ due: '2027-11-30' });
    expect(compute({ cadence: 'weekly', weekday: 'thứ Năm', hour: '14:00', period: '2026-W48' })).toMatchObject({
      due: '2026-11-26T14:00:00+07:00'
    });
    expect(compute({ cadence: 'half_yearly', half: 1, year: 2026 })).toMatchObject({ due: '2026-06-30' });
  });

  it('take weekdays as numbers or names', () => {
    for (const weekday of [4, 'thursday', 'Thu', 'thứ năm', 'thứ 5', 'T5', 'Thứ Năm'])
      expect(compute({ cadence: 'weekly', weekday, as_of: '2026-11-20' })).toMatchObject({ due: '2026-11-26' });
    for (const weekday of [0, 7, 'CN', 'Chủ nhật', 'sunday'])
      expect(compute({ cadence: 'weekly', weekday, as_of: '2026-11-20' })).toMatchObject({ due: '2026-11-22' });
  });

  it('tell whether what was handed in was in time, to the second', () => {
    const weekly = { cadence: 'weekly', weekday: 4, hour: 14, as_of: '2026-11-23' };
    const onTime = (submitted_at: string, more = {}) => {
      const result = compute({ ...weekly, ...more, submitted_at });
      return 'error' in result ? result.error : result.on_time;
    };
    expect(onTime('2026-11-26T13:59:59+07:00')).toBe(true);
    expect(onTime('2026-11-26T14:00:00+07:00')).toBe(false);
    expect(onTime('2026-11-26T14:00:00+07:00', { exclusive: false })).toBe(true);
    expect(onTime('2026-11-26T06:59:59Z')).toBe(true);
    expect(onTime('2026-11-26T13:59')).toBe(true);
    expect(onTime('2026-11-26T14:30', { timezone: 'Asia/Tokyo' })).toBe(true);
    expect(onTime('2026-11-25')).toBe(true);
    expect(onTime('2026-11-27')).toBe(false);
    expect(onTime('2026-11-26')).toMatch(/cần có giờ/);
    const monthly = (submitted_at: string) => compute({ cadence: 'monthly', day: 25, month: 11, year: 2026, submitted_at });
    expect(monthly('2026-11-24T23:59:59+07:00')).toMatchObject({ on_time: true });
    expect(monthly('2026-11-24T17:00:00Z')).toMatchObject({ on_time: false });
    expect(monthly('2026-11-24')).toMatchObject({ on_time: true });
    expect(monthly('2026-11-25')).toMatchObject({ on_time: false });
  });
});

describe('words', () => {
  const texts: [text: string, expected: unknown[]][] = [
    ['trước ngày 25/4/2026', ['2026-04-25', true, '2026-04-24', 'backward', '2026-04-24', 'thứ Bảy', false]],
    ['**trước ngày 30/4/2026**', ['2026-04-30', true, '2026-04-29', 'backward', '2026-04-29', 'thứ Năm', false]],
    ['Chậm nhất ngày 05/6/2026', ['2026-06-05', false, '2026-06-05', 'backward', '2026-06-05', 'thứ Sáu', true]],
    ['ngày 05 tháng 6 năm 2026', ['2026-06-05', false, '2026-06-05', 'backward', '2026-06-05', 'thứ Sáu', true]],
    ['Tháng 7/2026', ['2026-07-31', false, '2026-07-31', 'backward', '2026-07-31', 'thứ Sáu', true]],
    ['Quý II/2026', ['2026-06-30', false, '2026-06-30', 'backward', '2026-06-30', 'thứ Ba', true]],
    ['Quý I, II năm 2026', ['2026-06-30', false, '2026-06-30', 'backward', '2026-06-30', 'thứ Ba', true]],
    ['trước 14 giờ 30 phút ngày 25/11/2026', ['2026-11-25T14:30:00+07:00', true, '2026-11-25', 'backward', '2026-11-25', 'thứ Tư', true]],
    ['trước tháng 7/2026', ['2026-07-01', true, '2026-06-30', 'backward', '2026-06-30', 'thứ Tư', true]],
    ['30 ngày kể từ ngày 02/12/2026', ['2027-01-04', false, '2027-01-04', 'forward', '2027-01-04', 'thứ Hai', true]],
    ['05 ngày làm việc trước ngày 16/12/2026', ['2026-12-09', false, '2026-12-09', 'backward', '2026-12-09', 'thứ Tư', true]],
    ['từ ngày 01/5/2026 đến ngày 12/9/2027', ['2027-09-12', false, '2027-09-12', 'backward', '2027-09-10', 'Chủ nhật', false]]
  ];
  it.each(texts)('reads "%s"', (text, expected) => {
    expect(dueOf({ text })).toEqual(expected);
  });

  const asOf: [text: string, due: string, lastDay: string][] = [
    ['trước ngày 25 hằng tháng', '2026-11-25', '2026-11-24'],
    ['Báo cáo nhanh hàng tuần trước 14 giờ ngày thứ năm', '2026-11-26T14:00:00+07:00', '2026-11-26'],
    ['trước 14 giờ ngày thứ năm', '2026-11-26T14:00:00+07:00', '2026-11-26'],
    ['báo cáo hành tháng trước ngày 25 của tháng', '2026-11-25', '2026-11-24'],
    ['báo cáo quý trước ngày 25 của tháng cuối quý', '2026-12-25', '2026-12-24'],
    ['báo cáo năm trước ngày 30/11', '2026-11-30', '2026-11-29'],
    ['30/11', '2026-11-30', '2026-11-30'],
    ['10/4', '2027-04-10', '2027-04-10'],
    ['thứ Sáu hằng tuần', '2026-11-20', '2026-11-20'],
    ['2 tháng một lần, trước ngày 05', '2026-12-05', '2026-12-04'],
    ['tháng 7', '2027-07-31', '2027-07-31'],
    ['quý IV', '2026-12-31', '2026-12-31'],
    ['trước ngày 20 hàng tháng. Bắt đầu từ 20/4/2027.', '2027-04-20', '2027-04-19'],
    ['chậm nhất ngày 05 của tháng sau hằng tháng', '2026-12-05', '2026-12-05']
  ];
  it.each(asOf)('reads "%s" as of 20/11/2026', (text, due, last_day) => {
    expect(compute({ text, as_of: '2026-11-20' })).toMatchObject({ due, last_day });
  });
});

describe('a single date', () => {
  it('says whether it is worked, and why not', () => {
    expect(compute({ date: '2026-08-22' })).toMatchObject({
      is_working_day: true,
      due_weekday: 'thứ Bảy',
      note: expect.stringContaining('31/8/2026')
    });
    expect(compute({ date: '2026-04-27' })).toMatchObject({
      is_working_day: false,
      adjusted_day: '2026-04-28',
      note: expect.stringContaining('Giỗ Tổ')
    });
    expect(compute({ date: '2026-11-21' })).toMatchObject({ is_working_day: false, adjusted_day: '2026-11-23' });
  });
});

describe('what cannot be computed', () => {
  const faults: [input: unknown, sentence: RegExp][] = [
    [{ start: '2026-02-30', days: 3 }, /2026-02-30 .*không có trên lịch/],
    [{ start: '2026-02-03', days: -3 }, /days phải từ 0/],
    [{ start: '2026-02-03', days: 1.5 }, /số nguyên/],
    [{ start: '2026-02-03', days: '3' }, /số nguyên/],
    [{ start: '2026-02-03', days: 3, months: 1 }, /một trong days và months/],
    [{ start: '2026-02-03' }, /Thiếu days/],
    [{ start: 20260203, days: 3 }, /YYYY-MM-DD/],
    [{ start: 'hôm nay', days: 3 }, /YYYY-MM-DD/],
    [{ start: '2026-02-03', days: 3, kind: 'lunar' }, /kind phải là/],
    [{ event_day: '2026-12-16' }, /Thiếu days_before/],
    [{ event_day: '2026-12-16', days_before: -1 }, /days_before/],
    [{}, /Thiếu cách tính/],
    [null, /đối tượng JSON/],
    [[], /đối tượng JSON/],
    [{ text: 'x', date: '2026-01-01' }, /một trong các cách tính/],
    [{ cadence: 'fortnightly', as_of: '2026-01-01' }, /Không biết định kỳ/],
    [{ cadence: 'monthly', day: 25 }, /Cần as_of/],
    [{ cadence: 'monthly', day: 32, as_of: '2026-01-01' }, /day phải từ 1 đến 31/],
    [{ cadence: 'weekly', hour: 14, as_of: '2026-01-01' }, /cần weekday/],
    [{ cadence: 'weekly', weekday: 9, as_of: '2026-01-01' }, /weekday/],
    [{ cadence: 'weekly', weekday: 4, hour: 25, as_of: '2026-01-01' }, /hour phải/],
    [{ cadence: 'quarterly', quarter: 5, year: 2026 }, /quarter/],
    [{ cadence: 'quarterly', quarter: 1 }, /Cần year/],
    [{ cadence: 'monthly', period: '2026-13' }, /Không biết kỳ/],
    [{ cadence: 'monthly', period: '2026-Q1' }, /không thuộc định kỳ/],
    [{ cadence: 'monthly', day: 20, period: '2026-03', start: '2026-04-20' }, /trước ngày bắt đầu/],
    [{ cadence: 'per-session', as_of: '2026-01-01' }, /kỳ họp hoặc nhiệm kỳ/],
    [{ cadence: 'months', months: [13], as_of: '2026-01-01' }, /từ 1 đến 12/],
    [{ cadence: 'monthly', day: 5, as_of: '2026-01-01', submitted_at: '2026-01-01T10:00', timezone: 'Mars/Base' }, /múi giờ/],
    [{ text: 'trước ngày 31/02/2026' }, /31\/02\/2026 không có trên lịch/],
    [{ text: '30/02', as_of: '2026-01-01' }, /30\/2 không có trên lịch/],
    [{ text: '30/11' }, /không nêu năm/],
    [{ text: 'trước ngày 25 hằng tháng' }, /Cần as_of/],
    [{ text: 'chậm nhất 07 ngày kể từ ngày kết thúc Kỳ họp' }, /sự kiện/],
    [{ text: 'Kỳ họp thứ 6' }, /sự kiện/],
    [{ text: 'thường xuyên' }, /thường xuyên/],
    [{ text: 'Hằng quý, 6 tháng, năm 2026', as_of: '2026-01-01' }, /nhiều định kỳ/],
    [{ text: 'xin chào' }, /Không tìm thấy thời hạn/],
    [{ text: '' }, /text phải là/],
    [{ date: '2026-13-01' }, /không có trên lịch/],
    [{ start: '9999-12-30', days: 30 }, /ra ngoài lịch/]
  ];
  it.each(faults)('%j is an error in one sentence', (input, sentence) => {
    const result = compute(input);
    expect(result).toEqual({ error: expect.stringMatching(sentence) });
    expect((result as { error: string }).error).toMatch(/^[^\n]+\.$/);
  });
});
