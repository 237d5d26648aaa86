import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { write } from 'hucre';
import type { CellValue } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { mapColumns, mapRows, requireColumns } from './columns.ts';
import type { WantedColumn } from './columns.ts';
import { readSheet } from './read.ts';
import { SheetRefused } from './refusals.ts';

const today = '2026-11-20';
const utf8 = (text: string) => new TextEncoder().encode(text);
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** A sheet as commune offices keep it: titles, a two-row head with merges, a counting row, groups, a merged agency, a sum. */
const rows: CellValue[][] = [
  ['HỘI ĐỒNG NHÂN DÂN XÃ XUÂN MẪU', null, null, null, null, null],
  ['BIỂU TỔNG HỢP KIẾN NGHỊ CỬ TRI', null, null, null, null, null],
  [],
  ['Stt', 'Nội dung  kiến nghị', 'Cơ quan\ngiải quyết', 'Thời gian', null, 'Tỷ lệ (%)'],
  [null, null, null, 'Ngày tiếp nhận', 'Hạn trả lời', null],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
  ['I', 'GIAO THÔNG', null, null, null, null],
  [1, ' Sửa đường  liên ấp 3 ', 'Phòng Kinh tế', day('2026-06-05'), '25/6/2026', 0.5],
  [2, 'Lắp đèn đường', null, '06-06-2026', day('2026-06-30'), '92,9%'],
  [],
  ['II. ĐẤT ĐAI', null, null, null, null, null],
  [3, 'Cấp giấy chứng nhận', 'Chi nhánh Văn phòng đăng ký đất đai', 'quý II', null, 100],
  [null, 'Tổng cộng', null, null, null, 3]
];
const merges = [
  { startRow: 0, startCol: 0, endRow: 0, endCol: 5 },
  { startRow: 1, startCol: 0, endRow: 1, endCol: 5 },
  ...[0, 1, 2, 5].map((column) => ({ startRow: 3, startCol: column, endRow: 4, endCol: column })),
  { startRow: 3, startCol: 3, endRow: 3, endCol: 4 },
  { startRow: 7, startCol: 2, endRow: 8, endCol: 2 },
  { startRow: 10, startCol: 0, endRow: 10, endCol: 5 }
];
const book = () => writeXlsx({ sheets: [{ name: 'Kiến nghị', rows, merges }] });

const wanted: WantedColumn[] = [
  { key: 'text', names: ['Nội dung', 'Nội dung kiến nghị', 'Ý kiến cử tri'], required: true },
  { key: 'body', names: ['Cơ quan giải quyết', 'Đơn vị xử lý'], required: true },
  { key: 'at', names: ['Ngày nhận', 'Ngày tiếp nhận'], required: false, kind: 'date' },
  { key: 'due', names: ['Hạn trả lời', 'Thời hạn'], required: false, kind: 'date' },
  { key: 'share', names: ['Tỷ lệ'], required: false, kind: 'percent' }
];

const titles = ['Stt', 'Nội dung kiến nghị', 'Cơ quan giải quyết', 'Thời gian – Ngày tiếp nhận', 'Thời gian – Hạn trả lời', 'Tỷ lệ (%)'];

test('a two-row merged head, titles above, a counting row, groups and sums are understood', async () => {
  const table = await readSheet(await book(), 'kiến nghị.xlsx');
  expect(table.titles).toEqual(titles);
  expect(table.headRow).toBe(5);
  expect(table.rows.map((row) => [row.row, row.group, row.cells[1], row.cells[2]])).toEqual([
    [8, 'I GIAO THÔNG', 'Sửa đường liên ấp 3', 'Phòng Kinh tế'],
    [9, 'I GIAO THÔNG', 'Lắp đèn đường', 'Phòng Kinh tế'],
    [12, 'II. ĐẤT ĐAI', 'Cấp giấy chứng nhận', 'Chi nhánh Văn phòng đăng ký đất đai']
  ]);
  expect(table.totals).toEqual([13]);
});

