/**
 * Cadences: "every week before 14:00 on Thursday", "every month before the 25th", "April and October". A cadence says when the reports or
 * acts of its periods are due; obligations are opened from `periodsBetween`.
 */
import {
  type Calendar,
  type Day,
  type Weekday,
  addCalendarDays,
  addMonths,
  daysInMonth,
  endOfMonth,
  isDay,
  partsOf,
  rollBackward,
  startOfWeek
} from './days.ts';
import { dayOfInstant, instantAt } from './instants.ts';
import {
  type Period,
  type PeriodKind,
  kindOfKey,
  monthsOf,
  nextPeriod,
  periodLabel,
  periodOfDay,
  periodOfKey,
  previousPeriod
} from './periods.ts';

/** Kinds of cadence. `months` is every `every` months, or the listed `months`; the two `per-` kinds follow events, not the calendar. */
export type CadenceKind =
  'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'nine-month' | 'yearly' | 'months' | 'per-session' | 'per-term';

/**
 * When something repeated is due. What is left out falls at the end of the period: no `weekday` is Sunday, no `day` the last day
 * of the due month, no `month` the period's last month. A day a month lacks is its last day (CAL-04).
 */
export interface Cadence {
  kind: CadenceKind;
  /** Weekly: the day of the week, Monday 1 … Sunday 7. */
  weekday?: Weekday;
  /** Day of the due month, 1–31. */
  day?: number;
  /** Which month of the period is the due month, 1 the first: of a year the month itself, of a quarter 1–3. */
  month?: number;
  /** `months`: the months of the year, 1–12, e.g. April and October. */
  months?: readonly number[];
  /** `months`: every so many months, counted from the month of `start`, else from January. */
  every?: number;
  /** Hour of the due day, 0–24, Vietnam; with `minute`. The deadline is then that instant. */
  hour?: number;
  minute?: number;
  /** True for "trước ngày 25" (the 25th is too late), false for "chậm nhất ngày 25". */
  exclusive?: boolean;
  /** Due so many weeks (weekly) or months after the period: 1 for "by the 5th of the month after". */
  lag?: number;
  /** First day the cadence holds: nothing is due before it. */
  start?: Day;
  /** Last day the cadence holds: nothing is due after it. */
  end?: Day;
}

/** One period of a cadence and when its report is due. */
export interface DuePeriod {
  /** Key of the period, see `periods.ts`. */
  period: string;
  /** Vietnamese name: "Tháng 11/2026". */
  label: string;
  periodFrom: Day;
  periodTo: Day;
  /** The day named by the rule, kept also when it is a rest day. */
  dueOn: Day;
  /** The instant, where the rule names an hour; else null. */
  dueAt: Date | null;
  exclusive: boolean;
  /** Last day on which one is still in time: the day before `dueOn` for "trước ngày …" without an hour. */
  lastDay: Day;
  /** Working day, `lastDay` or before it, by which to act and to remind (CAL-06). */
  adjustedDay: Day;
}

const periodKinds = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  'half-yearly': 'half-year',
  'nine-month': 'nine-month',
  yearly: 'year'
} as const;

/** The kind of period a cadence reports on; null for cadences that follow events. */
export function periodKindOf(cadence: Cadence): PeriodKind | null {
  if (cadence.kind === 'per-session' || cadence.kind === 'per-term') return null;
  if (cadence.kind !== 'months') return periodKinds[cadence.kind];
  return cadence.months ? 'month' : (cadence.every ?? 1);
}

/** What is wrong with a cadence, as a Vietnamese sentence, or null. */
export function cadenceFault(cadence: Cadence): string | null {
  const { weekday, day, month, months, every, hour, minute, lag, start, end } = cadence;
  if (weekday !== undefined && !wholeWithin(weekday, 1, 7)) return 'Thứ trong tuần phải từ 1 (thứ Hai) đến 7 (Chủ nhật).';
  if (day !== undefined && !wholeWithin(day, 1, 31)) return 'Ngày trong tháng phải từ 1 đến 31.';
  if (months && (months.length === 0 || months.some((each) => !wholeWithin(each, 1, 12))))
    return 'Các tháng phải từ 1 đến 12 và có ít nhất một tháng.';
  if (every !== undefined && !wholeWithin(every, 1, 120)) return 'Số tháng của một kỳ phải từ 1 đến 120.';
  if (cadence.kind === 'months' && !months && every === undefined)
    return 'Định kỳ theo tháng cần danh sách tháng hoặc số tháng của một kỳ.';
  if (month !== undefined && !wholeWithin(month, 1, lengthOf(cadence))) return `Tháng trong kỳ phải từ 1 đến ${lengthOf(cadence)}.`;
  if (hour !== undefined && !wholeWithin(hour, 0, 24)) return 'Giờ phải từ 0 đến 24.';
  if (minute !== undefined && (hour === undefined || !wholeWithin(minute, 0, hour === 24 ? 0 : 59)))
    return 'Phút phải từ 0 đến 59 và đi cùng giờ.';
  if (lag !== undefined && !wholeWithin(lag, 0, 60)) return 'Số kỳ lùi hạn phải từ 0 đến 60.';
  if (start !== undefined && !isDay(start)) return 'Ngày bắt đầu không có trên lịch.';
  if (end !== undefined && !isDay(end)) return 'Ngày kết thúc không có trên lịch.';
  return null;
}

