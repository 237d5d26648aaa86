import { addCalendarDays, daysInMonth, startOfWeek, type Calendar, type Day } from '#core/calendar/days.ts';
import { moveMonth } from '#ui/month.ts';
import type { Standing } from '#modules/obligation/rules.ts';

/** One thing due on a day. */
export interface DueItem {
  id: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  title: string;
  on: Day;
  /** Where an hour is set. */
  at: Date | null;
  leadName: string | null;
  planTitle: string | null;
  standing: Standing;
}

/** A day of a plan worth knowing: it begins, it ends, a hundred days are over. */
export interface PlanDay {
  planId: string;
  title: string;
  on: Day;
  kind: 'begins' | 'ends' | 'day';
  /** Of a campaign: which day it is. */
  number: number | null;
}

export interface CalendarDay {
  day: Day;
  /** Name of the holiday, of the swapped day, or of the working Saturday. */
  named: { name: string; rest: boolean } | null;
  items: DueItem[];
  plans: PlanDay[];
}

export type CalendarView = 'month' | 'week';

/** First and last day shown around `day`. */
export function spanOf(view: CalendarView, day: Day): { from: Day; to: Day } {
  if (view === 'week') {
    const from = startOfWeek(day);
    return { from, to: addCalendarDays(from, 6) };
  }
  const month = day.slice(0, 7);
  return { from: `${month}-01`, to: `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}` };
}

/** The day that names the span before or after: the same weekday, or the first of the month. */
export function stepOf(view: CalendarView, day: Day, by: 1 | -1): Day {
  return view === 'week' ? addCalendarDays(startOfWeek(day), by * 7) : `${moveMonth(day.slice(0, 7), by)}-01`;
}

/** Days from the first to the last with everything that stands on each, what is late first. */
export function daysOf(span: { from: Day; to: Day }, items: readonly DueItem[], plans: readonly PlanDay[], calendar: Calendar): CalendarDay[] {
  const byDay = Map.groupBy(items, (item) => item.on);
  const plansByDay = Map.groupBy(plans, (plan) => plan.on);
  const days: CalendarDay[] = [];
  for (let day = span.from; day <= span.to; day = addCalendarDays(day, 1)) {
    const row = calendar.rows.get(day);
    days.push({
      day,
      named: row && row.kind !== 'ordinary' ? { name: row.name, rest: row.kind !== 'worked-saturday' } : null,
      items: [...(byDay.get(day) ?? [])].sort((a, b) => rank(a) - rank(b) || (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0) || a.title.localeCompare(b.title, 'vi')),
      plans: plansByDay.get(day) ?? []
    });
  }
  return days;
}

const rank = (item: DueItem): number => (item.standing.open ? (item.standing.late ? 0 : 1) : 2);

/** The days of a plan that fall in a span: its first and last, and every hundredth of a campaign. */
export function planDaysIn(plan: { id: string; title: string; kind: string; startsOn: Day; endsOn: Day }, span: { from: Day; to: Day }): PlanDay[] {
  const found: PlanDay[] = [];
  const put = (on: Day, kind: PlanDay['kind'], number: number | null) => {
    if (on >= span.from && on <= span.to) found.push({ planId: plan.id, title: plan.title, on, kind, number });
  };
  put(plan.startsOn, 'begins', plan.kind === 'campaign' ? 1 : null);
  if (plan.kind === 'campaign') for (let number = 100; addCalendarDays(plan.startsOn, number - 1) < plan.endsOn; number += 100) put(addCalendarDays(plan.startsOn, number - 1), 'day', number);
  put(plan.endsOn, 'ends', null);
  return found;
}
