/** Reader of scans: page pictures straightened, parted at their table lines, recognised, laid out like any page. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { findGrids, type Grid } from './layout-grid.ts';
import type { PlacedPage } from './layout-model.ts';
import { fill, vi } from './messages.ts';
import { recogniseAll, type OcrPiece, type OcrWord } from './ocr.ts';
import { findRules, wipeRules, type PictureRules } from './picture-rules.ts';
import { crop, FRAME, framed, halfTurn, isSideways, quarterTurn, straighten, turnOf, type Grey } from './picture.ts';
import type { ReadOptions } from './read-options.ts';
import { checkStopped, DocumentRefused, limits } from './refusals.ts';
import { placeWords } from './scan-words.ts';

/** Dots an inch pages are drawn at for recognition: letters of 13 points are then some 30 pixels high. */
const DPI = 220;
/** Below this mean confidence (0–100) a page is called faint. */
const FAINT = 72;

/** Below this a page is tried the other ways round. */
const TURNED = 62;

/** Mean confidence of words, 0–100. */
function sureness(words: readonly OcrWord[]): number {
  return words.length < 3 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
}

/** Pages recognised, and what to tell about them. */
export interface Recognised {
  pages: PlacedPage[];
  warnings: string[];
}

/**
 * Recognises some pages (1-based numbers) of a PDF.
 * Throws `DocumentRefused` (`tooManyPages`, `stopped`, `ocrMissing`, `damaged`).
 */
export async function recognisePages(bytes: Uint8Array, name: string, numbers: number[], options: ReadOptions): Promise<Recognised> {
  if (numbers.length > limits.scanPages)
    throw new DocumentRefused('tooManyPages', { name, pages: numbers.length, limit: limits.scanPages });
  checkStopped(options.signal, name);
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes).catch((cause: unknown) => {
      throw new DocumentRefused('damaged', { name }, { cause });
    });
    try {
      return await recognise(document, name, numbers, options);
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
}

type PdfiumDocument = Awaited<ReturnType<PDFiumLibrary['loadDocument']>>;

async function recognise(document: PdfiumDocument, name: string, numbers: number[], options: ReadOptions): Promise<Recognised> {
  const prepared = new Map<number, Prepared>();
  const pages: PlacedPage[] = [];
  const warnings: string[] = [];
  let done = 0;
  await recogniseAll(
    numbers.length,
    async (index) => {
      const drawn = await draw(document, (numbers[index] as number) - 1);
      const ready: Prepared = { ...prepare(drawn), turns: otherWays(drawn) };
      prepared.set(index, ready);
      return ready.pieces;
    },
    (index, words) => {
      const number = numbers[index] as number;
      const now = prepared.get(index) as Prepared;
      const better = now.before && sureness(now.before.words) >= sureness(words) ? now.before : { page: now, words };
      // A page that makes no sense may lie on its side or stand on its head.
      const [turn, ...turns] = now.turns;
      if (turn && sureness(better.words) < TURNED) {
        const again: Prepared = { ...prepare({ grey: turn(now.grey), scale: now.scale }), turns, before: better };
        prepared.set(index, again);
        return again.pieces;
      }
      prepared.delete(index);
      const { grey, clean, rules, scale } = better.page;
      const placed = placeWords(better.words, clean, scale);
      pages.push({ number, width: grey.width * scale, height: grey.height * scale, words: placed, ...toPoints(rules, scale) });
      if (better.words.length === 0) warnings.push(fill(vi.warnEmptyPage, { page: number }));
      else if (sureness(better.words) < FAINT) warnings.push(fill(vi.warnFaintPage, { page: number }));
      done += 1;
      options.onProgress?.(done, numbers.length, fill(vi.stepOcr, { page: done, pages: numbers.length }));
      return null;
    },
    { name, signal: options.signal }
  );
  pages.sort((one, other) => one.number - other.number);
  return { pages, warnings: warnings.sort() };
}

/** Draws a page in grey. Very large pages (plans, posters) are drawn smaller. */
async function draw(document: PdfiumDocument, index: number): Promise<{ grey: Grey; scale: number }> {
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const factor = Math.min(DPI / 72, 4_500 / Math.max(originalWidth, originalHeight));
  const drawn = await page.render({ scale: factor, colorSpace: 'Gray', render: 'bitmap' });
  return { grey: { width: drawn.width, height: drawn.height, data: new Uint8Array(drawn.data) }, scale: 1 / factor };
}

/** A page ready for recognition. `scale` is points a pixel. */
interface Prepared {
  grey: Grey;
  /** Without drawn lines. */
  clean: Grey;
  scale: number;
  rules: PictureRules;
  pieces: OcrPiece[];
  /** Ways round still to be tried. */
  turns: ((picture: Grey) => Grey)[];
  /** The best other way round so far, and what was read there. */
  before?: { page: Prepared; words: OcrWord[] };
}

