import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenceFault } from '../calendar/cadence.ts';
import { isDay } from '../calendar/days.ts';
import { buildCalendar, defaultCalendar as calendar } from '../calendar/holidays.ts';
import {
  amountOf,
  basisOf,
  deadlineOf,
  doubtOf,
  inForceOn,
  type LawOverride,
  neededOf,
  overrideFault,
  ruleOn,
  withOverride
} from './apply.ts';
import { findLawRule, lawRule, lawRules } from './rules.ts';
import { sources } from './sources.ts';

describe('the law table', () => {
  it('has each id once, and every row has its words, its source and known keys', () => {
    expect(new Set(lawRules.map((rule) => rule.id)).size).toBe(lawRules.length);
    for (const rule of lawRules) {
      expect(rule.id).toMatch(/^[A-Z]{2,3}-\d{2}(\.[a-z-]+)?$/);
      expect(rule.event.length > 3 && rule.text.length > 10 && rule.source.length > 5 && rule.anchor.length > 0).toBe(true);
      expect(rule.text).toMatch(/[.]$/);
      for (const key of rule.where) expect(sources).toHaveProperty([key]);
      if (rule.status !== 'IN') expect(doubtOf(rule)).not.toBe('');
    }
  });

  it('has days, cadences and shares that can be', () => {
    for (const rule of lawRules) {
      if (rule.cadence) expect(cadenceFault(rule.cadence)).toBeNull();
      if (rule.on) expect(isDay(rule.on.replace('--', '2026-'))).toBe(true);
      expect(rule.fraction !== undefined).toBe(rule.unit === 'fraction');
      if (rule.amount === null) expect(rule.on !== undefined || rule.configurable !== null).toBe(true);
      if (rule.upTo !== undefined) expect(rule.upTo > rule.amount!).toBe(true);
    }
  });

  it('names every key of its sources somewhere', () => {
    const used = new Set(lawRules.flatMap((rule) => rule.where));
    expect(Object.keys(sources).filter((key) => !used.has(key))).toEqual([]);
  });

  it('finds rules by id and refuses others', () => {
    expect(lawRule('PET-06').amount).toBe(30);
    expect(findLawRule('PET-99')).toBeNull();
    expect(() => lawRule('PET-99')).toThrow(RangeError);
  });
});

/** Section 16 of the law table through the rules themselves: rule, anchor, due, day to act. */
const examples: [id: string, anchor: string, due: string, act: string][] = [
  ['VER-01', '2026-12-16', '2026-12-01', '2026-12-01'],
  ['VER-03', '2026-12-16', '2026-12-09', '2026-12-09'],
  ['PET-03', '2026-12-16', '2026-12-07', '2026-12-07'],
  ['PET-07', '2026-12-16', '2026-11-16', '2026-11-16'],
  ['SES-09', '2026-12-16', '2026-11-26', '2026-11-26'],
  ['SES-10', '2026-12-16', '2026-12-11', '2026-12-11'],
  ['QUE-10', '2026-12-16', '2026-12-06', '2026-12-04'],
  ['TXC-05', '2026-12-01', '2026-11-24', '2026-11-24'],
  ['PET-01', '2026-11-26', '2026-12-01', '2026-12-01'],
  ['PET-06', '2026-12-02', '2027-01-04', '2027-01-04'],
  ['PET-10', '2027-01-04', '2027-01-25', '2027-01-25'],
  ['PET-11', '2027-01-25', '2027-02-24', '2027-02-24'],
  ['KN-02', '2027-01-29', '2027-02-16', '2027-02-16'],
  ['KN-03', '2027-02-16', '2027-03-18', '2027-03-18'],
  ['KN-03.complex', '2027-02-16', '2027-04-02', '2027-04-02'],
  ['TC-02', '2027-04-29', '2027-05-10', '2027-05-10'],
  ['QPL-04', '2026-12-17', '2026-12-27', '2026-12-27'],
  ['QUE-07', '2026-12-17', '2027-01-06', '2027-01-06'],
  ['FUP-01', '2026-11-20', '2026-12-07', '2026-12-07'],
  ['FUP-01.complex', '2026-11-20', '2026-12-21', '2026-12-21'],
  ['STR-14', '2026-12-17', '2026-12-24', '2026-12-24'],
  ['STR-14.answer', '2026-12-24', '2027-01-08', '2027-01-08'],
  ['SES-06', '2026-03-15', '2026-04-29', '2026-04-29'],
  ['DOC-26', '2026-03-15', '2027-03-15', '2027-03-15'],
  ['QPL-08', '2026-03-15', '2027-02-28', '2027-02-28'],
  ['SUP-05', '2026-02-10', '2026-03-01', '2026-03-01']
];

