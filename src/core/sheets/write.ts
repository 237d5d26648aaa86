/** Lists as Excel workbooks, ready to print (UX-31): title, bordered table with its head repeated, real dates and numbers, a sheet of notes. */
import { writeXlsx } from 'hucre/xlsx';
import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx';
import type { Lang } from '../words.ts';
import { en, vi } from './messages.ts';

/** Media type of the result. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `width` in characters. `number` as it is, `percent` a share from 0 to 1, `date` YYYY-MM-DD. */
export type SheetColumn = {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly kind: 'text' | 'number' | 'date' | 'percent';
};

/** A value of a row; null leaves the cell empty. A number or date column takes text too ("chưa có"), set as text. */
export type SheetValue = string | number | null;

export type SheetContent = {
  readonly title: string;
  readonly subtitle?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly Readonly<Record<string, SheetValue>>[];
  /** Heading rows: `title` stands above the row of index `at`. */
  readonly groups?: readonly { readonly at: number; readonly title: string }[];
  /** The sheet "Ghi chú": filters used, when and by whom it was made. */
  readonly notes: readonly { readonly label: string; readonly value: string }[];
};

const FONT = 'Times New Roman';
const THIN = { style: 'thin', color: { rgb: '000000' } } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN };
const LINE_POINTS = 16.5;
/** Characters of one line of an A4 sheet held across, for the height of merged rows, which programs do not find themselves. */
const TITLE_CHARACTERS = 90;

/**
 * The list as the bytes of an .xlsx file. Text is always text: no formula comes from what a person wrote, and text that begins like one
 * (= + - @ tab) is marked as text, so that it stays text when its cell is edited. Throws RangeError for a list without columns.
 */
