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

/** What a part is about: the things in it that are no landmarks, and its field. */
function about(words: Words, stand: Standing, part: Part): { things: Set<string>; field: string | null; score: number; asks: boolean } {
  const things = new Set(
    outermost(find(words, vocabulary.things))
      .flatMap(({ from, to, sure, value }) => (value && from >= part.from && to <= part.to && sure >= 0.5 && stand.factor[from]! >= 0.5 ? [value.code] : []))
  );
  const [best] = scoreFields(words, stand, [part.from, part.to]).ranked;
  const asked = find(words, asks).some(({ from }) => from >= part.from && from < part.to) || find(words, vocabulary.demands).some(({ from, value }) => value?.weight === 3 && from >= part.from && from < part.to);
  return { things, field: best?.field ?? null, score: best?.score ?? 0, asks: asked };
}

function parts(words: Words, stand: Standing): Part[] {
  const { tokens } = words;
  if (tokens.length === 0) return [];
  const jointAt = new Set(find(words, joints).map(({ from }) => from));
  const demandAt = new Set(outermost(find(words, vocabulary.demands)).filter(({ value }) => value?.weight === 3).map(({ from }) => from));
  const cuts: { at: number; strong: boolean }[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    const numbered = token.pause && /^[2-9]$/.test(token.key) && /^\s*[.)]/.test(words.text.slice(token.end, token.end + 2));
    if (jointAt.has(at) || numbered) cuts.push({ at, strong: true });
    else if (token.sentence !== tokens[at - 1]!.sentence) cuts.push({ at, strong: false });
    else if (['va', 'voi'].includes(token.key) && demandAt.has(at + 1)) cuts.push({ at, strong: false });
  }
  const made: Part[] = [];
  let open: Part = { from: 0, to: tokens.length };
  let pending = 0;
  for (const { at, strong } of cuts) {
    const left: Part = { from: open.from, to: at };
    const right: Part = { from: at, to: cuts[cuts.findIndex((one) => one.at === at) + 1]?.at ?? tokens.length };
    const [a, b] = [about(words, stand, left), about(words, stand, right)];
    const differs = a.field !== b.field && [...b.things].every((thing) => !a.things.has(thing));
    const parted = strong ? a.score >= 3 && b.score >= 3 && differs : a.score >= 4 && b.score >= 5 && differs && a.asks && b.asks && b.things.size > 0;
    if (!parted) continue;
    made.push(left);
    open = { from: at, to: tokens.length };
    pending += 1;
  }
  made.push({ from: open.from, to: tokens.length });
  void pending;
  return made;
}
