import type { Calendar, Day } from '#core/calendar/days.ts';
import { buildCalendar } from '#core/calendar/holidays.ts';

/** What a council may say of a day; `ordinary` takes a day of the base table back: the day follows its weekday again. */
export const ownDayKinds = ['holiday', 'swap-off', 'worked-saturday', 'ordinary'] as const;
export type OwnDayKind = (typeof ownDayKinds)[number];

/** A day of the council's own, as table `calendar_day` keeps it. */
export interface OwnDay {
  day: Day;
  kind: OwnDayKind;
  name: string;
  source: string;
}

/** Years the base table reaches: a council's switch of 24/11 is said for each of them. */
const lastYear = 2050;

/**
 * The calendar of one council: base table, 24/11 from the year a law makes it a holiday (law:CAL-11; null: not yet), and the council's own days,
 * which win.
 */
export function calendarOf(own: readonly OwnDay[], cultureDayFrom: number | null): Calendar {
  const years = cultureDayFrom === null ? [] : Array.from({ length: Math.max(0, lastYear - cultureDayFrom + 1) }, (_, index) => cultureDayFrom + index);
  return buildCalendar({ extra: own, cultureDayYears: years });
}
