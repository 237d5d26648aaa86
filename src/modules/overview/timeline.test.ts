import { describe, expect, it } from 'vitest';
import { defaultCalendar } from '#core/calendar/holidays.ts';
import { shareOf } from '#ui/gantt.ts';
import { stateOf, type ObligationRows } from '#modules/obligation/rules.ts';
import { byDeadline, frameOf, frameYears, groupByLead, passes, timelineRow, type TimelineDue, type TimelineTask } from './timeline.ts';

const plan = { startsOn: '2026-04-09', endsOn: '2027-03-31' };
const today = '2026-11-20';
const frame = frameOf(plan, today);

function due(dueOn: string, more: Partial<ObligationRows> & { period?: string; fromOn?: string } = {}): TimelineDue {
  const rows: ObligationRows = { dueOn, dueAt: null, withdrawnAt: null, stated: more.statedOn ? 'done' : null, statedOn: null, percent: null, judged: null, judgementDue: false, finishedAt: null, ...more };
  return { period: more.period ?? '', fromOn: more.fromOn ?? null, dueOn, doneOn: rows.stated === 'done' ? rows.statedOn : null, percent: rows.percent, standing: stateOf(rows, today, new Date('2026-11-20T09:00:00+07:00')) };
}
const task = (more: Partial<TimelineTask>): TimelineTask => ({ id: 'a', kind: 'task', title: 'Việc', leadId: 'vp', lead: 'Văn phòng', deadlineKind: 'date', startsOn: '2026-10-01', cadence: null, atLeast: null, dues: [], works: [], ...more });
const row = (more: Partial<TimelineTask>) => timelineRow(task(more), plan, frame, today, defaultCalendar, 'vi');

describe('the days drawn', () => {
  it('are whole months around a plan, and a year at a time of a plan of many years', () => {
    expect(frame).toEqual({ from: '2026-04-01', to: '2027-04-01' });
    const term = { startsOn: '2025-09-15', endsOn: '2030-12-31' };
    expect(frameOf(term, today)).toEqual({ from: '2026-01-01', to: '2027-01-01' });
    expect(frameOf(term, today, 2025)).toEqual({ from: '2025-09-01', to: '2026-01-01' });
    expect(frameOf(term, '2035-01-01')).toEqual({ from: '2030-01-01', to: '2031-01-01' });
    expect(frameYears(term)).toEqual([2025, 2026, 2027, 2028, 2029, 2030]);
    expect(frameYears(plan)).toEqual([2026]);
  });
  it('place today where the reference has it: 20/11 of April to March is 63,8% of the way', () => {
    expect(shareOf(today, frame.from, frame.to)).toBe(63.8);
  });
});

describe('what ends once', () => {
  it('is an outline from its start to the end of its last day', () => {
    expect(row({ dues: [due('2026-12-10', { percent: 40, stated: 'begun' })] })).toMatchObject({ bars: [{ from: '2026-10-01', to: '2026-12-11', done: 40, late: false }], marks: [], overdue: false, ends: true, nextOn: '2026-12-10', result: { kind: 'ok', due: '2026-12-10' } });
  });
  it('runs on in red to today while it is open past its end', () => {
    expect(row({ dues: [due('2026-10-31')] })).toMatchObject({ bars: [{ late: true, done: 0, until: '2026-11-21' }], overdue: true, result: { kind: 'late', label: 'Quá hạn 20 ngày', due: '2026-10-31' } });
  });
  it('done late is filled, hatched to the day it was done, and marked there', () => {
    const done = row({ startsOn: '2026-04-09', dues: [due('2026-04-24', { statedOn: '2026-06-12' })] });
    expect(done).toMatchObject({ bars: [{ from: '2026-04-09', to: '2026-04-25', done: 100, late: false, until: '2026-06-13' }], marks: [{ on: '2026-06-12', kind: 'done' }], result: { kind: 'done', label: 'Xong, chậm 49 ngày' } });
    expect(done.overdue).toBe(false);
  });
  it('done in time has no tail', () => {
    expect(row({ dues: [due('2026-10-31', { statedOn: '2026-10-20' })] }).bars[0]).not.toHaveProperty('until');
  });
});

describe('what comes again', () => {
  const cadence = { kind: 'monthly', day: 25, exclusive: true } as const;
  const dues = [due('2026-09-24', { period: '2026-09', statedOn: '2026-09-22' }), due('2026-10-24', { period: '2026-10', statedOn: '2026-10-28' }), due('2026-11-24', { period: '2026-11' })];
  it('is a mark a period: in time, late, to come, also those nobody opened yet, to the end of the plan', () => {
    const made = row({ deadlineKind: 'cadence', cadence, dues });
    expect(made.marks.map((mark) => [mark.on, mark.kind])).toEqual([
      ['2026-09-24', 'done'], ['2026-10-24', 'late'], ['2026-11-24', 'open'], ['2026-12-24', 'open'], ['2027-01-24', 'open'], ['2027-02-24', 'open'], ['2027-03-24', 'open']
    ]);
    expect(made.marks[1]?.label).toBe('Tháng 10/2026: chậm');
    expect(made).toMatchObject({ latePeriod: true, overdue: false, result: { kind: 'risk', label: '1/2 kỳ đúng hạn' }, nextOn: '2026-11-24' });
  });
  it('goes on in its own year only when a plan is drawn a year at a time', () => {
    const made = timelineRow(task({ deadlineKind: 'cadence', cadence, dues }), plan, { from: '2027-01-01', to: '2027-04-01' }, today, defaultCalendar, 'vi');
    expect(made.marks.map((mark) => mark.on)).toEqual(['2027-01-24', '2027-02-24', '2027-03-24']);
  });
});

describe('what goes on all the time', () => {
  it('is a line with a tick for each act, never late', () => {
    const made = row({ deadlineKind: 'ongoing', startsOn: null, works: ['2026-06-16', '2026-10-02'] });
    expect(made.regular).toMatchObject({ from: '2026-04-09', to: '2027-03-31', ticks: [{ on: '2026-06-16', label: '16/6' }, { on: '2026-10-02' }] });
    expect(made.result).toEqual({ kind: 'none', label: 'thường xuyên · 2 lần' });
    expect(row({ deadlineKind: 'ongoing', atLeast: 2, works: ['2026-06-16', '2026-10-02'] }).result).toEqual({ kind: 'done', label: '2/2 lần' });
  });
});

describe('lists', () => {
  const rows = [
    row({ id: 'late', dues: [due('2026-10-31')] }),
    row({ id: 'open', dues: [due('2026-12-31')], leadId: 'ban', lead: 'Ban KT-NS' }),
    row({ id: 'soon', dues: [due('2026-11-25')] }),
    row({ id: 'regular', deadlineKind: 'ongoing' })
  ];
  it('stand under their leads, each with what matters most of them', () => {
    expect(groupByLead(rows, 'vi').map((group) => [group.lead, group.rows.length, group.result.label])).toEqual([['Văn phòng', 3, '1 quá hạn'], ['Ban KT-NS', 1, 'Đúng tiến độ']]);
  });
  it('or by the next day something is due', () => {
    expect(byDeadline(rows).map((one) => one.id)).toEqual(['late', 'soon', 'open', 'regular']);
  });
  it('can be narrowed', () => {
    expect(rows.filter((one) => passes(one, 'overdue')).map((one) => one.id)).toEqual(['late']);
    expect(rows.filter((one) => passes(one, 'ends')).map((one) => one.id)).toEqual(['late', 'open', 'soon']);
  });
});
