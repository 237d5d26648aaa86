import type { Calendar, Day } from '#core/calendar/days.ts';
import { deadlineOf, ruleOn, type LawDeadline, type LawOverride } from '#core/law/apply.ts';
import { lawRule } from '#core/law/rules.ts';
import type { Level, Outcome, Result, Stage } from './schema.ts';

/** "KN-2026-0042": year, then the number of the petition in it. */
export function codeOf(year: number, number: number): string {
  return `KN-${year}-${String(number).padStart(4, '0')}`;
}

/** Year and number of a code as typed: "KN-2026-0042", "kn 2026 42", "2026-42". Null when it is none. */
export function parseCode(typed: string): { year: number; number: number } | null {
  const found = /^\s*(?:kn)?[\s\-–.]*(20\d{2})\s*[-–/. ]\s*(\d{1,6})\s*$/i.exec(typed);
  return found ? { year: Number(found[1]), number: Number(found[2]) } : null;
}

/** One line for what was said: the first sentence, cut at a clause, or a word, before 90 signs. */
export function titleOf(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim();
  const sentence = /^.{12,}?[.;!?](?=\s|$)/u.exec(flat)?.[0].replace(/[.;!?]+$/u, '') ?? flat;
  if (sentence.length <= 90) return sentence;
  const cut = sentence.slice(0, 90);
  const clause = cut.lastIndexOf(',');
  if (clause >= 30) return cut.slice(0, clause);
  return `${cut.slice(0, Math.max(60, cut.lastIndexOf(' ')))}…`;
}

export type Act =
  | 'amend'
  | 'classify'
  | 'merge'
  | 'split'
  | 'remove'
  | 'refer'
  | 'receive'
  | 'accept'
  | 'return'
  | 'rule'
  | 'extend'
  | 'answer'
  | 'withdraw-answer'
  | 'judge'
  | 'undo-judgement'
  | 'tell'
  | 'publish'
  | 'verdict'
  | 'reopen'
  | 'close'
  | 'undo-closing';

/** In which stages an act makes sense (law.md 17.4). Everything else is refused with one sentence that says what comes first. */
const stagesOf: Record<Act, readonly Stage[]> = {
  amend: ['recorded', 'compiled', 'referred', 'accepted', 'returned', 'answered', 'promised', 'judged', 'reopened'],
  classify: ['recorded', 'compiled', 'returned'],
  merge: ['recorded', 'compiled', 'referred', 'accepted', 'returned', 'answered', 'promised', 'judged', 'reopened', 'closed'],
  split: ['recorded', 'compiled'],
  remove: ['recorded', 'compiled'],
  refer: ['compiled', 'returned'],
  receive: ['referred', 'accepted', 'reopened'],
  accept: ['referred', 'reopened'],
  return: ['referred', 'accepted', 'reopened'],
  rule: ['returned'],
  extend: ['referred', 'accepted', 'reopened', 'promised'],
  answer: ['compiled', 'referred', 'accepted', 'returned', 'reopened', 'promised', 'answered'],
  'withdraw-answer': ['answered'],
  judge: ['answered'],
  'undo-judgement': ['judged', 'promised'],
  tell: ['answered', 'promised', 'judged', 'closed'],
  publish: ['recorded', 'compiled', 'referred', 'accepted', 'returned', 'answered', 'promised', 'judged', 'reopened', 'closed'],
  verdict: ['answered', 'promised', 'judged', 'closed'],
  reopen: ['answered', 'promised', 'judged', 'closed'],
  close: ['judged'],
  'undo-closing': ['closed']
};

/** Why an act cannot be done on a petition in this stage, as a message key; null when nothing stands against it. */
export function refusalOf(act: Act, stage: Stage): string | null {
  if (stagesOf[act].includes(stage)) return null;
  if (stage === 'merged' || stage === 'split' || stage === 'removed') return `petition.is-${stage}`;
  if (stage === 'closed') return 'petition.is-closed';
  if (act === 'refer' && stage === 'recorded') return 'petition.classify-first';
  if (act === 'answer' && stage === 'recorded') return 'petition.classify-first';
  if ((act === 'judge' || act === 'tell' || act === 'reopen' || act === 'verdict') && !['answered', 'promised', 'judged'].includes(stage)) return 'petition.no-answer-yet';
  if (act === 'close') return 'petition.judge-first';
  return 'petition.not-now';
}

/** Stages in which somebody still has to do something. */
export const openStages: readonly Stage[] = ['recorded', 'compiled', 'referred', 'accepted', 'returned', 'answered', 'promised', 'judged', 'reopened'];

/** An answer was judged and ends the matter: raised again after it, the matter is open again. A promise whose day has not come is not. */
export const endedStages: readonly Stage[] = ['judged', 'closed'];

/** What became of it by the judgement of an answer: only what was done is settled, a promise is in progress, an explanation settles nothing but ends it. */
export function outcomeOf(result: Result, verdict: 'satisfactory' | 'unsatisfactory'): Outcome {
  if (verdict === 'unsatisfactory') return 'unsettled';
  if (result === 'done') return 'settled';
  return result === 'explained' ? 'explained' : 'in-progress';
}

/** The rule that gives the time to answer: a commune's bodies, or the channel to province and centre (law:PET-06, PET-14). */
export function replyRuleOf(level: Level): 'PET-06' | 'PET-14' {
  return level === 'tỉnh' || level === 'trung ương' ? 'PET-14' : 'PET-06';
}

/** A deadline of the law for petitions, counted from a day with the council's calendar and own values. */
export function lawDue(id: string, from: Day, calendar: Calendar, overrides: readonly LawOverride[]): LawDeadline {
  return deadlineOf(ruleOn(lawRule(id), overrides, from), from, calendar);
}
