/** Paragraphs from lines: where one ends and the next begins, told by room left, indents, gaps and markers. */
import { joinText, median, type PlacedWord, type VisualLine } from './layout-model.ts';

/** A paragraph as read off a page. */
export interface Paragraph {
  text: string;
  bold: boolean;
  lines: VisualLine[];
}

/** The room text stands in, and how far its lines are apart. Points. */
export interface Frame {
  left: number;
  right: number;
  /** Distance of baselines in letter sizes. */
  pitch: number;
}

/** A list marker or the head of a part at the start of a line. */
const MARKER =
  /^(?:[-–—+•*]|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|\(?[a-zđ][.)]|[IVXLC]{1,6}[.)]|(?:Điều|Chương|Mục|Phần|PHẦN|CHƯƠNG|MỤC|Phụ lục|PHỤ LỤC|Biểu|BIỂU)\s+[\dIVXLC]+[.:]?)(?=\s|$)/u;
const SURE_MARKER = /^(?:[-–—+•*]|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]|\d{1,3}(?:\.\d{1,3}){1,4}|\(?[a-zđ][.)]|[IVXLC]{1,6}\.)(?=\s|$)/u;
const ENDED = /[.;:!?…](?:["”’»)\]])?$|\/\.?$/u;

/** The country's name at the head of every paper, often wrapped in its narrow column. */
const COUNTRY = /^CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM$/u;

/** The frame of a page's running text; `fallback` serves pages with too few lines to tell. */
export function frameOf(lines: readonly VisualLine[], fallback: Frame | null): Frame | null {
  const long = lines.filter((line) => line.words.length >= 4);
  if (long.length < 4) return fallback;
  const left = percentile(
    long.map((line) => line.x0),
    0.1
  );
  const right = percentile(
    long.map((line) => line.x1),
    0.9
  );
  const steps: number[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    const [above, below] = [lines[index - 1] as VisualLine, lines[index] as VisualLine];
    const step = (below.baseline - above.baseline) / Math.max(above.size, below.size);
    if (step > 0.8 && step < 2.6) steps.push(step);
  }
  return { left, right, pitch: commonStep(steps) ?? fallback?.pitch ?? 1.3 };
}

function percentile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

/** The most common distance: lines within a paragraph outnumber those between paragraphs. */
function commonStep(steps: number[]): number | null {
  if (steps.length < 3) return null;
  let best: number[] = [];
  for (const step of steps) {
    const close = steps.filter((other) => Math.abs(other - step) < 0.06);
    if (close.length > best.length || (close.length === best.length && median(close) < median(best))) best = close;
  }
  return median(best);
}

/** Joins a block's lines to paragraphs. */
export function toParagraphs(lines: readonly VisualLine[], frame: Frame): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const open = paragraphs[paragraphs.length - 1];
    if (open && !breaksBetween(open.lines, line, frame, true)) {
      open.lines.push(line);
      open.text = joinText(open.text, line.text);
      open.bold &&= line.bold;
    } else paragraphs.push({ text: line.text, bold: boldAfterMarker(line), lines: [line] });
  }
  return paragraphs;
}

/** Word sets automatic numbers in plain letters before bold headings: the marker has no say. */
function boldAfterMarker(line: VisualLine): boolean {
  if (line.bold || !MARKER.test(line.text)) return line.bold;
  const rest = line.words.slice(1).filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  return rest.length > 0 && rest.every((word) => word.bold);
}

/**
 * True when a line begins a new paragraph after the lines before it. `gaps`: their distance tells something
 * (not so over the end of a page).
 */
export function breaksBetween(before: readonly VisualLine[], next: VisualLine, frame: Frame, gaps: boolean): boolean {
  const last = before[before.length - 1] as VisualLine;
  const size = Math.max(last.size, next.size);
  const indent = Math.max(6, 0.5 * size);
  if (Math.min(last.size, next.size) < 0.83 * size) return true;

  const step = (next.baseline - last.baseline) / size;
  if (gaps && step > frame.pitch * 1.7 + 0.05) return true;
  if (COUNTRY.test(`${last.text} ${next.text}`)) return false;
  const full = !hasRoom(last, next, frame);
  const ended = ENDED.test(last.text);
  const loose = gaps && step > frame.pitch * 1.2 + 0.02;
  if (hangs(before, next, indent)) return !full || (loose && ended);
  const centredNext = isCentred(next, frame);
  const centredLast = isCentred(last, frame);
  if (centredNext && centredLast) {
    // A centred line was wrapped when the next word would not have fitted beside it.
    const word = next.words[0] as PlacedWord;
    const wrapped = frame.right - frame.left - (last.x1 - last.x0) < word.x1 - word.x0 + 0.5 * last.size;
    return !(wrapped && last.bold === next.bold && !loose);
  }
  if (!full) return true;

  const marked = MARKER.test(next.text);
  const sure = SURE_MARKER.test(next.text);
  const firstIndent = next.x0 - last.x0;
  // A full line without an end, then a small letter: the sentence goes on, however the lines are moved.
  const runsOn = !ended && !marked && /^[\p{Ll}\d(]/u.test(next.text);
  if (firstIndent > indent) {
    // Moved in from the line above: a first-line indent.
    return !runsOn || loose;
  }
  if (firstIndent < -indent) {
    // Moved out: the second line of an indented paragraph, or the next item after a hanging one.
    const single = before.length === 1;
    if (sure && !single) return true;
    return loose && (ended || marked);
  }
  if (loose) return ended || sure || startsNew(next);
  if (next.x0 - frame.left > indent && before.length === 1) return sure || (ended && startsNew(next));
  return sure && ended;
}

/** The line goes on under the words of an item whose marker stands out to the left. */
function hangs(before: readonly VisualLine[], next: VisualLine, indent: number): boolean {
  const first = before[0] as VisualLine;
  if (!MARKER.test(first.text)) return false;
  const words = first.words.slice(1, 3);
  return words.some((word) => Math.abs(word.x0 - next.x0) < indent * 0.6) && next.x0 - first.x0 > indent * 0.5;
}

/** The first word of the next line would have fitted behind the last one, so the line was ended on purpose. */
function hasRoom(last: VisualLine, next: VisualLine, frame: Frame): boolean {
  const word = next.words[0] as PlacedWord;
  const room = frame.right - last.x1;
  return room > word.x1 - word.x0 + 0.22 * last.size + 0.35 * last.size;
}

function isCentred(line: VisualLine, frame: Frame): boolean {
  if (MARKER.test(line.text)) return false;
  const leftRoom = line.x0 - frame.left;
  const rightRoom = frame.right - line.x1;
  return (
    leftRoom > 0.6 * line.size &&
    rightRoom > 0.6 * line.size &&
    Math.abs(leftRoom - rightRoom) < Math.max(10, 0.12 * (leftRoom + rightRoom))
  );
}

function startsNew(line: VisualLine): boolean {
  return /^["“‘(]?\p{Lu}/u.test(line.text);
}
