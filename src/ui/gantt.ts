import { daysBetween } from '#core/calendar/days.ts';

/** Where a day lies between two others, in per cent of the way, kept inside 0–100, one decimal. */
export function shareOf(day: string, from: string, to: string): number {
  const length = daysBetween(from, to) || 1;
  return Math.round(Math.min(100, Math.max(0, (daysBetween(from, day) / length) * 100)) * 10) / 10;
}

/** Months from the first to the last day, each with its length in days for the width of its head. */
export function monthsBetween(from: string, to: string): { year: number; month: number; days: number }[] {
  const months: { year: number; month: number; days: number }[] = [];
  let start = from;
  while (start < to) {
    const year = Number(start.slice(0, 4));
    const month = Number(start.slice(5, 7));
    const nextStart = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    const end = nextStart < to ? nextStart : to;
    months.push({ year, month, days: daysBetween(start, end) });
    start = nextStart;
  }
  return months;
}
