import { addCalendarDays, rollBackward, rollForward, workingDaysBefore, type Calendar, type Day } from '#core/calendar/days.ts';

/** Working days before the end on which to remind, and calendar days after it; from the last of these on, weekly. */
export const remindBefore = [15, 7, 3] as const;
export const remindAfter = [1, 3, 7] as const;

export interface Reminder {
  on: Day;
  /** Working days ahead, 0 the day itself, negative: calendar days past. */
  ahead: number;
}

/**
 * The days on which to remind of something due on `dueOn`, in order, up to `until`. Each is a working day: those ahead are counted in working days, the day itself falls on the
 * working day before when it is a day of rest (law:CAL-06), those after it on the next one. None lies before `from` (the opening, or the day work may begin).
 */
export function reminderDays(dueOn: Day, calendar: Calendar, span: { from: Day; until: Day }): Reminder[] {
  const found = new Map<Day, number>();
  const put = (on: Day, ahead: number) => {
    if (on >= span.from && on <= span.until && !found.has(on)) found.set(on, ahead);
  };
  for (const count of remindBefore) put(workingDaysBefore(dueOn, count, calendar), count);
  put(rollBackward(dueOn, calendar), 0);
  for (const count of remindAfter) put(rollForward(addCalendarDays(dueOn, count), calendar), -count);
  for (let days = 14; addCalendarDays(dueOn, days) <= span.until; days += 7) put(rollForward(addCalendarDays(dueOn, days), calendar), -days);
  return [...found].map(([on, ahead]) => ({ on, ahead })).sort((a, b) => (a.on < b.on ? -1 : 1));
}
