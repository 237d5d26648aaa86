import { addCalendarDays, daysBetween, type Day } from '#core/calendar/days.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import type { MeasureRecord, Place, Reason, Scope } from '#modules/measure/engine.ts';
import type { Level, Outcome, Result, Stage } from './schema.ts';

/** Something due of a petition as the ledger had it at the instant asked for. */
export interface Clock {
  petitionId: string;
  kind: 'petition-compile' | 'petition-reply' | 'petition-promise' | 'petition-tell';
  dueOn: Day | null;
  doneOn: Day | null;
  openedAt: Date;
  /** An act on the petition put it out: merged, sent to another body, promised anew. */
  withdrawnAt: Date | null;
  /** First chasing step. */
  chasedOn: Day | null;
}

/** A petition as it stood at an instant (view `petition_facts`, `app.petition_facts_at`), with its clocks. */
export interface PetitionFact {
  id: string;
  stage: Stage;
  /** Code of the petition it was merged into. */
  into: string | null;
  level: Level | null;
  bodyId: string | null;
  recordedAt: Date;
  raisedOn: Day | null;
  meetingOn: Day | null;
  compiledAt: Date | null;
  /** Last day to classify it: of the ledger, else by law from the meeting or the day it came in. */
  compileBy: Day;
  referredOn: Day | null;
  acceptedOn: Day | null;
  answeredOn: Day | null;
  result: Result | null;
  promisedOn: Day | null;
  verdict: 'satisfactory' | 'unsatisfactory' | null;
  outcome: Outcome | null;
  judgedAt: Date | null;
  toldOn: Day | null;
  publishedAt: Date | null;
  answerPublished: boolean;
  answerFiled: boolean;
  reopened: number;
  closedAt: Date | null;
  removedKind: 'to-letters' | 'not-a-petition' | 'typed-wrongly' | null;
  removedWhy: string | null;
  /** The paper that leaves it out of the figures (rule 3). */
  excludedPaper: string | null;
  excludedBy: string | null;
  clocks: readonly Clock[];
}

/** What one voter said of an answer. */
export interface VerdictFact {
  id: string;
  petitionId: string;
  /** Who said it: the raising whose code it was given with; null when the office wrote it down. */
  raisingId: string | null;
  bodyId: string | null;
  agrees: boolean;
  at: Date;
}

interface Narrowing {
  organizationId?: string | undefined;
}
type Placed = { place: Place; reason: Reason; happenedOn?: Day | null; recordedAt?: Date | null; final?: boolean };
type Rule = (fact: PetitionFact, scope: Scope) => Placed | null;

const within = (day: Day | null, scope: Scope): day is Day => day !== null && day >= scope.from && day <= scope.to;
const by = (day: Day | null, scope: Scope): day is Day => day !== null && day <= scope.asOf;
const known = (at: Date | null, scope: Scope): at is Date => at !== null && at <= scope.knownAt && dayOfInstant(at) <= scope.asOf;
const record = (fact: PetitionFact, { place, reason, happenedOn = null, recordedAt = null, final }: Placed): MeasureRecord => ({
  key: fact.id,
  ref: { kind: 'petition', id: fact.id },
  place,
  reason,
  happenedOn,
  recordedAt,
  ...(final ? { final } : {})
});

/** Why a petition counts elsewhere or nowhere: left out by a paper, at the petition it was merged into, in its parts, as no petition. Null while it stands for itself. */
function elsewhere(fact: PetitionFact): Placed | null {
  if (fact.excludedPaper !== null) return { place: 'left-out', reason: { key: 'reason.excused', params: { paper: fact.excludedPaper, by: fact.excludedBy ?? '' } } };
  if (fact.stage === 'merged') return { place: 'left-out', reason: { key: 'reason.merged', params: { into: fact.into ?? '' } } };
  if (fact.stage === 'split') return { place: 'left-out', reason: { key: 'reason.split' } };
  if (fact.stage === 'removed') return { place: 'left-out', reason: { key: `reason.removed-${fact.removedKind ?? 'typed-wrongly'}`, params: { why: fact.removedWhy ?? '' } } };
  return null;
}

