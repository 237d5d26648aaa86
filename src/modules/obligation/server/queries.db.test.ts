import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Role } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { newId } from '#core/ids.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { xuanQue } from '../../../../tests/support/xuan-que.ts';
import type { ObligationDraft } from '../schema.ts';
import { chaseObligations } from './commands/chase-obligations.ts';
import { deferObligation } from './commands/defer-obligation.ts';
import { judgeObligation } from './commands/judge-obligation.ts';
import { openObligations } from './commands/open-obligations.ts';
import { stateProgress } from './commands/state-progress.ts';
import { undoStatement } from './commands/undo-statement.ts';
import { monthMarks, myWork, workCounts, type WorkFilter } from './my-work.ts';
import { chasedBodies, chasedItems } from './chasing-desk.ts';

const here = world();
const today = '2026-11-20';

async function open(c: TestCouncil, title: string, dueOn: string | null, more: Partial<ObligationDraft> = {}): Promise<string> {
  const draft: ObligationDraft = {
    kind: 'task', subjectKind: 'task', subjectId: newId(), period: '', title, product: '', leadOrganizationId: c.organization('office'), responsiblePersonId: null, coordinatingOrganizationIds: [],
    fromOn: null, dueOn, dueAt: null, remindOn: dueOn, needed: null, planId: null, forTaskId: null, basis: '', lawRule: null, ...more
  };
  return (await openObligations.execute(c.clock, { obligations: [draft] })).ids[0] ?? '';
}
const work = (c: TestCouncil, role: Role, filter: Partial<WorkFilter> = {}) => {
  const { actor, now } = c.as(role);
  return c.read((tx) => myWork(tx, actor, today, now, { tab: 'mine', ...filter }));
};
const titles = async (c: TestCouncil, role: Role, filter: Partial<WorkFilter> = {}) => (await work(c, role, filter)).groups.map((group) => [group.key, ...group.rows.map((row) => row.title)]);

