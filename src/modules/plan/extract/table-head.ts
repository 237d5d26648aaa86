/** The head of a plan's table: which rows it takes, what stands over each column, in one row or two. */
import { fold, wordCount } from './fold.ts';
import type { Row } from './paragraphs.ts';
import type { Column } from './table-columns.ts';
import { TICK, guessOwnersAndTimes, guessRole, roleOfHead, settle, stretchOfHead } from './table-columns.ts';

export interface Head {
  columns: Column[];
  /** Rows taken by the head. */
  rows: number;
}

const HEAD_WORDS =
  /^(?:ca nam|0?[369] thang(?: (?:dau|cuoi) nam)?)$|(?:^|[\s/(])(?:ty le|so (?:cuoc|hoi nghi|luong|phien|dot|lop|lan|buoi)|to dai bieu|stt|tt|so tt|so thu tu|bien phap|ton tai|van de|kien nghi|han xu ly|thang|nhiem vu|noi dung|cong viec|hoat dong|chi tieu|chi so|muc tieu|tieu chi|thoi gian|thoi han|tien do|han hoan thanh|don vi|co quan|chu tri|phoi hop|phan cong|nguoi|ket qua|san pham|ghi chu|dvt|ke hoach|chuyen de|doi tuong|dia diem|hinh thuc|nam 20\d\d|giai doan|lo trinh|ten|thanh phan|linh vuc|nhom|quy(?! (?:che|trinh|dinh|hoach|uoc|mo))|thang|trach nhiem|phu trach|bo phan|bat dau|ket thuc|hoan thanh|nguong|cach (?:do|tinh)|chu ky|muc|to (?:so )?\d+|khu vuc \d+)(?![\p{L}])/u;

function isHeadRow(row: Row, first: boolean): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  if (filled.length < 2 && first) return false;
  if (filled.some((cell) => wordCount(cell.text) > 14)) return false;
  const hits = filled.filter(
    (cell) => HEAD_WORDS.test(fold(cell.text)) || stretchOfHead(cell.text) !== null || (!first && /^20\d\d$/.test(cell.text.trim()))
  ).length;
  const lead = row.cells[0]?.text ?? '';
  if (first) return !/^\d/.test(lead) && hits >= 2 && hits >= filled.length / 2;
  if (filled.length === 0 || filled.some((cell) => wordCount(cell.text) > 7)) return false;
  const under = lead === '' || row.cells[0]?.merged === true;
  if (under && isMonthNumbers(row)) return true;
  return !/^\d/.test(lead) && (hits === filled.length ? under || hits >= 2 : under && hits >= 2 && hits >= filled.length / 2);
}

/** "1 2 … 12" or "I II III IV" under "Tháng" or "Quý", not below the first column. */
function isMonthNumbers(row: Row): boolean {
  const filled = row.cells.map((cell) => cell.text.trim()).filter((text) => text !== '');
  return (
    (filled.length === 12 && filled.every((text, i) => Number(text) === i + 1)) ||
    (filled.length === 4 && filled.join(' ') === 'I II III IV')
  );
}

/** "(1) (2) (3)" or "1 2 3 4" under the head, from the first column on. */
export function isColumnNumbers(row: Row): boolean {
  const all = row.cells.map((cell) => cell.text.replace(/[()\s]/g, ''));
  const filled = all.filter((text) => text !== '');
  return filled.length >= 3 && all[0] !== '' && filled.every((text, i) => text === String(i + 1) || /^[A-H]$/.test(text));
}

/** What heads a column: its own words, and with the words of a cell that spans several columns above it. */
interface HeadText {
  own: string;
  whole: string;
}

/** Which of the cells above spans the columns named below: the one whose words fit them. */
function spanningCell(top: readonly string[], below: readonly string[]): number {
  const under = fold(below.join(' '));
  const fits = /20\d\d|nhiem ky|giai doan/.test(under)
    ? /lo trinh|muc|ke hoach|chi tieu|giai doan|thuc hien|nam|phan dau/
    : below.some((text) => stretchOfHead(text) !== null || /^(?:\d{1,2}|I{1,3}|IV)$/.test(text))
      ? /thang|quy|thoi gian|tien do|lo trinh/
      : /chu tri|phoi hop/.test(under)
        ? /co quan|don vi|phan cong|trach nhiem|to chuc thuc hien/
        : /thoi gian|tien do|ket qua|chi tieu|co quan|don vi/;
  // The first two columns number and name the rows.
  const found = top.findLastIndex((text, i) => i > 1 && fits.test(fold(text)));
  return found >= 0 ? found : top.findIndex((text) => fits.test(fold(text)));
}

