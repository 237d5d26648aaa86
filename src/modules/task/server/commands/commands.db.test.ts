import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Role } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { Conflict, Forbidden, Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { obligationsAhead } from '#modules/obligation/server/open-ahead.ts';
import { obligationsOf } from '#modules/obligation/server/queries.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { council, world, type TestCouncil } from '../../../../../tests/support/world.ts';
import { taskCadences } from '../open-task-obligations.ts';
import { amendTask } from './amend-task.ts';
import { createTask, createTasks } from './create-tasks.ts';
import { linkTwin, unlinkTwin } from './link-twin.ts';
import { openForEvent } from './open-for-event.ts';
import { recordRegularWork, takeBackWork } from './record-work.ts';
import { withdrawTask } from './withdraw-task.ts';
import { taskDetail, taskList } from '../queries.ts';
import { readTask } from '../task-row.ts';

const here = world();
const make = (c: TestCouncil, more: Record<string, unknown> = {}, role: Role = 'clerk') =>
  createTask.execute(c.as(role), { title: 'Rà soát thủ tục', expectedResult: 'Báo cáo', deadlineKind: 'date', dueOn: '25/12/2026', leadOrganizationId: c.organization('peoples-committee'), ...more });
const ledger = (c: TestCouncil, taskId: string) => c.read((tx) => obligationsOf(tx, c.as('clerk').actor, 'task', taskId));
const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error as { theirs?: unknown });
const amendment = async (c: TestCouncil, taskId: string, change: Record<string, unknown>) => {
  const task = await c.read((tx) => readTask(tx, taskId));
  return { ...task, taskId, period: '', reason: '', ...change };
};

async function plan(c: TestCouncil): Promise<string> {
  const planId = newId<'plan'>();
  await inCouncil(here.database, { councilId: c.id }, 'write', (tx) =>
    sql`insert into plan (council_id, plan_id, title, short_title, number, kind, starts_on, ends_on) values (${c.id}, ${planId}, 'Kế hoạch 500 ngày', 'KH 500 ngày', '10/KH-HĐND', 'campaign', '2026-05-01', '2027-09-12')`.execute(tx)
  );
  return planId;
}

describe('creating', () => {
  it('opens the obligation of a date, with the bodies and the basis of the plan', async () => {
    const c = await council(here);
    const planId = await plan(c);
    const { ids, obligations } = await createTasks.execute(c.as('clerk'), {
      tasks: [
        { planId, position: 1, title: 'Ban hành quy chế', deadlineKind: 'date', dueOn: '24/12/2026', section: 'mục III', deadlineText: 'trước ngày 25/12/2026', leadOrganizationId: c.organization('standing-committee'), coordinatingOrganizationIds: [c.organization('board'), c.organization('board', 1)] },
        { planId, position: 2, title: 'Báo cáo nhanh', deadlineKind: 'cadence', cadence: { kind: 'weekly', weekday: 4, hour: 14, exclusive: true }, leadOrganizationId: c.organization('office') },
        { planId, position: 3, title: 'Nâng cao chất lượng', deadlineKind: 'ongoing', weight: 'orientation' }
      ]
    });
    expect(ids).toHaveLength(3);
    expect(obligations).toBe(1 + 9);
    const [first] = await ledger(c, ids[0] ?? '');
    expect(first).toMatchObject({ dueOn: '2026-12-24', basis: '10/KH-HĐND · mục III · trước ngày 25/12/2026', planId, planTitle: 'KH 500 ngày' });
    expect(first?.coordinatingOrganizationIds).toHaveLength(2);
    const weeks = await ledger(c, ids[1] ?? '');
    expect(weeks[0]).toMatchObject({ period: '2026-W48', fromOn: '2026-11-23', dueOn: '2026-11-26', dueAt: new Date('2026-11-26T14:00:00+07:00') });
    expect(await ledger(c, ids[2] ?? '')).toEqual([]);
  });
  it('is refused to bodies outside, and naming the field of the faulty task, with nothing written', async () => {
    const c = await council(here);
    for (const role of ['ubnd-officer', 'delegate', 'overseer', 'mttq-officer'] as const) expect(await refusal(make(c, {}, role))).toBeInstanceOf(Forbidden);
    const faulty = createTasks.execute(c.as('clerk'), { tasks: [{ title: 'a', deadlineKind: 'ongoing' }, { title: 'b', deadlineKind: 'date' }] });
    expect(await refusal(faulty)).toMatchObject({ fields: { 'tasks.1.dueOn': 'task.due-needed' } });
    expect(await refusal(make(c, { deadlineKind: 'cadence', cadence: { kind: 'quarterly', month: '5' } }))).toMatchObject({ fields: { cadence: 'task.cadence-faulty' } });
    const { rows } = await c.read((tx) => sql`select 1 from task`.execute(tx));
    expect(rows).toEqual([]);
  });
  it('by hand asks who leads and what result', async () => {
    const c = await council(here);
    expect(await refusal(make(c, { leadOrganizationId: '' }))).toMatchObject({ fields: { leadOrganizationId: 'task.lead-needed' } });
    expect(await refusal(make(c, { expectedResult: ' ' }))).toMatchObject({ fields: { expectedResult: 'task.result-needed' } });
  });
  it('takes a month as its two days', async () => {
    const c = await council(here);
    const { id } = await make(c, { deadlineKind: 'period', period: '2026-12', dueOn: '' });
    expect((await ledger(c, id))[0]).toMatchObject({ fromOn: '2026-12-01', dueOn: '2026-12-31' });
  });
});

