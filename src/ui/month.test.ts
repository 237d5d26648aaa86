import { describe, expect, it } from 'vitest';
import { monthWeeks, moveMonth } from './month.ts';

describe('a month grid', () => {
  it('starts on the weekday of the first, Monday first', () => {
    const weeks = monthWeeks('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks[5]?.[0]).toBe('2026-11-30');
  });
  it('a February that fills four weeks has four', () => expect(monthWeeks('2027-02')).toHaveLength(4));
  it('knows the leap day', () => expect(monthWeeks('2028-02').flat()).toContain('2028-02-29'));
});

it('months cross the year both ways', () => {
  expect(moveMonth('2026-12', 1)).toBe('2027-01');
  expect(moveMonth('2026-01', -1)).toBe('2025-12');
  expect(moveMonth('2026-11', -12)).toBe('2025-11');
});
