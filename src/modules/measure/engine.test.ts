import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrections, figureOf, oncePerPerson, placeCounts, places, type MeasureRecord, type Place, type Scope } from './engine.ts';

const record = (key: string, place: Place, more: Partial<MeasureRecord> = {}): MeasureRecord => ({
  key,
  ref: { kind: 'obligation', id: key },
  place,
  reason: { key: 'reason.clear' },
  happenedOn: null,
  recordedAt: null,
  ...more
});
const scope: Scope = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-11-20', knownAt: new Date('2026-11-20T12:00:00+07:00') };
const instant = (day: string) => new Date(`${day}T08:00:00+07:00`);

describe('a figure', () => {
  it('is counted from its records and from nothing else', () => {
    const arbitrary = fc.uniqueArray(
      fc.record({ key: fc.uuid(), place: fc.constantFrom(...places), final: fc.boolean() }).map(({ key, place, final }) => record(key, place, place === 'base' && final ? { final } : {})),
      { selector: (one) => one.key, maxLength: 60 }
    );
    fc.assert(
      fc.property(arbitrary, (records) => {
        const figure = figureOf(records, 'percent');
        const counts = placeCounts(records);
        const base = counts.counted + counts.base;
        expect(figure.numerator).toBe(counts.counted);
        expect(figure.denominator).toBe(base);
        expect(figure.value).toEqual(base === 0 ? null : Number(((100 * counts.counted) / base).toPrecision(12)));
        expect(figure.notDue).toBe(counts['not-due']);
        expect(figure.leftOut).toBe(counts['left-out']);
        expect(figure.mendable + figure.lost).toBe(counts.base);
        expect(figureOf(records, 'count').value).toBe(base === 0 ? null : counts.counted);
      })
    );
  });

  it('does not depend on the order of its records, and leaves no record out of the list', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.uuid(), fc.constantFrom(...places)), { selector: ([key]) => key, maxLength: 40 }), (pairs) => {
        const records = pairs.map(([key, place]) => record(key, place));
        expect(figureOf([...records].reverse(), 'percent')).toEqual(figureOf(records, 'percent'));
        const counts = placeCounts(records);
        expect(counts.counted + counts.base + counts['not-due'] + counts['left-out']).toBe(records.length);
      })
    );
  });

  it('of an empty base is "chưa phát sinh": neither zero nor 100%', () => {
    expect(figureOf([], 'percent').value).toBeNull();
    expect(figureOf([record('a', 'not-due'), record('b', 'left-out')], 'percent').value).toBeNull();
    expect(figureOf([], 'count').value).toBeNull();
    expect(figureOf([record('a', 'base')], 'percent').value).toBe(0);
  });

  it('counts one act once, and refuses a list in which it stands twice', () => {
    expect(() => figureOf([record('a', 'counted'), record('a', 'base')], 'percent')).toThrow(/Counted twice/);
  });

  it('shows no "47/64" for a share typed without its two numbers', () => {
    const figure = figureOf([record('a', 'counted', { weight: 45.2, of: 100, direct: true })], 'percent');
    expect(figure.value).toBe(45.2);
    expect(figure.denominator).toBeNull();
  });
});

describe('"delegates who …"', () => {
  const mandates = [
    { personId: 'an', from: '2026-03-15', to: null },
    { personId: 'binh', from: '2026-03-15', to: null },
    { personId: 'cuc', from: '2026-03-15', to: '2026-07-01' },
    { personId: 'dung', from: '2026-09-01', to: null }
  ];
  const act = (personId: string, on: string, recorded = on) => ({ personId, on, recordedAt: instant(recorded) });

  it('counts a person once, however often he did it', () => {
    const records = oncePerPerson(mandates, [act('an', '2026-05-01'), act('an', '2026-06-01')], scope);
    expect(records.filter((one) => one.place === 'counted')).toHaveLength(1);
    expect(records.map((one) => one.key).sort()).toEqual(['an', 'binh', 'dung']);
    expect(figureOf(records, 'percent').value).toBeCloseTo(100 / 3);
  });

  it('keeps who left within the period for the events of his own time, and who joined only for those after', () => {
    expect(oncePerPerson(mandates, [], scope, ['2026-05-10']).map((one) => one.key).sort()).toEqual(['an', 'binh', 'cuc', 'dung']);
    const early = oncePerPerson(mandates, [act('dung', '2026-05-10')], scope);
    expect(early.find((one) => one.key === 'dung')?.place).toBe('base');
    expect(oncePerPerson(mandates, [act('cuc', '2026-05-10')], scope).find((one) => one.key === 'cuc')?.place).toBe('counted');
  });

  it('told for a past day knows only what was recorded by then', () => {
    const late = [act('an', '2026-05-01', '2026-08-01')];
    const before = { ...scope, asOf: '2026-06-30', knownAt: instant('2026-06-30') };
    expect(oncePerPerson(mandates, late, before).find((one) => one.key === 'an')?.place).toBe('base');
    expect(oncePerPerson(mandates, late, scope).find((one) => one.key === 'an')?.place).toBe('counted');
  });
});

describe('an issued figure', () => {
  it('keeps its value; what became known later stands beside it', () => {
    const before = [record('a', 'base'), record('b', 'counted')];
    const after = [record('a', 'counted'), record('b', 'counted'), record('c', 'base')];
    expect(corrections(before, after)).toEqual([
      { key: 'a', before: 'base', after: 'counted' },
      { key: 'c', before: null, after: 'base' }
    ]);
    expect(corrections(after, after)).toEqual([]);
  });
});
