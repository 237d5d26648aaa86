import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCalendarDays, isWorkingDay } from '#core/calendar/days.ts';
import { defaultCalendar as calendar } from '#core/calendar/holidays.ts';
import { proposeSchedule, type ScheduleInput } from './schedule.ts';

const groupOf = (index: number) => `g${index % 3}`;
const input = (over: Partial<ScheduleInput> = {}): ScheduleInput => ({
  villages: Array.from({ length: 9 }, (_, index) => ({ id: `v${index}`, name: `Thôn ${index}`, groupId: groupOf(index) })),
  delegates: Array.from({ length: 21 }, (_, index) => ({ id: `d${index}`, groupId: groupOf(index) })),
  from: '2026-11-25',
  to: '2026-12-10',
  times: 'evening',
  perDay: 2,
  villagesPerMeeting: 1,
  calendar,
  ...over
});

describe('a proposed schedule', () => {
  test('reaches each village once, and each delegate goes at least once, to his own group', () => {
    const { meetings, left } = proposeSchedule(input());
    expect(left).toEqual([]);
    expect(meetings.flatMap((meeting) => meeting.villageIds).sort()).toEqual(input().villages.map((village) => village.id).sort());
    expect(new Set(meetings.flatMap((meeting) => meeting.delegateIds)).size).toBe(21);
    for (const meeting of meetings) for (const id of meeting.delegateIds) expect(groupOf(Number(id.slice(1)))).toBe(meeting.groupId);
  });
  test('stays in the evenings of working days when asked to', () => {
    for (const meeting of proposeSchedule(input()).meetings) {
      expect(isWorkingDay(meeting.on, calendar)).toBe(true);
      expect(meeting.from).toBe(19 * 60 + 30);
    }
  });
  test('stays on days of rest when asked to, at different hours', () => {
    const { meetings } = proposeSchedule(input({ times: 'weekend' }));
    expect(meetings.every((meeting) => !isWorkingDay(meeting.on, calendar))).toBe(true);
    expect(new Set(meetings.map((meeting) => meeting.from)).size).toBe(2);
  });
  test('names the villages for which the days do not suffice', () => {
    const { meetings, left } = proposeSchedule(input({ to: '2026-11-26', perDay: 1 }));
    expect(meetings).toHaveLength(2);
    expect(left).toHaveLength(7);
  });
  test('villages of one group share a meeting when asked to', () => {
    const { meetings } = proposeSchedule(input({ villagesPerMeeting: 3 }));
    expect(meetings).toHaveLength(3);
    expect(meetings.map((meeting) => meeting.villageIds.length)).toEqual([3, 3, 3]);
  });
  test('a delegate of no group, and villages of no group, still meet', () => {
    const { meetings } = proposeSchedule(input({ villages: [{ id: 'v', name: 'Thôn', groupId: null }], delegates: [{ id: 'd', groupId: null }, { id: 'e', groupId: 'g9' }] }));
    expect(meetings).toMatchObject([{ villageIds: ['v'], delegateIds: ['d', 'e'] }]);
  });
  test('no village gives no meeting', () => {
    expect(proposeSchedule(input({ villages: [] }))).toEqual({ meetings: [], left: [] });
  });

  test('whatever the commune: nobody is in two places at once, no village twice, no day too full', () => {
    const some = fc.record({
      villages: fc.integer({ min: 0, max: 40 }),
      delegates: fc.integer({ min: 1, max: 50 }),
      groups: fc.integer({ min: 1, max: 9 }),
      days: fc.integer({ min: 0, max: 30 }),
      perDay: fc.integer({ min: 1, max: 6 }),
      bundle: fc.integer({ min: 1, max: 4 }),
      times: fc.constantFrom('evening' as const, 'weekend' as const, 'both' as const, 'daytime' as const)
    });
    fc.assert(
      fc.property(some, (given) => {
        const villages = Array.from({ length: given.villages }, (_, index) => ({ id: `v${index}`, name: '', groupId: `g${index % given.groups}` }));
        const delegates = Array.from({ length: given.delegates }, (_, index) => ({ id: `d${index}`, groupId: index % 7 === 6 ? null : `g${index % given.groups}` }));
        const { meetings, left } = proposeSchedule({ villages, delegates, from: '2026-11-25', to: addCalendarDays('2026-11-25', given.days), times: given.times, perDay: given.perDay, villagesPerMeeting: given.bundle, calendar });
        const reached = [...meetings.flatMap((meeting) => meeting.villageIds), ...left];
        expect(new Set(reached).size).toBe(reached.length);
        expect(reached.length).toBe(villages.length);
        const seats = meetings.flatMap((meeting) => meeting.delegateIds.map((id) => `${id} ${meeting.on} ${meeting.from}`));
        expect(new Set(seats).size).toBe(seats.length);
        const perDay = Map.groupBy(meetings, (meeting) => meeting.on);
        for (const day of perDay.values()) expect(day.length).toBeLessThanOrEqual(given.perDay);
      }),
      { numRuns: 200 }
    );
  });
});