describe('my work', () => {
  it('stands in groups by nearness, in each the nearest first', async () => {
    const c = await council(here);
    await open(c, 'sau', '2026-12-30');
    await open(c, 'trễ 2', '2026-11-18');
    await open(c, 'trễ 5', '2026-11-15');
    await open(c, 'hôm nay', today);
    await open(c, 'tuần', '2026-11-27');
    await open(c, 'thường xuyên', null);
    await open(c, 'trễ giờ', today, { dueAt: new Date('2026-11-20T07:30:00+07:00') });
    expect(await titles(c, 'clerk')).toEqual([['late', 'trễ 5', 'trễ 2', 'trễ giờ'], ['today', 'hôm nay'], ['week', 'tuần'], ['later', 'sau'], ['none', 'thường xuyên']]);
  });
  it('is what is given to me by name or to my body as a whole; what I help with and what my body leads stand apart', async () => {
    const c = await council(here);
    await open(c, 'của cơ quan', '2026-12-01');
    await open(c, 'giao người khác', '2026-12-01', { responsiblePersonId: c.person('office-head') });
    await open(c, 'giao tôi', '2026-12-02', { leadOrganizationId: c.organization('board'), responsiblePersonId: c.person('clerk') });
    await open(c, 'phối hợp', '2026-12-03', { leadOrganizationId: c.organization('board', 1), coordinatingOrganizationIds: [c.organization('office')] });
    await open(c, 'của HĐND', '2026-12-04', { leadOrganizationId: c.organization('council') });
    expect(await titles(c, 'clerk')).toEqual([['later', 'của cơ quan', 'giao tôi']]);
    expect(await titles(c, 'clerk', { tab: 'shared' })).toEqual([['later', 'phối hợp']]);
    expect(await titles(c, 'clerk', { tab: 'office' })).toEqual([['later', 'của cơ quan', 'giao người khác']]);
    expect((await titles(c, 'clerk', { tab: 'all' }))[0]).toHaveLength(6);
    expect(await titles(c, 'chair')).toEqual([['later', 'của HĐND']]);
    const { actor, now } = c.as('clerk');
    expect(await c.read((tx) => workCounts(tx, actor, today, now))).toMatchObject({ mine: 2, mineLate: 0, shared: 1, office: 2, all: 5, toJudge: 0, due: 0 });
  });
  it('shows officers of other bodies only what concerns their bodies, and whoever watches everything but nothing to do', async () => {
    const c = await council(here);
    const id = await open(c, 'của UBND', '2026-11-10', { leadOrganizationId: c.organization('peoples-committee'), coordinatingOrganizationIds: [c.organization('fatherland-front')] });
    await open(c, 'của Văn phòng', '2026-11-10');
    const all = async (role: Role) => (await titles(c, role, { tab: 'all' })).flatMap((group) => group.slice(1));
    expect(await all('ubnd-officer')).toEqual(['của UBND']);
    expect(await all('mttq-officer')).toEqual(['của UBND']);
    expect(await all('party-officer')).toEqual([]);
    expect((await all('overseer')).sort()).toEqual(['của UBND', 'của Văn phòng']);
    expect((await work(c, 'overseer', { tab: 'all' })).groups.flatMap((group) => group.rows.map((row) => row.verb))).toEqual(['open', 'open']);
    expect(await titles(c, 'overseer')).toEqual([]);
    expect((await work(c, 'ubnd-officer')).groups[0]?.rows[0]).toMatchObject({ id, verb: 'report' });
  });
  it('shows an officer what the departments under the body lead', async () => {
    const c = await council(here);
    const department = newId();
    await inCouncil(here.database, { councilId: c.id }, 'write', (tx) =>
      sql`insert into organization (council_id, organization_id, kind, name, inside, parent_id) values (${c.id}, ${department}, 'department', 'Phòng Kinh tế', false, ${c.organization('peoples-committee')})`.execute(tx)
    );
    await open(c, 'của Phòng', '2026-11-10', { leadOrganizationId: department });
    expect(await titles(c, 'ubnd-officer', { tab: 'all' })).toEqual([['late', 'của Phòng']]);
    expect(await titles(c, 'mttq-officer', { tab: 'all' })).toEqual([]);
  });
  it('puts what others reported done in front of the council’s side until somebody else confirms it', async () => {
    const c = await council(here);
    const id = await open(c, 'báo cáo', '2026-11-25', { leadOrganizationId: c.organization('peoples-committee') });
    await stateProgress.execute(c.as('clerk'), { obligationId: id, status: 'done', happenedOn: '20/11/2026', paper: '45/BC-UBND ngày 20/11/2026' });
    expect(await titles(c, 'chair')).toEqual([['judge', 'báo cáo']]);
    expect(await titles(c, 'clerk')).toEqual([]);
    expect((await work(c, 'ubnd-officer')).waiting).toMatchObject([{ name: 'UBND xã', count: 1 }]);
    await judgeObligation.execute(c.as('chair'), { obligationId: id, verdict: 'accepted' });
    expect(await titles(c, 'chair')).toEqual([]);
    expect((await work(c, 'ubnd-officer')).doneThisWeek).toMatchObject({ count: 1, rows: [{ title: 'báo cáo', inTime: true }] });
  });
  it('waits for other bodies that are late or due within 15 days, the late first', async () => {
    const c = await council(here);
    await open(c, 'MTTQ sắp', '2026-11-28', { leadOrganizationId: c.organization('fatherland-front') });
    await open(c, 'UBND trễ', '2026-11-18', { leadOrganizationId: c.organization('peoples-committee') });
    await open(c, 'UBND xa', '2027-03-18', { leadOrganizationId: c.organization('peoples-committee') });
    expect((await work(c, 'clerk')).waiting).toMatchObject([
      { name: 'UBND xã', count: 1, late: 1, title: 'UBND trễ' },
      { name: 'MTTQ xã', count: 1, late: 0, nextDueOn: '2026-11-28' }
    ]);
    expect((await work(c, 'delegate')).waiting).toEqual([]);
  });
  it('is found by words without marks, by day, by lateness', async () => {
    const c = await council(here);
    await open(c, 'Rà soát hộ nghèo', '2026-11-18', { basis: '10/KH-HĐND' });
    await open(c, 'Tập huấn kỹ năng', '2026-11-25');
    expect(await titles(c, 'clerk', { text: 'ho ngheo' })).toEqual([['late', 'Rà soát hộ nghèo']]);
    expect(await titles(c, 'clerk', { text: '10/kh' })).toEqual([['late', 'Rà soát hộ nghèo']]);
    expect(await titles(c, 'clerk', { text: '100%' })).toEqual([]);
    expect(await titles(c, 'clerk', { day: '2026-11-25' })).toEqual([['week', 'Tập huấn kỹ năng']]);
    expect(await titles(c, 'clerk', { lateOnly: true })).toEqual([['late', 'Rà soát hộ nghèo']]);
    const { actor, now } = c.as('clerk');
    expect(await c.read((tx) => monthMarks(tx, actor, '2026-11', today, now, 'mine'))).toEqual({ '2026-11-18': { count: 1, late: true, reports: 0 }, '2026-11-25': { count: 1, late: false, reports: 0 } });
  });
});

