import { addCalendarDays, daysBetween, type Day } from '#core/calendar/days.ts';
import { endOfDay } from '#core/calendar/instants.ts';

/** Where an obligation stands, in one word. The order of the deadline states is that of nearness. */
export const obligationStates = [
  'not-started',
  'begun',
  'due-soon',
  'due-today',
  'late',
  'returned',
  'reported-done',
  'accepted',
  'done',
  'done-late',
  'withdrawn'
] as const;
export type ObligationState = (typeof obligationStates)[number];

/** What the latest rows of an obligation say (view `obligation_state`, camel case). Days are `YYYY-MM-DD`. */
export interface ObligationRows {
  /** Last day in time, after deferrals; null: nothing is due. */
  dueOn: Day | null;
  /** Where an hour is set: the last instant in time, on `dueOn`. */
  dueAt: Date | null;
  withdrawnAt: Date | null;
  stated: 'begun' | 'done' | 'reopened' | null;
  statedOn: Day | null;
  /** Of the last statement. A reopened one without a percent stands where nothing had been begun. */
  percent: number | null;
  judged: 'accepted' | 'returned' | null;
  /** A body outside the council reports and the council judges; inside, the report itself settles it. */
  judgementDue: boolean;
  /** The instant it was done, where it was said. */
  finishedAt: Date | null;
}

export interface Standing {
  state: ObligationState;
  /** Somebody still has to work on it. */
  open: boolean;
  /** Open and past its time, or done after it. */
  late: boolean;
  /** Calendar days past the last day in time (1 the day after); 0 when in time or nothing is due. */
  daysLate: number;
  /** Calendar days left, 0 on the day; null once done, past, or when nothing is due. */
  daysLeft: number | null;
}

/** Days before the end from which an open obligation is said to be due soon (`ui/README.md`, deadline badge). */
export const soonDays = 5;

/**
 * The state of an obligation from its rows, as it stands at `now`. A deadline with an hour is missed at that instant, one without at the end of the day
 * (law:CAL-02). What is done is measured by when it was done, never by when that was recorded.
 */
export function stateOf(rows: ObligationRows, today: Day, now: Date = endOfDay(addCalendarDays(today, -1))): Standing {
  if (rows.withdrawnAt !== null) return { state: 'withdrawn', open: false, late: false, daysLate: 0, daysLeft: null };
  if (rows.stated === 'done' && rows.judged !== 'returned') return doneState(rows);
  const { dueOn } = rows;
  const daysLate = dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today));
  const late = dueOn !== null && (daysLate > 0 || (rows.dueAt !== null && now.getTime() > rows.dueAt.getTime()));
  const daysLeft = dueOn === null || late ? null : daysBetween(today, dueOn);
  return { state: openState(rows, late, daysLeft), open: true, late, daysLate, daysLeft };
}

function openState(rows: ObligationRows, late: boolean, daysLeft: number | null): ObligationState {
  if (rows.judged === 'returned') return 'returned';
  if (late) return 'late';
  if (daysLeft === 0) return 'due-today';
  if (daysLeft !== null && daysLeft <= soonDays) return 'due-soon';
  return hasBegun(rows) ? 'begun' : 'not-started';
}

function doneState(rows: ObligationRows): Standing {
  const late = inTime(rows.statedOn, rows.finishedAt, rows.dueOn, rows.dueAt) === false;
  const daysLate = late && rows.dueOn !== null && rows.statedOn !== null ? Math.max(0, daysBetween(rows.dueOn, rows.statedOn)) : 0;
  const settled: ObligationState = rows.judged === 'accepted' ? 'accepted' : rows.judgementDue ? 'reported-done' : 'done';
  return { state: settled === 'done' && late ? 'done-late' : settled, open: false, late, daysLate, daysLeft: null };
}

/** Whether work on it has begun: said so, or taken up again after having been begun. */
export function hasBegun(rows: Pick<ObligationRows, 'stated' | 'percent' | 'judged'>): boolean {
  return rows.stated === 'begun' || rows.stated === 'done' || (rows.stated === 'reopened' && rows.percent !== null);
}

/**
 * Whether something done on a day was in time; null when not done or nothing was due. With an hour the instant counts, and a day alone counts as its end.
 * The same question is answered by column `in_time` of the view `obligation_state`.
 */
export function inTime(doneOn: Day | null, finishedAt: Date | null, dueOn: Day | null, dueAt: Date | null): boolean | null {
  if (doneOn === null || dueOn === null) return null;
  if (dueAt === null) return doneOn <= dueOn;
  return (finishedAt ?? endOfDay(doneOn)).getTime() <= dueAt.getTime();
}

