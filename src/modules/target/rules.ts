import { addCalendarDays, daysBetween, partsOf, type Day } from '#core/calendar/days.ts';
import { periodOfDay, periodLabel } from '#core/calendar/periods.ts';
import type { Lang } from '#core/words.ts';
import { formatDay } from '#core/format.ts';
import { periodPattern, type Comparator } from './schema.ts';

/** First and last day a target's goal holds for, and how the papers name that span. */
export interface Span {
  /** 'year 2026', '2026-Q4', 'program', 'term': one word for one span, part of what a snapshot is kept under. */
  key: string;
  from: Day;
  to: Day;
}

/** What a span is worked out from: the plan's days, and the council's term where it is known. */
export interface PlanDays {
  startsOn: Day;
  endsOn: Day;
  termFrom?: Day | undefined;
  termTo?: Day | undefined;
}

/**
 * The days a target counts in, seen from `asOf`. `year`, `half-year`, `quarter`, `month` mean the one `asOf` lies in, kept inside the plan's years (a plan that has
 * ended shows its last year, one that has not begun its first); `session` is counted over the year, as a council holds its regular sessions in one;
 * `program` runs from the plan's first day to its last. @throws RangeError on a word that is no period.
 */
export function periodOf(period: string, asOf: Day, plan: PlanDays): Span {
  if (!periodPattern.test(period)) throw new RangeError(`No such period of a target: ${period}`);
  const inside = asOf < plan.startsOn ? plan.startsOn : asOf > plan.endsOn ? plan.endsOn : asOf;
  const [word, years] = period.split(' ');
  if (word === 'program') return { key: 'program', from: plan.startsOn, to: plan.endsOn };
  if (word === 'term') return termSpan(years, plan);
  if (word === 'year' && years) return yearSpan(Number(years));
  if (word === 'half-year' || word === 'quarter' || word === 'month') return periodOfDay(word, inside);
  return yearSpan(partsOf(inside).year);
}

function yearSpan(year: number): Span {
  return { key: `year ${year}`, from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Years named in the target win ("term 2026-2031"); the council's own term gives the days where they are the same years. */
function termSpan(years: string | undefined, plan: PlanDays): Span {
  if (!years) return { key: 'term', from: plan.termFrom ?? plan.startsOn, to: plan.termTo ?? plan.endsOn };
  const [first, last] = years.split('-');
  const same = plan.termFrom?.startsWith(first ?? '') && plan.termTo?.startsWith(last ?? '');
  return same && plan.termFrom && plan.termTo ? { key: `term ${years}`, from: plan.termFrom, to: plan.termTo } : { key: `term ${years}`, from: `${first}-01-01`, to: `${last}-12-31` };
}

/** "Năm 2026", "Quý IV/2026", "Nhiệm kỳ 2026-2031", "Cả chương trình (01/5/2026–12/9/2027)". */
export function spanLabel(span: Span, lang: Lang = 'vi'): string {
  const vi = lang === 'vi';
  const days = `${formatDay(span.from)}–${formatDay(span.to)}`;
  if (span.key === 'program') return `${vi ? 'Cả chương trình' : 'Whole programme'} (${days})`;
  if (span.key === 'term') return `${vi ? 'Nhiệm kỳ' : 'Term'} (${days})`;
  if (span.key.startsWith('term ')) return `${vi ? 'Nhiệm kỳ' : 'Term'} ${span.key.slice(5)}`;
  if (span.key.startsWith('year ')) return periodLabel(span.key.slice(5), lang);
  return periodLabel(span.key, lang);
}

/** Share of a span gone at the end of `asOf`, 0 to 1. */
export function shareGone(span: Span, asOf: Day): number {
  if (asOf < span.from) return 0;
  if (asOf >= span.to) return 1;
  return (daysBetween(span.from, asOf) + 1) / (daysBetween(span.from, span.to) + 1);
}

export interface Goal {
  comparator: Comparator;
  value: number | null;
  valueHigh: number | null;
}

/** A change of a goal by a paper, as it stands in `target_adjustment`. */
export interface Adjustment {
  oldValue: number | null;
  newValue: number | null;
  oldValueHigh: number | null;
  newValueHigh: number | null;
  fromOn: Day;
  madeAt: Date;
}

/**
 * The goal in force on a day as it was known at an instant. `goal` is today's; adjustments are undone from the newest back until those left were in force and recorded.
 */
export function goalAt(goal: Goal, adjustments: readonly Adjustment[], asOf: Day, knownAt: Date): Goal {
  const newestFirst = [...adjustments].sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  let { value, valueHigh } = goal;
  for (const one of newestFirst) {
    if (one.fromOn <= asOf && one.madeAt <= knownAt) break;
    value = one.oldValue;
    valueHigh = one.oldValueHigh;
  }
  return { ...goal, value, valueHigh };
}

/** What stands against a goal as it was typed: a message key per field, empty when it can be used. */
export function goalFaults(goal: Goal, unit: string): Partial<Record<'value' | 'valueHigh', string>> {
  const percent = unit === 'percent';
  if (goal.comparator === 'text') return {};
  if (goal.value === null) return { value: 'target.goal-missing' };
  if (goal.value < 0) return { value: 'target.goal-negative' };
  if (percent && goal.value > 100) return { value: 'target.goal-over-100' };
  if (goal.comparator !== 'range') return goal.valueHigh === null ? {} : { valueHigh: 'target.goal-one-value' };
  if (goal.valueHigh === null) return { valueHigh: 'target.goal-missing' };
  if (goal.valueHigh <= goal.value) return { valueHigh: 'target.goal-range' };
  if (percent && goal.valueHigh > 100) return { valueHigh: 'target.goal-over-100' };
  return {};
}

/** The days of a campaign: which day it is (1 on the first), of how many, how many are left. Null before it begins. */
export function campaignDay(plan: Pick<PlanDays, 'startsOn' | 'endsOn'>, today: Day): { day: number; length: number; left: number } | null {
  const length = daysBetween(plan.startsOn, plan.endsOn) + 1;
  if (today < plan.startsOn) return null;
  const day = Math.min(length, daysBetween(plan.startsOn, today) + 1);
  return { day, length, left: length - day };
}

/** The last days of the months before `asOf` that lie in the span, newest last, at most `count`. */
export function monthEnds(span: Span, asOf: Day, count: number): Day[] {
  const ends: Day[] = [];
  let end = addCalendarDays(`${asOf.slice(0, 7)}-01`, -1);
  while (ends.length < count && end >= span.from) {
    ends.unshift(end);
    end = addCalendarDays(`${end.slice(0, 7)}-01`, -1);
  }
  return ends;
}
