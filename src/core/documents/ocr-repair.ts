/** Mending of what the recogniser commonly misreads, by knowledge of Vietnamese alone. */
import { PHRASES } from './ocr-phrases.ts';
import { isSyllable } from './vietnamese.ts';

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** A word without its tone: “tổ” and “tố” are “tô”; the dot on i and the hook of ỉ are one. */
function toneless(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(TONES, '').normalize('NFC');
}

interface Book {
  /** Phrases as they are. */
  right: Set<string>;
  /** Toneless phrase → the phrase, where only one has those letters. */
  byLetters: Map<string, string>;
  /** First syllable → second syllables, and the other way round, of two-syllable phrases. */
  after: Map<string, string[]>;
  before: Map<string, string[]>;
  longest: number;
}

let book: Book | undefined;

function openBook(): Book {
  if (book) return book;
  const phrases = PHRASES.split(/,\s*/u)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase.includes(' '));
  const byLetters = new Map<string, string>();
  const twice = new Set<string>();
  const after = new Map<string, string[]>();
  const before = new Map<string, string[]>();
  for (const phrase of new Set(phrases)) {
    const key = toneless(phrase);
    if (byLetters.has(key)) twice.add(key);
    byLetters.set(key, phrase);
    const parts = phrase.split(' ');
    if (parts.length !== 2) continue;
    const [first, second] = parts as [string, string];
    after.set(first, [...(after.get(first) ?? []), second]);
    before.set(second, [...(before.get(second) ?? []), first]);
  }
  for (const key of twice) byLetters.delete(key);
  book = { right: new Set(phrases), byLetters, after, before, longest: Math.max(...phrases.map((phrase) => phrase.split(' ').length)) };
  return book;
}

/** A word parted into what stands before, its letters, and what stands after (“(Tố,” → “(”, “Tố”, “,”). */
interface Parted {
  lead: string;
  core: string;
  tail: string;
}

function part(word: string): Parted {
  const found = /^([^\p{L}]*)([\p{L}\p{M}]+)([^\p{L}]*)$/u.exec(word);
  return found ? { lead: found[1] as string, core: found[2] as string, tail: found[3] as string } : { lead: '', core: word, tail: '' };
}

/** Gives a mended word the capitals of the read one. */
function likeCase(read: string, right: string): string {
  if (read.length > 1 && read === read.toLocaleUpperCase('vi')) return right.toLocaleUpperCase('vi');
  const first = read.charAt(0);
  return first !== first.toLocaleLowerCase('vi') ? right.charAt(0).toLocaleUpperCase('vi') + right.slice(1) : right;
}

/**
 * Mends words read one after another; the result has as many entries. Known compounds read with other tones get their
 * own (“tố chức” → “tổ chức”, “KỸ HỌP” → “KỲ HỌP”); a part that is no syllable takes the one its neighbour calls for
 * (“cử tr” → “cử tri”); syllables run together are parted (“Ítnhất01” → “Ít nhất 01”). Nothing else is touched.
 */
export function mendWords(words: readonly string[]): string[] {
  const mended = words.map((word, index) => mendRoman(words, index) ?? mendWord(word));
  const parts = mended.map(part);
  const { right, byLetters, longest } = openBook();
  let at = 0;
  while (at < parts.length) {
    let used = 1;
    for (let length = Math.min(longest, parts.length - at); length >= 2; length -= 1) {
      const run = parts.slice(at, at + length);
      // Signs between the words of a compound part it.
      if (run.slice(0, -1).some((one) => one.tail !== '') || run.slice(1).some((one) => one.lead !== '')) continue;
      const read = run.map((one) => one.core.toLowerCase()).join(' ');
      if (right.has(read)) {
        used = length;
        break;
      }
      const phrase = byLetters.get(toneless(read));
      if (!phrase) continue;
      phrase.split(' ').forEach((syllable, index) => {
        const one = run[index] as Parted;
        if (one.core.toLowerCase() !== syllable) mended[at + index] = one.lead + likeCase(one.core, syllable) + one.tail;
      });
      used = length;
      break;
    }
    if (used === 1) mendByNeighbour(parts, mended, at);
    at += used;
  }
  return mended;
}

function mendByNeighbour(parts: Parted[], mended: string[], at: number): void {
  const one = parts[at] as Parted;
  if (!/^\p{L}{2,}$/u.test(one.core) || isSyllable(one.core) || /^[\p{Lu}]{2,}$/u.test(one.core)) return;
  const { after, before } = openBook();
  const last = parts[at - 1];
  const next = parts[at + 1];
  const calls = [
    ...(last && last.tail === '' && one.lead === '' ? (after.get(last.core.toLowerCase()) ?? []) : []),
    ...(next && one.tail === '' && next.lead === '' ? (before.get(next.core.toLowerCase()) ?? []) : [])
  ];
  const close = [...new Set(calls)].filter((syllable) => nearlySame(one.core.toLowerCase(), syllable));
  if (close.length === 1) mended[at] = one.lead + likeCase(one.core, close[0] as string) + one.tail;
}

/** At most one letter more, less or other. */
function nearlySame(read: string, right: string): boolean {
  if (Math.abs(read.length - right.length) > 1) return false;
  let start = 0;
  while (start < read.length && read[start] === right[start]) start += 1;
  let end = 0;
  while (end < read.length - start && end < right.length - start && read[read.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  return Math.max(read.length, right.length) - start - end <= 1;
}

/** “Quý H/2026”, “Phụ lục HI”: two or three strokes read as an H. */
function mendRoman(words: readonly string[], at: number): string | null {
  const found = /^(\(?)(H|HI|IH)((?:[,;.:)]|\/\d{4}).*)?$/u.exec(words[at] ?? '');
  if (!found) return null;
  const before = words.slice(Math.max(0, at - 3), at).join(' ');
  if (!/(?:quý|phụ lục|phần|chương|mục|học kỳ)(?:\s+[IVX]+[,;]?(?:\s+và)?)*$/iu.test(before)) return null;
  return `${found[1] ?? ''}${found[2] === 'H' ? 'II' : 'III'}${found[3] ?? ''}`;
}

/** Parts letters from digits run on to them, and two syllables run together where only one cut gives two. */
function mendWord(word: string): string {
  const glued = /^(\p{Lu}?\p{Ll}{2,})(\d{1,4}[.,;:)]?)$/u.exec(word);
  if (glued) return `${mendWord(glued[1] as string)} ${glued[2] as string}`;
  const { lead, core, tail } = part(word);
  if (core.length < 5 || isSyllable(core) || core === core.toLocaleUpperCase('vi')) return word;
  const cuts: string[] = [];
  for (let at = 2; at <= core.length - 2; at += 1) {
    const [first, second] = [core.slice(0, at), core.slice(at)];
    if (isSyllable(first) && isSyllable(second) && /[^a-z]/iu.test(first + second)) cuts.push(`${first} ${second}`);
  }
  return cuts.length === 1 ? lead + (cuts[0] as string) + tail : word;
}