describe('what comes again and again', () => {
  it('stands once in what lies ahead, with how many follow; a list of every period has all', async () => {
    const c = await council(here);
    const subjectId = newId();
    for (const [period, dueOn] of [['2026-W47', '2026-11-19'], ['2026-W48', '2026-11-26'], ['2026-W49', '2026-12-03'], ['2026-W50', '2026-12-10'], ['2026-W51', '2026-12-17']] as const) await open(c, period, dueOn, { subjectId, period });
    expect(await titles(c, 'clerk')).toEqual([['late', '2026-W47'], ['week', '2026-W48'], ['later', '2026-W49']]);
    expect((await work(c, 'clerk')).groups[2]?.rows[0]?.following).toBe(2);
    expect((await work(c, 'clerk')).open).toBe(5);
    expect((await titles(c, 'clerk', { everyPeriod: true }))[2]).toHaveLength(4);
  });
});

describe('lateness by body', () => {
  it('counts late and ahead, and only what the asker may see', async () => {
    const c = await council(here);
    const late = await open(c, 'a', '2026-11-10', { leadOrganizationId: c.organization('peoples-committee') });
    await open(c, 'b', '2026-11-15', { leadOrganizationId: c.organization('peoples-committee') });
    await open(c, 'c', '2026-12-15', { leadOrganizationId: c.organization('office') });
    await chaseObligations.execute(c.as('clerk'), { obligationIds: [late], kind: 'reminder' });
    const by = (role: Role) => c.read((tx) => chasedBodies(tx, c.as(role).actor, today, c.as(role).now));
    const found = await by('chair');
    expect(found.find((body) => body.name === 'UBND xã')).toMatchObject({ late: 2, soon: 0, ahead: 0, worstDays: 10 });
    expect(found.find((body) => body.name === 'Văn phòng')).toMatchObject({ late: 0, ahead: 1, nextDueOn: '2026-12-15' });
    expect((await by('mttq-officer')).length).toBe(0);
  });
  it('is of one plan when asked from a plan, and chasing lists that plan only', async () => {
    const c = await council(here);
    const { planId } = await xuanQue(c);
    const lead = c.organization('peoples-committee');
    const inPlan = await open(c, 'của kế hoạch', '2026-11-10', { leadOrganizationId: lead, planId });
    await open(c, 'ngoài kế hoạch', '2026-11-11', { leadOrganizationId: lead });
    const { actor, now } = c.as('clerk');
    const day = (plan?: string) => c.read(async (tx) => ({ items: await chasedItems(tx, actor, lead, '2026-11-12', now, plan), bodies: await chasedBodies(tx, actor, '2026-11-12', now, plan) }));
    const [one, all] = [await day(planId), await day()];
    expect(all.items.map((item) => item.title)).toContain('ngoài kế hoạch');
    expect(one.items.map((item) => item.id)).toContain(inPlan);
    expect(one.items.map((item) => item.title)).not.toContain('ngoài kế hoạch');
    const lateOf = (found: typeof one) => found.bodies.find((body) => body.id === lead)?.late ?? 0;
    expect(lateOf(all) - lateOf(one)).toBe(1);
  });
});

