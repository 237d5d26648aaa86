import { periodsBetween, type Cadence } from '#core/calendar/cadence.ts';
import { addCalendarDays, partsOf, rollBackward, type Calendar, type Day } from '#core/calendar/days.ts';
import { instantAt } from '#core/calendar/instants.ts';
import { periodOfKey } from '#core/calendar/periods.ts';
import type { DeadlineKind, TaskInput } from './schema.ts';

/** How far ahead every cadence is opened, calendar days; monthly and rarer ones also to the end of the year. */
export const daysAhead = 60;

/** The part of a task that says when it is due. */
export interface TaskDeadline {
  deadlineKind: DeadlineKind;
  startsOn: Day | null;
  dueOn: Day | null;
  dueHour: number | null;
  cadence: Cadence | null;
  atLeast: number | null;
  weight: 'task' | 'orientation';
}

/** One obligation a task asks for: its period, when work may begin, the last day in time. */
export interface TaskDue {
  period: string;
  fromOn: Day | null;
  dueOn: Day;
  dueAt: Date | null;
  remindOn: Day;
}

/** The cadence obligations follow: the task's own, a year for "at least n a year"; null where none or where events say when. */
export function runningCadence(task: TaskDeadline): Cadence | null {
  const { cadence } = task;
  if (cadence !== null && task.deadlineKind !== 'event') return cadence.kind === 'per-session' || cadence.kind === 'per-term' ? null : cadence;
  return task.deadlineKind === 'ongoing' && task.atLeast !== null ? { kind: 'yearly' } : null;
}

/** Whether somebody opens its obligations by hand, when the event comes. */
export function awaitsEvent(task: TaskDeadline): boolean {
  return task.deadlineKind === 'event' || task.cadence?.kind === 'per-session' || task.cadence?.kind === 'per-term';
}

/**
 * The obligations of a task that must be open on `today`: one for a date, a period or a window; of a cadence each period not due before `since` that begins within the time ahead.
 * Nothing for tasks that go on all the time and for those that wait for an event. `until` is the end of the plan.
 */
export function duesOf(task: TaskDeadline, span: { since: Day; today: Day; until: Day | null }, calendar: Calendar): TaskDue[] {
  const cadence = runningCadence(task);
  if (cadence === null) {
    if (awaitsEvent(task) || task.deadlineKind === 'ongoing' || task.dueOn === null) return [];
    return [{ period: '', fromOn: task.startsOn, ...dueAt(task.dueOn, task.dueHour, calendar) }];
  }
  const since = task.startsOn !== null && task.startsOn > span.since ? task.startsOn : span.since;
  const edge = aheadOf(cadence, span.today);
  // A period that begins before the edge may fall due long after it; two years hold the longest cadence asked for.
  const last = span.until !== null && span.until < addCalendarDays(edge, 731) ? span.until : addCalendarDays(edge, 731);
  return periodsBetween(cadence, since, last, calendar)
    .filter((each) => each.periodFrom <= edge && each.lastDay >= since)
    .map((each) => ({ period: each.period, fromOn: each.periodFrom, dueOn: each.lastDay, dueAt: each.dueAt, remindOn: each.adjustedDay }));
}

function dueAt(dueOn: Day, hour: number | null, calendar: Calendar): Omit<TaskDue, 'period' | 'fromOn'> {
  return { dueOn, dueAt: hour === null ? null : instantAt(dueOn, hour), remindOn: rollBackward(dueOn, calendar) };
}

/** The last day on which a period may begin to be opened on `today`. */
export function aheadOf(cadence: Cadence, today: Day): Day {
  const near = addCalendarDays(today, daysAhead);
  const yearEnd = `${String(partsOf(today).year).padStart(4, '0')}-12-31`;
  return cadence.kind !== 'weekly' && yearEnd > near ? yearEnd : near;
}

/** The obligation of a day given by hand, when the event came: its period is that day. */
export function dueOfEvent(dueOn: Day, hour: number | null, today: Day, calendar: Calendar): TaskDue {
  return { period: dueOn, fromOn: today < dueOn ? today : dueOn, ...dueAt(dueOn, hour, calendar) };
}

/** Fills the two days of "Trong tháng 7/2026", "Trong quý III/2026". */
export function withPeriod<T extends Pick<TaskInput, 'deadlineKind' | 'startsOn' | 'dueOn'> & { period: string }>(input: T): T {
  const period = input.deadlineKind === 'period' ? periodOfKey(input.period) : null;
  return period === null ? input : { ...input, startsOn: period.from, dueOn: period.to };
}

/** Leaves out what does not belong to the kind of deadline: a form without script sends the fields of every kind. */
export function tidyDeadline<T extends Pick<TaskInput, 'deadlineKind' | 'startsOn' | 'dueOn' | 'dueHour' | 'cadence'>>(task: T): T {
  const kind = task.deadlineKind;
  const due = kind === 'date' || kind === 'period' || kind === 'window';
  return { ...task, startsOn: kind === 'event' ? null : task.startsOn, dueOn: due ? task.dueOn : null, dueHour: due || kind === 'event' ? task.dueHour : null, cadence: kind === 'cadence' ? task.cadence : null };
}

/** What keeps the deadline of a task from being one, field by field, as message keys; empty when nothing does. */
export function deadlineFaults(task: Pick<TaskInput, 'deadlineKind' | 'startsOn' | 'dueOn' | 'cadence'>): Record<string, string> {
  const { deadlineKind: kind, startsOn, dueOn, cadence } = task;
  if ((kind === 'date' || kind === 'period' || kind === 'window') && dueOn === null) return { dueOn: 'task.due-needed' };
  if (kind === 'window' && startsOn === null) return { startsOn: 'task.start-needed' };
  if (startsOn !== null && dueOn !== null && startsOn > dueOn) return { dueOn: 'task.due-before-start' };
  if (kind === 'cadence' && cadence === null) return { 'cadence.kind': 'task.cadence-needed' };
  return {};
}

/** In which of the five ways a task is clear: who leads, what, by when, what result, who answers for it ("5 rõ"). */
export function fiveClear(task: {
  leadOrganizationId: string | null;
  title: string;
  expectedResult: string;
  responsiblePersonId: string | null;
  deadlineKind: DeadlineKind;
  dueOn: Day | null;
  cadence: Cadence | null;
  atLeast: number | null;
}): { lead: boolean; work: boolean; deadline: boolean; result: boolean; responsible: boolean } {
  return {
    lead: task.leadOrganizationId !== null,
    work: task.title !== '',
    deadline: task.dueOn !== null || task.cadence !== null || task.atLeast !== null || task.deadlineKind === 'event' || task.deadlineKind === 'ongoing',
    result: task.expectedResult !== '',
    responsible: task.responsiblePersonId !== null
  };
}
