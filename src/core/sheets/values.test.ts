import { expect, test } from 'vitest';
import { cellDay, cellNumber, cellShare, cellText, formulaError } from './values.ts';

const today = '2026-11-20';

test('stray spaces of every kind go, line breaks stay, marks are composed', () => {
  expect(cellText('  Hô\u0323i\u00a0 đồng \u200b\r\n nhân dân ')).toBe('Hội đồng\nnhân dân');
  expect(cellText(' \u00a0\n')).toBeNull();
});

test('a day is read from a real date, from text, from a number whose format was lost', () => {
  expect(cellDay('2026-06-05', today)).toBe('2026-06-05');
  expect(cellDay(' 05/6/2026 ', today)).toBe('2026-06-05');
  expect(cellDay('ngày 05 tháng 6 năm 2026', today)).toBe('2026-06-05');
  expect(cellDay(46178, today)).toBe('2026-06-05');
  expect(cellDay('31/02/2026', today)).toBeUndefined();
  expect(cellDay('Thường xuyên', today)).toBeUndefined();
  expect(cellDay(12, today)).toBeUndefined();
  expect(cellDay(null, today)).toBeNull();
});

test('numbers are read in Vietnamese and English writing', () => {
  expect(['1.234,5', '1 234,5', '92,9', '12', '1.234', '1,234,567', '1,234.5', '-3'].map((text) => cellNumber(text))).toEqual([
    1234.5, 1234.5, 92.9, 12, 1234, 1234567, 1234.5, -3
  ]);
  expect(['12 cuộc', '≥ 90', '92,9%', 'một'].map((text) => cellNumber(text))).toEqual([undefined, undefined, undefined, undefined]);
});

test('a share is read from a share, a percent, and text with its sign', () => {
  expect([0.929, 92.9, '92,9%', '92,9', 1, '100%', 1.2, '0,5%'].map((value) => cellShare(value))).toEqual([
    0.929, 0.929, 0.929, 0.929, 1, 1, 1.2, 0.005
  ]);
  expect(cellShare('khá')).toBeUndefined();
  expect(cellShare('%')).toBeNull();
});

test('a broken formula is told apart from words', () => {
  expect(formulaError('#REF!')).toBe('#REF!');
  expect(formulaError('#1 Đường liên ấp')).toBeNull();
});
