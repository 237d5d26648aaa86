/** Reading the fields of a `deadline compute` case. */
import { type Day, isDay } from './days.ts';
import { dayOfInstant } from './instants.ts';

/** What is wrong with a case, as one Vietnamese sentence. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

type Fields = Record<string, unknown>;

/** A whole number from `low` to `high`. */
export function readWhole(fields: Fields, name: string, low: number, high: number): number {
  const value = fields[name];
  if (value === undefined || value === null) throw new Fault(`Thiếu ${name}.`);
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new Fault(`${name} phải là số nguyên, không phải ${JSON.stringify(value)}.`);
  if (value < low || value > high) throw new Fault(`${name} phải từ ${low} đến ${high}, không phải ${value}.`);
  return value;
}

/** A day: `YYYY-MM-DD`, or the day in Vietnam of an instant. */
export function readDay(fields: Fields, name: string): Day {
  const value = readInstant(fields, name);
  return typeof value === 'string' ? value : dayOfInstant(value);
}

const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|z|[+-]\d{2}:?\d{2})?$/;

/** A day, or an instant in RFC 3339; a clock time without offset is read in `timezone` (default Asia/Ho_Chi_Minh). */
export function readInstant(fields: Fields, name: string): Day | Date {
  const value = fields[name];
  if (value === undefined || value === null) throw new Fault(`Thiếu ${name}.`);
  if (typeof value !== 'string') throw new Fault(`${name} phải là ngày dạng YYYY-MM-DD, không phải ${JSON.stringify(value)}.`);
  const text = value.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    if (!isDay(text)) throw new Fault(`Ngày ${text} (${name}) không có trên lịch.`);
    return text;
  }
  const match = instant.exec(text);
  if (!match) throw new Fault(`${name} phải là ngày dạng YYYY-MM-DD hoặc thời điểm RFC 3339, không phải ${JSON.stringify(value)}.`);
  const [, day, hour, minute, second = '00', offset] = match;
  if (!isDay(day)) throw new Fault(`Ngày ${day} (${name}) không có trên lịch.`);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw new Fault(`Giờ của ${name} không có thật: ${text}.`);
  const asUtc = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return new Date(asUtc - (offset ? offsetOf(offset) : zoneOffset(fields, asUtc)) * 60_000);
}

function offsetOf(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith('-') ? -minutes : minutes;
}

/** Minutes east of Greenwich of the case's `timezone` at a clock time. */
function zoneOffset(fields: Fields, clockAsUtc: number): number {
  const zone = fields['timezone'] ?? 'Asia/Ho_Chi_Minh';
  if (typeof zone !== 'string') throw new Fault('timezone phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh.');
  if (zone === 'Asia/Ho_Chi_Minh' || zone === 'Asia/Saigon') return 420;
  if (/^[+-]\d{2}:?\d{2}$|^Z$/.test(zone)) return offsetOf(zone);
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(clockAsUtc);
    const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    return name === 'GMT' ? 0 : offsetOf(name.slice(3));
  } catch {
    throw new Fault(`Không biết múi giờ ${zone}.`);
  }
}
