import { find, lexicon, listed, outermost } from './lexicon.ts';
import { placesOf } from './places.ts';
import type { Words } from './tokens.ts';
import { vocabulary, whereKeys } from './vocabulary.ts';

/** How each token of a petition stands: what it is about counts fully; where it is, what for, what it is not and what one gives thanks for count less. */
export interface Standing {
  /** A factor for each token, 0 to 1. */
  factor: Float32Array;
  /** 1 where the token belongs to a landmark after a word of place ("gần trường"). */
  landmark: Uint8Array;
  /** 1 where the token stands in the demand ("đề nghị …"). */
  asked: Uint8Array;
  /** 1 where the token is part of a name: "xóm Đình" is no temple, "chợ Rạch" no canal. */
  named: Uint8Array;
}

const purposes = lexicon(listed('cho người, cho trẻ, cho phụ nữ, cho thanh niên, cho hộ, cho hộ nghèo, cho các hộ, cho nông dân, cho người nuôi, chuyển làm, chuyển thành, dùng làm, làm nơi, để, nhằm, phục vụ, giúp, ảnh hưởng, ảnh hưởng đến, ảnh hưởng tới, cho các cháu, cho con em, cho học sinh, cho trẻ em, cho bà con, khiến, làm cho, tránh, nguy hiểm cho, mất an toàn cho, kể cả, trong khi, như, giống như').map((term) => [term, 0.4] as const));
const negations = lexicon(listed('không phải, chứ không phải, chẳng phải, không nói, khoan nói, không bàn, không liên quan, chưa nói, chưa kể').map((term) => [term, 0.1] as const));
const thanks = lexicon(listed('cảm ơn, cám ơn, ghi nhận, hoan nghênh, phấn khởi, biết ơn, đánh giá cao, nhất trí với, đồng tình với, vừa qua được, vui mừng, phấn khởi vì').map((term) => [term, true] as const));
const turns = lexicon(listed('nhưng, tuy nhiên, tuy vậy, song, đề nghị, kiến nghị, mong, xin, nay, bây giờ, hiện nay, chỉ có điều, thế nhưng, mà').map((term) => [term, true] as const));
const requests = lexicon(listed('đề nghị, kiến nghị, mong, mong muốn, xin, yêu cầu, cần, nhờ, đề xuất, mong được, ước gì, phải, nên, muốn').map((term) => [term, true] as const));

/** How the tokens of a petition stand. */
export function standing(words: Words): Standing {
  const { tokens } = words;
  const factor = new Float32Array(tokens.length).fill(1);
  const landmark = new Uint8Array(tokens.length);
  const asked = new Uint8Array(tokens.length);
  for (const { from, to, value } of outermost(find(words, vocabulary.landmarks))) {
    if (!value) continue;
    const before = tokens[from - 1];
    if (!before || tokens[from]!.pause || !(whereKeys.has(before.key) || landmark[from - 1])) continue;
    for (let at = from; at < to; at += 1) landmark[at] = 1;
  }
  for (let at = 0; at < tokens.length; at += 1) if (landmark[at]) factor[at] = 0.3;
  const named = new Uint8Array(tokens.length);
  for (const place of placesOf(words)) {
    for (let at = place.to - 1; at >= place.nameFrom && (tokens[at]!.capital || /^\d/.test(tokens[at]!.key)); at -= 1) named[at] = 1;
  }
  const dim = (to: number, by: number, stop: (at: number) => boolean): void => {
    for (let at = to; at < tokens.length && !(at > to && stop(at)); at += 1) factor[at] = Math.min(factor[at]!, by);
  };
  for (const { from, to, value, sure } of find(words, purposes)) if (to - from > 1 || sure === 1) dim(to, value, (at) => tokens[at]!.pause || at - to > 10);
  for (const { to, value } of find(words, negations)) dim(to, value, (at) => tokens[at]!.pause || at - to > 5 || ['ma', 'chi', 'o'].includes(tokens[at]!.key));
  const turning = new Set(find(words, turns).map(({ from }) => from));
  for (const { from, to } of find(words, thanks)) dim(to, 0.25, (at) => turning.has(at) || (tokens[at]!.sentence !== tokens[from]!.sentence));
  for (const { from, to } of find(words, requests)) for (let at = from; at < Math.min(tokens.length, to + 14) && (at === from || tokens[at]!.sentence === tokens[from]!.sentence); at += 1) asked[at] = 1;
  return { factor, landmark, asked, named };
}
