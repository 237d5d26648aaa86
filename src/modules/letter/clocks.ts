import { type Calendar, type Day, addCalendarDays, addWorkingDays, daysBetween, rollForward, workingDaysBetween } from '#core/calendar/days.ts';
import { basisOf, deadlineOf, ruleOn, type LawOverride, type SettledRule } from '#core/law/apply.ts';
import { lawRule } from '#core/law/rules.ts';
import type { Act, ActKind, LetterFacts, Sorting } from './acts.ts';

/** The clocks of a letter, each a rule of the law table with the day it runs from. Pure: numbers come from the table and the council's own values. */
export const clockKeys = [
  'handle',
  'forward',
  'first-notice',
  'accept',
  'acceptance-notice',
  'settle',
  'halt-sent',
  'decision-sent',
  'acted-on',
  'published',
  'delegate-told',
  'citizen-told'
] as const;
export type ClockKey = (typeof clockKeys)[number];

export interface LetterClock {
  key: ClockKey;
  /** Row of the law table. */
  rule: string;
  /** The day from which is counted; itself not counted (law:CAL-01). */
  from: Day;
  /** Last day in time. While stopped: where it stood when it stopped. */
  dueOn: Day;
  basis: string;
  /** Who must act. */
  owner: 'office' | 'body' | 'delegate';
  state: 'running' | 'done' | 'stopped';
  doneOn: Day | null;
  /** Why it does not run. */
  stopped: 'suspended' | 'ended' | 'withdrawn' | 'returned' | 'declined' | 'kept' | null;
  /** Calendar days left when it was suspended, which the resumed clock still has. */
  left: number | null;
  unit: 'wd' | 'd';
}

export interface ClockSetting {
  calendar: Calendar;
  overrides: readonly LawOverride[];
  /** Vùng sâu, vùng xa: a setting of the council (law:KN-04, KN-08, KN-09). */
  remote: boolean;
}

/** Every clock that ever ran for the letter, in the order of `clockKeys`. `acts` in the order they were done, without those taken back. */
export function clocksOf(letter: LetterFacts, sorting: Sorting | null, acts: readonly Act[], setting: ClockSetting): LetterClock[] {
  const known = letter.senderKind !== 'anonymous';
  const last = (...kinds: ActKind[]) => acts.findLast((act) => kinds.includes(act.kind)) ?? null;
  const first = (...kinds: ActKind[]) => acts.find((act) => kinds.includes(act.kind)) ?? null;
  const withdrawn = last('withdrawn');
  const clocks: LetterClock[] = [];
  const add = (key: ClockKey, rule: string, from: Day, owner: LetterClock['owner'], done: Day | null, stopped: LetterClock['stopped'] = null) => {
    const settled = ruleOn(lawRule(rule), setting.overrides, from);
    const { dueOn, basis } = deadlineOf(settled, from, setting.calendar);
    const why = done === null ? (stopped ?? (withdrawn ? 'withdrawn' : null)) : null;
    clocks.push({ key, rule, from, dueOn, basis, owner, state: done !== null ? 'done' : why ? 'stopped' : 'running', doneOn: done, stopped: why, left: null, unit: settled.unit === 'wd' ? 'wd' : 'd' });
  };

  const handled = first('forwarded', 'guided', 'kept');
  const told = first('first-notice', 'guided');
  add('handle', 'CIT-20', letter.receivedOn, 'office', handled?.on ?? null);
  if (letter.kind === 'denunciation' && known) add('forward', 'TC-02', letter.receivedOn, 'office', forwardDone(acts));
  if (known) add('first-notice', letter.kind === 'petition' ? 'PA-02.first' : 'CIT-14', letter.receivedOn, 'office', told?.on ?? null);

  const forwarded = last('forwarded');
  if (forwarded) {
    const since = acts.slice(acts.lastIndexOf(forwarded) + 1);
    const found = (...kinds: ActKind[]) => since.find((act) => kinds.includes(act.kind)) ?? null;
    const halt = found('returned') ? 'returned' : found('declined') ? 'declined' : null;
    const from = forwarded.bodyReceivedOn ?? forwarded.on;
    if (known && letter.kind === 'complaint') add('accept', 'KN-02', from, 'body', found('accepted', 'declined')?.on ?? null, halt);
    if (known && letter.kind === 'denunciation') add('accept', sorting?.severalPlaces ? 'TC-01.places' : 'TC-01', from, 'body', found('accepted', 'declined')?.on ?? null, halt);
    const accepted = found('accepted');
    if (accepted && letter.kind === 'denunciation') add('acceptance-notice', 'TC-04', accepted.on, 'body', found('acceptance-notified')?.on ?? null, found('ended') ? 'ended' : null);
    const settle = settleClock(letter, accepted, since, setting, withdrawn !== null, halt);
    if (settle) clocks.push(settle);
  }

  const stop = last('suspended', 'ended');
  if (stop && letter.kind === 'complaint') add('halt-sent', 'KN-11', stop.on, 'body', acts.slice(acts.lastIndexOf(stop)).find((act) => act.kind === 'halt-sent')?.on ?? null);
  const settled = last('settled');
  if (settled) {
    if (letter.kind === 'complaint') add('decision-sent', letter.stage === 2 ? 'KN-10' : 'KN-07', settled.on, 'body', last('decision-sent')?.on ?? null);
    if (letter.kind === 'denunciation' && known) {
      add('decision-sent', 'TC-07', settled.on, 'body', last('decision-sent')?.on ?? null);
      add('acted-on', 'TC-07.acted', settled.on, 'body', last('acted-on')?.on ?? null);
      add('published', 'TC-07.published', settled.on, 'body', last('published')?.on ?? null);
    }
    if (letter.kind === 'complaint' && letter.stage === 2) add('published', 'KN-10.publish', settled.on, 'body', last('published')?.on ?? null);
    add('delegate-told', 'CIT-15', settled.on, 'body', last('delegate-told')?.on ?? null);
  }
  const delegateTold = last('delegate-told');
  if (delegateTold && known) add('citizen-told', 'CIT-16', delegateTold.on, letter.hasDelegate ? 'delegate' : 'office', last('citizen-told')?.on ?? null);
  return clocks.sort((a, b) => clockKeys.indexOf(a.key) - clockKeys.indexOf(b.key));
}