/** The shape a state is shown with: filled check, ring, triangle, octagon, dashed ring (`#ui/status.ts`). */
export function shapeOf(standing: Standing): 'done' | 'ok' | 'risk' | 'late' | 'none' {
  if (standing.open && standing.late) return 'late';
  const { state } = standing;
  if (state === 'not-started') return 'none';
  if (state === 'due-soon' || state === 'due-today' || state === 'returned') return 'risk';
  if (state === 'begun' || state === 'reported-done') return 'ok';
  return state === 'withdrawn' ? 'none' : 'done';
}

export type WorkGroup = 'judge' | 'late' | 'today' | 'week' | 'later' | 'none';

/** The group of "Việc của tôi" an open obligation stands in. The seven days are those after today. */
export function groupOf(standing: Standing): WorkGroup {
  if (standing.late) return 'late';
  if (standing.daysLeft === null) return 'none';
  if (standing.daysLeft === 0) return 'today';
  return standing.daysLeft <= 7 ? 'week' : 'later';
}

/** Kinds whose state follows from acts of their own noun (a petition is answered, judged, told): a hand in the ledger would say otherwise than the noun. */
export const doneByOwnActs: ReadonlySet<string> = new Set(['petition-compile', 'petition-reply', 'petition-promise', 'petition-tell']);
const handActs: ReadonlySet<Act> = new Set(['begin', 'report', 'undo', 'return', 'ask', 'withdraw']);

/** Whether an act is not a person's to do in the ledger for this kind. */
export function isOwnAct(act: Act, kind: string): boolean {
  return doneByOwnActs.has(kind) && handActs.has(act);
}

/** Why an act cannot be done in this state, as a key of `messages.ts`; null when it can. Who may do it is `policy.ts`. */
export type Act = 'begin' | 'report' | 'undo' | 'accept' | 'return' | 'defer' | 'ask' | 'prove' | 'comment' | 'chase' | 'withdraw' | 'assign';

export function refusalOf(act: Act, rows: ObligationRows, standing: Standing): string | null {
  if (act === 'comment') return null;
  if (standing.state === 'withdrawn') return 'obligation.refused-withdrawn';
  const done = !standing.open;
  switch (act) {
    case 'begin':
    case 'report':
      if (rows.judged === 'accepted') return 'obligation.refused-accepted';
      return done ? 'obligation.refused-done' : null;
    case 'undo':
      if (rows.judged === 'accepted') return 'obligation.refused-accepted';
      return rows.stated === null || rows.stated === 'reopened' ? 'obligation.refused-nothing-stated' : null;
    case 'accept':
      if (rows.stated !== 'done') return 'obligation.refused-not-reported';
      return rows.judged === 'accepted' ? 'obligation.refused-judged' : null;
    case 'return':
      if (rows.stated !== 'done') return 'obligation.refused-not-reported';
      return rows.judged === 'returned' ? 'obligation.refused-judged' : null;
    case 'defer':
    case 'ask':
      if (rows.dueOn === null) return 'obligation.refused-no-due';
      return done ? 'obligation.refused-done' : null;
    case 'chase':
    case 'withdraw':
    case 'assign':
      return done ? 'obligation.refused-done' : null;
    case 'prove':
      return null;
  }
}

/** Acts a person can take back himself soon after, by one press. */
export const takenBackActs = ['chase', 'judge', 'comment', 'defer'] as const;
export type TakenBackAct = (typeof takenBackActs)[number];

/** Minutes within which one's own act can be taken back. A habit of the product, not law: long enough to see a slip, short enough that nobody has acted upon it. */
export const takeBackMinutes = 15;

/** The form that takes an act back, as fields of a form. */
export function takeBackFields(act: TakenBackAct, ids: readonly string[]): Record<string, string> {
  return { act, ...Object.fromEntries(ids.map((id, index) => [`obligationIds.${index}`, id])) };
}

/** What the person looking should do next; the words are `verb.<kind>.<verb>` or `verb.<verb>` of `messages.ts`. */
export type Verb = 'begin' | 'report' | 'mend' | 'count' | 'judge' | 'chase' | 'prove' | 'open';

export function nextVerb(rows: ObligationRows, standing: Standing, who: { owner: boolean; supervisor: boolean; coordinator: boolean }, needed: number | null = null): Verb {
  if (!standing.open) return standing.state === 'reported-done' && who.supervisor ? 'judge' : 'open';
  if (who.owner) {
    if (rows.judged === 'returned') return 'mend';
    if (needed !== null) return 'count';
    return hasBegun(rows) || standing.late || standing.daysLeft === null || standing.daysLeft <= 7 ? 'report' : 'begin';
  }
  if (who.supervisor && standing.late) return 'chase';
  return who.coordinator ? 'prove' : 'open';
}
