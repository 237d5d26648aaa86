import { daysBetween, type Day } from '#core/calendar/days.ts';
import { endOfDay } from '#core/calendar/instants.ts';
import type { MeasureRecord, Place, Reason, Scope } from './engine.ts';

/** An obligation as it stood at an instant (`app.obligation_at`), with what tells its place in a figure. */
export interface ObligationFact {
  id: string;
  kind: string;
  subjectId: string;
  /** '2026-11' of a recurring one, '' otherwise. */
  period: string;
  planId: string | null;
  leadOrganizationId: string | null;
  /** Last day in time; null: it never falls due and is in no figure of deadlines. */
  dueOn: Day | null;
  /** The instant, where an hour is set. */
  dueAt: Date | null;
  doneOn: Day | null;
  /** When it was recorded as done; the instant it was done, where known. */
  doneAt: Date | null;
  finishedAt: Date | null;
  stated: string | null;
  judged: string | null;
  judgedAt: Date | null;
  /** A body outside the council reports, the council judges: only the judgement counts (rule 5). */
  judgementDue: boolean;
  openedAt: Date;
  withdrawnAt: Date | null;
  withdrawnPaper: string | null;
  withdrawnBy: string | null;
}

/** Twins by task: the same task in two plans, to be counted once where plans are not told apart (rule 7). */
export type Twins = ReadonlyMap<string, string>;

interface Narrowing {
  organizationId?: string | undefined;
  planId?: string | undefined;
}

/**
 * Tasks due in the period → done in time. In the base on its due time, or earlier when done (rule 2); what a body outside the council reports waits for the judgement:
 * before its due time in "chưa đến hạn", after it in the base.
 */
export function tasksOnTime(facts: readonly ObligationFact[], scope: Scope, only: Narrowing, twins: Twins): MeasureRecord[] {
  const records = inScope(facts, 'task', scope, only).map((fact) => ({ fact, record: placed(fact, scope) }));
  return only.planId ? records.map((one) => one.record) : oncePerTwin(records, twins);
}

/** Reports due in the period → handed in before their time. `kind` is the kind of period reported on. */
export function reportsOnTime(facts: readonly ObligationFact[], scope: Scope, only: Narrowing & { kind?: string | undefined }, kindOf: (period: string) => string | null): MeasureRecord[] {
  return inScope(facts, 'report', scope, only)
    .filter((fact) => !only.kind || kindOf(fact.period) === only.kind)
    .map((fact) => placed(fact, scope));
}

function inScope(facts: readonly ObligationFact[], kind: string, scope: Scope, only: Narrowing): ObligationFact[] {
  return facts.filter(
    (fact) =>
      fact.kind === kind &&
      fact.dueOn !== null &&
      fact.dueOn >= scope.from &&
      fact.dueOn <= scope.to &&
      fact.openedAt <= scope.knownAt &&
      (!only.organizationId || fact.leadOrganizationId === only.organizationId) &&
      (!only.planId || fact.planId === only.planId)
  );
}

function placed(fact: ObligationFact, scope: Scope): MeasureRecord {
  const due = fact.dueOn as Day;
  const { place, reason, final } = decide(fact, due, scope);
  const done = fact.doneOn !== null && fact.doneOn <= scope.asOf;
  return {
    key: fact.id,
    ref: { kind: 'obligation', id: fact.id },
    place,
    reason,
    happenedOn: done ? fact.doneOn : null,
    recordedAt: done ? fact.doneAt : fact.openedAt,
    ...(final ? { final } : {})
  };
}

function decide(fact: ObligationFact, due: Day, scope: Scope): { place: Place; reason: Reason; final?: boolean } {
  if (fact.withdrawnAt && fact.withdrawnAt <= scope.knownAt)
    return { place: 'left-out', reason: { key: 'reason.excused', params: { paper: fact.withdrawnPaper ?? '', by: fact.withdrawnBy ?? '' } } };
  const passed = isPast(fact, due, scope);
  const said = fact.doneOn !== null && fact.doneOn <= scope.asOf ? fact.doneOn : null;
  if (said !== null && fact.judgementDue && fact.judged !== 'accepted')
    return passed ? { place: 'base', reason: { key: 'reason.unjudged', params: { on: said } } } : { place: 'not-due', reason: { key: 'reason.unjudged', params: { on: said } } };
  if (said !== null) {
    if (inTime(fact, said, due)) return { place: 'counted', reason: { key: 'reason.in-time', params: { on: said, due } } };
    return { place: 'base', final: true, reason: { key: said > due ? 'reason.late' : 'reason.late-hour', params: { on: said, due, days: Math.max(0, daysBetween(due, said)) } } };
  }
  if (!passed) return { place: 'not-due', reason: { key: 'reason.not-due', params: { due } } };
  const key = fact.stated === 'done' && fact.judged === 'returned' ? 'reason.returned' : 'reason.overdue';
  return { place: 'base', final: true, reason: { key, params: { due, days: daysBetween(due, scope.asOf) } } };
}

/** A day alone lasts to its end; with an hour the instant counts. */
function isPast(fact: ObligationFact, due: Day, scope: Scope): boolean {
  if (fact.dueAt && due === scope.asOf) return fact.dueAt < scope.knownAt;
  return due < scope.asOf;
}

/** With an hour the instant it was done counts, and a day alone counts as its end (as the view `obligation_state` has it). */
function inTime(fact: ObligationFact, said: Day, due: Day): boolean {
  if (!fact.dueAt) return said <= due;
  return (fact.finishedAt ?? endOfDay(said)) <= fact.dueAt;
}

/** Of a task in several plans the record that counts best stands for all: one act, one record. */
function oncePerTwin(records: readonly { fact: ObligationFact; record: MeasureRecord }[], twins: Twins): MeasureRecord[] {
  const order: readonly Place[] = ['counted', 'base', 'not-due', 'left-out'];
  const kept = new Map<string, MeasureRecord>();
  for (const { fact, record } of records) {
    const group = `${twins.get(fact.subjectId) ?? fact.subjectId} ${fact.period}`;
    const before = kept.get(group);
    if (!before || order.indexOf(record.place) < order.indexOf(before.place)) kept.set(group, record);
  }
  return [...kept.values()];
}

/** One name for each group of tasks linked with one another, however many plans they stand in. */
export function twinGroups(pairs: readonly { taskId: string; twinId: string }[]): Twins {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    const up = parent.get(id);
    return up === undefined || up === id ? id : root(up);
  };
  for (const { taskId, twinId } of pairs) {
    const [a, b] = [root(taskId), root(twinId)];
    const [low, high] = a < b ? [a, b] : [b, a];
    parent.set(high, low);
  }
  return new Map([...new Set(pairs.flatMap((pair) => [pair.taskId, pair.twinId]))].map((id) => [id, root(id)]));
}
