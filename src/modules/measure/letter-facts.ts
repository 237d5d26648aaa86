import { daysBetween, type Day } from '#core/calendar/days.ts';
import { stateOf, type Act, type LetterFacts, type Sorting } from '#modules/letter/acts.ts';
import { clocksOf, type ClockKey, type ClockSetting } from '#modules/letter/clocks.ts';
import type { MeasureRecord, Reason, Scope } from './engine.ts';

/** A letter with everything recorded of it and when, so that any past day can be asked. Nothing tells its sender or matter. */
export interface LetterFact extends LetterFacts {
  id: string;
  recordedAt: Date;
  sortings: readonly (Sorting & { at: Date })[];
  acts: readonly (Act & { at: Date; takenBackAt: Date | null; paper: string })[];
  /** Reminders to the body, by the clock they were about. */
  chases: readonly { key: ClockKey; at: Date }[];
}

/** What the council itself must do with a letter; the rest is the body's, to be followed. */
const own: readonly ClockKey[] = ['handle', 'forward', 'first-notice', 'citizen-told'];

/**
 * Letters due → sorted, guided or passed on, and followed, within their clocks. A letter belongs to the period in which the first of the council's own clocks falls due. It counts when each of them was
 * kept so far and every clock the body let pass was followed by a reminder; one withdrawn by its sender is left out with the paper (rule 3).
 */
export function lettersHandled(facts: readonly LetterFact[], scope: Scope, setting: ClockSetting): MeasureRecord[] {
  return facts.flatMap((fact): MeasureRecord[] => {
    if (fact.recordedAt > scope.knownAt || fact.receivedOn > scope.asOf) return [];
    const acts = fact.acts.filter((act) => act.at <= scope.knownAt && act.on <= scope.asOf && (act.takenBackAt === null || act.takenBackAt > scope.knownAt));
    const sorting = fact.sortings.findLast((each) => each.at <= scope.knownAt) ?? null;
    const clocks = clocksOf(fact, sorting, acts, setting);
    const council = clocks.filter((clock) => own.includes(clock.key));
    const first = council.map((clock) => clock.dueOn).sort()[0];
    if (first === undefined || first < scope.from || first > scope.to) return [];
    const shared = { key: fact.id, ref: { kind: 'letter', id: fact.id } as const, recordedAt: fact.recordedAt };
    const withdrawn = acts.findLast((act) => act.kind === 'withdrawn');
    if (withdrawn) return [{ ...shared, place: 'left-out', reason: { key: 'reason.excused', params: { paper: withdrawn.paper } }, happenedOn: withdrawn.on }];
    const fault = faultOf(council, clocks, fact.chases.filter((chase) => chase.at <= scope.knownAt), scope.asOf);
    if (fault) return [{ ...shared, place: 'base', reason: fault.reason, happenedOn: first, ...(fault.final ? { final: true } : {}) }];
    const open = council.some((clock) => clock.state === 'running');
    const done = council.map((clock) => clock.doneOn ?? '').sort().at(-1) ?? '';
    if (open && first >= scope.asOf && stateOf(sorting, acts) !== 'citizen-told') return [{ ...shared, place: 'not-due', reason: { key: 'reason.not-due', params: { due: first } }, happenedOn: first }];
    return [{ ...shared, place: 'counted', reason: { key: 'reason.in-time', params: { on: done || first } }, happenedOn: done || first }];
  });
}

function faultOf(council: ReturnType<typeof clocksOf>, clocks: ReturnType<typeof clocksOf>, chases: LetterFact['chases'], asOf: Day): { reason: Reason; final: boolean } | null {
  const late = council.find((clock) => clock.doneOn !== null && clock.doneOn > clock.dueOn);
  if (late?.doneOn) return { reason: { key: 'reason.late', params: { on: late.doneOn, days: daysBetween(late.dueOn, late.doneOn) } }, final: true };
  const overdue = council.find((clock) => clock.state === 'running' && clock.dueOn < asOf);
  if (overdue) return { reason: { key: 'reason.overdue', params: { days: daysBetween(overdue.dueOn, asOf) } }, final: true };
  const unfollowed = clocks.find((clock) => clock.owner === 'body' && clock.state === 'running' && clock.dueOn < asOf && !chases.some((chase) => chase.key === clock.key));
  return unfollowed ? { reason: { key: 'reason.letter-not-chased', params: { due: unfollowed.dueOn } }, final: false } : null;
}
