import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inCouncil } from '#core/db.ts';
import { Forbidden, Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { addComment } from '#modules/obligation/server/commands/add-comment.ts';
import { askDeferral } from '#modules/obligation/server/commands/ask-deferral.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { createTargets } from '#modules/target/server/commands/create-targets.ts';
import { createTasks } from '#modules/task/server/commands/create-tasks.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { putAside, takeUp } from './commands/put-aside.ts';
import { chairOverview } from './overview.ts';
import { planTimeline } from './timeline.ts';

const here = world();
const at = (c: TestCouncil, now = '2026-11-20T09:00:00+07:00') => ({ today: now.slice(0, 10), now: new Date(now), council: c.slug, lang: 'vi' as const });
const questions = async (c: TestCouncil, now?: string) => (await c.read((tx) => chairOverview(tx, c.as('chair').actor, at(c, now)))).decisions.map((decision) => decision.question);

async function opened(c: TestCouncil, title: string, dueOn: string): Promise<string> {
  const lead = c.organization('peoples-committee');
  const { ids } = await openObligations.execute(c.clock, {
    obligations: [{ kind: 'task', subjectKind: 'task', subjectId: newId(), period: '', title, product: '', leadOrganizationId: lead, responsiblePersonId: null, coordinatingOrganizationIds: [], fromOn: null, dueOn, dueAt: null, remindOn: dueOn, needed: null, planId: null, forTaskId: null, basis: '', lawRule: null }]
  });
  return ids[0] ?? '';
}

describe("the chair's page", () => {
  it('has nothing to decide in a council where nothing stands', async () => {
    const c = await council(here);
    expect(await c.read((tx) => chairOverview(tx, c.as('chair').actor, at(c)))).toMatchObject({ decisions: [], reports: [], late: { bodies: [], count: 0 }, plan: null, missing: [] });
  });

  it('asks what to do with what is late, until a step is taken, and again when its time is over', async () => {
    const c = await council(here);
    const id = await opened(c, 'Trả lời kiến nghị', '2026-11-17');
    expect(await questions(c)).toEqual(['Nhắc UBND xã: Trả lời kiến nghị?']);
    await chaseObligations.execute(c.as('chair'), { obligationIds: id, kind: 'reminder' });
    expect(await questions(c)).toEqual([]);
    expect(await questions(c, '2026-11-24T09:00:00+07:00')).toEqual(['Gửi công văn đôn đốc UBND xã: Trả lời kiến nghị?']);
  });

  it('asks for the answer to a request for more time; granting or keeping the day answers it, and a grant can be taken back', async () => {
    const c = await council(here);
    const [first, second] = [await opened(c, 'Khảo sát', '2026-11-25'), await opened(c, 'Hồ sơ', '2026-11-26')];
    for (const id of [first, second]) await askDeferral.execute(c.as('ubnd-officer'), { obligationId: id, newDueOn: '10/12/2026', reason: 'Mưa lũ kéo dài' });
    expect(await questions(c)).toEqual(['Cho UBND xã lùi hạn đến 10/12/2026: Khảo sát?', 'Cho UBND xã lùi hạn đến 10/12/2026: Hồ sơ?']);
    const later = c.at('2026-11-20T08:05:00+07:00');
    await deferObligation.execute(later.as('chair'), { obligationId: first, newDueOn: '2026-12-10', reason: 'Mưa lũ kéo dài', allowedBy: 'Chủ tịch HĐND', hour: '', paper: '', kind: 'deferral' });
    await addComment.execute(later.as('chair'), { obligationId: second, text: 'Giữ nguyên hạn.' });
    expect(await questions(c)).toEqual([]);
    await deferObligation.execute(c.at('2026-11-20T08:06:00+07:00').as('chair'), { obligationId: first, newDueOn: '2026-11-25', reason: 'Thu hồi quyết định', allowedBy: 'Chủ tịch HĐND', hour: '', paper: '', kind: 'correction' });
    const { rows } = await c.read((tx) => sql<{ due: string }>`select due_on as due from obligation_state where obligation_id = ${first}`.execute(tx));
    expect(rows).toEqual([{ due: '2026-11-25' }]);
    expect(await questions(c)).toEqual(['Cho UBND xã lùi hạn đến 10/12/2026: Khảo sát?']);
  });

  it('asks to accept what bodies outside report, never to the one who reported it', async () => {
    const c = await council(here);
    const id = await opened(c, 'Đăng tải nghị quyết', '2026-11-20');
    await stateProgress.execute(c.as('ubnd-officer'), { obligationId: id, status: 'done', happenedOn: '2026-11-19', hour: '', note: 'Đã đăng', percent: '', paper: '' });
    expect(await questions(c)).toEqual(['Xác nhận UBND xã đã xong: Đăng tải nghị quyết?']);
    await judgeObligation.execute(c.as('chair'), { obligationId: id, verdict: 'accepted', note: '' });
    expect(await questions(c)).toEqual([]);
  });

  it('leaves a question put aside until the next working day, for that person only, and takes it up again when asked', async () => {
    const c = await council(here);
    await opened(c, 'Hồ sơ', '2026-11-17');
    const [decision] = (await c.read((tx) => chairOverview(tx, c.as('chair').actor, at(c)))).decisions;
    const key = decision?.key ?? '';
    // Friday: the next working day is Monday.
    expect(await putAside.execute(c.as('chair'), { key })).toEqual({ key, until: '2026-11-23' });
    expect(await questions(c)).toEqual([]);
    expect((await c.read((tx) => chairOverview(tx, c.as('vice-chair').actor, at(c)))).decisions).toHaveLength(1);
    expect(await questions(c, '2026-11-23T08:00:00+07:00')).toHaveLength(1);
    await takeUp.execute(c.as('chair'), { key });
    expect(await questions(c)).toHaveLength(1);
    await expect(putAside.execute(c.as('ubnd-officer'), { key })).rejects.toBeInstanceOf(Forbidden);
    await expect(putAside.execute(c.as('chair'), { key: 'x; drop' })).rejects.toBeInstanceOf(Invalid);
  });

  it('shows the plan in force, how its targets stand, and who is late by how long', async () => {
    const c = await council(here);
    const planId = await plan(c);
    await createTargets.execute(c.as('clerk'), { planId, targets: [{ position: 1, title: 'Cuộc khảo sát', comparator: '>=', value: 4, unit: 'cuộc', period: 'year' }] });
    await opened(c, 'Một', '2026-11-17');
    await opened(c, 'Hai', '2026-11-10');
    const overview = await c.read((tx) => chairOverview(tx, c.as('chair').actor, at(c)));
    expect(overview.plan).toMatchObject({ id: planId, campaign: { day: 204, length: 500, left: 296 } });
    expect(overview.targets).toBe(1);
    expect(overview.late).toMatchObject({ count: 2, bodies: [{ name: 'UBND xã', title: null, kinds: [{ kind: 'task', count: 2 }], days: 10 }] });
  });
});

describe('the timeline of a plan', () => {
  it('draws tasks from what really happened, and only those the reader may see', async () => {
    const c = await council(here, { now: '2026-05-04T08:00:00+07:00' });
    const planId = await plan(c);
    const [ubnd, office] = [c.organization('peoples-committee'), c.organization('office')];
    await createTasks.execute(c.as('clerk'), {
      tasks: [
        { planId, title: 'Phương án', leadOrganizationId: office, deadlineKind: 'date', startsOn: '2026-05-04', dueOn: '2026-05-29' },
        { planId, title: 'Báo cáo hằng tháng', leadOrganizationId: ubnd, deadlineKind: 'cadence', cadence: { kind: 'monthly', day: 25 } }
      ]
    });
    const { rows: obligations } = await c.read((tx) => sql<{ id: string }>`select obligation_id as id from obligation where title = 'Phương án'`.execute(tx));
    await stateProgress.execute(c.at('2026-06-10T08:00:00+07:00').as('clerk'), { obligationId: obligations[0]?.id, status: 'done', happenedOn: '2026-06-08', hour: '', note: '', percent: '', paper: '' });
    const days = { id: planId, startsOn: '2026-05-01', endsOn: '2027-09-12' };
    const seen = await c.read((tx) => planTimeline(tx, c.as('chair').actor, days, at(c, '2026-06-10T09:00:00+07:00')));
    expect(seen.frame).toEqual({ from: '2026-05-01', to: '2027-10-01' });
    expect(seen.rows[0]).toMatchObject({ title: 'Phương án', result: { label: 'Xong, chậm 10 ngày' }, bars: [{ from: '2026-05-04', to: '2026-05-30', done: 100, until: '2026-06-09' }] });
    expect(seen.rows[1]?.marks[0]).toMatchObject({ on: '2026-05-25', kind: 'late' });
    expect(seen.rows[1]?.marks.filter((mark) => mark.kind === 'open')).toHaveLength(15);
    const own = await c.read((tx) => planTimeline(tx, c.as('ubnd-officer').actor, days, at(c, '2026-06-10T09:00:00+07:00')));
    expect(own.rows.map((row) => row.title)).toEqual(['Báo cáo hằng tháng']);
  });
});

async function plan(c: TestCouncil): Promise<string> {
  const id = newId<'plan'>();
  await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`insert into plan (council_id, plan_id, title, short_title, kind, starts_on, ends_on) values (${c.id}, ${id}, '500 ngày đêm', '500 ngày', 'campaign', '2026-05-01', '2027-09-12')`.execute(tx));
  return id;
}
