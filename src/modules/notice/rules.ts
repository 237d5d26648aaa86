import { addCalendarDays, daysBetween, isWorkingDay, rollForward, workingDaysBetween, type Calendar, type Day } from '#core/calendar/days.ts';
import { clockOfInstant, dayOfInstant, instantAt } from '#core/calendar/instants.ts';
import { formatDay, formatTime } from '#core/format.ts';
import { reminderDays } from '#modules/obligation/reminders.ts';
import { digestHour, type NoticeKind, type Quiet } from './kinds.ts';

/** What must be known of an open obligation to say whom to remind of it. */
export interface Remindable {
  id: string;
  title: string;
  /** Last day in time, after deferrals. */
  dueOn: Day;
  /** The last instant in time, where an hour is set. */
  dueAt: Date | null;
  openedOn: Day;
  fromOn: Day | null;
  leadOrganizationId: string | null;
  leadKind: string | null;
  leadName: string | null;
  responsiblePersonId: string | null;
  coordinatingOrganizationIds: readonly string[];
}

/** Who has an account and in which bodies they work today. */
export interface Staff {
  /** People with an open account. */
  active: ReadonlySet<string>;
  /** Those of them who work in a body; who only watches or runs the machine is not among them. */
  byOrganization: ReadonlyMap<string, readonly string[]>;
  chairs: readonly string[];
  /** Members of the Standing Committee. */
  standing: readonly string[];
  clerks: readonly string[];
  /** Heads of the office, who read reports through before they are approved. */
  heads: readonly string[];
}

/** One notice to make; `once` is what makes it unrepeatable for a person. */
export interface NoticeDraft {
  personId: string;
  kind: NoticeKind;
  once: string;
  obligationId: string | null;
  subject: { kind: string; id: string };
  textKey: string;
  params: Record<string, string | number>;
}

/** Who answers for it: the responsible person; without one, or when that person has no account, who works in the leading body; what the council leads its chairs; what nobody leads the office. */
export function ownersOf(thing: Pick<Remindable, 'responsiblePersonId' | 'leadOrganizationId' | 'leadKind'>, staff: Staff): string[] {
  if (thing.responsiblePersonId !== null && staff.active.has(thing.responsiblePersonId)) return [thing.responsiblePersonId];
  if (thing.leadOrganizationId === null) return [...staff.clerks];
  if (thing.leadKind === 'council') return [...staff.chairs];
  return [...(staff.byOrganization.get(thing.leadOrganizationId) ?? [])];
}

/**
 * The reminders of one obligation that stand on `today` (a day of rest has none): the latest step reached, so that a day on which the machine was off is made up for and nothing is said twice.
 * Helpers hear of it on the day only; the Standing Committee once, `escalateAfter` calendar days past the end.
 */
export function remindersOf(thing: Remindable, today: Day, calendar: Calendar, staff: Staff, escalateAfter: number): NoticeDraft[] {
  if (!isWorkingDay(today, calendar)) return [];
  const from = thing.fromOn !== null && thing.fromOn > thing.openedOn ? thing.fromOn : thing.openedOn;
  const step = reminderDays(thing.dueOn, calendar, { from, until: today }).at(-1);
  const made: NoticeDraft[] = [];
  const owners = ownersOf(thing, staff);
  const daysLate = daysBetween(thing.dueOn, today);
  const put = (personId: string, kind: NoticeKind, stepName: string | number, textKey: string, params: Record<string, string | number>) =>
    made.push({ personId, kind, once: `remind:${thing.id}:${thing.dueOn}:${stepName}`, obligationId: thing.id, subject: { kind: 'obligation', id: thing.id }, textKey, params: { title: thing.title, ...params } });
  if (step) {
    const said = saying(thing, today, calendar);
    for (const person of owners) put(person, said.kind, step.ahead, said.textKey, said.params);
    // Catching up on the day itself is worth it; telling helpers of a day that is past is not.
    if (step.ahead === 0 && daysLate <= 0)
      for (const person of helpersOf(thing, staff)) if (!owners.includes(person)) put(person, 'due', 'help', 'notice.help', { lead: thing.leadName ?? '' });
  }
  if (daysLate >= escalateAfter)
    for (const person of staff.standing) if (!owners.includes(person)) put(person, 'escalation', 'escalation', thing.leadName === null ? 'notice.escalation-nobody' : 'notice.escalation', { lead: thing.leadName ?? '', days: daysLate });
  return made;
}

