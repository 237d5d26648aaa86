import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { workOff, xuanQue } from '../../../../tests/support/xuan-que.ts';
import { Conflict, Forbidden, NotFound, RuleBroken } from '#core/errors.ts';
import { inCouncil } from '#core/db.ts';
import { newId } from '#core/ids.ts';
import { adjustTarget } from './commands/adjust-target.ts';
import { bindTarget } from './commands/bind-target.ts';
import { createTargets } from './commands/create-targets.ts';
import { recordEntry } from './commands/record-entry.ts';
import { voidEntry } from './commands/void-entry.ts';
import { withdrawTarget } from './commands/withdraw-target.ts';
import { targetBoard } from './board.ts';
import { targetDetail } from './detail.ts';
import { evidence } from './evidence.ts';
import { snapshotJob, takeSnapshot } from './jobs.ts';
import { milestones, planHead, planList, planSource, workDays } from './plans.ts';

process.env['NGHISU_DATA'] = await mkdtemp(join(tmpdir(), 'nghisu-target-'));
const here = world();
const query = { asOf: '2026-11-20', today: '2026-11-20', now: new Date('2026-11-20T08:00:00+07:00') };
const reader = { council: 'mau', lang: 'vi' as const };

async function plan(c: TestCouncil): Promise<string> {
  const id = newId<'plan'>();
  await inCouncil(here.database, { councilId: c.id }, 'write', (tx) =>
    sql`insert into plan (council_id, plan_id, title, kind, starts_on, ends_on) values (${c.id}, ${id}, 'Kế hoạch thử', 'yearly', '2026-01-01', '2026-12-31')`.execute(tx)
  );
  return id;
}
const given = (more: object = {}) => ({ position: 1, title: 'Kiến nghị được trả lời', comparator: '>=', value: 90, unit: 'percent', period: 'year', ...more });
async function target(c: TestCouncil, more: object = {}): Promise<string> {
  const { ids } = await createTargets.execute(c.as('clerk'), { planId: await plan(c), targets: [given(more)] });
  return ids[0] as string;
}
const entry = (targetId: string, more: object = {}) => ({ targetId, value: 47, base: '64', happenedOn: '2026-11-10', paper: '05/BC-HĐND', ...more });
const refusal = (act: Promise<unknown>) => act.then(() => null, (error: unknown) => error as Error & { fields?: object });
const fields = async (act: Promise<unknown>) => (await refusal(act))?.fields;
const board = (c: TestCouncil, planId: string, more: object = {}) => c.read((tx) => targetBoard(tx, planId, { ...query, ...more }));

