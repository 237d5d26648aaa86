import { describe, expect, it } from 'vitest';
import { campaignDay, goalAt, goalFaults, monthEnds, periodOf, shareGone, spanLabel, type Goal, type PlanDays } from './rules.ts';
import { spanIn, trendDays } from './board.ts';

const campaign: PlanDays = { startsOn: '2026-05-01', endsOn: '2027-09-12', termFrom: '2026-03-15', termTo: '2031-03-14' };
const at = (day: string) => new Date(`${day}T08:00:00+07:00`);

describe('the period of a target', () => {
  it.each<[string, string, string, string]>([
    ['year', '2026-11-20', '2026-01-01', '2026-12-31'],
    ['year', '2027-03-01', '2027-01-01', '2027-12-31'],
    ['year', '2028-03-01', '2027-01-01', '2027-12-31'],
    ['year', '2026-01-10', '2026-01-01', '2026-12-31'],
    ['year 2026', '2027-03-01', '2026-01-01', '2026-12-31'],
    ['session', '2026-11-20', '2026-01-01', '2026-12-31'],
    ['half-year', '2026-11-20', '2026-07-01', '2026-12-31'],
    ['quarter', '2026-11-20', '2026-10-01', '2026-12-31'],
    ['month', '2026-11-20', '2026-11-01', '2026-11-30'],
    ['program', '2026-11-20', '2026-05-01', '2027-09-12'],
    ['term', '2026-11-20', '2026-03-15', '2031-03-14'],
    ['term 2026-2031', '2026-11-20', '2026-03-15', '2031-03-14'],
    ['term 2025-2030', '2026-11-20', '2025-01-01', '2030-12-31']
  ])('%s seen on %s: %s to %s', (period, asOf, from, to) => {
    expect(periodOf(period, asOf, campaign)).toMatchObject({ from, to });
  });

  it('refuses a word that is none', () => {
    expect(() => periodOf('decade', '2026-11-20', campaign)).toThrow(RangeError);
  });

  it('is named as papers name it', () => {
    expect(spanLabel(periodOf('year', '2026-11-20', campaign))).toBe('Năm 2026');
    expect(spanLabel(periodOf('quarter', '2026-11-20', campaign))).toBe('Quý IV/2026');
    expect(spanLabel(periodOf('term 2026-2031', '2026-11-20', campaign))).toBe('Nhiệm kỳ 2026-2031');
    expect(spanLabel(periodOf('program', '2026-11-20', campaign))).toBe('Cả chương trình (01/5/2026–12/9/2027)');
  });

  it('seen over the whole plan keeps shares, and leaves counts a year where they are', () => {
    expect(spanIn('whole', { period: 'year', unit: 'percent' }, '2026-11-20', campaign)?.key).toBe('program');
    expect(spanIn('whole', { period: 'year', unit: 'Cuộc/năm' }, '2026-11-20', campaign)).toBeNull();
    expect(spanIn('year', { period: 'term 2026-2031', unit: 'count' }, '2026-11-20', campaign)).toBeNull();
  });

  it('tells how much of it is gone and which month ends lie in it', () => {
    const year = periodOf('year', '2026-11-20', campaign);
    expect(shareGone(year, '2026-12-31')).toBe(1);
    expect(shareGone(year, '2025-12-31')).toBe(0);
    expect(shareGone(year, '2026-07-02')).toBeCloseTo(0.5, 2);
    expect(monthEnds(year, '2026-03-15', 6)).toEqual(['2026-01-31', '2026-02-28']);
    expect(trendDays(year, '2026-11-20')).toEqual(['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31']);
  });
});

describe('a campaign', () => {
  it('counts its days from the first: 20/11/2026 is day 204 of 500', () => {
    expect(campaignDay(campaign, '2026-11-20')).toEqual({ day: 204, length: 500, left: 296 });
    expect(campaignDay(campaign, '2026-05-01')).toEqual({ day: 1, length: 500, left: 499 });
    expect(campaignDay(campaign, '2027-12-01')).toEqual({ day: 500, length: 500, left: 0 });
    expect(campaignDay(campaign, '2026-04-30')).toBeNull();
  });
});

describe('an adjusted goal', () => {
  const goal: Goal = { comparator: '>=', value: 6, valueHigh: null };
  const adjustments = [
    { oldValue: 4, newValue: 5, oldValueHigh: null, newValueHigh: null, fromOn: '2026-07-01', madeAt: at('2026-06-20') },
    { oldValue: 5, newValue: 6, oldValueHigh: null, newValueHigh: null, fromOn: '2026-12-01', madeAt: at('2026-11-10') }
  ];

  it('judges each day by the goal in force on it, as it was known', () => {
    const on = (asOf: string, known = asOf) => goalAt(goal, adjustments, asOf, at(known)).value;
    expect(on('2026-06-30')).toBe(4);
    expect(on('2026-07-01')).toBe(5);
    expect(on('2026-11-20')).toBe(5);
    expect(on('2026-12-01')).toBe(6);
    expect(on('2026-07-01', '2026-06-01')).toBe(4);
  });

  it('gives both ends of a range back', () => {
    const range: Goal = { comparator: 'range', value: 6, valueHigh: 8 };
    const change = [{ oldValue: 5, newValue: 6, oldValueHigh: 7, newValueHigh: 8, fromOn: '2026-12-01', madeAt: at('2026-11-10') }];
    expect(goalAt(range, change, '2026-11-20', at('2026-11-20'))).toMatchObject({ value: 5, valueHigh: 7 });
  });
});

describe('a goal as typed', () => {
  it.each<[Goal, string, object]>([
    [{ comparator: '>=', value: 90, valueHigh: null }, 'percent', {}],
    [{ comparator: 'text', value: null, valueHigh: null }, '', {}],
    [{ comparator: '>=', value: null, valueHigh: null }, 'count', { value: 'target.goal-missing' }],
    [{ comparator: '>=', value: -1, valueHigh: null }, 'count', { value: 'target.goal-negative' }],
    [{ comparator: '>=', value: 101, valueHigh: null }, 'percent', { value: 'target.goal-over-100' }],
    [{ comparator: '>=', value: 5, valueHigh: 7 }, 'count', { valueHigh: 'target.goal-one-value' }],
    [{ comparator: 'range', value: 7, valueHigh: 5 }, 'count', { valueHigh: 'target.goal-range' }],
    [{ comparator: 'range', value: 5, valueHigh: null }, 'count', { valueHigh: 'target.goal-missing' }]
  ])('%j of %s: %j', (goal, unit, faults) => {
    expect(goalFaults(goal, unit)).toEqual(faults);
  });
});
