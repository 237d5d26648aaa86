import { addCalendarDays, type Calendar, type Day } from '#core/calendar/days.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { deadlineOf, ruleOn, type LawOverride, type SettledRule } from '#core/law/apply.ts';
import { lawRule } from '#core/law/rules.ts';
import { askedKinds, type MeetingKind, type Mode, type SessionKind, type Timing } from './schema.ts';

/** A meeting as far as rules look at it. */
export interface MeetingPlan {
  id: string;
  kind: MeetingKind;
  mode: Mode;
  securityAssured: boolean;
  place: string;
  startsAt: Date;
  endsAt: Date;
  topic: string;
  chairName: string;
  hasMinuteTaker: boolean;
  villageIds: readonly string[];
  delegateIds: readonly string[];
  /** Of those, who said they will not come. */
  declinedIds: readonly string[];
  bodyIds: readonly string[];
  askedOn: Day | null;
  decision: 'allowed' | 'refused' | null;
  decidedOn: Day | null;
  toldOn: Day | null;
  pressOn: Day | null;
  forwardedOn: Day | null;
  heldOn: Day | null;
  /** Of those assigned, who did not come. */
  absentIds: readonly string[];
  calledOff: boolean;
}

export interface RoundPlan {
  timing: Timing;
  sessionKind: SessionKind | null;
  sessionOpensOn: Day | null;
  fromOn: Day;
  toOn: Day;
  issuedOn: Day | null;
  organiserId: string | null;
  /** Delegates whose report of results is in. */
  reportedIds: readonly string[];
}

/** What the checks need to know beside the plan. */
export interface Surroundings {
  villages: readonly { id: string; name: string }[];
  delegates: readonly { id: string; name: string }[];
  calendar: Calendar;
  overrides: readonly LawOverride[];
  today: Day;
}

/** `must`: against a rule or it will not work; `should`: look at it; `ahead`: nothing wrong, something falls due. */
export type Weight = 'must' | 'should' | 'ahead';

/** One thing found: `key` of `messages.ts` under `voter-meeting.check.`, the row of the law table, and what it is about. */
export interface Finding {
  key: string;
  rule: string;
  weight: Weight;
  params: Record<string, string | number>;
  meetingIds: string[];
  dueOn: Day | null;
}

/** Between two places in one commune a delegate needs this long, minutes: a warning, no rule of the law. */
export const travelMinutes = 45;

/** The rule with the council's own value on a day. */
export function settled(id: string, overrides: readonly LawOverride[], on: Day): SettledRule {
  return ruleOn(lawRule(id), overrides, on);
}

/**
 * Last day in time by a rule counted from `anchor`, and the working day to act by. "Before the opening" without a number (law:TXC-13) ends the day before.
 */
export function dueBy(id: string, anchor: Day, around: Pick<Surroundings, 'calendar' | 'overrides'>, on: Day = anchor): { dueOn: Day; remindOn: Day; basis: string } {
  const rule = settled(id, around.overrides, on);
  const { dueOn, adjustedDay, basis } = deadlineOf(rule, rule.direction === 'before' && rule.amount === 0 ? addCalendarDays(anchor, -1) : anchor, around.calendar);
  return { dueOn, remindOn: adjustedDay < dueOn ? adjustedDay : dueOn, basis };
}

/** The day of a meeting in Vietnam. */
export const dayOfMeeting = (meeting: Pick<MeetingPlan, 'startsAt'>): Day => dayOfInstant(meeting.startsAt);

