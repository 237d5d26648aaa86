import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanParagraph } from './clean-line.ts';
import { formatNumber, roman } from './number-format.ts';
import { mendRowNumbers } from './ocr-numbers.ts';
import { mendWords } from './ocr-repair.ts';
import type { TextLine } from './text.ts';
import { isSyllable, plausibility } from './vietnamese.ts';

describe('syllables', () => {
  it.each('nghiêng khuỷu quyết giường gì đương thuở quốc oà uỷ ủy hoàng yêu ghế quýt Nguyễn ĐẢNG'.split(' '))('%s is one', (word) => {
    expect(isSyllable(word)).toBe(true);
  });

  it.each(['tr', 'ng', 'thẩml', 'bcd', 'hoạtđộng', 'các̣', 'ọcc', 'mặp̀'])('%s is none', (word) => {
    expect(isSyllable(word)).toBe(false);
  });

  it('a page whose accented letters fell out is not plausible', () => {
    expect(plausibility('H I Đ NG NHÂN DÂN Ộ Ồ C NG HÒA XÃ H I CH NGHĨA Ộ Ộ Ủ').share).toBeLessThan(0.6);
    expect(plausibility('Hội đồng nhân dân xã, HĐND và UBND phối hợp thực hiện').share).toBe(1);
  });
});

describe('mending of recognised words', () => {
  it.each([
    ['các tố chức, đại biếu', 'các tổ chức, đại biểu'],
    ['KỸ HỌP THỨ HAI', 'KỲ HỌP THỨ HAI'],
    ['Tiếp xúc cử tr', 'Tiếp xúc cử tri'],
    ['kế hoạch chỉ tiết', 'kế hoạch chi tiết'],
    ['chi tiêu và chỉ tiêu', 'chi tiêu và chỉ tiêu'],
    ['Ítnhất01 cuộc', 'Ít nhất 01 cuộc'],
    ['Quý H/2026; Quý I, H năm 2026', 'Quý II/2026; Quý I, II năm 2026'],
    ['Vitamin H', 'Vitamin H'],
    ['công khai; dân', 'công khai; dân']
  ])('“%s” becomes “%s”', (read, right) => {
    expect(mendWords(read.split(' ')).join(' ')).toBe(right);
  });

  it.each([
    ['Stt 1 2 21 22 3', 'Stt 1 2 2.1 2.2 3'],
    ['Stt 5 5.1 5> 5.3 541', 'Stt 5 5.1 5.2 5.3 541'],
    ['Stt 5 5.1 5.2 5.3 5.4 541 542 6', 'Stt 5 5.1 5.2 5.3 5.4 5.4.1 5.4.2 6'],
    ['Stt I 1 11 a2 1.3 II 1', 'Stt I 1 1.1 1.2 1.3 II 1'],
    ['Stt 8 9 10 11 12', 'Stt 8 9 10 11 12'],
    ['Stt 1 7 x', 'Stt 1 7 x']
  ])('row numbers %s are %s', (read, right) => {
    const lines = read
      .split(' ')
      .map((text, index): TextLine => ({ text: `${text}\tViệc`, page: 1, source: index + 1, cells: [{ text }, { text: 'Việc' }] }));
    mendRowNumbers(lines, new Set([1]));
    expect(lines.map((line) => line.cells?.[0]?.text).join(' ')).toBe(right);
    expect(lines.map((line) => line.text)).toEqual(right.split(' ').map((text) => `${text}\tViệc`));
  });

  it('never changes the number of words, nor digits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('tố', 'chức', 'đại', 'biếu', '2026', '30/6', 'HĐND', 'xã,', '(giám', 'sát)'), { maxLength: 12 }),
        (words) => {
          const mended = mendWords(words);
          expect(mended).toHaveLength(words.length);
          expect(mended.join(' ').replace(/\D/gu, '')).toBe(words.join(' ').replace(/\D/gu, ''));
        }
      )
    );
  });
});

describe('numbers and lines', () => {
  it('Roman numbers are read back as they were counted', () => {
    const worth: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
    const back = (text: string): number =>
      [...text].reduce(
        (sum, sign, index, all) => sum + (worth[sign] as number) * ((worth[all[index + 1] ?? ''] ?? 0) > (worth[sign] as number) ? -1 : 1),
        0
      );
    fc.assert(fc.property(fc.integer({ min: 1, max: 3_999 }), (count) => back(roman(count)) === count));
  });

  it('letters are repeated past the alphabet, zeros lead, unknown formats are digits', () => {
    expect([formatNumber(27, 'lowerLetter'), formatNumber(3, 'decimalZero'), formatNumber(4, 'thaiNumbers')]).toEqual(['aa', '03', '4']);
  });

  it('cleaning a line twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aĐố•–-+ \t\u00A0\u200B1.') }),
        (text) => cleanParagraph(cleanParagraph(text)) === cleanParagraph(text)
      )
    );
  });
});
