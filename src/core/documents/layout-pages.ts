/** Lines of a whole document from its placed pages: furniture dropped, tables and paragraphs joined over pages. */
import { cleanParagraph, isDrawnRule, numberLines } from './clean-line.ts';
import { toBlocks } from './layout-columns.ts';
import { findAligned } from './layout-aligned.ts';
import { findGrids, type Grid } from './layout-grid.ts';
import { isLayoutTable } from './layout-kind.ts';
import { makeLine, median, toLines, type PlacedPage, type PlacedWord, type VisualLine } from './layout-model.ts';
import { breaksBetween, frameOf, toParagraphs, type Frame, type Paragraph } from './layout-paragraphs.ts';
import { continueTable, tableLines, type LongTable } from './layout-rows.ts';
import { fillGrid, holds, type GridTable } from './layout-table.ts';
import type { TextLine } from './text.ts';

/** What stands on a page, from top to bottom. */
type Block =
  { kind: 'text'; y: number; paragraphs: Paragraph[]; frame: Frame; column: boolean } | { kind: 'table'; y: number; table: GridTable };

/** Reads pages in order; gives the document's lines with the page each begins on. */
export function readPages(pages: readonly PlacedPage[]): TextLine[] {
  const parts = dropFurniture(pages.map(dropNoteMarks)).map(partsOf);
  const whole = documentFrames(parts);
  const lines: TextLine[] = [];
  let table: LongTable | null = null;
  let open: { paragraph: Paragraph; frame: Frame; page: number } | null = null;

  const endTable = (): void => {
    if (table) lines.push(...tableLines(table));
    table = null;
  };
  const endParagraph = (): void => {
    if (open) pushParagraph(lines, open.paragraph, open.page);
    open = null;
  };

  for (const part of parts) {
    const { page } = part;
    const blocks = pageBlocks(part, whole.get(widthKey(page)) ?? null);
    blocks.forEach((block, index) => {
      if (block.kind === 'table') {
        endParagraph();
        if (table && index === 0 && continueTable(table, block.table, page.number)) return;
        endTable();
        table = { tables: [], rows: [], xs: [] };
        continueTable(table, block.table, page.number);
        return;
      }
      endTable();
      const { paragraphs, frame, column } = block;
      paragraphs.forEach((paragraph, order) => {
        const first = paragraph.lines[0] as VisualLine;
        const goesOn =
          open &&
          index === 0 &&
          order === 0 &&
          open.page < page.number &&
          !column &&
          !breaksBetween(open.paragraph.lines, first, open.frame, false);
        if (open && goesOn) {
          const joined: Paragraph = {
            text: `${open.paragraph.text} ${paragraph.text}`,
            bold: open.paragraph.bold && paragraph.bold,
            lines: [...open.paragraph.lines, ...paragraph.lines]
          };
          open = { ...open, paragraph: joined };
          return;
        }
        endParagraph();
        open = { paragraph, frame, page: page.number };
        if (column) endParagraph();
      });
    });
  }
  endParagraph();
  endTable();
  return numberLines(lines);
}

function pushParagraph(lines: TextLine[], paragraph: Paragraph, page: number): void {
  const text = cleanParagraph(paragraph.text);
  if (text === '' || isDrawnRule(text)) return;
  const line: TextLine = { text, page, source: 0 };
  if (paragraph.bold) line.strong = true;
  lines.push(line);
}

/** A page's tables, and the words outside them. */
interface PageParts {
  page: PlacedPage;
  tables: GridTable[];
  loose: PlacedWord[];
  lines: VisualLine[];
}

function partsOf(page: PlacedPage): PageParts {
  let loose: PlacedWord[] = page.words;
  const tables: GridTable[] = [];
  const take = (grid: Grid): void => {
    const inside = loose.filter((word) => holds(grid, word));
    if (inside.length === 0) return;
    const filled = fillGrid(grid, inside);
    const texts = filled.rows.map((row) => row.filter((cell) => !cell.left).map((cell) => cell.lines.map((line) => line.text).join('\n')));
    if (isLayoutTable(texts, true)) return;
    const taken = new Set(inside);
    loose = loose.filter((word) => !taken.has(word));
    tables.push(filled);
  };
  for (const grid of findGrids(page)) take(grid);
  for (const grid of findAligned(loose)) take(grid);
  tables.sort((one, other) => one.grid.y0 - other.grid.y0);
  return { page, tables, loose, lines: toLines(loose) };
}