export async function writeSheet(content: SheetContent, language: Lang = 'vi'): Promise<Uint8Array> {
  if (content.columns.length === 0) throw new RangeError('A sheet needs columns');
  const words = language === 'vi' ? vi : en;
  const name = sheetName(content.title);
  const notesName = name === words.notesSheet ? `${words.notesSheet} 2` : words.notesSheet;
  const { sheet, headRow } = tableSheet(content, name, words.page);
  return writeXlsx({
    sheets: [sheet, notesSheet(content, notesName, words)],
    properties: { title: clean(content.title) },
    defaultFont: { name: FONT, size: 12 },
    // hucre leaves a sheet's name unquoted in print titles, and Excel offers to repair the file: the name is defined here instead.
    namedRanges: [{ name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!$${headRow}:$${headRow}`, scope: name }]
  });
}

function tableSheet(content: SheetContent, name: string, page: string): { sheet: WriteSheet; headRow: number } {
  const { columns } = content;
  const last = columns.length - 1;
  const rows: CellValue[][] = [];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  const merges: NonNullable<WriteSheet['merges']> = [];
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map();
  const put = (values: readonly CellValue[], style: (column: number) => CellStyle) => {
    const row = rows.length;
    rows.push([...values]);
    values.forEach((value, column) => cells.set(`${row},${column}`, { value, style: style(column) }));
    return row;
  };
  const across = (text: string, style: CellStyle, width: number) => {
    const row = put([clean(text), ...new Array<null>(last).fill(null)], () => style);
    if (last > 0) merges.push({ startRow: row, startCol: 0, endRow: row, endCol: last });
    rowDefs.set(row, { height: LINE_POINTS * Math.max(1, Math.ceil(clean(text).length / width)) + 3 });
  };

  across(
    content.title,
    { font: { name: FONT, size: 13, bold: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
    TITLE_CHARACTERS
  );
  if (content.subtitle !== undefined) {
    across(
      content.subtitle,
      { font: { name: FONT, size: 12, italic: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
      TITLE_CHARACTERS
    );
  }
  rows.push([]);
  const head = put(
    columns.map((column) => clean(column.title)),
    () => ({
      font: { name: FONT, size: 12, bold: true },
      border: BORDER,
      alignment: { horizontal: 'center', vertical: 'center', wrapText: true }
    })
  );
  const groups = new Map((content.groups ?? []).map((group) => [group.at, group.title]));
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const groupStyle: CellStyle = {
    font: { name: FONT, size: 12, bold: true },
    border: BORDER,
    alignment: { horizontal: 'left', vertical: 'center', wrapText: true }
  };
  content.rows.forEach((row, index) => {
    const title = groups.get(index);
    if (title !== undefined) across(title, groupStyle, width);
    const values = columns.map((column) => cellValue(column.kind, row[column.key] ?? null));
    put(values, (column) => cellStyle(columns[column]!.kind, values[column] ?? null));
  });

  return {
    headRow: head + 1,
    sheet: {
      name,
      rows,
      cells,
      merges,
      rowDefs,
      columns: columns.map((column) => ({ width: column.width })),
      freezePane: { rows: head + 1 },
      pageSetup: {
        paperSize: 'a4',
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.4, header: 0.3, footer: 0.3 }
      },
      headerFooter: { oddFooter: `&R&"${FONT},Regular"&10${page}` },
      a11y: { summary: clean(content.title), headerRow: head }
    }
  };
}

function notesSheet(content: SheetContent, name: string, words: typeof vi | typeof en): WriteSheet {
  const rows: CellValue[][] = [
    [words.notesItem, words.notesContent],
    ...content.notes.map((note) => [clean(note.label), clean(note.value)])
  ];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  rows.forEach((values, row) =>
    values.forEach((value, column) =>
      cells.set(`${row},${column}`, {
        value,
        style: {
          ...textStyle(value),
          font: { name: FONT, size: 12, bold: row === 0 || column === 0 },
          border: BORDER,
          alignment: { vertical: 'top', wrapText: true }
        }
      })
    )
  );
  return {
    name,
    rows,
    cells,
    columns: [{ width: 24 }, { width: 70 }],
    pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
  };
}

function cellValue(kind: SheetColumn['kind'], value: SheetValue): CellValue {
  if (value === null) return null;
  if (kind === 'date' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const date = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(date.getTime())) return date;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? (kind === 'text' ? String(value) : value) : null;
  return clean(value);
}

function cellStyle(kind: SheetColumn['kind'], value: CellValue): CellStyle {
  const base: CellStyle = {
    font: { name: FONT, size: 12 },
    border: BORDER,
    alignment: { horizontal: 'left', vertical: 'top', wrapText: true }
  };
  if (value instanceof Date) return { ...base, numFmt: 'dd/mm/yyyy', alignment: { ...base.alignment, horizontal: 'center' } };
  if (typeof value === 'number') {
    // "#,##0.##" would show whole numbers with a bare separator.
    const numFmt = kind === 'percent' ? '0.0%' : Number.isInteger(value) ? '#,##0' : '#,##0.0##';
    return { ...base, numFmt, alignment: { ...base.alignment, horizontal: 'right' } };
  }
  return { ...base, ...textStyle(value) };
}

/** Marks text that begins like a formula as text for good. */
function textStyle(value: CellValue): CellStyle {
  return typeof value === 'string' && /^[\s]*[=+\-@]/u.test(value) ? { numFmt: '@' } : {};
}

/** Text of a cell: composed, without control characters, no longer than Excel takes. */
function clean(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .slice(0, 32_767)
  );
}

/** A name Excel takes for a sheet: no : \ / ? * [ ], no apostrophe at its ends, 31 characters at most. */
export function sheetName(title: string): string {
  const plain = clean(title)
    .replace(/[:\\/?*[\]\n]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short =
    plain.length <= 31
      ? plain
      : plain
          .slice(0, 32)
          .replace(/\s+\S*$/u, '')
          .slice(0, 31);
  return short.replace(/^['\s]+|['\s]+$/g, '') || vi.untitled;
}
