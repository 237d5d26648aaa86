/**
 * Comparing Vietnamese without marks. Scans lose marks ("phân đầu" for "phấn đấu") and offices spell both ways ("hàng" and "hằng"),
 * so every rule of the recogniser looks at folded text; folding keeps the length, so a place found there is the place in the original.
 */

function foldUnit(unit: string): string {
  if (unit === 'đ' || unit === 'Đ') return unit === 'đ' ? 'd' : 'D';
  if ('–—−‐‑‒﹣－'.includes(unit)) return '-';
  if ('“”„‟″'.includes(unit)) return '"';
  if ('‘’‚′'.includes(unit)) return "'";
  if (unit === '\u00a0' || unit === '\u202f' || unit === '\u2009' || unit === '\t') return ' ';
  const bare = unit.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return bare.length === 1 ? bare : unit;
}

/** For each UTF-16 unit the unit it folds to, filled as units are met; 0 stands for "not met yet". */
const MARKS = new Uint16Array(0x10000);
const SMALL = new Uint16Array(0x10000);

function marksOf(code: number): number {
  return (MARKS[code] ||= foldUnit(String.fromCharCode(code)).charCodeAt(0));
}

function smallOf(code: number): number {
  if (SMALL[code] !== 0) return SMALL[code]!;
  const bare = String.fromCharCode(marksOf(code));
  const small = bare.toLowerCase();
  return (SMALL[code] = (small.length === 1 ? small : bare).charCodeAt(0));
}

function convert(text: string, unit: (code: number) => number): string {
  let out = '';
  // In pieces, since a call takes only so many arguments.
  for (let from = 0; from < text.length; from += 4096) {
    const codes = new Array<number>(Math.min(4096, text.length - from));
    for (let i = 0; i < codes.length; i += 1) codes[i] = unit(text.charCodeAt(from + i));
    out += String.fromCharCode(...codes);
  }
  return out;
}

/** Marks off, case kept, one character for one character. */
export function foldMarks(text: string): string {
  return convert(text, marksOf);
}

/** The same texts are folded by one rule after another; the last few are kept. */
const recent = new Map<string, string>();

/** Marks off and lower case, one character for one character. */
export function fold(text: string): string {
  let folded = recent.get(text);
  if (folded === undefined) {
    folded = convert(text, smallOf);
    if (recent.size >= 256) recent.clear();
    recent.set(text, folded);
  }
  return folded;
}

/** True when the letter at `index` is written as a capital. */
export function isCapitalAt(text: string, index: number): boolean {
  const unit = text[index];
  return unit !== undefined && unit !== unit.toLowerCase() && unit === unit.toUpperCase();
}

/** Share of letters written as capitals, 0 when there are no letters. */
export function capitalShare(text: string): number {
  let capitals = 0;
  let letters = 0;
  for (const unit of text) {
    if (unit.toLowerCase() === unit.toUpperCase()) continue;
    letters += 1;
    if (unit === unit.toUpperCase()) capitals += 1;
  }
  return letters === 0 ? 0 : capitals / letters;
}

/** Number of words. */
export function wordCount(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? 0 : trimmed.split(/\s+/).length;
}
