/** Dates, months, quarters and years as plans write them. Reads folded text; dates come out as `YYYY-MM-DD`. */
import { parseRoman, parseWords } from './numbers.ts';

export interface DateParts {
  day: number;
  month: number;
  /** `null` when the paper leaves the year out. */
  year: number | null;
}

const ONES = 'mot|hai|ba|bon|tu|lam|nam|sau|bay|tam|chin';
const DAY_WORDS = `(?:mung |mong )?(?:(?:hai |ba )?muoi(?: (?:${ONES}))?|${ONES})`;
const MONTH_WORDS = '(?:gieng|chap|muoi mot|muoi hai|muoi|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin)';
const YEAR_WORDS = `hai (?:nghin|ngan)(?: (?:khong|tram|linh|le|muoi|${ONES})(?![a-z]))+`;

/** A full or yearless date; groups d1 m1 y1 (figures), d2 m2 y2 ("ngày … tháng … năm …"). */
export const DATE =
  `(?:ngay\\s+)?(?<!\\d)(?<!thang )(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4})(?!\\d)` +
  `|(?:ngay\\s+|(?<=(?:truoc|den|nhat|vao|het) )(?=\\d))(\\d{1,2}|${DAY_WORDS})\\s*(?:,\\s*)?thang\\s+(\\d{1,2}|${MONTH_WORDS})(?![a-z])(?:(?:\\s*,)?\\s*(?:nam\\s+|/\\s?)(\\d{4}|${YEAR_WORDS}))?` +
  `|(?:ngay\\s+)?(?<![\\d/])(\\d{1,2})/(\\d{1,2})(?![\\d/])(?!\\s+(?:chuyen de|cuoc|chi tieu|quy che|khu|thon|ban(?![a-z])|to(?![a-z])|dai bieu|nhiem vu|kien nghi|nghi quyet|so |tong|thoi|noi dung|ky hop|phien|hoi nghi|don vi|xa|phuong|gio))(?:\\s+nam\\s+(\\d{4}))?`;

/** Number of capture groups in `DATE`. */
export const DATE_GROUPS = 9;

function daysIn(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `YYYY-MM-DD`, or `null` when there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The last day of a month. */
export function monthEnd(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(daysIn(month, year)).padStart(2, '0')}`;
}

/** The day before a `YYYY-MM-DD` date. */
export function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** A month in figures or words ("07", "bảy", "giêng"); `null` when it is none. */
export function parseMonth(text: string): number | null {
  const clean = text.trim();
  if (/^\d{1,2}$/.test(clean)) {
    const month = Number(clean);
    return month >= 1 && month <= 12 ? month : null;
  }
  if (clean === 'gieng') return 1;
  if (clean === 'chap') return 12;
  const month = parseWords(clean);
  return month !== null && month >= 1 && month <= 12 ? month : null;
}

/** A quarter in Roman or Arabic figures; `null` when it is none. */
export function parseQuarter(text: string): number | null {
  const quarter = /^\d$/.test(text) ? Number(text) : parseRoman(text);
  return quarter !== null && quarter >= 1 && quarter <= 4 ? quarter : null;
}

function parseDay(text: string): number | null {
  if (/^\d/.test(text)) return Number(text);
  return parseWords(text.replace(/^m[uo]ng /, ''));
}

/** Reads the groups of a `DATE` match that begin at `offset`. */
export function dateOf(groups: readonly (string | undefined)[], offset: number): DateParts | null {
  for (const base of [offset, offset + 3, offset + 6]) {
    const [dayText, monthText, yearText] = [groups[base], groups[base + 1], groups[base + 2]];
    if (dayText === undefined || monthText === undefined) continue;
    const day = parseDay(dayText);
    const month = parseMonth(monthText);
    const year = yearText === undefined ? null : /^\d/.test(yearText) ? Number(yearText) : parseWords(yearText);
    if (day === null || month === null || day < 1 || day > daysIn(month, year ?? 2024)) return null;
    return { day, month, year };
  }
  return null;
}

export const MONTH_TEXT = `\\d{1,2}|${MONTH_WORDS}`;

/** First and last day of a quarter. */
export function quarterSpan(year: number, quarter: number): { from: string; to: string } {
  return { from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`, to: monthEnd(year, quarter * 3) };
}