/** Due day and last day of one period of a cadence. Throws `RangeError` when the cadence is faulty or the period not of its kind. */
export function dueOfPeriod(cadence: Cadence, key: string, calendar: Calendar): DuePeriod {
  refuseFaulty(cadence);
  const period = periodOfKey(key);
  if (period === null || kindOfKey(key) !== periodKindOf(cadence)) throw new RangeError(`${key} is no period of a ${cadence.kind} cadence`);
  return dueOf(cadence, period, calendar);
}

/** The periods of a cadence that are due from `from` to `to`, both included, in order. Empty for cadences that follow events. */
export function periodsBetween(cadence: Cadence, from: Day, to: Day, calendar: Calendar): DuePeriod[] {
  refuseFaulty(cadence);
  const kind = periodKindOf(cadence);
  const first = cadence.start && cadence.start > from ? cadence.start : from;
  const last = cadence.end && cadence.end < to ? cadence.end : to;
  if (kind === null || first > last) return [];
  const found: DuePeriod[] = [];
  for (let period = previousPeriod(periodAround(cadence, kind, first)); ; period = nextPeriod(period)) {
    if (period.from > last) return found;
    if (cadence.months && !cadence.months.includes(partsOf(period.from).month)) continue;
    const due = dueOf(cadence, period, calendar);
    if (due.dueOn > last) return found;
    if (due.dueOn >= first) found.push(due);
  }
}

/**
 * The first deadline of a cadence not yet missed at `asOf`: a day (its beginning) or an instant. Null when the cadence has ended or follows events.
 * On the 25th itself, "trước ngày 25" has passed and "chậm nhất ngày 25" has not.
 */
export function nextDue(cadence: Cadence, asOf: Day | Date, calendar: Calendar): DuePeriod | null {
  refuseFaulty(cadence);
  const kind = periodKindOf(cadence);
  if (kind === null) return null;
  const today = typeof asOf === 'string' ? asOf : dayOfInstant(asOf);
  const since = cadence.start && cadence.start > today ? cadence.start : today;
  for (let period = previousPeriod(periodAround(cadence, kind, since)); ; period = nextPeriod(period)) {
    if (cadence.end && period.from > cadence.end) return null;
    if (cadence.months && !cadence.months.includes(partsOf(period.from).month)) continue;
    const due = dueOf(cadence, period, calendar);
    if (cadence.end && due.dueOn > cadence.end) return null;
    if (due.dueOn < (cadence.start ?? due.dueOn)) continue;
    const open = typeof asOf !== 'string' && due.dueAt ? due.dueAt.getTime() > asOf.getTime() : due.lastDay >= today;
    if (open) return due;
  }
}

/** The period whose due day may lie around a day: the day's own, moved back by the lag. */
function periodAround(cadence: Cadence, kind: PeriodKind, day: Day): Period {
  const lag = cadence.lag ?? 0;
  const shifted = kind === 'week' ? addCalendarDays(day, -7 * lag) : addMonths(day, -lag);
  return periodOfDay(kind, shifted, typeof kind === 'number' ? cadence.start : undefined);
}

function dueOf(cadence: Cadence, period: Period, calendar: Calendar): DuePeriod {
  const dueOn = dueDay(cadence, period);
  const dueAt = cadence.hour === undefined ? null : instantAt(dueOn, cadence.hour, cadence.minute ?? 0);
  const exclusive = cadence.exclusive ?? false;
  const fromMidnight = (cadence.hour ?? 0) === 0 && (cadence.minute ?? 0) === 0;
  const lastDay = exclusive && fromMidnight ? addCalendarDays(dueOn, -1) : dueOn;
  return {
    period: period.key,
    label: periodLabel(period.key),
    periodFrom: period.from,
    periodTo: period.to,
    dueOn,
    dueAt,
    exclusive,
    lastDay,
    adjustedDay: rollBackward(lastDay, calendar)
  };
}

function dueDay(cadence: Cadence, period: Period): Day {
  const lag = cadence.lag ?? 0;
  if (cadence.kind === 'weekly') return addCalendarDays(startOfWeek(period.to), (cadence.weekday ?? 7) - 1 + 7 * lag);
  const dueMonth = addMonths(period.from, (cadence.month ?? lengthOf(cadence)) - 1 + lag);
  if (cadence.day === undefined) return endOfMonth(dueMonth);
  const { year, month } = partsOf(dueMonth);
  return addCalendarDays(dueMonth, Math.min(cadence.day, daysInMonth(year, month)) - 1);
}

/** Months in one period of a cadence; a week or an event counts as one. */
function lengthOf(cadence: Cadence): number {
  const kind = periodKindOf(cadence);
  return kind === null ? 1 : (monthsOf(kind) ?? 1);
}

function refuseFaulty(cadence: Cadence): void {
  const fault = cadenceFault(cadence);
  if (fault !== null) throw new RangeError(fault);
}

function wholeWithin(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