describe('deadlines from rules', () => {
  it.each(examples)('%s from %s is due %s, acted on by %s', (id, anchor, due, act) => {
    const deadline = deadlineOf(lawRule(id), anchor, calendar);
    expect([deadline.dueOn, deadline.adjustedDay]).toEqual([due, act]);
    expect(deadline.basis).toBe(basisOf(lawRule(id)));
  });

  it('says where the count ended before it rolled', () => {
    expect(deadlineOf(lawRule('PET-06'), '2026-12-02', calendar).countedTo).toBe('2027-01-01');
  });

  it('uses the council’s calendar', () => {
    expect(deadlineOf(lawRule('TXC-05'), '2026-12-01', buildCalendar({ cultureDayYears: [2026] })).dueOn).toBe('2026-11-23');
  });

  it('refuses rules that make no deadline', () => {
    for (const id of ['SES-15', 'SES-01', 'CIT-18.connect', 'QPL-06', 'SES-24'])
      expect(() => deadlineOf(lawRule(id), '2026-01-01', calendar)).toThrow(/makes no deadline/);
  });

  it('knows from when and until when a rule holds', () => {
    expect([inForceOn(lawRule('KN-02'), '2026-06-30'), inForceOn(lawRule('KN-02'), '2026-07-01')]).toEqual([false, true]);
    expect([inForceOn(lawRule('PUB-05'), '2026-08-31'), inForceOn(lawRule('PUB-05'), '2026-09-01')]).toEqual([true, false]);
  });
});

describe('shares in whole people', () => {
  it('agrees with the table of section 16', () => {
    const half = lawRule('SES-15');
    const thirds = lawRule('SES-16');
    const third = lawRule('SES-03');
    expect([15, 21, 28, 30].map((total) => [neededOf(half, total), neededOf(thirds, total), neededOf(third, total)])).toEqual([
      [8, 10, 5],
      [11, 14, 7],
      [15, 19, 10],
      [16, 20, 10]
    ]);
    expect(neededOf(lawRule('SES-17'), 15)).toBe(11);
    expect(neededOf(lawRule('SES-04'), 8000)).toBe(801);
    expect(neededOf(lawRule('STR-25'), 30)).toBe(19);
    expect(neededOf(lawRule('STR-25'), 28)).toBe(18);
  });

  it('is the smallest number that meets the share', () => {
    const shares = lawRules.filter((rule) => rule.fraction && (rule.comparator === '>' || rule.comparator === '>='));
    fc.assert(
      fc.property(fc.constantFrom(...shares), fc.integer({ min: 0, max: 100_000 }), (rule, total) => {
        const [part, whole] = rule.fraction!;
        const meets = (count: number) => (rule.comparator === '>' ? count * whole > total * part : count * whole >= total * part);
        const needed = neededOf(rule, total);
        expect(meets(needed) && !(needed > 0 && meets(needed - 1))).toBe(true);
      })
    );
  });

  it('refuses what is no share or no total', () => {
    expect(() => neededOf(lawRule('PET-06'), 30)).toThrow(/no share/);
    expect(() => neededOf(lawRule('SES-15'), 10.5)).toThrow(/whole number/);
  });
});

