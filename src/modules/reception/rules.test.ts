import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '#core/calendar/days.ts';
import { buildCalendar, defaultCalendar as calendar } from '#core/calendar/holidays.ts';
import { dayState, groupRefusal, hourWords, postBy, proposeRoster, receptionDays, refusalNoticeBy, representativesOf } from './rules.ts';

describe('days of reception', () => {
  it('are working days: one on a rest day moves to the next, and no day comes twice', () => {
    const weekly = receptionDays({ kind: 'weekly', weekday: 3, monthDays: [] }, 2026, '2026-11-01', calendar);
    expect(weekly).toEqual(['2026-11-04', '2026-11-11', '2026-11-18', '2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30']);
    // 5/4 is a Sunday; 16/2 lies in Tết.
    expect(receptionDays({ kind: 'monthly', weekday: 1, monthDays: [5] }, 2026, '2026-04-01', calendar)[0]).toBe('2026-04-06');
    expect(receptionDays({ kind: 'monthly', weekday: 1, monthDays: [16, 19] }, 2026, '2026-02-01', calendar).filter((day) => day < '2026-03-01')).toEqual(['2026-02-23']);
    expect(receptionDays({ kind: 'monthly', weekday: 1, monthDays: [31] }, 2026, '2026-01-01', calendar)).toContain('2026-06-30');
  });

  it('are always working days of the year, in order', () => {
    fc.assert(
      fc.property(fc.constantFrom('weekly' as const, 'monthly' as const), fc.integer({ min: 1, max: 5 }), fc.array(fc.integer({ min: 1, max: 31 }), { maxLength: 4 }), fc.integer({ min: 2025, max: 2028 }), (kind, weekday, monthDays, year) => {
        const days = receptionDays({ kind, weekday, monthDays }, year, `${year}-03-15`, calendar);
        expect(days.every((day) => isWorkingDay(day, calendar) && day >= `${year}-03-15` && day.startsWith(String(year)))).toBe(true);
        expect(days).toEqual([...new Set(days)].sort());
      })
    );
  });
});

describe('the roster', () => {
  const people = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 }).map((ids) => ids.map((id) => ({ id: `d${id}`, before: id % 3 })));
  const days = fc.integer({ min: 0, max: 60 }).map((count) => Array.from({ length: count }, (_, n) => `2026-01-${String(n).padStart(2, '0')}`));

  it('is fair: burdens differ by one at most, nobody twice a day, and turns come round in order', () => {
    fc.assert(
      fc.property(days, people, fc.integer({ min: 1, max: 4 }), (on, who, perDay) => {
        const roster = proposeRoster(on, who, perDay);
        const count = new Map(who.map((person) => [person.id, 0]));
        for (const { personIds } of roster) {
          expect(new Set(personIds).size).toBe(Math.min(perDay, who.length));
          for (const id of personIds) count.set(id, count.get(id)! + 1);
        }
        expect(Math.max(...count.values()) - Math.min(...count.values())).toBeLessThanOrEqual(1);
      })
    );
  });

  it('begins with who had fewer duties before', () => {
    const roster = proposeRoster(['2026-01-07', '2026-01-14'], [{ id: 'a', before: 4 }, { id: 'b', before: 2 }, { id: 'c', before: 3 }], 1);
    expect(roster.map((each) => each.personIds)).toEqual([['b'], ['c']]);
  });
});

describe('rules of reception', () => {
  it('CIT-13: five to ten people choose one or two, more than ten up to five, in writing', () => {
    expect([4, 5, 10, 11].map((people) => representativesOf(people, [], '2026-11-20'))).toEqual([null, { least: 1, most: 2 }, { least: 1, most: 2 }, { least: 1, most: 5 }]);
    const refused = (people: number, representatives: number, paper = 'Biên bản ngày 20/11') => groupRefusal(people, representatives, paper, [], '2026-11-20')?.key ?? null;
    expect([refused(4, 0), refused(5, 0), refused(7, 2), refused(7, 3), refused(14, 5), refused(14, 6), refused(14, 4, '')]).toEqual([null, 'reception.representatives', null, 'reception.representatives', null, 'reception.representatives', 'reception.chosen-paper']);
    expect(representativesOf(12, [{ ruleId: 'CIT-13.large', amount: 4, unit: 'count', source: 'Nội quy', from: '2026-01-01' }], '2026-11-20')).toEqual({ least: 1, most: 4 });
  });

  it('CIT-04: posted five working days before; a holiday between moves it back', () => {
    expect(postBy('2026-12-02', calendar, []).dueOn).toBe('2026-11-25');
    expect(postBy('2026-11-25', calendar, []).dueOn).toBe('2026-11-18');
    expect(postBy('2026-11-26', buildCalendar({ cultureDayYears: [2026] }), []).dueOn).toBe('2026-11-18');
  });

  it('CIT-17: the notice of a refusal is due within three working days', () => {
    expect(refusalNoticeBy('2026-08-27', calendar, []).dueOn).toBe('2026-09-04');
  });

  it('a day is drawn, posted in time or late, due to be recorded, held or not', () => {
    const day = { onDay: '2026-12-02', approved: true, postedOn: null, postBy: '2026-11-25', closed: false, notHeld: false };
    const at = '2026-11-20';
    expect([
      dayState({ ...day, approved: false }, at),
      dayState(day, at),
      dayState({ ...day, postedOn: '2026-11-24' }, at),
      dayState({ ...day, postedOn: '2026-11-26' }, at),
      dayState({ ...day, postedOn: '2026-11-24' }, '2026-12-03'),
      dayState({ ...day, closed: true }, at),
      dayState({ ...day, closed: true, notHeld: true }, at)
    ]).toEqual(['draft', 'to-post', 'posted', 'posted-late', 'to-record', 'held', 'not-held']);
    expect([hourWords(450), hourWords(660)]).toEqual(['07:30', '11:00']);
  });
});