/** How a page may be turned if it makes no sense as it lies; each turn goes on from the one before. */
function otherWays({ grey, scale }: { grey: Grey; scale: number }): ((picture: Grey) => Grey)[] {
  const wiped = wipeRules(grey, rulesOf(grey, scale), 2);
  return isSideways(wiped) ? [quarterTurn, halfTurn] : [halfTurn];
}

function rulesOf(grey: Grey, scale: number): PictureRules {
  const inch = 72 / scale;
  return findRules(grey, { horizontal: inch * 0.42, vertical: inch * 0.25 }, Math.max(3, Math.round(inch / 50)));
}

function prepare({ grey: drawn, scale }: { grey: Grey; scale: number }): Omit<Prepared, 'turns'> {
  const grey = straighten(drawn, turnOf(drawn));
  const inch = 72 / scale;
  const rules = rulesOf(grey, scale);
  const clean = wipeRules(grey, rules, Math.max(1, Math.round(inch / 110)));
  const grids = findGrids(toPoints(rules, scale)).filter((grid) => grid.xs.length > 2);
  return { grey, clean, scale, rules, pieces: cutPieces(clean, grids, scale) };
}

function toPoints(rules: PictureRules, scale: number): PictureRules {
  const turn = (list: PictureRules['horizontal']): PictureRules['horizontal'] =>
    list.map((rule) => ({ at: rule.at * scale, from: rule.from * scale, to: rule.to * scale }));
  return { horizontal: turn(rules.horizontal), vertical: turn(rules.vertical) };
}

/**
 * The page without its tables, then each table column by column: lines of neighbouring cells then never run together.
 * Cells over several columns go by themselves.
 */
function cutPieces(clean: Grey, grids: Grid[], scale: number): OcrPiece[] {
  const rest: Grey = { ...clean, data: clean.data.slice() };
  const pieces: OcrPiece[] = [];
  const dpi = Math.round(72 / scale);
  for (const grid of grids) {
    const px = (points: number): number => Math.round(points / scale);
    for (let column = 0; column < grid.xs.length - 1; column += 1) {
      const [x0, x1] = [px(grid.xs[column] as number), px(grid.xs[column + 1] as number)];
      const [y0, y1] = [px(grid.y0), px(grid.y1)];
      const strip = crop(clean, x0, y0, x1, y1);
      for (const box of wideRegions(grid)) {
        const [left, right] = [px(box.x0), px(box.x1)];
        if (left >= x1 || right <= x0) continue;
        blank(strip, left - x0, px(box.y0) - y0, right - x0, px(box.y1) - y0);
      }
      if (hasInk(strip)) pieces.push({ picture: framed(strip), x: x0 - FRAME, y: y0 - FRAME, layout: 'block', dpi });
    }
    for (const box of wideRegions(grid)) {
      const cell = crop(clean, px(box.x0), px(box.y0), px(box.x1), px(box.y1));
      if (hasInk(cell)) pieces.push({ picture: framed(cell), x: px(box.x0) - FRAME, y: px(box.y0) - FRAME, layout: 'block', dpi });
    }
    blank(rest, px(grid.x0), px(grid.y0), px(grid.x1), px(grid.y1));
  }
  if (hasInk(rest)) pieces.unshift({ picture: rest, x: 0, y: 0, layout: 'page', dpi });
  return pieces;
}

/** Boxes of regions that run over several columns, in points. */
function wideRegions(grid: Grid): { x0: number; y0: number; x1: number; y1: number }[] {
  const boxes = new Map<number, { x0: number; y0: number; x1: number; y1: number; columns: Set<number> }>();
  grid.region.forEach((cells, row) => {
    cells.forEach((region, column) => {
      const [x0, x1] = [grid.xs[column] as number, grid.xs[column + 1] as number];
      const [y0, y1] = [grid.ys[row] as number, grid.ys[row + 1] as number];
      const box = boxes.get(region) ?? { x0, y0, x1, y1, columns: new Set<number>() };
      box.x0 = Math.min(box.x0, x0);
      box.x1 = Math.max(box.x1, x1);
      box.y0 = Math.min(box.y0, y0);
      box.y1 = Math.max(box.y1, y1);
      box.columns.add(column);
      boxes.set(region, box);
    });
  });
  return [...boxes.values()].filter((box) => box.columns.size > 1);
}

function blank(picture: Grey, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = Math.max(0, y0); y < Math.min(picture.height, y1); y += 1) {
    picture.data.fill(255, y * picture.width + Math.max(0, x0), y * picture.width + Math.max(0, Math.min(picture.width, x1)));
  }
}

/** Some dark pixels, more than dust. */
function hasInk(picture: Grey): boolean {
  let dark = 0;
  for (const value of picture.data) if (value < 130) dark += 1;
  return dark > 25;
}
