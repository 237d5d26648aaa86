import * as v from 'valibot';
import { parseDay } from './format.ts';

/** Far from every day a council writes: what is read near it hung on the day it was typed on. */
const nowhere = '0101-06-15';

/** Pieces of schema every module uses: text with a limit, days as typed, ids, numbers as Vietnamese write them. */
export const text = (limit: number) => v.pipe(v.string(), v.transform((value) => value.normalize('NFC').trim()), v.nonEmpty('core.field-empty'), v.maxLength(limit, 'core.field-long'));
export const optionalText = (limit: number) =>
  v.optional(v.pipe(v.string(), v.transform((value) => value.normalize('NFC').trim()), v.maxLength(limit, 'core.field-long')), '');

export const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'core.field-unreadable'));
/** An id, or '' for none. */
export const optionalId = v.pipe(
  v.optional(v.union([v.literal(''), id]), ''),
  v.transform((value) => (value === '' ? null : value))
);

/** What `parse` of the commands adds to the reader's configuration: the day on which the words were typed. */
export interface ReadingOn {
  today?: string | undefined;
}

/** A day as typed (25/4/2026, 05-06-2026, 05062026, 25/4, hôm nay) or as sent by programs (2026-04-25) → 'YYYY-MM-DD'; without a year, of the year of the day it is read on. */
export const day = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, config, addIssue, NEVER }): string => {
    const read = readDay(dataset.value, (config as ReadingOn).today);
    if (read !== undefined) return read;
    addIssue({ message: 'core.day' });
    return NEVER;
  })
);
export const optionalDay = v.pipe(
  v.optional(v.string(), ''),
  v.rawTransform(({ dataset, config, addIssue, NEVER }): string | null => {
    if (dataset.value.trim() === '') return null;
    const read = readDay(dataset.value, (config as ReadingOn).today);
    if (read !== undefined) return read;
    addIssue({ message: 'core.day' });
    return NEVER;
  })
);

/** A number as typed, '1.234,5' or '1234.5' → 1234.5. */
export const number = v.pipe(v.union([v.number(), v.string()]), v.transform(readNumber), v.number('core.number'));
export const optionalNumber = v.pipe(
  v.optional(v.union([v.number(), v.string()]), ''),
  v.transform((value) => (value === '' ? null : readNumber(value))),
  v.nullable(v.number('core.number'))
);
export const checked = v.pipe(
  v.optional(v.union([v.string(), v.boolean()]), false),
  v.transform((value) => value === true || value === 'on' || value === '1')
);
/** A list from the form, whether none, one or many were sent. */
export const list = <S extends v.GenericSchema>(item: S, limit = 500) =>
  v.pipe(
    v.optional(v.union([v.array(v.unknown()), v.unknown()]), []),
    v.transform((value) => (Array.isArray(value) ? value : value === '' || value === undefined ? [] : [value])),
    v.array(item),
    v.maxLength(limit, 'core.field-long')
  );

/** A day by the rules of the day field (`parseDay`). Undefined when it is none, or when only `today` could tell which. */
export function readDay(value: string, today?: string): string | undefined {
  const read = parseDay(value, today ?? nowhere);
  if (read === null) return undefined;
  return today === undefined && read < '1000' ? undefined : read;
}

export function readNumber(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const raw = value.trim().replace(/\s|%$/g, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(raw) || /^-?\d+,\d+$/.test(raw)) return Number(raw.replace(/\./g, '').replace(',', '.'));
  if (/^-?\d+(\.\d+)?$/.test(raw)) return Number(raw);
  return undefined;
}
