import { addCalendarDays, daysInMonth, weekdayOf } from '#core/calendar/days.ts';

/** The month `count` months after `month` (`YYYY-MM`). */
export function moveMonth(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Weeks of a month (`YYYY-MM`), Monday first; null outside the month. */
export function monthWeeks(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  const lead = weekdayOf(first) - 1;
  return Array.from({ length: Math.ceil((lead + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = addCalendarDays(first, week * 7 + weekday - lead);
      return day.startsWith(month) ? day : null;
    })
  );
}
