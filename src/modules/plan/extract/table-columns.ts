/** What each column of a plan's table is, from the words of its head and from what its cells hold. */
import { fold, wordCount } from './fold.ts';
import { findLevels } from './comparator.ts';
import { findDeadlines } from './deadline.ts';
import type { DeadlineContext } from './deadline.ts';
import { parseRoman } from './numbers.ts';
import { findBodies } from './units.ts';

export type ColumnRole =
  'number' | 'group' | 'name' | 'time' | 'tick' | 'lead' | 'coord' | 'person' | 'result' | 'unit' | 'value' | 'past' | 'note';

export interface Column {
  role: ColumnRole;
  head: string;
  /** A month, quarter or year whose cells are ticked. */
  stretch?: Stretch;
}

export interface Stretch {
  kind: 'month' | 'quarter' | 'year';
  number: number;
}

/** "T3", "Tháng 3", "Quý II", "2027", and a bare "3" or "II" under "Tháng" or "Quý"; `null` when the head is no such stretch. */
export function stretchOfHead(head: string): Stretch | null {
  const folded = fold(head).trim();
  const month = /^(?:.*(?<![\p{L}])thang|t)[^\p{L}\d]*(\d{1,2})(?:\s*\/\s*\d{4})?$/u.exec(folded);
  if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12) return { kind: 'month', number: Number(month[1]) };
  const quarter = /^(?:.*(?<![\p{L}])quy|q)[^\p{L}\d]*(iv|i{1,3}|[1-4])(?:\s*\/\s*\d{4})?$/u.exec(folded);
  const year = /^(?:nam )?(20\d\d)$/.exec(folded);
  if (year) return { kind: 'year', number: Number(year[1]) };
  if (quarter) return { kind: 'quarter', number: /^\d/.test(quarter[1]!) ? Number(quarter[1]) : parseRoman(quarter[1]!)! };
  return null;
}

/** A mark in a column of a month or quarter. */
export const TICK = /^[xX×✓✔√v●•*+]+$/u;

