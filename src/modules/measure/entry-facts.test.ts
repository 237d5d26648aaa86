import { describe, expect, it } from 'vitest';
import { figureOf, type Scope } from './engine.ts';
import { entryRecords, usualReading, type EntryFact } from './entry-facts.ts';
import { tasksClear, type TaskFact } from './task-facts.ts';

const at = (day: string) => new Date(`${day}T08:00:00+07:00`);
const scope: Scope = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-11-20', knownAt: at('2026-11-20') };
const entry = (id: string, value: number, happenedOn: string, more: Partial<EntryFact> = {}): EntryFact => ({
  id,
  targetId: 't',
  value,
  base: null,
  happenedOn,
  paper: '05/BC-HĐND',
  fileName: null,
  recordedAt: at(happenedOn),
  voidedAt: null,
  voidedReason: null,
  ...more
});

describe('entries with evidence', () => {
  it('of things held are added up, each counting its value', () => {
    const records = entryRecords([entry('a', 1, '2026-05-02'), entry('b', 2, '2026-07-03')], 't', 'count', 'sum', scope);
    expect(figureOf(records, 'count').value).toBe(3);
  });

  it('of a state: the newest holds and those before it say so', () => {
    const records = entryRecords([entry('b', 58, '2026-10-01', { base: 64 }), entry('a', 20, '2026-06-01', { base: 30 })], 't', 'percent', 'latest', scope);
    const figure = figureOf(records, 'percent');
    expect([figure.numerator, figure.denominator, figure.value]).toEqual([58, 64, 90.625]);
    expect(records.find((one) => one.key === 'a')?.reason).toEqual({ key: 'reason.superseded', params: { on: '2026-10-01' } });
  });

  it('count until they are taken back, and are listed with the reason afterwards', () => {
    const voided = [entry('a', 1, '2026-05-02', { voidedAt: at('2026-09-01'), voidedReason: 'Nhập nhầm kỳ' })];
    const august = { ...scope, asOf: '2026-08-31', knownAt: at('2026-08-31') };
    expect(figureOf(entryRecords(voided, 't', 'count', 'sum', august), 'count').value).toBe(1);
    const now = entryRecords(voided, 't', 'count', 'sum', scope);
    expect(now[0]).toMatchObject({ place: 'left-out', reason: { params: { why: 'Nhập nhầm kỳ' } } });
    expect(figureOf(now, 'count').value).toBeNull();
  });

  it('recorded late are unknown to the day they were not yet recorded on', () => {
    const late = [entry('a', 1, '2026-05-02', { recordedAt: at('2026-10-15') })];
    expect(entryRecords(late, 't', 'count', 'sum', { ...scope, asOf: '2026-06-30', knownAt: at('2026-06-30') })).toEqual([]);
    expect(entryRecords(late, 't', 'count', 'sum', scope)).toHaveLength(1);
  });

  it('of another target or period are another figure’s', () => {
    expect(entryRecords([entry('a', 1, '2025-12-31'), entry('b', 1, '2026-12-01'), entry('c', 1, '2026-02-01', { targetId: 'x' })], 't', 'count', 'sum', scope)).toEqual([]);
  });

  it.each([
    ['percent', 'latest'],
    ['Cuộc/năm', 'sum'],
    ['phiên', 'sum'],
    ['count', 'sum'],
    ['sessions', 'sum'],
    ['triệu đồng/người/năm', 'latest'],
    ['ha', 'latest']
  ])('%s is read as %s unless somebody chose', (unit, reading) => {
    expect(usualReading(unit)).toBe(reading);
  });
});

describe('tasks clear in five ways', () => {
  const task = (id: string, more: Partial<TaskFact> = {}): TaskFact => ({
    id,
    planId: 'p',
    leadOrganizationId: 'o',
    weight: 'task',
    clearLead: true,
    clearWork: true,
    clearDeadline: true,
    clearResult: true,
    clearResponsible: true,
    recordedAt: at('2026-06-01'),
    recordedOn: '2026-06-01',
    withdrawnAt: null,
    withdrawnReason: null,
    ...more
  });

  it('count when all five are there, and name what is missing when not; orientations are no tasks', () => {
    const records = tasksClear([task('a'), task('b', { clearResult: false, clearResponsible: false }), task('c', { weight: 'orientation' })], scope, {});
    expect(records.map((one) => [one.key, one.place])).toEqual([
      ['a', 'counted'],
      ['b', 'base']
    ]);
    expect(records[1]?.reason.params).toEqual({ missing: 'result,responsible' });
    expect(figureOf(records, 'percent')).toMatchObject({ value: 50, mendable: 1, lost: 0 });
  });
});
