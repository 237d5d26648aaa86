import { isDay, type Day } from '#core/calendar/days.ts';
import { parseDay } from '#core/format.ts';
import { places, type Place } from '#modules/measure/engine.ts';
import type { PartKind, View } from './board.ts';

/** What the address of a board says: `ky` the year or the whole plan, `ngay` the day told for, `loc` which targets, `so-lieu` which figure is open, `muc` which of its records. */
export interface ViewQuery {
  /** Null when the address names none: the year's, unless every goal of the plan is for the whole of it. */
  view: View | null;
  asOf: Day;
  /** `ky` as given: '2026', 'ca-ky', ''. */
  period: string;
  filter: PartKind | 'attention' | 'mine' | null;
  open: string | null;
  place: Place | null;
}

const filters = ['done', 'ok', 'risk', 'late', 'none', 'attention', 'mine'] as const;

/** Reads an address. A day that is none, or lies ahead, is today; a year gone by is told for its last day unless a day is named. */
export function readView(params: URLSearchParams, today: Day): ViewQuery {
  const period = params.get('ky') ?? '';
  const typed = params.get('ngay') ?? '';
  const day = isDay(typed) ? typed : typed ? parseDay(typed, today) : null;
  const year = /^\d{4}$/.test(period) ? period : '';
  const whole = period === 'ca-ky';
  const last = year && year < today.slice(0, 4) ? `${year}-12-31` : today;
  const named = day && day <= today ? day : null;
  const inYear = named && (!year || named.startsWith(year)) ? named : null;
  const filter = params.get('loc');
  const place = params.get('muc');
  return {
    view: whole ? 'whole' : year ? 'year' : null,
    asOf: inYear ?? last,
    period,
    filter: filters.find((one) => one === filter) ?? null,
    open: params.get('so-lieu'),
    place: places.find((one) => one === place) ?? null
  };
}

/** The same address with some parameters changed; null takes one away. */
export function withParams(params: Iterable<[string, string]>, changes: Record<string, string | null>): string {
  const next = new URLSearchParams([...params]);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text ? `?${text}` : '?';
}
