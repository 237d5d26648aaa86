/** The flow of a DOCX: paragraphs, tables, boxes and notes in reading order, as lines. */
import { cleanParagraph, isDrawnRule, rowLine } from './clean-line.ts';
import { readPieces, type Findings, type ParagraphPiece } from './docx-paragraph.ts';
import { readPlace, type DocxStyles } from './docx-styles.ts';
import { allText, hasVisibleBorders, readRows, type DocxRow } from './docx-table.ts';
import { isLayoutTable } from './layout-kind.ts';
import { ListCounter } from './list-counter.ts';
import type { Numbering } from './numbering.ts';
import type { TextCell, TextLine } from './text.ts';
import { child, elements, value, type XmlElement } from './xml.ts';

/** What reading a body needs from the other parts of the package. */
export interface BodyParts {
  styles: DocxStyles;
  numbering: Numbering;
  /** Notes by id, read as bodies of their own. */
  notes: { foot: Map<string, XmlElement>; end: Map<string, XmlElement> };
  /** Ids of table styles that draw lines. */
  borderedStyles: Set<string>;
  /** The document says where its pages began when Word last showed it. */
  paged: boolean;
}

/** One line before it gets its place: a paragraph's part between line breaks. */
interface Piece {
  text: string;
  strong: boolean;
}

/** Reads bodies in order, keeping the counts of lists and pages. */
export class BodyReader {
  readonly findings: Findings = { tracked: false, fonts: new Set() };
  readonly lines: TextLine[] = [];
  readonly #parts: BodyParts;
  readonly #counter = new ListCounter();
  readonly #notes: XmlElement[] = [];
  #page = 1;
  /** Pieces of a paragraph whose end mark was deleted: they belong to the next one. */
  #carried: ParagraphPiece[] = [];

  constructor(parts: BodyParts) {
    this.#parts = parts;
  }

