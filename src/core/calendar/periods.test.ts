import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCalendarDays, dayNumber, dayOfNumber } from './days.ts';
import { type PeriodKind, kindOfKey, nextPeriod, periodLabel, periodOfDay, periodOfKey, previousPeriod } from './periods.ts';

describe('periods', () => {
  it('has the days of each key', () => {
    expect(periodOfKey('2026-W48')).toEqual({ key: '2026-W48', from: '2026-11-23', to: '2026-11-29' });
    expect(periodOfKey('2026-W53')).toEqual({ key: '2026-W53', from: '2026-12-28', to: '2027-01-03' });
    expect(periodOfKey('2028-02')).toEqual({ key: '2028-02', from: '2028-02-01', to: '2028-02-29' });
    expect(periodOfKey('2026-Q3')).toEqual({ key: '2026-Q3', from: '2026-07-01', to: '2026-09-30' });
    expect(periodOfKey('2026-H2')).toEqual({ key: '2026-H2', from: '2026-07-01', to: '2026-12-31' });
    expect(periodOfKey('2026-9M')).toEqual({ key: '2026-9M', from: '2026-01-01', to: '2026-09-30' });
    expect(periodOfKey('2026')).toEqual({ key: '2026', from: '2026-01-01', to: '2026-12-31' });
    expect(periodOfKey('2026-11/4M')).toEqual({ key: '2026-11/4M', from: '2026-11-01', to: '2027-02-28' });
  });

  it('knows which keys name nothing', () => {
    for (const key of ['2026-W54', '2027-W53', '2026-W00', '2026-13', '2026-Q5', '2026-H3', '2026-1', '26-11', '2026-11/0M', '']) {
      expect(periodOfKey(key)).toBeNull();
      expect(kindOfKey(key)).toBeNull();
    }
    expect(() => periodLabel('2026-Q5')).toThrow(RangeError);
  });

  it('is named as the papers name it', () => {
    expect(
      ['2026-W48', '2026-W49', '2026-W53', '2026-07', '2026-Q2', '2026-H1', '2026-9M', '2026', '2026-03/2M', '2026-11/4M'].map((key) =>
        periodLabel(key)
      )
    ).toEqual([
      'Tuần 48 (23–29/11/2026)',
      'Tuần 49 (30/11–06/12/2026)',
      'Tuần 53 (28/12/2026–03/1/2027)',
      'Tháng 7/2026',
      'Quý II/2026',
      '6 tháng đầu năm 2026',
      '9 tháng đầu năm 2026',
      'Năm 2026',
      '2 tháng (3–4/2026)',
      '4 tháng (11/2026–2/2027)'
    ]);
    expect(['2026-07', '2026-Q2', '2026-H2'].map((key) => periodLabel(key, 'en'))).toEqual([
      'July 2026',
      'Quarter 2/2026',
      'Second half of 2026'
    ]);
  });

  it('holds its day, and its neighbours touch it', () => {
    const kinds: PeriodKind[] = ['week', 'month', 'quarter', 'half-year', 'year', 2, 5];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2040-12-31') }).map(dayOfNumber),
        (kind, day) => {
          const period = periodOfDay(kind, day);
          expect(period.from <= day && day <= period.to).toBe(true);
          expect(kindOfKey(period.key)).toBe(kind);
          expect(periodOfKey(period.key)).toEqual(period);
          expect(nextPeriod(period).from).toBe(addCalendarDays(period.to, 1));
          expect(previousPeriod(nextPeriod(period))).toEqual(period);
        }
      )
    );
  });
});