describe('targets', () => {
  it('are written all or none, each with an event', async () => {
    const c = await council(here);
    const planId = await plan(c);
    expect(await fields(createTargets.execute(c.as('clerk'), { planId, targets: [given(), given({ value: 101 })] }))).toEqual({ 'targets.1.value': 'target.goal-over-100' });
    expect(await fields(createTargets.execute(c.as('clerk'), { planId, targets: [given({ measureId: 'no.such' })] }))).toEqual({ 'targets.0.measureId': 'target.measure-unknown' });
    expect(await fields(createTargets.execute(c.as('clerk'), { planId, targets: [given({ period: 'decade' })] }))).toEqual({ 'targets.0.period': 'target.period' });
    expect((await board(c, planId)).targets).toEqual([]);
    await createTargets.execute(c.as('clerk'), { planId, targets: [given(), given({ position: 2, comparator: 'range', value: 5, valueHigh: 7, unit: 'cuộc' })] });
    expect((await board(c, planId)).targets).toHaveLength(2);
    const events = await c.read(async (tx) => (await sql<{ n: number }>`select count(*)::int as n from event where name = 'target.created'`.execute(tx)).rows[0]?.n);
    expect(events).toBe(2);
  });

  it('are refused to who may not, for a plan or a body that is not there', async () => {
    const c = await council(here);
    const planId = await plan(c);
    expect(await refusal(createTargets.execute(c.as('delegate'), { planId, targets: [given()] }))).toBeInstanceOf(Forbidden);
    expect(await refusal(createTargets.execute(c.as('clerk'), { planId: newId(), targets: [given()] }))).toBeInstanceOf(NotFound);
    expect(await refusal(createTargets.execute(c.as('clerk'), { planId, targets: [given({ leadOrganizationId: newId() })] }))).toBeInstanceOf(NotFound);
  });

  it('are bound to a measure of their unit, at the version seen', async () => {
    const c = await council(here);
    const id = await target(c);
    const bind = (more: object) => bindTarget.execute(c.as('clerk'), { targetId: id, version: 1, measureId: 'petitions.answered', ...more });
    expect(await fields(bind({ measureId: 'hearings.held' }))).toEqual({ measureId: 'target.measure-unit' });
    expect(await fields(bind({ measureId: 'no.such' }))).toEqual({ measureId: 'target.measure-unknown' });
    expect(await refusal(bind({ version: 9 }))).toBeInstanceOf(Conflict);
    expect(await refusal(bind({ measureId: 'tasks.on-time', measureParams: { organizationId: newId() } }))).toBeInstanceOf(NotFound);
    expect(await refusal(bindTarget.execute(c.as('delegate'), { targetId: id, version: 1, measureId: '' }))).toBeInstanceOf(Forbidden);
    await bind({ measureId: 'tasks.on-time', measureParams: { organizationId: c.organization('office'), kind: 'left out: no such parameter', reading: 'sum' } });
    const { target: row } = await c.read((tx) => targetDetail(tx, id));
    expect([row.measureId, row.measureParams, row.version]).toEqual(['tasks.on-time', { organizationId: c.organization('office') }, 2]);
  });

  it('are adjusted by a paper; the goal that held before judges the days before', async () => {
    const c = await council(here);
    const planId = await plan(c);
    const { ids } = await createTargets.execute(c.at('2026-02-01T08:00:00+07:00').as('clerk'), { planId, targets: [given()] });
    const id = ids[0] as string;
    await recordEntry.execute(c.as('clerk'), entry(id, { value: 54, base: '64', happenedOn: '2026-06-10' }));
    const adjust = (more: object = {}) => adjustTarget.execute(c.as('clerk'), { targetId: id, version: 1, value: '80', fromOn: '01/7/2026', reason: 'Sơ kết sáu tháng', paper: '12/NQ-HĐND', ...more });
    expect(await fields(adjust({ value: '90' }))).toEqual({ value: 'target.goal-same' });
    expect(await fields(adjust({ value: '120' }))).toEqual({ value: 'target.goal-over-100' });
    expect(Object.keys((await fields(adjust({ paper: '', reason: '' }))) ?? {})).toEqual(['reason', 'paper']);
    expect(await refusal(adjustTarget.execute(c.as('mttq-officer'), { targetId: id, version: 1, value: 80, fromOn: '2026-07-01', reason: 'x', paper: 'x' }))).toBeInstanceOf(Forbidden);
    await adjust();
    expect(await refusal(adjust({ value: '70' }))).toBeInstanceOf(Conflict);
    expect((await board(c, planId)).targets[0]?.goal.value).toBe(80);
    expect((await board(c, planId, { asOf: '2026-06-30' })).targets[0]?.goal.value).toBe(90);
    const detail = await c.read((tx) => targetDetail(tx, id));
    expect(detail.adjustments[0]).toMatchObject({ oldValue: 90, newValue: 80, paper: '12/NQ-HĐND', fromOn: '2026-07-01' });
  });

  it('leave the board by a paper and are no longer changed', async () => {
    const c = await council(here);
    const planId = await plan(c);
    const { ids } = await createTargets.execute(c.as('clerk'), { planId, targets: [given()] });
    const id = ids[0] as string;
    expect(await refusal(withdrawTarget.execute(c.as('delegate'), { targetId: id, version: 1, paper: 'x' }))).toBeInstanceOf(Forbidden);
    await withdrawTarget.execute(c.as('clerk'), { targetId: id, version: 1, paper: '14/NQ-HĐND' });
    expect((await board(c, planId)).targets).toEqual([]);
    expect(await refusal(recordEntry.execute(c.as('clerk'), entry(id)))).toBeInstanceOf(RuleBroken);
    expect(await refusal(adjustTarget.execute(c.as('clerk'), { targetId: id, version: 2, value: 1, fromOn: '2026-07-01', reason: 'x', paper: 'x' }))).toBeInstanceOf(RuleBroken);
  });
});

