import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { endOfDay, instantAt } from '#core/calendar/instants.ts';
import { catalogue } from '#modules/measure/catalogue.ts';
import { figureOf, type Scope } from '#modules/measure/engine.ts';
import { vi as words } from '#modules/measure/messages.ts';
import { petitionMeasures, petitionRecords, verdictRecords, type Clock, type PetitionFact, type VerdictFact } from './facts.ts';
import { stages } from './schema.ts';

const at = (day: Day, hour = 9) => instantAt(day, hour);
const scope = (asOf: Day, from: Day = '2026-01-01', to: Day = '2026-12-31'): Scope => ({ from, to, asOf, knownAt: endOfDay(asOf) });
const clock = (kind: Clock['kind'], dueOn: Day, more: Partial<Clock> = {}): Clock => ({ petitionId: 'p', kind, dueOn, doneOn: null, openedAt: at('2026-03-02'), withdrawnAt: null, chasedOn: null, ...more });
const petition = (more: Partial<PetitionFact> = {}): PetitionFact => ({
  id: 'p', stage: 'recorded', into: null, level: null, bodyId: null, recordedAt: at('2026-03-02'), raisedOn: '2026-03-02', meetingOn: null, compiledAt: null, compileBy: '2026-03-05', referredOn: null, acceptedOn: null,
  answeredOn: null, result: null, promisedOn: null, verdict: null, outcome: null, judgedAt: null, toldOn: null, publishedAt: null, answerPublished: false, answerFiled: false, reopened: 0, closedAt: null,
  removedKind: null, removedWhy: null, excludedPaper: null, excludedBy: null, clocks: [], ...more
});
/** Referred on 10/03, its answer due on 09/04. */
const sent = (more: Partial<PetitionFact> = {}, reply: Partial<Clock> = {}) =>
  petition({ stage: 'referred', compiledAt: at('2026-03-04'), referredOn: '2026-03-10', bodyId: 'ubnd', ...more, clocks: [clock('petition-reply', '2026-04-09', { openedAt: at('2026-03-10'), ...reply }), ...(more.clocks ?? [])] });
const answeredOn = (on: Day, more: Partial<PetitionFact> = {}) => sent({ stage: 'answered', answeredOn: on, result: 'done', ...more }, { doneOn: on });
const judged = (outcome: PetitionFact['outcome'], more: Partial<PetitionFact> = {}) => answeredOn('2026-04-01', { stage: 'judged', outcome, verdict: outcome === 'unsettled' ? 'unsatisfactory' : 'satisfactory', judgedAt: at('2026-04-03'), ...more });
const stand = (measure: string, fact: PetitionFact, asOf: Day = '2026-06-30', from?: Day, to?: Day) => {
  const [found] = petitionRecords([fact], measure, scope(asOf, from, to));
  return found ? [found.place, found.reason.key] : null;
};

describe('petitions.compiled-on-time', () => {
  it('counts what was classified within the clock, and never again what was late', () => {
    expect(stand('petitions.compiled-on-time', petition({ compiledAt: at('2026-03-05', 16) }))).toEqual(['counted', 'reason.in-time']);
    expect(petitionRecords([petition({ compiledAt: at('2026-03-06') })], 'petitions.compiled-on-time', scope('2026-06-30'))[0]).toMatchObject({ place: 'base', final: true, reason: { params: { days: 1 } } });
    expect(stand('petitions.compiled-on-time', petition(), '2026-03-05')).toEqual(['not-due', 'reason.not-due']);
    expect(stand('petitions.compiled-on-time', petition(), '2026-03-06')).toEqual(['base', 'reason.overdue']);
  });

  it('leaves out what became another petition or none, with the reason', () => {
    expect(petitionRecords([petition({ stage: 'merged', into: 'KN-2026-0007' })], 'petitions.compiled-on-time', scope('2026-06-30'))[0]).toMatchObject({ place: 'left-out', reason: { key: 'reason.merged', params: { into: 'KN-2026-0007' } } });
    expect(stand('petitions.compiled-on-time', petition({ stage: 'split' }))).toEqual(['left-out', 'reason.split']);
    expect(stand('petitions.compiled-on-time', petition({ stage: 'removed', removedKind: 'to-letters' }))).toEqual(['left-out', 'reason.removed-to-letters']);
  });
});