/** The cells of two head rows set column under column, also where plain text lost the blanks of a spanning cell. */
function align(top: readonly string[], sub: readonly string[], width: number): { top: string[]; sub: string[] } {
  const leading = sub.findIndex((text) => text !== '');
  const names = sub.filter((text) => text !== '');
  if (top.length < width && top.length - 1 + names.length === width) {
    const at = leading > 0 && leading < top.length ? leading : spanningCell(top, names);
    if (at >= 0) {
      const blank = (count: number): string[] => Array.from({ length: Math.max(0, count) }, () => '');
      return {
        top: [...top.slice(0, at + 1), ...blank(names.length - 1), ...top.slice(at + 1)],
        sub: [...blank(at), ...names, ...blank(width - at - names.length)]
      };
    }
  }
  if (leading === 0 && sub.length < width && top.length >= width) {
    // The blanks before the second row were lost: its names stand under the run of blanks above.
    for (let at = 0; at < top.length; at += 1) {
      let end = at + 1;
      while (end < top.length && top[end] === '') end += 1;
      if (end - at === names.length)
        return {
          top: [...top],
          sub: [...Array.from({ length: at }, () => ''), ...names, ...Array.from({ length: width - at - names.length }, () => '')]
        };
    }
  }
  return { top: [...top], sub: [...sub] };
}

function headTexts(rows: readonly Row[], width: number): HeadText[] {
  const texts = rows.map((row) => row.cells.map((cell) => cell.text));
  const [first, second, ...rest] = texts;
  if (!first) return [];
  if (!second) return first.map((text) => ({ own: text, whole: text }));
  const { top, sub } = align(first, second, width);
  let over = '';
  return Array.from({ length: Math.max(width, top.length, sub.length) }, (_, i) => {
    if ((top[i] ?? '') !== '') over = top[i]!;
    const own = sub[i] ?? '';
    const above = top[i] !== '' && top[i] !== undefined ? top[i]! : own !== '' ? over : '';
    const more = rest.map((row) => row[i] ?? '').filter((text) => text !== '');
    return { own: [own || above, ...more].join(' ').trim(), whole: [above, own, ...more].join(' ').trim() };
  });
}

/** Number of cells most rows have. */
function commonWidth(rows: readonly Row[], least: number): number {
  const counts = new Map<number, number>();
  for (const row of rows) if (row.cells.length > 1) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  let best = least;
  let most = 0;
  for (const [width, count] of counts) if (count > most || (count === most && width > best)) [best, most] = [width, count];
  return Math.max(best, least);
}

/** A first row of three or more short names over rows as wide as itself. */
function mayHead(rows: readonly Row[]): boolean {
  const [top, ...body] = rows;
  return (
    top !== undefined &&
    body.length >= 2 &&
    top.cells.length >= 3 &&
    top.cells.every((cell) => cell.text !== '' && wordCount(cell.text) <= 7 && !/^\d/.test(cell.text) && !/[.;:]$/.test(cell.text)) &&
    body.every((row) => row.cells.length <= top.cells.length)
  );
}

/** Finds the head of a table and gives every column its role; `null` when the first rows are no head of a plan's table. */
export function readHead(rows: readonly Row[]): Head | null {
  const worded = rows.findIndex((row, i) => i < 3 && isHeadRow(row, true));
  const first = worded < 0 && mayHead(rows) ? 0 : worded;
  if (first < 0) return null;
  let end = first + 1;
  while (end < rows.length && end < first + 3 && (isHeadRow(rows[end]!, false) || isColumnNumbers(rows[end]!))) end += 1;
  const named = rows.slice(first, end).filter((row) => !isColumnNumbers(row));
  const width = commonWidth(rows.slice(end), Math.max(...named.map((row) => row.cells.length)));
  const heads = headTexts(named, width);
  // Blank cells at the end of a row are often lost.
  const body = rows.slice(end).filter((row) => row.cells.length > 1 && row.cells.length <= heads.length);
  const cellsOf = (i: number): string[] => body.map((row) => row.cells[i]?.text ?? '');
  const columns: Column[] = heads.map(({ own, whole }, i) => {
    const stretch = stretchOfHead(own) ?? stretchOfHead(whole);
    const marks = cellsOf(i).filter((text) => text !== '');
    if (stretch && marks.every((text) => TICK.test(text)) && (stretch.kind !== 'year' || marks.length > 0))
      return { role: 'tick', head: own, stretch };
    return { role: (own === whole ? null : roleOfHead(own)) ?? roleOfHead(whole) ?? guessRole(whole, cellsOf(i), i), head: whole };
  });
  guessOwnersAndTimes(columns, cellsOf);
  settle(columns, cellsOf);
  // A head none of whose words is known stands only over owners or times.
  if (worded < 0 && !columns.some((column) => column.role === 'time' || column.role === 'lead')) return null;
  return { columns, rows: end };
}
