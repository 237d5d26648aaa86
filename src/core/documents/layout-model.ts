/** What a page looks like before it is read: words in boxes and drawn lines. Points (1/72 inch), y runs downwards. */

/** A rectangle. */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A word where it stands. */
export interface PlacedWord extends Box {
  text: string;
  /** Height of the letters' font. */
  size: number;
  /** Where the letters stand. */
  baseline: number;
  bold: boolean;
}

/** A drawn horizontal or vertical line: `at` is its y or x, `from`–`to` its reach. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

/** A page ready to be read. */
export interface PlacedPage {
  /** 1-based. */
  number: number;
  width: number;
  height: number;
  words: PlacedWord[];
  horizontal: Rule[];
  vertical: Rule[];
}

/** Words standing on one baseline, left to right. */
export interface VisualLine extends Box {
  words: PlacedWord[];
  text: string;
  size: number;
  baseline: number;
  bold: boolean;
}

/** The middle of a box. */
export function middle(box: Box): { x: number; y: number } {
  return { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 };
}

/** The number in the middle of a list; 0 for an empty one. */
export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0;
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

/** Joins two parts of a line; no space after a dash or slash that a word was broken at (“05-” + “NQ/TU”). */
export function joinText(before: string, next: string): string {
  if (before === '') return next;
  return /[\p{L}\p{N}][-/]$/u.test(before) && /^[\p{L}\p{N}]/u.test(next) ? before + next : `${before} ${next}`;
}

/** Puts words on lines: those whose baselines lie within a third of their size, left to right. */
export function toLines(words: readonly PlacedWord[]): VisualLine[] {
  const sorted = [...words].sort((one, other) => one.baseline - other.baseline || one.x0 - other.x0);
  const groups: { words: PlacedWord[]; baseline: number; size: number }[] = [];
  for (const word of sorted) {
    const home = groups.findLast(
      (group) => Math.abs(group.baseline - word.baseline) < Math.max(1.5, 0.33 * Math.min(group.size, word.size))
    );
    if (home) {
      home.words.push(word);
      home.size = Math.max(home.size, word.size);
    } else groups.push({ words: [word], baseline: word.baseline, size: word.size });
  }
  return groups.map((group) => makeLine(group.words)).sort((one, other) => one.baseline - other.baseline || one.x0 - other.x0);
}

/** One line from words that stand on it. */
export function makeLine(words: readonly PlacedWord[]): VisualLine {
  const sorted = [...words].sort((one, other) => one.x0 - other.x0);
  const lettered = sorted.filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  return {
    words: sorted,
    text: sorted.map((word) => word.text).join(' '),
    x0: Math.min(...sorted.map((word) => word.x0)),
    x1: Math.max(...sorted.map((word) => word.x1)),
    y0: Math.min(...sorted.map((word) => word.y0)),
    y1: Math.max(...sorted.map((word) => word.y1)),
    size: median(sorted.map((word) => word.size)),
    baseline: median(sorted.map((word) => word.baseline)),
    bold: lettered.length > 0 && lettered.every((word) => word.bold)
  };
}
