import * as v from 'valibot';

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

/** A day as typed (25/4/2026, 05-06-2026, 05062026) or as sent by programs (2026-04-25) → 'YYYY-MM-DD'. */
export const day = v.pipe(v.string(), v.transform(readDay), v.string('core.day'));
export const optionalDay = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) => (value.trim() === '' ? null : readDay(value))),
  v.nullable(v.string('core.day'))
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

export function readDay(value: string): string | undefined {
  const raw = value.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw);
  const typed = iso ? null : (/^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/.exec(raw) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(raw));
  const found = iso ? [iso[3], iso[2], iso[1]] : typed ? [typed[1], typed[2], typed[3]] : null;
  if (!found) return undefined;
  const [d, m] = [Number(found[0]), Number(found[1])];
  const y = (found[2] ?? '').length === 2 ? 2000 + Number(found[2]) : Number(found[2]);
  const made = new Date(Date.UTC(y, m - 1, d));
  if (made.getUTCFullYear() !== y || made.getUTCMonth() !== m - 1 || made.getUTCDate() !== d) return undefined;
  return made.toISOString().slice(0, 10);
}

export function readNumber(value: string | number): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const raw = value.trim().replace(/\s|%$/g, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(raw) || /^-?\d+,\d+$/.test(raw)) return Number(raw.replace(/\./g, '').replace(',', '.'));
  if (/^-?\d+(\.\d+)?$/.test(raw)) return Number(raw);
  return undefined;
}
