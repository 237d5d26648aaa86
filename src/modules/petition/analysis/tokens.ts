import { roadMarks, spellings } from './data/words.ts';
import { formOf, keyOf, knownForms } from './forms.ts';
import { isSyllable, partSyllables, withoutTelex } from './syllables.ts';

/** One syllable or number of a petition. */
export interface Token {
  /** Without marks, lower case: what is matched. */
  key: string;
  /** Lower case with marks, one spelling of tones; equals `key` where the writer put no marks. */
  form: string;
  /** As `form`, with ngã and hỏi told apart. */
  exact: string;
  /** Where it stands in the text as given. */
  start: number;
  end: number;
  /** Begins with a capital letter. */
  capital: boolean;
  /** Which sentence, from 0. */
  sentence: number;
  /** A mark of punctuation stands between this and the token before it. */
  pause: boolean;
}

/** A petition cut into tokens; `marked` when its writer uses Vietnamese marks. */
export interface Words {
  text: string;
  tokens: Token[];
  marked: boolean;
}

const piece = /[\p{L}\p{M}]+|\d+(?:[.,/]\d+)*/gu;

const expanded = new Map(Object.entries(spellings).map(([short, long]) => [formOf(short), long.split(' ').map(formOf)]));
/** Chat spellings whose key without marks is one word only ("duoc" is no abbreviation, "dc" is). */
const expandedRoads = new Map(Object.entries(roadMarks).map(([short, long]) => [formOf(short), long.split(' ').map(formOf)]));

/**
 * Cuts a petition into syllables and numbers: chat spelling and abbreviations written out ("ko dc" → "không được", "QL21" → "quốc lộ 21"), words run
 * together parted ("đườngthôn"), what Telex left undone mended ("dduwowngf"). Spans point into the text as given.
 */
export function cut(text: string): Words {
  const tokens: Token[] = [];
  let [sentence, before] = [0, 0];
  const found = [...text.matchAll(piece)];
  for (let at = 0; at < found.length; at += 1) {
    const raw = found[at]![0];
    const start = found[at]!.index;
    const end = start + raw.length;
    const gap = text.slice(before, start);
    if (tokens.length > 0 && /[.;!?…\n]/.test(gap)) sentence += 1;
    const pause = tokens.length > 0 && /[,.;:!?…\n()–—"“”+]|\s-\s/.test(gap);
    before = end;
    const next = found[at + 1];
    const numberNext = next !== undefined && /^\d/.test(next[0]) && /^[\s.\-:]{0,2}$/.test(text.slice(end, next.index));
    const capital = raw[0] !== raw[0]!.toLowerCase();
    written(raw, numberNext).forEach((form, part) => {
      tokens.push({ key: keyOf(form), form, exact: raw.length === form.length && formOf(raw) === form ? raw.toLowerCase().normalize('NFC') : form, start, end, capital, sentence, pause: pause && part === 0 });
    });
  }
  const letters = tokens.filter(({ key }) => /^[a-z]/.test(key));
  const marks = letters.filter(({ key, form }) => key !== form).length;
  return { text, tokens, marked: letters.length > 0 && marks / letters.length >= 0.25 };
}

function written(raw: string, numberNext: boolean): string[] {
  if (/^\d/.test(raw)) return [raw.replace(/^0+(?=\d)/, '')];
  const form = formOf(raw);
  const road = numberNext ? expandedRoads.get(form) : undefined;
  if (road) return road;
  const long = expanded.get(form);
  if (long) return long;
  const key = keyOf(form);
  if (isSyllable(key)) return [form];
  const squeezed = form.replace(/(.)\1{2,}/gu, '$1');
  if (squeezed !== form && isSyllable(keyOf(squeezed))) return [squeezed];
  const telex = key === form ? withoutTelex(key) : null;
  if (telex) return [telex];
  return partSyllables(form, keyOf, knownForms()) ?? [form];
}
