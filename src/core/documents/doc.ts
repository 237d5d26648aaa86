/** Reader of Word 97–2003 documents (DOC). */
import { cleanParagraph, isDrawnRule, numberLines, rowLine } from './clean-line.ts';
import { openDoc, type DocFile } from './doc-file.ts';
import type { ParagraphLook } from './doc-sprm.ts';
import { isLayoutTable } from './layout-kind.ts';
import { fromLegacy, legacyFont } from './legacy-letters.ts';
import { ListCounter } from './list-counter.ts';
import { fill, vi } from './messages.ts';
import { DocumentRefused } from './refusals.ts';
import type { DocumentText, TextCell, TextLine } from './text.ts';

/** One line of a paragraph. */
interface Piece {
  text: string;
  strong: boolean;
}

interface Cell {
  pieces: Piece[];
  left: number;
  right: number;
  continued: boolean;
}

/** A row before its table is whole. */
interface Row {
  cells: Cell[];
  lined: boolean;
}

/**
 * Reads a DOC: automatic numbers written out, deleted text left out, tables row by row.
 * Throws `DocumentRefused` (`encrypted`, `damaged`, `unsupported` for files older than Word 97).
 */
export function readDoc(bytes: Uint8Array, name: string): DocumentText {
  try {
    const file = openDoc(bytes, name);
    const reader = new DocReader(file);
    reader.part(...file.parts.body);
    reader.part(...file.parts.boxes);
    reader.notes(file.parts.notes, file.parts.endNotes);
    const warnings: string[] = [];
    if (reader.tracked) warnings.push(vi.warnTracked);
    for (const font of reader.fonts) warnings.push(fill(vi.warnLegacyFont, { font }));
    return { kind: 'doc', lines: numberLines(reader.lines), pages: null, warnings };
  } catch (cause) {
    if (cause instanceof DocumentRefused) throw cause;
    if (cause instanceof RangeError) throw new DocumentRefused('damaged', { name }, { cause });
    throw cause;
  }
}

class DocReader {
  readonly lines: TextLine[] = [];
  readonly fonts = new Set<string>();
  tracked = false;
  readonly #file: DocFile;
  readonly #counter = new ListCounter();
  #rows: Row[] = [];
  #cells: Piece[][] = [];
  #cell: Piece[] = [];

  constructor(file: DocFile) {
    this.#file = file;
  }

  /** Reads the paragraphs between two character positions. */
  part(from: number, to: number): void {
    const { text } = this.#file;
    let start = from;
    for (let at = from; at < to; at += 1) {
      const sign = text.charCodeAt(at);
      if (sign !== 13 && sign !== 7 && sign !== 12 && at !== to - 1) continue;
      const look = this.#file.paragraphAt(at);
      this.#paragraph(start, sign === 13 || sign === 7 || sign === 12 ? at : at + 1, sign, look);
      start = at + 1;
    }
    this.#endTable();
  }

  /** Notes go last, numbered as they are met. */
  notes(...parts: [number, number][]): void {
    let count = 0;
    for (const [from, to] of parts) {
      for (const note of this.#file.text.slice(from, to).split('\u0002').slice(1)) {
        const text = cleanParagraph(note.replace(/[\r\u0007]/gu, ' '));
        count += 1;
        if (text !== '') this.lines.push({ text: `[${count}] ${text}`, page: null, source: 0 });
      }
    }
  }

