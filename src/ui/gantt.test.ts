import { expect, it } from 'vitest';
import { monthsBetween, shareOf } from './gantt.ts';

it('a day lies at its share of the way, never outside', () => {
  expect(shareOf('2026-05-01', '2026-05-01', '2027-01-01')).toBe(0);
  expect(shareOf('2026-11-20', '2026-05-01', '2027-01-01')).toBe(82.9);
  expect(shareOf('2025-01-01', '2026-05-01', '2027-01-01')).toBe(0);
  expect(shareOf('2028-01-01', '2026-05-01', '2027-01-01')).toBe(100);
});

it('months share the whole width by their days, the year turns', () => {
  const months = monthsBetween('2026-11-15', '2027-02-01');
  expect(months).toEqual([
    { year: 2026, month: 11, days: 16 },
    { year: 2026, month: 12, days: 31 },
    { year: 2027, month: 1, days: 31 }
  ]);
});