describe('petitions.referred', () => {
  it('counts what was passed on; one sent back waits in the base', () => {
    expect(stand('petitions.referred', petition({ stage: 'compiled', compiledAt: at('2026-03-04') }))).toEqual(['base', 'reason.not-referred']);
    expect(stand('petitions.referred', sent())).toEqual(['counted', 'reason.referred']);
    expect(stand('petitions.referred', sent({ stage: 'returned' }))).toEqual(['base', 'reason.sent-back']);
    expect(stand('petitions.referred', petition())).toBeNull();
  });
});

describe('petitions.followed', () => {
  it('takes a sign of the body before the clock runs out, and a chasing step after it', () => {
    expect(stand('petitions.followed', sent(), '2026-03-20')).toEqual(['not-due', 'reason.not-due']);
    expect(stand('petitions.followed', sent({ acceptedOn: '2026-03-12' }), '2026-03-20')).toEqual(['counted', 'reason.accepted']);
    expect(stand('petitions.followed', sent({ acceptedOn: '2026-03-12' }), '2026-04-10')).toEqual(['base', 'reason.not-chased']);
    expect(stand('petitions.followed', sent({}, { chasedOn: '2026-04-12' }), '2026-04-20')).toEqual(['counted', 'reason.chased']);
    expect(stand('petitions.followed', answeredOn('2026-04-09'))).toEqual(['counted', 'reason.answered']);
    expect(stand('petitions.followed', answeredOn('2026-04-20'))).toEqual(['base', 'reason.late-unchased']);
  });

  it('asks it of every clock: a promise that ran out must be chased too', () => {
    const promise = clock('petition-promise', '2026-05-31', { openedAt: at('2026-04-01') });
    expect(stand('petitions.followed', judged('in-progress', { clocks: [promise] }))).toEqual(['base', 'reason.not-chased']);
    expect(stand('petitions.followed', judged('in-progress', { clocks: [{ ...promise, chasedOn: '2026-06-02' }] }))).toEqual(['counted', 'reason.answered']);
  });
});

describe('petitions.answered', () => {
  it('enters the base on the day the reply is due, or earlier when it came', () => {
    expect(stand('petitions.answered', sent(), '2026-04-09')).toEqual(['not-due', 'reason.not-due']);
    expect(stand('petitions.answered', sent(), '2026-04-10')).toEqual(['base', 'reason.unanswered']);
    expect(stand('petitions.answered', answeredOn('2026-03-20'), '2026-03-20')).toEqual(['counted', 'reason.answered']);
    expect(stand('petitions.answered', answeredOn('2026-04-15'))).toEqual(['counted', 'reason.answered-late']);
  });

  it('is told for the period the reply falls due in: reopened into the next year it counts in each once', () => {
    const again = answeredOn('2026-04-01', { stage: 'reopened', answeredOn: null, reopened: 1, clocks: [clock('petition-reply', '2027-01-20', { openedAt: at('2026-12-21') })] });
    expect(stand('petitions.answered', again, '2027-02-01')).toEqual(['counted', 'reason.answered']);
    expect(stand('petitions.answered', again, '2027-02-01', '2027-01-01', '2027-12-31')).toEqual(['base', 'reason.unanswered']);
  });

  it('leaves out by a paper with who recorded it; sent to another body is another clock, not a ground', () => {
    const excused = sent({ excludedPaper: 'Công văn 30/UBND', excludedBy: 'Nguyễn Văn Mẫu' });
    expect(petitionRecords([excused], 'petitions.answered', scope('2026-06-30'))[0]).toMatchObject({ place: 'left-out', reason: { key: 'reason.excused', params: { paper: 'Công văn 30/UBND', by: 'Nguyễn Văn Mẫu' } } });
    expect(petitionRecords([excused], 'petitions.compiled-on-time', scope('2026-06-30'))[0]?.place).toBe('left-out');
    const moved = sent({ clocks: [clock('petition-reply', '2026-05-20', { openedAt: at('2026-04-20') })] }, { withdrawnAt: at('2026-04-20') });
    expect(stand('petitions.answered', moved, '2026-05-10')).toEqual(['not-due', 'reason.not-due']);
  });

  it('counts a merged one at its root alone', () => {
    const merged = sent({ id: 'm', stage: 'merged', into: 'KN-2026-0001' }, { withdrawnAt: at('2026-03-20') });
    const figure = figureOf(petitionRecords([answeredOn('2026-04-01'), merged], 'petitions.answered', scope('2026-06-30')), 'percent');
    expect(figure).toMatchObject({ numerator: 1, denominator: 1, leftOut: 1 });
  });
});