describe('the state kept beside each obligation', () => {
  it('is always what its rows say, and can be asked for any past instant', async () => {
    const start = await council(here, { now: '2026-11-01T08:00:00+07:00' });
    const ids = [];
    for (const dueOn of ['2026-11-10', '2026-11-20', '2026-12-05']) ids.push(await open(start, dueOn, dueOn, { leadOrganizationId: start.organization('peoples-committee') }));
    const asked: { at: string; id: string; stated: string | null; done: string | null }[] = [];
    const acts = [
      (c: TestCouncil, id: string) => stateProgress.execute(c.as('ubnd-officer'), { obligationId: id, status: 'begun', happenedOn: '2/11/2026', percent: 20 }),
      (c: TestCouncil, id: string) => deferObligation.execute(c.as('chair'), { obligationId: id, newDueOn: '30/12/2026', reason: 'Chờ số liệu', allowedBy: 'Thường trực' }),
      (c: TestCouncil, id: string) => chaseObligations.execute(c.as('clerk'), { obligationIds: [id], kind: 'reminder' }),
      (c: TestCouncil, id: string) => stateProgress.execute(c.as('ubnd-officer'), { obligationId: id, status: 'done', happenedOn: '3/11/2026' }),
      (c: TestCouncil, id: string) => judgeObligation.execute(c.as('chair'), { obligationId: id, verdict: 'returned', note: 'Còn thiếu' }),
      (c: TestCouncil, id: string) => stateProgress.execute(c.as('ubnd-officer'), { obligationId: id, status: 'done', happenedOn: '4/11/2026' }),
      (c: TestCouncil, id: string) => undoStatement.execute(c.as('ubnd-officer'), { obligationId: id }),
      (c: TestCouncil, id: string) => stateProgress.execute(c.as('ubnd-officer'), { obligationId: id, status: 'done', happenedOn: '5/11/2026' }),
      (c: TestCouncil, id: string) => judgeObligation.execute(c.as('chair'), { obligationId: id, verdict: 'accepted' })
    ];
    let minute = 0;
    for (const act of acts)
      for (const id of ids) {
        minute += 1;
        const at = new Date(Date.parse('2026-11-06T08:00:00+07:00') + minute * 60_000).toISOString();
        await act(start.at(at), id);
        const { rows } = await start.read((tx) => sql<{ stated: string | null; done: string | null }>`select stated, done_on as done from obligation_state where obligation_id = ${id}`.execute(tx));
        asked.push({ at, id, stated: rows[0]?.stated ?? null, done: rows[0]?.done ?? null });
        const apart = await start.read((tx) => sql`select s.obligation_id from obligation_state s join app.obligation_at('infinity') n using (council_id, obligation_id)
          where (s.due_on, s.due_at, s.remind_on, s.stated, s.stated_on, s.stated_at, s.percent, s.judged, s.judged_at, s.done_on, s.done_at, s.finished_at, s.chased)
            is distinct from (n.due_on, n.due_at, n.remind_on, n.stated, n.stated_on, n.stated_at, n.percent, n.judged, n.judged_at, n.done_on, n.done_at, n.finished_at, n.chased)`.execute(tx));
        expect(apart.rows).toEqual([]);
      }
    for (const { at, id, stated, done } of asked) {
      const { rows } = await start.read((tx) => sql<{ stated: string | null; done: string | null }>`select stated, done_on as done from app.obligation_at(${at}::timestamptz) where obligation_id = ${id}`.execute(tx));
      expect(rows).toEqual([{ stated, done }]);
    }
    const { rows: facts } = await start.read((tx) => sql<{ dues: unknown[]; statements: unknown[]; judgements: unknown[] }>`select dues, statements, judgements from obligation_facts`.execute(tx));
    expect(facts.map((each) => [each.dues.length, each.statements.length, each.judgements.length])).toEqual([[1, 5, 2], [1, 5, 2], [1, 5, 2]]);
  });
});