describe('values a council sets', () => {
  const papers: LawOverride = {
    ruleId: 'SES-10',
    amount: 10,
    unit: 'd',
    source: 'Điều 12 Quy chế làm việc của HĐND xã',
    from: '2026-07-01'
  };

  it('hold from their day, for their rule, and say what the table says', () => {
    const rule = lawRule('SES-10');
    expect(ruleOn(rule, [papers], '2026-06-30')).toBe(rule);
    const settled = ruleOn(
      rule,
      [{ ...papers, amount: 7, from: '2026-01-01' }, papers, { ...papers, ruleId: 'SES-09', from: '2026-08-01' }],
      '2026-12-01'
    );
    expect(settled.amount).toBe(10);
    expect(deadlineOf(settled, '2026-12-16', calendar).dueOn).toBe('2026-12-06');
    expect(basisOf(settled)).toBe(
      'ít nhất 10 ngày trước ngày khai mạc – Điều 12 Quy chế làm việc của HĐND xã; mặc định 5 ngày theo Quy định cũ, còn được hướng dẫn lại'
    );
    expect(deadlineOf(rule, '2026-12-16', calendar, { ...papers, unit: 'wd', amount: 3 }).dueOn).toBe('2026-12-11');
  });

  it('may be a share, kept exact', () => {
    const settled = withOverride(lawRule('SES-11'), { ...papers, ruleId: 'SES-11', unit: 'fraction', amount: 0.6667 });
    expect(neededOf(settled, 15)).toBe(10);
    expect(neededOf(withOverride(lawRule('SES-11'), { ...papers, unit: 'fraction', amount: 0.75 }), 28)).toBe(21);
  });

  it('are refused with a reason where the law fixes the number or the value cannot be', () => {
    expect(overrideFault(lawRule('PET-06'), 45, 'd')).toBe(
      'Giải quyết và trả lời kiến nghị cử tri: khoản 1 Điều 50 Nghị quyết liên tịch 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN đã quy định, HĐND xã không đặt khác được.'
    );
    expect(overrideFault(lawRule('SES-10'), 10, 'd')).toBeNull();
    expect(overrideFault(lawRule('SES-10'), 10, 'month')).toMatch(/đơn vị phải là ngày/);
    expect(overrideFault(lawRule('SES-10'), 2.5, 'd')).toMatch(/số nguyên/);
    expect(overrideFault(lawRule('SES-10'), -1, 'd')).toMatch(/không âm/);
    expect(overrideFault(lawRule('SES-11'), 1.5, 'fraction')).toMatch(/không quá 1/);
    expect(() => deadlineOf(lawRule('PET-06'), '2026-12-02', calendar, { ...papers, ruleId: 'PET-06' })).toThrow(/không đặt khác/);
  });
});

describe('the sentence that says why', () => {
  const words: [id: string, sentence: string][] = [
    ['PET-06', '30 ngày kể từ ngày nhận – khoản 1 Điều 50 Nghị quyết liên tịch 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN'],
    [
      'QUE-07',
      '20 ngày kể từ ngày chất vấn – khoản 4 Điều 60, khoản 3 Điều 69 Luật Hoạt động giám sát 87/2015/QH13; số cũ, chưa đối chiếu văn bản thay thế'
    ],
    ['VER-03', 'ít nhất 5 ngày làm việc trước ngày khai mạc – Nghị quyết 104/2025/UBTVQH15 (quy chế làm việc mẫu)'],
    ['SES-15', 'hơn 1/2 tổng số đại biểu – khoản 2 Điều 35 Luật Tổ chức chính quyền địa phương 72/2025/QH15'],
    ['SES-11', 'ít nhất 2/3 tổng số đại biểu – Chưa tìm thấy điều luật; theo thông lệ và quy định cũ; chưa rõ quy định hiện hành'],
    [
      'FUP-01',
      '15 ngày kể từ ngày yêu cầu giải trình – Điều 40 Luật Hoạt động giám sát 121/2025/QH15; theo nguồn dẫn lại, chưa đọc văn bản gốc'
    ]
  ];
  it.each(words)('%s', (id, sentence) => {
    expect(basisOf(lawRule(id))).toBe(sentence);
  });

  it('puts every number in words', () => {
    expect(
      [
        'SES-01',
        'SES-04',
        'STR-09',
        'STR-25',
        'QPL-04',
        'PET-09',
        'TXC-13',
        'SUP-05',
        'QPL-08',
        'SES-24',
        'QPL-06',
        'QUE-11',
        'CIT-13.large',
        'LOC-03.speak',
        'PUB-05.complex'
      ].map((id) => amountOf(lawRule(id)))
    ).toEqual([
      'ít nhất 2 kỳ họp thường lệ mỗi năm',
      'hơn 10% tổng số cử tri của xã',
      '15 đến 30 đại biểu',
      'dưới 2/3 số đại biểu theo luật',
      'không sớm hơn 10 ngày kể từ ngày thông qua',
      'ngay trong ngày nhận trả lời',
      'trước ngày khai mạc',
      'chậm nhất 01/3 năm trước',
      'chậm nhất 28/2/2027',
      'tại kỳ họp gần nhất',
      'chưa tìm thấy số',
      'chưa có số chung, do Quy chế đặt',
      'không quá 5 người đại diện khi có trên 10 người',
      'trên 80% đại biểu dự họp',
      '10 đến 15 ngày làm việc kể từ ngày nhận yêu cầu'
    ]);
    for (const rule of lawRules) expect(amountOf(rule)).not.toMatch(/undefined|null|NaN| {2}/);
  });
});
