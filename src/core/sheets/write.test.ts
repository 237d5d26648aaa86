import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readSheet } from './read.ts';
import type { SheetContent } from './write.ts';
import { sheetName, writeSheet } from './write.ts';

const list: SheetContent = {
  title: 'Kiến nghị cử tri',
  subtitle: 'Kỳ họp thứ 2, nhiệm kỳ 2026–2031',
  columns: [
    { key: 'stt', title: 'Stt', width: 6, kind: 'number' },
    { key: 'text', title: 'Nội dung', width: 60, kind: 'text' },
    { key: 'on', title: 'Ngày nhận', width: 14, kind: 'date' },
    { key: 'share', title: 'Tỷ lệ', width: 10, kind: 'percent' },
    { key: 'sum', title: 'Kinh phí', width: 14, kind: 'number' }
  ],
  rows: [
    { stt: 1, text: 'Sửa đường liên ấp', on: '2026-06-05', share: 0.929, sum: 1234.5 },
    { stt: 2, text: '=HYPERLINK("http://x","bấm")', on: 'chưa có', share: null, sum: 12000 }
  ],
  groups: [{ at: 0, title: 'I. GIAO THÔNG' }],
  notes: [
    { label: 'Bộ lọc', value: 'Trạng thái: đang giải quyết' },
    { label: 'Thời điểm', value: '14:05 25/6/2026' }
  ]
};

async function partsOf(content: SheetContent): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(await writeSheet(content))).map(([name, data]) => [name, strFromU8(data)]));
}

test('dates and numbers are real, in Vietnamese shape; a word in a column of dates stays a word', async () => {
  const book = await readXlsx(await writeSheet(list), { readStyles: true });
  const [sheet] = book.sheets;
  const row = sheet!.rows.findIndex((cells) => cells[1] === 'Sửa đường liên ấp');
  expect(sheet!.rows[row]).toEqual([1, 'Sửa đường liên ấp', new Date('2026-06-05T00:00:00Z'), 0.929, 1234.5]);
  const format = (column: number, at = row) => sheet!.cells!.get(`${at},${column}`)?.style?.numFmt;
  expect([format(2), format(3), format(4), format(4, row + 1)]).toEqual(['dd/mm/yyyy', '0.0%', '#,##0.0##', '#,##0']);
  expect(sheet!.rows[row + 1]![2]).toBe('chưa có');
});

test('the head repeats on every page, its sheet named in quotes, and the sheet is A4 across fitted to the width', async () => {
  const parts = await partsOf(list);
  expect(parts['xl/workbook.xml']).toMatch(
    /<definedName name="_xlnm\.Print_Titles" localSheetId="0">'Kiến nghị cử tri'!\$4:\$4<\/definedName>/
  );
  const sheet = parts['xl/worksheets/sheet1.xml']!;
  expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"/);
  expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
  expect(sheet).toMatch(/<pageSetup[^>]*fitToWidth="1"[^>]*fitToHeight="0"|<pageSetup[^>]*fitToHeight="0"/);
  expect(sheet).toMatch(/<pageSetUpPr[^>]*fitToPage="(?:1|true)"/);
  expect(parts['xl/styles.xml']).toContain('Times New Roman');
});

test('filters and time stand in the sheet of notes', async () => {
  const book = await readXlsx(await writeSheet(list));
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(['Kiến nghị cử tri', 'Ghi chú']);
  expect(book.sheets[1]!.rows.slice(1)).toEqual([
    ['Bộ lọc', 'Trạng thái: đang giải quyết'],
    ['Thời điểm', '14:05 25/6/2026']
  ]);
});

test('no formula comes from what a person wrote, and such text is marked as text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '1', 'A1', 'cmd|', "'", '"', '<f>', '&', ']]>', ' ', 'đ', '\u0000'), {
        minLength: 1,
        maxLength: 6
      }),
      async (pieces) => {
        const wrote = pieces.join('');
        const content = {
          ...list,
          title: wrote,
          subtitle: wrote,
          rows: [{ text: wrote }],
          groups: [{ at: 0, title: wrote }],
          notes: [{ label: wrote, value: wrote }]
        };
        const parts = await partsOf(content);
        for (const [name, xml] of Object.entries(parts)) if (name.startsWith('xl/worksheets/')) expect(xml).not.toMatch(/<f[\s>]/);
        const [sheet] = (await readXlsx(await writeSheet(content), { readStyles: true })).sheets;
        const cell = sheet!.cells?.get(`5,1`);
        if (cell !== undefined && typeof cell.value === 'string' && /^\s*[=+\-@]/u.test(cell.value)) expect(cell.style?.numFmt).toBe('@');
      }
    ),
    { numRuns: 60 }
  );
});

test('what is written can be read back as a table', async () => {
  const table = await readSheet(await writeSheet(list), 'kien-nghi.xlsx');
  expect(table.titles).toEqual(['Stt', 'Nội dung', 'Ngày nhận', 'Tỷ lệ', 'Kinh phí']);
  expect(table.rows.map((row) => [row.group, ...row.cells.slice(0, 3)])).toEqual([
    ['I. GIAO THÔNG', 1, 'Sửa đường liên ấp', '2026-06-05'],
    ['I. GIAO THÔNG', 2, '=HYPERLINK("http://x","bấm")', 'chưa có']
  ]);
  expect(table.others).toEqual(['Ghi chú']);
});

test('any title makes a name Excel takes for a sheet', () => {
  expect(sheetName('Báo cáo kết quả giám sát việc giải quyết kiến nghị')).toBe('Báo cáo kết quả giám sát việc');
  expect(sheetName("'[05/BC]: ?*'")).toBe('05 BC');
  expect(sheetName('///')).toBe('Danh sách');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (title) => {
      const name = sheetName(title);
      expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/u);
      expect(name.startsWith("'") || name.endsWith("'")).toBe(false);
    })
  );
});

test('a list called like the notes does not clash with them; one without columns is refused', async () => {
  const book = await readXlsx(await writeSheet({ ...list, title: 'Ghi chú' }));
  expect(book.sheets.map((sheet) => sheet.name)).toEqual(['Ghi chú', 'Ghi chú 2']);
  await expect(writeSheet({ ...list, columns: [] })).rejects.toThrow(RangeError);
});
