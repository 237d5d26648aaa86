/** Which column of somebody's table is which of ours, and the rows with what is wrong in them. Pure. */
import type { Day } from '../calendar/days.ts';
import { khongDau } from '../text.ts';
import { type Lang, fill } from '../words.ts';
import { en, vi } from './messages.ts';
import type { SheetTable } from './read.ts';
import { SheetRefused } from './refusals.ts';
import type { SheetCell } from './values.ts';
import { cellDay, cellNumber, cellShare, cellText, formulaError } from './values.ts';

/** A column that is wanted. `names` are what it may be called, the first as shown to people. */
export type WantedColumn = {
  readonly key: string;
  readonly names: readonly string[];
  readonly required: boolean;
  readonly kind?: 'text' | 'number' | 'date' | 'percent';
};

/** `mapping` gives the place of each wanted column found (from 0); `missing` one sentence for each required one that was not; `unused` the names left. */
export type ColumnMapping = { mapping: Record<string, number>; missing: string[]; unused: string[] };

/** A row as wanted. `values` has every wanted key; `problems` are sentences; a row with none may be taken. */
export type MappedRow = { row: number; group: string | null; values: Record<string, string | number | null>; problems: string[] };

const ENOUGH = 0.6;

/**
 * Proposes the mapping by comparing names without marks: the same words, the wanted name inside a longer one, small slips of typing.
 * Each column serves once; the best likeness is given out first. `remembered` holds names chosen before: key → name.
 */
export function mapColumns(
  table: Pick<SheetTable, 'titles'>,
  wanted: readonly WantedColumn[],
  options: { remembered?: Readonly<Record<string, string>>; language?: Lang } = {}
): ColumnMapping {
  const words = options.language === 'en' ? en : vi;
  const titles = table.titles.map(plain);
  const pairs = wanted.flatMap((column, order) =>
    titles.flatMap((title, place) => {
      const chosen = options.remembered?.[column.key];
      const score =
        chosen !== undefined && plain(chosen) === title
          ? 2
          : Math.max(0, ...column.names.map((name, index) => likeness(plain(name), title) - index * 0.001));
      return title !== '' && score >= ENOUGH ? [{ key: column.key, order, place, score }] : [];
    })
  );
  pairs.sort((a, b) => b.score - a.score || a.order - b.order || a.place - b.place);
  const mapping: Record<string, number> = {};
  const taken = new Set<number>();
  for (const { key, place } of pairs) {
    if (key in mapping || taken.has(place)) continue;
    mapping[key] = place;
    taken.add(place);
  }
  return {
    mapping,
    missing: wanted
      .filter((column) => column.required && !(column.key in mapping))
      .map((column) => fill(words.missing, { column: column.names[0]! })),
    unused: table.titles.filter((title, place) => title !== '' && !taken.has(place))
  };
}

/** Throws {@link SheetRefused} 'wrongColumns' naming every required column that is missing. */
export function requireColumns(table: Pick<SheetTable, 'file'>, { missing }: ColumnMapping): void {
  if (missing.length > 0) throw new SheetRefused('wrongColumns', { name: table.file, missing: missing.join(' ') });
}

/** The rows under their wanted keys, each value of its kind (dates YYYY-MM-DD, percents as shares), with a sentence for each thing wrong. */
export function mapRows(
  table: Pick<SheetTable, 'rows'>,
  wanted: readonly WantedColumn[],
  mapping: Readonly<Record<string, number>>,
  today: Day,
  language: Lang = 'vi'
): MappedRow[] {
  const words = language === 'en' ? en : vi;
  return table.rows.map(({ row, group, cells }) => {
    const problems: string[] = [];
    const values: MappedRow['values'] = {};
    for (const column of wanted) {
      const place = mapping[column.key];
      const cell = place === undefined ? null : (cells[place] ?? null);
      const name = column.names[0]!;
      const broken = formulaError(cell);
      const value = broken === null ? valueOf(column.kind ?? 'text', cell, today) : null;
      values[column.key] = value ?? null;
      if (broken !== null) problems.push(fill(words.formulaError, { column: name, value: broken }));
      else if (value === undefined) problems.push(fill(words[WRONG[column.kind ?? 'text']], { column: name, value: String(cell) }));
      else if (value === null && column.required) problems.push(fill(words.emptyCell, { column: name }));
    }
    return { row, group, values, problems };
  });
}

const WRONG = { text: 'emptyCell', number: 'badNumber', date: 'badDate', percent: 'badPercent' } as const;

function valueOf(kind: 'text' | 'number' | 'date' | 'percent', cell: SheetCell, today: Day): string | number | null | undefined {
  return kind === 'number'
    ? cellNumber(cell)
    : kind === 'date'
      ? cellDay(cell, today)
      : kind === 'percent'
        ? cellShare(cell)
        : cellText(cell);
}

function plain(title: string): string {
  return khongDau(title)
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** How alike two names are, 0 to 1. Both plain. */
function likeness(wanted: string, title: string): number {
  if (wanted === '' || title === '') return 0;
  if (wanted === title) return 1;
  const a = wanted.split(' ');
  const b = title.split(' ');
  // "Năm 2026 – Giao": the last part of a two-row head may be the whole name.
  if (title.endsWith(` ${wanted}`) || title.startsWith(`${wanted} `)) return 0.7 + (0.25 * a.length) / b.length;
  const shared = a.filter((word) => b.includes(word)).length;
  const words = (2 * shared) / (a.length + b.length);
  const inside = shared === a.length && a.length > 1 ? 0.65 + 0.2 * words : 0;
  const slips = 1 - distance(wanted, title) / Math.max(wanted.length, title.length);
  return Math.max(inside, words >= 0.75 ? words * 0.9 : 0, slips >= 0.8 ? slips * 0.95 : 0);
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