/** law:TC-02 asks for two things: the letter passed on and its sender told. A letter kept with its reason is done with. */
function forwardDone(acts: readonly Act[]): Day | null {
  const kept = acts.find((act) => act.kind === 'kept');
  const forwarded = acts.find((act) => act.kind === 'forwarded');
  const told = acts.find((act) => act.kind === 'first-notice');
  if (forwarded && told) return forwarded.on > told.on ? forwarded.on : told.on;
  return forwarded ? null : (kept?.on ?? null);
}

/** The row of the law table a case is settled under (law:KN-03, KN-04, KN-09, TC-05); a petition has the outer limit of law:CIT-20. */
export function settleRule(letter: Pick<LetterFacts, 'kind' | 'stage'>, complex: boolean, remote: boolean): string {
  if (letter.kind === 'petition') return 'CIT-20';
  if (letter.kind === 'denunciation') return 'TC-05';
  if (letter.stage === 2) return `KN-09${remote && complex ? '.remote-complex' : remote ? '.remote' : complex ? '.complex' : ''}`;
  return `${remote ? 'KN-04' : 'KN-03'}${complex ? '.complex' : ''}`;
}

/** How far a denunciation may be extended: one criterion makes it complex, two or more very complex (law:TC-06). */
export function extensionsAllowed(criteria: readonly string[]): 0 | 1 | 2 {
  const named = new Set(criteria.map((each) => each.trim().toLocaleLowerCase('vi')).filter(Boolean)).size;
  return named >= 2 ? 2 : named === 1 ? 1 : 0;
}

