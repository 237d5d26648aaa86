import { describe, expect, it } from 'vitest';
import { figureOf, type MeasureRecord } from '#modules/measure/engine.ts';
import { boardLine, missing, partCounts, tellingOf, type TargetGoal } from './board.ts';
import { countWords, endHeading, endWords, formulaWords, goalWords, sentence, statusWords, trendWords, valueWords, yearsOf } from './display.ts';
import { periodOf } from './rules.ts';
import { unitWord } from './unit-words.ts';
import { readView, withParams } from './view-query.ts';

const plan = { startsOn: '2026-05-01', endsOn: '2027-09-12' };
const now = new Date('2026-11-20T08:00:00+07:00');
const goal = (more: Partial<TargetGoal> = {}): TargetGoal => ({
  id: 't',
  position: 1,
  code: '3.6',
  groupTitle: 'Tiếp xúc cử tri',
  title: 'Kiến nghị được giải quyết dứt điểm',
  comparator: '>=',
  value: 90,
  valueHigh: null,
  unit: 'percent',
  period: 'year',
  measureId: 'petitions.settled',
  measureParams: {},
  leadOrganizationId: null,
  lead: null,
  adjustments: [],
  ...more
});
const records = (counted: number, base: number): MeasureRecord[] =>
  Array.from({ length: counted + base }, (_, index) => ({ key: `${index}`, ref: { kind: 'obligation', id: `${index}` }, place: index < counted ? 'counted' : 'base', reason: { key: 'reason.clear' }, happenedOn: null, recordedAt: null }));
const line = (target: TargetGoal, list: MeasureRecord[], trend: [string, number][] = []) =>
  boardLine(target, periodOf(target.period, '2026-11-20', plan), tellingOf('2026-11-20', now, '2026-11-20'), figureOf(list, target.unit === 'percent' ? 'percent' : 'count'), trend.map(([on, value]) => ({ on, value, denominator: 40 })));

describe('a target in words', () => {
  it('writes its goal as tables do', () => {
    expect(goalWords({ goal: { comparator: 'text', value: null, valueHigh: null }, unit: '', period: 'year' }, 'vi')).toBe('–');
    const words = (comparator: TargetGoal['comparator'], value: number, unit: string, period = 'year', valueHigh: number | null = null) => goalWords({ goal: { comparator, value, valueHigh }, unit, period }, 'vi');
    expect(words('>=', 90, 'percent')).toBe('≥ 90%');
    expect(words('=', 100, 'percent')).toBe('100%');
    expect(words('>=', 5, 'Cuộc/năm')).toBe('≥ 5 cuộc/năm');
    expect(words('range', 5, 'sessions', 'year', 7)).toBe('5–7 phiên/năm');
    expect(words('>=', 2, 'cuộc', 'term 2026-2031')).toBe('≥ 2 cuộc');
    expect(words('<=', 1500, 'triệu đồng', 'program')).toBe('≤ 1.500 triệu đồng');
  });

  it('writes its value with what it was counted from, and a dash while nothing happened', () => {
    expect(valueWords(line(goal(), records(47, 17)), 'vi')).toEqual({ value: '73,4%', beside: '47/64' });
    expect(valueWords(line(goal({ unit: 'Cuộc/năm', value: 4, measureId: null }), records(2, 0)), 'vi')).toEqual({ value: '2', beside: 'cuộc' });
    expect(valueWords(line(goal(), []), 'vi')).toEqual({ value: '–', beside: '' });
    expect(valueWords(line(goal({ unit: 'count', value: 4, measureId: 'supervisions.surveys' }), records(2, 0)), 'vi').beside).toBe('cuộc');
  });

  it('says status, forecast and trend', () => {
    const one = line(goal(), records(47, 17), [['2026-08-20', 60]]);
    expect(statusWords(one, 'vi')).toEqual({ kind: 'late', label: 'Khó đạt' });
    expect(endWords(one, 'vi')).toBe('79%');
    expect(sentence(one, 'vi')).toContain('Cần thêm 11 kiến nghị dứt điểm.');
    expect(trendWords(one, 'vi')).toBe('Hết ngày 20/8: 60%; nay 73,4%; dự báo 79%');
    expect(statusWords(line(goal(), []), 'vi').label).toBe('Chưa phát sinh');
    expect(statusWords(line(goal({ measureId: 'recommendations.carried-out' }), []), 'vi').label).toBe('Chưa có nguồn');
  });

  it('says that a figure was entered, and how it will be counted once there is a source', () => {
    const words = formulaWords(line(goal({ measureId: 'recommendations.carried-out' }), records(47, 17)), 'vi');
    expect(words.formula).toContain('số liệu nhập kèm văn bản');
    expect(words.later).toContain('Khi có nguồn: ');
    expect(formulaWords(line(goal({ measureId: 'tasks.on-time' }), records(1, 0)), 'vi').later).toBe('');
  });

  it('counts how many stand in each state, and puts first what may still be saved', () => {
    const lines = [line(goal({ id: 'a', value: 100, comparator: '=', measureId: 'tasks.on-time' }), [...records(3, 0), { ...records(0, 1)[0]!, key: 'x', final: true }]), line(goal({ id: 'b' }), records(47, 17)), line(goal({ id: 'c' }), records(64, 0))];
    expect(partCounts(lines)).toEqual({ done: 0, ok: 1, risk: 0, late: 2, none: 0 });
    expect(missing(lines).map((one) => one.id)).toEqual(['b', 'a']);
  });

  it('names days and numbers as papers do', () => {
    expect(endHeading([line(goal(), [])], 'vi')).toBe('Đến 31/12');
    expect(endHeading([line(goal(), []), line(goal({ period: 'program' }), [])], 'vi')).toBe('Đến cuối kỳ');
    expect([countWords(3, 'vi'), countWords(11, 'vi')]).toEqual(['Ba', '11']);
    expect(yearsOf(plan, '2026-11-20')).toEqual([2026]);
    expect(yearsOf(plan, '2028-01-01')).toEqual([2027, 2026]);
    expect([unitWord('Phiên/năm').vi, unitWord('topics').vi, unitWord('percent').vi]).toEqual(['phiên', 'chuyên đề', '']);
  });
});

describe('the address of a board', () => {
  const read = (query: string) => readView(new URLSearchParams(query), '2026-11-20');

  it('says year, day, filter, figure and records', () => {
    expect(read('')).toEqual({ view: null, asOf: '2026-11-20', period: '', filter: null, open: null, place: null });
    expect(read('ngay=30/9/2026&loc=late&so-lieu=x&muc=base')).toMatchObject({ asOf: '2026-09-30', filter: 'late', open: 'x', place: 'base' });
    expect(read('ky=ca-ky')).toMatchObject({ view: 'whole', asOf: '2026-11-20' });
  });

  it('reads a day to come, or none, as today, and a year gone by as its last day', () => {
    expect(read('ngay=2027-01-01').asOf).toBe('2026-11-20');
    expect(read('ngay=nothing').asOf).toBe('2026-11-20');
    expect(read('ky=2025').asOf).toBe('2025-12-31');
    expect(read('ky=2025&ngay=2026-03-01').asOf).toBe('2025-12-31');
    expect(read('ky=2026&ngay=2026-03-01').asOf).toBe('2026-03-01');
  });

  it('changes one thing and keeps the rest', () => {
    expect(withParams(new URLSearchParams('ky=2026&loc=late'), { loc: null, 'so-lieu': 'x' })).toBe('?ky=2026&so-lieu=x');
    expect(withParams(new URLSearchParams('loc=late'), { loc: null })).toBe('?');
  });
});
