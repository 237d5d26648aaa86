import { describe, expect, it } from 'vitest';
import { heatDays, heatMonths } from './heat.ts';

describe('a grid of days', () => {
  const days = heatDays('2026-05-01', 500, '2026-11-20', [0, 1, 2, 3, 4]);
  it('has every day once, weeks as columns, Monday on top', () => {
    expect(days).toHaveLength(500);
    expect(days[0]).toEqual({ day: '2026-05-01', x: 0, y: 44, level: 0, today: false });
    expect(days[3]).toMatchObject({ day: '2026-05-04', x: 11, y: 0 });
    expect(days[499]?.day).toBe('2027-09-12');
  });
  it('levels grow with what was finished', () => expect(days.slice(0, 5).map((d) => d.level)).toEqual([0, 1, 2, 2, 3]));
  it('today is day 204 and nothing ahead of it has a level', () => {
    expect(days[203]).toMatchObject({ today: true, level: 0 });
    expect(days.slice(204).every((d) => d.level === null)).toBe(true);
  });
  it('months are named where they begin', () => {
    const months = heatMonths(days);
    expect(months[0]).toEqual({ month: 5, year: 2026, x: 0 });
    expect(months.map((m) => m.month)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
