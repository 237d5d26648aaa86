/** Reader of plain text and Markdown, in Unicode and in the letter systems used before it. */
import { cleanParagraph, cleanText, isDrawnRule, rowLine } from './clean-line.ts';
import { fromLegacy, guessLegacy } from './legacy-letters.ts';
import { fill, vi } from './messages.ts';
import { DocumentRefused } from './refusals.ts';
import type { DocumentText, TextLine } from './text.ts';
import { plausibility } from './vietnamese.ts';
import { unescapeXml } from './xml.ts';

/**
 * Reads TXT or Markdown. Lines stay as the file has them (`source` is the line of the file); empty lines, rules
 * and code fences are left out; rows by tabs or pipes become cells. Throws `unsupported` for bytes that are no text.
 */
export function readPlain(bytes: Uint8Array, name: string): DocumentText {
  const { text, warnings } = decodePlain(bytes, name);
  const rows = text.split(/\r\n|[\n\r\u2028\u2029\f]/u);
  const markdown = /\.(?:md|markdown)$/iu.test(name) || rows.some((row) => /^#{1,6}\s+\S|^\|?\s*:?-{3,}:?\s*\|/u.test(row));
  const lines: TextLine[] = [];
  rows.forEach((row, index) => {
    const line = readRow(row, index + 1, isPipeRow(row, rows[index - 1], rows[index + 1]));
    if (line && !(row.includes('\t') && joinCutRow(lines[lines.length - 1], line))) lines.push(line);
  });
  return { kind: markdown ? 'markdown' : 'text', lines, pages: null, warnings };
}

/** Turns bytes into text: byte order marks, UTF-8, UTF-16 without a mark, Windows-1258, TCVN3, VNI. */
export function decodePlain(bytes: Uint8Array, name: string): { text: string; warnings: string[] } {
  const utf16 = sixteen(bytes);
  let text: string;
  if (utf16) text = new TextDecoder(utf16).decode(bytes);
  else {
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      text = oneByte(bytes);
    }
  }
  if (/\u0000/u.test(text)) throw new DocumentRefused('unsupported', { name }, { what: 'whatUnknown' });
  // Old letters may also sit in a Unicode file, pasted from an old document.
  const legacy = guessLegacy(text);
  if (!legacy) return { text: text.normalize('NFC'), warnings: [] };
  return { text: fromLegacy(text, legacy), warnings: [fill(vi.warnLegacyFont, { font: legacy === 'VNI' ? 'VNI' : 'TCVN3 (.VnTime)' })] };
}

function sixteen(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: spaces and line ends of a text leave zeros on one side only.
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, 4_000) & ~1;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const many = length / 2 / 5;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return null;
}

/** One byte a letter: Windows-1258 when it reads as Vietnamese, else Latin letters for the old systems to be guessed from. */
function oneByte(bytes: Uint8Array): string {
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const seen = plausibility(vietnamese);
  if (seen.share > 0.85 && seen.marked > 0.2) return vietnamese;
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function isPipeRow(row: string, before: string | undefined, after: string | undefined): boolean {
  if (!row.includes('|')) return false;
  if (/^\s*\|.*\|\s*$/u.test(row)) return true;
  const rule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/u;
  return (after !== undefined && rule.test(after)) || (before !== undefined && rule.test(before));
}

function readRow(row: string, source: number, piped: boolean): TextLine | null {
  if (/^\s*(?:```|~~~)/u.test(row) || /^\s*\|?[\s:|-]*-{2,}[\s:|-]*\|?\s*$/u.test(row)) return null;
  if (piped)
    return cellsLine(
      row
        .trim()
        .replace(/^\||\|$/gu, '')
        .split(/(?<!\\)\|/u),
      source
    );
  if (row.replace(/^\t+|\s+$/gu, '').includes('\t') || /^\t+\S/u.test(row)) {
    const cells = row.split('\t');
    // A paragraph indented by a tab is no row: a row has its tabs between or after words, or several of them.
    if (cells.filter((cell) => cell.trim() !== '').length > 1 || cells.length > 2) return cellsLine(cells, source);
  }
  const { text, strong } = unmark(row);
  const clean = cleanParagraph(text);
  if (clean === '' || isDrawnRule(clean)) return null;
  const line: TextLine = { text: clean, page: null, source };
  if (strong) line.strong = true;
  return line;
}

/**
 * A table copied from pages has rows cut by a page end: after an empty line comes a row with one cell that goes on in
 * small letters or digits where the row above stopped. True when it was joined to that row.
 */
function joinCutRow(above: TextLine | undefined, row: TextLine): boolean {
  if (!above?.cells || !row.cells || row.source - above.source < 2 || above.cells.length !== row.cells.length) return false;
  const filled = row.cells.flatMap((cell, index) => (cell.text === '' ? [] : [index]));
  const [index] = filled;
  if (filled.length !== 1 || index === undefined || index === 0) return false;
  const cell = above.cells[index];
  const more = row.cells[index]?.text ?? '';
  if (!cell || cell.text === '' || /[.;:!?%\d)]$/u.test(cell.text) || !/^[\p{Ll}\d(]/u.test(more)) return false;
  cell.text = `${cell.text} ${more}`;
  above.text = above.cells
    .map((one) => one.text)
    .join('\t')
    .trimEnd();
  return true;
}

function cellsLine(raw: string[], source: number): TextLine | null {
  const marked = raw.map((cell) => unmark(cell.replaceAll('\\|', '|')));
  const filled = marked.filter((cell) => cell.text.trim() !== '');
  const cells = marked.map((cell) => ({ text: cleanText(cell.text.replace(/\s+/gu, ' ')) }));
  return rowLine(cells, { page: null, source, strong: filled.length > 0 && filled.every((cell) => cell.strong) });
}

/** Takes Markdown and HTML emphasis off; `strong` when all of the line was in bold or a heading. */
export function unmark(row: string): { text: string; strong: boolean } {
  let text = row.replace(/<br\s*\/?>/giu, ' ');
  const heading = /^\s{0,3}#{1,6}\s+/u.exec(text);
  if (heading) text = text.slice(heading[0].length).replace(/\s+#+\s*$/u, '');
  text = text.replace(/^\s{0,3}>\s+/u, '');
  const bare = text.trim();
  // `**…**` over all of it, or a half of a bold passage that runs over two lines.
  const whole =
    /^(?:\*\*|__)[^*]*(?:\*\*|__)?$/u.test(bare) ||
    /^[^*\s][^*]*\*\*$/u.test(bare) ||
    /^\*{3}[^*]+\*{3}$/u.test(bare) ||
    /^<(b|strong)>(?:(?!<\/\1>).)*(?:<\/\1>)?$/iu.test(bare);
  text = text
    .replace(/<\/?(?:b|strong|i|em|u|span|p|div|font|center|sub|sup)(?:\s[^<>]*)?>/giu, '')
    .replace(/\*{2,3}/gu, '')
    .replace(/(^|[\s(“"'])\*(?=\S)([^*]*?\S)\*(?=$|[\s).,;:!?”"'])/gu, '$1$2')
    .replace(/(^|[\s(“"'])__(?=[^\s_])([^_]*?[^\s_])__(?=$|[\s).,;:!?”"'])/gu, '$1$2')
    .replace(/(^|[\s(“"'])_(?=[^\s_])([^_]*?[^\s_])_(?=$|[\s).,;:!?”"'])/gu, '$1$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>])/gu, '$1');
  return { text: unescapeXml(text).replaceAll('&nbsp;', ' '), strong: heading !== null || whole };
}
