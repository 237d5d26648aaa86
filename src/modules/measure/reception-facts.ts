import type { Day } from '#core/calendar/days.ts';
import type { Mandate, MeasureRecord, Scope } from './engine.ts';

/** A duty of the roster with when each part of it was recorded. */
export interface DutyFact {
  id: string;
  personId: string;
  /** The day as it stood at the instant asked for: a day that moved later still lay on its old one. */
  on: Day;
  /** When it began to hold: assigned, and the plan approved. */
  since: Date;
  /** Given to another by a swap that was allowed. */
  releasedAt: Date | null;
  receivedAt: Date | null;
  absentAt: Date | null;
}

const known = (at: Date | null, scope: Scope) => at !== null && at <= scope.knownAt;

/** Delegates in office → with a duty in the approved plan of the year (law:CIT-03). Who gave his only duty away has none. */
export function receptionPlanned(mandates: readonly Mandate[], duties: readonly DutyFact[], scope: Scope): MeasureRecord[] {
  const last = scope.asOf < scope.to ? scope.asOf : scope.to;
  const inOffice = new Set(mandates.filter((mandate) => mandate.from <= last && (mandate.to === null || mandate.to > last)).map((mandate) => mandate.personId));
  return [...inOffice].map((personId) => {
    const own = duties.filter((duty) => duty.personId === personId && duty.on.slice(0, 4) === last.slice(0, 4) && duty.since <= scope.knownAt && !known(duty.releasedAt, scope)).sort((a, b) => (a.on < b.on ? -1 : 1));
    const first = own[0];
    return {
      key: personId,
      ref: { kind: 'reception', id: personId },
      place: first ? 'counted' : 'base',
      reason: first ? { key: 'reason.duties', params: { on: first.on, times: own.length } } : { key: 'reason.no-duty' },
      happenedOn: first?.on ?? null,
      recordedAt: first?.since ?? null
    };
  });
}

/**
 * Delegates with a duty in the period → received, or replaced by rule: a person counts once (rule 4), when each duty of his that fell due was received or taken by another. A duty is due when its
 * day is over, or earlier once recorded. A day that was moved is not due before its new day, so that a reception held later in its place makes it good.
 */
export function receptionHeld(duties: readonly DutyFact[], scope: Scope): MeasureRecord[] {
  const inPeriod = duties.filter((duty) => duty.on >= scope.from && duty.on <= scope.to && duty.since <= scope.knownAt);
  const people = Map.groupBy(inPeriod, (duty) => duty.personId);
  return [...people].map(([personId, own]) => {
    const done = (duty: DutyFact) => known(duty.receivedAt, scope) || known(duty.releasedAt, scope);
    const due = own.filter((duty) => duty.on < scope.asOf || done(duty) || known(duty.absentAt, scope)).sort((a, b) => (a.on < b.on ? -1 : 1));
    const shared = { key: personId, ref: { kind: 'reception', id: personId } as const };
    const next = own.map((duty) => duty.on).sort()[0] ?? scope.to;
    if (due.length === 0) return { ...shared, place: 'not-due' as const, reason: { key: 'reason.not-due', params: { due: next } }, happenedOn: next, recordedAt: null };
    const planned = due.filter((duty) => !known(duty.releasedAt, scope));
    const received = due.filter((duty) => known(duty.receivedAt, scope));
    const replaced = due.filter((duty) => known(duty.releasedAt, scope));
    const missed = planned.filter((duty) => !known(duty.receivedAt, scope));
    const latest = received.at(-1) ?? replaced.at(-1);
    if (missed.length === 0 && latest) {
      const reason = received.length > 0 ? { key: 'reason.received', params: { on: received[0]!.on, times: received.length } } : { key: 'reason.replaced', params: { on: latest.on } };
      return { ...shared, place: 'counted' as const, reason, happenedOn: latest.on, recordedAt: latest.receivedAt ?? latest.releasedAt };
    }
    const first = missed[0]!;
    const absent = known(first.absentAt, scope);
    return { ...shared, place: 'base' as const, reason: { key: absent ? 'reason.duty-missed' : 'reason.duty-unrecorded', params: { on: first.on } }, happenedOn: first.on, recordedAt: first.absentAt };
  });
}
