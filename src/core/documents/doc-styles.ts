/** Styles of a Word 97 document ([MS-DOC] 2.9.271): weight, numbering and outline level, with what they inherit. */
import { applyLetters, applyParagraph, type LetterLook, type ParagraphLook } from './doc-sprm.ts';

/** A paragraph style resolved. */
export interface DocStyle {
  letters: LetterLook;
  list: number;
  level: number;
  heading: boolean;
}

export const PLAIN_LETTERS: LetterLook = { bold: false, hidden: false, deleted: false, inserted: false, caps: false, font: -1 };
const NOTHING: DocStyle = { letters: PLAIN_LETTERS, list: 0, level: 0, heading: false };

/** Reads the style sheet; the result gives a style by its index. */
export function readDocStyles(table: DataView, from: number, size: number): (index: number) => DocStyle {
  const raw: { at: number; size: number }[] = [];
  if (size < 4) return () => NOTHING;
  const headSize = table.getUint16(from, true);
  const count = table.getUint16(from + 2, true);
  const baseSize = table.getUint16(from + 4, true);
  let at = from + 2 + headSize;
  for (let index = 0; index < count && at + 2 <= from + size; index += 1) {
    const length = table.getUint16(at, true);
    raw.push({ at: at + 2, size: length });
    at += 2 + length + (length % 2);
  }
  const known = new Map<number, DocStyle>();
  const resolve = (index: number, depth: number): DocStyle => {
    const before = known.get(index);
    if (before) return before;
    const style = raw[index];
    if (!style || style.size < baseSize || depth > 30) return NOTHING;
    const kind = table.getUint16(style.at + 2, true) & 15;
    const base = table.getUint16(style.at + 2, true) >> 4;
    const found = readStyle(table, style, baseSize, kind, base === 0xfff ? NOTHING : resolve(base, depth + 1));
    known.set(index, found);
    return found;
  };
  return (index) => resolve(index, 0);
}

function readStyle(table: DataView, style: { at: number; size: number }, baseSize: number, kind: number, base: DocStyle): DocStyle {
  const end = style.at + style.size;
  const nameLength = table.getUint16(style.at + baseSize, true);
  let at = style.at + baseSize + 2 + nameLength * 2 + 2;
  const parts: { at: number; size: number }[] = [];
  for (let count = table.getUint16(style.at + 4, true) & 15; count > 0 && at + 2 <= end; count -= 1) {
    const size = table.getUint16(at, true);
    parts.push({ at: at + 2, size: Math.min(size, end - at - 2) });
    at += 2 + size + (size % 2);
  }
  const paragraph: ParagraphLook = { style: 0, inTable: false, rowEnd: false, depth: 0, innerRowEnd: false };
  const letters = { ...base.letters };
  const [first, second] = parts;
  if (kind === 1) {
    if (first && first.size > 2) applyParagraph(paragraph, table, first.at + 2, first.at + first.size);
    if (second) applyLetters(letters, base.letters, table, second.at, second.at + second.size);
  } else if (kind === 2 && first) applyLetters(letters, base.letters, table, first.at, first.at + first.size);
  const id = table.getUint16(style.at, true) & 0xfff;
  return {
    letters,
    list: paragraph.list ?? base.list,
    level: paragraph.level ?? base.level,
    // Style ids 1–9 are the built-in headings, 62 the title.
    heading: (id >= 1 && id <= 9) || id === 62 || (paragraph.outline !== undefined ? paragraph.outline < 9 : base.heading)
  };
}
