import { describe, expect, it } from 'vitest';
import { figureOf, type Figure, type MeasureRecord } from './engine.ts';
import { forecastOf, meets, shortBy, type ForecastInput, type GoalLine, type TrendPoint } from './forecast.ts';
import { forecastSentence } from './forecast-words.ts';

const goal = (comparator: GoalLine['comparator'], value: number | null, valueHigh: number | null = null): GoalLine => ({ comparator, value, valueHigh });
const share = (counted: number, base: number, more: Partial<Figure> = {}): Figure => ({
  numerator: counted,
  denominator: base,
  value: base === 0 ? null : (100 * counted) / base,
  notDue: 0,
  leftOut: 0,
  mendable: base - counted,
  lost: 0,
  ...more
});
const count = (value: number | null, notDue = 0): Figure => ({ numerator: value ?? 0, denominator: null, value, notDue, leftOut: 0, mendable: 0, lost: 0 });
const points = (...pairs: [string, number | null, number?][]): TrendPoint[] => pairs.map(([on, value, denominator]) => ({ on, value, denominator: denominator ?? null }));
const input = (more: Partial<ForecastInput>): ForecastInput => ({
  unit: 'percent',
  goal: goal('>=', 90),
  figure: share(47, 64),
  trend: [],
  from: '2026-01-01',
  to: '2026-12-31',
  asOf: '2026-11-20',
  unfed: false,
  closedBase: false,
  ...more
});
const noun = { vi: 'kiến nghị', en: 'petitions' };
const done = { vi: 'dứt điểm', en: 'settled' };
const say = (one: ForecastInput, words = { noun, done }) => forecastSentence({ ...one, forecast: forecastOf(one), span: 'Năm 2026', ...words }, 'vi');

describe('a goal', () => {
  it.each<[GoalLine, number, boolean | null]>([
    [goal('>=', 90), 90, true],
    [goal('>=', 90), 89.9, false],
    [goal('=', 100), 100, true],
    [goal('=', 2), 3, true],
    [goal('>', 60), 60, false],
    [goal('>', 60), 60.1, true],
    [goal('<=', 3), 3, true],
    [goal('<=', 3), 4, false],
    [goal('<', 3), 3, false],
    [goal('range', 5, 7), 4, false],
    [goal('range', 5, 7), 5, true],
    [goal('range', 5, 7), 8, false],
    [goal('text', null), 8, null]
  ])('%j with %d: %s', (line, value, met) => {
    expect(meets(line, value)).toBe(met);
  });

  it('tells how far a value falls short, from the nearer end of a range', () => {
    expect(shortBy(goal('>=', 90), 80)).toBeCloseTo(10 / 90);
    expect(shortBy(goal('range', 5, 7), 8)).toBeCloseTo(1 / 7);
    expect(shortBy(goal('>=', 90), 95)).toBe(0);
  });
});

describe('a forecast', () => {
  it('adds the pace of three months to the present value and says what is needed', () => {
    const one = input({ trend: points(['2026-06-30', 50, 30], ['2026-07-31', 57, 40], ['2026-08-20', 59.9375, 45], ['2026-09-30', 66, 55], ['2026-10-31', 71, 60]) });
    const forecast = forecastOf(one);
    expect(forecast.pace).toBeCloseTo(4.47, 1);
    expect(forecast.atEnd).toBeCloseTo(79.5, 0);
    expect(forecast.needed).toBe(11);
    expect(forecast.status).toBe('hard');
    expect(say(one)).toBe('Với nhịp 4,5 điểm mỗi tháng, đến 31/12 đạt khoảng 79%. Cần thêm 11 kiến nghị dứt điểm.');
  });

  it('never goes above what is still possible, nor below what is already certain', () => {
    const rising = points(['2026-08-20', 10, 20]);
    const lost = share(15, 20, { mendable: 1, lost: 4 });
    expect(forecastOf(input({ figure: lost, trend: rising, closedBase: true })).atEnd).toBeLessThanOrEqual(80);
    const falling = points(['2026-08-20', 100, 20]);
    expect(forecastOf(input({ figure: share(10, 20), trend: falling, closedBase: true })).atEnd).toBeGreaterThanOrEqual(50);
  });

  it('of a count goes on at its pace and never falls', () => {
    const surveys = input({ unit: 'count', goal: goal('>=', 4), figure: count(2), trend: points(['2026-07-31', 1], ['2026-08-19', 2], ['2026-10-31', 2]) });
    expect(forecastOf(surveys)).toMatchObject({ status: 'hard', atEnd: 2, needed: 2 });
    expect(say(surveys, { noun: { vi: 'cuộc', en: 'surveys' }, done: { vi: 'có báo cáo', en: 'concluded' } })).toBe(
      'Ba tháng qua không tăng; giữ nhịp này thì đến 31/12 vẫn khoảng 2 cuộc. Cần thêm 2 cuộc có báo cáo trước hết ngày 31/12.'
    );
  });

  it('waits for a month of figures', () => {
    expect(forecastOf(input({})).pace).toBeNull();
    expect(forecastOf(input({ trend: points(['2026-11-10', 70, 60]) })).pace).toBeNull();
    expect(say(input({}))).toContain('Chưa đủ một tháng số liệu');
  });
});

