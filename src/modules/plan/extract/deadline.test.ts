import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBefore, isoDate } from './dates.ts';
import type { DeadlineContext } from './deadline.ts';
import { findDeadlines, readDeadlineCell, surest } from './deadline.ts';

const context: DeadlineContext = { year: 2026, issuedOn: '2026-04-09' };
const due = (text: string, within: DeadlineContext = context) => surest(findDeadlines(text, within))?.deadline ?? null;

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** A number up to 99 as it is said. */
function said(value: number): string {
  if (value < 10) return DIGITS[value]!;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 1 ? 'mười' : `${DIGITS[tens]!} mươi`;
  return ones === 0 ? head : `${head} ${ones === 5 ? 'lăm' : ones === 1 && tens > 1 ? 'mốt' : DIGITS[ones]!}`;
}

describe('dates of deadlines', () => {
  it('reads a date in every spelling, and "trước ngày" excludes the day', () => {
    const spellings: ((d: number, m: number, y: number) => string)[] = [
      (d, m, y) => `${d}/${m}/${y}`,
      (d, m, y) => `ngày ${String(d).padStart(2, '0')}/${String(m).padStart(2, '0')}/${y}`,
      (d, m, y) => `ngày ${d}-${m}-${y}`,
      (d, m, y) => `ngày ${d}.${m}.${y}`,
      (d, m, y) => `ngày ${d} tháng ${m} năm ${y}`,
      (d, m, y) => `ngày ${d} tháng ${m}/${y}`,
      (d, m, y) => `ngày ${said(d)} tháng ${said(m)} năm ${y}`,
      (d, m, y) => `ngày ${said(d)} tháng ${said(m)} năm hai nghìn không trăm ${said(y - 2000)}`
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 2026, max: 2034 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom(...spellings),
        fc.boolean(),
        (y, m, d, spell, strict) => {
          const date = isoDate(y, m, d);
          fc.pre(date !== null);
          const text = `Hoàn thành ${strict ? 'trước' : 'chậm nhất'} ${spell(d, m, y)}.`;
          expect(due(text), text).toMatchObject({ type: 'date', date, strict_before: strict, last_day: strict ? dayBefore(date!) : date });
        }
      ),
      { numRuns: 600 }
    );
  });

  it('takes the year of the plan where the paper leaves it out, and the next one for a day already past at issue', () => {
    expect(due('hoàn thành trước ngày 30/6')).toMatchObject({ date: '2026-06-30' });
    expect(due('hoàn thành trước ngày 15/02')).toMatchObject({ date: '2027-02-15' });
  });

  it('never takes the date of a cited paper for a deadline', () => {
    expect(due('Thực hiện Nghị quyết số 23-NQ/ĐU, ngày 08 tháng 4 năm 2026 của Ban Thường vụ')).toBeNull();
    expect(due('theo Kế hoạch số 28-KH/TU ngày 31 tháng 12 năm 2025 của Tỉnh ủy')).toBeNull();
  });

  it('reads months, quarters, halves, years and windows', () => {
    expect(due('hoàn thành trong tháng 7/2026')).toMatchObject({ type: 'period', period: '2026-07', date: '2026-07-31' });
    expect(due('hoàn thành trong quý II/2027')).toMatchObject({ type: 'period', period: '2027-Q2', date: '2027-06-30' });
    expect(due('từ ngày 01 đến ngày 15/6/2026 tổ chức hội nghị')).toMatchObject({ type: 'window', from: '2026-06-01', date: '2026-06-15' });
    expect(readDeadlineCell('Quý I, II năm 2026', context)).toMatchObject({ type: 'window', from: '2026-01-01', date: '2026-06-30' });
    expect(readDeadlineCell('Tháng 3 - 5/2027', context)).toMatchObject({ type: 'window', from: '2027-03-01', date: '2027-05-31' });
    expect(readDeadlineCell('đến năm 2030', context)).toMatchObject({ type: 'period', period: '2030', date: '2030-12-31' });
    expect(readDeadlineCell('6 tháng đầu năm 2027', context)).toMatchObject({ type: 'window', from: '2027-01-01', date: '2027-06-30' });
  });
});

describe('cadences', () => {
  it('gives each cadence of one sentence its own day, weekday and hour', () => {
    const found = findDeadlines(
      'Báo cáo nhanh hàng tuần trước 14 giờ ngày thứ năm, báo cáo hành tháng trước ngày 25 của tháng, báo cáo quý trước ngày 25 của tháng cuối quý và báo cáo năm trước ngày 30/11.',
      context
    );
    expect(found.map((one) => one.deadline)).toMatchObject([
      { cadence: 'weekly', weekday: 4, hour: 14, strict_before: true },
      { cadence: 'monthly', day: 25, strict_before: true },
      { cadence: 'quarterly', day: 25, month: 3, strict_before: true },
      { cadence: 'yearly', day: 30, month: 11, strict_before: true }
    ]);
  });

  it('joins a cadence said twice with its start', () => {
    expect(due('Định kỳ hàng tháng, báo cáo tình hình, trước ngày 20 hàng tháng. Bắt đầu từ 20/4/2026.')).toMatchObject({
      cadence: 'monthly',
      day: 20,
      strict_before: true,
      start: '2026-04-20'
    });
  });

  it('reads "theo quy định" as no quarter and "chi thường xuyên" as no rhythm', () => {
    expect(due('báo cáo kết quả theo quy định')).toBeNull();
    expect(due('giám sát chặt chẽ chi thường xuyên')).toBeNull();
  });

  it.each([
    ['Hằng tháng', { cadence: 'monthly' }],
    ['Mỗi kỳ họp', { cadence: 'per-session' }],
    ['Ít nhất 04 cuộc/năm', { cadence: 'yearly', times: 4 }],
    ['6 tháng/lần', { cadence: 'half-yearly' }],
    ['3 tháng một lần', { cadence: 'quarterly' }],
    ['Quý I, 6 tháng, 9 tháng, năm 2026', { cadence: 'quarterly' }],
    ['Ngày 15 hằng tháng', { cadence: 'monthly', day: 15 }]
  ])('reads the cell "%s"', (cell, wanted) => {
    expect(readDeadlineCell(cell, context)).toMatchObject({ type: 'cadence', ...wanted });
  });
});

describe('events and what fits no form', () => {
  it('keeps days counted from an event with their kind', () => {
    expect(due('trong thời hạn 07 ngày làm việc kể từ ngày kết thúc giám sát')).toMatchObject({
      type: 'event',
      days: 7,
      day_kind: 'working'
    });
    expect(due('công khai chậm nhất 07 ngày kể từ ngày kết thúc Kỳ họp, phiên họp')).toMatchObject({
      type: 'event',
      days: 7,
      day_kind: 'calendar'
    });
  });

  it('never loses the words of a deadline cell', () => {
    expect(readDeadlineCell('Theo luật định', context)).toEqual({ type: 'event', event: 'Theo luật định', words: 'Theo luật định' });
    expect(readDeadlineCell('  ', context)).toBeNull();
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (cell) => {
        const deadline = readDeadlineCell(cell, context);
        expect(deadline === null ? '' : deadline.words).toBe(/[\p{L}\p{N}]/u.test(cell) ? cell.replace(/\s+/g, ' ').trim() : '');
      })
    );
  });
});
