/** Tables that run over pages: rows gathered, repeated heads dropped, rows and cells cut by a page end joined. */
import { cleanParagraph, rowLine } from './clean-line.ts';
import { joinText, type PlacedWord } from './layout-model.ts';
import type { GridCell, GridTable } from './layout-table.ts';
import type { TextCell, TextLine } from './text.ts';

/** One row of a long table. */
interface LongRow {
  cells: GridCell[];
  page: number;
}

/** A table gathered over pages. */
export interface LongTable {
  tables: GridTable[];
  rows: LongRow[];
  xs: number[];
}

/** Adds a page's table to a long one; false when its columns are others, so that it is a new table. */
export function continueTable(long: LongTable, next: GridTable, page: number): boolean {
  if (long.tables.length === 0) {
    long.xs = next.grid.xs;
    long.tables.push(next);
    long.rows.push(...next.rows.map((cells) => ({ cells, page })));
    return true;
  }
  if (!sameColumns(long.xs, next.grid.xs)) return false;
  const rows = next.rows.slice(repeatedHead(long.rows, next.rows));
  const [first] = rows;
  const last = long.rows[long.rows.length - 1];
  if (first && last) joinMerged(long.rows, rows);
  if (first && last && isCutRow(last.cells, first)) {
    last.cells = last.cells.map((cell, column) => {
      const more = first[column] as GridCell;
      return more.text === '' ? cell : { ...cell, text: joinText(cell.text, more.text), bold: cell.bold && more.bold };
    });
    rows.shift();
  }
  long.tables.push(next);
  long.rows.push(...rows.map((cells) => ({ cells, page })));
  return true;
}

function sameColumns(one: number[], other: number[]): boolean {
  return one.length === other.length && one.every((edge, index) => Math.abs(edge - (other[index] as number)) < 8);
}

/** How many rows at the top of the next page repeat the head of the table. */
function repeatedHead(rows: readonly LongRow[], next: readonly GridCell[][]): number {
  let same = 0;
  while (same < 3 && same < next.length && same < rows.length) {
    const [above, below] = [(rows[same] as LongRow).cells, next[same] as GridCell[]];
    if (rowKey(above) !== rowKey(below) || rowKey(above).replace(/[|\d]/gu, '') === '') break;
    same += 1;
  }
  // A column-number row (“1 2 3 4”) under a repeated head goes with it.
  return same;
}

function rowKey(cells: readonly GridCell[]): string {
  return cells.map((cell) => cell.text.toLowerCase().replace(/\s+/gu, ' ')).join('|');
}

/** A merged cell that runs over the page end: its text goes to where it began, the rest goes on from above. */
function joinMerged(before: LongRow[], rows: GridCell[][]): void {
  const [first] = rows as [GridCell[]];
  const last = before[before.length - 1] as LongRow;
  last.cells.forEach((cell, column) => {
    const below = first[column];
    if (!below || below.above || below.left) return;
    const tall = below.rows > 1 || cell.above || cell.rows > 1;
    const home = homeOf(before, column);
    // Only a tall cell without words on one of its two pages is surely one cell.
    if (!tall || !(below.rows > 1 || cell.above) || (below.text !== '' && home.text !== '')) return;
    if (below.rows === 1 && below.text !== '') return;
    if (home.text === '') {
      home.text = below.text;
      home.bold = below.bold;
    } else if (below.rows === 1 && !cell.above) return;
    first[column] = { ...below, text: '', above: true };
  });
}

function homeOf(rows: readonly LongRow[], column: number): GridCell {
  let index = rows.length - 1;
  while (index > 0 && ((rows[index] as LongRow).cells[column] as GridCell).above) index -= 1;
  return (rows[index] as LongRow).cells[column] as GridCell;
}

/**
 * True when a page's first row is the rest of the row above: its first column is empty, it adds only to cells that
 * have words, and one of them plainly runs on.
 */
function isCutRow(above: readonly GridCell[], below: readonly GridCell[]): boolean {
  const filled = below.map((cell, column) => ({ cell, column })).filter(({ cell }) => cell.text !== '');
  if (filled.length === 0 || (below[0] as GridCell).text !== '') return false;
  if (filled.some(({ column }) => (above[column] as GridCell | undefined)?.text === '')) return false;
  const runsOn = filled.filter(
    ({ cell, column }) => /^[\p{Ll}(,;)]/u.test(cell.text) && !/[.:!?]$/u.test((above[column] as GridCell).text)
  );
  const starts = filled.filter(({ cell }) => /^(?:[-+•]|\d+[.)])\s/u.test(cell.text));
  if (runsOn.length > 0) return true;
  // Nothing but further items or words of one or two cells, where the row above has words in most columns.
  const wordsAbove = above.filter((cell) => cell.text !== '').length;
  return (
    filled.length * 2 <= wordsAbove &&
    filled.length <= 2 &&
    (starts.length > 0 || filled.every(({ column }) => runsToEnd(above[column] as GridCell)))
  );
}

/** The cell's last line reaches well to the right, so its text may run on. */
function runsToEnd(cell: GridCell): boolean {
  if (/[.;:!?]$/u.test(cell.text)) return false;
  const last = cell.lines[cell.lines.length - 1];
  if (!last) return false;
  const widest = Math.max(...cell.lines.map((line) => line.x1));
  const word = last.words[last.words.length - 1] as PlacedWord;
  return cell.lines.length > 1 && word.x1 > widest - 3 * word.size;
}

/** The lines of a whole table, empty rows left out. */
export function tableLines(long: LongTable): TextLine[] {
  return long.rows.flatMap((row) => {
    const cells = row.cells.map((cell): TextCell => (cell.above ? { text: '', merged: 'above' } : { text: cellMarks(cell.text) }));
    const words = row.cells.filter((cell) => cell.text !== '');
    const line = rowLine(cells, { page: row.page, source: 0, strong: words.length > 0 && words.every((cell) => cell.bold) });
    return line ? [line] : [];
  });
}

function cellMarks(text: string): string {
  // A lone dash in a cell means “nothing”; only a dash before words is a list marker.
  return text === '' ? '' : cleanParagraph(text);
}
