import { type Calendar, type Day, dayFrom, addCalendarDays, daysInMonth, isWorkingDay, rollForward, weekdayOf } from '#core/calendar/days.ts';
import { deadlineOf, ruleOn, type LawOverride } from '#core/law/apply.ts';
import { lawRule } from '#core/law/rules.ts';

/** How the days of a year are found: every week on a weekday (1 Monday), or every month on days of the month. */
export interface Pattern {
  kind: 'weekly' | 'monthly';
  weekday: number;
  monthDays: readonly number[];
}

/** The reception days of a year from a day on: working days only; one that falls on a rest day moves to the next working day of the year. Each day once. */
export function receptionDays(pattern: Pattern, year: number, from: Day, calendar: Calendar): Day[] {
  const first = from > `${year}-01-01` ? from : `${year}-01-01`;
  const wished: Day[] = [];
  if (pattern.kind === 'weekly') for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addCalendarDays(day, 1)) { if (weekdayOf(day) === pattern.weekday) wished.push(day); }
  else for (let month = 1; month <= 12; month += 1) for (const date of pattern.monthDays) wished.push(dayFrom(year, month, Math.min(date, daysInMonth(year, month)))!);
  const days = wished.map((day) => (isWorkingDay(day, calendar) ? day : rollForward(day, calendar))).filter((day) => day >= first && day.startsWith(String(year)));
  return [...new Set(days)].sort();
}

export interface RosterPerson {
  id: string;
  /** Duties done before this plan in the term: who had fewer begins. */
  before: number;
}

/**
 * A fair roster: nobody twice on a day, the most and the least burdened differ by one duty at most, turns lie as far apart as their number allows, and who had fewer duties before begins.
 * @returns the ids on duty, day by day
 */
export function proposeRoster(days: readonly Day[], people: readonly RosterPerson[], perDay: number): { day: Day; personIds: string[] }[] {
  const order = people.map((person, index) => ({ ...person, index })).sort((a, b) => a.before - b.before || a.index - b.index);
  const each = Math.min(perDay, order.length);
  let turn = 0;
  return days.map((day) => {
    const personIds = Array.from({ length: each }, (_, n) => order[(turn + n) % order.length]!.id);
    turn += each;
    return { day, personIds };
  });
}

/** Numbers of people from which law:CIT-13 asks for representatives, as its text parts them. */
const group = { from: 5, large: 10 };

/** How many representatives a group chooses (law:CIT-13); null: too few people to need any. */
export function representativesOf(people: number, overrides: readonly LawOverride[], on: Day): { least: number; most: number } | null {
  if (people < group.from) return null;
  const small = ruleOn(lawRule('CIT-13'), overrides, on);
  if (people <= group.large) return { least: small.amount ?? 1, most: small.upTo ?? 2 };
  return { least: small.amount ?? 1, most: ruleOn(lawRule('CIT-13.large'), overrides, on).amount ?? 5 };
}

/** Why a group cannot be recorded so, as a message key; null when it can. */
export function groupRefusal(people: number, representatives: number, chosenPaper: string, overrides: readonly LawOverride[], on: Day): { key: string; params: Record<string, number> } | null {
  const asked = representativesOf(people, overrides, on);
  if (asked === null) return null;
  if (representatives < asked.least || representatives > asked.most) return { key: 'reception.representatives', params: { people, least: asked.least, most: asked.most } };
  return chosenPaper.trim() === '' ? { key: 'reception.chosen-paper', params: { people } } : null;
}

/** The last day to post a reception day in time (law:CIT-04). */
export function postBy(day: Day, calendar: Calendar, overrides: readonly LawOverride[]): { dueOn: Day; basis: string } {
  const { dueOn, basis } = deadlineOf(ruleOn(lawRule('CIT-04'), overrides, day), day, calendar);
  return { dueOn, basis };
}

/** The last day to send the notice of a refusal (law:CIT-17). */
export function refusalNoticeBy(refusedOn: Day, calendar: Calendar, overrides: readonly LawOverride[]): { dueOn: Day; basis: string } {
  const { dueOn, basis } = deadlineOf(ruleOn(lawRule('CIT-17'), overrides, refusedOn), refusedOn, calendar);
  return { dueOn, basis };
}

export type DayState = 'draft' | 'to-post' | 'posted' | 'posted-late' | 'to-record' | 'held' | 'not-held';

/** Where a reception day stands. `postedOn` of the day as it stands now; a moved day is posted anew. */
export function dayState(day: { onDay: Day; approved: boolean; postedOn: Day | null; postBy: Day; closed: boolean; notHeld: boolean }, today: Day): DayState {
  if (day.closed) return day.notHeld ? 'not-held' : 'held';
  if (!day.approved) return 'draft';
  if (day.onDay < today) return 'to-record';
  if (day.postedOn === null) return 'to-post';
  return day.postedOn > day.postBy ? 'posted-late' : 'posted';
}

/** Minutes after midnight as the roster writes them: 450 → "07:30". */
export function hourWords(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
