/** Vietnamese letters of the fonts used before Unicode: TCVN 5712 VN3 (“.VnTime”, “ABC”) and VNI-Windows. */
import { plausibility } from './vietnamese.ts';

/** An old letter system. */
export type LegacySystem = 'TCVN3' | 'VNI';

const TCVN3_FROM = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦';
const TCVN3_TO = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ';
const TCVN3 = new Map([...TCVN3_FROM].map((letter, index) => [letter, [...TCVN3_TO][index] as string]));

/** Second character of a VNI pair → the combining marks it stands for. */
const VNI_MARKS: Record<string, string> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323'
};
const VNI_SINGLE: Record<string, string> = {
  ñ: 'đ',
  Ñ: 'Đ',
  ô: 'ơ',
  Ô: 'Ơ',
  ö: 'ư',
  Ö: 'Ư',
  æ: 'ỉ',
  Æ: 'Ỉ',
  ó: 'ĩ',
  Ó: 'Ĩ',
  ò: 'ị',
  Ò: 'Ị',
  î: 'ỵ',
  Î: 'Ỵ'
};
const VNI_BASE = /^[aeouyAEOUYôÔöÖ]$/u;

/** Turns text written in an old letter system into Unicode. `capitals`: the font shows capitals (“.VnTimeH”). */
export function fromLegacy(text: string, system: LegacySystem, capitals = false): string {
  const turned = system === 'TCVN3' ? [...text].map((letter) => TCVN3.get(letter) ?? letter).join('') : fromVni(text);
  return (capitals ? turned.toLocaleUpperCase('vi') : turned).normalize('NFC');
}

function fromVni(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string;
    const mark = VNI_BASE.test(letter) ? VNI_MARKS[(text[at + 1] ?? '').toLowerCase()] : undefined;
    out += VNI_SINGLE[letter] ?? letter;
    if (mark !== undefined) {
      out += mark;
      at += 1;
    }
  }
  return out;
}

/** The old letter system a font's name stands for, and whether it shows capitals; null for Unicode fonts. */
export function legacyFont(name: string | undefined): { system: LegacySystem; capitals: boolean } | null {
  if (!name) return null;
  const bare = name.replace(/^[A-Z]{6}\+/u, '');
  if (/^\.vn/iu.test(bare)) return { system: 'TCVN3', capitals: /H(?:$|[,-])/u.test(bare) };
  if (/^VNI-/iu.test(bare)) return { system: 'VNI', capitals: false };
  return null;
}

/** Guesses the old letter system of text without font names; null when it already reads as it should. */
export function guessLegacy(text: string): LegacySystem | null {
  const sample = text.slice(0, 20_000);
  const now = plausibility(sample);
  if (now.words < 5) return null;
  let best: LegacySystem | null = null;
  let bestScore = now.share * (0.2 + now.marked) + 0.15;
  for (const system of ['TCVN3', 'VNI'] as const) {
    const then = plausibility(fromLegacy(sample, system));
    const score = then.share * (0.2 + then.marked);
    if (then.share > 0.75 && score > bestScore) {
      best = system;
      bestScore = score;
    }
  }
  return best;
}
