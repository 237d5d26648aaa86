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
      // A matter parted in two: the answer is to the part it speaks of, to the last when it names none.
      const before = matters.filter((matter) => matter.lines[0] === matters[answer.follows]!.lines[0]);
      if (answersIndeed(answer.words)) give(before.length === 1 ? before : closest(before, answer.words), answer.words, answer.by);
      continue;
    }
    for (const part of answerParts(answer.words)) if (answersIndeed(part)) give(closest(matters, part), part, answer.by);
  }
}

function give(matters: readonly FoundMatter[], words: string, by: string): void {
  for (const matter of matters) matter.answer ??= { words: words.replace(/^[-–+•\s]+/u, ''), by };
}

const idle = new Set('ve cua va la cac da duoc cho tai trong xa thon ubnd hdnd den tu co se nay voi mot nhung khi de nghi kien nghi y cu tri doi'.split(' '));
const wordsOf = (text: string) => new Set(khongDau(text).split(/[^a-z0-9]+/).filter((word) => word.length > 1 && !idle.has(word)));

/** The one matter that shares most with the beginning of an answer; none when they share too little. */
function closest(matters: readonly FoundMatter[], words: string): FoundMatter[] {
  const said = wordsOf(words.slice(0, 160).replace(dwellingPattern, ' '));
  const scored = matters.map((matter) => ({ matter, shared: [...wordsOf(matter.text)].filter((word) => said.has(word)).length })).sort((a, b) => b.shared - a.shared);
  const [best, second] = scored;
  return best && best.shared >= 3 && best.shared > (second?.shared ?? 0) ? [best.matter] : [];
}