describe('petitions.answered-published', () => {
  it('needs both: the voter told and the answer published', () => {
    expect(stand('petitions.answered-published', answeredOn('2026-04-01'), '2026-04-01')).toEqual(['not-due', 'reason.not-due']);
    expect(stand('petitions.answered-published', answeredOn('2026-04-01'))).toEqual(['base', 'reason.untold']);
    expect(stand('petitions.answered-published', answeredOn('2026-04-01', { toldOn: '2026-04-02' }))).toEqual(['base', 'reason.unpublished']);
    expect(stand('petitions.answered-published', answeredOn('2026-04-01', { answerPublished: true, publishedAt: at('2026-04-02') }))).toEqual(['base', 'reason.untold-published']);
    expect(stand('petitions.answered-published', answeredOn('2026-04-01', { toldOn: '2026-04-02', answerPublished: true, publishedAt: at('2026-04-02') }))).toEqual(['counted', 'reason.told-published']);
  });

  it('does not take the matter made public before the answer, nor the telling of an answer since sent back', () => {
    expect(stand('petitions.answered-published', answeredOn('2026-04-01', { toldOn: '2026-04-02', publishedAt: at('2026-03-20') }))).toEqual(['base', 'reason.unpublished']);
    expect(stand('petitions.answered-published', answeredOn('2026-04-20', { toldOn: '2026-04-02', answerPublished: true, publishedAt: at('2026-04-21') }))).toEqual(['base', 'reason.untold-published']);
  });
});

describe('petitions.settled, petitions.settled-or-explained', () => {
  it('answered is not settled: without a judgement it stands in the base', () => {
    for (const measure of ['petitions.settled', 'petitions.settled-or-explained']) {
      expect(stand(measure, answeredOn('2026-04-01'), '2026-04-05')).toEqual(['not-due', 'reason.answer-unjudged']);
      expect(stand(measure, answeredOn('2026-04-01'))).toEqual(['base', 'reason.answer-unjudged']);
      expect(stand(measure, judged('settled'))).toEqual(['counted', 'reason.outcome-settled']);
    }
  });

  it('an explanation, a promise judged satisfactory count in the wider one alone; an unsatisfactory answer in neither', () => {
    expect(stand('petitions.settled', judged('explained'), '2026-04-05')).toEqual(['base', 'reason.outcome-explained']);
    expect(stand('petitions.settled-or-explained', judged('explained'))).toEqual(['counted', 'reason.outcome-explained']);
    expect(stand('petitions.settled', judged('in-progress'))).toEqual(['base', 'reason.outcome-in-progress']);
    expect(stand('petitions.settled-or-explained', judged('in-progress'))).toEqual(['counted', 'reason.outcome-in-progress']);
    const back = sent({ stage: 'reopened', reopened: 1 }, { doneOn: '2026-04-01' });
    expect(stand('petitions.settled-or-explained', back)).toEqual(['base', 'reason.reopened']);
  });

  it('a promise of several years is left out by the paper that allowed it', () => {
    expect(stand('petitions.settled', judged('in-progress', { excludedPaper: '12/NQ-HĐND', excludedBy: 'Nguyễn Văn Mẫu' }))).toEqual(['left-out', 'reason.excused']);
  });
});

describe('petitions.voter-agrees', () => {
  const said = (id: string, raisingId: string | null, agrees: boolean, day: Day): VerdictFact => ({ id, petitionId: 'p', raisingId, bodyId: 'ubnd', agrees, at: at(day) });
  it('takes the last word of each voter once', () => {
    const facts = [said('1', 'a', false, '2026-04-01'), said('2', 'a', true, '2026-04-10'), said('3', 'b', false, '2026-04-02'), said('4', null, true, '2026-04-03')];
    expect(figureOf(verdictRecords(facts, scope('2026-06-30')), 'percent')).toMatchObject({ numerator: 2, denominator: 3 });
    expect(figureOf(verdictRecords(facts, scope('2026-04-05')), 'percent')).toMatchObject({ numerator: 1, denominator: 3 });
    expect(figureOf(verdictRecords([], scope('2026-06-30')), 'percent').value).toBeNull();
  });
});