const standing = (clock: Clock, scope: Scope) => clock.withdrawnAt === null || clock.withdrawnAt > scope.knownAt;

/** Clocks of a kind opened by then, the latest last; those an act of the petition itself put out are no clocks of it any more. */
function clocksOf(fact: PetitionFact, kind: Clock['kind'], scope: Scope, also = false): Clock[] {
  return fact.clocks
    .filter((clock) => clock.kind === kind && clock.openedAt <= scope.knownAt && (also || standing(clock, scope)))
    .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
}

interface Due {
  dueOn: Day;
  doneOn: Day | null;
}

/** The answer due in the period: the latest of the petition's reply clocks that ends in it; of one answered without ever being asked, the day of the answer. */
function replyDue(fact: PetitionFact, scope: Scope): Due | null {
  const own = clocksOf(fact, 'petition-reply', scope, elsewhere(fact) !== null);
  if (own.length === 0) return within(fact.answeredOn, scope) && by(fact.answeredOn, scope) ? { dueOn: fact.answeredOn, doneOn: fact.answeredOn } : null;
  const clock = own.filter((one) => within(one.dueOn, scope)).at(-1);
  return clock ? { dueOn: clock.dueOn!, doneOn: by(clock.doneOn, scope) ? clock.doneOn : null } : null;
}

const notDue = (due: Day): Placed => ({ place: 'not-due', reason: { key: 'reason.not-due', params: { due } } });
const overdue = (key: string, due: Day, scope: Scope): Placed => ({ place: 'base', reason: { key, params: { due, days: daysBetween(due, scope.asOf) } } });

/** raised → compiled and classified within the clock (law:PET-01). */
const compiledOnTime: Rule = (fact, scope) => {
  const due = fact.compileBy;
  if (!within(due, scope)) return null;
  const away = elsewhere(fact);
  if (away) return away;
  if (known(fact.compiledAt, scope)) {
    const on = dayOfInstant(fact.compiledAt);
    const when = { happenedOn: on, recordedAt: fact.compiledAt };
    if (on <= due) return { ...when, place: 'counted', reason: { key: 'reason.in-time', params: { on, due } } };
    return { ...when, place: 'base', final: true, reason: { key: 'reason.late', params: { on, due, days: daysBetween(due, on) } } };
  }
  return due < scope.asOf ? { ...overdue('reason.overdue', due, scope), final: true } : notDue(due);
};

/** compiled → passed to the competent body (law:PET-02). One sent back stands in the base until it is passed on again; one answered at once needs no letter. */
const referred: Rule = (fact, scope) => {
  if (!known(fact.compiledAt, scope)) return null;
  const compiledOn = dayOfInstant(fact.compiledAt);
  if (!within(compiledOn, scope)) return null;
  const away = elsewhere(fact);
  if (away) return away;
  if (fact.stage === 'returned') return { place: 'base', reason: { key: 'reason.sent-back' }, happenedOn: fact.referredOn };
  if (by(fact.referredOn, scope)) return { place: 'counted', reason: { key: 'reason.referred', params: { on: fact.referredOn } }, happenedOn: fact.referredOn };
  if (by(fact.answeredOn, scope)) return { place: 'counted', reason: { key: 'reason.answered', params: { on: fact.answeredOn } }, happenedOn: fact.answeredOn };
  return { place: 'base', reason: { key: 'reason.not-referred', params: { on: compiledOn } }, recordedAt: fact.compiledAt };
};

