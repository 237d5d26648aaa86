/** Rows of a table from its grid and the words in it. */
import { cleanText } from './clean-line.ts';
import type { Grid } from './layout-grid.ts';
import { joinText, middle, toLines, type PlacedWord, type VisualLine } from './layout-model.ts';
import { isSyllable } from './vietnamese.ts';

/** A cell as it stands on the page. */
export interface GridCell {
  text: string;
  bold: boolean;
  /** Goes on from the cell above. */
  above: boolean;
  /** Goes on from the cell on the left. */
  left: boolean;
  /** Rows its region runs over. */
  rows: number;
  lines: VisualLine[];
}

/** A table on one page. */
export interface GridTable {
  grid: Grid;
  rows: GridCell[][];
}

/** Puts words into the cells of a grid; a merged cell's text stands in its first row and column. */
export function fillGrid(grid: Grid, words: readonly PlacedWord[]): GridTable {
  const byRegion = new Map<number, PlacedWord[]>();
  for (const word of words) {
    const region = regionAt(grid, middle(word).x, word.baseline - word.size * 0.3);
    const list = byRegion.get(region) ?? [];
    list.push(word);
    byRegion.set(region, list);
  }
  const first = new Map<number, { row: number; column: number; last: number }>();
  grid.region.forEach((cells, row) => {
    cells.forEach((region, column) => {
      const known = first.get(region);
      if (known) known.last = row;
      else first.set(region, { row, column, last: row });
    });
  });
  const rows = grid.region.map((cells, row) =>
    cells.map((region, column): GridCell => {
      const home = first.get(region) as { row: number; column: number; last: number };
      const own = home.row === row && home.column === column;
      const lines = own ? toLines(byRegion.get(region) ?? []) : [];
      return {
        text: cellText(lines),
        bold: lines.length > 0 && lines.every((line) => line.bold || !/[\p{L}\p{N}]/u.test(line.text)),
        above: home.row < row,
        left: home.row === row && home.column < column,
        rows: home.last - home.row + 1,
        lines
      };
    })
  );
  return { grid, rows };
}

/** Text of a cell: its lines joined, as prose wraps. */
export function cellText(lines: readonly VisualLine[]): string {
  return cleanText(lines.reduce((text, line) => (cutInside(text, line.text) ? text + line.text : joinText(text, line.text)), ''));
}

/** A word too long for its column was cut anywhere (“03/cuộc/n” + “ăm”): only together are the parts a syllable. */
function cutInside(before: string, next: string): boolean {
  const tail = /\p{L}+$/u.exec(before)?.[0];
  const head = /^\p{Ll}+/u.exec(next)?.[0];
  return tail !== undefined && head !== undefined && !isSyllable(tail) && isSyllable(tail + head);
}

/** True when a point lies in the grid. */
export function holds(grid: Grid, word: PlacedWord): boolean {
  const { x } = middle(word);
  const y = word.baseline - word.size * 0.3;
  return x >= grid.x0 - 1 && x <= grid.x1 + 1 && y >= grid.y0 - 1 && y <= grid.y1 + 1;
}

function regionAt(grid: Grid, x: number, y: number): number {
  const column = slot(grid.xs, x);
  const row = slot(grid.ys, y);
  return (grid.region[row] as number[])[column] as number;
}

function slot(edges: number[], place: number): number {
  let index = 0;
  while (index < edges.length - 2 && place >= (edges[index + 1] as number)) index += 1;
  return index;
}
