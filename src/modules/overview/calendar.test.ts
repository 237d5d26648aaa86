import { describe, expect, it } from 'vitest';
import { buildCalendar } from '#core/calendar/holidays.ts';
import { daysOf, planDaysIn, spanOf, stepOf, type DueItem } from './calendar.ts';

const item = (id: string, on: string, standing: Partial<DueItem['standing']> = {}): DueItem => ({ id, kind: 'task', subjectKind: 'task', subjectId: id, title: id, on, at: null, leadName: null, planTitle: null, standing: { state: 'begun', open: true, late: false, daysLate: 0, daysLeft: 3, ...standing } });

describe('the calendar', () => {
  it('shows a month or the week of a day, and steps to the ones beside it', () => {
    expect(spanOf('month', '2026-11-20')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(spanOf('week', '2026-11-20')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
    expect([stepOf('month', '2026-12-31', 1), stepOf('month', '2026-01-31', -1), stepOf('week', '2026-11-20', 1), stepOf('week', '2026-01-01', -1)]).toEqual(['2027-01-01', '2025-12-01', '2026-11-23', '2025-12-22']);
  });
  it('names holidays and days the council itself names, and puts what is late first on its day', () => {
    const calendar = buildCalendar({ extra: [{ day: '2026-09-05', kind: 'worked-saturday', name: 'Làm bù', source: 'TB 12' }] });
    const days = daysOf(spanOf('month', '2026-09-01'), [item('done', '2026-09-03', { open: false }), item('open', '2026-09-03'), item('late', '2026-09-03', { late: true })], [], calendar);
    expect(days).toHaveLength(30);
    expect(days[1]?.named).toMatchObject({ rest: true });
    expect(days[1]?.named?.name).toContain('Quốc khánh');
    expect(days[4]?.named).toEqual({ name: 'Làm bù', rest: false });
    expect(days[2]?.items.map((one) => one.id)).toEqual(['late', 'open', 'done']);
  });
  it('marks the first and last day of a plan and every hundredth of a campaign', () => {
    const plan = { id: 'p', title: '500 ngày đêm', kind: 'campaign', startsOn: '2026-05-01', endsOn: '2027-09-12' };
    const all = planDaysIn(plan, { from: '2026-01-01', to: '2027-12-31' });
    expect(all.map((one) => [one.on, one.kind, one.number])).toEqual([
      ['2026-05-01', 'begins', 1], ['2026-08-08', 'day', 100], ['2026-11-16', 'day', 200], ['2027-02-24', 'day', 300], ['2027-06-04', 'day', 400], ['2027-09-12', 'ends', null]
    ]);
    expect(planDaysIn({ ...plan, kind: 'term' }, { from: '2026-06-01', to: '2026-12-31' })).toEqual([]);
  });
});
