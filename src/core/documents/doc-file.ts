/** The streams of a Word 97–2003 document ([MS-DOC]) as text pieces with the properties of each stretch. */
import { applyLetters, applyParagraph, type LetterLook, type ParagraphLook } from './doc-sprm.ts';
import { readDocLists } from './doc-lists.ts';
import { readDocStyles, type DocStyle } from './doc-styles.ts';
import type { ListUse } from './list-counter.ts';
import { openCompound } from './ole.ts';
import { DocumentRefused } from './refusals.ts';

/** A stretch of the file whose marks or letters share properties. Offsets in the main stream, in bytes. */
interface Stretch {
  from: number;
  to: number;
  at: number;
  size: number;
}

/** A stretch of text as it stands in the file. */
interface Piece {
  /** First character position. */
  from: number;
  to: number;
  offset: number;
  /** Bytes a letter. */
  width: 1 | 2;
}

/** An opened document: text by character position, and what Word says about it. */
export interface DocFile {
  /** Text of all parts, one after another: body, notes, heads, comments, end notes, boxes. */
  text: string;
  /** Where each part begins and ends. */
  parts: { body: [number, number]; notes: [number, number]; endNotes: [number, number]; boxes: [number, number] };
  paragraphAt: (position: number) => ParagraphLook;
  letterAt: (position: number, style: DocStyle) => LetterLook;
  style: (index: number) => DocStyle;
  lists: Map<string, ListUse>;
  fonts: string[];
}

/** Opens a document. Throws `encrypted`, `unsupported` (before Word 97) or `damaged`. */
export function openDoc(bytes: Uint8Array, name: string): DocFile {
  const streams = openCompound(bytes);
  const main = streams('WordDocument');
  if (!main || main.length < 0x200) throw new DocumentRefused('damaged', { name });
  const head = viewOf(main);
  if (head.getUint16(0, true) !== 0xa5ec) throw new DocumentRefused('unsupported', { name }, { what: 'whatWordOld' });
  const flags = head.getUint16(0x0a, true);
  if (flags & 0x0100) throw new DocumentRefused('encrypted', { name });
  const tableBytes = streams(flags & 0x0200 ? '1Table' : '0Table');
  if (!tableBytes) throw new DocumentRefused('damaged', { name });
  const table = viewOf(tableBytes);
  const place = (offset: number): { at: number; size: number } => ({
    at: head.getUint32(offset, true),
    size: head.getUint32(offset + 4, true)
  });

  const pieces = readPieces(table, place(0x1a2));
  const text = pieces.map((piece) => pieceText(main, piece)).join('');
  const paragraphs = readStretches(head, table, place(0x102), 13);
  const letters = readStretches(head, table, place(0xfa), 1);
  const offsetOf = makeOffsets(pieces);
  const sheet = place(0xa2);
  const style = readDocStyles(table, sheet.at, sheet.size);
  const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map((offset) => head.getUint32(offset, true));
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0));
  const part = (index: number): [number, number] => [starts[index] as number, (starts[index] as number) + (lengths[index] as number)];

  return {
    text,
    parts: { body: part(0), notes: part(1), endNotes: part(5), boxes: part(6) },
    paragraphAt: (position) => readParagraph(head, find(paragraphs, offsetOf(position))),
    letterAt: (position, own) => {
      const stretch = find(letters, offsetOf(position));
      if (!stretch || stretch.size === 0) return own.letters;
      const look = { ...own.letters };
      applyLetters(look, own.letters, head, stretch.at, stretch.at + stretch.size);
      return look;
    },
    style,
    lists: readLists(table, place(0x2e2), place(0x2ea)),
    fonts: readFonts(table, place(0x112))
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readLists(table: DataView, lists: { at: number; size: number }, uses: { at: number; size: number }): Map<string, ListUse> {
  try {
    return readDocLists(table, lists, uses);
  } catch {
    // Twisted list tables cost the numbers, not the text.
    return new Map();
  }
}

/** The piece table (`Clx`): property runs first, then positions and places of text. */
function readPieces(table: DataView, clx: { at: number; size: number }): Piece[] {
  let at = clx.at;
  while (table.getUint8(at) === 1) at += 3 + table.getUint16(at + 1, true);
  if (table.getUint8(at) !== 2) throw new RangeError('no piece table');
  const count = (table.getUint32(at + 1, true) - 4) / 12;
  const positions = at + 5;
  const places = positions + (count + 1) * 4;
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const packed = table.getUint32(places + index * 8 + 2, true);
    const narrow = (packed & 0x40000000) !== 0;
    pieces.push({
      from: table.getUint32(positions + index * 4, true),
      to: table.getUint32(positions + index * 4 + 4, true),
      offset: narrow ? (packed & 0x3fffffff) / 2 : packed & 0x3fffffff,
      width: narrow ? 1 : 2
    });
  }
  return pieces;
}

