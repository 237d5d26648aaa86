import { describe, expect, it } from 'vitest';
import { figureOf, type Scope } from './engine.ts';
import { reportsOnTime, tasksOnTime, twinGroups, type ObligationFact } from './obligation-facts.ts';
import { kindOfReport } from './server/sources/obligations.ts';

const at = (day: string, hour = '08:00') => new Date(`${day}T${hour}:00+07:00`);
const scope: Scope = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-11-20', knownAt: at('2026-11-20', '12:00') };
const none = twinGroups([]);

function fact(id: string, more: Partial<ObligationFact> = {}): ObligationFact {
  return {
    id,
    kind: 'task',
    subjectId: `task ${id}`,
    period: '',
    planId: 'plan',
    leadOrganizationId: 'office',
    dueOn: '2026-10-31',
    dueAt: null,
    doneOn: null,
    doneAt: null,
    finishedAt: null,
    stated: null,
    judged: null,
    judgedAt: null,
    judgementDue: false,
    openedAt: at('2026-04-01'),
    withdrawnAt: null,
    withdrawnPaper: null,
    withdrawnBy: null,
    ...more
  };
}
const done = (day: string, more: Partial<ObligationFact> = {}) => ({ doneOn: day, doneAt: at(day), stated: 'done', ...more });
const only = (one: ObligationFact, asked: Scope = scope) => tasksOnTime([one], asked, {}, none)[0];

describe('tasks in time', () => {
  it.each<[string, Partial<ObligationFact>, string, string]>([
    ['done on the last day', done('2026-10-31'), 'counted', 'reason.in-time'],
    ['done a day late', done('2026-11-01'), 'base', 'reason.late'],
    ['not done, a day past', { dueOn: '2026-11-19' }, 'base', 'reason.overdue'],
    ['not done, due today', { dueOn: '2026-11-20' }, 'not-due', 'reason.not-due'],
    ['not done, due tomorrow', { dueOn: '2026-11-21' }, 'not-due', 'reason.not-due'],
    ['done before its time comes', done('2026-11-10', { dueOn: '2026-12-20' }), 'counted', 'reason.in-time'],
    ['said done by a body outside, not judged, past', done('2026-10-30', { judgementDue: true }), 'base', 'reason.unjudged'],
    ['said done by a body outside, not judged, not yet due', done('2026-11-10', { judgementDue: true, dueOn: '2026-12-20' }), 'not-due', 'reason.unjudged'],
    ['said done by a body outside, accepted', done('2026-10-30', { judgementDue: true, judged: 'accepted' }), 'counted', 'reason.in-time'],
    ['returned and past', { stated: 'done', judged: 'returned' }, 'base', 'reason.returned'],
    ['excused by a paper', { withdrawnAt: at('2026-09-01'), withdrawnPaper: '12/TB-HĐND', withdrawnBy: 'Nguyễn Văn Mẫu' }, 'left-out', 'reason.excused']
  ])('%s', (_, more, place, reason) => {
    const record = only(fact('a', more));
    expect([record?.place, record?.reason.key]).toEqual([place, reason]);
  });

  it('enter the base only when due, or when done before', () => {
    const facts = [fact('a', { dueOn: '2026-12-20' }), fact('b', done('2026-11-10', { dueOn: '2026-12-20' })), fact('c', { dueOn: '2026-11-01' })];
    const figure = figureOf(tasksOnTime(facts, scope, {}, none), 'percent');
    expect([figure.numerator, figure.denominator, figure.notDue]).toEqual([1, 2, 1]);
  });

  it('leave a record out only by a paper, and name it and who recorded it', () => {
    const record = only(fact('a', { withdrawnAt: at('2026-09-01'), withdrawnPaper: '12/TB-HĐND ngày 01/9/2026', withdrawnBy: 'Nguyễn Văn Mẫu' }));
    expect(record?.reason.params).toEqual({ paper: '12/TB-HĐND ngày 01/9/2026', by: 'Nguyễn Văn Mẫu' });
    const before = only(fact('a', { withdrawnAt: at('2026-11-25'), withdrawnPaper: 'x' }));
    expect(before?.place).toBe('base');
  });

  it('with an hour, the instant counts, and a day alone counts as its end', () => {
    const due = { kind: 'report', dueOn: '2026-11-19', dueAt: at('2026-11-19', '14:00'), period: '2026-W47' };
    const place = (more: Partial<ObligationFact>) => reportsOnTime([fact('a', { ...due, ...more })], scope, {}, kindOfReport)[0]?.place;
    expect(place(done('2026-11-19', { finishedAt: at('2026-11-19', '13:59') }))).toBe('counted');
    expect(place(done('2026-11-19', { finishedAt: at('2026-11-19', '14:01') }))).toBe('base');
    expect(place(done('2026-11-19'))).toBe('base');
    expect(place(done('2026-11-18'))).toBe('counted');
    const sameDay = { ...scope, asOf: '2026-11-19' };
    const waits = (hour: string) => reportsOnTime([fact('a', due)], { ...sameDay, knownAt: at('2026-11-19', hour) }, {}, kindOfReport)[0]?.place;
    expect([waits('13:00'), waits('15:00')]).toEqual(['not-due', 'base']);
  });

  it('narrow to a body, to a plan, to a kind of report', () => {
    const facts = [fact('a', { leadOrganizationId: 'ubnd' }), fact('b', { planId: 'other' }), fact('c', { kind: 'report', period: '2026-11' }), fact('d', { kind: 'report', period: '2026-W47' })];
    expect(tasksOnTime(facts, scope, { organizationId: 'ubnd' }, none).map((one) => one.key)).toEqual(['a']);
    expect(tasksOnTime(facts, scope, { planId: 'other' }, none).map((one) => one.key)).toEqual(['b']);
    expect(reportsOnTime(facts, scope, { kind: 'month' }, kindOfReport).map((one) => one.key)).toEqual(['c']);
    expect(reportsOnTime(facts, scope, {}, kindOfReport).map((one) => one.key)).toEqual(['c', 'd']);
  });

  it('count the same task of two plans once, and in each plan by itself', () => {
    const facts = [fact('a', done('2026-10-01', { subjectId: 't1', planId: 'p1' })), fact('b', { subjectId: 't2', planId: 'p2' }), fact('c', { subjectId: 't3', planId: 'p3' })];
    const twins = twinGroups([{ taskId: 't1', twinId: 't2' }, { taskId: 't3', twinId: 't2' }]);
    expect(tasksOnTime(facts, scope, {}, twins).map((one) => [one.key, one.place])).toEqual([['a', 'counted']]);
    expect(tasksOnTime(facts, scope, { planId: 'p2' }, twins).map((one) => one.key)).toEqual(['b']);
  });

  it('are not yet known when they were opened later', () => {
    expect(tasksOnTime([fact('a', { openedAt: at('2026-11-21') })], scope, {}, none)).toEqual([]);
  });
});
