import { describe, expect, it } from 'vitest';
import type { Cadence } from '#core/calendar/cadence.ts';
import { periodsBetween } from '#core/calendar/cadence.ts';
import { defaultCalendar } from '#core/calendar/holidays.ts';
import { toRfc3339 } from '#core/calendar/instants.ts';
import { cadenceWords } from './cadence-words.ts';
import { duesToOpen, isReportDuty, kindOfCadence, neighbours, nextPhrase, periodPhrase, refusalOf, reportTitle, windowOf } from './rules.ts';
import { fileStem, signatureOf } from '#modules/paper/signature.ts';

/** Chapter IV of the campaign: before 14:00 on Thursday, before the 25th, before the 25th of the quarter's last month, before 30 November. */
const weekly: Cadence = { kind: 'weekly', weekday: 4, hour: 14, exclusive: true };
const monthly: Cadence = { kind: 'monthly', day: 25, exclusive: true };
const quarterly: Cadence = { kind: 'quarterly', day: 25, exclusive: true };
const yearly: Cadence = { kind: 'yearly', month: 11, day: 30, exclusive: true };
const year = (cadence: Cadence) => periodsBetween(cadence, '2026-01-01', '2026-12-31', defaultCalendar);

describe('the reports of a campaign over a year', () => {
  it('fall on 53 Thursdays at 14:00, whatever holidays there are', () => {
    const due = year(weekly);
    expect(due).toHaveLength(53);
    expect(new Set(due.map((each) => new Date(`${each.dueOn}T00:00:00Z`).getUTCDay()))).toEqual(new Set([4]));
    expect(due.every((each) => each.dueAt !== null && toRfc3339(each.dueAt).endsWith('T14:00:00+07:00'))).toBe(true);
    expect(due.find((each) => each.period === '2026-W48')).toMatchObject({ dueOn: '2026-11-26', lastDay: '2026-11-26' });
  });

  it('have the 24th as their last day each month and in the last month of each quarter, and 29 November in the year', () => {
    expect(year(monthly).map((each) => each.lastDay)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2026-${month}-24`));
    expect(year(quarterly).map((each) => each.lastDay)).toEqual(['2026-03-24', '2026-06-24', '2026-09-24', '2026-12-24']);
    expect(year(yearly).map((each) => each.lastDay)).toEqual(['2026-11-29']);
  });

  it('remind on the working day before where the day is a rest day', () => {
    expect(year(yearly)[0]).toMatchObject({ lastDay: '2026-11-29', adjustedDay: '2026-11-27' });
    expect(year(monthly)[0]).toMatchObject({ lastDay: '2026-01-24', adjustedDay: '2026-01-23' });
  });

  it('are opened as far ahead as their tasks, and not after the plan', () => {
    const open = (cadence: Cadence, until: string | null) => duesToOpen(cadence, { since: '2026-11-20', today: '2026-11-20', until }, defaultCalendar).map((each) => each.period);
    expect(open(quarterly, null)).toEqual(['2026-Q4', '2027-Q1']);
    expect(open(monthly, '2026-12-31')).toEqual(['2026-11', '2026-12']);
    expect(open(weekly, null)[0]).toBe('2026-W48');
    expect(open({ kind: 'per-session' }, null)).toEqual([]);
  });
});

describe('the days a report tells of', () => {
  it('are the period’s own, or between two due days so that no day falls between two reports', () => {
    expect(windowOf(monthly, 'calendar', '2026-11', defaultCalendar)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(windowOf(monthly, 'between-dues', '2026-11', defaultCalendar)).toEqual({ from: '2026-10-25', to: '2026-11-24' });
    const weeks = year(weekly).map((each) => windowOf(weekly, 'between-dues', each.period, defaultCalendar));
    expect(weeks[0]).toEqual({ from: '2025-12-26', to: '2026-01-01' });
    for (const [at, week] of weeks.entries()) if (at > 0) expect(Date.parse(week.from) - Date.parse(weeks[at - 1]!.to)).toBe(86_400_000);
  });

  it('have a period before and after, over the year’s end and for listed months', () => {
    const january = windowOf(monthly, 'calendar', '2027-01', defaultCalendar);
    expect(neighbours(monthly, 'calendar', '2027-01', january, defaultCalendar)).toEqual({ before: { from: '2026-12-01', to: '2026-12-31' }, after: { from: '2027-02-01', to: '2027-02-28' } });
    const spring: Cadence = { kind: 'months', months: [4, 10], day: 20 };
    expect(neighbours(spring, 'calendar', '2026-10', { from: '2026-10-01', to: '2026-10-31' }, defaultCalendar).before).toEqual({ from: '2026-04-01', to: '2026-04-30' });
    expect(neighbours(null, 'calendar', '2026-11-27', { from: '2026-11-01', to: '2026-11-15' }, defaultCalendar)).toEqual({ before: { from: '2026-10-17', to: '2026-10-31' }, after: { from: '2026-11-16', to: '2026-11-30' } });
  });
});

describe('names', () => {
  const own = { from: '2026-11-20', to: '2026-11-26' };
  it('of periods read as papers write them', () => {
    expect(periodPhrase('2026-11', own)).toBe('tháng 11 năm 2026');
    expect(periodPhrase('2026-Q4', own)).toBe('quý IV năm 2026');
    expect(periodPhrase('2026-H1', own)).toBe('6 tháng đầu năm 2026');
    expect(periodPhrase('2026-W48', own)).toBe('tuần 48 (từ ngày 20/11/2026 đến ngày 26/11/2026)');
    expect(periodPhrase('2026-11-27', own)).toBe('từ ngày 20/11/2026 đến ngày 26/11/2026');
    expect(nextPhrase(monthly, '2026-12', own)).toBe('tháng 1 năm 2027');
  });
  it('of reports say the period once', () => {
    expect(reportTitle('Báo cáo tháng', '2026-11', own)).toBe('Báo cáo tháng 11/2026');
    expect(reportTitle('Báo cáo nhanh', '2026-W48', own)).toBe('Báo cáo nhanh tuần 48 (20/11–26/11/2026)');
    expect(reportTitle('Báo cáo quý', '2026-Q4', own)).toBe('Báo cáo quý IV/2026');
    expect(reportTitle('Báo cáo năm', '2026', own)).toBe('Báo cáo năm 2026');
    expect(reportTitle('Báo cáo đột xuất', '2026-11-27', own)).toBe('Báo cáo đột xuất 20/11/2026–26/11/2026');
  });
  it('of files keep only what every file system keeps, and a draft says so', () => {
    expect(fileStem('Báo cáo tháng 11/2026: “500 ngày đêm”?', null)).toBe('DỰ THẢO Báo cáo tháng 11 2026 500 ngày đêm');
    expect(fileStem('Báo cáo tháng 11/2026', '05/BC-TTHĐND')).toBe('05-BC-TTHĐND Báo cáo tháng 11 2026');
  });
  it('of rhythms read as sentences', () => {
    expect(cadenceWords(weekly)).toBe('hằng tuần, trước 14:00 thứ Năm');
    expect(cadenceWords(quarterly)).toBe('hằng quý, trước ngày 25 của tháng cuối');
    expect(cadenceWords(yearly)).toBe('hằng năm, trước ngày 30/11');
    expect(cadenceWords({ kind: 'monthly' })).toBe('hằng tháng');
    expect(cadenceWords(null)).toBe('mở từng kỳ bằng tay');
  });
});

describe('which tasks are report duties', () => {
  const task = (title: string, cadence: Cadence | null = monthly) => isReportDuty({ title, expectedResult: 'Báo cáo', cadence });
  it('are those whose words ask for a report and whose rhythm has periods', () => {
    expect(task('Báo cáo nhanh hằng tuần')).toBe(true);
    expect(task('Tổng hợp, báo cáo Thường trực HĐND định kỳ hằng tháng')).toBe(true);
    expect(task('Báo cáo giám sát', null)).toBe(false);
    expect(task('Báo cáo tại kỳ họp', { kind: 'per-session' })).toBe(false);
    expect(task('Theo dõi kết quả thực hiện kết luận giám sát')).toBe(false);
    expect(task('Giám sát việc lập báo cáo tài chính')).toBe(false);
  });
  it('have the kind of their rhythm', () => {
    expect([weekly, monthly, quarterly, yearly, { kind: 'half-yearly' } as Cadence, { kind: 'nine-month' } as Cadence].map(kindOfCadence)).toEqual(['weekly', 'monthly', 'quarterly', 'yearly', 'half-year', 'nine-month']);
    expect(kindOfCadence({ kind: 'months', months: [4, 10] })).toBe('other');
  });
});

describe('the way of a report', () => {
  it('lets each act only where it belongs', () => {
    expect(refusalOf('write', 'drafting')).toBeNull();
    expect(refusalOf('write', 'submitted')).toBe('report.refused-submitted');
    expect(refusalOf('issue', 'reviewed')).toBe('report.refused-not-approved');
    expect(refusalOf('approve', 'submitted')).toBeNull();
    expect(refusalOf('submit', 'issued')).toBe('report.refused-issued');
    expect(refusalOf('recall', 'issued')).toBeNull();
  });
  it('is signed for the Standing Committee, by a deputy with his prefix', () => {
    expect(signatureOf('Thường trực Hội đồng nhân dân', { role: 'vice-chair', name: 'Lê Văn Mẫu', title: '' })).toEqual({ lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }, { prefix: 'KT', text: 'Chủ tịch' }], title: 'Phó Chủ tịch', name: 'Lê Văn Mẫu' });
    expect(signatureOf('', { role: 'office-head', name: null, title: '' })).toEqual({ lines: [], title: 'Chánh Văn phòng', name: null });
  });
});