  #paragraph(from: number, to: number, sign: number, look: ParagraphLook): void {
    if (look.inTable && look.rowEnd) {
      this.#endRow(look);
      return;
    }
    const pieces = look.innerRowEnd ? [] : this.#pieces(from, to, look);
    if (!look.inTable) {
      this.#endTable();
      for (const piece of pieces) this.#push(piece);
      return;
    }
    this.#cell.push(...pieces);
    if (sign === 7 && look.depth <= 1) {
      this.#cells.push(this.#cell);
      this.#cell = [];
    }
  }

  #push(piece: Piece): void {
    const line: TextLine = { text: piece.text, page: null, source: 0 };
    if (piece.strong) line.strong = true;
    this.lines.push(line);
  }

  /** A paragraph's text parted at line breaks, its number in front; fields give what they show. */
  #pieces(from: number, to: number, look: ParagraphLook): Piece[] {
    const { text } = this.#file;
    const style = this.#file.style(look.style);
    const label = this.#label(look);
    const pieces: Piece[] = [];
    let line = label === '' ? '' : `${label} `;
    let filled = false;
    let letters = 0;
    let bold = 0;
    // Letters of a VNI font go in pairs, so a whole stretch of them is turned at once.
    let pairs = '';
    const add = (shown: string): void => {
      if (pairs !== '') line += fromLegacy(pairs, 'VNI');
      pairs = '';
      line += shown;
    };
    const finish = (): void => {
      add('');
      const clean = cleanParagraph(line);
      // A number without words says something only in a cell (the “Stt” column).
      if (clean !== '' && (filled || look.inTable) && !isDrawnRule(clean))
        pieces.push({ text: clean, strong: style.heading || (letters > 0 && bold === letters) });
      line = '';
      filled = false;
      letters = 0;
      bold = 0;
    };
    // For each open field: whether its instruction is still running.
    const fields: boolean[] = [];
    for (let at = from; at < to; at += 1) {
      const sign = text.charCodeAt(at);
      if (sign === 0x13) fields.push(true);
      else if (sign === 0x14 && fields.length > 0) fields[fields.length - 1] = false;
      else if (sign === 0x15) fields.pop();
      else if (fields.includes(true)) continue;
      else if (sign === 0x0b || sign === 0x0e) finish();
      else if (sign === 0x09) add('\t');
      else if (sign === 0x1e) add('-');
      else if (sign >= 0x20) {
        const letter = this.#file.letterAt(at, style);
        if (letter.deleted || letter.inserted) this.tracked = true;
        if (letter.deleted || letter.hidden) continue;
        const shown = this.#shown(text.charAt(at), letter.font, letter.caps, letter.symbol);
        if (this.#system(letter.font) === 'VNI') pairs += shown;
        else add(shown);
        filled ||= shown.trim() !== '';
        if (/[\p{L}\p{N}]/u.test(shown)) {
          letters += 1;
          if (letter.bold) bold += 1;
        }
      }
    }
    finish();
    return pieces;
  }

  #system(font: number): 'TCVN3' | 'VNI' | null {
    return legacyFont(this.#file.fonts[font])?.system ?? null;
  }

  #shown(letter: string, font: number, caps: boolean, symbol: number | undefined): string {
    if (symbol !== undefined && letter === '(') return String.fromCharCode(symbol);
    const legacy = legacyFont(this.#file.fonts[font]);
    if (legacy) this.fonts.add(this.#file.fonts[font] as string);
    const turned = legacy?.system === 'TCVN3' ? fromLegacy(letter, 'TCVN3', legacy.capitals) : letter;
    return caps ? turned.toLocaleUpperCase('vi') : turned;
  }

  #label(look: ParagraphLook): string {
    const style = this.#file.style(look.style);
    const use = look.list ?? style.list;
    const list = use === 0 ? undefined : this.#file.lists.get(String(use));
    if (!list) return '';
    return this.#counter.next(String(use), list, Math.min(look.level ?? style.level, 8));
  }

  #endRow(look: ParagraphLook): void {
    const row = look.row;
    const cells = this.#cells.map((pieces, index): Cell => {
      const known = row?.cells[index];
      return {
        pieces,
        left: row?.edges[index] ?? index,
        right: row?.edges[index + 1] ?? index + 1,
        continued: known?.merge === 'continued'
      };
    });
    // A cell joined to the one on its left is a part of it.
    const whole = cells.filter((cell, index) => {
      if (!row?.cells[index]?.joined || index === 0) return true;
      const before = cells[index - 1] as Cell;
      before.right = cell.right;
      return false;
    });
    this.#rows.push({ cells: whole, lined: row?.cells.some((cell) => cell.lined) ?? false });
    this.#cells = [];
    this.#cell = [];
  }

  #endTable(): void {
    const rows = this.#rows;
    if (rows.length === 0) return;
    this.#rows = [];
    const texts = rows.map((row) => row.cells.map((cell) => cell.pieces.map((piece) => piece.text).join('\n')));
    if (
      isLayoutTable(
        texts,
        rows.some((row) => row.lined)
      )
    ) {
      for (const row of rows) for (const cell of row.cells) if (!cell.continued) for (const piece of cell.pieces) this.#push(piece);
      return;
    }
    const edges = gatherEdges(rows);
    for (const row of rows) this.#row(row, edges);
  }

  #row(row: Row, edges: number[]): void {
    const cells: TextCell[] = [];
    let strong = true;
    for (const cell of row.cells) {
      // Columns the row leaves out at its start.
      while (cells.length < nearest(edges, cell.left)) cells.push({ text: '' });
      const span = Math.max(1, nearest(edges, cell.right) - nearest(edges, cell.left));
      if (!cell.continued && cell.pieces.some((piece) => !piece.strong)) strong = false;
      const text = cell.continued ? '' : cell.pieces.map((piece) => piece.text).join(' ');
      for (let column = 0; column < span; column += 1) {
        cells.push(cell.continued ? { text: '', merged: 'above' } : { text: column === 0 ? text : '' });
      }
    }
    const line = rowLine(cells, { page: null, source: 0, strong });
    if (line) this.lines.push(line);
  }
}

/** Column edges of a table: all cell borders, those within 3 mm of each other taken as one (in twentieths of a point). */
function gatherEdges(rows: Row[]): number[] {
  const all = rows.flatMap((row) => row.cells.flatMap((cell) => [cell.left, cell.right])).sort((one, other) => one - other);
  const close = all.every((edge) => Math.abs(edge) < 64) ? 0 : 170;
  const edges: number[] = [];
  for (const edge of all) if (edges.length === 0 || edge - (edges[edges.length - 1] as number) > close) edges.push(edge);
  return edges;
}

function nearest(edges: number[], place: number): number {
  let best = 0;
  for (let index = 1; index < edges.length; index += 1) {
    if (Math.abs((edges[index] as number) - place) < Math.abs((edges[best] as number) - place)) best = index;
  }
  return best;
}
