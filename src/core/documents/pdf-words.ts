/** Words of a PDF page from its single letters: the file's own spaces and order are not relied on. */
import type { PDFPage } from '@libpdf/core';
import { isBullet } from './clean-line.ts';
import { fromLegacy, legacyFont } from './legacy-letters.ts';
import type { PlacedWord } from './layout-model.ts';

interface Letter {
  text: string;
  x0: number;
  x1: number;
  /** y upwards, as the file has it. */
  baseline: number;
  size: number;
  bold: boolean;
  font: string;
}

/** Old fonts met on the way. */
export interface PageWords {
  words: PlacedWord[];
  fonts: Set<string>;
}

/** A gap wider than this share of the letters' size parts two words. */
const GAP = 0.17;

/**
 * Builds words. `top` is the y of the page's upper edge and `left` the x of its left edge in the file's own
 * coordinates. Letters printed twice to look bold are taken once.
 */
export function pageWords(page: ReturnType<PDFPage['extractText']>, top: number, left: number): PageWords {
  const fonts = new Set<string>();
  const letters: Letter[] = [];
  for (const line of page.lines) {
    for (const span of line.spans) {
      const bold = /bold|black|heavy|demi/iu.test(span.fontName) || /,B/u.test(span.fontName);
      for (const char of span.chars) {
        const { x, width } = char.bbox;
        if (!Number.isFinite(x) || !Number.isFinite(char.baseline)) continue;
        letters.push({
          text: char.char,
          x0: x - left,
          x1: x - left + Math.max(width, 0),
          baseline: char.baseline,
          size: char.fontSize,
          bold,
          font: span.fontName
        });
      }
    }
  }
  const words = groupByBaseline(letters).flatMap((row) => splitRow(row, top, fonts));
  return { words, fonts };
}

function groupByBaseline(letters: Letter[]): Letter[][] {
  const sorted = letters.sort((one, other) => other.baseline - one.baseline || one.x0 - other.x0);
  const rows: { letters: Letter[]; baseline: number; size: number }[] = [];
  for (const letter of sorted) {
    const row = rows[rows.length - 1];
    // Raised and lowered letters stay with their line when they overlap it by much.
    if (row && row.baseline - letter.baseline < Math.max(1.2, 0.22 * Math.max(row.size, letter.size))) {
      row.letters.push(letter);
      row.size = Math.max(row.size, letter.size);
    } else rows.push({ letters: [letter], baseline: letter.baseline, size: letter.size });
  }
  return rows.map((row) => row.letters.sort((one, other) => one.x0 - other.x0 || one.x1 - other.x1));
}

function splitRow(row: Letter[], top: number, fonts: Set<string>): PlacedWord[] {
  const words: PlacedWord[] = [];
  let open: Letter[] = [];
  const close = (): void => {
    const word = makeWord(open, top, fonts);
    if (word) words.push(word);
    open = [];
  };
  for (const letter of row) {
    if (letter.text.trim() === '' && letter.text !== '') {
      // Spaces of no width are noise between the parts of a word.
      if (letter.x1 - letter.x0 > 0.05 * letter.size) close();
      continue;
    }
    const last = open[open.length - 1];
    if (last) {
      const twice = last.text === letter.text && Math.abs(last.x0 - letter.x0) < 0.12 * letter.size;
      if (twice) {
        last.bold = true;
        continue;
      }
      const gap = letter.x0 - Math.max(...open.slice(-3).map((one) => one.x1));
      if (gap > GAP * Math.max(letter.size, last.size)) close();
    }
    open.push(letter);
  }
  close();
  return words;
}

function makeWord(letters: Letter[], top: number, fonts: Set<string>): PlacedWord | null {
  if (letters.length === 0) return null;
  const [first] = letters as [Letter];
  const legacy = legacyFont(first.font);
  let text = letters.map((letter) => letter.text).join('');
  if (legacy) {
    fonts.add(first.font.replace(/^[A-Z]{6}\+/u, ''));
    text = fromLegacy(text, legacy.system, legacy.capitals);
  }
  text = text.normalize('NFC');
  if (text.trim() === '') return null;
  if (isBullet(text)) text = '•';
  const size = Math.max(...letters.map((letter) => letter.size));
  const baseline = top - first.baseline;
  return {
    text,
    x0: Math.min(...letters.map((letter) => letter.x0)),
    x1: Math.max(...letters.map((letter) => letter.x1)),
    y0: baseline - size * 0.8,
    y1: baseline + size * 0.22,
    size,
    baseline,
    bold: letters.filter((letter) => letter.bold).length * 2 > letters.length
  };
}
