import { foldTone } from '../../../core/text.ts';
import { fieldTerms } from './data/fields.ts';
import { hidden, idle, nameEnds } from './data/words.ts';

/** Marks off, đ → d, y at the end of a syllable → i ("kỹ", "kĩ" → "ki"). */
export function keyOf(form: string): string {
  const plain = form
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd');
  return plain.replace(/^([bcdghklmnpqrstvx]+)y$/, '$1i');
}

/** One spelling of a syllable with marks: lower case, tone in one place, ngã as hỏi (half the country does not tell them apart), y as i at the end. */
export function formOf(syllable: string): string {
  return foldTone(syllable.toLowerCase())
    .normalize('NFD')
    .replace(/\u0303/g, '\u0309')
    .normalize('NFC')
    .replace(/^([bcdđghklmnpqrstvx]+)([yýỳỷỵ])$/, (_, onset: string, vowel: string) => onset + ('iíìỉị'['yýỳỷỵ'.indexOf(vowel)] ?? vowel));
}

let known: Set<string> | undefined;

/** Every syllable of the vocabulary, with marks: what petitions mostly use. */
export function knownForms(): ReadonlySet<string> {
  known ??= new Set([...Object.values(fieldTerms).flatMap((lists) => Object.values(lists)), hidden, idle, nameEnds].flatMap((list) => list.split(/[,\s]+/)).filter(Boolean).map(formOf));
  return known;
}
