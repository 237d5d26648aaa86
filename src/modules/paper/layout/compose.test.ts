import { expect, test } from 'vitest';
import { composeBlocks, composePaper, letterOf, paperDate, recipientLines, roman } from './compose.ts';
import type { Line } from './compose.ts';
import { plainText } from './model.ts';
import { sampleReport } from './sample.ts';
import { balance, lineWidth } from './widths.ts';

const words = (line: Line | undefined) => plainText(line!.runs);
const lines = (flow: ReturnType<typeof composeBlocks>) => flow.filter((item): item is Line => item.type === 'line').map(words);

test('dates take a zero before days under 10 and months 1 and 2, and leave room for what is written at signing', () => {
  expect(paperDate('2026-06-05')).toBe('ngày 05 tháng 6 năm 2026');
  expect(paperDate('2026-02-15')).toBe('ngày 15 tháng 02 năm 2026');
  expect(paperDate('2026-11')).toMatch(/^ngày\s{6} ?tháng 11 năm 2026$/u);
  expect(paperDate('2026')).toMatch(/^ngày\s{6}tháng\s{6}năm 2026$/u);
  expect(paperDate(null)).toMatch(/^ngày\s{6}tháng\s{6}năm\s{6}$/u);
  expect(() => paperDate('25/11/2026')).toThrow(RangeError);
});

test('legal bases end with ";" and the last with ".", whatever was typed', () => {
  const { sections } = composePaper({ ...sampleReport, bases: ['- Căn cứ A.', 'Căn cứ B;', 'Căn cứ C ;'] });
  expect(lines(sections[0]!.flow).slice(0, 3)).toEqual(['Căn cứ A;', 'Căn cứ B;', 'Căn cứ C.']);
});

test('the filing line comes last among the recipients and is added when missing', () => {
  expect(recipientLines(['Lưu: VT, HĐND.', '- Như trên;', 'UBND xã'])).toEqual(['- Như trên;', '- UBND xã;', '- Lưu: VT, HĐND.']);
  expect(recipientLines(['Như trên'])).toEqual(['- Như trên;', '- Lưu: VT.']);
});

test('headings count themselves level by level and start again under a higher one', () => {
  const flow = composeBlocks([
    { type: 'heading', level: 1, text: 'Kết quả' },
    { type: 'heading', level: 2, text: 'Giám sát' },
    { type: 'heading', level: 3, text: 'Chuyên đề' },
    { type: 'heading', level: 3, text: 'Khảo sát' },
    { type: 'heading', level: 2, text: 'Tiếp dân' },
    { type: 'heading', level: 3, text: 'Định kỳ' },
    { type: 'heading', level: 1, text: 'Tồn tại' },
    { type: 'heading', level: 2, text: 'Nguyên nhân' },
    { type: 'heading', level: 1, text: 'Phần không số', label: '' }
  ]);
  expect(lines(flow)).toEqual([
    'I. KẾT QUẢ',
    '1. Giám sát',
    'a) Chuyên đề',
    'b) Khảo sát',
    '2. Tiếp dân',
    'a) Định kỳ',
    'II. TỒN TẠI',
    '1. Nguyên nhân',
    'PHẦN KHÔNG SỐ'
  ]);
});

test('articles count through the paper, points follow the Vietnamese alphabet', () => {
  expect(
    lines(
      composeBlocks([
        { type: 'article', title: 'Phạm vi', text: 'Nghị quyết này quy định…' },
        { type: 'article', text: 'Hiệu lực.' }
      ])
    )
  ).toEqual(['Điều 1. Phạm vi Nghị quyết này quy định…', 'Điều 2. Hiệu lực.']);
  expect([1, 4, 5, 6, 7, 8].map(letterOf).join('')).toBe('adđegh');
  expect([1, 4, 9, 14, 40, 1994].map(roman)).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'MCMXCIV']);
});

test('a công văn has its subject under the number and no title', () => {
  const composed = composePaper({
    ...sampleReport,
    kind: 'letter',
    symbol: 'TTHĐND-VP',
    subject: 'đôn đốc thực hiện 04 nội dung quá hạn (lần 2)',
    addressees: ['Chủ tịch Ủy ban nhân dân xã']
  });
  expect(composed.heading).toEqual([]);
  expect(composed.about?.replaceAll('\n', ' ')).toBe('V/v đôn đốc thực hiện 04 nội dung quá hạn (lần 2)');
  expect(composed.addressees.map(words)).toEqual(['Kính gửi: Chủ tịch Ủy ban nhân dân xã.']);
});

test('annexes are numbered when there are several and name the paper they belong to', () => {
  const [annex] = sampleReport.annexes!;
  const one = composePaper(sampleReport).sections[1]!;
  expect(one.head.map(words)).toEqual([
    'Phụ lục',
    'BIỂU TỔNG HỢP KIẾN NGHỊ CỬ TRI THEO LĨNH VỰC',
    '(Kèm theo Báo cáo số 05/BC-TTHĐND ngày 25 tháng 11 năm 2026 của Thường trực Hội đồng nhân dân xã Xuân Mẫu)'
  ]);
  expect(
    composePaper({ ...sampleReport, annexes: [annex!, annex!] })
      .sections.slice(1)
      .map((section) => section.annex)
  ).toEqual(['Phụ lục I', 'Phụ lục II']);
});

test('the last words of the text stay with the signature', () => {
  expect(composePaper(sampleReport).sections[0]!.flow.at(-1)).toMatchObject({ type: 'line', keepNext: true });
});

test('a title breaks into even lines, before an opening word and not inside quotation marks', () => {
  expect(balance('Kết quả thực hiện Chương trình hành động “500 ngày đêm” tháng 11 năm 2026', 14, true, 425)).toBe(
    'Kết quả thực hiện Chương trình hành động\n“500 ngày đêm” tháng 11 năm 2026'
  );
  expect(balance('TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN', 14, true, 240)).toBe('TM. THƯỜNG TRỰC\nHỘI ĐỒNG NHÂN DÂN');
  expect(balance('BÁO CÁO', 14, true, 240)).toBe('BÁO CÁO');
  const long = 'Về việc '.repeat(200).trim();
  expect(balance(long, 14, true, 240).replaceAll('\n', ' ')).toBe(long);
});

test('no balanced line is wider than its room', () => {
  const title =
    'Kết quả giám sát việc giải quyết kiến nghị của cử tri trước và sau kỳ họp thường lệ giữa năm 2026 và nhiệm vụ sáu tháng cuối năm';
  for (const room of [150, 200, 300, 425])
    for (const line of balance(title, 14, true, room).split('\n')) expect(lineWidth(line, 14, true)).toBeLessThanOrEqual(room);
});
