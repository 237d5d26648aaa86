import { find, lexicon, listed, outermost } from './lexicon.ts';
import { scoreFields } from './score.ts';
import { standing, type Standing } from './standing.ts';
import { cut, type Words } from './tokens.ts';
import { vocabulary } from './vocabulary.ts';

/** One matter of a petition: characters of the text as given. */
export interface Matter {
  start: number;
  end: number;
  text: string;
}

const joints = lexicon(
  listed('ngoài ra, thứ hai, thứ ba, thứ nhì, hai là, ba là, bên cạnh đó, đồng thời, mặt khác, với lại, vả lại, tiện thể, nhân tiện, luôn tiện, sẵn tiện, tiện đây, nhân đây, sẵn đây, thêm nữa, một việc nữa, chuyện nữa, việc nữa, ý kiến thứ hai, ý thứ hai, còn chuyện, còn việc, còn về, còn vụ, về phần, nữa là, à mà, à quên, cái nữa, kiến nghị thứ hai, vấn đề thứ hai, vấn đề nữa, còn một việc, còn một chuyện, một vấn đề nữa, rồi còn, rồi chuyện, rồi thì').map((term) => [term, true] as const)
);
const asks = lexicon(listed('đề nghị, kiến nghị, mong, xin, yêu cầu, cần, nhờ, đề xuất').map((term) => [term, true] as const));

interface Part {
  from: number;
  to: number;
}

/**
 * Proposes where a petition that holds several matters may be parted, in the order of the text; one matter gives one. For a person to confirm: a compound
 * petition must be parted before it can be answered.
 */
export function splitMatters(text: string): Matter[] {
  const words = cut(text);
  if (words.tokens.length === 0) return [];
  return parts(words, standing(words)).map(({ from, to }, at, all) => {
    const start = at === 0 ? 0 : words.tokens[from]!.start;
    const end = at === all.length - 1 ? text.length : words.tokens[to]!.start;
    const whole = text.slice(start, end);
    const kept = whole.trim();
    const shift = whole.indexOf(kept);
    return { start: start + shift, end: start + shift + kept.length, text: kept };
  });
}

/** Tokens of the matter a petition leads with, from and up to. */
export function leadingMatter(words: Words, stand: Standing): readonly [number, number] {
  const first = parts(words, stand)[0];
  return first ? [first.from, first.to] : [0, words.tokens.length];
}

/** Finds over the whole text, taken once. */
interface Sight {
  words: Words;
  stand: Standing;
  things: { from: number; to: number; code: string }[];
  asks: Set<number>;
  demands: Set<number>;
}

/** What a part is about: the things in it that are no landmarks, and its field. */
function about({ words, stand, things, asks: asked, demands }: Sight, part: Part): { things: Set<string>; field: string | null; score: number; asks: boolean } {
  const [best] = scoreFields(words, stand, [part.from, part.to]).ranked;
  let asksHere = false;
  for (let at = part.from; at < part.to; at += 1) asksHere ||= asked.has(at) || demands.has(at);
  return { things: new Set(things.filter(({ from, to }) => from >= part.from && to <= part.to).map(({ code }) => code)), field: best?.field ?? null, score: best?.score ?? 0, asks: asksHere };
}

function parts(words: Words, stand: Standing): Part[] {
  const { tokens } = words;
  if (tokens.length === 0) return [];
  const demands = new Set(outermost(find(words, vocabulary.demands)).flatMap(({ from, value }) => (value?.weight === 3 ? [from] : [])));
  const cuts = cutsOf(words, demands);
  if (cuts.length === 0) return [{ from: 0, to: tokens.length }];
  const things = outermost(find(words, vocabulary.things)).flatMap(({ from, to, sure, value }) => (value && sure >= 0.5 && stand.factor[from]! >= 0.5 ? [{ from, to, code: value.code }] : []));
  const sight: Sight = { words, stand, things, asks: new Set(find(words, asks).map(({ from }) => from)), demands };
  const made: Part[] = [];
  let from = 0;
  cuts.forEach(({ at, strong }, number) => {
    const a = about(sight, { from, to: at });
    const b = about(sight, { from: at, to: cuts[number + 1]?.at ?? tokens.length });
    const differs = a.field !== b.field && [...b.things].every((thing) => !a.things.has(thing));
    const parted = strong ? a.score >= 3 && b.score >= 3 && differs : a.score >= 4 && b.score >= 5 && differs && a.asks && b.asks && b.things.size > 0;
    if (!parted) return;
    made.push({ from, to: at });
    from = at;
  });
  made.push({ from, to: tokens.length });
  return made;
}

/** Where a new matter may begin: a joining word or a number of a list (strong), a new sentence or "và" before a demand. */
function cutsOf(words: Words, demands: ReadonlySet<number>): { at: number; strong: boolean }[] {
  const { tokens } = words;
  const jointAt = new Set(find(words, joints).map(({ from }) => from));
  const cuts: { at: number; strong: boolean }[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    const numbered = token.pause && /^[2-9]$/.test(token.key) && /^\s*[.)]/.test(words.text.slice(token.end, token.end + 2));
    if (jointAt.has(at) || numbered) cuts.push({ at, strong: true });
    else if (token.sentence !== tokens[at - 1]!.sentence || (['va', 'voi'].includes(token.key) && demands.has(at + 1))) cuts.push({ at, strong: false });
  }
  return cuts;
}
