/** Values of cells as people type them: dates and numbers written as text, stray spaces, broken formulas. Pure. */
import type { Day } from '../calendar/days.ts';
import { parseDay } from '../format.ts';
import { readNumber } from '../inputs.ts';

/** A cell as read: text is trimmed and composed, a date is YYYY-MM-DD text. */
export type SheetCell = string | number | null;

/** One line of text: NFC, white space of every kind collapsed to single spaces but line breaks kept, ends trimmed; null when nothing is left. */
export function cellText(value: SheetCell): string | null {
  if (value === null) return null;
  const text = String(value)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?:[^\S\n]|[\u200b\ufeff])+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
  return text === '' ? null : text;
}

/* Serial days of 1/1/2000 and 31/12/2099: a whole number between them in a column of dates is a date whose format was lost. */
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

/** A day from a real date, from text ("05/6/2026", "ngày 05 tháng 6 năm 2026") or from a bare serial number. Undefined when it is none. */
export function cellDay(value: SheetCell, today: Day): Day | null | undefined {
  if (value === null) return null;
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || value < FIRST_SERIAL || value > LAST_SERIAL) return undefined;
    return new Date(Date.UTC(1899, 11, 30) + value * 86_400_000).toISOString().slice(0, 10);
  }
  const text = cellText(value);
  return text === null ? null : (parseDay(text, today) ?? undefined);
}

/** A number from a number or from text in Vietnamese or English writing ("1.234,5", "1,234,567.8"). Undefined when it is none. */
export function cellNumber(value: SheetCell): number | null | undefined {
  if (value === null || typeof value === 'number') return value;
  const text = cellText(value);
  if (text === null) return null;
  const bare = text.replace(/\s/g, '');
  if (/^-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(bare)) return Number(bare.replaceAll(',', ''));
  return bare.endsWith('%') ? undefined : readNumber(bare);
}

/**
 * A share from 0 to 1: text "92,9%" or "92,9", a number. Numbers up to 1,5 are shares (Excel keeps 92,9% as 0,929), larger ones percents.
 * Undefined when it is none.
 */
export function cellShare(value: SheetCell): number | null | undefined {
  if (value === null) return null;
  const text = typeof value === 'number' ? '' : (cellText(value) ?? null);
  if (text === null) return null;
  const percent = text.endsWith('%');
  const number = typeof value === 'number' ? value : cellNumber(percent ? text.slice(0, -1) : text);
  if (number === null || number === undefined) return number === null ? null : undefined;
  return percent || Math.abs(number) > 1.5 ? Number((number / 100).toPrecision(12)) : number;
}

/** The mark of a broken formula ("#REF!", "#N/A"), or null. */
export function formulaError(value: SheetCell): string | null {
  return typeof value === 'string' && /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/.test(value.trim())
    ? value.trim()
    : null;
}
