/** Recognised words as placed words: sizes evened out, heavy letters noticed, slips of the recogniser mended. */
import { median, type PlacedWord } from './layout-model.ts';
import type { OcrWord } from './ocr.ts';
import { mendWords } from './ocr-repair.ts';
import { inkLevel, type Grey } from './picture.ts';

/** Rows are this much lower than the font's size. */
const ROW_TO_SIZE = 1.05;
/** Strokes this much thicker than most on the page are bold. */
const HEAVY = 1.23;

/** Places words; `scale` is points a pixel. Dust read as signs is left out. */
export function placeWords(words: readonly OcrWord[], grey: Grey, scale: number): PlacedWord[] {
  const level = inkLevel(grey);
  const lines = groupLines(words.filter((word) => word.numbered || !isDust(word)));
  const weights = lines.map((line) => strokeWeight(line, grey, level));
  const usual = median(lines.flatMap((line, index) => line.map(() => weights[index] as number)));
  const size = median(words.map((word) => word.lineHeight)) * scale * ROW_TO_SIZE;
  const flow = lines.flat();
  const mended = mendWords(flow.map((word) => mendSign(mendStrokes(word, grey, level), grey, level)));
  const texts = new Map(flow.map((word, index) => [word, mended[index] as string]));
  return lines.flatMap((line, index) => {
    const bold = usual > 0 && (weights[index] as number) > usual * HEAVY;
    return line.map((word): PlacedWord => {
      const own = word.lineHeight * scale * ROW_TO_SIZE;
      const even = own > size * 0.7 && own < size * 1.35 ? size : own;
      const baseline = word.baseline * scale;
      return {
        text: texts.get(word) ?? word.text,
        x0: word.x0 * scale,
        x1: word.x1 * scale,
        y0: baseline - even * 0.8,
        y1: baseline + even * 0.22,
        size: even,
        baseline,
        bold
      };
    });
  });
}

/** Words of one recognised line follow one another on one height. */
function groupLines(words: readonly OcrWord[]): OcrWord[][] {
  const lines: OcrWord[][] = [];
  for (const word of words) {
    const line = lines[lines.length - 1];
    const last = line?.[line.length - 1];
    if (line && last && Math.abs(last.baseline - word.baseline) < 0.35 * word.lineHeight && word.x0 >= last.x0) line.push(word);
    else lines.push([word]);
  }
  return lines;
}