function pageBlocks({ page, tables, loose, lines }: PageParts, whole: Frame | null): Block[] {
  const frame = pageFrame(frameOf(lines, whole), whole) ?? { left: 0, right: page.width, pitch: 1.3 };
  const blocks: Block[] = tables.map((table) => ({ kind: 'table', y: table.grid.y0, table }));
  // Text between two tables is read by itself, so that columns and paragraphs never run across a table.
  const cuts = tables.map((table) => table.grid.y0);
  for (let index = 0; index <= cuts.length; index += 1) {
    const from = index === 0 ? -Infinity : (cuts[index - 1] as number);
    const to = cuts[index] ?? Infinity;
    const words = loose.filter((word) => word.baseline > from && word.baseline <= to);
    for (const block of toBlocks(words)) {
      const own = block.column ? columnFrame(block.lines, frame) : frame;
      blocks.push({
        kind: 'text',
        y: (block.lines[0] as VisualLine).y0,
        paragraphs: toParagraphs(block.lines, own),
        frame: own,
        column: block.column
      });
    }
  }
  // Blocks of text keep their order; tables go in by height.
  const order = new Map(blocks.map((block, index) => [block, index]));
  return blocks.sort((one, other) => {
    if (one.kind === 'text' && other.kind === 'text') return (order.get(one) as number) - (order.get(other) as number);
    return one.y - other.y;
  });
}

/** The page's own frame; where all its lines are indented, the left edge of the other pages counts. */
function pageFrame(own: Frame | null, whole: Frame | null): Frame | null {
  if (!own || !whole || own.left <= whole.left || own.left - whole.left > 60) return own;
  return { ...own, left: whole.left };
}

/** A column is as wide as its longest line. */
function columnFrame(lines: readonly VisualLine[], frame: Frame): Frame {
  return { left: Math.min(...lines.map((line) => line.x0)), right: Math.max(...lines.map((line) => line.x1)), pitch: frame.pitch };
}

function widthKey(page: PlacedPage): number {
  return Math.round(page.width / 10);
}

/** Frames by page width, from the running text of all pages of that width, for pages with little of their own. */
function documentFrames(parts: readonly PageParts[]): Map<number, Frame> {
  const lines = new Map<number, VisualLine[]>();
  for (const { page, lines: own } of parts) lines.set(widthKey(page), [...(lines.get(widthKey(page)) ?? []), ...own]);
  const frames = new Map<number, Frame>();
  for (const [key, own] of lines) {
    const frame = frameOf(own, null);
    if (frame) frames.set(key, frame);
  }
  return frames;
}

/** Takes away the small raised numbers that point at notes. */
function dropNoteMarks(page: PlacedPage): PlacedPage {
  const usual = median(page.words.map((word) => word.size));
  const marks = new Set(
    page.words.filter((word) => {
      if (word.size > usual * 0.72 || !/^\(?\d{1,2}\)?$/u.test(word.text)) return false;
      return page.words.some(
        (other) =>
          other.size > word.size * 1.3 &&
          Math.abs(word.x0 - other.x1) < usual * 0.3 &&
          other.baseline - word.baseline > usual * 0.15 &&
          other.baseline - word.baseline < usual * 0.7
      );
    })
  );
  return marks.size === 0 ? page : { ...page, words: page.words.filter((word) => !marks.has(word)) };
}

const PAGE_NUMBER = /^[-–—\s.]*(?:trang\s*:?\s*)?\d{1,4}(?:\s*[/|]\s*\d{1,4})?[-–—\s.]*$/iu;

/** Takes away page numbers, and heads and feet that most pages repeat. */
export function dropFurniture(pages: readonly PlacedPage[]): PlacedPage[] {
  const edges = pages.map((page) => edgeLines(page));
  const counts = new Map<string, number>();
  for (const lines of edges) for (const key of new Set(lines.map(repeatKey))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = Math.max(3, Math.ceil(pages.length * 0.5));
  return pages.map((page, index) => {
    const gone = new Set<PlacedWord>();
    for (const line of edges[index] ?? []) {
      const repeated = (counts.get(repeatKey(line)) ?? 0) >= often && repeatKey(line).length > 3;
      if (repeated || PAGE_NUMBER.test(line.text)) for (const word of line.words) gone.add(word);
    }
    return gone.size === 0 ? page : { ...page, words: page.words.filter((word) => !gone.has(word)) };
  });
}

function repeatKey(line: VisualLine): string {
  return line.text.replace(/\d+/gu, '#').toLowerCase();
}

/** Up to three lines at the top and bottom edge that stand apart in the margins, outside drawn tables. */
function edgeLines(page: PlacedPage): VisualLine[] {
  const lines = toLines(page.words);
  const grids = findGrids(page);
  const free = (line: VisualLine): boolean => !grids.some((grid) => line.words.some((word) => holds(grid, word)));
  const margin = Math.max(page.height * 0.1, 85);
  const top = lines.filter((line) => line.y1 < margin).slice(0, 3);
  const bottom = lines.filter((line) => line.y0 > page.height - margin).slice(-3);
  // A number alone above or below everything else is a page number wherever the margin ends.
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (first && !top.includes(first) && PAGE_NUMBER.test(first.text) && first.y1 < page.height * 0.15) top.unshift(first);
  if (last && !bottom.includes(last) && PAGE_NUMBER.test(last.text) && last.y0 > page.height * 0.85) bottom.push(last);
  return [...new Set([...top, ...bottom])].filter(free).map((line) => makeLine(line.words));
}
