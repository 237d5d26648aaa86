/** Drawn lines of a PDF page: strokes, thin filled boxes and frames in its content stream (ISO 32000-1, 8.5). */
import type { Rule } from './layout-model.ts';

type Matrix = [number, number, number, number, number, number];

interface State {
  matrix: Matrix;
  /** Whether strokes and fills are too light to be seen. */
  paleStroke: boolean;
  paleFill: boolean;
}

/** Lines in the file's coordinates, y upwards. */
export interface DrawnRules {
  horizontal: Rule[];
  vertical: Rule[];
}

/** A named form drawn by the stream: its own bytes and matrix. */
export type FormLookup = (name: string) => { bytes: Uint8Array; matrix: Matrix; forms: FormLookup } | null;

/** Thicker than this is a box, not a line (points). */
const THIN = 3;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Collects the lines a content stream draws; `forms` gives the forms it calls by name. */
export function drawnRules(bytes: Uint8Array, forms: FormLookup): DrawnRules {
  const rules: DrawnRules = { horizontal: [], vertical: [] };
  run(bytes, forms, IDENTITY, rules, 0);
  return rules;
}

function run(bytes: Uint8Array, forms: FormLookup, start: Matrix, rules: DrawnRules, depth: number): void {
  let state: State = { matrix: start, paleStroke: false, paleFill: false };
  const stack: State[] = [];
  let path: [number, number][][] = [];
  let numbers: number[] = [];
  let named = '';
  const point = (x: number, y: number): [number, number] => {
    const [a, b, c, d, e, f] = state.matrix;
    return [a * x + c * y + e, b * x + d * y + f];
  };
  const at = (index: number): number => numbers[index] ?? 0;

  for (const token of tokens(bytes)) {
    if (typeof token === 'number') {
      numbers.push(token);
      if (numbers.length > 64) numbers.shift();
      continue;
    }
    if (token.startsWith('/')) {
      named = token.slice(1);
      continue;
    }
    switch (token) {
      case 'q':
        stack.push({ ...state });
        break;
      case 'Q':
        state = stack.pop() ?? state;
        break;
      case 'cm':
        state.matrix = multiply([at(0), at(1), at(2), at(3), at(4), at(5)], state.matrix);
        break;
      case 'm':
        path.push([point(at(0), at(1))]);
        break;
      case 'l':
        path[path.length - 1]?.push(point(at(0), at(1)));
        break;
      case 'c':
        path[path.length - 1]?.push(point(at(4), at(5)));
        break;
      case 'v':
      case 'y':
        path[path.length - 1]?.push(point(at(2), at(3)));
        break;
      case 'h':
        closePath(path);
        break;
      case 're': {
        const [x, y, width, height] = [at(0), at(1), at(2), at(3)];
        path.push([point(x, y), point(x + width, y), point(x + width, y + height), point(x, y + height), point(x, y)]);
        break;
      }
      case 'S':
      case 's':
        if (token === 's') closePath(path);
        if (!state.paleStroke) for (const part of path) strokePart(part, rules);
        path = [];
        break;
      case 'f':
      case 'F':
      case 'f*':
        if (!state.paleFill) for (const part of path) fillPart(part, rules);
        path = [];
        break;
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        if (token.startsWith('b')) closePath(path);
        for (const part of path) {
          if (!state.paleStroke) strokePart(part, rules);
          if (!state.paleFill) fillPart(part, rules);
        }
        path = [];
        break;
      case 'n':
        path = [];
        break;
      case 'G':
      case 'RG':
      case 'K':
      case 'SC':
      case 'SCN':
        state.paleStroke = isPale(numbers, token);
        break;
      case 'g':
      case 'rg':
      case 'k':
      case 'sc':
      case 'scn':
        state.paleFill = isPale(numbers, token);
        break;
      case 'Do': {
        const form = depth < 6 ? forms(named) : null;
        if (form) run(form.bytes, form.forms, multiply(form.matrix, state.matrix), rules, depth + 1);
        break;
      }
      default:
        break;
    }
    numbers = [];
  }
}

function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = second;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

function closePath(path: [number, number][][]): void {
  const part = path[path.length - 1];
  if (part && part.length > 0) part.push(part[0] as [number, number]);
}

/** Colours so light that nobody sees a line. Four numbers are inks: none of any is white. */
function isPale(numbers: number[], operator: string): boolean {
  if (numbers.length === 0) return false;
  return operator.toLowerCase() === 'k' || numbers.length === 4
    ? numbers.every((ink) => ink < 0.04)
    : numbers.every((light) => light > 0.96);
}

function strokePart(part: [number, number][], rules: DrawnRules): void {
  for (let index = 1; index < part.length; index += 1) {
    const [x0, y0] = part[index - 1] as [number, number];
    const [x1, y1] = part[index] as [number, number];
    if (Math.abs(y0 - y1) < 1 && Math.abs(x0 - x1) > 2)
      rules.horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    else if (Math.abs(x0 - x1) < 1 && Math.abs(y0 - y1) > 2)
      rules.vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
}

function fillPart(part: [number, number][], rules: DrawnRules): void {
  if (part.length < 3) return;
  const xs = part.map(([x]) => x);
  const ys = part.map(([, y]) => y);
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const width = right - left;
  const height = top - bottom;
  if (height <= THIN && width > height * 1.5 && width > 2) rules.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
  else if (width <= THIN && height > width * 1.5 && height > 2) rules.vertical.push({ at: (left + right) / 2, from: bottom, to: top });
}

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

/** Numbers, operators and names of a content stream; strings, dictionaries and inline pictures are passed over. */
function* tokens(bytes: Uint8Array): Generator<number | string> {
  let at = 0;
  const length = bytes.length;
  while (at < length) {
    const byte = bytes[at] as number;
    if (SPACE.has(byte)) at += 1;
    else if (byte === 0x25) {
      while (at < length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
    } else if (byte === 0x28) at = pastString(bytes, at);
    else if (byte === 0x3c && bytes[at + 1] !== 0x3c) {
      while (at < length && bytes[at] !== 0x3e) at += 1;
      at += 1;
    } else if (byte === 0x2f) {
      const from = at;
      at += 1;
      while (at < length && !SPACE.has(bytes[at] as number) && !DELIMITER.has(bytes[at] as number)) at += 1;
      yield latin(bytes, from, at);
    } else if (DELIMITER.has(byte)) at += 1;
    else {
      const from = at;
      while (at < length && !SPACE.has(bytes[at] as number) && !DELIMITER.has(bytes[at] as number)) at += 1;
      const word = latin(bytes, from, at);
      const number = Number(word);
      if (word === 'ID') at = pastPicture(bytes, at);
      else yield Number.isNaN(number) ? word : number;
    }
  }
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(bytes[at] as number);
  return text;
}

function pastString(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

/** Past the bytes of an inline picture: after “EI” between spaces. */
function pastPicture(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 3 < bytes.length; at += 1) {
    if (SPACE.has(bytes[at] as number) && bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49 && SPACE.has(bytes[at + 3] as number))
      return at + 3;
  }
  return bytes.length;
}
