/**
 * Periods that reports, targets and cadences speak of, by key: `2026-W48` (ISO week, Monday first), `2026-11`, `2026-Q4`, `2026-H1`,
 * `2026-9M` (January–September), `2026`, and `2026-03/2M` (two months from March 2026).
 */
import type { Lang } from '../words.ts';
import { type Day, addCalendarDays, addMonths, dayFrom, endOfMonth, isoWeekOf, mondayOfIsoWeek, partsOf } from './days.ts';

/** A kind of period; a number is a run of that many months. */
export type PeriodKind = 'week' | 'month' | 'quarter' | 'half-year' | 'nine-month' | 'year' | number;

/** One period: its key and its first and last day. */
export interface Period {
  key: string;
  from: Day;
  to: Day;
}

const months = { month: 1, quarter: 3, 'half-year': 6, 'nine-month': 9, year: 12 } as const;

/** Length in months of a kind of period; null for a week. */
export function monthsOf(kind: PeriodKind): number | null {
  if (kind === 'week') return null;
  return typeof kind === 'number' ? kind : months[kind];
}

/**
 * The period of a kind in which a day lies. Nine months are January–September of the day's year, also for a later day.
 * Runs of n months are counted from `anchor` (default: January of the year 2000), a day of the month in which one of them begins.
 */
export function periodOfDay(kind: PeriodKind, day: Day, anchor: Day = '2000-01-01'): Period {
  const { year, month } = partsOf(day);
  if (kind === 'week') {
    const week = isoWeekOf(day);
    return periodOfKey(`${year4(week.year)}-W${two(week.week)}`)!;
  }
  if (kind === 'month') return periodOfKey(day.slice(0, 7))!;
  if (kind === 'quarter') return periodOfKey(`${year4(year)}-Q${Math.ceil(month / 3)}`)!;
  if (kind === 'half-year') return periodOfKey(`${year4(year)}-H${month <= 6 ? 1 : 2}`)!;
  if (kind === 'nine-month') return periodOfKey(`${year4(year)}-9M`)!;
  if (kind === 'year') return periodOfKey(year4(year))!;
  const base = partsOf(anchor);
  const apart = (year - base.year) * 12 + (month - base.month);
  const first = addMonths(`${anchor.slice(0, 7)}-01`, Math.floor(apart / kind) * kind);
  return periodOfKey(`${first.slice(0, 7)}/${kind}M`)!;
}

/** The period of a key, or null when the key names none ("2026-W54", "2026-13"). */
export function periodOfKey(key: string): Period | null {
  const match = /^(\d{4})(?:-(?:W(\d{2})|Q([1-4])|H([12])|(9M)|(\d{2})(?:\/(\d{1,3})M)?))?$/.exec(key);
  if (!match) return null;
  const year = Number(match[1]);
  const [, , week, quarter, half, nine, month, run] = match;
  if (week !== undefined) {
    const monday = mondayOfIsoWeek(year, Number(week));
    return monday === null ? null : { key, from: monday, to: addCalendarDays(monday, 6) };
  }
  const first = quarter ? Number(quarter) * 3 - 2 : half === '2' ? 7 : month ? Number(month) : 1;
  const length = quarter ? 3 : half ? 6 : nine ? 9 : month ? Number(run ?? 1) : 12;
  const from = dayFrom(year, first, 1);
  if (from === null || length < 1) return null;
  return { key, from, to: endOfMonth(addMonths(from, length - 1)) };
}

/** The kind of period a key names, or null for a key that names none. */
export function kindOfKey(key: string): PeriodKind | null {
  if (periodOfKey(key) === null) return null;
  const rest = key.slice(5);
  if (rest === '') return 'year';
  if (rest === '9M') return 'nine-month';
  if (rest.startsWith('W')) return 'week';
  if (rest.startsWith('Q')) return 'quarter';
  if (rest.startsWith('H')) return 'half-year';
  return rest.includes('/') ? Number(rest.slice(3, -1)) : 'month';
}

/** The period just after one, of the same kind (nine months: the next year's). */
export function nextPeriod(period: Period): Period {
  const kind = kindOfKey(period.key);
  if (kind === null) throw new RangeError(`No such period: ${period.key}`);
  if (kind === 'nine-month') return periodOfKey(`${year4(partsOf(period.from).year + 1)}-9M`)!;
  return periodOfDay(kind, addCalendarDays(period.to, 1), period.from);
}

/** The period just before one, of the same kind (nine months: the year before's). */
export function previousPeriod(period: Period): Period {
  const kind = kindOfKey(period.key);
  if (kind === null) throw new RangeError(`No such period: ${period.key}`);
  if (kind === 'nine-month') return periodOfKey(`${year4(partsOf(period.from).year - 1)}-9M`)!;
  return periodOfDay(kind, addCalendarDays(period.from, -1), period.from);
}

const roman = ['I', 'II', 'III', 'IV'] as const;

/** Name of a period as the papers write it: "Tuần 48 (23–29/11/2026)", "Tháng 11/2026", "Quý IV/2026", "6 tháng đầu năm 2026". */
export function periodLabel(key: string, language: Lang = 'vi'): string {
  const period = periodOfKey(key);
  const kind = kindOfKey(key);
  if (period === null || kind === null) throw new RangeError(`No such period: ${key}`);
  const { year, month } = partsOf(period.from);
  const vi = language === 'vi';
  if (kind === 'week') return `${vi ? 'Tuần' : 'Week'} ${Number(key.slice(6))} (${span(period.from, period.to)})`;
  if (kind === 'month') return vi ? `Tháng ${month}/${year}` : `${englishMonths[month - 1]} ${year}`;
  if (kind === 'quarter') return vi ? `Quý ${roman[Number(key.slice(6)) - 1]}/${year}` : `Quarter ${key.slice(6)}/${year}`;
  if (kind === 'half-year') {
    const first = key.endsWith('1');
    return vi ? `6 tháng ${first ? 'đầu' : 'cuối'} năm ${year}` : `${first ? 'First' : 'Second'} half of ${year}`;
  }
  if (kind === 'nine-month') return vi ? `9 tháng đầu năm ${year}` : `First nine months of ${year}`;
  if (kind === 'year') return vi ? `Năm ${year}` : `Year ${year}`;
  const end = partsOf(period.to);
  const between = year === end.year ? `${month}–${end.month}/${year}` : `${month}/${year}–${end.month}/${end.year}`;
  return vi ? `${kind} tháng (${between})` : `${kind} months (${between})`;
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
] as const;

/** "23–29/11/2026", "30/11–06/12/2026", "28/12/2026–03/1/2027". */
function span(from: Day, to: Day): string {
  const a = partsOf(from);
  const b = partsOf(to);
  const start = a.year !== b.year ? `${two(a.day)}/${a.month}/${a.year}` : a.month !== b.month ? `${two(a.day)}/${a.month}` : two(a.day);
  return `${start}–${two(b.day)}/${b.month}/${b.year}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function year4(value: number): string {
  return String(value).padStart(4, '0');
}
