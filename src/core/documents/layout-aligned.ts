/** Tables without drawn lines: words standing in three or more columns under one another. */
import type { Grid } from './layout-grid.ts';
import { toLines, type PlacedWord, type VisualLine } from './layout-model.ts';

/** A gap this many letter sizes wide may part two columns. */
const COLUMN_GAP = 1.3;
/** Rows of three or more columns that make a table. */
const LEAST_ROWS = 3;

/** Finds grids by alignment alone; each has at least three columns and three rows, and no merged cells. */
export function findAligned(words: readonly PlacedWord[]): Grid[] {
  const lines = toLines(words);
  const grids: Grid[] = [];
  let at = 0;
  while (at < lines.length) {
    const run = runFrom(lines, at);
    const grid = run > at ? makeAligned(lines.slice(at, run)) : null;
    if (grid) {
      grids.push(grid);
      at = run;
    } else at += 1;
  }
  return grids;
}

/** The end of the longest run of lines from `at` that leaves two free strips; `at` itself when there is none. */
function runFrom(lines: readonly VisualLine[], at: number): number {
  const first = lines[at] as VisualLine;
  if (gapsOf(first).length < 2) return at;
  let end = at;
  let wide = 0;
  let strips = gapsOf(first);
  for (let next = at; next < lines.length; next += 1) {
    const line = lines[next] as VisualLine;
    const above = lines[next - 1];
    if (above && next > at && line.baseline - above.baseline > 3.2 * line.size) break;
    const left = cutStrips(strips, line);
    if (left.length < 2) break;
    strips = left;
    if (gapsOf(line).length >= 2) {
      wide += 1;
      end = next + 1;
    } else if (next + 1 < lines.length) {
      // The last words of wrapped cells may stand below the last full row.
      end = next + 1;
    }
  }
  return wide >= LEAST_ROWS ? end : at;
}

function gapsOf(line: VisualLine): [number, number][] {
  const gaps: [number, number][] = [];
  line.words.forEach((word, index) => {
    const next = line.words[index + 1];
    if (next && next.x0 - word.x1 > COLUMN_GAP * line.size) gaps.push([word.x1, next.x0]);
  });
  return gaps;
}

/** What a line's words leave of the strips; strips too narrow to part columns go. */
function cutStrips(strips: readonly [number, number][], line: VisualLine): [number, number][] {
  let left: [number, number][] = [...strips];
  for (const word of line.words) {
    left = left.flatMap(([from, to]): [number, number][] => {
      if (word.x1 <= from || word.x0 >= to) return [[from, to]];
      return [
        [from, word.x0],
        [word.x1, to]
      ];
    });
  }
  return left.filter(([from, to]) => to - from > 0.7 * line.size);
}

function makeAligned(lines: readonly VisualLine[]): Grid | null {
  let strips = gapsOf(lines[0] as VisualLine);
  for (const line of lines) strips = cutStrips(strips, line);
  const x0 = Math.min(...lines.map((line) => line.x0)) - 2;
  const x1 = Math.max(...lines.map((line) => line.x1)) + 2;
  const inner = strips
    .map(([from, to]) => (from + to) / 2)
    .filter((x) => lines.some((line) => line.x0 < x) && lines.some((line) => line.x1 > x));
  if (inner.length < 2) return null;
  const xs = [x0, ...inner.sort((one, other) => one - other), x1];
  const tops = rowTops(lines, xs[1] as number);
  if (tops.length < LEAST_ROWS) return null;
  const last = lines[lines.length - 1] as VisualLine;
  const ys = [...tops, last.y1 + 1];
  const columns = xs.length - 1;
  const region = tops.map((_, row) => Array.from({ length: columns }, (__, column) => row * columns + column));
  return { xs, ys, region, x0, x1, y0: ys[0] as number, y1: ys[ys.length - 1] as number };
}

/** A row begins where the first column has words, or after a clear gap. */
function rowTops(lines: readonly VisualLine[], firstEdge: number): number[] {
  const tops: number[] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const gap = above ? line.baseline - above.baseline > 1.7 * line.size : true;
    // Baselines of one row may differ a little from cell to cell.
    const near = above !== undefined && line.baseline - above.baseline < 0.9 * line.size;
    if (!near && (gap || line.x0 < firstEdge)) tops.push(above ? (line.y0 + above.y1) / 2 : line.y0 - 1);
  });
  return tops;
}
