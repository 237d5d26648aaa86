/**
 * The text of a report: sections of blocks with figures as tokens. A figure stands in the stored text as `{{3.6}}` or, in another look, `{{3.6:phan}}`; a person who
 * writes sees `[73,4% · 3.6]`, and only the id behind the dot is read back, so that a number cannot be mistyped.
 */

/** How a figure is written: the value (default), both numbers "47/64", the first, the second, the share of the goal, the judgement in words. */
const looks = ['phan', 'so', 'tong', 'muc', 'danhgia'] as const;
export type Look = (typeof looks)[number] | 'gia-tri';

export interface Token {
  figureId: string;
  look: Look;
}

export type TableRow = { group: string } | { cells: string[] };

/** A table whose cells are texts with tokens; people do not write in it. */
export interface TableContent {
  caption: string;
  note: string;
  columns: { title: string; width: number; align: 'left' | 'center' | 'right' }[];
  rows: TableRow[];
}

interface BlockBase {
  id: string;
  /** The version of the text in which the block was last changed: two people in two blocks do not meet. */
  v: number;
}

/** `gap`: words still to be written, and the body that must write them. Lines of a paragraph that begin with "- " are a list. */
export type ReportBlock =
  | (BlockBase & { type: 'heading'; level: 2 | 3; text: string })
  | (BlockBase & { type: 'paragraph'; text: string })
  | (BlockBase & { type: 'gap'; text: string; organizationId: string | null })
  | (BlockBase & { type: 'table'; table: TableContent });

/** A section counts itself "I.", "II." …; `bare` ones (opening and closing words) have no heading; annexes stand on sheets of their own. */
export interface ReportSection {
  id: string;
  title: string;
  place: 'bare' | 'body' | 'annex';
  blocks: ReportBlock[];
}

export interface ReportContent {
  sections: ReportSection[];
}

const stored = /\{\{([\p{L}\p{N}.-]+)(?::([a-z]+))?\}\}/gu;
const typed = /\[[^[\]·]*·\s*([\p{L}\p{N}.-]+)(?::([a-z]+))?\s*\]/gu;

/** The token as it is stored. */
export function tokenOf(figureId: string, look: Look = 'gia-tri'): string {
  return look === 'gia-tri' ? `{{${figureId}}}` : `{{${figureId}:${look}}}`;
}

const lookOf = (word: string | undefined): Look => (word && (looks as readonly string[]).includes(word) ? (word as Look) : 'gia-tri');

/** The text in pieces: words and tokens in their order. */
export function piecesOf(text: string): (string | Token)[] {
  const pieces: (string | Token)[] = [];
  let last = 0;
  for (const match of text.matchAll(stored)) {
    if (match.index > last) pieces.push(text.slice(last, match.index));
    pieces.push({ figureId: match[1] ?? '', look: lookOf(match[2]) });
    last = match.index + match[0].length;
  }
  if (last < text.length) pieces.push(text.slice(last));
  return pieces;
}

function tokensIn(text: string): Token[] {
  return piecesOf(text).filter((piece): piece is Token => typeof piece !== 'string');
}

/** As a person writes it: tokens as "[73,4% · 3.6]". `show` tells what a figure reads. */
export function toTyped(text: string, show: (token: Token) => string): string {
  return piecesOf(text)
    .map((piece) => (typeof piece === 'string' ? piece : `[${show(piece)} · ${piece.figureId}${piece.look === 'gia-tri' ? '' : `:${piece.look}`}]`))
    .join('');
}

/** Back from what was typed; the value before the dot is not read. */
export function fromTyped(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(typed, (_, id: string, look?: string) => tokenOf(id, lookOf(look)));
}

/** Ids named by a text that the report does not have. */
export function unknownFigures(text: string, known: ReadonlySet<string>): string[] {
  return [...new Set(tokensIn(text).map((token) => token.figureId))].filter((id) => !known.has(id));
}

/** Every text of a block that may hold tokens. */
function textsOf(block: ReportBlock): string[] {
  if (block.type !== 'table') return [block.text];
  return [block.table.caption, block.table.note, ...block.table.rows.flatMap((row) => ('group' in row ? [row.group] : row.cells))];
}

export function blocksOf(content: ReportContent): ReportBlock[] {
  return content.sections.flatMap((section) => section.blocks);
}

/** Ids of the figures the report shows, in reading order. */
export function figuresUsed(content: ReportContent): string[] {
  return [...new Set(blocksOf(content).flatMap(textsOf).flatMap(tokensIn).map((token) => token.figureId))];
}

export interface Gap {
  sectionId: string;
  blockId: string;
  text: string;
  organizationId: string | null;
}

export function gapsIn(content: ReportContent): Gap[] {
  return content.sections.flatMap((section) =>
    section.blocks.flatMap((block) => (block.type === 'gap' ? [{ sectionId: section.id, blockId: block.id, text: block.text, organizationId: block.organizationId }] : []))
  );
}

/** `write`: something is still to be written; `empty`: nothing stands in it. */
export function sectionState(section: ReportSection): 'done' | 'write' | 'empty' {
  if (section.blocks.length === 0) return 'empty';
  if (section.blocks.every((block) => block.type === 'gap')) return 'empty';
  return section.blocks.some((block) => block.type === 'gap') ? 'write' : 'done';
}

/**
 * Numbers written by hand, which open nothing: digits outside tokens that are no date, year, number of a paper, article, period, "5 rõ" or share in the words of a goal
 * (in brackets). For the list before submitting; they are allowed.
 */
export function handWritten(content: ReportContent): string[] {
  return content.sections
    .filter((section) => section.place === 'body')
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.type === 'paragraph' ? [block.text] : []))
    .flatMap((text) => {
      const bare = piecesOf(text)
        .map((piece) => (typeof piece === 'string' ? piece : ' '))
        .join('')
        .replace(/\([^)]*\)|“[^”]*”/g, ' ')
        .replace(/\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?|\d{1,2}\/(19|20)\d{2}|\d+\/[\p{Lu}Đ][\p{L}&.-]*|(19|20)\d{2}([–-](19|20)?\d{2,4})?/gu, ' ')
        .replace(/(điều|khoản|quý|tuần|tháng|năm|kỳ họp thứ|lần|số|ngày|giờ|khóa|nhóm|mục|bảng|phụ lục)\s+(thứ\s+)?[\dIVXLC]+/giu, ' ')
        .replace(/\d+ rõ|^\d+[.)]/gmu, ' ');
      return [...bare.matchAll(/\d+(?:[.,]\d+)*%?/g)].map((match) => match[0]);
    });
}

/** Bold `**so**`, italic `__so__`, as the buttons of the editor write it. */
export interface Emphasis {
  bold?: boolean;
  italic?: boolean;
}

/** Words of one piece parted by their marks of bold and italic; `open` carries what began in an earlier piece. */
export function styled(text: string, open: Emphasis): { text: string; bold: boolean; italic: boolean }[] {
  const parts: { text: string; bold: boolean; italic: boolean }[] = [];
  for (const piece of text.split(/(\*\*|__)/)) {
    if (piece === '**') open.bold = !open.bold;
    else if (piece === '__') open.italic = !open.italic;
    else if (piece !== '') parts.push({ text: piece, bold: open.bold ?? false, italic: open.italic ?? false });
  }
  return parts;
}
