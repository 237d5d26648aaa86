import { expect, test } from 'vitest';
import { gapsOf, placeCells, plainText, printable, runsOf, TableShapeError } from './model.ts';
import { sampleReport } from './sample.ts';

test('text is composed, without control characters or halves of characters', () => {
  expect(printable('Hô\u0323i\r\nđồng\u0000\u0008\tnhân dân\ud800')).toBe('Hội\nđồng nhân dân');
  expect(runsOf(['a', { text: '' }, { text: 'b', bold: true }])).toEqual([{ text: 'a' }, { text: 'b', bold: true }]);
  expect(plainText(['đạt ', { text: '81,0%', figure: 'x' }])).toBe('đạt 81,0%');
});

test('cells find their columns around the spans above', () => {
  const placed = placeCells(
    [
      [
        { text: 'Stt', down: 2 },
        { text: 'Năm', across: 2 },
        { text: 'Ghi chú', down: 2 }
      ],
      ['Giao', 'Đạt']
    ],
    4
  );
  expect(placed.map((row) => row.map((cell) => cell.column))).toEqual([
    [0, 1, 3],
    [1, 2]
  ]);
});

test('a table whose rows do not fill its columns is refused', () => {
  expect(() => placeCells([['a', 'b']], 3)).toThrow(TableShapeError);
  expect(() => placeCells([['a', 'b', 'c', 'd']], 3)).toThrow(TableShapeError);
  expect(() => placeCells([[{ text: 'a', down: 2 }, 'b', 'c']], 3)).toThrow('below its last row');
  expect(() => placeCells([[{ text: 'a', down: 2 }, 'b'], [{ text: 'c', across: 2 }]], 2)).toThrow(TableShapeError);
});

test('a finished paper has no gaps; each gap is told in its words', () => {
  expect(gapsOf(sampleReport)).toEqual([]);
  const draft = {
    ...sampleReport,
    body: [...sampleReport.body, { type: 'paragraph' as const, text: [{ text: 'Cần viết: nguyên nhân', gap: true }] }]
  };
  expect(gapsOf(draft)).toEqual(['Cần viết: nguyên nhân']);
});