describe('the tasks of a plan', () => {
  it('stand in their order with what matters now, by state, by body, by words; officers see those of their bodies', async () => {
    const c = await council(here);
    const planId = await plan(c);
    const ubnd = c.organization('peoples-committee');
    const { ids } = await createTasks.execute(c.as('clerk'), {
      tasks: [
        { planId, position: 2, title: 'Trễ hạn', deadlineKind: 'date', dueOn: '2026-11-10', leadOrganizationId: ubnd },
        { planId, position: 1, title: 'Hằng tháng', deadlineKind: 'cadence', cadence: { kind: 'monthly', day: 25 }, leadOrganizationId: c.organization('office'), coordinatingOrganizationIds: [ubnd] },
        { planId, position: 3, title: 'Thường xuyên', deadlineKind: 'ongoing', leadOrganizationId: c.organization('board') }
      ]
    });
    const list = (filter: Parameters<typeof taskList>[5] = {}, role: Role = 'clerk') => c.read((tx) => taskList(tx, c.as(role).actor, planId, '2026-11-20', c.as(role).now, filter));
    const names = async (filter: Parameters<typeof taskList>[5] = {}, role: Role = 'clerk') => (await list(filter, role)).map((row) => row.title);
    expect(await names()).toEqual(['Hằng tháng', 'Trễ hạn', 'Thường xuyên']);
    expect((await list())[0]).toMatchObject({ open: 3, total: 3, done: 0, late: 0, current: { period: '2026-11', dueOn: '2026-11-25', standing: { state: 'due-soon' } } });
    expect((await list())[1]).toMatchObject({ late: 1, current: { standing: { state: 'late', daysLate: 10 } } });
    expect((await list())[2]?.current).toBeNull();
    expect(await names({ state: 'late' })).toEqual(['Trễ hạn']);
    expect(await names({ state: 'ongoing' })).toEqual(['Thường xuyên']);
    expect(await names({ organizationId: ubnd })).toEqual(['Hằng tháng', 'Trễ hạn']);
    expect(await names({ text: 'thuong xuyen' })).toEqual(['Thường xuyên']);
    expect(await names({}, 'ubnd-officer')).toEqual(['Hằng tháng', 'Trễ hạn']);
    expect(await names({}, 'party-officer')).toEqual([]);
    await stateProgress.execute(c.as('ubnd-officer'), { obligationId: (await ledger(c, ids[0] ?? ''))[0]?.id, status: 'done', happenedOn: '20/11/2026' });
    expect(await names({ state: 'done' })).toEqual(['Trễ hạn']);
  });
});

describe('the nightly opening', () => {
  it('opens what has come within reach, once, also after nights missed', async () => {
    const c = await council(here);
    const { id } = await make(c, { deadlineKind: 'cadence', dueOn: '', cadence: { kind: 'monthly', day: '25', exclusive: 'on' } });
    expect(await ledger(c, id)).toHaveLength(3);
    const later = c.at('2027-03-01T01:00:00+07:00');
    const job = obligationsAhead([taskCadences]);
    const tools = { dataDir: '', signal: new AbortController().signal };
    await job.run(later.clock, {}, tools);
    await job.run(later.clock, {}, tools);
    expect((await ledger(c, id)).map((each) => each.period)).toEqual(['2026-11', '2026-12', ...Array.from({ length: 12 }, (_, month) => `2027-${String(month + 1).padStart(2, '0')}`)]);
  });
  it('opens nothing of a withdrawn task or plan', async () => {
    const c = await council(here);
    const { id } = await make(c, { deadlineKind: 'cadence', dueOn: '', cadence: { kind: 'monthly' } });
    await withdrawTask.execute(c.as('chair'), { taskId: id, reason: 'TB 12/TB-HĐND ngày 20/11/2026' });
    const before = (await ledger(c, id)).length;
    await obligationsAhead([taskCadences]).run(c.at('2027-06-01T01:00:00+07:00').clock, {}, { dataDir: '', signal: new AbortController().signal });
    expect(await ledger(c, id)).toHaveLength(before);
  });
});

