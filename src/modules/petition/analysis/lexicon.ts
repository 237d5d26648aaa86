import { doubtful } from './data/words.ts';
import { formOf, keyOf, knownForms } from './forms.ts';
import { cut, type Words } from './tokens.ts';

/** A term found: tokens `from` up to (not with) `to`, and how surely the words written are the term, 0 to 1. */
export interface Found<T> {
  from: number;
  to: number;
  sure: number;
  term: string;
  value: T;
}

const doubtfulTerms = new Set(listed(doubtful).map((term) => term.split(' ').map(formOf).join(' ')));

interface Entry<T> {
  /** Without marks the term may be other words as well. */
  doubtful: boolean;
  keys: string[];
  forms: string[];
  /** A term of one syllable as it is spelled, where hỏi and ngã part words ("vở", "vỡ"). */
  one: string | null;
  term: string;
  value: T;
}

/** Terms by the key of their first syllable, the longest first. */
export type Lexicon<T> = Map<string, Entry<T>[]>;

/** Cuts a list as data files write it: commas between, white space and line ends of no account. */
export function listed(terms: string): string[] {
  return terms.split(',').map((term) => term.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** Makes a lexicon of terms with what they stand for. ".." in a term stands for up to three words. */
export function lexicon<T>(rows: Iterable<readonly [term: string, value: T]>): Lexicon<T> {
  const made: Lexicon<T> = new Map();
  for (const [term, value] of rows) {
    const forms = term.split(' ').flatMap((word) => (word === '..' ? ['..'] : cut(word).tokens.map(({ form }) => form)));
    const keys = forms.map(keyOf);
    const first = keys[0];
    if (first === undefined) continue;
    const row = made.get(first) ?? [];
    row.push({ doubtful: doubtfulTerms.has(forms.join(' ')), keys, forms, one: keys.length === 1 ? term.toLowerCase().normalize('NFC') : null, term, value });
    made.set(first, row);
  }
  for (const row of made.values()) row.sort((a, b) => b.keys.length - a.keys.length);
  return made;
}

/**
 * Every term of the lexicon in the text. Marks count: a word with other marks than the term's is hardly the term, a word without marks may be it.
 * A pause ends a term.
 */
export function find<T>(words: Words, terms: Lexicon<T>): Found<T>[] {
  const found: Found<T>[] = [];
  for (let from = 0; from < words.tokens.length; from += 1) {
    for (const entry of terms.get(words.tokens[from]!.key) ?? []) {
      const match = reach(words, entry, from);
      if (match) found.push({ from, to: match.to, sure: match.sure, term: entry.term, value: entry.value });
    }
  }
  return found;
}

/** Leaves out what lies wholly within a longer find ("nước" within "nước thải"). */
export function outermost<T>(found: readonly Found<T>[]): Found<T>[] {
  return found.filter(
    (one) => !found.some((other) => other.to - other.from > one.to - one.from && other.from <= one.from && other.to >= one.to)
  );
}

function reach<T>({ tokens, marked }: Words, { keys, forms, one, doubtful }: Entry<T>, from: number): { to: number; sure: number } | null {
  let at = from;
  let sure = 0;
  let exact = 0;
  let counted = 0;
  for (let part = 0; part < keys.length; part += 1) {
    if (keys[part] === '..') {
      const wanted = keys[part + 1];
      let skipped = 0;
      while (skipped < 4 && tokens[at] && tokens[at]!.key !== wanted) {
        at += 1;
        skipped += 1;
      }
      continue;
    }
    const token = tokens[at];
    if (!token || token.key !== keys[part] || (part > 0 && token.pause)) return null;
    const same = token.form === forms[part] && (one === null || token.form === token.key || !otherTone(token.exact, one));
    const bare = token.form === token.key;
    if (same) exact += 1;
    sure += same ? 1 : bare ? (marked ? 0.45 : 0.9) : 0.25;
    counted += 1;
    at += 1;
  }
  const mean = sure / counted;
  if (counted === 1 && mean < 0.6) return null;
  if (counted > 1 && (mean < 0.55 || (exact === 0 && mean < 0.6))) return null;
  if (counted === 2 && mean < 0.65 && exact === 1 && sure < 1.3) return null;
  if (doubtful && exact === 0) return { to: at, sure: mean * 0.45 };
  return { to: at, sure: counted === 1 && mean < 1 ? mean * unambiguous(keys[0]!) : mean };
}

/** Whether two spellings of one form differ in hỏi and ngã (and not only in where the tone stands). */
function otherTone(a: string, b: string): boolean {
  const tone = (word: string): boolean => word.normalize('NFD').includes('\u0303');
  return tone(a) !== tone(b);
}

let readings: Map<string, Set<string>> | undefined;

/** One syllable without marks may be many words ("xuong": xuống, xưởng, xuồng): the more of them petitions use, the less it is this one. 0.3 to 0.9. */
function unambiguous(key: string): number {
  if (!readings) {
    readings = new Map();
    for (const form of knownForms()) {
      const forms = readings.get(keyOf(form)) ?? new Set();
      forms.add(form);
      readings.set(keyOf(form), forms);
    }
  }
  return Math.max(0.3, 0.9 * (readings.get(key)?.size ?? 1) ** -0.6);
}

/** Key of one word or term, as lexicons match it. */
export function termKey(term: string): string {
  return term.split(/\s+/).map((word) => keyOf(formOf(word))).join(' ');
}