describe('a status', () => {
  it.each<[string, Partial<ForecastInput>, string]>([
    ['a goal met while more may fall due is on track, not reached', { goal: goal('=', 100), figure: share(14, 14), trend: points(['2026-08-20', 100, 8]) }, 'on-track'],
    ['a goal met with nothing left to fall due is reached', { goal: goal('=', 100), figure: share(28, 28), closedBase: true }, 'reached'],
    ['a count met is reached: it cannot fall', { unit: 'count', goal: goal('>=', 1), figure: count(1) }, 'reached'],
    ['a goal met and the pace falling below it is at risk', { goal: goal('>=', 95), figure: share(96, 100), trend: points(['2026-08-20', 100, 40]) }, 'at-risk'],
    ['short now, forecast near the goal: at risk', { goal: goal('=', 100), figure: share(90, 100), trend: points(['2026-08-20', 80, 60]) }, 'at-risk'],
    ['a little short now, forecast meets: on track', { goal: goal('>=', 95), figure: share(93, 100), trend: points(['2026-08-20', 80, 60]) }, 'on-track'],
    ['far short of the goal at this pace: hard', { trend: points(['2026-08-20', 60, 45]) }, 'hard'],
    ['one part lost breaks a whole for ever', { goal: goal('=', 100), figure: share(11, 12, { mendable: 0, lost: 1 }) }, 'missed'],
    ['one part lost does not yet break 90%', { figure: share(80, 100, { mendable: 5, lost: 15 }), trend: points(['2026-08-20', 79, 80]) }, 'hard'],
    ['too few left of a closed base: missed', { goal: goal('>=', 95), figure: share(20, 28, { mendable: 4, lost: 4 }), closedBase: true }, 'missed'],
    ['the period over and the goal not met: missed', { asOf: '2026-12-31' }, 'missed'],
    ['the period over and the goal met: reached', { asOf: '2026-12-31', figure: share(60, 64) }, 'reached'],
    ['nothing happened: not started', { figure: share(0, 0) }, 'not-started'],
    ['nothing happened by the end: still not started', { figure: share(0, 0), asOf: '2026-12-31' }, 'not-started'],
    ['nothing counted early in the year: not started', { unit: 'count', goal: goal('>=', 4), figure: count(null), asOf: '2026-03-01' }, 'not-started'],
    ['nothing counted past the middle: at risk', { unit: 'count', goal: goal('>=', 4), figure: count(null), asOf: '2026-08-01' }, 'at-risk'],
    ['nothing counted late in the year: hard', { unit: 'count', goal: goal('>=', 4), figure: count(null) }, 'hard'],
    ['nothing counted in all the year: missed', { unit: 'count', goal: goal('>=', 4), figure: count(null), asOf: '2026-12-31' }, 'missed'],
    ['no source: says so, whatever the day', { figure: share(0, 0), unfed: true, asOf: '2026-12-31' }, 'no-source'],
    ['at most so many: on track until the end', { unit: 'count', goal: goal('<=', 3), figure: count(2) }, 'on-track'],
    ['at most so many, exceeded: missed at once', { unit: 'count', goal: goal('<=', 3), figure: count(4) }, 'missed'],
    ['at most so many, kept to the end: reached', { unit: 'count', goal: goal('<=', 3), figure: count(3), asOf: '2026-12-31' }, 'reached'],
    ['inside a range: on track until the end', { unit: 'count', goal: goal('range', 5, 7), figure: count(6) }, 'on-track'],
    ['above a range: missed', { unit: 'count', goal: goal('range', 5, 7), figure: count(8) }, 'missed'],
    ['a goal in words has no verdict', { goal: goal('text', null), figure: count(3), unit: 'count' }, 'in-words']
  ])('%s', (_, more, status) => {
    expect(forecastOf(input(more)).status).toBe(status);
  });

  it('of the term uses the same rules over the term', () => {
    const term = { from: '2026-03-15', to: '2031-03-14', unit: 'count' as const, goal: goal('>=', 2), figure: count(null) };
    expect(forecastOf(input(term)).status).toBe('not-started');
    expect(forecastOf(input({ ...term, asOf: '2030-06-01' })).status).toBe('hard');
  });

  it('that cannot be reached says why', () => {
    const lost = input({ goal: goal('=', 100), figure: share(11, 12, { mendable: 0, lost: 1 }) });
    expect(say(lost, { noun: { vi: 'cuộc', en: 'meetings' }, done: { vi: 'đúng kế hoạch', en: 'as planned' } })).toBe(
      '1 cuộc không còn đúng kế hoạch được, nên năm 2026 không thể đạt 100%. Ghi lý do vào báo cáo.'
    );
    expect(say(input({ unit: 'count', goal: goal('<=', 3), figure: count(4) }))).toBe('Đã 4, vượt mức ≤ 3; năm 2026 không thể đạt.');
    expect(say(input({ asOf: '2026-12-31' }))).toBe('Năm 2026 đã hết, thực hiện 73,4%, mục tiêu ≥ 90%.');
  });

  it('says that even the best is too little when more is needed than is left', () => {
    const one = input({ figure: share(80, 100, { mendable: 5, lost: 15 }), trend: points(['2026-08-20', 79, 80]) });
    expect(say(one)).toContain('Kể cả mọi kiến nghị còn lại đều dứt điểm, chỉ đạt 85%.');
  });

  it('follows from the records alone', () => {
    const records: MeasureRecord[] = ['a', 'b', 'c'].map((key, index) => ({
      key,
      ref: { kind: 'obligation', id: key },
      place: index < 2 ? 'counted' : 'base',
      reason: { key: 'reason.overdue' },
      happenedOn: null,
      recordedAt: null,
      ...(index === 2 ? { final: true } : {})
    }));
    expect(forecastOf(input({ goal: goal('=', 100), figure: figureOf(records, 'percent') })).impossible).toBe('lost');
  });
});
