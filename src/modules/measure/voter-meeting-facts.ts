import { dayOfInstant } from '#core/calendar/instants.ts';
import type { Day } from '#core/calendar/days.ts';
import type { MeasureRecord, Place, Reason, Scope } from './engine.ts';

/** A meeting of an issued plan: what was planned, every change, what was held, each with when it was recorded (view `voter_meeting_facts`). */
export interface VoterMeetingFact {
  id: string;
  kind: string;
  issuedAt: Date | null;
  plannedStartsAt: Date | null;
  plannedPlace: string | null;
  heldOn: Day | null;
  heldPlace: string | null;
  closedAt: Date | null;
  removedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  changes: readonly { kind: 'moved' | 'called-off' | 'reinstated'; at: string; reason: string }[] | null;
}

/** A delegate assigned to a meeting of an issued plan (view `voter_meeting_delegate_facts`). */
export interface MeetingSeatFact {
  meetingId: string;
  personId: string;
  assignedAt: Date;
  releasedAt: Date | null;
  attended: 'present' | 'excused' | 'absent' | null;
  attendedAt: Date | null;
  startsAt: Date;
  heldOn: Day | null;
  closedAt: Date | null;
  issuedAt: Date | null;
  removedAt: Date | null;
  withdrawnAt: Date | null;
}

const by = (at: Date | null, scope: Scope) => at !== null && at <= scope.knownAt;
const plain = (text: string | null) => (text ?? '').normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
/** Kinds that count as thematic contact (law:TXC-11). */
const thematic = new Set(['topic', 'field', 'audience', 'area']);

/** Meetings of issued plans due in the period → held on the planned day and place (law:TXC-01). Moved ones stay in the base by the day they were planned for. */
export function meetingsAsPlanned(facts: readonly VoterMeetingFact[], scope: Scope): MeasureRecord[] {
  return facts.flatMap((fact) => {
    if (!by(fact.issuedAt, scope) || fact.plannedStartsAt === null || by(fact.removedAt, scope)) return [];
    const planned = dayOfInstant(fact.plannedStartsAt);
    if (planned < scope.from || planned > scope.to) return [];
    const { place, reason, final } = placed(fact, planned, scope);
    const held = by(fact.closedAt, scope);
    return [{ key: fact.id, ref: { kind: 'voter-meeting' as const, id: fact.id }, place, reason, happenedOn: held ? fact.heldOn : null, recordedAt: held ? fact.closedAt : fact.issuedAt, ...(final ? { final } : {}) }];
  });
}

function placed(fact: VoterMeetingFact, planned: Day, scope: Scope): { place: Place; reason: Reason; final?: boolean } {
  if (by(fact.withdrawnAt, scope)) return { place: 'left-out', reason: { key: 'reason.excused', params: { paper: fact.withdrawnReason ?? '', by: '' } } };
  if (by(fact.closedAt, scope) && fact.heldOn !== null && fact.heldOn <= scope.asOf) {
    if (fact.heldOn !== planned) return { place: 'base', final: true, reason: { key: 'reason.meeting-moved', params: { on: fact.heldOn, planned } } };
    if (plain(fact.heldPlace) !== plain(fact.plannedPlace)) return { place: 'base', final: true, reason: { key: 'reason.meeting-elsewhere', params: { where: fact.heldPlace ?? '' } } };
    return { place: 'counted', reason: { key: 'reason.meeting-held', params: { on: fact.heldOn } } };
  }
  if (planned >= scope.asOf) return { place: 'not-due', reason: { key: 'reason.not-due', params: { due: planned } } };
  const last = (fact.changes ?? []).filter((change) => new Date(change.at) <= scope.knownAt).at(-1);
  if (last?.kind === 'called-off') return { place: 'base', final: true, reason: { key: 'reason.meeting-called-off', params: { why: last.reason } } };
  if (last?.kind === 'moved') return { place: 'base', final: true, reason: { key: 'reason.meeting-put-off', params: { planned, why: last.reason } } };
  return { place: 'base', reason: { key: 'reason.meeting-no-minutes', params: { planned } } };
}

