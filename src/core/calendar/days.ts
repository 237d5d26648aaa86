/**
 * Days of the civil calendar as `YYYY-MM-DD` strings, and working days.
 *
 * Rules of counting (law table CAL-01…06, Civil Code 91/2015 articles 147 and 148): the first day is not
 * counted; a period in months ends on the same date number, or on the last day of a shorter month; a period that
 * runs forward and ends on a rest day ends on the next working day (`rollForward`); a deadline counted back from
 * an event keeps its date, and one acts by the working day before (`rollBackward`).
 */
import type { Lang } from '../words.ts';

/** A calendar day, `YYYY-MM-DD`, between year 1 and 9999. */
export type Day = string;

/** Day of the week as ISO 8601 numbers it: Monday 1 … Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a row of a calendar says about its day: a worked Saturday, a day again as its weekday says (`ordinary`), else a rest day. */
export type CalendarKind = 'holiday' | 'moved-rest' | 'swap-off' | 'worked-saturday' | 'ordinary';

/** How a row is known: read in the instrument, reported, from memory, deduced (law table, section 0). */
export type Confidence = 'S' | 'R' | 'M' | 'D';

/** A day that is not what its weekday says. */
export interface CalendarRow {
  day: Day;
  kind: CalendarKind;
  /** Vietnamese name, as shown to people. */
  name: string;
  /** Paper or law that says so. */
  source: string;
  confidence: Confidence;
  /** Computed ahead of the yearly announcement: the office must check it. */
  projected: boolean;
}

/** Rest days and worked days of one council: rows by day; every other day follows its weekday. */
export interface Calendar {
  readonly rows: ReadonlyMap<Day, CalendarRow>;
}

/** Days since 1970-01-01 of a civil date (proleptic Gregorian; H. Hinnant's algorithm). */
function serialOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a year, month (1–12) and day, or null when there is none such (31/02). */
export function dayFrom(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** True for a `YYYY-MM-DD` string that is a day of the calendar. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return match !== null && dayFrom(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** Year, month (1–12) and day of a day. Throws `RangeError` on anything that is no day. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  if (!isDay(day)) throw new RangeError(`Not a day (YYYY-MM-DD): ${String(day)}`);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** Days since 1970-01-01, for arithmetic and for sorting by number. */
export function dayNumber(day: Day): number {
  const { year, month, day: date } = partsOf(day);
  return serialOf(year, month, date);
}

/** The day of a number given by `dayNumber`. */
export function dayOfNumber(serial: number): Day {
  const shifted = serial + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const day = dayFrom(year, month, dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1);
  if (day === null) throw new RangeError(`Day number ${serial} is outside the years 1–9999`);
  return day;
}

/** The day `count` calendar days later (earlier when negative). */
export function addCalendarDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + whole(count));
}

/** The day `count` calendar days before an event: the legal date, kept even on a rest day (CAL-06). */
export function daysBefore(event: Day, count: number): Day {
  return addCalendarDays(event, -whole(count));
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same date number `count` months later, or the last day of a shorter month (CAL-04). Does not roll. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: date } = partsOf(day);
  const index = year * 12 + (month - 1) + whole(count);
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  const result = dayFrom(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
  if (result === null) throw new RangeError(`${day} plus ${count} months is outside the years 1–9999`);
  return result;
}

/** The last day of the month a day lies in. */
export function endOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return `${day.slice(0, 8)}${daysInMonth(year, month)}`;
}

/** Day of the week, Monday 1 … Sunday 7. */
export function weekdayOf(day: Day): Weekday {
  const index = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return (index + 1) as Weekday;
}

/** Monday of the week a day lies in. */
export function startOfWeek(day: Day): Day {
  return addCalendarDays(day, 1 - weekdayOf(day));
}

/** ISO 8601 week: Monday first, week 1 holds the year's first Thursday; the week's year may differ from the day's. */
export function isoWeekOf(day: Day): { year: number; week: number } {
  const thursday = addCalendarDays(day, 4 - weekdayOf(day));
  const { year } = partsOf(thursday);
  return { year, week: Math.floor((dayNumber(thursday) - serialOf(year, 1, 1)) / 7) + 1 };
}

/** Monday of an ISO week, or null when the year has no such week. */
export function mondayOfIsoWeek(year: number, week: number): Day | null {
  const january4 = dayFrom(year, 1, 4);
  if (january4 === null || !Number.isInteger(week) || week < 1) return null;
  const monday = addCalendarDays(startOfWeek(january4), (week - 1) * 7);
  return isoWeekOf(monday).year === year ? monday : null;
}

const weekdayWords = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
} as const;

/** Name of a weekday inside a sentence: "thứ Sáu", "Chủ nhật"; English "Friday". */
export function weekdayName(weekday: Weekday, language: Lang = 'vi'): string {
  return weekdayWords[language][weekday - 1]!;
}

/** True when people work on the day: Monday–Friday that is no rest day, or a day the calendar says is worked. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const kind = calendar.rows.get(day)?.kind ?? 'ordinary';
  if (kind !== 'ordinary') return kind === 'worked-saturday';
  return weekdayOf(day) <= 5;
}

/** The day itself when it is worked, else the next working day (CAL-03). */
export function rollForward(day: Day, calendar: Calendar): Day {
  return nearestWorking(day, 1, calendar);
}

/** The day itself when it is worked, else the working day before (CAL-06). */
export function rollBackward(day: Day, calendar: Calendar): Day {
  return nearestWorking(day, -1, calendar);
}

/** The `count`-th working day after a day; the day itself is not counted (CAL-01). Zero gives the day itself. */
export function addWorkingDays(day: Day, count: number, calendar: Calendar): Day {
  return stepWorking(day, whole(count), calendar);
}

/** The `count`-th working day before an event, counting back from the day before it. Zero gives the event's day. */
export function workingDaysBefore(event: Day, count: number, calendar: Calendar): Day {
  return stepWorking(event, -whole(count), calendar);
}

/** Working days after `from` up to and including `to`; negative, counted the other way, when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = from; day < to;) {
    day = addCalendarDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

function nearestWorking(day: Day, step: 1 | -1, calendar: Calendar): Day {
  let result = day;
  // A calendar edited by people could rest for ever; a year without work is an error to name, not a loop.
  for (let tries = 0; tries < 366; tries += 1) {
    if (isWorkingDay(result, calendar)) return result;
    result = addCalendarDays(result, step);
  }
  throw new RangeError(`The calendar has no working day within a year of ${day}`);
}

function stepWorking(day: Day, count: number, calendar: Calendar): Day {
  const step = count < 0 ? -1 : 1;
  let result = day;
  for (let left = Math.abs(count); left > 0; left -= 1) result = nearestWorking(addCalendarDays(result, step), step, calendar);
  return result;
}

function whole(count: number): number {
  if (!Number.isSafeInteger(count)) throw new RangeError(`A number of days or months must be whole, got ${count}`);
  return count;
}
