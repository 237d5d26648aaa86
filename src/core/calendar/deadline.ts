/**
 * `nghisu deadline compute`: one case in, its due date out (docs: command line contract). Counting is that of the law table, section 16: it starts
 * the next day; forward periods that end on a rest day roll to the next working day; days before an event and reporting deadlines keep
 * their date, and `adjusted_day` is the working day, that day or before, when to act.
 */
import { type Cadence, type DuePeriod, dueOfPeriod, nextDue } from './cadence.ts';
import { readCadenceInput } from './deadline-cadence.ts';
import { Fault, readDay, readInstant, readWhole } from './deadline-fields.ts';
import {
  type Calendar,
  type CalendarRow,
  type Day,
  addCalendarDays,
  addMonths,
  addWorkingDays,
  daysBefore,
  isWorkingDay,
  rollBackward,
  rollForward,
  weekdayName,
  weekdayOf,
  workingDaysBefore
} from './days.ts';
import { formatDay, formatDayMonth } from '../format.ts';
import { doubtfulDays } from './holidays.ts';
import { endOfDay, instantAt, toRfc3339 } from './instants.ts';
import { type DuePhrase, readDuePhrase } from './phrases.ts';

/** What is computed for one case. Days are `YYYY-MM-DD`. */
export interface DeadlineResult {
  /** The day, or the instant in RFC 3339 with +07:00 when there is an hour. */
  due: string;
  /** The day (or instant) itself is too late: "trước ngày …", "trước 14 giờ …". */
  exclusive: boolean;
  /** Last day in time. */
  last_day: Day;
  /** Which way the deadline goes off a rest day: `forward` moves `due`, `backward` keeps it. */
  adjust: 'forward' | 'backward';
  /** Working day by which to act. */
  adjusted_day: Day;
  /** Vietnamese, of `due`: "thứ Sáu". */
  due_weekday: string;
  /** Whether `due` is a working day. */
  is_working_day: boolean;
  /** Key of the period reported on, for a cadence or a period. */
  period?: string;
  /** With `submitted_at`: whether that was in time. */
  on_time?: boolean;
  /** Vietnamese: rest days counted over that are only projected, or the holiday a day falls on. */
  note?: string;
}

/** A deadline before its words: the day, the hour if any, and how it goes off a rest day. */
interface Found {
  on: Day;
  at: Date | null;
  exclusive: boolean;
  adjust: 'forward' | 'backward';
  period?: string;
  /** From here to `on` it matters which days are worked. */
  countedFrom?: Day;
}

/** Computes one case. Anything that cannot be computed gives `error`, one Vietnamese sentence. */
export function computeDeadline(input: unknown, calendar: Calendar): DeadlineResult | { error: string } {
  try {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      throw new Fault('Dữ liệu của trường hợp này phải là một đối tượng JSON.');
    const fields = input as Record<string, unknown>;
    const found = find(fields, calendar);
    const result = describe(found, calendar);
    if (fields['submitted_at'] !== undefined) result.on_time = isOnTime(found, result.last_day, fields);
    if ('date' in fields) {
      const row = calendar.rows.get(found.on);
      if (row) result.note = `${row.name} (${row.source})${row.projected ? '; dự kiến' : ''}`;
    }
    return result;
  } catch (error) {
    // A `RangeError` is a day beyond the years 1–9999 or a calendar without work: the input's fault, said plainly.
    if (error instanceof Fault) return { error: error.message };
    if (error instanceof RangeError) return { error: 'Thời hạn vượt ra ngoài lịch tính được.' };
    throw error;
  }
}