describe('entries', () => {
  it('need evidence, a day that has come, and a share within its base', async () => {
    const c = await council(here);
    const id = await target(c);
    const enter = (more: object) => fields(recordEntry.execute(c.as('clerk'), entry(id, more)));
    expect(await enter({ paper: '' })).toEqual({ paper: 'target.evidence-missing' });
    expect(await enter({ happenedOn: '2026-11-21' })).toEqual({ happenedOn: 'target.entry-future' });
    expect(await enter({ value: 65 })).toEqual({ value: 'target.over-base' });
    expect(await enter({ base: '0', value: 0 })).toEqual({ base: 'target.base-empty' });
    expect(await enter({ base: '', value: 101 })).toEqual({ value: 'target.goal-over-100' });
    expect(await enter({ value: -1 })).toEqual({ value: 'target.goal-negative' });
    expect(await refusal(recordEntry.execute(c.as('delegate'), entry(id)))).toBeInstanceOf(Forbidden);
    expect(await refusal(recordEntry.execute(c.as('clerk'), entry(newId())))).toBeInstanceOf(NotFound);
  });

  it('are made by the body that leads the target too', async () => {
    const c = await council(here);
    const id = await target(c, { leadOrganizationId: c.organization('peoples-committee') });
    await recordEntry.execute(c.as('ubnd-officer'), entry(id));
    expect(await refusal(recordEntry.execute(c.as('mttq-officer'), entry(id)))).toBeInstanceOf(Forbidden);
  });

  it('are refused where the system counts by itself', async () => {
    const c = await council(here);
    const id = await target(c, { measureId: 'tasks.on-time' });
    expect(await refusal(recordEntry.execute(c.as('clerk'), entry(id)))).toBeInstanceOf(RuleBroken);
  });

  it('carry a file as evidence, and are taken back with a reason and stay readable', async () => {
    const c = await council(here);
    const id = await target(c);
    const { id: entryId } = await recordEntry.execute(c.as('clerk'), entry(id, { paper: '', file: { name: 'bao-cao.txt', bytes: new TextEncoder().encode('Báo cáo') } }));
    expect(await refusal(voidEntry.execute(c.as('delegate'), { entryId, reason: 'Nhầm' }))).toBeInstanceOf(Forbidden);
    await voidEntry.execute(c.as('clerk'), { entryId, reason: 'Nhập nhầm kỳ' });
    expect(await refusal(voidEntry.execute(c.as('clerk'), { entryId, reason: 'Nhập nhầm kỳ' }))).toBeInstanceOf(RuleBroken);
    expect(await refusal(voidEntry.execute(c.as('clerk'), { entryId: newId(), reason: 'x' }))).toBeInstanceOf(NotFound);
    const seen = await c.read((tx) => evidence(tx, id, { ...query, ...reader }));
    expect(seen.counts['left-out']).toBe(1);
    expect(seen.target.figure.value).toBeNull();
    expect((await c.read((tx) => targetDetail(tx, id))).entries[0]).toMatchObject({ fileName: 'bao-cao.txt', voidedReason: 'Nhập nhầm kỳ' });
  });
});

