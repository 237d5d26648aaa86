/** What all rules of due times share: the context, the words that open a due time, and the year of a date written without one. */
import type { DateParts } from './dates.ts';
import { dayBefore, isoDate } from './dates.ts';
import type { Deadline } from './plan-document.ts';

export interface DeadlineContext {
  /** Year of the plan, for dates written without one. */
  year: number | null;
  /** Day of issue `YYYY-MM-DD`, so that "trước ngày 15/02" of a paper of April is next February. */
  issuedOn: string | null;
  /** The plan is for that one year, so "Tháng 1" is a month of it even when the paper came later. */
  ofYear?: boolean;
}

export interface FoundDeadline {
  start: number;
  end: number;
  deadline: Deadline;
  /** Certainty of a due time: a date outweighs a period, a period a cadence, a cadence "thường xuyên". */
  rank: number;
  /** Written without a year, so "hằng năm" near it makes it a day of every year. */
  yearless?: boolean;
}

export const END_TRIGGER =
  /(?:truoc(?: khi het)?|cham nhat(?: la| vao| den| trong)*|muon nhat(?: la| vao)?|khong (?:muon|cham) hon|den(?: het)?|het|trong|vao|xong|hoan thanh|thoi han|han(?: cuoi)?|thoi gian|du kien|thoi diem|to chuc|thuc hien|ban hanh|trinh)(?:\s+(?:thoi gian|la|:|vao|trong|den|ngay|het|cuoi|dau|giua))*\s*:?\s*$/;
export const STRICT =
  /(?:^|[^\p{L}])(?:truoc|xong truoc|hoan thanh truoc)(?:\s+\d{1,2}\s?(?:gio|h)[\p{L}\d ]{0,12})?\s*(?:ngay|thang|nam)?\s*$/u;
export const CITATION =
  /(?:so(?=\s*\d)|nghi quyet|ket luan|ke hoach|de an|luat|quyet dinh|chi thi|cong van|thong bao|huong dan|nghi dinh|thong tu|chuong trinh|bao cao|to trinh)\s[^;:.]{0,90}$/;
export const START_TRIGGER = /(?:bat dau(?: thuc hien)?|ke|ap dung|thuc hien|hieu luc)?\s*(?<![\p{L}])tu\s*(?:ngay\s*)?$/u;

/** The year a yearless day means: that of the plan, or the next when the day lies before the day of issue. */
export function yearFor(month: number, day: number, context: DeadlineContext): number | null {
  const issued = context.issuedOn;
  const year = context.year ?? (issued ? Number(issued.slice(0, 4)) : null);
  if (year === null) return null;
  const date = isoDate(year, month, day);
  return issued && date && date < issued ? year + 1 : year;
}

/** The year a month without its year means: the next when it had ended before the day of issue, unless the plan is for one year. */
export function yearOfMonth(month: number, context: DeadlineContext): number | null {
  const issued = context.issuedOn;
  const year = context.year ?? (issued ? Number(issued.slice(0, 4)) : null);
  if (year === null || context.ofYear || !issued) return year;
  return `${year}-${String(month).padStart(2, '0')}` < issued.slice(0, 7) ? year + 1 : year;
}

/** A date with its year filled in, or `null`. */
export function fullDate(parts: DateParts, context: DeadlineContext): string | null {
  const year = parts.year ?? yearFor(parts.month, parts.day, context);
  return year === null ? null : isoDate(year, parts.month, parts.day);
}

/** A due date; `strict` when the day itself is already late ("trước ngày 25"). */
export function dueOn(date: string, strict: boolean, words: string): Deadline {
  return { type: 'date', date, strict_before: strict, last_day: strict ? dayBefore(date) : date, words };
}