test('rows come under their keys with a sentence for each thing wrong', async () => {
  const table = await readSheet(await book(), 'a.xlsx');
  const { mapping, missing, unused } = mapColumns(table, wanted);
  expect(mapping).toEqual({ text: 1, body: 2, at: 3, due: 4, share: 5 });
  expect([missing, unused]).toEqual([[], ['Stt']]);
  const mapped = mapRows(table, wanted, mapping, today);
  expect(mapped[0]).toEqual({
    row: 8,
    group: 'I GIAO THÔNG',
    values: { text: 'Sửa đường liên ấp 3', body: 'Phòng Kinh tế', at: '2026-06-05', due: '2026-06-25', share: 0.5 },
    problems: []
  });
  expect(mapped[1]!.values).toMatchObject({ at: '2026-06-06', due: '2026-06-30', share: 0.929 });
  expect(mapped[2]!.problems).toEqual(['“Ngày nhận” ghi “quý II” không phải ngày; ghi theo mẫu 25/4/2026.']);
});

test('ODS gives the same table', async () => {
  const ods = await write({ format: 'ods', sheets: [{ name: 'Kiến nghị', rows, merges }] });
  const table = await readSheet(ods, 'a.ods');
  expect(table.titles).toEqual(titles);
  expect(table.rows).toHaveLength(3);
  expect(mapRows(table, wanted, mapColumns(table, wanted).mapping, today)[0]!.values['at']).toBe('2026-06-05');
});

test('an old .xls file gives the same table', async () => {
  const table = await readSheet(new Uint8Array(await readFile(new URL('fixtures/kien-nghi.xls', import.meta.url))), 'kien-nghi.xls');
  expect(table.titles).toEqual(titles);
  expect(mapRows(table, wanted, mapColumns(table, wanted).mapping, today).map((row) => [row.values['text'], row.values['at']])).toEqual([
    ['Sửa đường liên ấp 3', '2026-06-05'],
    ['Lắp đèn đường', '2026-06-06'],
    ['Cấp giấy chứng nhận', null]
  ]);
});

test('CSV is read in UTF-8, UTF-16 and the Windows code page, with any separator', async () => {
  const csv = 'Stt;Nội dung;Cơ quan giải quyết\r\n1;"Sửa đường; cống";Phòng Kinh tế\r\n';
  const wide = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(
      Uint16Array.from([...csv.replaceAll(';', '\t').replace('\t cống', '; cống')].map((sign) => sign.charCodeAt(0))).buffer
    )
  ]);
  for (const bytes of [utf8(csv), utf8(`\ufeffsep=;\r\n${csv}`), wide]) {
    const table = await readSheet(bytes, 'a.csv');
    expect(table.titles).toEqual(['Stt', 'Nội dung', 'Cơ quan giải quyết']);
    expect(table.rows[0]!.cells.slice(1)).toEqual(['Sửa đường; cống', 'Phòng Kinh tế']);
  }
  // Windows-1258 writes ộ as ô with the dot below behind it: 0xf4 0xf2.
  const old = new Uint8Array(Buffer.from('Stt,N\u00f4\u00f2i dung\n1,\u00f0\u00ea\n', 'latin1'));
  expect((await readSheet(old, 'a.csv')).titles).toEqual(['Stt', 'Nội dung']);
});

test('a two-row head without merges (CSV) is understood', async () => {
  const table = await readSheet(utf8('Stt,Nội dung,Năm 2026,,Ghi chú\n,,Giao,Đạt,\n1,Giám sát,4,3,x\n'), 'a.csv');
  expect(table.titles).toEqual(['Stt', 'Nội dung', 'Năm 2026 – Giao', 'Năm 2026 – Đạt', 'Ghi chú']);
  expect(table.rows).toHaveLength(1);
});

test('a web table saved as .xls is read', async () => {
  const table = await readSheet(
    utf8('<html><body><table><tr><th>Stt</th><th>Nội dung</th></tr><tr><td>1</td><td>Sửa đường &amp; cống</td></tr></table></body></html>'),
    'a.xls'
  );
  expect(table.rows[0]!.cells[1]).toBe('Sửa đường & cống');
});

