import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCalendarDays, daysBetween, isWorkingDay } from '#core/calendar/days.ts';
import { defaultCalendar as calendar } from '#core/calendar/holidays.ts';
import type { LawOverride } from '#core/law/apply.ts';
import type { Act, ActKind, LetterFacts, Sorting } from './acts.ts';
import { clocksOf, clockUse, extensionsAllowed, leadingClock, settleRule, type ClockKey, type ClockSetting } from './clocks.ts';

const setting: ClockSetting = { calendar, overrides: [], remote: false };
const sorting: Sorting = { sortedOn: '2026-11-02', conditions: [], severalPlaces: false, organizationId: null, repeatsId: null, repeatKind: null };
const letter = (kind: LetterFacts['kind'], receivedOn: string, more: Partial<LetterFacts> = {}): LetterFacts => ({ kind, stage: 1, receivedOn, senderKind: 'person', hasDelegate: false, ...more });
const act = (kind: ActKind, on: string, more: Partial<Act> = {}): Act => ({ kind, on, bodyReceivedOn: kind === 'forwarded' ? on : null, organizationId: kind === 'forwarded' ? 'x' : null, ground: '', criteria: [], outcome: null, ...more });
const clock = (key: ClockKey, facts: LetterFacts, acts: Act[], given: Partial<ClockSetting> = {}, sorted: Sorting | null = sorting) => clocksOf(facts, sorted, acts, { ...setting, ...given }).find((each) => each.key === key);