function settleClock(letter: LetterFacts, accepted: Act | null, since: readonly Act[], setting: ClockSetting, withdrawn: boolean, halt: 'returned' | 'declined' | null): LetterClock | null {
  // A petition, and information without a name, need no acceptance: the outer limit runs from the day the council received it.
  const plain = letter.kind === 'petition' || letter.senderKind === 'anonymous';
  if (!plain && !accepted) return null;
  const from = plain ? letter.receivedOn : accepted!.on;
  const extensions = since.filter((act) => act.kind === 'extended');
  const criteria = [...(accepted?.criteria ?? []), ...extensions.flatMap((act) => act.criteria)];
  const complex = letter.kind === 'complaint' && criteria.length > 0;
  const rule = plain ? 'CIT-20' : settleRule(letter, complex, setting.remote);
  const settled = ruleOn(lawRule(rule), setting.overrides, from);
  const unit = settled.unit === 'wd' ? 'wd' : 'd';
  let counted = deadlineOf(settled, from, setting.calendar).countedTo;
  let basis = basisOf(settled);
  if (letter.kind === 'denunciation' && extensions.length > 0) {
    const more = extensionRule(extensionsAllowed(criteria) === 2 ? 2 : 1, setting.overrides, from);
    const each = (more.amount ?? 0) / (more.id === 'TC-05.very-complex' ? 2 : 1);
    counted = addCalendarDays(counted, each * extensions.length);
    basis = `${basis}; gia hạn ${extensions.length} lần, ${basisOf(more)}`;
  }
  for (const pause of pausesOf(since)) if (pause.to) counted = shift(counted, pause.from, pause.to, unit, setting.calendar);
  const open = pausesOf(since).find((pause) => pause.to === null);
  const done = since.find((act) => act.kind === 'settled')?.on ?? null;
  const ended = since.some((act) => act.kind === 'ended');
  const stopped = done !== null ? null : ended ? 'ended' : open ? 'suspended' : (halt ?? (withdrawn ? 'withdrawn' : null));
  return {
    key: 'settle',
    rule,
    from,
    dueOn: rollForward(counted, setting.calendar),
    basis,
    owner: 'body',
    state: done !== null ? 'done' : stopped ? 'stopped' : 'running',
    doneOn: done,
    stopped,
    left: stopped === 'suspended' && open ? Math.max(0, daysBetween(open.from, counted)) : null,
    unit
  };
}

function extensionRule(times: 1 | 2, overrides: readonly LawOverride[], on: Day): SettledRule {
  return ruleOn(lawRule(times === 2 ? 'TC-05.very-complex' : 'TC-05.complex'), overrides, on);
}

/** From each decision to suspend until the decision to continue (law:KN-11); the last may still be open. */
export function pausesOf(acts: readonly Act[]): { from: Day; to: Day | null }[] {
  const pauses: { from: Day; to: Day | null }[] = [];
  for (const act of acts) {
    const open = pauses.at(-1);
    if (act.kind === 'suspended') pauses.push({ from: act.on, to: null });
    else if (act.kind === 'resumed' && open && open.to === null) open.to = act.on;
  }
  return pauses;
}

/** The days of a pause do not count: what was left when it began is left when it ends. */
function shift(day: Day, from: Day, to: Day, unit: 'wd' | 'd', calendar: Calendar): Day {
  return unit === 'd' ? addCalendarDays(day, daysBetween(from, to)) : addWorkingDays(day, workingDaysBetween(from, to, calendar), calendar);
}

/** The clock to show in a list: the nearest running one, else the last one done or stopped. */
export function leadingClock(clocks: readonly LetterClock[]): LetterClock | null {
  const running = clocks.filter((clock) => clock.state === 'running').sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : clockKeys.indexOf(b.key) - clockKeys.indexOf(a.key)));
  return running[0] ?? clocks.findLast((clock) => clock.stopped === 'suspended') ?? clocks.findLast((clock) => clock.state === 'done') ?? null;
}

/** Days gone and days given of a clock on a day, as its bar shows them. */
export function clockUse(clock: LetterClock, today: Day, calendar: Calendar): { used: number; of: number; leftWd: number } {
  const until = clock.doneOn ?? (today > clock.dueOn ? clock.dueOn : today < clock.from ? clock.from : today);
  const count = (from: Day, to: Day) => (clock.unit === 'wd' ? workingDaysBetween(from, to, calendar) : daysBetween(from, to));
  return { used: Math.max(0, count(clock.from, until)), of: Math.max(1, count(clock.from, clock.dueOn)), leftWd: today < clock.dueOn ? workingDaysBetween(today, clock.dueOn, calendar) : 0 };
}
