import { periodsBetween, type Cadence } from '#core/calendar/cadence.ts';
import { addCalendarDays, addMonths, daysBetween, endOfMonth, type Calendar, type Day } from '#core/calendar/days.ts';
import { periodLabel } from '#core/calendar/periods.ts';
import { formatDay, formatDayMonth } from '#core/format.ts';
import { translator, type Lang } from '#core/words.ts';
import type { Standing } from '#modules/obligation/rules.ts';
import * as messages from './messages.ts';

/** One obligation as the timeline draws it. */
export interface TimelineDue {
  period: string;
  fromOn: Day | null;
  dueOn: Day | null;
  doneOn: Day | null;
  percent: number | null;
  standing: Standing;
}

/** One task (or series of reports) of a plan, with what it asked for and what was done. */
export interface TimelineTask {
  id: string;
  kind: 'task' | 'report';
  title: string;
  leadId: string | null;
  lead: string | null;
  deadlineKind: 'date' | 'period' | 'window' | 'cadence' | 'event' | 'ongoing';
  startsOn: Day | null;
  cadence: Cadence | null;
  atLeast: number | null;
  dues: readonly TimelineDue[];
  works: readonly Day[];
}

/** The days drawn: `to` is the day after the last. */
export interface Frame {
  from: Day;
  to: Day;
}

export type ResultKind = 'done' | 'ok' | 'risk' | 'late' | 'none';

export interface Result {
  kind: ResultKind;
  label: string;
  /** A deadline badge instead of words: the last day in time. */
  due?: Day;
}

export interface TimelineRow {
  id: string;
  kind: TimelineTask['kind'];
  title: string;
  leadId: string | null;
  lead: string | null;
  bars: { from: Day; to: Day; done: number; late: boolean; until?: Day }[];
  marks: { on: Day; kind: 'done' | 'open' | 'late'; label: string }[];
  regular?: { from: Day; to: Day; ticks: { on: Day; label: string }[] };
  result: Result;
  /** The next day something of it is due; null when nothing is. */
  nextOn: Day | null;
  overdue: boolean;
  /** A period was late, whenever. */
  latePeriod: boolean;
  /** It ends on a day, once. */
  ends: boolean;
}

export const zooms = ['year', 'quarter', 'month'] as const;
export type Zoom = (typeof zooms)[number];
export const timelineFilters = ['all', 'overdue', 'late-period', 'ends'] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

/** Longest plan drawn whole, months; a longer one is drawn a year at a time. */
const longest = 24;

/** Whole months around a plan; of a plan of many years those of one year (`year`, else the one `today` lies in). */
export function frameOf(plan: { startsOn: Day; endsOn: Day }, today: Day, year?: number): Frame {
  const whole = { from: `${plan.startsOn.slice(0, 7)}-01`, to: addCalendarDays(endOfMonth(plan.endsOn), 1) };
  if (addMonths(whole.from, longest) >= whole.to) return whole;
  const wanted = year ?? Number((today < plan.startsOn ? plan.startsOn : today > plan.endsOn ? plan.endsOn : today).slice(0, 4));
  const from = `${wanted}-01-01`;
  const to = `${wanted + 1}-01-01`;
  return { from: from < whole.from ? whole.from : from, to: to > whole.to ? whole.to : to };
}

