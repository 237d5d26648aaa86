import { expect, test } from 'vitest';
import { NUMBER_BLANK, paperKinds, seriesOf, symbolOf, symbolTail } from './kinds.ts';

test('there are the 29 kinds of Điều 7, each abbreviation used once', () => {
  const rows = Object.values(paperKinds);
  expect(rows).toHaveLength(29);
  const abbreviations = rows.map((row) => row.abbreviation).filter((text) => text !== null);
  expect(new Set(abbreviations).size).toBe(abbreviations.length);
});

test('a number below 10 takes a leading zero and no spaces stand around the marks', () => {
  expect(symbolOf(5, 'report', 'HĐND')).toBe('05/BC-HĐND');
  expect(symbolOf(12, 'plan', 'TTHĐND')).toBe('12/KH-TTHĐND');
  expect(symbolOf(120, 'resolution', 'HĐND')).toBe('120/NQ-HĐND');
});

test('a công văn has no kind in its symbol', () => {
  expect(symbolTail('letter', 'TTHĐND-VP')).toBe('TTHĐND-VP');
  expect(symbolOf(61, 'letter', 'TTHĐND-VP')).toBe('61/TTHĐND-VP');
});

test('a normative resolution carries its year', () => {
  expect(symbolOf(3, 'resolution', 'HĐND', { year: 2026 })).toBe('03/2026/NQ-HĐND');
});

test('a number not given yet leaves room, one that cannot be is refused', () => {
  expect(symbolOf(null, 'report', 'HĐND')).toBe(`${NUMBER_BLANK}/BC-HĐND`);
  for (const number of [0, -1, 1.5, NaN]) expect(() => symbolOf(number, 'report', 'HĐND')).toThrow(RangeError);
});

test('a series restarts with the year and is apart for each kind and issuer', () => {
  expect(seriesOf('2026-12-31', 'report', 'HĐND')).not.toBe(seriesOf('2027-01-01', 'report', 'HĐND'));
  expect(seriesOf('2026-12-31', 'report', 'HĐND')).toBe(seriesOf('2026-01-01', 'report', 'HĐND'));
  expect(seriesOf('2026-12-31', 'report', 'HĐND')).not.toBe(seriesOf('2026-12-31', 'report', 'TTHĐND'));
});