/** Everything to look at in a round, the gravest first. Meetings called off are left alone. */
export function checkRound(round: RoundPlan, all: readonly MeetingPlan[], around: Surroundings): Finding[] {
  const meetings = all.filter((meeting) => !meeting.calledOff);
  const found = [
    ...clashes(meetings, around),
    ...meetings.flatMap((meeting) => [...alone(meeting), ...asked(meeting, around), ...press(meeting, round, around)]),
    ...coverage(round, meetings, around),
    ...aroundSession(round, meetings, around)
  ];
  const order: Record<Weight, number> = { must: 0, should: 1, ahead: 2 };
  return found.sort((a, b) => order[a.weight] - order[b.weight] || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
}

const finding = (key: string, rule: string, weight: Weight, meetings: readonly MeetingPlan[], params: Finding['params'] = {}, dueOn: Day | null = null): Finding => ({
  key,
  rule,
  weight,
  params,
  meetingIds: meetings.map((meeting) => meeting.id),
  dueOn
});

/** A delegate in two places at once, or with too little time between two (TXC-01: who goes where is the plan's object). */
function clashes(meetings: readonly MeetingPlan[], { delegates }: Surroundings): Finding[] {
  const found: Finding[] = [];
  const inOrder = [...meetings].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const { id, name } of delegates) {
    const own = inOrder.filter((meeting) => meeting.delegateIds.includes(id));
    for (const [index, later] of own.entries()) {
      const before = own[index - 1];
      if (!before) continue;
      const between = (later.startsAt.getTime() - before.endsAt.getTime()) / 60_000;
      if (between < 0) found.push(finding('clash', 'TXC-01', 'must', [before, later], { name, first: before.place, second: later.place }));
      else if (between < travelMinutes && before.place !== later.place) found.push(finding('near', 'TXC-01', 'should', [before, later], { name, minutes: Math.round(between), first: before.place, second: later.place }));
    }
  }
  return found;
}

/** What one meeting lacks by itself. */
function alone(meeting: MeetingPlan): Finding[] {
  const found: Finding[] = [];
  const { place } = meeting;
  if (meeting.delegateIds.length === 0) found.push(finding('no-delegate', 'TXC-01', 'must', [meeting], { place }));
  else if (meeting.delegateIds.every((id) => meeting.declinedIds.includes(id))) found.push(finding('all-declined', 'TXC-12', 'must', [meeting], { place }));
  else if (meeting.declinedIds.length > 0) found.push(finding('declined', 'TXC-12', 'should', [meeting], { place, count: meeting.declinedIds.length }));
  if (meeting.mode !== 'in-person' && !meeting.securityAssured) found.push(finding('online-unsafe', 'TXC-04', 'must', [meeting], { place }));
  if ((meeting.kind === 'topic' || meeting.kind === 'field') && meeting.topic === '') found.push(finding('no-topic', 'TXC-11', 'must', [meeting], { place }));
  if (meeting.heldOn === null && (meeting.chairName === '' || !meeting.hasMinuteTaker)) found.push(finding('no-chair', 'TXC-06', 'should', [meeting], { place }));
  if (meeting.bodyIds.length === 0 && !askedKinds.includes(meeting.kind)) found.push(finding('no-body', 'TXC-08', 'should', [meeting], { place }));
  return found;
}

/** Outside the constituency (TXC-09), with a person or a group (TXC-10): asked in writing, decided, told, passed on. */
function asked(meeting: MeetingPlan, around: Surroundings): Finding[] {
  if (!askedKinds.includes(meeting.kind)) return [];
  const rule = meeting.kind === 'outside' ? 'TXC-09' : 'TXC-10';
  const { place } = meeting;
  const on = dayOfMeeting(meeting);
  const found: Finding[] = [];
  if (meeting.askedOn === null) found.push(finding('not-asked', rule, 'must', [meeting], { place }));
  else if (meeting.decision === null || meeting.decidedOn === null) {
    const { dueOn } = dueBy(rule, meeting.askedOn, around);
    found.push(finding('undecided', rule, dueOn < around.today ? 'must' : 'ahead', [meeting], { place }, dueOn));
  } else {
    const { dueOn } = dueBy(rule, meeting.askedOn, around);
    if (meeting.decidedOn > dueOn) found.push(finding('decided-late', rule, 'should', [meeting], { place }, dueOn));
  }
  if (meeting.decision === 'refused') found.push(finding('refused', rule, 'must', [meeting], { place }));
  else {
    const { dueOn } = dueBy(`${rule}.notice`, on, around);
    if (meeting.toldOn === null) found.push(finding('not-told', `${rule}.notice`, dueOn < around.today ? 'must' : 'ahead', [meeting], { place }, dueOn));
    else if (meeting.toldOn > dueOn) found.push(finding('told-late', `${rule}.notice`, 'should', [meeting], { place }, dueOn));
  }
  if (meeting.kind === 'person' && meeting.heldOn !== null && meeting.forwardedOn === null) {
    const { dueOn } = dueBy('TXC-10.forward', meeting.heldOn, around);
    found.push(finding('not-forwarded', 'TXC-10.forward', dueOn < around.today ? 'must' : 'ahead', [meeting], { place }, dueOn));
  }
  return found;
}