/** Years a plan is drawn by; one entry when it is drawn whole. */
export function frameYears(plan: { startsOn: Day; endsOn: Day }): number[] {
  const first = Number(plan.startsOn.slice(0, 4));
  const last = Number(plan.endsOn.slice(0, 4));
  const whole = addMonths(`${plan.startsOn.slice(0, 7)}-01`, longest) >= addCalendarDays(endOfMonth(plan.endsOn), 1);
  return whole ? [first] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * One line of the timeline. What ends once is a bar from its start to its end, filled as far as it was done, hatched past the end; what comes again is one mark a period; what goes on all the
 * time is a thin line with a tick for each act. `today` decides what is late.
 */
export function timelineRow(task: TimelineTask, plan: { startsOn: Day; endsOn: Day }, frame: Frame, today: Day, calendar: Calendar, lang: Lang): TimelineRow {
  const t = translator(messages, lang);
  const once = task.deadlineKind === 'date' || task.deadlineKind === 'period' || task.deadlineKind === 'window';
  const regular = task.deadlineKind === 'ongoing' || (task.works.length > 0 && !once);
  const start = task.startsOn ?? plan.startsOn;
  const marks = once ? task.dues.flatMap((due) => endMark(due, lang)) : [...task.dues.flatMap((due) => periodMark(due, today, lang)), ...comingMarks(task, plan, today, calendar, lang)];
  const open = task.dues.filter((due) => due.standing.open && due.dueOn !== null);
  const row: Omit<TimelineRow, 'result'> = {
    id: task.id,
    kind: task.kind,
    title: task.title,
    leadId: task.leadId,
    lead: task.lead,
    bars: once ? task.dues.flatMap((due) => barOf(due, start, today)) : [],
    marks,
    nextOn: open.map((due) => due.dueOn as Day).sort()[0] ?? marks.find((mark) => mark.kind === 'open')?.on ?? null,
    overdue: open.some((due) => due.standing.late),
    latePeriod: !once && task.dues.some((due) => due.standing.late),
    ends: once
  };
  if (regular) row.regular = { from: start, to: plan.endsOn, ticks: task.works.map((on) => ({ on, label: formatDayMonth(on) })) };
  return { ...clip(row, frame), result: resultOf(task, once, today, lang, t) };
}

function barOf(due: TimelineDue, start: Day, today: Day): TimelineRow['bars'] {
  if (due.dueOn === null) return [];
  const from = due.fromOn ?? (start < due.dueOn ? start : due.dueOn);
  const ended = due.doneOn ?? (due.standing.late ? today : null);
  const late = ended !== null && ended > due.dueOn;
  const done = due.doneOn !== null ? 100 : (due.percent ?? 0);
  // The end of a bar is the end of its last day, so that a day's work has a width.
  const bar = { from, to: addCalendarDays(due.dueOn, 1), done, late: late && due.doneOn === null };
  return [late ? { ...bar, until: addCalendarDays(ended, 1) } : bar];
}

function endMark(due: TimelineDue, lang: Lang): TimelineRow['marks'] {
  const t = translator(messages, lang);
  return due.doneOn === null ? [] : [{ on: due.doneOn, kind: 'done', label: t('mark.done', { day: formatDay(due.doneOn) }) }];
}

function periodMark(due: TimelineDue, today: Day, lang: Lang): TimelineRow['marks'] {
  const t = translator(messages, lang);
  if (due.dueOn === null) return [];
  const period = due.period === '' || /^\d{4}-\d{2}-\d{2}$/.test(due.period) ? formatDay(due.dueOn) : periodLabel(due.period, lang);
  if (due.standing.late) return [{ on: due.dueOn, kind: 'late', label: t('mark.late', { period }) }];
  if (!due.standing.open) return [{ on: due.dueOn, kind: 'done', label: t('mark.in-time', { period }) }];
  return due.dueOn >= today ? [{ on: due.dueOn, kind: 'open', label: t('mark.ahead', { period }) }] : [];
}

/** Periods of a cadence nobody has opened yet, to the end of the plan. */
function comingMarks(task: TimelineTask, plan: { endsOn: Day }, today: Day, calendar: Calendar, lang: Lang): TimelineRow['marks'] {
  if (task.cadence === null || task.deadlineKind === 'event') return [];
  const t = translator(messages, lang);
  const known = new Set(task.dues.map((due) => due.period));
  return periodsBetween(task.cadence, today, plan.endsOn, calendar)
    .filter((due) => !known.has(due.period) && due.lastDay >= today)
    .map((due) => ({ on: due.lastDay, kind: 'open' as const, label: t('mark.ahead', { period: periodLabel(due.period, lang) }) }));
}

function resultOf(task: TimelineTask, once: boolean, today: Day, lang: Lang, t: (key: keyof typeof messages.vi, params?: Record<string, string | number>) => string): Result {
  const { dues } = task;
  const late = dues.filter((due) => due.standing.open && due.standing.late && due.dueOn !== null);
  const worst = late.sort((a, b) => ((a.dueOn as Day) < (b.dueOn as Day) ? -1 : 1))[0];
  if (worst?.dueOn) return { kind: 'late', label: t('result.late', { days: Math.max(worst.standing.daysLate, 0) }), due: worst.dueOn };
  const next = dues.filter((due) => due.standing.open && due.dueOn !== null).map((due) => due.dueOn as Day).sort()[0];
  if (once) {
    const [due] = dues;
    if (!due) return { kind: 'none', label: t('result.none') };
    if (due.doneOn === null || due.dueOn === null) return next ? { kind: 'ok', label: '', due: next } : { kind: 'none', label: t('result.none') };
    const days = daysBetween(due.dueOn, due.doneOn);
    return { kind: 'done', label: days > 0 ? t('result.done-late', { days }) : t('result.done') };
  }
  const over = dues.filter((due) => due.dueOn !== null && (due.dueOn < today || !due.standing.open));
  if (task.deadlineKind === 'ongoing' || (task.cadence === null && over.length === 0)) return regularResult(task, t);
  if (over.length === 0) return next ? { kind: 'ok', label: '', due: next } : { kind: 'none', label: t('result.not-yet') };
  const inTime = over.filter((due) => !due.standing.late).length;
  return { kind: inTime === over.length ? 'ok' : 'risk', label: t('result.periods', { inTime, over: over.length }) };
}

function regularResult(task: TimelineTask, t: (key: keyof typeof messages.vi, params?: Record<string, string | number>) => string): Result {
  const count = task.works.length;
  if (task.atLeast !== null) return { kind: count >= task.atLeast ? 'done' : 'ok', label: t('result.at-least', { count, atLeast: task.atLeast }) };
  return { kind: 'none', label: task.deadlineKind === 'event' ? t('result.event') : count > 0 ? t('result.regular', { count }) : t('result.regular-none') };
}

/** What lies outside the days drawn is left out; what runs over their edge is cut there. */
function clip(row: Omit<TimelineRow, 'result'>, { from, to }: Frame): Omit<TimelineRow, 'result'> {
  const bars = row.bars.filter((bar) => bar.from < to && (bar.until ?? bar.to) > from);
  const marks = row.marks.filter((mark) => mark.on >= from && mark.on < to);
  if (!row.regular || row.regular.from >= to || row.regular.to < from) {
    const { regular: _gone, ...rest } = row;
    return { ...rest, bars, marks };
  }
  return { ...row, bars, marks, regular: { ...row.regular, ticks: row.regular.ticks.filter((tick) => tick.on >= from && tick.on < to) } };
}

export function passes(row: TimelineRow, filter: TimelineFilter): boolean {
  if (filter === 'overdue') return row.overdue;
  if (filter === 'late-period') return row.latePeriod;
  return filter === 'ends' ? row.ends : true;
}

export interface TimelineGroup {
  id: string | null;
  lead: string | null;
  rows: TimelineRow[];
  result: Result;
}

/** Rows under the bodies that lead them, in the order those first come. */
export function groupByLead(rows: readonly TimelineRow[], lang: Lang): TimelineGroup[] {
  const groups = new Map<string | null, TimelineRow[]>();
  for (const row of rows) groups.set(row.leadId, [...(groups.get(row.leadId) ?? []), row]);
  return [...groups].map(([id, own]) => ({ id, lead: own[0]?.lead ?? null, rows: own, result: groupResult(own, lang) }));
}

function groupResult(rows: readonly TimelineRow[], lang: Lang): Result {
  const t = translator(messages, lang);
  const count = (kind: ResultKind) => rows.filter((row) => row.result.kind === kind).length;
  if (count('late') > 0) return { kind: 'late', label: t('group.late', { count: count('late') }) };
  if (count('risk') > 0) return { kind: 'risk', label: t('group.risk', { count: count('risk') }) };
  if (count('done') === rows.length) return { kind: 'done', label: t('group.done', { count: rows.length }) };
  return count('ok') + count('done') === 0 ? { kind: 'none', label: t('group.none') } : { kind: 'ok', label: t('group.ok') };
}

/** By the next day something is due; what has none comes last, in the plan's order. */
export function byDeadline(rows: readonly TimelineRow[]): TimelineRow[] {
  return [...rows].sort((a, b) => (a.nextOn ?? '9999-12-31').localeCompare(b.nextOn ?? '9999-12-31'));
}
