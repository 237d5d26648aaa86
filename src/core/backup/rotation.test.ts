import { describe, expect, it } from 'vitest';
import { backupName, toDrop } from './rotation.ts';

describe('rotation of backups', () => {
  const daily = Array.from({ length: 400 }, (_, index) => backupName(new Date(Date.UTC(2026, 0, 1, 19) + index * 86_400_000)));

  it('keeps 7 days, 4 weeks and 12 months of a year of nights', () => {
    const kept = daily.filter((name) => !toDrop(daily).includes(name));
    expect(kept.length).toBeGreaterThanOrEqual(7 + 2 + 11 - 2);
    expect(kept.length).toBeLessThanOrEqual(23);
    expect(kept).toEqual(expect.arrayContaining(daily.slice(-7)));
  });

  it('drops nothing twice and never what it did not name', () => {
    expect(toDrop(['quan-trong', ...daily.slice(0, 3)])).toEqual([]);
    const once = daily.filter((name) => !toDrop(daily).includes(name));
    expect(toDrop(once)).toEqual([]);
  });

  it('names by the hour in Vietnam', () => {
    expect(backupName(new Date('2026-11-20T02:00:00+07:00'))).toBe('2026-11-20T0200');
  });
});