/** referred → acceptance, answer or a chasing step within each clock: a clock that ran out with no answer must have been chased; before that, a sign of the body is enough. */
const followed: Rule = (fact, scope) => {
  if (!within(fact.referredOn, scope) || !by(fact.referredOn, scope)) return null;
  const away = elsewhere(fact);
  if (away) return away;
  const clocks = [...clocksOf(fact, 'petition-reply', scope), ...clocksOf(fact, 'petition-promise', scope)].filter((clock) => clock.dueOn !== null);
  const silent = clocks.find((clock) => clock.dueOn! < scope.asOf && !(by(clock.doneOn, scope) && clock.doneOn <= clock.dueOn!) && !by(clock.chasedOn, scope));
  if (silent) return by(silent.doneOn, scope) ? { place: 'base', final: true, happenedOn: silent.doneOn, reason: { key: 'reason.late-unchased', params: { on: silent.doneOn, days: daysBetween(silent.dueOn!, silent.doneOn) } } } : overdue('reason.not-chased', silent.dueOn!, scope);
  const chased = clocks.map((clock) => clock.chasedOn).find((day) => by(day, scope));
  if (by(fact.answeredOn, scope)) return { place: 'counted', reason: { key: 'reason.answered', params: { on: fact.answeredOn } }, happenedOn: fact.answeredOn };
  if (chased) return { place: 'counted', reason: { key: 'reason.chased', params: { on: chased } }, happenedOn: chased };
  if (by(fact.acceptedOn, scope)) return { place: 'counted', reason: { key: 'reason.accepted', params: { on: fact.acceptedOn } }, happenedOn: fact.acceptedOn };
  return notDue(clocks.map((clock) => clock.dueOn!).sort().at(-1) ?? scope.to);
};

/** The petition and its answer due in the period, unless it is counted elsewhere or excused by a paper. */
function asked(fact: PetitionFact, scope: Scope): { due: Due } | { out: Placed } | null {
  const due = replyDue(fact, scope);
  if (!due) return null;
  const out = elsewhere(fact);
  return out ? { out } : { due };
}

/** reply due → written answer received (law:PET-06). */
const answered: Rule = (fact, scope) => {
  const found = asked(fact, scope);
  if (!found) return null;
  if ('out' in found) return found.out;
  const { dueOn, doneOn } = found.due;
  if (doneOn !== null) return { place: 'counted', happenedOn: doneOn, reason: doneOn > dueOn ? { key: 'reason.answered-late', params: { on: doneOn, days: daysBetween(dueOn, doneOn) } } : { key: 'reason.answered', params: { on: doneOn } } };
  return dueOn < scope.asOf ? overdue('reason.unanswered', dueOn, scope) : notDue(dueOn);
};

/** answered → told to the voter and the answer published (law:PET-09); due on the day the ledger has for telling. */
const answeredPublished: Rule = (fact, scope) => {
  if (!by(fact.answeredOn, scope)) return null;
  const clock = clocksOf(fact, 'petition-tell', scope).at(-1);
  const due = clock?.dueOn ?? fact.answeredOn;
  if (!within(due, scope)) return null;
  const away = elsewhere(fact);
  if (away) return away;
  const told = by(fact.toldOn, scope) && fact.toldOn >= fact.answeredOn ? fact.toldOn : null;
  const published = fact.answerPublished && known(fact.publishedAt, scope) ? dayOfInstant(fact.publishedAt) : null;
  if (told && published) return { place: 'counted', happenedOn: told > published ? told : published, recordedAt: fact.publishedAt, reason: { key: 'reason.told-published', params: { told, on: published } } };
  if (due >= scope.asOf) return notDue(due);
  if (told) return { place: 'base', reason: { key: 'reason.unpublished', params: { on: told } } };
  return { place: 'base', reason: published ? { key: 'reason.untold-published', params: { on: published } } : { key: 'reason.untold', params: { on: fact.answeredOn } } };
};

/** reply due → what became of it. Answered is not settled: without a judgement it stands in the base once it is due (rule 5). */
function judgedAs(counts: (fact: PetitionFact) => boolean): Rule {
  return (fact, scope) => {
    const found = asked(fact, scope);
    if (!found) return null;
    if ('out' in found) return found.out;
    const { dueOn } = found.due;
    const late = dueOn < scope.asOf;
    const judged = known(fact.judgedAt, scope) && fact.outcome !== null;
    const on = judged ? dayOfInstant(fact.judgedAt!) : null;
    const said: Reason = judged
      ? { key: `reason.outcome-${fact.outcome}`, params: { on: on!, promised: fact.promisedOn ?? '' } }
      : by(fact.answeredOn, scope)
        ? { key: 'reason.answer-unjudged', params: { on: fact.answeredOn } }
        : found.due.doneOn !== null || fact.reopened > 0
          ? { key: 'reason.reopened' }
          : { key: 'reason.unanswered', params: { due: dueOn, days: Math.max(0, daysBetween(dueOn, scope.asOf)) } };
    if (judged && counts(fact)) return { place: 'counted', reason: said, happenedOn: on, recordedAt: fact.judgedAt };
    if (late || (judged && fact.outcome === 'explained')) return { place: 'base', reason: said, happenedOn: on, recordedAt: fact.judgedAt };
    return by(fact.answeredOn, scope) ? { place: 'not-due', reason: said } : notDue(dueOn);
  };
}

