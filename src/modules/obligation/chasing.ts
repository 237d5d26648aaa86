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