describe('activities.public-and-archived', () => {
  it('counts petitions ended whose answer is public and on file', () => {
    const ended = judged('settled', { stage: 'closed', closedAt: at('2026-05-01') });
    expect(stand('activities.public-and-archived', judged('settled'))).toBeNull();
    expect(stand('activities.public-and-archived', ended)).toEqual(['base', 'reason.not-public']);
    expect(stand('activities.public-and-archived', { ...ended, answerPublished: true })).toEqual(['base', 'reason.not-filed']);
    expect(stand('activities.public-and-archived', { ...ended, answerPublished: true, answerFiled: true })).toEqual(['counted', 'reason.public-filed']);
  });
});

const anyDay = fc.integer({ min: 0, max: 800 }).map((n) => addCalendarDays('2025-06-01', n));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyInstant = anyDay.map((day) => at(day));
const anyClock = fc.record({
  petitionId: fc.constant('p'), kind: fc.constantFrom('petition-compile', 'petition-reply', 'petition-promise', 'petition-tell' as const), dueOn: maybe(anyDay), doneOn: maybe(anyDay), openedAt: anyInstant,
  withdrawnAt: maybe(anyInstant), chasedOn: maybe(anyDay)
});
const anyFact = fc.record({
  id: fc.uuid(), stage: fc.constantFrom(...stages), into: maybe(fc.constant('KN-2026-0001')), level: fc.constant(null), bodyId: maybe(fc.constantFrom('a', 'b')), recordedAt: anyInstant, raisedOn: maybe(anyDay), meetingOn: maybe(anyDay),
  compiledAt: maybe(anyInstant), compileBy: anyDay, referredOn: maybe(anyDay), acceptedOn: maybe(anyDay), answeredOn: maybe(anyDay), result: maybe(fc.constant('done' as const)), promisedOn: maybe(anyDay),
  verdict: maybe(fc.constantFrom('satisfactory', 'unsatisfactory' as const)), outcome: maybe(fc.constantFrom('settled', 'explained', 'in-progress', 'unsettled' as const)), judgedAt: maybe(anyInstant), toldOn: maybe(anyDay),
  publishedAt: maybe(anyInstant), answerPublished: fc.boolean(), answerFiled: fc.boolean(), reopened: fc.nat(3), closedAt: maybe(anyInstant), removedKind: maybe(fc.constantFrom('to-letters', 'not-a-petition' as const)),
  removedWhy: maybe(fc.constant('không rõ')), excludedPaper: maybe(fc.constant('CV 1')), excludedBy: maybe(fc.constant('Nguyễn Văn Mẫu')), clocks: fc.array(anyClock, { maxLength: 5 })
});

describe('every measure of petitions', () => {
  it('counts nothing above its base, each petition once, and says why in words that exist', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyFact, { maxLength: 30, selector: (fact) => fact.id }), anyDay, (facts, asOf) => {
        for (const measure of petitionMeasures) {
          const records = petitionRecords(facts as PetitionFact[], measure, scope(asOf));
          const figure = figureOf(records, 'percent');
          expect(figure.numerator).toBeLessThanOrEqual(figure.denominator ?? 0);
          for (const { reason } of records) expect(words).toHaveProperty([reason.key]);
        }
      })
    );
  });

  it('tells of a day only what was recorded and had happened by then', () => {
    fc.assert(
      fc.property(anyFact, anyDay, (fact, asOf) => {
        for (const measure of petitionMeasures)
          for (const record of petitionRecords([fact as PetitionFact], measure, scope(asOf))) if (record.happenedOn !== null) expect(record.happenedOn <= asOf).toBe(true);
      })
    );
  });

  it('is wider or as wide: what is settled is settled or explained', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyFact, { maxLength: 30, selector: (fact) => fact.id }), anyDay, (facts, asOf) => {
        const counted = (measure: string) => petitionRecords(facts as PetitionFact[], measure, scope(asOf)).filter((record) => record.place === 'counted').map((record) => record.key);
        expect(counted('petitions.settled-or-explained')).toEqual(expect.arrayContaining(counted('petitions.settled')));
      })
    );
  });

  it('stands in the catalogue with this source', () => {
    for (const measure of catalogue.filter((one) => one.source === 'petitions')) expect([...petitionMeasures, 'petitions.voter-agrees']).toContain(measure.id);
    expect(catalogue.filter((one) => one.source === 'petitions')).toHaveLength(petitionMeasures.length + 1);
  });
});
