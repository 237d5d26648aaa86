/** Vietnamese text as keys: searching without marks, one spelling of tones, sorting names, finding document numbers. */

const marks = /\p{M}/gu;
const tones = '\\u0300\\u0301\\u0303\\u0309\\u0323';
const endOfSyllable = '(?![\\p{L}\\p{M}])';
const openSyllable = new RegExp(`([oO])([aAeE])([${tones}])${endOfSyllable}`, 'gu');
const openUy = new RegExp(`(^|[^qQ])([uU])([yY])([${tones}])${endOfSyllable}`, 'gu');

/**
 * One spelling for the place of the tone in open oa, oe, uy, whichever was typed: "hoà" → "hòa", "thuý" → "thúy"; "quý" and
 * "hoàn" stay. Returns NFC.
 */
export function foldTone(text: string): string {
  return text.normalize('NFD').replace(openSyllable, '$1$3$2').replace(openUy, '$1$2$4$3').normalize('NFC');
}

/**
 * Key for searching without marks: "Đề án  HOÀ" → "de an hoa". Marks off, đ → d, lower case, white space collapsed; takes NFC and NFD alike and
 * gives the same key for both places of a tone.
 */
export function khongDau(text: string): string {
  return text
    .normalize('NFD')
    .replace(marks, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
}

/**
 * Key for finding a document by its number however typed: "10/NQ-HĐND", "10 nq hdnd" and "10nqhdnd" all give "10-NQ-HDND", and
 * "05/BC-HĐND" gives the same as "5/BC-HĐND". A year inside stays: "99/2025/NQ-HĐND" → "99-2025-NQ-HDND". What cannot be parted ("hdnd" alone)
 * is kept in one piece.
 */
export function documentNumberKey(number: string): string {
  const plain = khongDau(number)
    .toUpperCase()
    .replace(/^SO\s*:?\s*(?=\d)/, '')
    .replace(/&/g, '');
  const pieces = plain.match(/\d+|[A-Z]+/g) ?? [];
  const parted = pieces.flatMap((piece) => (/^\d/.test(piece) ? [piece] : partLetters(piece)));
  return parted.map((piece) => (/^\d/.test(piece) ? piece.replace(/^0+(?=\d)/, '') : piece)).join('-');
}

/** Type marks of papers (NĐ 30/2020, annex III) and issuers, longest first, to part "NQHDND" when it was typed in one piece. */
const issuers = ['UBMTTQ', 'UBTVQH', 'TTHDND', 'MTTQ', 'HDND', 'UBND'];
const kinds = [
  'BGN',
  'BTT',
  'GUQ',
  'CTR',
  'NQLT',
  'NQ',
  'QD',
  'CT',
  'QC',
  'TC',
  'TB',
  'HD',
  'KH',
  'PA',
  'DA',
  'BC',
  'BB',
  'TTR',
  'CD',
  'GM',
  'GT',
  'KL',
  'CV',
  'ND'
];

function partLetters(piece: string): string[] {
  for (const issuer of issuers) {
    const at = piece.indexOf(issuer);
    if (at > 0 && kinds.includes(piece.slice(0, at))) return [piece.slice(0, at), ...partLetters(piece.slice(at))];
  }
  return [piece];
}

const letters = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const toneOrder = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/**
 * Sort key of a person's name, compared code unit by code unit (in PostgreSQL `collate "C"`): by given name, then family and middle names; letters in
 * Vietnamese order (a ă â … d đ … u ư), then tones (level, grave, hook, tilde, acute, dot). The key is not for reading.
 */
export function nameSortKey(name: string): string {
  const words = foldTone(name).toLowerCase().trim().split(/\s+/);
  const ordered = [words.at(-1)!, ...words.slice(0, -1)].join(' ');
  let base = '';
  let tone = '';
  for (const char of ordered.normalize('NFC')) {
    const bare = [...char.normalize('NFD')]
      .filter((part) => toneOrder.indexOf(part) <= 0)
      .join('')
      .normalize('NFC');
    const at = letters.indexOf(bare);
    base += at >= 0 ? String.fromCharCode(0x41 + at) : bare === ' ' ? ' ' : `~${bare}`;
    tone += String(
      Math.max(
        0,
        toneOrder.findIndex((each) => each !== '' && char.normalize('NFD').includes(each))
      )
    );
  }
  return `${base}\t${tone}`;
}

/** Orders two people's names as Vietnamese lists do: An, Ánh, Ăn, Ân, Bình, Dũng, Đức, Nam by given name, then the rest. */
export function compareNames(a: string, b: string): number {
  const keyA = nameSortKey(a);
  const keyB = nameSortKey(b);
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

/** Two letters for a person's picture: first of the family name and of the given name, "Nguyễn Văn Mẫu" → "NM". One word gives one. */
export function initials(name: string): string {
  const words = name.normalize('NFC').trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.charAt(0) ?? '';
  return `${first}${words.length > 1 ? words.at(-1)!.charAt(0) : ''}`.toLocaleUpperCase('vi');
}
