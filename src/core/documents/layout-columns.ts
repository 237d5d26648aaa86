/** Text standing side by side: heads and feet of papers, set in two columns without lines. */
import { makeLine, toLines, type PlacedWord, type VisualLine } from './layout-model.ts';

/** A stretch of lines read downwards. */
export interface TextBlock {
  lines: VisualLine[];
  /** One of two columns standing side by side: its lines do not flow into the next block. */
  column: boolean;
}

/** A gap wider than this many letter sizes may part columns; in justified text gaps stay below. */
const WIDE_GAP = 1.6;

/** Parts words into blocks in reading order: full lines as they come, side-by-side columns left then right. */
export function toBlocks(words: readonly PlacedWord[]): TextBlock[] {
  const lines = toLines(words);
  if (lines.length === 0) return [];
  const pieces = lines.flatMap(splitWide);
  const left = Math.min(...lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));

  const blocks: TextBlock[] = [];
  let plain: VisualLine[] = [];
  const flush = (): void => {
    if (plain.length > 0) blocks.push({ lines: rejoin(plain), column: false });
    plain = [];
  };
  let at = 0;
  while (at < pieces.length) {
    const zone = zoneAt(pieces, at, left, right);
    if (zone) {
      flush();
      blocks.push({ lines: zone.left, column: true }, { lines: zone.right, column: true });
      const used = new Set([...zone.left, ...zone.right]);
      // Pieces between those of the zone go on after it.
      const rest = pieces.slice(at).filter((piece) => !used.has(piece));
      pieces.splice(at, pieces.length - at, ...rest);
      continue;
    }
    plain.push(pieces[at] as VisualLine);
    at += 1;
  }
  flush();
  return blocks;
}

function splitWide(line: VisualLine): VisualLine[] {
  const parts: PlacedWord[][] = [];
  for (const word of line.words) {
    const part = parts[parts.length - 1];
    const last = part?.[part.length - 1];
    if (part && last && word.x0 - last.x1 < WIDE_GAP * line.size) part.push(word);
    else parts.push([word]);
  }
  return parts.map(makeLine);
}

/** Puts pieces of one line that belong to no zone together again. */
function rejoin(pieces: VisualLine[]): VisualLine[] {
  const joined: VisualLine[] = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    if (last && Math.abs(last.baseline - piece.baseline) < 0.33 * Math.min(last.size, piece.size) && piece.x0 > last.x0) {
      joined[joined.length - 1] = makeLine([...last.words, ...piece.words]);
    } else joined.push(piece);
  }
  return joined;
}

/** The two columns beginning with a piece, if there are such: a free strip down the middle, words on both sides at one height. */
function zoneAt(pieces: VisualLine[], at: number, left: number, right: number): { left: VisualLine[]; right: VisualLine[] } | null {
  const first = pieces[at] as VisualLine;
  const run: VisualLine[] = [first];
  let strip: [number, number] | null = null;
  for (let next = at + 1; next < pieces.length && run.length < 60; next += 1) {
    const piece = pieces[next] as VisualLine;
    // A far jump down ends what stands side by side, but a name may stand well below its post.
    if (piece.y0 - (run[run.length - 1] as VisualLine).y1 > 9 * piece.size) break;
    const free = freeStrip([...run, piece], left, right);
    if (!free && !oneSided([...run, piece], left, right)) break;
    if (free) strip = free;
    run.push(piece);
  }
  if (!strip) return null;
  const gutter = (strip[0] + strip[1]) / 2;
  const isLeft = (piece: VisualLine): boolean => piece.x1 <= gutter;
  const lefts = run.filter(isLeft);
  const rights = run.filter((piece) => !isLeft(piece) && piece.x0 >= gutter);
  // The zone begins where words first stand side by side.
  const pair = run
    .slice(0, 4)
    .some((piece) => [...lefts, ...rights].some((other) => isLeft(piece) !== isLeft(other) && overlap(piece, other)));
  const beginsHere = [...lefts, ...rights].some(
    (other) => other !== first && isLeft(other) !== isLeft(first) && (overlap(first, other) || near(first, other))
  );
  if (!pair || !beginsHere) return null;
  const sides = { left: keepColumn(lefts, rights), right: keepColumn(rights, lefts) };
  return sides.left.length > 0 && sides.right.length > 0 ? sides : null;
}

/** A strip free of words, with words on both sides of it, in the middle part of the text's width. */
function freeStrip(pieces: VisualLine[], left: number, right: number): [number, number] | null {
  const width = right - left;
  const spans = pieces.map((piece): [number, number] => [piece.x0, piece.x1]).sort((one, other) => one[0] - other[0]);
  let reach = (spans[0] as [number, number])[1];
  for (const [from, to] of spans.slice(1)) {
    const size = (pieces[0] as VisualLine).size;
    if (from - reach > 0.8 * size && (from + reach) / 2 > left + width * 0.2 && (from + reach) / 2 < left + width * 0.8)
      return [reach, from];
    reach = Math.max(reach, to);
  }
  return null;
}

/** All pieces so far stand on one half: the other column may still come. */
function oneSided(pieces: VisualLine[], left: number, right: number): boolean {
  const centre = (left + right) / 2;
  return (
    pieces.every((piece) => piece.x1 < centre + 0.1 * (right - left)) || pieces.every((piece) => piece.x0 > centre - 0.1 * (right - left))
  );
}

function overlap(one: VisualLine, other: VisualLine): boolean {
  const shared = Math.min(one.y1, other.y1) - Math.max(one.y0, other.y0);
  return shared > 0.25 * Math.min(one.y1 - one.y0, other.y1 - other.y0);
}

/** Within less than a line of each other: columns centred on one another start a little apart. */
function near(one: VisualLine, other: VisualLine): boolean {
  return Math.abs(one.baseline - other.baseline) < 0.85 * Math.max(one.size, other.size);
}

/** A column's pieces that stand beside the other column or below it in the same alignment. */
function keepColumn(own: VisualLine[], other: VisualLine[]): VisualLine[] {
  const kept: VisualLine[] = [];
  for (const piece of own) {
    const last = kept[kept.length - 1];
    const sameLeft = kept.some((one) => Math.abs(one.x0 - piece.x0) < piece.size * 0.15);
    const sameCentre = kept.some((one) => Math.abs(one.x0 + one.x1 - piece.x0 - piece.x1) < piece.size);
    const beside = other.some((one) => Math.min(one.y1, piece.y1) - Math.max(one.y0, piece.y0) > 0.5 * piece.size);
    if (!last || beside || sameCentre || (sameLeft && piece.y0 - last.y1 < 1.2 * piece.size)) kept.push(piece);
    else break;
  }
  return kept;
}