function find(fields: Record<string, unknown>, calendar: Calendar): Found {
  const shapes = ['text', 'cadence', 'event_day', 'date'].filter((name) => fields[name] !== undefined);
  if (shapes.length > 1) throw new Fault(`Chỉ được nêu một trong các cách tính; đang có cả ${shapes.join(' và ')}.`);
  switch (shapes[0]) {
    case 'text':
      return fromText(fields, calendar);
    case 'cadence':
      return fromCadence(fields, calendar);
    case 'event_day':
      return beforeEvent(readDay(fields, 'event_day'), readWhole(fields, 'days_before', 0, 36_600), kindOf(fields), calendar);
    case 'date':
      return { on: readDay(fields, 'date'), at: null, exclusive: false, adjust: 'forward' };
  }
  if (fields['start'] === undefined) {
    throw new Fault('Thiếu cách tính: cần start và days hoặc months, event_day và days_before, cadence, text, hoặc date.');
  }
  const start = readDay(fields, 'start');
  if (fields['days'] !== undefined && fields['months'] !== undefined) throw new Fault('Chỉ được nêu một trong days và months.');
  if (fields['months'] !== undefined) return afterStart(start, readWhole(fields, 'months', 0, 1200), 'month', calendar);
  return afterStart(start, readWhole(fields, 'days', 0, 36_600), kindOf(fields) === 'working' ? 'wd' : 'd', calendar);
}

function kindOf(fields: Record<string, unknown>): 'calendar' | 'working' {
  const kind = fields['kind'] ?? 'calendar';
  if (kind === 'calendar' || kind === 'working') return kind;
  throw new Fault(`kind phải là calendar (ngày) hoặc working (ngày làm việc), không phải ${JSON.stringify(kind)}.`);
}

function afterStart(start: Day, amount: number, unit: 'd' | 'wd' | 'month', calendar: Calendar): Found {
  const end =
    unit === 'wd' ? addWorkingDays(start, amount, calendar) : unit === 'd' ? addCalendarDays(start, amount) : addMonths(start, amount);
  // Calendar days and months pass over rest days alike: only where the end rolls can a doubtful day matter.
  return { on: rollForward(end, calendar), at: null, exclusive: false, adjust: 'forward', countedFrom: unit === 'wd' ? start : end };
}

function beforeEvent(event: Day, amount: number, kind: 'calendar' | 'working', calendar: Calendar): Found {
  const on = kind === 'working' ? workingDaysBefore(event, amount, calendar) : daysBefore(event, amount);
  return { on, at: null, exclusive: false, adjust: 'backward', countedFrom: kind === 'working' ? event : on };
}

function fromCadence(fields: Record<string, unknown>, calendar: Calendar): Found {
  const { cadence, period, asOf } = readCadenceInput(fields);
  if (period !== null) {
    const due = dueOfPeriod(cadence, period, calendar);
    if (cadence.start && due.dueOn < cadence.start) throw new Fault(`Kỳ ${period} đến hạn trước ngày bắt đầu ${cadence.start}.`);
    return periodFound(due);
  }
  return nextFound(cadence, asOf, calendar);
}

function nextFound(cadence: Cadence, asOf: Day | Date | null, calendar: Calendar, withPeriod = true): Found {
  const since = asOf ?? cadence.start;
  if (since === undefined) throw new Fault('Cần as_of (tính từ ngày nào) hoặc kỳ cụ thể để biết lần đến hạn.');
  const due = nextDue(cadence, since, calendar);
  if (due === null) throw new Fault('Định kỳ này theo kỳ họp hoặc nhiệm kỳ, không có ngày cố định.');
  const found = periodFound(due);
  if (!withPeriod) delete found.period;
  return found;
}

function periodFound(due: DuePeriod): Found {
  return { on: due.dueOn, at: due.dueAt, exclusive: due.exclusive, adjust: 'backward', period: due.period };
}

function fromText(fields: Record<string, unknown>, calendar: Calendar): Found {
  const text = fields['text'];
  if (typeof text !== 'string' || text.trim() === '') throw new Fault('text phải là một câu nêu thời hạn.');
  const phrase = readDuePhrase(text);
  if (phrase === null) throw new Fault('Không tìm thấy thời hạn trong câu.');
  if ('fault' in phrase) throw new Fault(phrase.fault);
  return fromPhrase(phrase, fields, calendar);
}

