/** Recognised words as placed words: sizes evened out, heavy letters noticed, slips of the recogniser mended. */
import { median, type PlacedWord } from './layout-model.ts';
import type { OcrWord } from './ocr.ts';
import { mendLine } from './ocr-repair.ts';
import { inkLevel, type Grey } from './picture.ts';

/** Rows are this much lower than the font's size. */
const ROW_TO_SIZE = 1.05;
/** Strokes this much thicker than most on the page are bold. */
const HEAVY = 1.28;

/** Places words; `scale` is points a pixel. Dust read as signs is left out. */
export function placeWords(words: readonly OcrWord[], grey: Grey, scale: number): PlacedWord[] {
  const level = inkLevel(grey);
  const lines = groupLines(words.filter((word) => !isDust(word)));
  const weights = lines.map((line) => strokeWeight(line, grey, level));
  const usual = median(lines.flatMap((line, index) => line.map(() => weights[index] as number)));
  const size = median(words.map((word) => word.lineHeight)) * scale * ROW_TO_SIZE;
  return lines.flatMap((line, index) => {
    const bold = usual > 0 && (weights[index] as number) > usual * HEAVY;
    const texts = mendLine(line.map((word) => mendSign(word, grey, level)));
    return line.flatMap((word, order): PlacedWord[] => {
      const text = texts[order] ?? '';
      if (text === '') return [];
      const own = word.lineHeight * scale * ROW_TO_SIZE;
      const even = own > size * 0.7 && own < size * 1.35 ? size : own;
      const baseline = word.baseline * scale;
      return [{ text, x0: word.x0 * scale, x1: word.x1 * scale, y0: baseline - even * 0.8, y1: baseline + even * 0.22, size: even, baseline, bold }];
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

/** “≥” and “≤” are not among the letters learnt: a bar under “>” or “<” gives them away. */
function mendSign(word: OcrWord, grey: Grey, level: number): string {
  const sign = word.text[0];
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
