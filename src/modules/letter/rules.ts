import type { Day } from '#core/calendar/days.ts';
import { khongDau } from '#core/text.ts';
import { stateOf, type Act, type Condition, type KeepGround, type LetterFacts, type LetterKind, type Sorting } from './acts.ts';

/** "030", "017a": the number in the register of the year. */
export function letterNumber(number: number, part: string): string {
  return `${String(number).padStart(3, '0')}${part}`;
}

/** "Đ-12": what a protected sender is called everywhere; law:TC-08. */
export function maskCode(mask: number): string {
  return `Đ-${String(mask).padStart(2, '0')}`;
}

/** The conditions a letter of a kind must meet to be processed. */
export const requiredConditions: Record<LetterKind, readonly Condition[]> = {
  complaint: ['named', 'signed', 'clear', 'in-time', 'not-settled'],
  denunciation: ['named', 'clear', 'not-settled'],
  petition: ['named', 'clear']
};

export function missingConditions(kind: LetterKind, found: readonly Condition[]): Condition[] {
  return requiredConditions[kind].filter((each) => !found.includes(each));
}

export interface Advice {
  path: 'forward' | 'guide' | 'keep';
  ground: KeepGround | null;
  /** Row of the law table it follows from. */
  rule: string;
}

/** What an earlier letter on the same matter is known for. */
export interface EarlierLetter {
  guided: boolean;
  open: boolean;
  settled: boolean;
}

/** What the rules lead to (law:PA-01, PA-03, TC-02, TC-03, TC-09). A proposal: the person decides, and says why where he decides otherwise. */
export function adviceOf(letter: Pick<LetterFacts, 'kind' | 'senderKind'>, sorting: Sorting, earlier: EarlierLetter | null): Advice {
  const found = sorting.conditions;
  if (letter.senderKind === 'anonymous') return found.includes('evidence') ? { path: 'forward', ground: null, rule: 'TC-09' } : { path: 'keep', ground: 'anonymous', rule: 'TC-09' };
  if (sorting.repeatKind === 'same-sender' && earlier?.guided) return { path: 'keep', ground: 'again-after-guidance', rule: 'TC-03' };
  if (sorting.repeatKind === 'same-sender' && earlier?.open) return { path: 'keep', ground: 'duplicate', rule: 'TC-03' };
  if (found.includes('sent-to-competent')) return { path: 'keep', ground: 'sent-to-competent', rule: 'TC-03' };
  if (!found.includes('not-settled') && requiredConditions[letter.kind].includes('not-settled')) return { path: 'keep', ground: 'already-settled', rule: 'CIT-08' };
  if (missingConditions(letter.kind, found).length > 0) return { path: 'keep', ground: 'no-conditions', rule: 'CIT-08' };
  if (letter.kind === 'complaint') return { path: 'guide', ground: null, rule: 'PA-03' };
  return letter.kind === 'denunciation' ? { path: 'forward', ground: null, rule: 'TC-02' } : { path: 'forward', ground: null, rule: 'PA-01' };
}

/**
 * Why a letter cannot be passed on, guided or kept so, as a message key; null when it can.
 * A denunciation and a petition are never guided (law:PA-03); a complaint once, not again after an earlier letter was (law:PA-03, TC-03); a ground to keep must agree with what was found.
 */
export function handlingRefusal(
  act: { kind: 'forwarded' | 'guided' | 'kept'; organizationId: string | null; ground: string; note: string },
  letter: Pick<LetterFacts, 'kind' | 'senderKind'>,
  sorting: Sorting,
  earlier: EarlierLetter | null
): string | null {
  const found = sorting.conditions;
  if (act.kind === 'guided') {
    if (letter.senderKind === 'anonymous') return 'letter.guide-anonymous';
    if (letter.kind !== 'complaint') return 'letter.guide-only-complaint';
    return sorting.repeatKind === 'same-sender' && earlier?.guided ? 'letter.guided-once' : null;
  }
  if (act.kind === 'forwarded') {
    if (act.organizationId === null) return 'letter.body-needed';
    if (letter.senderKind === 'anonymous') return found.includes('evidence') ? null : 'letter.anonymous-no-evidence';
    if (letter.kind === 'complaint' && act.note.trim().length < 5) return 'letter.complaint-forward-reason';
    return null;
  }
  switch (act.ground as KeepGround) {
    case 'no-conditions':
      return missingConditions(letter.kind, found).length > 0 ? null : 'letter.conditions-met';
    case 'already-settled':
      return found.includes('not-settled') ? 'letter.not-settled-before' : null;
    case 'sent-to-competent':
      return found.includes('sent-to-competent') ? null : 'letter.not-sent-to-competent';
    case 'again-after-guidance':
      return earlier?.guided ? null : 'letter.not-guided-before';
    case 'duplicate':
      return earlier ? null : 'letter.no-repeat';
    case 'anonymous':
      return letter.senderKind === 'anonymous' ? null : 'letter.not-anonymous';
    default:
      return null;
  }
}

