/**
 * Widths of text in Times New Roman (and its metric twin Tinos), enough to size rules and judge how many lines a cell takes.
 * Source: advance widths of Tinos 1.23, thousandths of the type size, for the characters U+0020–U+007E.
 */
const NORMAL = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278,
  278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722,
  722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500,
  500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541
];
const BOLD = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333,
  333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722,
  722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556,
  556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520
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

/* Words a line of a title may well begin with: what follows names a body, a place, a time, a matter. */
const OPENERS = new Set('về của tại trên trong và theo tháng quý năm giai nhiệm kỳ hội ủy ban xã phường tỉnh thành đặc'.split(' '));
const SPLIT = 0.25;
const SPLIT_QUOTE = 2;

/**
 * The text broken into as few lines as `room` (points) allows, of even lengths and, where it costs little, before a word that opens
 * a part of the sentence and not inside “…”. Lines are joined by "\n"; breaks already there are kept. For titles and names in capitals.
 */
export function balance(text: string, size: number, bold: boolean, room: number): string {
  return text
    .split('\n')
    .map((line) => balanceLine(line, size, bold, room))
    .join('\n');
}

function balanceLine(line: string, size: number, bold: boolean, room: number): string {
  const whole = lineWidth(line, size, bold);
  const words = line.split(' ');
  if (whole <= room || words.length > 80) return line;
  let quoted = 0;
  // Cost of a break before each word.
  const breaks = words.map((word, index) => {
    const inside = quoted > 0;
    quoted += [...word].reduce((sum, sign) => sum + (sign === '“' ? 1 : sign === '”' ? -1 : 0), 0);
    if (inside) return SPLIT_QUOTE;
    const opens =
      OPENERS.has(word.toLocaleLowerCase('vi')) || word.startsWith('“') || word.startsWith('(') || /[,;:”]$/u.test(words[index - 1] ?? '');
    return opens ? 0 : SPLIT;
  });
  for (let count = Math.ceil(whole / room); count <= words.length; count++) {
    const lines = bestLines(words, breaks, count, (words) => lineWidth(words, size, bold), room, whole / count);
    if (lines !== null) return lines.join('\n');
  }
  return line;
}

/** The cheapest way to set the words in exactly `count` lines no wider than `room`; null when there is none. */
function bestLines(
  words: readonly string[],
  breaks: readonly number[],
  count: number,
  widthOf: (words: string) => number,
  room: number,
  even: number
): string[] | null {
  type Best = { cost: number; lines: string[] };
  let best: (Best | null)[] = words.map(() => null);
  best = [{ cost: 0, lines: [] }, ...best];
  for (let line = 0; line < count; line++) {
    const next: (Best | null)[] = best.map(() => null);
    best.forEach((from, start) => {
      if (from === null) return;
      for (let end = start + 1; end <= words.length; end++) {
        const text = words.slice(start, end).join(' ');
        const width = widthOf(text);
        if (width > room) break;
        const cost = from.cost + ((width - even) / even) ** 2 + (start === 0 ? 0 : breaks[start]!);
        if (next[end] === null || cost < next[end]!.cost) next[end] = { cost, lines: [...from.lines, text] };
      }
    });
    best = next;
  }
  return best[words.length]?.lines ?? null;
}