describe('clocks of a letter', () => {
  const complaint = letter('complaint', '2026-11-02');
  const accepted = [act('forwarded', '2027-01-29'), act('accepted', '2027-02-16')];

  // Section 16 of the law table: worked examples 11, 12 and 13.
  it.each<[string, ClockKey, LetterFacts, Act[], string]>([
    ['KN-02', 'accept', complaint, [act('forwarded', '2027-01-29')], '2027-02-16'],
    ['KN-03', 'settle', complaint, accepted, '2027-03-18'],
    ['KN-03.complex', 'settle', complaint, [accepted[0]!, act('accepted', '2027-02-16', { criteria: ['điểm a'] })], '2027-04-02'],
    ['TC-02', 'forward', letter('denunciation', '2027-04-29'), [], '2027-05-10'],
    ['TC-01', 'accept', letter('denunciation', '2026-11-02'), [act('forwarded', '2026-11-06')], '2026-11-17'],
    ['TC-04', 'acceptance-notice', letter('denunciation', '2026-11-02'), [act('forwarded', '2026-11-03'), act('accepted', '2026-11-10')], '2026-11-17'],
    ['TC-05', 'settle', letter('denunciation', '2026-11-02'), [act('forwarded', '2026-11-03'), act('accepted', '2026-11-10')], '2026-12-10'],
    ['CIT-14', 'first-notice', complaint, [], '2026-11-16'],
    ['CIT-15', 'delegate-told', complaint, [...accepted, act('settled', '2027-03-01')], '2027-03-10'],
    ['CIT-16', 'citizen-told', complaint, [...accepted, act('settled', '2027-03-01'), act('delegate-told', '2027-03-05')], '2027-03-12'],
    ['CIT-20', 'handle', complaint, [], '2026-12-17'],
    ['CIT-20', 'settle', letter('petition', '2026-11-12'), [act('forwarded', '2026-11-16')], '2026-12-28'],
    ['PA-02.first', 'first-notice', letter('petition', '2026-11-02'), [], '2026-11-16'],
    ['KN-07', 'decision-sent', complaint, [...accepted, act('settled', '2027-03-01')], '2027-03-04'],
    ['KN-10', 'decision-sent', letter('complaint', '2026-11-02', { stage: 2 }), [...accepted, act('settled', '2027-03-01')], '2027-03-08'],
    ['KN-10.publish', 'published', letter('complaint', '2026-11-02', { stage: 2 }), [...accepted, act('settled', '2027-03-01')], '2027-03-16'],
    ['KN-11', 'halt-sent', complaint, [...accepted, act('suspended', '2027-02-22')], '2027-02-25'],
    ['TC-07', 'decision-sent', letter('denunciation', '2026-11-02'), [...accepted, act('settled', '2027-03-01')], '2027-03-08'],
    ['TC-07.acted', 'acted-on', letter('denunciation', '2026-11-02'), [...accepted, act('settled', '2027-03-01')], '2027-03-10'],
    ['TC-07.published', 'published', letter('denunciation', '2026-11-02'), [...accepted, act('settled', '2027-03-01')], '2027-03-10']
  ])('%s: %s', (rule, key, facts, acts, due) => {
    const found = clock(key, facts, acts);
    expect([found?.rule, found?.dueOn, found?.state]).toEqual([rule, due, 'running']);
  });

  it('TC-01.places: whoever must be checked in several places has ten working days', () => {
    const facts = letter('denunciation', '2026-11-02');
    expect(clock('accept', facts, [act('forwarded', '2026-11-06')], {}, { ...sorting, severalPlaces: true })).toMatchObject({ rule: 'TC-01.places', dueOn: '2026-11-20' });
  });

  it('KN-04, KN-09: remote areas and second complaints have their own numbers', () => {
    const rules = [1, 2].flatMap((stage) => [false, true].flatMap((remote) => [false, true].map((complex) => settleRule({ kind: 'complaint', stage }, complex, remote))));
    expect(rules).toEqual(['KN-03', 'KN-03.complex', 'KN-04', 'KN-04.complex', 'KN-09', 'KN-09.complex', 'KN-09.remote', 'KN-09.remote-complex']);
    expect(clock('settle', complaint, accepted, { remote: true })).toMatchObject({ rule: 'KN-04', dueOn: '2027-04-02' });
  });

  it('KN-02 counts from the day the body has the letter, not from the day it was sent', () => {
    expect(clock('accept', complaint, [act('forwarded', '2026-11-09', { bodyReceivedOn: '2026-11-11' })])).toMatchObject({ from: '2026-11-11', dueOn: '2026-11-20' });
  });

  it('KN-11: suspension stops the clock, and the days left then are the days left when it resumes', () => {
    const suspended = [...accepted, act('suspended', '2027-02-26')];
    expect(clock('settle', complaint, suspended)).toMatchObject({ state: 'stopped', stopped: 'suspended', left: 20 });
    const resumed = clock('settle', complaint, [...suspended, act('resumed', '2027-03-08')]);
    expect(resumed).toMatchObject({ state: 'running', dueOn: '2027-03-29' });
  });

  it('KN-11: however often a case is suspended, the days it ran add up to those the law gives', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })), { maxLength: 3 }), (pauses) => {
        let on = '2026-03-02';
        let stood = 0;
        const acts = [act('forwarded', '2026-02-25'), act('accepted', on)];
        for (const [run, stop] of pauses) {
          on = addCalendarDays(on, run);
          acts.push(act('suspended', on));
          on = addCalendarDays(on, stop);
          stood += stop;
          acts.push(act('resumed', on));
        }
        const found = clock('settle', letter('complaint', '2026-02-20'), acts)!;
        const over = daysBetween('2026-03-02', found.dueOn) - stood - 30;
        // Only rolling off rest days may add to it, and it ends on a working day.
        expect(over).toBeGreaterThanOrEqual(0);
        expect(over).toBeLessThanOrEqual(9);
        expect(isWorkingDay(found.dueOn, calendar)).toBe(true);
      })
    );
  });

  it('TC-05, TC-06: one criterion extends once, two or more twice, thirty days each', () => {
    const facts = letter('denunciation', '2026-03-02');
    const base = [act('forwarded', '2026-03-04'), act('accepted', '2026-03-10')];
    expect([extensionsAllowed([]), extensionsAllowed(['a']), extensionsAllowed(['a', ' A ']), extensionsAllowed(['a', 'b'])]).toEqual([0, 1, 1, 2]);
    const dues = [0, 1, 2].map((times) => clock('settle', facts, [...base, ...Array.from({ length: times }, (_, n) => act('extended', addCalendarDays('2026-04-01', n), { criteria: times === 2 ? ['a', 'b'] : ['a'] }))])?.dueOn);
    expect(dues).toEqual(['2026-04-09', '2026-05-11', '2026-06-08']);
  });

  it('TC-02 is done when the letter is passed on and the sender told, the later of both', () => {
    const facts = letter('denunciation', '2026-11-02');
    expect(clock('forward', facts, [act('forwarded', '2026-11-04')])?.state).toBe('running');
    expect(clock('forward', facts, [act('forwarded', '2026-11-04'), act('first-notice', '2026-11-06')])).toMatchObject({ state: 'done', doneOn: '2026-11-06' });
    expect(clock('forward', facts, [act('kept', '2026-11-05', { ground: 'duplicate' })])?.doneOn).toBe('2026-11-05');
  });

  it('TC-09: information without a name has no clock but the outer limit, and nobody to tell', () => {
    const facts = letter('denunciation', '2026-11-02', { senderKind: 'anonymous' });
    expect(clocksOf(facts, sorting, [], setting).map((each) => each.key)).toEqual(['handle']);
    expect(clocksOf(facts, sorting, [act('forwarded', '2026-11-05'), act('settled', '2026-11-20'), act('delegate-told', '2026-11-23')], setting).map((each) => [each.key, each.rule])).toEqual([
      ['handle', 'CIT-20'],
      ['settle', 'CIT-20'],
      ['delegate-told', 'CIT-15']
    ]);
  });

  it('CIT-16 is the delegate’s where a delegate brought the letter, else the office’s', () => {
    const acts = [...accepted, act('settled', '2027-03-01'), act('delegate-told', '2027-03-05')];
    expect([clock('citizen-told', complaint, acts)?.owner, clock('citizen-told', { ...complaint, hasDelegate: true }, acts)?.owner]).toEqual(['office', 'delegate']);
  });

  it('a letter withdrawn, returned or declined stops what still ran, and what was done stays done', () => {
    const back = clocksOf(complaint, sorting, [act('forwarded', '2026-11-05'), act('first-notice', '2026-11-05'), act('withdrawn', '2026-11-10')], setting);
    expect(back.map((each) => [each.key, each.state])).toEqual([
      ['handle', 'done'],
      ['first-notice', 'done'],
      ['accept', 'stopped']
    ]);
    expect(clock('accept', complaint, [act('forwarded', '2026-11-05'), act('returned', '2026-11-06')])?.stopped).toBe('returned');
    expect(clock('accept', complaint, [act('forwarded', '2026-11-05'), act('returned', '2026-11-06'), act('forwarded', '2026-11-09')])).toMatchObject({ state: 'running', from: '2026-11-09' });
  });

  it('a council’s own number holds from its day on', () => {
    const overrides: LawOverride[] = [{ ruleId: 'CIT-14', amount: 5, unit: 'wd', source: 'Quy chế của HĐND xã', from: '2026-11-01' }];
    expect(clock('first-notice', complaint, [], { overrides })?.dueOn).toBe('2026-11-09');
    expect(clock('first-notice', letter('complaint', '2026-10-30'), [], { overrides })?.dueOn).toBe('2026-11-13');
  });

  it('the list shows the nearest running clock; its bar counts working days as the law does', () => {
    const clocks = clocksOf(letter('denunciation', '2026-11-17'), null, [], setting);
    const lead = leadingClock(clocks)!;
    expect([lead.key, lead.rule, lead.dueOn]).toEqual(['forward', 'TC-02', '2026-11-24']);
    expect(clockUse(lead, '2026-11-20', calendar)).toEqual({ used: 3, of: 5, leftWd: 2 });
  });
});
