/** Property changes (“sprm”, [MS-DOC] 2.6) of Word 97 paragraphs, characters and table rows. */

/** One change: its code and the view on its operand. */
export interface Sprm {
  code: number;
  at: number;
  size: number;
}

const SIZES = [1, 1, 2, 4, 2, 2, -1, 3];

/** Lists the changes in a run of bytes; stops quietly where the run is cut off. */
export function listSprms(view: DataView, from: number, to: number): Sprm[] {
  const found: Sprm[] = [];
  let at = from;
  while (at + 3 <= to) {
    const code = view.getUint16(at, true);
    at += 2;
    let size = SIZES[code >> 13] as number;
    if (size < 0) {
      if (code === 0xd608) size = view.getUint16(at, true) + 1;
      else size = view.getUint8(at) === 255 && code === 0xc615 ? to - at : view.getUint8(at) + 1;
    }
    if (at + size > to) break;
    found.push({ code, at, size });
    at += size;
  }
  return found;
}

/** What the reader takes from paragraph properties. */
export interface ParagraphLook {
  style: number;
  inTable: boolean;
  /** The mark ends a table row. */
  rowEnd: boolean;
  /** Nesting of tables: 1 for an ordinary one. */
  depth: number;
  /** The mark ends a row or a cell of a table inside a cell. */
  innerRowEnd: boolean;
  /** 1-based list use; 0 none; undefined as the style says. */
  list?: number;
  level?: number;
  outline?: number;
  row?: RowLook;
}

/** Cells of a row, from left to right. */
export interface RowLook {
  /** Cell borders from the left in twentieths of a point; one more than cells. */
  edges: number[];
  cells: { merge: 'none' | 'first' | 'continued'; joined: boolean; lined: boolean }[];
}

/** Reads paragraph changes onto a look. */
export function applyParagraph(look: ParagraphLook, view: DataView, from: number, to: number): void {
  for (const { code, at, size } of listSprms(view, from, to)) {
    const byte = view.getUint8(at);
    if (code === 0x2416) look.inTable = byte === 1;
    else if (code === 0x2417) look.rowEnd = byte === 1;
    else if (code === 0x6649) look.depth = view.getInt32(at, true);
    else if (code === 0x244c) look.innerRowEnd = byte === 1;
    else if (code === 0x260a) look.level = byte;
    else if (code === 0x460b) look.list = view.getUint16(at, true);
    else if (code === 0x2640) look.outline = byte;
    else if (code === 0x4600) look.style = view.getUint16(at, true);
    else if (code === 0xd608) look.row = readRow(view, at, size);
    else if (code === 0xd62b && look.row && size >= 3) {
      const cell = look.row.cells[view.getUint8(at + 1)];
      const merge = view.getUint8(at + 2);
      if (cell) cell.merge = merge === 1 ? 'continued' : merge === 3 ? 'first' : 'none';
    } else if ((code === 0xd605 || code === 0xd613) && look.row) {
      // Borders of the whole row: any of the six with a kind of line.
      const step = code === 0xd605 ? 4 : 8;
      const kind = code === 0xd605 ? 1 : 5;
      for (let side = 0; side < 6 && 1 + side * step + kind < size; side += 1) {
        const drawn = view.getUint8(at + 1 + side * step + kind);
        if (drawn !== 0 && drawn !== 255) for (const cell of look.row.cells) cell.lined = true;
      }
    }
  }
}

function readRow(view: DataView, at: number, size: number): RowLook {
  const count = view.getUint8(at + 2);
  const edges: number[] = [];
  for (let index = 0; index <= count; index += 1) edges.push(view.getInt16(at + 3 + index * 2, true));
  const first = at + 3 + (count + 1) * 2;
  const cells: RowLook['cells'] = [];
  for (let index = 0; index < count; index += 1) {
    const cell = first + index * 20;
    if (cell + 20 > at + size) {
      cells.push({ merge: 'none', joined: false, lined: false });
      continue;
    }
    const flags = view.getUint16(cell, true);
    const vertical = (flags >> 5) & 3;
    let lined = false;
    for (let side = 0; side < 4; side += 1) {
      const kind = view.getUint8(cell + 4 + side * 4 + 1);
      if (kind !== 0 && kind !== 255) lined = true;
    }
    cells.push({ merge: vertical === 1 ? 'continued' : vertical === 3 ? 'first' : 'none', joined: (flags & 3) === 1, lined });
  }
  return { edges, cells };
}

/** What the reader takes from character properties. */
export interface LetterLook {
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
  inserted: boolean;
  caps: boolean;
  font: number;
  /** A sign of a symbol font stands here instead of the letter. */
  symbol?: number;
}

/** Reads character changes onto a look; `style` is the look they toggle against. */
export function applyLetters(look: LetterLook, style: LetterLook, view: DataView, from: number, to: number): void {
  for (const { code, at } of listSprms(view, from, to)) {
    const byte = view.getUint8(at);
    if (code === 0x0835) look.bold = toggled(byte, style.bold);
    else if (code === 0x083c) look.hidden = toggled(byte, style.hidden);
    else if (code === 0x083b) look.caps = toggled(byte, style.caps);
    else if (code === 0x0800) look.deleted = byte === 1;
    else if (code === 0x0801) look.inserted = byte === 1;
    else if (code === 0x4a4f) look.font = view.getUint16(at, true);
    else if (code === 0x6a09) look.symbol = view.getUint16(at + 2, true);
  }
}

/** Toggle operands: 0 and 1 say it, 0x80 takes the style's, 0x81 its opposite. */
function toggled(byte: number, style: boolean): boolean {
  if (byte === 0x80) return style;
  if (byte === 0x81) return !style;
  return byte === 1;
}
