import { describe, expect, it } from 'vitest';
import { defaultCalendar as calendar } from '#core/calendar/holidays.ts';
import type { ActKind } from '#modules/letter/acts.ts';
import type { Scope } from './engine.ts';
import { lettersHandled, type LetterFact } from './letter-facts.ts';
import { receptionHeld, receptionPlanned, type DutyFact } from './reception-facts.ts';

const setting = { calendar, overrides: [], remote: false };
const at = (day: string) => new Date(`${day}T09:00:00+07:00`);
const scope = (more: Partial<Scope> = {}): Scope => ({ from: '2026-11-01', to: '2026-11-30', asOf: '2026-11-20', knownAt: at('2026-11-20'), ...more });
const act = (kind: ActKind, on: string, more: Partial<LetterFact['acts'][number]> = {}): LetterFact['acts'][number] => ({ kind, on, bodyReceivedOn: kind === 'forwarded' ? on : null, organizationId: null, ground: '', criteria: [], outcome: null, paper: '7/TB', at: at(on), takenBackAt: null, ...more });
const letter = (id: string, receivedOn: string, acts: LetterFact['acts'] = [], more: Partial<LetterFact> = {}): LetterFact => ({ id, kind: 'petition', stage: 1, receivedOn, senderKind: 'person', hasDelegate: false, recordedAt: at(receivedOn), sortings: [], acts, chases: [], ...more });
const places = (facts: LetterFact[], over: Partial<Scope> = {}) => lettersHandled(facts, scope(over), setting).map((record) => [record.ref.id, record.place, record.reason.key]);

describe('letters.handled', () => {
  const told = (on: string) => [act('forwarded', on), act('first-notice', on)];

  it('counts what was passed on and told in time; late, overdue and unfollowed stand in the base with their reason; withdrawn is left out by its paper', () => {
    expect(
      places([
        letter('in-time', '2026-10-26', told('2026-10-30')),
        letter('late', '2026-10-26', told('2026-11-11')),
        letter('overdue', '2026-10-26'),
        letter('not-due', '2026-11-12'),
        letter('withdrawn', '2026-10-26', [act('withdrawn', '2026-10-30')]),
        letter('other-month', '2026-09-01', told('2026-09-03'))
      ])
    ).toEqual([
      ['in-time', 'counted', 'reason.in-time'],
      ['late', 'base', 'reason.late'],
      ['overdue', 'base', 'reason.overdue'],
      ['not-due', 'not-due', 'reason.not-due'],
      ['withdrawn', 'left-out', 'reason.excused']
    ]);
  });

  it('a clock the body let pass is followed by a reminder, or the letter is not handled', () => {
    const complaint = (chases: LetterFact['chases']) => letter('c', '2026-10-26', told('2026-10-28'), { kind: 'complaint', chases });
    expect(places([complaint([])])).toEqual([['c', 'base', 'reason.letter-not-chased']]);
    expect(places([complaint([{ key: 'accept', at: at('2026-11-10') }])])).toEqual([['c', 'counted', 'reason.in-time']]);
  });

  it('a past day sees what was recorded by then: an act taken back later still stood', () => {
    const fact = letter('x', '2026-10-26', [act('forwarded', '2026-10-28'), act('first-notice', '2026-10-28', { takenBackAt: at('2026-11-18') })]);
    expect(places([fact], { asOf: '2026-11-12', knownAt: at('2026-11-12') })[0]?.[1]).toBe('counted');
    expect(places([fact])[0]?.[2]).toBe('reason.overdue');
    expect(places([fact], { asOf: '2026-10-20', knownAt: at('2026-10-20') })).toEqual([]);
  });
});

describe('reception.planned, reception.held', () => {
  const duty = (personId: string, on: string, more: Partial<DutyFact> = {}): DutyFact => ({ id: `${personId}${on}`, personId, on, since: at('2026-01-05'), releasedAt: null, receivedAt: null, absentAt: null, ...more });
  const mandates = ['a', 'b', 'c'].map((personId) => ({ personId, from: '2026-03-15', to: null }));

  it('a delegate is planned for by a duty in the approved plan of the year; one that was given away leaves him without', () => {
    const duties = [duty('a', '2026-12-02'), duty('b', '2026-11-04', { releasedAt: at('2026-10-30') }), duty('c', '2026-12-09', { since: at('2026-11-25') })];
    expect(receptionPlanned(mandates, duties, scope()).map((record) => [record.key, record.place])).toEqual([['a', 'counted'], ['b', 'base'], ['c', 'base']]);
  });

  it('a delegate counts once, when every duty that fell due was received or taken by another', () => {
    const duties = [
      duty('a', '2026-11-04', { receivedAt: at('2026-11-04') }),
      duty('a', '2026-11-25'),
      duty('b', '2026-11-11', { releasedAt: at('2026-11-09') }),
      duty('c', '2026-11-18', { absentAt: at('2026-11-18') }),
      duty('d', '2026-11-18'),
      duty('e', '2026-11-25'),
      duty('f', '2026-10-07')
    ];
    expect(receptionHeld(duties, scope()).map((record) => [record.key, record.place, record.reason.key])).toEqual([
      ['a', 'counted', 'reason.received'],
      ['b', 'counted', 'reason.replaced'],
      ['c', 'base', 'reason.duty-missed'],
      ['d', 'base', 'reason.duty-unrecorded'],
      ['e', 'not-due', 'reason.not-due']
    ]);
    expect(receptionHeld(duties, scope({ knownAt: at('2026-11-03'), asOf: '2026-11-03' })).map((record) => record.place)).toEqual(['not-due', 'not-due', 'not-due', 'not-due', 'not-due']);
  });
});
