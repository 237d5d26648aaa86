/** Vietnamese numbers in figures and in words. Works on folded text (`fold.ts`). */

const DIGIT: Record<string, number> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9
};

/** One to ten in words, as a pattern for folded text. */
export const SMALL_WORDS = 'mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi';

/** A figure: 1.234,5 · 95 · 10,5. */
export const FIGURE = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:[.,]\\d+)?';

/** The value of a figure in Vietnamese notation (a dot parts thousands, a comma the decimals; "7.5" alone is seven and a half). */
export function parseFigure(figure: string): number {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(figure)) return Number(figure.replace(/\./g, '').replace(',', '.'));
  return Number(figure.replace(',', '.'));
}

/**
 * The value of a number in words up to 9 999 ("hai nghìn không trăm hai mươi bảy"), folded; `null` when the words are no number.
 */
export function parseWords(words: string): number | null {
  const tokens = words.trim().split(/\s+/);
  let total = 0;
  let pending: number | null = null;
  for (const token of tokens) {
    if (token === 'linh' || token === 'le') continue;
    const digit = DIGIT[token];
    if (digit !== undefined) {
      if (pending !== null) {
        // "hai mươi bảy": the tens are already in the total, so a second bare digit is a mistake.
        return null;
      }
      pending = digit;
    } else if (token === 'muoi') {
      total += (pending ?? 1) * 10;
      pending = null;
    } else if (token === 'tram') {
      if (pending === null) return null;
      total += pending * 100;
      pending = null;
    } else if (token === 'nghin' || token === 'ngan') {
      if (pending === null) return null;
      total += pending * 1000;
      pending = null;
    } else {
      return null;
    }
  }
  return tokens.length === 0 ? null : total + (pending ?? 0);
}

/** A small number in figures or in words. */
export function parseCount(text: string): number | null {
  if (/^\d/.test(text)) return parseFigure(text);
  return parseWords(text);
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50 };

/** The value of a Roman numeral up to 89, any case; `null` otherwise. */
export function parseRoman(text: string): number | null {
  const small = text.toLowerCase();
  if (!/^[ivxl]+$/.test(small)) return null;
  let total = 0;
  for (let i = 0; i < small.length; i += 1) {
    const here = ROMAN[small[i]!]!;
    const next = ROMAN[small[i + 1] ?? ''] ?? 0;
    total += here < next ? -here : here;
  }
  return total;
}
