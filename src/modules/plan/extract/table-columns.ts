/** What each column of a plan's table is, from the words of its head (over one or more rows) and from what its cells hold. */
import { fold, wordCount } from './fold.ts';
import { findLevels } from './comparator.ts';
import type { Row } from './paragraphs.ts';

export type ColumnRole = 'number' | 'group' | 'name' | 'time' | 'lead' | 'coord' | 'result' | 'unit' | 'value' | 'past' | 'note';

export interface Column {
  role: ColumnRole;
  head: string;
}

export interface Head {
  columns: Column[];
  /** Rows taken by the head. */
  rows: number;
}

const HEAD_WORDS =
  /(?:^|[\s/(])(?:ty le|so (?:cuoc|hoi nghi|luong|phien|dot|lop|lan|buoi)|to dai bieu|stt|tt|so tt|nhiem vu|noi dung|cong viec|hoat dong|chi tieu|chi so|muc tieu|tieu chi|thoi gian|thoi han|tien do|han hoan thanh|don vi|co quan|chu tri|phoi hop|phan cong|nguoi|ket qua|san pham|ghi chu|dvt|ke hoach|chuyen de|doi tuong|dia diem|hinh thuc|nam 20\d\d|giai doan|lo trinh|ten|thanh phan|linh vuc|nhom|quy|thang|trach nhiem|phu trach|bo phan)(?![\p{L}])/u;

function isHeadRow(row: Row, first: boolean): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  if (filled.length < 2 && first) return false;
  if (filled.some((cell) => wordCount(cell.text) > 14)) return false;
  const hits = filled.filter((cell) => HEAD_WORDS.test(fold(cell.text))).length;
  const numbered = /^\d/.test(row.cells[0]?.text ?? '');
  if (first) return !numbered && hits >= 2 && hits >= filled.length / 2;
  return (
    !numbered &&
    filled.length > 0 &&
    hits === filled.length &&
    filled.every((cell) => wordCount(cell.text) <= 7) &&
    (row.cells[0]?.text === '' || row.cells[0]?.merged === true)
  );
}

/** "(1) (2) (3)" or "1 2 3 4" under the head. */
export function isColumnNumbers(row: Row): boolean {
  const filled = row.cells.map((cell) => cell.text.replace(/[()\s]/g, '')).filter((text) => text !== '');
  return filled.length >= 3 && filled.every((text, i) => text === String(i + 1) || /^[A-H]$/.test(text));
}