function fromPhrase(phrase: DuePhrase, fields: Record<string, unknown>, calendar: Calendar): Found {
  switch (phrase.type) {
    case 'date': {
      if ((phrase.hour ?? 0) > 24 || (phrase.minute ?? 0) > 59) throw new Fault('Giờ trong câu không có thật.');
      const at = phrase.hour === undefined ? null : instantAt(phrase.on, phrase.hour, phrase.minute);
      return { on: phrase.on, at, exclusive: phrase.exclusive, adjust: 'backward' };
    }
    case 'period':
      return { on: phrase.to, at: null, exclusive: false, adjust: 'backward', period: phrase.period };
    case 'window':
      return { on: phrase.to, at: null, exclusive: false, adjust: 'backward' };
    case 'after':
      return afterStart(phrase.start, phrase.amount, phrase.unit, calendar);
    case 'before':
      return beforeEvent(phrase.event, phrase.amount, phrase.unit === 'wd' ? 'working' : 'calendar', calendar);
    case 'cadence': {
      const asOf = fields['as_of'] === undefined ? null : readInstant(fields, 'as_of');
      const start = fields['start'] === undefined ? phrase.cadence.start : readDay(fields, 'start');
      if (phrase.once && asOf === null && start === undefined) throw new Fault('Câu không nêu năm; cần as_of để biết năm nào.');
      return nextFound({ ...phrase.cadence, ...(start === undefined ? {} : { start }) }, asOf, calendar, !phrase.once);
    }
    case 'event':
      throw new Fault('Thời hạn tính theo một sự kiện, câu không nêu ngày của sự kiện đó.');
    case 'ongoing':
      throw new Fault('Việc thường xuyên, không có ngày đến hạn.');
  }
}

function describe(found: Found, calendar: Calendar): DeadlineResult {
  const midnight = found.at === null || found.at.getTime() === instantAt(found.on, 0).getTime();
  const lastDay = found.exclusive && midnight ? addCalendarDays(found.on, -1) : found.on;
  const doubtful = found.countedFrom === undefined ? [] : doubtfulDays(found.countedFrom, found.on, calendar);
  return {
    due: found.at ? toRfc3339(found.at) : found.on,
    exclusive: found.exclusive,
    last_day: lastDay,
    adjust: found.adjust,
    adjusted_day: found.adjust === 'forward' ? rollForward(lastDay, calendar) : rollBackward(lastDay, calendar),
    due_weekday: weekdayName(weekdayOf(found.on)),
    is_working_day: isWorkingDay(found.on, calendar),
    ...(found.period === undefined ? {} : { period: found.period }),
    ...(doubtful.length === 0 ? {} : { note: doubtfulNote(doubtful) })
  };
}

/** "Tính qua ngày nghỉ chưa chắc chắn: 05/2–11/2/2027 Tết Âm lịch.": days in a row are named once. */
function doubtfulNote(rows: CalendarRow[]): string {
  const runs: { from: Day; to: Day; name: string }[] = [];
  for (const { day, name } of rows) {
    const run = runs.at(-1);
    if (run && addCalendarDays(run.to, 1) === day) run.to = day;
    else runs.push({ from: day, to: day, name });
  }
  const words = runs.map((run) => `${run.from === run.to ? '' : `${formatDayMonth(run.from)}–`}${formatDay(run.to)} ${run.name}`);
  return `Tính qua ngày nghỉ chưa chắc chắn: ${words.join(', ')}.`;
}

/** A day handed in is in time up to the last day; an instant up to the end of it, or to the hour. */
function isOnTime(found: Found, lastDay: Day, fields: Record<string, unknown>): boolean {
  const submitted = readInstant(fields, 'submitted_at');
  if (typeof submitted === 'string') {
    if (found.at !== null && submitted === found.on && lastDay === found.on) throw new Fault('Hạn tính đến giờ: submitted_at cần có giờ.');
    return submitted <= lastDay;
  }
  if (found.at === null) return submitted.getTime() < endOfDay(lastDay).getTime();
  return found.exclusive ? submitted.getTime() < found.at.getTime() : submitted.getTime() <= found.at.getTime();
}