describe('amending', () => {
  it('carries words and bodies to what is open, and leaves what is done as it was', async () => {
    const c = await council(here);
    const { id } = await make(c, { deadlineKind: 'cadence', dueOn: '', cadence: { kind: 'monthly', day: '25' } });
    const [november] = await ledger(c, id);
    await stateProgress.execute(c.as('ubnd-officer'), { obligationId: november?.id, status: 'done', happenedOn: '20/11/2026' });
    await amendTask.execute(c.as('clerk'), await amendment(c, id, { title: 'Rà soát thủ tục hành chính', leadOrganizationId: c.organization('office'), coordinatingOrganizationIds: [c.organization('board')] }));
    const after = await ledger(c, id);
    expect(after.map((each) => each.title)).toEqual(['Rà soát thủ tục', 'Rà soát thủ tục hành chính', 'Rà soát thủ tục hành chính']);
    expect(after[1]).toMatchObject({ leadName: 'Văn phòng', coordinatingOrganizationIds: [c.organization('board')] });
    expect(after[0]?.leadName).toBe('UBND xã');
  });
  it('shows what stands when somebody else amended first', async () => {
    const c = await council(here);
    const { id } = await make(c);
    const mine = await amendment(c, id, { title: 'Của tôi' });
    await amendTask.execute(c.as('chair'), await amendment(c, id, { title: 'Của Chủ tịch' }));
    const conflict = await refusal(amendTask.execute(c.as('clerk'), mine));
    expect(conflict).toBeInstanceOf(Conflict);
    expect(conflict?.theirs).toMatchObject({ title: 'Của Chủ tịch', version: 2 });
  });
  it('moves a deadline with its reason as a correction that stays readable, and never once it is late', async () => {
    const c = await council(here);
    const { id } = await make(c);
    expect(await refusal(amendTask.execute(c.as('clerk'), await amendment(c, id, { dueOn: '2026-12-20' })))).toMatchObject({ fields: { reason: 'task.reason-needed' } });
    await amendTask.execute(c.as('clerk'), await amendment(c, id, { dueOn: '2026-12-20', reason: 'Đọc nhầm ngày' }));
    expect((await ledger(c, id))[0]).toMatchObject({ firstDueOn: '2026-12-25', dueOn: '2026-12-20' });
    const { id: late } = await make(c, { dueOn: '1/11/2026' });
    expect(await refusal(amendTask.execute(c.as('clerk'), await amendment(c, late, { dueOn: '2026-12-20', reason: 'Đọc nhầm ngày' })))).toMatchObject({ message: 'obligation.correct-late' });
  });
  it('opens the periods of a new cadence and withdraws those no longer asked for', async () => {
    const c = await council(here);
    const { id } = await make(c);
    await amendTask.execute(c.as('clerk'), await amendment(c, id, { deadlineKind: 'cadence', dueOn: null, cadence: { kind: 'quarterly' }, reason: 'Kế hoạch ghi hằng quý' }));
    const after = await ledger(c, id);
    expect(after.map((each) => [each.period, each.withdrawnPaper])).toEqual([['', 'Sửa thời hạn của nhiệm vụ: Kế hoạch ghi hằng quý'], ['2026-Q4', null], ['2027-Q1', null]]);
  });
});

describe('work without an end', () => {
  it('is written down time by time; enough times settle "at least n", one taken back opens it again', async () => {
    const c = await council(here);
    const { id } = await make(c, { deadlineKind: 'ongoing', dueOn: '', atLeast: '2' });
    const work = (role: Role, happenedOn: string, more = {}) => recordRegularWork.execute(c.as(role), { taskId: id, happenedOn, note: 'Họp giao ban', ...more });
    await work('ubnd-officer', '10/3/2026');
    const [year] = await ledger(c, id);
    expect(year).toMatchObject({ period: '2026', stated: 'begun', percent: 50 });
    const { workId } = await work('ubnd-officer', '12/11/2026');
    expect((await ledger(c, id))[0]).toMatchObject({ stated: 'done', doneOn: '2026-11-12' });
    await takeBackWork.execute(c.as('ubnd-officer'), { taskId: id, workId });
    expect((await ledger(c, id))[0]).toMatchObject({ stated: 'reopened', doneOn: null, percent: 50 });
    expect(await refusal(work('clerk', '13/11/2026'))).toMatchObject({ fields: { paper: 'obligation.paper-needed' } });
    expect(await refusal(work('delegate', '13/11/2026'))).toBeInstanceOf(Forbidden);
    expect(await refusal(work('ubnd-officer', '21/11/2026'))).toMatchObject({ fields: { happenedOn: 'obligation.day-ahead' } });
  });
  it('is refused for what is due once: that is reported', async () => {
    const c = await council(here);
    const { id } = await make(c);
    expect(await refusal(recordRegularWork.execute(c.as('ubnd-officer'), { taskId: id, happenedOn: '20/11/2026', note: 'x' }))).toMatchObject({ message: 'task.work-of-ongoing' });
  });
});