/** Signs without letters or digits read with no confidence, or of a size no letter has. */
function isDust(word: OcrWord): boolean {
  const lettered = /[\p{L}\p{N}]/u.test(word.text);
  if (!lettered && word.confidence < 45 && !/^[-–—%+]$/u.test(word.text)) return true;
  if (word.confidence < 18 && word.text.length < 4) return true;
  return !lettered && /^[|¦'‘’`~_.,]+$/u.test(word.text) && word.confidence < 70;
}

/** Mean length of dark runs along the rows of a line: the thickness of its strokes, in pixels. */
function strokeWeight(line: readonly OcrWord[], grey: Grey, level: number): number {
  let runs = 0;
  let dark = 0;
  for (const word of line) {
    for (let y = Math.max(0, word.y0); y < Math.min(grey.height, word.y1); y += 2) {
      let inside = false;
      let run = 0;
      for (let x = Math.max(0, word.x0); x <= Math.min(grey.width - 1, word.x1); x += 1) {
        if ((grey.data[y * grey.width + x] as number) <= level) {
          inside = true;
          run += 1;
        } else if (inside) {
          // Bars of letters such as T or Đ say nothing about thickness.
          if (run < word.lineHeight * 0.3) {
            runs += 1;
            dark += run;
          }
          inside = false;
          run = 0;
        }
      }
    }
  }
  return runs < 8 ? 0 : dark / runs;
}

/**
 * “II.” and “III.” are read as “I.” or “HI.”, “11” in a column of numbers as anything: their upright strokes are
 * counted.
 */
function mendStrokes(word: OcrWord, grey: Grey, level: number): OcrWord {
  const roman = /^[IlH|]{1,3}\.$/u.test(word.text) || (word.numbered === true && /^[IlH|]{1,3}$/u.test(word.text));
  const lone = word.numbered === true && !/\d|^[IVX]+\.?$/u.test(word.text) && word.confidence < 75;
  // One stroke of “11” may have been missed, so the whole width of the narrow column is looked at.
  const ones = word.numbered === true && /^1{1,2}$/u.test(word.text);
  if (!roman && !lone && !ones) return word;
  const reach = Math.round(word.lineHeight * 0.6);
  const strokes = countStrokes(ones || lone ? { ...word, x0: word.x0 - reach, x1: word.x1 + reach } : word, grey, level);
  if (strokes < 1 || strokes > 3) return word;
  return { ...word, text: roman ? 'I'.repeat(strokes) + (word.text.endsWith('.') ? '.' : '') : '1'.repeat(strokes) };
}

/** Upright strokes of a word; 0 when some sign between is none. */
function countStrokes(word: OcrWord, grey: Grey, level: number): number {
  const heights: number[] = [];
  for (let x = word.x0 - 1; x <= word.x1 + 1; x += 1) {
    let dark = 0;
    for (let y = word.y0; y <= word.y1; y += 1) if ((grey.data[y * grey.width + x] ?? 255) <= level) dark += 1;
    heights.push(dark);
  }
  const tall = Math.max(...heights) * 0.8;
  if (tall < (word.y1 - word.y0) * 0.5) return 0;
  let strokes = 0;
  let inside = false;
  for (const height of heights) {
    if (height >= tall && !inside) strokes += 1;
    inside = height >= tall * 0.7;
  }
  return strokes;
}

/** “≥” and “≤” are not among the letters learnt: a bar under “>” or “<” gives them away. */
function mendSign(word: OcrWord, grey: Grey, level: number): string {
  const sign = word.text[0];
  if (/^[2Z]\d{1,3}%?$/u.test(word.text) && barBelow(word, grey, level)) return `≥${word.text.slice(1)}`;
  if (sign !== '>' && sign !== '<') return word.text;
  const letters = [...word.text].length;
  const right = word.x0 + Math.max(6, Math.min(word.x1 - word.x0, ((word.x1 - word.x0) / letters) * 1.2));
  // The bar lies between the baseline and a little above it.
  for (let y = Math.round(word.y1 - (word.y1 - word.y0) * 0.35); y <= Math.min(grey.height - 1, word.y1 + 2); y += 1) {
    let run = 0;
    let longest = 0;
    for (let x = word.x0; x <= right; x += 1) {
      run = (grey.data[y * grey.width + x] as number) <= level ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    if (longest >= (right - word.x0) * 0.6) return (sign === '>' ? '≥' : '≤') + word.text.slice(1);
  }
  return word.text;
}

/** The first sign of a word stands on a bar with paper between: “≥” read as “2”. */
function barBelow(word: OcrWord, grey: Grey, level: number): boolean {
  const dark = (x: number, y: number): boolean => (grey.data[y * grey.width + x] ?? 255) <= level;
  const column = (x: number): boolean => {
    for (let y = word.y0; y <= word.y1; y += 1) if (dark(x, y)) return true;
    return false;
  };
  let left = word.x0;
  while (left < word.x1 && !column(left)) left += 1;
  let right = left;
  while (right < word.x1 && column(right)) right += 1;
  const width = right - left;
  if (width < 4 || width > (word.x1 - word.x0) * 0.7) return false;
  const rows: number[] = [];
  for (let y = word.y0; y <= word.y1 + 1; y += 1) {
    let count = 0;
    for (let x = left; x < right; x += 1) if (dark(x, y)) count += 1;
    rows.push(count);
  }
  const last = rows.findLastIndex((count) => count > 0);
  const gap = rows.findLastIndex((count, index) => index < last && count === 0);
  return (
    gap > rows.length * 0.4 &&
    rows.slice(gap + 1, last + 1).some((count) => count >= width * 0.7) &&
    rows.slice(0, gap).some((count) => count > 0)
  );
}