describe('figures', () => {
  it('told for a past day use only what was recorded by then', async () => {
    const c = await council(here);
    const planId = await plan(c);
    const { ids } = await createTargets.execute(c.as('clerk'), { planId, targets: [given()] });
    const id = ids[0] as string;
    await recordEntry.execute(c.at('2026-06-20T08:00:00+07:00').as('clerk'), entry(id, { value: 20, base: '40', happenedOn: '2026-06-10' }));
    await recordEntry.execute(c.at('2026-10-05T08:00:00+07:00').as('clerk'), entry(id, { value: 60, base: '64', happenedOn: '2026-06-25' }));
    const on = async (asOf: string) => (await board(c, planId, { asOf })).targets[0]?.figure.value;
    expect(await on('2026-06-15')).toBeNull();
    expect(await on('2026-06-30')).toBe(50);
    expect(await on('2026-10-04')).toBe(50);
    expect(await on('2026-10-05')).toBe(93.75);
    expect(await on('2026-11-20')).toBe(93.75);
  });

  it('of a past day say what became known afterwards, and keep their value', async () => {
    const c = await council(here);
    const id = await target(c);
    await recordEntry.execute(c.at('2026-06-20T08:00:00+07:00').as('clerk'), entry(id, { value: 20, base: '40', happenedOn: '2026-06-10' }));
    await recordEntry.execute(c.at('2026-10-05T08:00:00+07:00').as('clerk'), entry(id, { value: 60, base: '64', happenedOn: '2026-06-25' }));
    const of = (asOf: string) => c.read((tx) => evidence(tx, id, { ...query, ...reader, asOf }));
    const june = await of('2026-06-30');
    expect([june.target.figure.value, june.later]).toEqual([50, { value: 93.75, changed: 2 }]);
    expect((await of('2026-10-31')).later).toBeNull();
    expect((await of('2026-11-20')).later).toBeNull();
  });

  it('open onto exactly the records they were counted from, whatever the day', async () => {
    const c = await council(here);
    const { planId, targets } = await xuanQue(c);
    for (const asOf of ['2026-07-31', '2026-09-30', '2026-11-20']) {
      const { targets: lines } = await board(c, planId, { asOf });
      for (const line of lines) {
        const opened = await c.read((tx) => evidence(tx, line.id, { ...query, ...reader, asOf }));
        expect(opened.target.figure, `${line.code} on ${asOf}`).toEqual(line.figure);
        expect(opened.records.length, `${line.code} on ${asOf}`).toBe(Object.values(opened.counts).reduce((sum, n) => sum + n, 0));
      }
    }
    expect(targets.size).toBe(24);
  });

  it('of tasks follow what was reported, by when it was recorded', async () => {
    const c = await council(here);
    const { planId, targets } = await xuanQue(c);
    const { target: row } = await c.read((tx) => targetDetail(tx, targets.get('1.1') as string));
    await bindTarget.execute(c.as('clerk'), { targetId: row.id, version: row.version, measureId: 'tasks.on-time', measureParams: { planId } });
    await workOff(c, planId, '2026-11-19', new Map([['Giám sát thực hiện quy định pháp luật về tín dụng chính sách', 5]]));
    const of = (asOf: string) => c.read((tx) => evidence(tx, row.id, { ...query, ...reader, asOf }));
    const now = await of('2026-11-20');
    const late = now.records.filter((record) => record.reason.key === 'reason.late');
    expect(late.map((record) => record.title)).toEqual(['Giám sát thực hiện quy định pháp luật về tín dụng chính sách']);
    expect(now.target.figure.denominator).toBe(now.counts.counted + now.counts.base);
    expect(now.target.forecast.impossible).toBe('lost');
    expect(now.records.every((record) => record.title && record.href.includes('/viec/'))).toBe(true);
    const august = await of('2026-08-02');
    expect(august.records.find((record) => record.title === late[0]?.title)?.reason.key).toBe('reason.overdue');
    expect((await of('2026-07-31')).records.find((record) => record.title === late[0]?.title)?.place).toBe('not-due');
  });

  it('of tasks clear in five ways name what is missing', async () => {
    const c = await council(here);
    const { targets } = await xuanQue(c);
    const { target: row } = await c.read((tx) => targetDetail(tx, targets.get('1.1') as string));
    await bindTarget.execute(c.as('clerk'), { targetId: row.id, version: row.version, measureId: 'tasks.clear' });
    const seen = await c.read((tx) => evidence(tx, row.id, { ...query, ...reader }));
    expect(seen.target.figure).toMatchObject({ numerator: 0, denominator: 11, value: 0 });
    expect(seen.records[0]?.reason.params).toEqual({ missing: 'responsible' });
  });

  it('of another council are not seen', async () => {
    const [a, b] = [await council(here), await council(here)];
    const { planId, targets } = await xuanQue(a);
    expect(await refusal(board(b, planId))).toBeInstanceOf(NotFound);
    expect(await refusal(b.read((tx) => evidence(tx, targets.get('1.1') as string, { ...query, ...reader })))).toBeInstanceOf(NotFound);
  });
});

describe('snapshots', () => {
  it('hold what the figure of that day is, and taken again hold the same', async () => {
    const c = await council(here);
    const { planId } = await xuanQue(c);
    const write = <T>(work: Parameters<typeof inCouncil<T>>[3]) => inCouncil(here.database, { councilId: c.id }, 'write', work);
    const live = (await board(c, planId)).targets.map((line) => line.trend);
    for (const day of ['2026-08-31', '2026-09-30', '2026-10-31']) expect(await write((tx) => takeSnapshot(tx, day, query.now))).toBe(24);
    const rows = () => c.read(async (tx) => (await sql`select target_id, as_of, value, numerator, denominator from measure_snapshot order by 1, 2`.execute(tx)).rows);
    const first = await rows();
    expect((await board(c, planId)).targets.map((line) => line.trend)).toEqual(live);
    await write((tx) => takeSnapshot(tx, '2026-09-30', new Date('2026-11-20T09:00:00+07:00')));
    expect(await rows()).toEqual(first);
  });

  it('are taken every night for the day before and for the month ends of the line', async () => {
    const c = await council(here);
    await xuanQue(c);
    await snapshotJob.run({ ...c.clock, now: new Date('2026-11-21T00:20:00+07:00') }, {}, { dataDir: '', signal: new AbortController().signal });
    const days = await c.read(async (tx) => (await sql<{ day: string }>`select distinct as_of as day from measure_snapshot order by 1`.execute(tx)).rows.map((row) => row.day));
    expect(days).toEqual(['2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-20']);
  });

  it('of another binding are not drawn in one line with the present one', async () => {
    const c = await council(here);
    const { planId, targets } = await xuanQue(c);
    await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => takeSnapshot(tx, '2026-10-31', query.now));
    const id = targets.get('3.6') as string;
    const point = async () => (await board(c, planId)).targets.find((line) => line.id === id)?.trend.at(-1)?.value;
    expect(await point()).toBe(70);
    await bindTarget.execute(c.as('clerk'), { targetId: id, version: 1, measureId: 'tasks.on-time' });
    expect(await point()).toBe(0);
  });
});