const wide = new TextDecoder('utf-16le');
const narrow = new TextDecoder('windows-1252');

function pieceText(main: Uint8Array, piece: Piece): string {
  const bytes = main.subarray(piece.offset, piece.offset + (piece.to - piece.from) * piece.width);
  if (bytes.length < (piece.to - piece.from) * piece.width) throw new RangeError('text cut off');
  return piece.width === 2 ? wide.decode(bytes) : narrow.decode(bytes);
}

function makeOffsets(pieces: Piece[]): (position: number) => number {
  let last = 0;
  return (position) => {
    let index = (pieces[last]?.from ?? 0) <= position ? last : 0;
    while (index < pieces.length - 1 && (pieces[index] as Piece).to <= position) index += 1;
    last = index;
    const piece = pieces[index] as Piece;
    return piece.offset + (position - piece.from) * piece.width;
  };
}

/** Property pages (`PlcBtePapx`, `PlcBteChpx`): 512-byte pages of stretches; `width` bytes name a stretch's properties. */
function readStretches(main: DataView, table: DataView, plc: { at: number; size: number }, width: 1 | 13): Stretch[] {
  const stretches: Stretch[] = [];
  const count = (plc.size - 4) / 8;
  for (let index = 0; index < count; index += 1) {
    const page = (table.getUint32(plc.at + (count + 1) * 4 + index * 4, true) & 0x3fffff) * 512;
    if (page + 512 > main.byteLength) continue;
    const runs = main.getUint8(page + 511);
    for (let run = 0; run < runs; run += 1) {
      const found = main.getUint8(page + (runs + 1) * 4 + run * width) * 2;
      const [at, size] =
        found === 0 ? [0, 0] : width === 1 ? [page + found + 1, main.getUint8(page + found)] : paragraphPlace(main, page + found);
      stretches.push({
        from: main.getUint32(page + run * 4, true),
        to: main.getUint32(page + run * 4 + 4, true),
        at,
        size: Math.min(size, page + 511 - at)
      });
    }
  }
  return stretches.sort((one, other) => one.from - other.from);
}

/** A paragraph's properties say their length in words, in one byte or after a zero. */
function paragraphPlace(main: DataView, at: number): [number, number] {
  const size = main.getUint8(at);
  return size === 0 ? [at + 2, main.getUint8(at + 1) * 2] : [at + 1, size * 2 - 1];
}

function find(stretches: Stretch[], offset: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const one = stretches[middle] as Stretch;
    if (offset < one.from) high = middle - 1;
    else if (offset >= one.to) low = middle + 1;
    else return one;
  }
  return undefined;
}

function readParagraph(main: DataView, stretch: Stretch | undefined): ParagraphLook {
  const look: ParagraphLook = { style: 0, inTable: false, rowEnd: false, depth: 0, innerRowEnd: false };
  if (!stretch || stretch.size < 2) return look;
  look.style = main.getUint16(stretch.at, true);
  applyParagraph(look, main, stretch.at + 2, stretch.at + stretch.size);
  return look;
}

/** Font names in the order runs refer to them (`SttbfFfn`). */
function readFonts(table: DataView, place: { at: number; size: number }): string[] {
  const fonts: string[] = [];
  if (place.size < 4) return fonts;
  let at = place.at + 4;
  while (at < place.at + place.size && fonts.length < 2_000) {
    const length = table.getUint8(at);
    let name = '';
    for (let letter = at + 40; letter + 2 <= at + 1 + length; letter += 2) {
      const code = table.getUint16(letter, true);
      if (code === 0) break;
      name += String.fromCharCode(code);
    }
    fonts.push(name);
    at += 1 + length;
  }
  return fonts;
}