/** Days before the end from which a letter is said to press. */
export const pressing = 5;

const filler = new Set(['ve', 'viec', 'cua', 'va', 'tai', 'cho', 'cac', 'nhung', 'don', 'khieu', 'nai', 'to', 'cao', 'kien', 'nghi', 'phan', 'anh', 'de', 'nghi', 'ong', 'ba', 'xa', 'thon', 'trong', 'da', 'bi', 'duoc', 'theo', 'khong', 'la', 'co', 'den', 'tu', 'o']);

/** The telling words of a matter, without marks, each once. */
export function matterKey(title: string, content: string): string {
  const words = khongDau(`${title} ${content}`).match(/[a-z0-9]{2,}/g) ?? [];
  return [...new Set(words.filter((word) => !filler.has(word)))].slice(0, 120).join(' ');
}

/** The name of a sender as it is compared: "Ông NGUYỄN VĂN  MẪU" and "Nguyễn Văn Mẫu" are one. */
export function senderKey(name: string): string {
  return khongDau(name).replace(/[^a-z0-9 ]/g, ' ').replace(/^(ong|ba|anh|chi|co|chu|bac)\s+/, '').replace(/\s+/g, ' ').trim();
}

/** How alike two matters are, 0 to 1: telling words they share, of the fewer. */
export function likeness(a: string, b: string): number {
  const [left, right] = [new Set(a.split(' ').filter(Boolean)), new Set(b.split(' ').filter(Boolean))];
  const fewer = Math.min(left.size, right.size);
  if (fewer < 2) return 0;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared / fewer;
}

/** From here two matters are held for the same; a person confirms it at sorting. */
export const alike = 0.6;

export interface RepeatCandidate {
  id: string;
  matterKey: string;
  sameSender: boolean;
  receivedOn: Day;
}

/** Earlier letters on the same matter: first of the same sender ("gửi nhiều lần"), then of others ("nhiều người cùng nội dung"); the latest first. */
export function repeatsOf<Candidate extends RepeatCandidate>(key: string, candidates: readonly Candidate[]): (Candidate & { kind: 'same-sender' | 'others' })[] {
  return candidates
    .filter((each) => likeness(key, each.matterKey) >= alike)
    .map((each) => ({ ...each, kind: each.sameSender ? ('same-sender' as const) : ('others' as const) }))
    .sort((a, b) => Number(b.sameSender) - Number(a.sameSender) || (a.receivedOn < b.receivedOn ? 1 : -1));
}

/** Whether a text tells a protected name: the matter of a denunciation must not carry what the wall keeps. Names of one word are not looked for. */
export function tellsName(text: string, name: string): boolean {
  const key = senderKey(name);
  if (!key.includes(' ')) return false;
  return ` ${khongDau(text).replace(/[^a-z0-9]+/g, ' ')} `.includes(` ${key} `);
}

/** What must be true of the day of an act: not ahead, not before the letter came, not before what it follows. Message key or null. */
export function dayRefusal(on: Day, receivedOn: Day, acts: readonly Act[], today: Day): string | null {
  if (on > today) return 'letter.day-ahead';
  if (on < receivedOn) return 'letter.day-before-receipt';
  const last = acts.at(-1);
  return last && on < last.on ? 'letter.day-before-last' : null;
}

/** Sorting again is possible until the letter has left the house. */
export function maySort(sorting: Sorting | null, acts: readonly Act[]): boolean {
  return ['received', 'sorted', 'returned'].includes(stateOf(sorting, acts));
}
