import type { Day } from '#core/calendar/days.ts';

/** What is done with a letter are acts: nouns with who and when. Its state is the last act that moves it (law.md 17.5), never a value somebody set. */
export const letterKinds = ['complaint', 'denunciation', 'petition'] as const;
export type LetterKind = (typeof letterKinds)[number];

export const senderKinds = ['person', 'group', 'organization', 'anonymous'] as const;
export type SenderKind = (typeof senderKinds)[number];

export const letterSources = ['post', 'reception', 'delegate', 'office', 'online', 'other-body', 'sheet'] as const;
export type LetterSource = (typeof letterSources)[number];

export const actKinds = [
  'forwarded',
  'guided',
  'kept',
  'first-notice',
  'returned',
  'accepted',
  'declined',
  'acceptance-notified',
  'suspended',
  'resumed',
  'ended',
  'halt-sent',
  'extended',
  'settled',
  'decision-sent',
  'acted-on',
  'published',
  'delegate-told',
  'citizen-told',
  'withdrawn',
  'supervised'
] as const;
export type ActKind = (typeof actKinds)[number];

export const letterStates = [
  'received',
  'sorted',
  'returned',
  'forwarded',
  'guided',
  'kept',
  'accepted',
  'declined',
  'suspended',
  'ended',
  'settled',
  'delegate-told',
  'citizen-told',
  'withdrawn'
] as const;
export type LetterState = (typeof letterStates)[number];

/** Why a letter is kept without being processed. Each must agree with what the sorting found (`rules.ts`). */
export const keepGrounds = ['no-conditions', 'already-settled', 'sent-to-competent', 'again-after-guidance', 'anonymous', 'duplicate', 'other'] as const;
export type KeepGround = (typeof keepGrounds)[number];

/** What the sorting may find. The last is no condition but a fact: the competent body already has the letter (law:TC-03). */
export const conditions = ['named', 'signed', 'clear', 'in-time', 'not-settled', 'evidence', 'sent-to-competent'] as const;
export type Condition = (typeof conditions)[number];

export const outcomes = ['justified', 'partly', 'unjustified', 'withdrawn', 'carried-out', 'explained'] as const;
export type Outcome = (typeof outcomes)[number];

export interface LetterFacts {
  kind: LetterKind;
  /** Of a complaint: first or second. */
  stage: number;
  receivedOn: Day;
  senderKind: SenderKind;
  hasDelegate: boolean;
}

export interface Sorting {
  sortedOn: Day;
  conditions: readonly Condition[];
  severalPlaces: boolean;
  organizationId: string | null;
  repeatsId: string | null;
  repeatKind: 'same-sender' | 'others' | null;
}

export interface Act {
  kind: ActKind;
  on: Day;
  bodyReceivedOn: Day | null;
  organizationId: string | null;
  ground: string;
  criteria: readonly string[];
  outcome: Outcome | null;
}

const stateAfter: Partial<Record<ActKind, LetterState>> = {
  forwarded: 'forwarded',
  guided: 'guided',
  kept: 'kept',
  returned: 'returned',
  accepted: 'accepted',
  declined: 'declined',
  suspended: 'suspended',
  resumed: 'accepted',
  ended: 'ended',
  settled: 'settled',
  'delegate-told': 'delegate-told',
  'citizen-told': 'citizen-told',
  withdrawn: 'withdrawn'
};

/** The state of a letter from what was found and done, in the order it was done. */
export function stateOf(sorting: Sorting | null, acts: readonly Act[]): LetterState {
  for (let index = acts.length - 1; index >= 0; index -= 1) {
    const state = stateAfter[acts[index]!.kind];
    if (state) return state;
  }
  return sorting ? 'sorted' : 'received';
}

/** Nothing more is awaited of anybody but what a clock still asks for. */
export function isClosed(state: LetterState, letter: Pick<LetterFacts, 'senderKind'>): boolean {
  if (state === 'delegate-told') return letter.senderKind === 'anonymous';
  return ['guided', 'kept', 'declined', 'ended', 'citizen-told', 'withdrawn'].includes(state);
}

/** What may follow in each state (law.md 17.5). Sorting again is possible until the letter leaves the house. */
const moves: Record<LetterState, readonly ActKind[]> = {
  received: ['first-notice', 'withdrawn'],
  sorted: ['forwarded', 'guided', 'kept', 'first-notice', 'withdrawn'],
  returned: ['forwarded', 'guided', 'kept', 'first-notice', 'withdrawn'],
  forwarded: ['accepted', 'declined', 'returned', 'settled', 'first-notice', 'withdrawn', 'supervised'],
  guided: ['forwarded', 'first-notice'],
  kept: ['first-notice'],
  accepted: ['acceptance-notified', 'suspended', 'ended', 'extended', 'settled', 'first-notice', 'withdrawn', 'supervised'],
  declined: ['delegate-told', 'first-notice'],
  suspended: ['resumed', 'ended', 'halt-sent', 'withdrawn', 'first-notice'],
  ended: ['halt-sent', 'delegate-told'],
  settled: ['decision-sent', 'acted-on', 'published', 'delegate-told', 'first-notice', 'supervised'],
  'delegate-told': ['citizen-told', 'decision-sent', 'acted-on', 'published'],
  'citizen-told': ['decision-sent', 'acted-on', 'published'],
  withdrawn: []
};

/** Done once a letter; the others may come again. */
const once: readonly ActKind[] = ['guided', 'first-notice', 'acceptance-notified', 'settled', 'decision-sent', 'acted-on', 'published', 'delegate-told', 'citizen-told'];

/** Acts that only one kind of letter knows. */
const onlyOf: Partial<Record<ActKind, readonly LetterKind[]>> = {
  guided: ['complaint'],
  'acceptance-notified': ['denunciation'],
  'acted-on': ['denunciation'],
  extended: ['complaint', 'denunciation'],
  suspended: ['complaint', 'denunciation'],
  'halt-sent': ['complaint'],
  'decision-sent': ['complaint', 'denunciation'],
  published: ['complaint', 'denunciation']
};

/** The acts that are the competent body's own; the council writes them down as it hears of them. */
export const bodyActs: readonly ActKind[] = [
  'returned',
  'accepted',
  'declined',
  'acceptance-notified',
  'suspended',
  'resumed',
  'ended',
  'halt-sent',
  'extended',
  'settled',
  'decision-sent',
  'acted-on',
  'published',
  'delegate-told'
];

/** What can be done with the letter as it stands, by kind and state. */
export function possibleActs(letter: Pick<LetterFacts, 'kind' | 'senderKind' | 'stage'>, sorting: Sorting | null, acts: readonly Act[]): ActKind[] {
  const state = stateOf(sorting, acts);
  return moves[state].filter((kind) => {
    if (onlyOf[kind] && !onlyOf[kind].includes(letter.kind)) return false;
    if (once.includes(kind) && acts.some((act) => act.kind === kind)) return false;
    if (letter.senderKind === 'anonymous' && ['first-notice', 'citizen-told', 'acceptance-notified', 'accepted', 'declined', 'withdrawn'].includes(kind)) return false;
    if (kind === 'settled' && state === 'forwarded') return letter.kind === 'petition' || letter.senderKind === 'anonymous';
    if (kind === 'declined') return letter.kind !== 'petition';
    if (kind === 'published') return letter.kind === 'denunciation' || letter.stage === 2;
    return true;
  });
}