/** The role a head's words give, or `null` when they do not say. */
export function roleOfHead(head: string): ColumnRole | null {
  const folded = fold(head).replace(/\s+/g, ' ').trim();
  if (/^(?:stt|tt|so tt|so thu tu|s ?tt|#|so)$/.test(folded)) return 'number';
  if (/^(?:ma|ma so|ky hieu)(?: (?:chi so|chi tieu|nhiem vu|cong viec))?$/.test(folded)) return 'number';
  // "Tháng | Nội dung | Người chỉ đạo": a calendar told row by row.
  if (/^(?:thang|quy|tuan|ngay)(?:(?:,| -)? (?:thang|nam)| (?:to chuc|thuc hien|tien hanh|hoan thanh|ket thuc|hop|du kien))?$/.test(folded))
    return 'time';
  if (/don vi tinh|^dvt$|^don vi do/.test(folded)) return 'unit';
  if (/da thuc hien|ket qua thuc hien|uoc thuc hien|thuc te|^th (?:nam|6 thang)|^ket qua (?:0?6 thang|nam|quy)/.test(folded)) return 'past';
  if (/so sanh|^ty le (?:tang|giam)|^%? ?tang|tang,? ?giam/.test(folded)) return 'note';
  if (/ghi chu|trong so|ty trong|he so|(?:^|\s)diem(?: |$)|thang diem|can cu|tai lieu|^dia diem|hinh thuc|thanh phan/.test(folded))
    return 'note';
  if (
    /(?:ket qua|thuc hien|uoc|hien trang|so lieu)[^|]*(?:nam truoc|20\d\d)|^hien trang/.test(folded) &&
    !/du kien|ke hoach|muc tieu|phan dau|thoi gian|tien do|don vi|co quan|lo trinh/.test(folded)
  )
    return 'past';
  if (/chu tri/.test(folded) && /phoi hop/.test(folded)) return 'lead';
  if (/phoi hop|^cung (?:lam|thuc hien|tham gia)/.test(folded)) return 'coord';
  if (/^giao(?: cho)?$|^ai (?:lam|chu tri)/.test(folded)) return 'lead';
  if (/^(?:xong )?(?:khi nao|bao gio)$/.test(folded)) return 'time';
  if (/^(?:thanh vien|lanh dao|dong chi|can bo|cong chuc) (?:chu tri|phu trach chinh)/.test(folded)) return 'lead';
  if (/^(?:lanh dao|dong chi|d\/c|nguoi|thanh vien|ca nhan|can bo|cong chuc|ho va ten)/.test(folded)) return 'person';
  if (
    /^(?:co quan|don vi)|chu tri|don vi thuc hien|co quan thuc hien|don vi dau moi|trach nhiem|phan cong|phu trach|nguoi thuc hien|bo phan|^don vi$|^co quan$|dau moi|don vi tham muu|don vi, ca nhan|co quan, don vi/.test(
      folded
    )
  )
    return 'lead';
  if (
    /thoi gian|thoi han|^han(?: |$)|tien do|lo trinh|thoi diem|ngay hoan thanh|hoan thanh truoc|^hoan thanh(?! nhiem vu)|^ket thuc$/.test(
      folded
    )
  )
    return /bat dau$/.test(folded) ? 'note' : 'time';
  if (/^(?:to dai bieu|dai bieu|thanh phan thuc hien)/.test(folded) && /thuc hien|tiep|phu trach|tham gia$/.test(folded)) return 'lead';
  if (/^(?:nhom|linh vuc|phan loai)/.test(folded)) return 'group';
  if (/ket qua|san pham|dau ra|yeu cau can dat/.test(folded)) return 'result';
  if (
    /(?:muc tieu|chi tieu|ke hoach|du kien|phan dau|nam|giai doan|nhiem ky)[^|]*(?:20\d\d|nhiem ky)|^(?:so luong|dinh muc|muc dat|muc phan dau|gia tri|ke hoach|ke hoach giao|(?:den )?(?:nam )?20\d\d|(?:ca|toan|het|cuoi|trong)? ?(?:nhiem ky|giai doan)|tong(?: cong| so)?|ca nam|hang nam|6 thang(?: dau nam)?)$/.test(
      folded
    )
  )
    return 'value';
  if (/^(?:diem|noi|dia diem) tiep|^don vi (?:duoc |chiu su )?giam sat/.test(folded)) return 'name';
  if (/nhiem vu|noi dung|cong viec|chuyen de|ten |hoat dong|tieu chi|viec|giai phap|bien phap|ton tai|kien nghi|van de/.test(folded))
    return 'name';
  return null;
}

const UNIT_CELL =
  /^(?:%|ty le(?: %)?|(?:cuoc|phien|ky hop|ky|lan|luot|chuyen de|dot|buoi|lop|hoat dong|hoi nghi|nghi quyet|dai bieu|ban tin|tin(?:,? bai)?|bai(?: viet)?|bao cao|van ban|ho so|y kien|kien nghi|vu(?: viec)?|truong hop|mo hinh|sang kien|diem|ngay|gio|trieu dong|ty dong|nguoi|ho|ha|km|thon|to|san pham|cong trinh)(?:\s*\/\s*[\p{L} /]+)?)$/u;

function share(cells: readonly string[], test: (text: string) => boolean): number {
  const filled = cells.filter((text) => text !== '');
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
}

function isValueCell(text: string): boolean {
  return (
    /^[≥≤<>=\s]*\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?\s*%?(?: \p{L}+){0,3}$/u.test(text) ||
    /^không(?: (?:có|còn|phát sinh|xảy ra|để xảy ra))?(?: (?:trường hợp|vụ việc|kiến nghị|đơn thư)(?: nào)?)?$/iu.test(text) ||
    (wordCount(text) <= 8 && findLevels(text).length > 0)
  );
}

const NO_YEAR: DeadlineContext = { year: 2000, issuedOn: null };

/** "Quý II", "Trước 15/6/2027", "Hằng tháng": a due time and nothing else. */
function isTimeCell(text: string): boolean {
  return wordCount(text) <= 8 && findDeadlines(text, NO_YEAR, true).some((one) => one.rank >= 5 && one.start <= 8);
}

/** A cell that opens with a body and holds hardly anything else. */
function isBodyCell(text: string): boolean {
  const [first] = findBodies(text);
  return first !== undefined && first.start === 0 && wordCount(text) <= 14;
}

/** The role of a column whose head says nothing, by its cells. */
export function guessRole(head: string, cells: readonly string[], index: number): ColumnRole {
  if (index === 0 && share(cells, (text) => /^(?:[\dIVXL.]+|[a-z]\)?|-)$/.test(text)) > 0.6) return 'number';
  if (share(cells, (text) => UNIT_CELL.test(fold(text))) > 0.7) return 'unit';
  if (share(cells, isValueCell) > 0.6) return 'value';
  if (/chi tieu|muc tieu|chi so|ket qua/.test(fold(head))) return 'name';
  return 'note';
}

/** Owners and times under heads of unknown words, by their cells, while a longer column is left to name the rows. */
export function guessOwnersAndTimes(columns: readonly Column[], cellsOf: (i: number) => string[]): void {
  const length = (i: number): number => cellsOf(i).reduce((sum, text) => sum + text.length, 0);
  const has = (...roles: ColumnRole[]): boolean => columns.some((column) => roles.includes(column.role));
  columns.forEach((column, i) => {
    if (column.role !== 'note' || roleOfHead(column.head) !== null) return;
    const named = columns.some((other, j) => j !== i && (other.role === 'name' || (other.role === 'note' && length(j) > length(i))));
    if (!named) return;
    if (!has('time', 'tick') && (!has('value') || has('lead', 'person')) && share(cellsOf(i), isTimeCell) > 0.6) column.role = 'time';
    else if (!has('lead', 'person', 'value') && share(cellsOf(i), isBodyCell) > 0.6) column.role = 'lead';
  });
}

/** One name column, and the rest by what they hold. */
export function settle(columns: Column[], cellsOf: (i: number) => string[]): void {
  columns.forEach((column, i) => {
    const cells = cellsOf(i);
    if (
      (column.role === 'value' || column.role === 'name' || column.role === 'lead') &&
      share(cells, (text) => UNIT_CELL.test(fold(text))) > 0.7
    )
      column.role = 'unit';
    else if (column.role === 'name' && share(cells, isValueCell) > 0.6) column.role = 'value';
    else if (column.role === 'value' && share(cells, isValueCell) < 0.3 && cells.some((text) => wordCount(text) > 8)) column.role = 'name';
    else if (column.role === 'time' && share(cells, (text) => TICK.test(text)) > 0.5) column.role = 'note';
  });
  if (!columns.some((column) => column.role === 'lead')) {
    const person = columns.find((column) => column.role === 'person');
    if (person) person.role = 'lead';
  }
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
    else if (columns.some((column, i) => column.role === 'value' && cellsOf(i).some((text) => wordCount(text) > 3))) {
      // Targets told as sentences ("Ít nhất 02 cuộc giám sát/năm") name themselves.
      columns.find((column, i) => column.role === 'value' && cellsOf(i).some((text) => wordCount(text) > 3))!.role = 'name';
    }
    // "Đơn vị | Số cuộc | …": the rows themselves are the bodies.
    else if (columns[0]?.role === 'lead' && columns.some((column) => column.role === 'value')) columns[0].role = 'name';
  }
}
