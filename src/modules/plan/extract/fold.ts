/**
 * Comparing Vietnamese without marks. Scans lose marks ("phân đầu" for "phấn đấu") and offices spell both ways ("hàng" and "hằng"),
 * so every rule of the recogniser looks at folded text; folding keeps the length, so a place found there is the place in the original.
 */

const cache = new Map<string, string>();

function foldUnit(unit: string): string {
  if (unit === 'đ' || unit === 'Đ') return unit === 'đ' ? 'd' : 'D';
  if ('–—−‐‑‒﹣－'.includes(unit)) return '-';
  if ('“”„‟″'.includes(unit)) return '"';
  if ('‘’‚′'.includes(unit)) return "'";
  if (unit === '\u00a0' || unit === '\u202f' || unit === '\u2009' || unit === '\t') return ' ';
  const bare = unit.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return bare.length === 1 ? bare : unit;
}

/** Marks off, case kept, one character for one character. */
export function foldMarks(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = text[i]!;
    if (unit < '\u0080' && unit !== '\t') {
      out += unit;
      continue;
    }
    let folded = cache.get(unit);
    if (folded === undefined) {
      folded = foldUnit(unit);
      cache.set(unit, folded);
    }
    out += folded;
  }
  return out;
}

function lower(text: string): string {
  const whole = text.toLowerCase();
  if (whole.length === text.length) return whole;
  let out = '';
  for (const unit of text.split('')) {
    const small = unit.toLowerCase();
    out += small.length === 1 ? small : unit;
  }
  return out;
}

/** Marks off and lower case, one character for one character. */
export function fold(text: string): string {
  return lower(foldMarks(text));
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