describe('goals of a year and of the term', () => {
  it('stand side by side: each in its own view, with its own days', async () => {
    const c = await council(here);
    const planId = await plan(c);
    await createTargets.execute(c.as('clerk'), {
      planId,
      targets: [
        given({ code: '5.1', title: 'HĐND giám sát chuyên đề', value: 2, unit: 'cuộc', period: 'term 2026-2031', measureId: 'supervisions.thematic' }),
        given({ code: '5.1', title: 'HĐND giám sát chuyên đề', comparator: '=', value: 1, unit: 'cuộc', period: 'year 2026', measureId: 'supervisions.thematic', position: 2 }),
        given({ code: 'TT', title: 'Thường trực giám sát', comparator: 'range', value: 5, valueHigh: 7, unit: 'cuộc', position: 3 }),
        given({ code: 'lời', title: 'Ứng dụng trí tuệ nhân tạo', comparator: 'text', value: null, unit: '', position: 4 })
      ]
    });
    const year = await board(c, planId);
    expect(year.targets.map((line) => [line.span.key, line.status])).toEqual([
      ['year 2026', 'no-source'],
      ['year 2026', 'hard'],
      ['year 2026', 'not-started']
    ]);
    expect(year.elsewhere).toBe(1);
    const whole = await board(c, planId, { view: 'whole' });
    expect(whole.targets.map((line) => [line.span.from, line.span.to])).toEqual([['2026-03-15', '2031-03-14']]);
    const termOnly = await plan(c);
    await createTargets.execute(c.as('clerk'), { planId: termOnly, targets: [given({ period: 'term 2026-2031' })] });
    expect(await board(c, termOnly)).toMatchObject({ view: 'whole', targets: [{ status: 'not-started' }], elsewhere: 0 });
  });
});

describe('plans', () => {
  it('are listed with how their targets stand, their days and what is due next', async () => {
    const c = await council(here);
    const { planId } = await xuanQue(c);
    const [card] = await c.read((tx) => planList(tx, query));
    expect(card).toMatchObject({ id: planId, targets: 24, tasks: 11, campaign: { day: 204, length: 500, left: 296 } });
    expect(Object.values(card?.counts ?? {}).reduce((sum, n) => sum + n, 0)).toBe(24);
    expect(card?.next?.dueOn).toBe('2026-11-30');
    expect((await c.read((tx) => planHead(tx, planId))).title).toContain('500 ngày đêm');
    expect(await refusal(c.read((tx) => planHead(tx, newId())))).toBeInstanceOf(NotFound);
  });

  it('know what was finished on each day, their deadlines, and where each target stands in the text', async () => {
    const c = await council(here);
    const { planId } = await xuanQue(c);
    const days = { startsOn: '2026-05-01', endsOn: '2027-09-12' };
    await workOff(c, planId, '2026-11-19');
    const counts = await c.read((tx) => workDays(tx, planId, days, query.today));
    expect(counts[35]).toBe(1);
    expect(counts[91]).toBe(4);
    const marks = await c.read((tx) => milestones(tx, planId, query.today));
    expect(marks.filter((mark) => mark.done).map((mark) => mark.on)).toEqual(['2026-06-05', '2026-07-31', '2026-07-31']);
    const source = await c.read((tx) => planSource(tx, planId));
    const passage = source.passages.find((one) => one.title === 'Kiến nghị được giải quyết dứt điểm');
    expect(source.lines[(passage?.from ?? 0) - 1]?.text).toContain('Kiến nghị được giải quyết dứt điểm');
  });
});