test('names of columns are matched without marks, with slips, and each column serves once', () => {
  const map = (titles: string[]) => mapColumns({ titles }, wanted).mapping;
  expect(map(['TT', 'noi dung', 'co quan giai quyet'])).toMatchObject({ text: 1, body: 2 });
  expect(map(['Nội dung kién nghi', 'Cơ quan gải quyết'])).toMatchObject({ text: 0, body: 1 });
  expect(map(['Ngày nhận văn bản', 'Ngày nhận', 'Nội dung'])).toMatchObject({ at: 1, text: 2 });
  expect(map(['Họ tên', 'Địa chỉ'])).toEqual({});
  expect(mapColumns({ titles: ['Phản ánh', 'Nội dung'] }, wanted, { remembered: { text: 'Phản ánh' } }).mapping['text']).toBe(0);
});

test('missing columns are told in sentences', async () => {
  const table = await readSheet(utf8('Stt,Nội dung\n1,Sửa đường\n'), 'a.csv');
  const mapped = mapColumns(table, wanted);
  expect(mapped.missing).toEqual(['Thiếu cột “Cơ quan giải quyết”; hãy thêm cột này hoặc chỉ rõ cột nào trong tệp chứa nội dung đó.']);
  expect(() => requireColumns(table, mapped)).toThrow('Tệp “a.csv” không có các cột cần thiết. Thiếu cột “Cơ quan giải quyết”');
  expect(mapRows(table, wanted, mapped.mapping, today)[0]!.problems).toEqual(['Thiếu “Cơ quan giải quyết”.']);
});

test('a broken formula is told, not imported', () => {
  const [row] = mapRows({ rows: [{ row: 2, group: null, cells: ['#REF!', 'Phòng Kinh tế'] }] }, wanted, { text: 0, body: 1 }, today);
  expect(row!.problems).toEqual(['“Nội dung” có công thức bị lỗi (#REF!); hãy sửa công thức hoặc gõ lại giá trị.']);
});

const codeOf = async (bytes: Uint8Array, options?: Parameters<typeof readSheet>[2]) =>
  readSheet(bytes, 'tệp.xlsx', options).then(
    () => 'taken',
    (error: unknown) => (error instanceof SheetRefused ? error.code : String(error))
  );

test('what cannot be read is refused for its own reason', async () => {
  const whole = await book();
  expect(await codeOf(new Uint8Array())).toBe('empty');
  expect(await codeOf(utf8('%PDF-1.7 …'))).toBe('notSheet');
  expect(await codeOf(zipSync({ 'word/document.xml': utf8('<w/>') }))).toBe('notSheet');
  expect(await codeOf(zipSync({ 'a.txt': utf8('x') }))).toBe('notSheet');
  expect(await codeOf(whole.subarray(0, whole.length / 2))).toBe('damaged');
  expect(await codeOf(zipSync({ '[Content_Types].xml': utf8('<x'), 'xl/workbook.xml': utf8('<workbook') }))).toBe('damaged');
  expect(
    await codeOf(await writeXlsx({ sheets: [{ name: 'a', rows: [['Stt', 'Nội dung']] }], encryption: { password: 'x', spinCount: 1000 } }))
  ).toBe('encrypted');
  expect(await codeOf(await writeXlsx({ sheets: [{ name: 'a', rows: [[]] }] }))).toBe('empty');
  expect(await codeOf(await writeXlsx({ sheets: [{ name: 'a', rows: [['Stt', 'Nội dung']] }] }))).toBe('empty');
  expect(await codeOf(utf8('1,2,3\n4,5,6\n'))).toBe('noHead');
  expect(await codeOf(whole, { sheet: 'Đơn thư' })).toBe('noSheet');
  expect(await codeOf(whole, { limits: { rows: 2 } })).toBe('tooManyRows');
  expect(await codeOf(whole, { limits: { file: 100 } })).toBe('tooLarge');
  expect(await codeOf(whole, { limits: { unpacked: 1000 } })).toBe('bomb');
  expect(await codeOf(whole)).toBe('taken');
});

test('a refusal speaks both languages', () => {
  const refusal = new SheetRefused('encrypted', { name: 'a.xlsx' });
  expect(refusal.message).toContain('được đặt mật khẩu');
  expect(refusal.sentence('en')).toContain('protected by a password');
});
