import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { fields, levels, outcomes, stages } from './schema.ts';
import { ageColumns, ageOf, answerColumns, groupings, isLate, isOpen, linesOf, listOf, medianDays, resultColumns, standingOf, standings, type StatisticRow } from './statistics.ts';

const asOf: Day = '2026-11-20';
const row = (more: Partial<StatisticRow> = {}): StatisticRow => ({
  id: 'p', code: 'KN-2026-0001', title: 'Sửa đường', body: 'Đề nghị sửa đường', field: 'giao_thong', level: 'xã', villageId: 'v', villageName: 'Thôn Mẫu 3', bodyId: 'b', bodyName: 'UBND xã', aboutCouncil: false, source: 'meeting',
  roundId: 'r', roundTitle: 'Trước kỳ họp', sessionTitle: 'Kỳ họp thứ 3', raisedOn: '2026-09-01', raisings: 1, voters: 1, stage: 'referred', result: null, outcome: null, promisedOn: null, referredOn: '2026-09-05',
  dueOn: '2026-10-05', answeredOn: null, replyNumber: '', replyWords: '', judgedOn: null, sessionsPassed: 1, ...more
});

describe('where a petition stands in the statistics', () => {
  it('answered is not settled, a promise is in progress, what was closed keeps its outcome', () => {
    expect(standingOf(row({ stage: 'answered' }))).toBe('answered');
    expect(standingOf(row({ stage: 'promised', outcome: 'in-progress' }))).toBe('in-progress');
    expect(standingOf(row({ stage: 'closed', outcome: 'explained' }))).toBe('explained');
    expect(standingOf(row({ stage: 'reopened' }))).toBe('waiting');
    expect(standingOf(row({ stage: 'compiled' }))).toBe('unreferred');
  });

  it('is late when the answer, or what was promised, is overdue; an answer that waits to be judged is not', () => {
    expect(isLate(row(), asOf)).toBe(true);
    expect(isLate(row({ dueOn: asOf }), asOf)).toBe(false);
    expect(isLate(row({ stage: 'answered', answeredOn: '2026-10-20' }), asOf)).toBe(false);
    expect(isLate(row({ stage: 'promised', outcome: 'in-progress', dueOn: '2026-11-01' }), asOf)).toBe(true);
  });

  it('ages by days since it was first raised', () => {
    expect([0, 30, 31, 180, 366].map((days) => ageOf({ raisedOn: addCalendarDays(asOf, -days) }, asOf))).toEqual(['30', '30', '90', '180', 'hon']);
  });

  it('takes the middle of the days to an answer', () => {
    const after = (days: number) => row({ answeredOn: addCalendarDays('2026-09-05', days) });
    expect(medianDays([after(3), after(40), after(10)])).toBe(10);
    expect(medianDays([after(3), after(10)])).toBe(6.5);
    expect(medianDays([row()])).toBeNull();
  });
});

const anyRow = fc.record({
  id: fc.uuid(), level: fc.option(fc.constantFrom(...levels), { nil: null }), field: fc.option(fc.constantFrom(...fields), { nil: null }), villageId: fc.option(fc.constantFrom('v1', 'v2'), { nil: null }),
  bodyId: fc.option(fc.constantFrom('a', 'b'), { nil: null }), roundId: fc.option(fc.constantFrom('r1', 'r2'), { nil: null }), stage: fc.constantFrom(...stages.filter((stage) => !['merged', 'split', 'removed'].includes(stage))),
  outcome: fc.option(fc.constantFrom(...outcomes), { nil: null }), raisedOn: fc.integer({ min: 0, max: 900 }).map((n) => addCalendarDays(asOf, -n)), dueOn: fc.option(fc.integer({ min: -200, max: 100 }).map((n) => addCalendarDays(asOf, n)), { nil: null }),
  answeredOn: fc.option(fc.integer({ min: 0, max: 200 }).map((n) => addCalendarDays(asOf, -n)), { nil: null }), sessionsPassed: fc.nat(4)
}).map((given) => row(given));

describe('tables of the statistics', () => {
  it('every figure is the length of the list it opens to, groups add up to the whole, results to their group', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (rows) => {
        for (const by of groupings) {
          const lines = linesOf(rows, by, [...resultColumns, ...answerColumns], asOf);
          expect(lines.reduce((sum, line) => sum + line.total, 0)).toBe(rows.length);
          for (const line of lines) {
            expect(standings.reduce((sum, standing) => sum + line.counts[standing]!, 0)).toBe(line.total);
            for (const column of [...resultColumns, ...answerColumns]) expect(listOf(rows, { ...column.cell, group: { by, key: line.key } }, asOf)).toHaveLength(line.counts[column.key]!);
          }
        }
      })
    );
  });

  it('the backlog by age is what is not at an end, each once', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (rows) => {
        const lines = linesOf(rows, 'nguon', ageColumns, asOf, { only: { standing: 'open' } });
        expect(lines.reduce((sum, line) => sum + ageColumns.reduce((all, column) => all + line.counts[column.key]!, 0), 0)).toBe(rows.filter(isOpen).length);
        expect(listOf(rows, { sessions: 2 }, asOf).every((each) => isOpen(each) && each.sessionsPassed >= 2)).toBe(true);
      })
    );
  });
});
