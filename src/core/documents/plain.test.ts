import { describe, expect, it } from 'vitest';
import { fromLegacy } from './legacy-letters.ts';
import { readPlain } from './plain.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, name = 'kh.txt') => readPlain(utf8(text), name).lines.map((line) => line.text);
const sentence = 'Hội đồng nhân dân xã ban hành Kế hoạch thực hiện nhiệm vụ, giải pháp về giám sát, tiếp xúc cử tri và chuyển đổi số.';

describe('letters', () => {
  it.each([
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(sentence)])],
    ['UTF-8 with marks apart (NFD)', utf8(sentence.normalize('NFD'))],
    ['UTF-16 little end first', new Uint8Array([0xff, 0xfe, ...Buffer.from(sentence, 'utf16le')])],
    ['UTF-16 big end first', new Uint8Array([0xfe, 0xff, ...Buffer.from(sentence, 'utf16le').swap16()])]
  ])('%s read the same', (_, bytes) => {
    const { lines, warnings } = readPlain(bytes, 'kh.txt');
    expect(lines[0]?.text).toBe(sentence);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['TCVN3', 'Héi ®ång nh©n d©n x· ban hµnh KÕ ho¹ch thùc hiÖn nhiÖm vô, gi¶i ph¸p vÒ gi¸m s¸t, tiÕp xóc cö tri vµ chuyÓn ®æi sè.'],
    [
      'VNI',
      'Hoäi ñoàng nhaân daân xaõ ban haønh Keá hoaïch thöïc hieän nhieäm vuï, giaûi phaùp veà giaùm saùt, tieáp xuùc cöû tri vaø chuyeån ñoåi soá.'
    ]
  ])('%s becomes Unicode with a warning, from single bytes and pasted into UTF-8', (system, old) => {
    for (const bytes of [Uint8Array.from(old, (letter) => letter.charCodeAt(0)), utf8(old)]) {
      const { lines, warnings } = readPlain(bytes, 'kh.txt');
      expect(lines[0]?.text).toBe(sentence);
      expect(warnings[0]).toContain(system);
    }
  });

  it('capitals of the font .VnTimeH are capitals', () => {
    expect(fromLegacy('KÕ ho¹ch', 'TCVN3', true)).toBe('KẾ HOẠCH');
  });

  it('Unicode Vietnamese and English are left alone', () => {
    expect(read('Xã Mẫu Sơn®, ngày 05/3/2026; 100% đại biểu')[0]).toBe('Xã Mẫu Sơn®, ngày 05/3/2026; 100% đại biểu');
    expect(readPlain(utf8('The council of the commune meets twice a year, in July and in December.'), 'a.txt').warnings).toEqual([]);
  });

  it('bytes that are no text are refused', () => {
    expect(() => readPlain(new Uint8Array([65, 0, 0, 0, 66, 0, 0, 0, 1, 0]), 'a.txt')).toThrow(/chưa đọc được tệp/u);
  });
});

describe('marks of Markdown and HTML', () => {
  it('are taken away, and what they made bold is strong', () => {
    const { kind, lines } = readPlain(
      utf8(
        '## KẾ HOẠCH\n**I. MỤC TIÊU**\nTrình **trước ngày 25/4/2026** (*nhiệm vụ thường xuyên*).\n<b>Stt</b>\n**TM. HỘI ĐỒNG\nCHỦ TỊCH**\n'
      ),
      'kh.md'
    );
    expect(kind).toBe('markdown');
    expect(lines.map((line) => [line.text, line.strong ?? false])).toEqual([
      ['KẾ HOẠCH', true],
      ['I. MỤC TIÊU', true],
      ['Trình trước ngày 25/4/2026 (nhiệm vụ thường xuyên).', false],
      ['Stt', true],
      ['TM. HỘI ĐỒNG', true],
      ['CHỦ TỊCH', true]
    ]);
  });

  it('stars and underscores that are words stay', () => {
    expect(read('Mức 2 * 3 = 6\nmau_bieu_01.xlsx\n* Lưu ý chung')).toEqual(['Mức 2 * 3 = 6', 'mau_bieu_01.xlsx', '* Lưu ý chung']);
  });

  it('bullets and long dashes at the start become a dash; rules and fences are left out', () => {
    expect(read('• Một\n– Hai\n-Ba\n+ Bốn\n-----\n_______\n```\n2025–2030 – giai đoạn')).toEqual([
      '- Một',
      '- Hai',
      '- Ba',
      '+ Bốn',
      '2025–2030 – giai đoạn'
    ]);
  });
});

describe('rows', () => {
  it('by tabs keep empty cells; a paragraph indented by a tab is none', () => {
    const { lines } = readPlain(utf8('Stt\tViệc\tHạn\n\t\tQuý I\n\tMột đoạn thụt đầu dòng.\n'), 'kh.txt');
    expect(lines.map((line) => line.cells?.map((cell) => cell.text) ?? line.text)).toEqual([
      ['Stt', 'Việc', 'Hạn'],
      ['', '', 'Quý I'],
      'Một đoạn thụt đầu dòng.'
    ]);
  });

  it('by pipes are rows, without their rule', () => {
    const { lines } = readPlain(utf8('| Stt | Việc |\n|---|:--|\n| 1 | Giám sát \\| khảo sát |\n'), 'kh.md');
    expect(lines.map((line) => [line.source, line.cells?.map((cell) => cell.text)])).toEqual([
      [1, ['Stt', 'Việc']],
      [3, ['1', 'Giám sát | khảo sát']]
    ]);
  });

  it('cut by a page end are joined, a row of a group is not', () => {
    const text = '5.3\tTổ chức phiên giải trình giữa\t02 phiên\n\n\t02 kỳ họp\t\n1\tGiám sát\t100%\n\n\tKhảo sát\t4\n';
    const { lines } = readPlain(utf8(text), 'kh.txt');
    expect(lines.map((line) => line.text)).toEqual([
      '5.3\tTổ chức phiên giải trình giữa 02 kỳ họp\t02 phiên',
      '1\tGiám sát\t100%',
      '\tKhảo sát\t4'
    ]);
  });
});