/** Thematic meetings held in the period (law:TXC-11). */
export function thematicMeetings(facts: readonly VoterMeetingFact[], scope: Scope): MeasureRecord[] {
  return facts.flatMap((fact): MeasureRecord[] => {
    if (!thematic.has(fact.kind) || by(fact.removedAt, scope) || by(fact.withdrawnAt, scope)) return [];
    const ref = { kind: 'voter-meeting' as const, id: fact.id };
    if (by(fact.closedAt, scope) && fact.heldOn !== null && fact.heldOn <= scope.asOf) {
      if (fact.heldOn < scope.from || fact.heldOn > scope.to) return [];
      return [{ key: fact.id, ref, place: 'counted', reason: { key: 'reason.meeting-held', params: { on: fact.heldOn } }, happenedOn: fact.heldOn, recordedAt: fact.closedAt }];
    }
    const planned = fact.plannedStartsAt === null || !by(fact.issuedAt, scope) ? null : dayOfInstant(fact.plannedStartsAt);
    if (planned === null || planned < scope.asOf || planned < scope.from || planned > scope.to) return [];
    return [{ key: fact.id, ref, place: 'not-due', reason: { key: 'reason.not-due', params: { due: planned } }, happenedOn: null, recordedAt: fact.issuedAt }];
  });
}

/** Delegates with a meeting due in the period → took part in at least one; each person once (measures.md, rule 4). Who was replaced is not in the base by that meeting. */
export function delegatesWhoMet(facts: readonly MeetingSeatFact[], scope: Scope): MeasureRecord[] {
  const people = new Map<string, MeetingSeatFact[]>();
  for (const fact of facts) {
    if (!by(fact.issuedAt, scope) || !(fact.assignedAt <= scope.knownAt) || by(fact.releasedAt, scope) || by(fact.removedAt, scope) || by(fact.withdrawnAt, scope)) continue;
    const on = dayFor(fact, scope);
    if (on < scope.from || on > scope.to) continue;
    people.set(fact.personId, [...(people.get(fact.personId) ?? []), fact]);
  }
  return [...people].map(([personId, own]): MeasureRecord => {
    const shared = { key: personId, ref: { kind: 'person' as const, id: personId } };
    const met = own.filter((fact) => fact.attended === 'present' && by(fact.attendedAt, scope) && dayFor(fact, scope) <= scope.asOf).sort((a, b) => (dayFor(a, scope) < dayFor(b, scope) ? -1 : 1));
    const first = met[0];
    if (first) return { ...shared, place: 'counted', reason: { key: 'reason.person-did', params: { on: dayFor(first, scope), times: met.length } }, happenedOn: dayFor(first, scope), recordedAt: first.attendedAt };
    const due = own.filter((fact) => (by(fact.closedAt, scope) ? dayFor(fact, scope) <= scope.asOf : dayFor(fact, scope) < scope.asOf));
    const next = own.map((fact) => dayFor(fact, scope)).sort()[0] ?? scope.to;
    if (due.length === 0) return { ...shared, place: 'not-due', reason: { key: 'reason.not-due', params: { due: next } }, happenedOn: null, recordedAt: own[0]?.assignedAt ?? null };
    return { ...shared, place: 'base', reason: { key: 'reason.person-not' }, happenedOn: null, recordedAt: own[0]?.assignedAt ?? null };
  });
}

/** The day a meeting counts for: when it was held, once that is known, else when it is to be. */
function dayFor(fact: Pick<MeetingSeatFact, 'heldOn' | 'closedAt' | 'startsAt'>, scope: Scope): Day {
  return by(fact.closedAt, scope) && fact.heldOn !== null ? fact.heldOn : dayOfInstant(fact.startsAt);
}
