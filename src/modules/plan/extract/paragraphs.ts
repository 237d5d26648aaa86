/** From the lines of a document to its paragraphs and tables: lines broken by a page are joined, rows of one table stand together. */
import type { DocumentText, TextLine } from '../../../core/documents/text.ts';
import { capitalShare, fold, isCapitalAt, wordCount } from './fold.ts';
import { markerOf } from './marker.ts';

export interface Paragraph {
  kind: 'paragraph';
  text: string;
  /** Line numbers of the source, first and last. */
  lines: [number, number];
  page: number | null;
  strong: boolean;
}

export interface Cell {
  text: string;
  merged: boolean;
}

export interface Row {
  cells: Cell[];
  /** The row as text, for its quote. */
  text: string;
  lines: [number, number];
  page: number | null;
}

export interface Table {
  kind: 'table';
  rows: Row[];
}

export type Block = Paragraph | Table;

/** Emphasis and heading marks of Markdown or HTML that a reader may have left. */
export function withoutMarkup(text: string): string {
  if (!/[*<#_`]|\[[ xX]\]/.test(text)) return text.trim();
  return text
    .replace(/<\/?(?:b|i|u|strong|em|br|p|span|sup|sub)\b[^>]*>/gi, '')
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(/^(\s*[-*+]\s+)\[[ xX]\]\s+/, '$1')
    .replace(/\*\*|__/g, '')
    .replace(/(^|[\s("“])\*(?=\S)|(?<=\S)\*(?=$|[\s)”".,;:])/g, '$1')
    .trim();
}

/** Words that open a paragraph of their own in every office paper. */
const OPENS =
  /^(?:can cu|thuc hien|xet|noi nhan|tren day|kem theo|theo de nghi|t\/?m\.?|kt\.|(?:don vi|co quan|bo phan|chu tri|phoi hop|thoi gian|thoi han|san pham|ket qua|tien do|nguoi)[^.:;]{0,30}:)/;
const TERMINAL = /[.;:!?…][\s"”’)*]*$/u;

/** "…; Thời gian:" at the end of a wrapped line: the value stands on the next. */
const CUT_LABEL =
  /[.;,]\s*(?:(?:don vi|co quan|bo phan)?\s*(?:chu tri|phoi hop|thuc hien)|thoi (?:gian|han)[\p{L} ]{0,14}|ket qua|san pham)\s*:\s*$/u;
/** "Phần thứ tư", "Chương II" alone on its line: its title is the next. */
const BARE_PART = /^(?:phan|chuong|muc) (?:thu \p{L}+|[ivxl]+|\d+)[.:]?$/u;

function continues(before: Paragraph, text: string, gap: boolean, lastLine: number): boolean {
  if (!gap && !markerOf(text) && CUT_LABEL.test(fold(before.text))) return true;
  if (BARE_PART.test(fold(before.text)) && capitalShare(text) > 0.7 && !markerOf(text)) return true;
  const goesOn = /^\p{Ll}/u.test(text) && !markerOf(text);
  // A line broken at the width of the page may end in a semicolon.
  if (!gap && goesOn && lastLine >= 60 && /[;,]$/.test(before.text)) return true;
  if (TERMINAL.test(before.text) || markerOf(text) || capitalShare(before.text) > 0.7) return false;
  const first = /[\p{L}\p{N}]/u.exec(text);
  if (!first) return false;
  const small = !isCapitalAt(text, first.index) && /\p{L}/u.test(first[0]);
  if (small) return before.text.length >= 25;
  if (capitalShare(text) > 0.7 || before.strong || OPENS.test(fold(text))) return false;
  if (!gap) return before.text.length >= 55 && wordCount(before.text) >= 10;
  // Over a page break a new paragraph may also open with a capital: only an abbreviation in the middle of a long text goes on for certain.
  return /^[\p{Lu}&]{2,}(?![\p{Ll}])/u.test(text) && wordCount(before.text) >= 40;
}

function rowOf(line: TextLine): Row {
  const cells = (line.cells ?? []).map((cell) => ({
    text: withoutMarkup(cell.text).replace(/\s+/g, ' '),
    merged: cell.merged === 'above'
  }));
  return {
    cells,
    text: withoutMarkup(line.text.replace(/\t/g, ' ')).replace(/ {2,}/g, ' '),
    lines: [line.source, line.source],
    page: line.page
  };
}

/** A line of its own between the rows of one table ("NHÓM HẠ TẦNG"): a merged row that lost its cells. */
function isGroupLine(text: string, next: TextLine | undefined, table: Table): boolean {
  if (
    !next?.cells ||
    next.cells.length < 2 ||
    wordCount(text) > 15 ||
    /[.;:]$/.test(text) ||
    /^(?:phu luc|bieu|bang|danh muc)/.test(fold(text))
  )
    return false;
  const first = next.cells[0]!.text.trim();
  return (/^\d/.test(first) || first === '') && next.cells.length <= table.rows[0]!.cells.length + 1;
}

/** Blocks of a document in reading order. Blank lines and rules are dropped; they never end a table, since a page break leaves one there. */
export function readBlocks(document: DocumentText): Block[] {
  const blocks: Block[] = [];
  let gap = false;
  let source = 0;
  /** Length of the last line taken into the last paragraph. */
  let lastLine = 0;
  for (const [index, line] of document.lines.entries()) {
    // Readers leave blank lines out; in plain text the numbers tell where they stood. Elsewhere a line is a paragraph already.
    if (!(document.kind === 'text' || document.kind === 'markdown') || line.source > source + 1) gap = true;
    source = line.source;
    const last = blocks.at(-1);
    if (line.cells && line.cells.length > 1) {
      const row = rowOf(line);
      if (!row.cells.some((cell) => cell.text !== '' || cell.merged)) continue;
      if (last?.kind === 'table' && row.cells.length <= last.rows[0]!.cells.length + 2) last.rows.push(row);
      else blocks.push({ kind: 'table', rows: [row] });
      gap = false;
      continue;
    }
    const text = withoutMarkup(line.text);
    if (text === '' || /^[-_=*·.\s—–]+$/u.test(text)) {
      gap = true;
      continue;
    }
    if (/^(?:trang\s+)?-?\s*\d{1,3}\s*-?(?:\s*\/\s*\d{1,3})?$/.test(fold(text))) continue; // A page number.
    if (last?.kind === 'table' && isGroupLine(text, document.lines[index + 1], last)) {
      last.rows.push({ cells: [{ text, merged: false }], text, lines: [line.source, line.source], page: line.page });
      gap = false;
      continue;
    }
    if (last?.kind === 'paragraph' && continues(last, text, gap, lastLine)) {
      last.text = `${last.text} ${text}`;
      last.lines = [last.lines[0], line.source];
    } else {
      blocks.push({ kind: 'paragraph', text, lines: [line.source, line.source], page: line.page, strong: line.strong === true });
    }
    lastLine = text.length;
    gap = false;
  }
  return blocks;
}
