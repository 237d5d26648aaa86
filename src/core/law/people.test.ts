import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommuneKind, delegateCount } from './delegates.ts';
import { roleConflict } from './roles.ts';

describe('roles the law keeps apart (STR-04)', () => {
  it('a member of the Standing Committee may not sit on the People’s Committee', () => {
    for (const role of ['chair', 'vice-chair', 'board-head']) {
      expect(roleConflict(['delegate', role, 'ubnd-chair'])).toEqual({
        role,
        with: 'ubnd-chair',
        article: 'khoản 2 Điều 29 Luật Tổ chức chính quyền địa phương 72/2025/QH15'
      });
      expect(roleConflict(new Set([role, 'ubnd-member']))).toMatchObject({ with: 'ubnd-member' });
    }
  });

  it('a head or deputy head of a Board may not head an office of the People’s Committee', () => {
    for (const role of ['board-head', 'board-deputy'])
      expect(roleConflict([role, 'ubnd-head-of-office'])).toMatchObject({
        role,
        article: expect.stringContaining('điểm c khoản 3 Điều 29')
      });
  });

  it('nothing else is refused', () => {
    for (const roles of [
      [],
      ['delegate', 'ubnd-chair'],
      ['delegate', 'ubnd-officer', 'clerk'],
      ['board-deputy', 'ubnd-chair'],
      ['chair', 'ubnd-head-of-office'],
      ['vice-chair', 'party-officer'],
      ['board-head', 'delegate'],
      ['chair', 'mttq-officer', 'administrator']
    ])
      expect(roleConflict(roles)).toBeNull();
  });
});

describe('number of delegates (STR-09…11)', () => {
  const cases: [kind: CommuneKind, population: number, count: number][] = [
    ['lowland', 27_500, 21],
    ['mountain', 12_800, 20],
    ['lowland', 90_000, 30],
    ['mountain', 5000, 15],
    ['mountain', 5999, 15],
    ['mountain', 6000, 16],
    ['island', 10_000, 20],
    ['special-zone', 13_000, 21],
    ['lowland', 10_000, 15],
    ['lowland', 20_000, 20],
    ['lowland', 26_000, 21],
    ['ward-province', 12_000, 16],
    ['ward-city', 15_000, 15],
    ['ward-city', 45_000, 20],
    ['ward-city', 52_000, 21],
    ['ward-city', 500_000, 30]
  ];
  it.each(cases)('%s of %i people elects %i', (kind, population, count) => {
    expect(delegateCount(kind, population).count).toBe(count);
  });

  it('says how it comes about', () => {
    expect(delegateCount('lowland', 27_500).words).toBe(
      '27.500 dân: 15 đại biểu cho 10.000 dân đầu, thêm 5 (đến 20.000 dân, cứ 2.000 dân thêm 1), thêm 1 (trên 20.000 dân, cứ 6.000 dân thêm 1); tổng 21 đại biểu (điểm b khoản 2 Điều 30 Luật 72/2025/QH15).'
    );
    expect(delegateCount('lowland', 90_000).words).toContain('bằng 31, lấy mức tối đa 30');
    expect(delegateCount('mountain', 900).words).toBe(
      '900 dân: 15 đại biểu cho 5.000 dân đầu; tổng 15 đại biểu (điểm a khoản 2 Điều 30 Luật 72/2025/QH15).'
    );
  });

  it('never falls as people are added, and stays from 15 to 30', () => {
    const kinds: CommuneKind[] = ['lowland', 'mountain', 'island', 'special-zone', 'ward-province', 'ward-city'];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 1, max: 300_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (kind, population, more) => {
          const [a, b] = [delegateCount(kind, population).count, delegateCount(kind, population + more).count];
          expect(15 <= a && a <= b && b <= 30).toBe(true);
        }
      )
    );
  });

  it('refuses a population that cannot be', () => {
    for (const population of [0, -5, 1.5, Number.NaN]) expect(() => delegateCount('lowland', population)).toThrow(RangeError);
    expect(() => delegateCount('city' as CommuneKind, 1000)).toThrow(/No such kind/);
  });
});
