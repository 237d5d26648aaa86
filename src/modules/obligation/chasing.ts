import { addCalendarDays, type Day } from '#core/calendar/days.ts';

/**
 * Steps of chasing, gentlest first: a reminder, a letter of the office, a proposal of the Standing Committee, an explanation at its meeting, questioning, a supervision,
 * a report to the council or the level above. The person decides; the ladder only proposes.
 */
export const chasingKinds = ['reminder', 'letter', 'proposal', 'explanation', 'questioning', 'supervision', 'report'] as const;
export type ChasingKind = (typeof chasingKinds)[number];

export interface ChasingStep {
  step: number;
  kind: ChasingKind;
  madeOn: Day;
  /** The day named for an answer, where one was. */
  answerBy: Day | null;
}

/** Calendar days a step is given to work before the next one is proposed, where it names no day itself. A habit of offices, not law. */
export const chasingPatience: Record<ChasingKind, number> = { reminder: 3, letter: 7, proposal: 10, explanation: 15, questioning: 30, supervision: 30, report: 30 };

/** Steps that only make sense toward a body outside the council: inside, one writes and then reports. */
const outsideOnly: readonly ChasingKind[] = ['proposal', 'explanation', 'questioning', 'supervision'];

export interface ProposedStep {
  kind: ChasingKind;
  step: number;
  /** From this day on the step is proposed; before it the last one is still given time. */
  fromOn: Day;
}

/** The next step to propose after those taken. The last rung is proposed again and again, each with a number of its own. */
export function nextChasing(steps: readonly ChasingStep[], today: Day, outside: boolean): ProposedStep {
  const ladder = chasingKinds.filter((kind) => outside || !outsideOnly.includes(kind));
  const last = steps.reduce<ChasingStep | null>((latest, each) => (latest === null || each.step > latest.step ? each : latest), null);
  if (last === null) return { kind: 'reminder', step: 1, fromOn: today };
  const highest = Math.max(...steps.map((each) => chasingKinds.indexOf(each.kind)));
  const kind = ladder.find((each) => chasingKinds.indexOf(each) > highest) ?? ladder.at(-1) ?? 'report';
  const patience = last.answerBy ?? addCalendarDays(last.madeOn, chasingPatience[last.kind]);
  return { kind, step: last.step + 1, fromOn: addCalendarDays(patience, 1) };
}

/** The step that follows a step where nothing comes of it. */
export function nextAfter(kind: ChasingKind, outside: boolean): ChasingKind {
  const ladder = chasingKinds.filter((each) => outside || !outsideOnly.includes(each));
  return ladder.find((each) => chasingKinds.indexOf(each) > chasingKinds.indexOf(kind)) ?? 'report';
}

/** Working days a paper of a step gives for the answer, where the law sets none (an explanation: law:FUP-01); null: it asks for none. A habit of offices. */
export const answerWorkingDays: Record<ChasingKind, number | null> = { reminder: null, letter: 5, proposal: 10, explanation: null, questioning: null, supervision: null, report: null };

/** A step as one body met it, with its paper. */
export interface PaperedStep extends ChasingStep {
  paper: string;
}

/** The steps taken toward a body over several pieces of its work, each once, in the order of their days: one letter about four things is one step. */
export function stepsTogether(steps: readonly PaperedStep[]): PaperedStep[] {
  const once = new Map<string, PaperedStep>();
  for (const step of steps) {
    const key = `${step.kind} ${step.madeOn} ${step.paper}`;
    const known = once.get(key);
    if (!known || (step.answerBy ?? '') > (known.answerBy ?? '')) once.set(key, step);
  }
  return [...once.values()]
    .sort((a, b) => (a.madeOn === b.madeOn ? chasingKinds.indexOf(a.kind) - chasingKinds.indexOf(b.kind) : a.madeOn < b.madeOn ? -1 : 1))
    .map((step, index) => ({ ...step, step: index + 1 }));
}

export interface Rung {
  kind: ChasingKind;
  /** Taken; proposed next; still to come, or passed over. */
  state: 'done' | 'now' | 'next';
  times: number;
  /** The day it was last taken; for the one proposed, from when. */
  on: Day | null;
  paper: string;
}

/** The whole ladder toward a body (law:FUP-02): what was taken, and the one step proposed next with the day from which it is. */
export function rungsOf(steps: readonly PaperedStep[], today: Day, outside: boolean): { rungs: Rung[]; proposed: ProposedStep } {
  const proposed = nextChasing(steps, today, outside);
  const rungs = chasingKinds
    .filter((kind) => outside || !outsideOnly.includes(kind))
    .map((kind): Rung => {
      const taken = steps.filter((step) => step.kind === kind);
      const last = taken.at(-1);
      const state = kind === proposed.kind ? 'now' : taken.length > 0 ? 'done' : 'next';
      return { kind, state, times: taken.length, on: state === 'now' ? proposed.fromOn : (last?.madeOn ?? null), paper: last?.paper ?? '' };
    });
  return { rungs, proposed };
}
