import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames, documentNumberKey, foldTone, initials, khongDau, nameSortKey } from './text.ts';

describe('search without marks', () => {
  it('takes marks off, from composed and decomposed text alike', () => {
    expect(khongDau('  Đề án\u00a0 HOÀ Bình\u200b ')).toBe('de an hoa binh');
    expect(khongDau('Nghị quyết về đường liên xã'.normalize('NFD'))).toBe('nghi quyet ve duong lien xa');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) => khongDau(text.normalize('NFD')) === khongDau(text.normalize('NFC')) && khongDau(khongDau(text)) === khongDau(text)
      )
    );
  });

  it('spells the tone of open oa, oe, uy one way and leaves the rest', () => {
    expect(foldTone('Hoà Thuý khoẻ loã TOÀ Hoà-Bình')).toBe('Hòa Thúy khỏe lõa TÒA Hòa-Bình');
    for (const word of ['quý', 'Quỳ', 'hoàn', 'khoáng', 'thuỷu', 'hòa', 'tuyết', 'ngoèo', 'quạ', 'mía']) expect(foldTone(word)).toBe(word);
    expect(foldTone('hoà'.normalize('NFD'))).toBe('hòa');
  });
});

describe('document numbers', () => {
  it('finds one number however it was typed', () => {
    for (const typed of ['10/NQ-HĐND', '10 nq hdnd', '10nqhdnd', 'Số: 10/NQ-HĐND', '10/NQ–HĐND', '10/nq-hđnd'.normalize('NFD')])
      expect(documentNumberKey(typed)).toBe('10-NQ-HDND');
    expect(documentNumberKey('05/BC-HĐND')).toBe(documentNumberKey('5/BC-HĐND'));
    expect(documentNumberKey('12nqtthdnd')).toBe('12-NQ-TTHDND');
    expect(documentNumberKey('99/2025/NQ-HĐND')).toBe('99-2025-NQ-HDND');
  });

  it('keeps different numbers apart', () => {
    const keys = ['1/NQ-HĐND', '10/NQ-HĐND', '1/2025/NQ-HĐND', '1/NQ-TTHĐND', '1/BC-HĐND', '1/KH-UBND'].map(documentNumberKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('names', () => {
  it('sorts by given name in Vietnamese order, then by the rest', () => {
    const sorted = ['An', 'Ánh', 'Ăn', 'Ân', 'Bình', 'Dũng', 'Đức', 'Nam'];
    expect([...sorted].reverse().sort(compareNames)).toEqual(sorted);
    expect(['Trần An', 'Bùi Ánh', 'Lê Thị An', 'Nguyễn Văn An', 'Lê An'].sort(compareNames)).toEqual([
      'Lê An',
      'Lê Thị An',
      'Nguyễn Văn An',
      'Trần An',
      'Bùi Ánh'
    ]);
  });

  it('orders tones as dictionaries do: level, grave, hook, tilde, acute, dot', () => {
    const sorted = ['Ma', 'Mà', 'Mả', 'Mã', 'Má', 'Mạ'];
    expect([...sorted].reverse().sort(compareNames)).toEqual(sorted);
  });

  it('agrees with the machine’s Vietnamese collation', () => {
    const collator = new Intl.Collator('vi');
    const given = [
      'An',
      'Anh',
      'Ánh',
      'Ăn',
      'Ân',
      'Bé',
      'Bế',
      'Đào',
      'Dao',
      'Hà',
      'Hạ',
      'Hải',
      'Ích',
      'Khê',
      'Kha',
      'Lệ',
      'Lê',
      'Mỡ',
      'Mộ',
      'Mở',
      'Oanh',
      'Ơn',
      'Thảo',
      'Thao',
      'Tư',
      'Tú',
      'Tự',
      'Xuân',
      'Yến',
      'Ý'
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...given),
        fc.constantFrom(...given),
        (a, b) => Math.sign(compareNames(a, b)) === Math.sign(collator.compare(a, b))
      )
    );
  });

  it('gives one key to one name, however its tone was placed or its marks composed', () => {
    expect(nameSortKey('Trần Thị Hoà')).toBe(nameSortKey('Trần Thị  Hòa'.normalize('NFD')));
  });

  it('takes initials from the family and the given name', () => {
    expect(['Nguyễn Văn Mẫu', 'Đại biểu A', 'ấp', '', '  Ê  Ban '].map(initials)).toEqual(['NM', 'ĐA', 'Ấ', '', 'ÊB']);
  });
});
