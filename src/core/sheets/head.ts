/** Where the head of a table stands and what its columns are called, with merged and two-row heads. Pure. */
import { khongDau } from '../text.ts';
import type { SheetCell } from './values.ts';
import { cellText } from './values.ts';

/** A merged range, all counts from 0, ends included. */
export type Merge = { startRow: number; startCol: number; endRow: number; endCol: number };

/** Rows `from` to `to` hold the names; data begin at `data`. */
export type Head = { from: number; to: number; data: number; titles: string[] };

const LOOK = 30;

/**
 * Finds the head among the first rows: the first row, wide for this sheet, that holds only words. Rows above it are titles. Null when
 * there is none.
 */
export function findHead(rows: readonly (readonly SheetCell[])[], merges: readonly Merge[]): Head | null {
  const filled = rows.map((row) => row.filter((cell) => cellText(cell) !== null).length);
  const widest = Math.max(0, ...filled);
  const wide = Math.max(2, Math.ceil(widest / 2));
  for (let from = 0; from < Math.min(LOOK, rows.length); from++) {
    const row = rows[from]!;
    const numbered = khongDau(cellText(row[firstFilled(row)] ?? null) ?? '');
    const begins = /^(?:stt|tt|so tt|so thu tu)$/.test(numbered);
    if (!(begins ? filled[from]! >= 2 : filled[from]! >= wide) || !onlyWords(row)) continue;
    const to = headEnd(rows, merges, from);
    let data = to + 1;
    if (data < rows.length && isCounting(rows[data]!)) data += 1;
    return { from, to, data, titles: titlesOf(rows, merges, from, to) };
  }
  return null;
}

function firstFilled(row: readonly SheetCell[]): number {
  return row.findIndex((cell) => cellText(cell) !== null);
}

/* A name of a column is a short text that is no number and no date. */
function onlyWords(row: readonly SheetCell[]): boolean {
  return row.every((cell) => {
    const text = cellText(cell);
    return text === null || (typeof cell === 'string' && text.length <= 120 && !/^[-\d.,/%\s]+$/.test(text));
  });
}

/** Last row of the head: as far down as its merged cells reach; one more row when a cell is merged across and the next row names its parts. */
function headEnd(rows: readonly (readonly SheetCell[])[], merges: readonly Merge[], from: number): number {
  const starting = merges.filter((merge) => merge.startRow === from && cellText(rows[from]?.[merge.startCol] ?? null) !== null);
  const down = Math.max(from, ...starting.map((merge) => merge.endRow));
  if (down > from) return Math.min(down, from + 3, rows.length - 1);
  const next = rows[from + 1];
  if (next === undefined || !onlyWords(next) || isCounting(next)) return from;
  const parts = next.map((cell, column) => (cellText(cell) === null ? -1 : column)).filter((column) => column >= 0);
  const gaps = (column: number) => cellText(rows[from]![column] ?? null) === null;
  const acrossed = (column: number) =>
    starting.some((merge) => merge.endCol > merge.startCol && column >= merge.startCol && column <= merge.endCol);
  // Without merges kept (CSV, old files): parts stand under empty places and under the one name before them.
  const under = (column: number) => acrossed(column) || gaps(column) || gaps(column + 1);
  return parts.length >= 2 && parts.some((column) => gaps(column)) && parts.every(under) && parts[0]! > firstFilled(rows[from]!)
    ? from + 1
    : from;
}

/** "(1) (2) (3)", "1 2 3", "A B 1 2": a row that counts the columns. */
function isCounting(row: readonly SheetCell[]): boolean {
  const marks = row.map((cell) => cellText(cell)).filter((text) => text !== null);
  if (marks.length < 3 || !marks.every((text) => /^\(?(?:\d{1,2}|[A-Za-z])\)?(?:\s*=.*)?$/.test(text))) return false;
  const numbers = marks.map((text) => Number(/\d+/.exec(text)?.[0] ?? NaN)).filter((value) => !Number.isNaN(value));
  return numbers.length >= 2 && numbers.every((value, index) => index === 0 || value === numbers[index - 1]! + 1);
}

/** Names of the columns; the parts of a two-row head are joined: "Năm 2026 – Giao". */
function titlesOf(rows: readonly (readonly SheetCell[])[], merges: readonly Merge[], from: number, to: number): string[] {
  const columns = Math.max(...rows.slice(from, to + 1).map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const pieces: string[] = [];
    for (let row = from; row <= to; row++) {
      const text = cellText(rows[row]![column] ?? null) ?? inherited(rows, merges, row, column, from, to);
      const name = text?.replace(/\n/g, ' ') ?? null;
      if (name !== null && pieces.at(-1) !== name) pieces.push(name);
    }
    return pieces.join(' – ');
  });
}

function inherited(
  rows: readonly (readonly SheetCell[])[],
  merges: readonly Merge[],
  row: number,
  column: number,
  from: number,
  to: number
): string | null {
  const over = merges.find((merge) => row >= merge.startRow && row <= merge.endRow && column >= merge.startCol && column <= merge.endCol);
  if (over !== undefined) return cellText(rows[over.startRow]?.[over.startCol] ?? null);
  // No merge kept: a part without a name above belongs to the nearest name on its left.
  const hasPart = to > from && row === from && cellText(rows[to]![column] ?? null) !== null;
  if (!hasPart || merges.length > 0) return null;
  for (let left = column - 1; left >= 0; left--) {
    const text = cellText(rows[row]![left] ?? null);
    if (text !== null) return text;
  }
  return null;
}