function helpersOf(thing: Remindable, staff: Staff): string[] {
  return [...new Set(thing.coordinatingOrganizationIds.flatMap((id) => staff.byOrganization.get(id) ?? []))];
}

/** The sentence of a reminder made on `today`, whichever step it stands for. */
function saying(thing: Remindable, today: Day, calendar: Calendar): { kind: NoticeKind; textKey: string; params: Record<string, string | number> } {
  const due = formatDay(thing.dueOn);
  if (today > thing.dueOn) return { kind: 'late', textKey: 'notice.late', params: { days: daysBetween(thing.dueOn, today), due } };
  if (today === thing.dueOn) {
    if (thing.dueAt !== null) return { kind: 'due', textKey: 'notice.due-hour', params: { time: formatTime(thing.dueAt) } };
    return { kind: 'due', textKey: 'notice.due', params: {} };
  }
  const days = workingDaysBetween(today, thing.dueOn, calendar);
  // The end is a day of rest and today is the last working day before it (law:CAL-06).
  if (days === 0) return { kind: 'due', textKey: 'notice.due-rest', params: { due } };
  return { kind: 'ahead', textKey: 'notice.ahead', params: { days, due } };
}

/** Whether an instant lies in the person's quiet time. Hours may run over midnight. */
export function isQuiet(at: Date, quiet: Quiet, calendar: Calendar): boolean {
  if (quiet.restDays && !isWorkingDay(dayOfInstant(at), calendar)) return true;
  const { hour, minute } = clockOfInstant(at);
  const now = hour * 60 + minute;
  if (quiet.from === quiet.to) return false;
  return quiet.from < quiet.to ? now >= quiet.from && now < quiet.to : now >= quiet.from || now < quiet.to;
}

/** The first instant from `at` on that is not quiet. */
export function afterQuiet(at: Date, quiet: Quiet, calendar: Calendar): Date {
  if (!isQuiet(at, quiet, calendar)) return at;
  const start = dayOfInstant(at);
  for (let step = 0; step < 400; step += 1) {
    const day = quiet.restDays ? rollForward(addCalendarDays(start, step), calendar) : addCalendarDays(start, step);
    for (const minutes of [0, quiet.to]) {
      const candidate = instantAt(day, 0, minutes);
      if (candidate >= at && !isQuiet(candidate, quiet, calendar)) return candidate;
    }
  }
  return at;
}

/** Whether the morning letter of `now`'s day may go: a working day, from its hour on. */
export function isDigestTime(now: Date, calendar: Calendar): boolean {
  return isWorkingDay(dayOfInstant(now), calendar) && clockOfInstant(now).hour >= digestHour;
}

/** Minutes to wait after each failed try; after the last the sending is given up. */
const retryMinutes = [2, 10, 60, 240] as const;

/** When to try again after `tries` failures, or null to give up. */
export function nextTry(tries: number, now: Date): Date | null {
  const minutes = retryMinutes[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}

export type SendingState = 'waiting' | 'sent' | 'failed' | 'shown-only';

/** Where a sending stands, from its rows. */
export function sendingState(row: { held: string | null; sentAt: Date | null; givenUpAt: Date | null }): SendingState {
  if (row.held !== null) return 'shown-only';
  if (row.sentAt !== null) return 'sent';
  return row.givenUpAt !== null ? 'failed' : 'waiting';
}
