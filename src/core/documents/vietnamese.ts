/** Whether text reads as Vietnamese: syllables are checked by their build (onset, rhyme, tone), not by a word list. */

const ONSETS = 'ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x';
const RHYMES =
  'a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây|' +
  'e|ec|em|en|eng|eo|ep|et|ê|êc|êch|êm|ên|êng|ênh|êp|êt|êu|' +
  'i|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|ip|it|iu|' +
  'o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot|' +
  'ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơng|ơp|ơt|' +
  'u|ua|uân|uâng|uât|uây|uc|uê|uêch|uênh|ui|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|up|ut|uơ|uy|uya|uych|uyên|uyêt|uynh|uyn|uyt|uyu|' +
  'ư|ưa|ưc|ưi|ưm|ưn|ưng|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|y|ych|yêm|yên|yêng|yêt|yêu|ynh|yt';
const SYLLABLE = new RegExp(`^(?:${ONSETS})?(?:${RHYMES})$`, 'u');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const STOPPED = /(?:c|ch|p|t)$/u;

const checked = new Map<string, boolean>();

/** True when a word, in any letter case, is built like a Vietnamese syllable. */
export function isSyllable(word: string): boolean {
  const lower = word.toLowerCase();
  const known = checked.get(lower);
  if (known !== undefined) return known;
  const parts = lower.normalize('NFD');
  const tones = parts.match(TONES) ?? [];
  const bare = parts.replace(TONES, '').normalize('NFC');
  const tone = tones[0];
  const right =
    tones.length <= 1 &&
    SYLLABLE.test(bare) &&
    // A syllable closed by a stop only takes the rising or the low tone.
    (!STOPPED.test(bare) || tone === undefined || tone === '\u0301' || tone === '\u0323');
  if (checked.size > 50_000) checked.clear();
  checked.set(lower, right);
  return right;
}

/** What a text's words look like. */
export interface Plausibility {
  /** Words looked at; abbreviations in capitals and Roman numbers are left out. */
  words: number;
  /** Share of them that are Vietnamese syllables, 0–1; 1 when there are no words. */
  share: number;
  /** Share of them with a Vietnamese mark, 0–1. */
  marked: number;
}

const MARKED = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/iu;

/** The words of one letter. */
const ALONE = /^[àởýôổủừếốy]$/iu;

/** Looks at up to `most` words of a text. */
export function plausibility(text: string, most = 4_000): Plausibility {
  let words = 0;
  let right = 0;
  let marked = 0;
  for (const found of text.normalize('NFC').matchAll(/[\p{L}\p{M}]+/gu)) {
    const word = found[0];
    const syllable = isSyllable(word) && (word.length > 1 || ALONE.test(word));
    // Abbreviations say nothing, but the first letters of broken syllables do (“NG” of “ĐỒNG”).
    if (!syllable && /^[A-ZĐƯÔƠÂÊĂ]{2,9}$/u.test(word) && !/^(?:NG|NH|CH|TH|TR|PH|KH|GI|QU|NGH)$/u.test(word)) continue;
    words += 1;
    if (syllable) right += 1;
    if (MARKED.test(word)) marked += 1;
    if (words >= most) break;
  }
  return { words, share: words === 0 ? 1 : right / words, marked: words === 0 ? 0 : marked / words };
}