  /** Reads a body, then the notes it referred to. */
  read(body: XmlElement | undefined): TextLine[] {
    if (body) this.#flow(body);
    this.#notes.forEach((note, index) => {
      const text = this.#cellText(note);
      if (text !== '') this.#push({ text: `[${index + 1}] ${text}`, strong: false });
    });
    return this.lines;
  }

  #push(piece: Piece): void {
    const line: TextLine = { text: piece.text, page: this.#pageNow(), source: 0 };
    if (piece.strong) line.strong = true;
    this.lines.push(line);
  }

  #pageNow(): number | null {
    return this.#parts.paged ? this.#page : null;
  }

  #flow(holder: XmlElement): void {
    for (const one of elements(holder)) {
      if (one.name === 'w:p') for (const piece of this.#paragraph(one)) this.#push(piece);
      else if (one.name === 'w:tbl') this.#table(one);
      else if (one.name === 'mc:AlternateContent') this.#flow(child(one, 'mc:Choice') ?? child(one, 'mc:Fallback') ?? one);
      else if (one.name === 'w:del' || one.name === 'w:moveFrom') this.findings.tracked = true;
      else if (one.name !== 'w:sectPr' && one.name !== 'w:sdtPr' && one.name !== 'w:tblPr') this.#flow(one);
    }
  }

  /** A paragraph's lines: its text parted at line breaks, then the lines of boxes anchored in it. */
  #paragraph(paragraph: XmlElement, inCell = false): Piece[] {
    const { styles } = this.#parts;
    const properties = child(paragraph, 'w:pPr');
    const styleId = value(properties, 'w:pStyle');
    const style = styles.paragraph(styleId);
    const pieces = [...this.#carried, ...readPieces(paragraph, styles, style.look, this.findings)];
    this.#carried = [];
    if (child(child(properties, 'w:rPr'), 'w:del')) {
      this.findings.tracked = true;
      this.#carried = pieces;
      return [];
    }

    const label = this.#label(properties, styleId);
    const found: Piece[] = [];
    const boxed: Piece[] = [];
    let text = label === '' ? '' : `${label} `;
    let filled = false;
    let letters = 0;
    let bold = 0;
    const finish = (): void => {
      const clean = cleanParagraph(text);
      // A number without words still counts; it says something only in a cell (the “Stt” column).
      if (clean !== '' && (filled || inCell) && !isDrawnRule(clean))
        found.push({ text: clean, strong: style.heading || (letters > 0 && bold === letters) });
      text = '';
      filled = false;
      letters = 0;
      bold = 0;
    };
    for (const piece of pieces) {
      if (piece.kind === 'text') {
        // Quotation marks and dashes have no weight.
        const solid = piece.text.replace(/[^\p{L}\p{N}]/gu, '').length;
        text += piece.text;
        filled ||= piece.text.trim() !== '';
        letters += solid;
        if (piece.bold) bold += solid;
      } else if (piece.kind === 'line-break') finish();
      else if (piece.kind === 'page-break') {
        if (piece.rendered) this.#page += 1;
        else finish();
      } else if (piece.kind === 'box') boxed.push(...this.#boxLines(piece.content));
      else this.#noteMet(piece.id, piece.end);
    }
    finish();
    return [...found, ...boxed];
  }

  #noteMet(id: string, end: boolean): void {
    const note = this.#parts.notes[end ? 'end' : 'foot'].get(id);
    if (note) this.#notes.push(note);
  }

  /** Lines of a text box; tables inside are given row by row, cells joined by a tab. */
  #boxLines(content: XmlElement): Piece[] {
    const inner = elements(content);
    return inner.flatMap((one) => {
      if (one.name === 'w:p') return this.#paragraph(one, true);
      if (one.name !== 'w:tbl') return this.#boxLines(one);
      return readRows(one).flatMap((row) => {
        const text = row.cells
          .map((cell) => this.#cellText(cell.element))
          .join('\t')
          .trim();
        return text === '' ? [] : [{ text, strong: false }];
      });
    });
  }

  /** The automatic number of a paragraph, from itself or its style. */
  #label(properties: XmlElement | undefined, styleId: string | undefined): string {
    const { styles, numbering } = this.#parts;
    const own = readPlace(properties);
    const inherited = styles.paragraph(styleId).list;
    const use = own?.use ?? inherited?.use;
    if (use === undefined || use === '0') return '';
    const list = numbering.uses.get(use);
    if (!list) return '';
    const linked = styleId === undefined ? undefined : numbering.styleLevels.get(`${use}/${styleId}`);
    const level = own?.level ?? linked ?? inherited?.level ?? 0;
    return this.#counter.next(use, list, level);
  }

  #table(table: XmlElement): void {
    const rows = readRows(table);
    const bordered = hasVisibleBorders(table, this.#parts.borderedStyles);
    if (
      isLayoutTable(
        rows.map((row) => row.cells.map((cell) => allText(cell.element))),
        bordered
      )
    ) {
      for (const row of rows) for (const cell of row.cells) if (!cell.continues) this.#flow(cell.element);
      return;
    }
    for (const row of rows) this.#row(row);
  }

  #row(row: DocxRow): void {
    const page = this.#pageNow();
    const cells: TextCell[] = [];
    let strong = true;
    for (const cell of row.cells) {
      const pieces = this.#cellPieces(cell.element);
      const text = pieces.map((piece) => piece.text).join(' ');
      if (cell.continues) cells.push({ text: '', merged: 'above' });
      else cells.push({ text });
      if (pieces.some((piece) => !piece.strong)) strong = false;
      for (let extra = 1; extra < cell.span; extra += 1) cells.push(cell.continues ? { text: '', merged: 'above' } : { text: '' });
    }
    for (let missing = 0; missing < row.before; missing += 1) cells.unshift({ text: '' });
    const line = rowLine(cells, { page, source: 0, strong });
    if (line) this.lines.push(line);
  }

  #cellText(cell: XmlElement): string {
    return this.#cellPieces(cell)
      .map((piece) => piece.text)
      .join(' ');
  }

  /** Everything in a cell, nested tables included, as pieces without tabs. */
  #cellPieces(cell: XmlElement): Piece[] {
    return this.#boxLines(cell).map((piece) => ({
      text: piece.text.replaceAll('\t', ' ').replace(/ {2,}/gu, ' ').trim(),
      strong: piece.strong
    }));
  }
}
