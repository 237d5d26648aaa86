import { addCalendarDays, weekdayOf } from '#core/calendar/days.ts';

/** A day of the grid; 11 units from one to the next, 9 wide. `level` 0–3, null ahead of today. */
export type HeatDay = { day: string; x: number; y: number; level: 0 | 1 | 2 | 3 | null; today: boolean };

/** Weeks as columns, Monday on top. `counts[i]` is how much was finished on day i (0 = `start`); `steps` are the least counts of levels 1, 2, 3. */
export function heatDays(
  start: string,
  length: number,
  today: string,
  counts: readonly number[],
  steps: readonly [number, number, number] = [1, 2, 4]
): HeatDay[] {
  const lead = weekdayOf(start) - 1;
  return Array.from({ length }, (_, index) => {
    const day = addCalendarDays(start, index);
    const count = counts[index] ?? 0;
    const level = day > today ? null : count >= steps[2] ? 3 : count >= steps[1] ? 2 : count >= steps[0] ? 1 : 0;
    return { day, x: Math.floor((index + lead) / 7) * 11, y: ((index + lead) % 7) * 11, level, today: day === today };
  });
}

/** Where the months are named: over the first week that begins in them, unless that would run over the edge. */
export function heatMonths(days: readonly HeatDay[]): { month: number; year: number; x: number }[] {
  const labels: { month: number; year: number; x: number }[] = [];
  const end = days[days.length - 1]?.x ?? 0;
  for (const { day, x, y } of days) {
    const month = Number(day.slice(5, 7));
    const last = labels[labels.length - 1];
    if (last && (y !== 0 || last.month === month || x - last.x < 33 || x > end - 22)) continue;
    labels.push({ month, year: Number(day.slice(0, 4)), x });
  }
  return labels;
}