/** Petitions ended in the period → their answer is public and its paper on file. */
const publicAndArchived: Rule = (fact, scope) => {
  if (!known(fact.closedAt, scope) || !within(dayOfInstant(fact.closedAt), scope)) return null;
  const away = elsewhere(fact);
  if (away) return away;
  const when = { happenedOn: dayOfInstant(fact.closedAt), recordedAt: fact.closedAt };
  if (!fact.answerPublished) return { ...when, place: 'base', reason: { key: 'reason.not-public' } };
  if (!fact.answerFiled) return { ...when, place: 'base', reason: { key: 'reason.not-filed' } };
  return { ...when, place: 'counted', reason: { key: 'reason.public-filed' } };
};

const rules: Readonly<Record<string, Rule>> = {
  'petitions.compiled-on-time': compiledOnTime,
  'petitions.referred': referred,
  'petitions.followed': followed,
  'petitions.answered': answered,
  'petitions.answered-published': answeredPublished,
  'petitions.settled': judgedAs((fact) => fact.outcome === 'settled'),
  'petitions.settled-or-explained': judgedAs((fact) => fact.outcome === 'settled' || fact.verdict === 'satisfactory'),
  'activities.public-and-archived': publicAndArchived
};

/** Measures whose records are petitions themselves. */
export const petitionMeasures: readonly string[] = Object.keys(rules);

/**
 * Records of a measure of petitions: each petition once, at its root where it was merged, each part where it was split (`docs/measures.md`).
 * @throws RangeError for a measure that is not of petitions
 */
export function petitionRecords(facts: readonly PetitionFact[], measureId: string, scope: Scope, only: Narrowing = {}): MeasureRecord[] {
  const rule = rules[measureId];
  if (!rule) throw new RangeError(`No measure of petitions: ${measureId}`);
  return facts
    .filter((fact) => fact.recordedAt <= scope.knownAt && (!only.organizationId || fact.bodyId === only.organizationId))
    .flatMap((fact) => {
      const placed = rule(fact, scope);
      return placed ? [record(fact, placed)] : [];
    });
}

/** voters who answered back → agree: the last word of each voter in the period; what the office wrote down without saying whose it is counts once a petition. */
export function verdictRecords(facts: readonly VerdictFact[], scope: Scope, only: Narrowing = {}): MeasureRecord[] {
  const last = new Map<string, VerdictFact>();
  for (const fact of facts) {
    if (fact.at > scope.knownAt || !within(dayOfInstant(fact.at), scope) || dayOfInstant(fact.at) > scope.asOf) continue;
    if (only.organizationId && fact.bodyId !== only.organizationId) continue;
    const key = `${fact.petitionId} ${fact.raisingId ?? ''}`;
    const before = last.get(key);
    if (!before || before.at < fact.at || (before.at.getTime() === fact.at.getTime() && before.id < fact.id)) last.set(key, fact);
  }
  return [...last].map(([key, fact]) => ({
    key,
    ref: { kind: 'petition', id: fact.petitionId },
    place: fact.agrees ? 'counted' : 'base',
    reason: { key: fact.agrees ? 'reason.agrees' : 'reason.disagrees', params: { on: dayOfInstant(fact.at) } },
    happenedOn: dayOfInstant(fact.at),
    recordedAt: fact.at
  }));
}

/** First and last day whose recording may put a petition's clock to classify into a period. */
export function recordingWindow(from: Day, to: Day): { since: Day; until: Day } {
  return { since: addCalendarDays(from, -60), until: to };
}
