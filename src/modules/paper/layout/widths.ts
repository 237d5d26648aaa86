/**
 * Widths of text in Times New Roman (and its metric twin Tinos), enough to size rules and judge how many lines a cell takes.
 * Source: advance widths of Tinos 1.23, thousandths of the type size, for the characters U+0020–U+007E.
 */
const NORMAL = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564,
  444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333,
  469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200,
  480, 541
];
const BOLD = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570,
  500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333,
  581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220,
  394, 520
];

/** Width in points of one line of text. Marks above and below take no room; the horn of ơ and ư a little; unknown signs half the size. */
export function lineWidth(text: string, size: number, bold = false): number {
  const widths = bold ? BOLD : NORMAL;
  let sum = 0;
  for (const sign of text.normalize('NFD').replaceAll('đ', 'd').replaceAll('Đ', 'D').replaceAll('\u00a0', ' ')) {
    const code = sign.codePointAt(0)!;
    if (code === 0x31b) sum += 50;
    else if (code < 0x300 || code > 0x36f) sum += widths[code - 0x20] ?? 500;
  }
  return (sum * size) / 1000;
}

/**
 * The text broken into as few lines as `room` (points) allows, of lengths as even as its words let them be, joined by "\n".
 * Lines already broken are kept. A title set so has no word alone on its last line.
 */
export function balance(text: string, size: number, bold: boolean, room: number): string {
  return text
    .split('\n')
    .map((line) => {
      const count = Math.ceil(lineWidth(line, size, bold) / room);
      if (count <= 1) return line;
      const words = line.split(' ');
      for (let limit = lineWidth(line, size, bold) / count; limit < room; limit += size) {
        const lines = fill(words, size, bold, limit);
        if (lines.length <= count) return lines.join('\n');
      }
      return fill(words, size, bold, room).join('\n');
    })
    .join('\n');
}

function fill(words: readonly string[], size: number, bold: boolean, limit: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && lineWidth(longer, size, bold) <= limit) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
