/** Drawn lines in a page's picture: long thin dark runs. Found for tables, then wiped away before recognition. */
import type { Rule } from './layout-model.ts';
import type { Grey } from './picture.ts';

/** Lines found; places and lengths in pixels. */
export interface PictureRules {
  horizontal: Rule[];
  vertical: Rule[];
}

/** Darkness below paper that still is a line: thin grey lines of printed tables scan pale. */
const PALE = 45;

/** Finds lines at least `shortest` pixels long and at most `thickest` thick. */
export function findRules(picture: Grey, shortest: { horizontal: number; vertical: number }, thickest: number): PictureRules {
  const limit = paperLevel(picture) - PALE;
  const horizontal = scan(picture, limit, shortest.horizontal, thickest, false);
  const vertical = scan(picture, limit, shortest.vertical, thickest, true);
  return { horizontal, vertical };
}

/** The most common light level. */
function paperLevel(picture: Grey): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < picture.data.length; at += 7) {
    const value = picture.data[at] as number;
    counts[value] = (counts[value] as number) + 1;
  }
  let best = 255;
  for (let value = 128; value < 256; value += 1) if ((counts[value] as number) > (counts[best] as number)) best = value;
  return Math.max(best, 160);
}

/** Looks along rows (or columns) for dark runs, then keeps those that are thin: paper on both sides. */
function scan(picture: Grey, limit: number, shortest: number, thickest: number, columns: boolean): Rule[] {
  const { width, height, data } = picture;
  const across = columns ? width : height;
  const along = columns ? height : width;
  const stepAcross = columns ? 1 : width;
  const stepAlong = columns ? width : 1;
  const rules: Rule[] = [];
  const gap = 3;
  for (let line = 1; line < across - 1; line += 1) {
    let from = -1;
    let last = -1;
    for (let place = 0; place <= along; place += 1) {
      const at = line * stepAcross + place * stepAlong;
      // One pixel to either side counts too: a line never runs quite straight.
      const dark =
        place < along &&
        ((data[at] as number) < limit || (data[at - stepAcross] as number) < limit || (data[at + stepAcross] as number) < limit);
      if (dark) {
        if (from < 0) from = place;
        last = place;
      } else if (from >= 0 && (place - last > gap || place === along)) {
        if (last - from >= shortest && isThin(picture, limit, line, from, last, thickest, columns))
          rules.push({ at: line, from, to: last });
        from = -1;
      }
    }
  }
  return rules;
}

function isThin(picture: Grey, limit: number, line: number, from: number, to: number, thickest: number, columns: boolean): boolean {
  const { width, height, data } = picture;
  const across = columns ? width : height;
  const stepAcross = columns ? 1 : width;
  const stepAlong = columns ? width : 1;
  const paper = (place: number): boolean => {
    if (place < 0 || place >= across) return true;
    let dark = 0;
    let seen = 0;
    for (let at = from; at <= to; at += 2) {
      seen += 1;
      if ((data[place * stepAcross + at * stepAlong] as number) < limit) dark += 1;
    }
    return dark < seen * 0.22;
  };
  return paper(line - thickest - 1) && paper(line + thickest + 1);
}

/** Paints paper over lines, a little wider than they are. Letters that touch them lose a hair. */
export function wipeRules(picture: Grey, rules: PictureRules, margin: number): Grey {
  const data = picture.data.slice();
  const { width, height } = picture;
  const paint = (x0: number, y0: number, x1: number, y1: number): void => {
    for (let y = Math.max(0, y0); y <= Math.min(height - 1, y1); y += 1)
      data.fill(255, y * width + Math.max(0, x0), y * width + Math.min(width - 1, x1) + 1);
  };
  for (const rule of rules.horizontal) paint(rule.from - margin, rule.at - margin, rule.to + margin, rule.at + margin);
  for (const rule of rules.vertical) paint(rule.at - margin, rule.from - margin, rule.at + margin, rule.to + margin);
  return { width, height, data };
}
