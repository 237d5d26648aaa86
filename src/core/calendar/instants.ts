/**
 * Between instants and days of Vietnam. The offset of Asia/Ho_Chi_Minh has been +07:00 without summer time since 1975, so it is
 * a constant here and needs no time-zone data of the machine.
 */
import { type Day, dayNumber, dayOfNumber } from './days.ts';

const hour = 3_600_000;
const offset = 7 * hour;
const dayLength = 24 * hour;

/** The day in Vietnam on which an instant falls. */
export function dayOfInstant(instant: Date): Day {
  return dayOfNumber(Math.floor((instant.getTime() + offset) / dayLength));
}

/** Hour and minute in Vietnam of an instant. */
export function clockOfInstant(instant: Date): { hour: number; minute: number } {
  const minutes = Math.floor((instant.getTime() + offset) / 60_000);
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  return { hour: Math.floor(ofDay / 60), minute: ofDay % 60 };
}

/** The instant of an hour (0–24) and minute of a day in Vietnam; hour 24 is the end of the day. */
export function instantAt(day: Day, atHour: number, minute = 0): Date {
  return new Date(dayNumber(day) * dayLength + atHour * hour + minute * 60_000 - offset);
}

/** The first instant after a day in Vietnam: a period ends at 24:00 of its last day (CAL-02). */
export function endOfDay(day: Day): Date {
  return instantAt(day, 24);
}

/** RFC 3339 with the offset of Vietnam, to the second: `2026-11-26T14:00:00+07:00`. */
export function toRfc3339(instant: Date): string {
  return `${new Date(instant.getTime() + offset).toISOString().slice(0, 19)}+07:00`;
}