/** The plan to the local press (TXC-05): of conferences, not of talks with one person. */
function press(meeting: MeetingPlan, round: RoundPlan, around: Surroundings): Finding[] {
  if (meeting.kind === 'person') return [];
  const { dueOn } = dueBy('TXC-05', dayOfMeeting(meeting), around);
  const { place } = meeting;
  if (meeting.pressOn !== null) return meeting.pressOn > dueOn ? [finding('press-late', 'TXC-05', 'should', [meeting], { place }, dueOn)] : [];
  if (meeting.heldOn !== null) return [finding('press-never', 'TXC-05', 'should', [meeting], { place }, dueOn)];
  if (dueOn < around.today) return [finding('press-missed', 'TXC-05', 'must', [meeting], { place }, dueOn)];
  return round.issuedOn === null ? [] : [finding('press-ahead', 'TXC-05', 'ahead', [meeting], { place }, dueOn)];
}

/** Before a regular session contact is required (TXC-02): every village is reached, every delegate goes somewhere. */
function coverage(round: RoundPlan, meetings: readonly MeetingPlan[], { villages, delegates }: Surroundings): Finding[] {
  if (round.timing !== 'before-session') return [];
  const weight: Weight = round.sessionKind === 'regular' ? 'must' : 'should';
  const reached = new Set(meetings.flatMap((meeting) => meeting.villageIds));
  const going = new Set(meetings.flatMap((meeting) => meeting.delegateIds));
  const missed = villages.filter((village) => !reached.has(village.id));
  const idle = delegates.filter((delegate) => !going.has(delegate.id));
  if (meetings.length === 0) return round.sessionKind === 'regular' ? [finding('required', 'TXC-02', 'must', [], {})] : [];
  return [
    ...(missed.length > 0 ? [finding('village', 'TXC-02', weight, [], { names: missed.map((village) => village.name).join(', '), count: missed.length })] : []),
    ...(idle.length > 0 ? [finding('delegate', 'TXC-02', weight, [], { names: idle.map((delegate) => delegate.name).join(', '), count: idle.length })] : [])
  ];
}

/** Days that do not fit the session, and results not reported before it opens (TXC-02, TXC-13). */
function aroundSession(round: RoundPlan, meetings: readonly MeetingPlan[], around: Surroundings): Finding[] {
  const opens = round.sessionOpensOn;
  const found: Finding[] = [];
  const astray = meetings.filter((meeting) => dayOfMeeting(meeting) < round.fromOn || dayOfMeeting(meeting) > round.toOn);
  for (const meeting of astray) found.push(finding('outside-days', 'TXC-01', 'should', [meeting], { place: meeting.place }));
  if (round.timing !== 'before-session' || opens === null) return found;
  for (const meeting of meetings.filter((each) => dayOfMeeting(each) >= opens)) found.push(finding('after-opening', 'TXC-02', 'must', [meeting], { place: meeting.place }, opens));
  const met = new Set(meetings.filter((meeting) => meeting.heldOn !== null).flatMap((meeting) => meeting.delegateIds.filter((id) => !meeting.absentIds.includes(id))));
  const silent = around.delegates.filter((delegate) => met.has(delegate.id) && !round.reportedIds.includes(delegate.id));
  if (silent.length > 0) {
    const { dueOn } = dueBy('TXC-13', opens, around);
    found.push(finding('result', 'TXC-13', dueOn < around.today ? 'must' : 'ahead', [], { count: silent.length, names: silent.map((delegate) => delegate.name).join(', ') }, dueOn));
  }
  return found;
}

/** Where a meeting stands; the rows decide. */
export type MeetingState = 'planned' | 'today' | 'running' | 'overdue' | 'held' | 'called-off' | 'draft';

export function stateOfMeeting(meeting: { startsAt: Date; issuedOn: Day | null; beganAt: Date | null; heldOn: Day | null; calledOff: boolean }, today: Day): MeetingState {
  if (meeting.calledOff) return 'called-off';
  if (meeting.heldOn !== null) return 'held';
  if (meeting.beganAt !== null) return 'running';
  const on = dayOfInstant(meeting.startsAt);
  if (on < today) return 'overdue';
  if (meeting.issuedOn === null) return 'draft';
  return on === today ? 'today' : 'planned';
}