function roleOfHead(head: string): ColumnRole | null {
  const folded = fold(head).replace(/\s+/g, ' ').trim();
  if (/^(?:stt|tt|so tt|so thu tu|s ?tt|#|so)$/.test(folded)) return 'number';
  if (/don vi tinh|^dvt$|^don vi do/.test(folded)) return 'unit';
  if (/ghi chu|trong so|ty trong|he so|(?:^|\s)diem(?: |$)|thang diem|can cu|tai lieu|^dia diem|hinh thuc|thanh phan/.test(folded))
    return 'note';
  if (
    /(?:ket qua|thuc hien|uoc|hien trang|so lieu)[^|]*(?:nam truoc|20\d\d)|^hien trang/.test(folded) &&
    !/du kien|ke hoach|muc tieu|phan dau|thoi gian|tien do|don vi|co quan|lo trinh/.test(folded)
  )
    return 'past';
  if (/phoi hop/.test(folded) && !/chu tri/.test(folded.split(' ').slice(-3).join(' '))) return 'coord';
  if (
    /^(?:co quan|don vi)|chu tri|don vi thuc hien|co quan thuc hien|don vi dau moi|trach nhiem|phan cong|phu trach|nguoi thuc hien|bo phan|^don vi$|^co quan$|dau moi|don vi tham muu|don vi, ca nhan|co quan, don vi/.test(
      folded
    )
  )
    return 'lead';
  if (/thoi gian|thoi han|han hoan thanh|tien do|lo trinh|thoi diem|ngay hoan thanh|hoan thanh truoc/.test(folded)) return 'time';
  if (/^(?:nhom|linh vuc|phan loai)/.test(folded)) return 'group';
  if (/ket qua|san pham|dau ra|yeu cau can dat/.test(folded)) return 'result';
  if (
    /(?:muc tieu|chi tieu|ke hoach|du kien|phan dau|nam|giai doan|nhiem ky)[^|]*(?:20\d\d|nhiem ky)|^(?:so luong|dinh muc|muc dat|muc phan dau|gia tri|ke hoach|ke hoach giao)$/.test(
      folded
    )
  )
    return 'value';
  if (/nhiem vu|noi dung|cong viec|chuyen de|ten |hoat dong|tieu chi|viec|giai phap/.test(folded)) return 'name';
  return null;
}

const UNIT_CELL =
  /^(?:%|ty le(?: %)?|(?:cuoc|phien|ky hop|ky|lan|chuyen de|dot|buoi|lop|hoat dong|nghi quyet|dai bieu|ban tin|tin bai|bao cao|ngay|trieu dong|ty dong|nguoi|ho|ha|km|thon)(?:\s*\/\s*[\p{L} /]+)?)$/u;

function share(cells: readonly string[], test: (text: string) => boolean): number {
  const filled = cells.filter((text) => text !== '');
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
}

function isValueCell(text: string): boolean {
  return /^[≥≤<>=\s]*\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?\s*%?$/.test(text) || (wordCount(text) <= 8 && findLevels(text).length > 0);
}

/** Finds the head of a table and gives every column its role; `null` when the first rows are no head of a plan's table. */
export function readHead(rows: readonly Row[]): Head | null {
  const first = rows.findIndex((row, i) => i < 3 && isHeadRow(row, true));
  if (first < 0) return null;
  let end = first + 1;
  while (end < rows.length && end < first + 3 && (isHeadRow(rows[end]!, false) || isColumnNumbers(rows[end]!))) end += 1;
  const width = Math.max(...rows.slice(first, end).map((row) => row.cells.length));
  const heads: string[] = Array.from({ length: width }, () => '');
  for (const row of rows.slice(first, end)) {
    if (isColumnNumbers(row)) continue;
    row.cells.forEach((cell, i) => {
      heads[i] = `${heads[i] ?? ''} ${cell.text}`.trim();
    });
  }
  const body = rows.slice(end).filter((row) => row.cells.length === width);
  const cellsOf = (i: number): string[] => body.map((row) => row.cells[i]!.text);
  const columns: Column[] = heads.map((head, i) => ({ head, role: roleOfHead(head) ?? guessRole(head, cellsOf(i), i) }));
  settle(columns, cellsOf);
  return { columns, rows: end };
}

function guessRole(head: string, cells: readonly string[], index: number): ColumnRole {
  if (index === 0 && share(cells, (text) => /^(?:[\dIVXL.]+|[a-z]\)?|-)$/.test(text)) > 0.6) return 'number';
  if (share(cells, (text) => UNIT_CELL.test(fold(text))) > 0.7) return 'unit';
  if (share(cells, isValueCell) > 0.6) return 'value';
  if (/chi tieu|muc tieu|chi so|ket qua/.test(fold(head))) return 'name';
  return 'note';
}

/** One name column, and the rest by what they hold. */
function settle(columns: Column[], cellsOf: (i: number) => string[]): void {
  columns.forEach((column, i) => {
    const cells = cellsOf(i);
    if ((column.role === 'value' || column.role === 'name') && share(cells, (text) => UNIT_CELL.test(fold(text))) > 0.7)
      column.role = 'unit';
    else if (column.role === 'name' && share(cells, isValueCell) > 0.6) column.role = 'value';
    else if (column.role === 'value' && share(cells, isValueCell) < 0.3 && cells.some((text) => wordCount(text) > 8)) column.role = 'name';
    else if (column.role === 'time' && share(cells, (text) => /^[xX✓]$/.test(text)) > 0.5) column.role = 'note';
  });
  const names = columns
    .map((column, i) => ({ column, i, length: cellsOf(i).reduce((sum, text) => sum + text.length, 0) }))
    .filter(({ column }) => column.role === 'name');
  if (names.length > 1) {
    const best = names.reduce((a, b) => (b.length > a.length ? b : a));
    for (const { column, i } of names) if (column !== best.column) column.role = i < best.i ? 'group' : 'note';
  }
  if (names.length === 0) {
    const free = columns
      .map((column, i) => ({ column, length: cellsOf(i).reduce((sum, text) => sum + text.length, 0) }))
      .filter(({ column }) => ['group', 'note', 'result'].includes(column.role));
    if (free.length > 0) free.reduce((a, b) => (b.length > a.length ? b : a)).column.role = 'name';
  }
}
