/** Writing of one line as every reader gives it. */
import type { TextCell, TextLine } from './text.ts';

/** Invisible characters that Word, PDF makers and web pages leave inside words. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFC\u0000-\u0008\u000E-\u001F]/gu;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
/** Bullets of symbol fonts and typed ones: round, square, arrow, tick, in Unicode and in the private areas of Symbol and Wingdings. */
const BULLET_SIGN =
  '[\\u2022\\u2023\\u2043\\u2219\\u25A0\\u25A1\\u25AA\\u25AB\\u25B6\\u25BA\\u25C6\\u25CA\\u25CB\\u25CF\\u25E6\\u2605\\u2606\\u2713\\u2714\\u2726\\u2756\\u2794\\u27A2\\u27A4\\uE000-\\uF8FF·]';
const BULLET = new RegExp(`^${BULLET_SIGN}\\s*(?=\\S)`, 'u');
const LONE_BULLET = new RegExp(`^${BULLET_SIGN}$`, 'u');
/** A dash used as a list marker: a long one, or a short one run on to a capital. */
const DASH = /^(?:[\u2010-\u2015\u2212]\s*(?=[^\s\d])|-(?=\p{Lu}))/u;

/** NFC, ordinary spaces, no invisible characters, one space between words. Tabs stay. */
export function cleanText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .normalize('NFC')
    .replace(/ *\t */gu, '\t')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** One paragraph: clean, tabs made spaces, a leading bullet or long dash written as “- ”. */
export function cleanParagraph(text: string): string {
  return cleanText(text.replace(/\s+/gu, ' ')).replace(BULLET, '- ').replace(DASH, '- ');
}

/** True for a word that is nothing but a bullet sign. */
export function isBullet(word: string): boolean {
  return LONE_BULLET.test(word);
}

/** True for a line that only draws: a rule of underscores, dashes, dots or stars under a heading. */
export function isDrawnRule(text: string): boolean {
  return /^[\s_\-–—=*~.…]{3,}$/u.test(text) || /^[_–—]+$/u.test(text);
}

/** Builds a row's line from its cells; null when every cell is empty. */
export function rowLine(cells: TextCell[], where: { page: number | null; source: number; strong?: boolean }): TextLine | null {
  if (cells.every((cell) => cell.text === '')) return null;
  const line: TextLine = {
    text: cells
      .map((cell) => cell.text)
      .join('\t')
      .trimEnd(),
    page: where.page,
    source: where.source,
    cells
  };
  if (where.strong) line.strong = true;
  return line;
}

/** Numbers the lines from 1 in `source`, for formats without lines of their own. */
export function numberLines(lines: TextLine[]): TextLine[] {
  lines.forEach((line, index) => {
    line.source = index + 1;
  });
  return lines;
}
