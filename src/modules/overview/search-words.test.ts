import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { khongDau } from '#core/text.ts';
import { markHits, rankOf, searchWords } from './search-words.ts';

const finds = (typed: string, text: string): boolean => {
  const search = searchWords(typed);
  return search !== null && search.patterns.every((pattern) => new RegExp(pattern).test(khongDau(text)));
};

describe('what was typed', () => {
  it('finds words with and without marks, in any order, with the tone anywhere', () => {
    for (const typed of ['tiếp công dân', 'tiep cong dan', 'TIEP CÔNG dan', 'dân tiếp', 'tie\u0302\u0301p']) expect(finds(typed, 'Lịch tiếp công dân tháng 12'), typed).toBe(true);
    for (const typed of ['hoà giải', 'hòa giải', 'hoa giai']) expect(finds(typed, 'Tổ hòa giải ở cơ sở'), typed).toBe(true);
    expect(finds('đường', 'Nâng cấp Đường liên thôn')).toBe(true);
    expect(finds('tiếp dân xã bên', 'Lịch tiếp công dân')).toBe(false);
  });
  it('finds an abbreviation by what it stands for, and the other way round', () => {
    expect(finds('UBND trả lời', 'Ủy ban nhân dân xã trả lời kiến nghị')).toBe(true);
    expect(finds('ủy ban nhân dân', 'Kiến nghị chuyển UBND xã')).toBe(true);
    expect(finds('uỷ ban nhân dân', 'Kiến nghị chuyển UBND xã')).toBe(true);
    expect(finds('TXCT', 'Kế hoạch tiếp xúc cử tri trước kỳ họp')).toBe(true);
    expect(finds('Ban KT-NS', 'Ban Kinh tế - Ngân sách thẩm tra')).toBe(true);
    expect(finds('ban kinh tế ngân sách', 'Ban KT-NS')).toBe(true);
    expect(finds('tthdnd', 'Thường trực HĐND xã')).toBe(false);
    expect(finds('thường trực hđnd', 'Thường trực HĐND xã')).toBe(true);
  });
  it('finds document numbers with any separator or none, with or without a leading zero', () => {
    for (const typed of ['10/KH-HĐND', '10 kh hdnd', '10-kh-hdnd', '10khhdnd', 'số 10/KH-HĐND']) expect(finds(typed, 'Kế hoạch số 10/KH-HĐND mục II'), typed).toBe(true);
    expect(finds('05/BC-HĐND', 'Báo cáo 5/BC-HĐND')).toBe(true);
    expect(searchWords('10khhdnd')?.number).toBe('10-KH-HDND');
    expect(searchWords('tháng 10')?.number).toBeNull();
  });
  it('is nothing when nothing was typed, and never breaks on signs', () => {
    for (const typed of ['', '   ', '-', '“”']) expect(searchWords(typed)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        for (const pattern of searchWords(typed)?.patterns ?? []) new RegExp(pattern).test('ban');
      })
    );
  });
  it('finds every title by any of its own words', () => {
    const titles = ['Nâng cấp Cổng; công khai kỳ họp chậm nhất 07 ngày', 'Biểu theo dõi đại biểu, báo cáo hằng tháng', 'Quy trình giám sát và theo dõi sau giám sát, trước 30/4'];
    for (const title of titles) for (const word of title.split(/[\s,;]+/)) expect(finds(word, title), word).toBe(true);
  });
});

describe('what was found', () => {
  it('stands first where the marks agree as well', () => {
    const search = searchWords('tiếp')!;
    expect(rankOf('Lịch tiếp công dân', search, true)).toBeGreaterThan(rankOf('Tiệp Khắc', search, true));
    expect(rankOf('Lịch tiếp công dân', search, true)).toBeGreaterThan(rankOf('Lịch tiếp công dân', search, false));
  });
  it('shows its hits with their own marks', () => {
    expect(markHits('Lịch tiếp công dân', ['tiep', 'dan'])).toEqual([
      { text: 'Lịch ', hit: false }, { text: 'tiếp', hit: true }, { text: ' công ', hit: false }, { text: 'dân', hit: true }
    ]);
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ minLength: 1, maxLength: 3 }), (title, word) => markHits(title, [word]).map((piece) => piece.text).join('').normalize('NFC') === title.normalize('NFC')));
  });
});
