/** How much of a text known to be right is found in the lines a reader gave. */
import type { TextLine } from '../../src/core/documents/text.ts';

/** A line as it is compared: case, marks and words count; kinds of dashes, quotes and spaces do not. */
export function lineKey(line: Pick<TextLine, 'text' | 'cells'>): string {
  const text = line.cells
    ? line.cells
        .map((cell) => cell.text)
        .filter((cell) => cell !== '')
        .join(' | ')
    : line.text;
  return text
    .normalize('NFC')
    .replace(/[‐-―−]/gu, '-')
    .replace(/[“”„"]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/\s*([-/|,;:.()"≥≤])\s*/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

const MARKED = /^(?:[-+•]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|[IVX]+\.)\s/u;

/**
 * Share of the right lines found whole and in order, 0–1. Right lines that the file breaks by hand within one
 * paragraph (next line of the file, no marker) may also come as one.
 */
export function shareFound(right: readonly TextLine[], read: readonly TextLine[]): { share: number; missing: string[] } {
  const keys = right.map(lineKey);
  const got = read.flatMap((line) => splitLike(lineKey(line), right, keys));
  const found = longestCommon(keys, got);
  return { share: found.size / keys.length, missing: keys.filter((_, index) => !found.has(index)) };
}

/** Parts a read line into right lines where it is several of them run together by a broken paragraph. */
function splitLike(key: string, right: readonly TextLine[], keys: readonly string[]): string[] {
  for (let from = 0; from < keys.length; from += 1) {
    if (!key.startsWith(keys[from] as string) || key === keys[from]) continue;
    let joined = keys[from] as string;
    for (let to = from + 1; to < keys.length; to += 1) {
      const line = right[to] as TextLine;
      const wrapped = line.source - (right[to - 1] as TextLine).source === 1 && !line.cells && !MARKED.test(line.text);
      if (!wrapped) break;
      joined = lineKey({ text: `${joined} ${keys[to] as string}` });
      if (joined === key) return keys.slice(from, to + 1);
    }
  }
  return [key];
}

function longestCommon(one: readonly string[], other: readonly string[]): Set<number> {
  const table = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const [here, below] = [table[row] as Uint32Array, table[row + 1] as Uint32Array];
      here[column] =
        one[row] === other[column] ? (below[column + 1] as number) + 1 : Math.max(below[column] as number, here[column + 1] as number);
    }
  }
  const found = new Set<number>();
  let [row, column] = [0, 0];
  while (row < one.length && column < other.length) {
    if (one[row] === other[column]) {
      found.add(row);
      row += 1;
      column += 1;
    } else if (((table[row + 1] as Uint32Array)[column] as number) >= ((table[row] as Uint32Array)[column + 1] as number)) row += 1;
    else column += 1;
  }
  return found;
}

/** Likeness of two texts by single-letter edits, 0–1, over all lines in order. */
export function likeness(right: readonly TextLine[], read: readonly TextLine[]): number {
  const [one, other] = [right.map(lineKey).join('\n'), read.map(lineKey).join('\n')];
  let before = Uint32Array.from({ length: other.length + 1 }, (_, index) => index);
  let now = new Uint32Array(other.length + 1);
  for (let row = 1; row <= one.length; row += 1) {
    now[0] = row;
    const letter = one.charCodeAt(row - 1);
    for (let column = 1; column <= other.length; column += 1) {
      const swap = (before[column - 1] as number) + (letter === other.charCodeAt(column - 1) ? 0 : 1);
      now[column] = Math.min(swap, (before[column] as number) + 1, (now[column - 1] as number) + 1);
    }
    [before, now] = [now, before];
  }
  return 1 - (before[other.length] as number) / Math.max(one.length, other.length, 1);
}
