import { khongDau } from '#core/text.ts';
import { dwellingPattern } from './speech.ts';
import { answerParts, answersIndeed } from './parts.ts';
import type { FoundMatter } from './item.ts';

/** An answer as it stands in minutes. `next`: index of the matter it follows at once, −1 when it stands apart. */
export interface SaidAnswer {
  by: string;
  /** What stands before the colon: may name the voter answered. */
  opening: string;
  words: string;
  follows: number;
}

/** Gives each answer to the matters it answers: by the voter named, by what it follows at once, else by the words they share. */
export function giveAnswers(matters: FoundMatter[], answers: readonly SaidAnswer[]): void {
  for (const answer of answers) {
    const said = khongDau(`${answer.opening} ${answer.words.slice(0, 120)}`);
    const named = matters.filter((matter) => matter.raiser !== '' && said.includes(khongDau(matter.raiser)));
    if (named.length > 0) {
      if (answersIndeed(answer.words)) give(named.length === 1 ? named : closest(named, answer.words), answer.words, answer.by);
      continue;
    }
    if (answer.follows >= 0) {
      if (!answersIndeed(answer.words)) continue;
      const before = matters.filter((matter) => matter.lines[0] === matters[answer.follows]!.lines[0]);
      const own = before.length === 1 ? before : closest(before, answer.words);
      // "Trả lời:" answers what stands above it; whoever speaks at length may answer any of them.
      give(/^(?:Trả lời|Giải đáp|Giải trình)\s*[:：]/iu.test(answer.opening) ? own : bestOf(closest(matters, answer.words), own), answer.words, answer.by);
      continue;
    }
    for (const part of answerParts(answer.words)) if (answersIndeed(part)) give(closest(matters, part), part, answer.by);
  }
}

const bestOf = (first: FoundMatter[], second: FoundMatter[]): FoundMatter[] => (first.length > 0 ? first : second);

function give(matters: readonly FoundMatter[], words: string, by: string): void {
  for (const matter of matters) matter.answer ??= { words: words.replace(/^[-–+•\s]+/u, ''), by };
}

const idle = new Set('ve cua va la cac da duoc cho tai trong xa thon ubnd hdnd den tu co se nay voi mot nhung khi de nghi kien nghi y cu tri doi'.split(' '));
const wordsOf = (text: string) => new Set(khongDau(text).split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !idle.has(word)));

/** The one matter that shares most with the beginning of an answer, words few matters have counting most; none when they share too little or two share alike. */
function closest(matters: readonly FoundMatter[], words: string): FoundMatter[] {
  const said = wordsOf(words.slice(0, 200).replace(dwellingPattern, ' '));
  const each = matters.map((matter) => ({ matter, words: wordsOf(matter.text) }));
  const worth = (word: string) => 1 / each.filter((one) => one.words.has(word)).length;
  const scored = each.map(({ matter, words: own }) => ({ matter, score: [...own].filter((word) => said.has(word)).reduce((sum, word) => sum + worth(word), 0) })).sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && best.score >= 1.5 && best.score >= (second?.score ?? 0) + 0.5 ? [best.matter] : [];
}