describe('events, twins, withdrawing', () => {
  it('opens what waits for an event on the day given, once', async () => {
    const c = await council(here);
    const { id } = await make(c, { deadlineKind: 'event', dueOn: '', eventText: 'khi có kỳ họp' });
    expect(await ledger(c, id)).toEqual([]);
    for (const opened of [1, 0]) expect((await openForEvent.execute(c.as('clerk'), { taskId: id, dueOn: '17/12/2026', eventText: 'Kỳ họp thứ 4' })).opened).toBe(opened);
    expect((await ledger(c, id))[0]).toMatchObject({ period: '2026-12-17', dueOn: '2026-12-17', basis: 'Kỳ họp thứ 4' });
    expect(await refusal(openForEvent.execute(c.as('clerk'), { taskId: (await make(c)).id, dueOn: '17/12/2026' }))).toMatchObject({ message: 'task.no-event' });
    expect(await refusal(openForEvent.execute(c.as('clerk'), { taskId: id, dueOn: '17/10/2026' }))).toBeInstanceOf(Invalid);
  });
  it('links two tasks once whichever way, and not a task to itself', async () => {
    const c = await council(here);
    const [a, b] = [(await make(c)).id, (await make(c)).id];
    await linkTwin.execute(c.as('clerk'), { taskId: a, twinId: b });
    await linkTwin.execute(c.as('clerk'), { taskId: b, twinId: a });
    const twins = async () => (await c.read((tx) => sql`select 1 from task_twin`.execute(tx))).rows.length;
    expect(await twins()).toBe(1);
    await unlinkTwin.execute(c.as('clerk'), { taskId: b, twinId: a });
    expect(await twins()).toBe(0);
    expect(await refusal(linkTwin.execute(c.as('clerk'), { taskId: a, twinId: a }))).toBeInstanceOf(RuleBroken);
  });
  it('proposes as the same work a task of another plan whose title holds this one, and none of the same plan', async () => {
    const c = await council(here);
    const planId = await plan(c);
    const { ids } = await createTasks.execute(c.as('clerk'), {
      tasks: [
        { planId, title: 'Tổ chức phiên giải trình về những vấn đề cử tri quan tâm, ít nhất 01 phiên/năm', deadlineKind: 'ongoing', atLeast: 1 },
        { planId, title: 'Tổ chức phiên giải trình hằng năm', deadlineKind: 'ongoing' },
        { title: 'Tổ chức phiên giải trình', deadlineKind: 'ongoing' },
        { title: 'Tập huấn kỹ năng cho đại biểu', deadlineKind: 'ongoing' }
      ]
    });
    const detail = await c.read((tx) => taskDetail(tx, c.as('clerk').actor, ids[0] ?? '', '2026-11-20', c.as('clerk').now));
    expect(detail.alike.map((each) => each.id)).toEqual([ids[2]]);
    expect((await c.read((tx) => taskDetail(tx, c.as('mttq-officer').actor, ids[0] ?? '', '2026-11-20', c.as('clerk').now)).catch((error: unknown) => (error as Error).name))).toBe('NotFound');
  });
  it('withdraws with a paper what is open, and nothing that is done', async () => {
    const c = await council(here);
    const { id } = await make(c, { deadlineKind: 'cadence', dueOn: '', cadence: { kind: 'monthly', day: '25' } });
    const [november] = await ledger(c, id);
    await stateProgress.execute(c.as('ubnd-officer'), { obligationId: november?.id, status: 'done', happenedOn: '20/11/2026' });
    expect(await refusal(withdrawTask.execute(c.as('ubnd-officer'), { taskId: id, reason: 'TB 12/TB-HĐND' }))).toBeInstanceOf(Forbidden);
    await withdrawTask.execute(c.as('chair'), { taskId: id, reason: 'TB 12/TB-HĐND ngày 20/11/2026' });
    expect((await ledger(c, id)).map((each) => each.withdrawnPaper !== null)).toEqual([false, true, true]);
    expect(await refusal(withdrawTask.execute(c.as('chair'), { taskId: id, reason: 'TB 12/TB-HĐND ngày 20/11/2026' }))).toMatchObject({ message: 'task.withdrawn' });
  });
});
