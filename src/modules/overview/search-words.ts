import { documentNumberKey, foldTone, khongDau } from '#core/text.ts';

/**
 * Abbreviations of papers and what they stand for, both as keys without marks; either finds the other. A space between words may be a dash in a paper.
 */
const abbreviations: readonly [string, string][] = [
  ['tthdnd', 'thuong truc hoi dong nhan dan'],
  ['hdnd', 'hoi dong nhan dan'],
  ['ubnd', 'uy ban nhan dan'],
  ['ubmttq', 'uy ban mat tran to quoc'],
  ['mttq', 'mat tran to quoc'],
  ['txct', 'tiep xuc cu tri'],
  ['knct', 'kien nghi cu tri'],
  ['kt-ns', 'kinh te ngan sach'],
  ['vh-xh', 'van hoa xa hoi'],
  ['kt-xh', 'kinh te xa hoi'],
  ['qp-an', 'quoc phong an ninh'],
  ['antt', 'an ninh trat tu'],
  ['btv', 'ban thuong vu'],
  ['gpmb', 'giai phong mat bang'],
  ['ntm', 'nong thon moi'],
  ['cds', 'chuyen doi so'],
  ['nq', 'nghi quyet'],
  ['qd', 'quyet dinh'],
  ['kh', 'ke hoach'],
  ['bc', 'bao cao'],
  ['vp', 'van phong'],
  ['tt', 'thuong truc']
];

export interface SearchWords {
  /** One regular expression a word; a key holds all of them when it matches (PostgreSQL and JavaScript alike). */
  patterns: string[];
  /** The words without marks, for marking hits. */
  words: string[];
  /** As typed, one spelling of tones, lower case: what matches it exactly stands first. */
  exact: string;
  /** Key of the document number typed, "10-NQ-HDND"; null when none was. */
  number: string | null;
}

/** Words of one search that are looked at. */
const most = 8;

/** What a person typed, as patterns over keys without marks: abbreviations both ways, document numbers with any separator or none. Null when nothing was typed. */
export function searchWords(typed: string): SearchWords | null {
  const text = typed.normalize('NFC').trim().slice(0, 200);
  // "Số 10/KH-HĐND": the word before a number says nothing.
  let left = ` ${khongDau(text).replace(/(^| )so:? (?=\d)/g, '$1')} `;
  const patterns: string[] = [];
  const words: string[] = [];
  for (const [short, long] of abbreviations) {
    for (const form of [short, long]) {
      const found = new RegExp(`(?<![a-z0-9])${escape(form).replaceAll(' ', '[ -]+')}(?![a-z0-9])`).exec(left);
      if (!found) continue;
      left = left.replace(found[0], ' ');
      patterns.push(`${escape(short)}|${long.split(' ').map(escape).join('( |-| - |, )')}`);
      words.push(form);
      break;
    }
  }
  for (const token of left.split(/[\s,;:.()"“”'’]+/).filter(Boolean)) {
    for (const word of /\d/.test(token) ? numberParts(token) : token.split(/[/\-–]+/)) {
      if (!word) continue;
      patterns.push(escape(word));
      words.push(word);
    }
  }
  if (patterns.length === 0) return null;
  const key = /\d/.test(text) ? documentNumberKey(text) : '';
  return { patterns: patterns.slice(0, most), words: words.slice(0, most), exact: foldTone(text).toLocaleLowerCase('vi'), number: /^\d+(-\d{4})?-[A-Z]/.test(key) ? key : null };
}

/** "10/kh-hdnd", "10khhdnd" → 10, kh, hdnd; dates and years keep their figures. */
function numberParts(token: string): string[] {
  return documentNumberKey(token).toLowerCase().split('-');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** How well a title answers, or what stands beside it (a number, a short name): beginning as typed with its marks, holding it, then as a phrase without marks, then every word of it; what is still open before what is done. */
export function rankOf(title: string, search: SearchWords, open: boolean, about: readonly string[] = []): number {
  const key = khongDau(title);
  const said = [title, ...about].map((text) => foldTone(text).toLocaleLowerCase('vi'));
  let rank = open ? 1 : 0;
  if (said.some((text) => text.startsWith(search.exact))) rank += 16;
  if (said.some((text) => text.includes(search.exact))) rank += 8;
  if (key.includes(khongDau(search.exact))) rank += 4;
  if (search.patterns.every((pattern) => new RegExp(pattern).test(key))) rank += 2;
  return rank;
}

/** The title in pieces, those that hold a word of the search marked; marks and tones of the typed word do not matter. */
export function markHits(title: string, words: readonly string[]): { text: string; hit: boolean }[] {
  const letters = [...title.normalize('NFC')];
  const folded = letters.map((letter) => khongDau(letter) || ' ');
  const key = folded.join('');
  // A letter that folds to several would shift every place after it; none of ours does.
  if (key.length !== letters.length) return [{ text: title, hit: false }];
  const hit = letters.map(() => false);
  for (const word of words) {
    for (let at = key.indexOf(word); at >= 0; at = key.indexOf(word, at + 1)) hit.fill(true, at, at + word.length);
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (const [index, letter] of letters.entries()) {
    const last = pieces.at(-1);
    if (last && last.hit === hit[index]) last.text += letter;
    else pieces.push({ text: letter, hit: hit[index] ?? false });
  }
  return pieces;
}
