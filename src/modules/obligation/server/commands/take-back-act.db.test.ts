import { describe, expect, it } from 'vitest';
import type { Role } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { chairOverview } from '#modules/overview/server/overview.ts';
import { council, world, type TestCouncil } from '../../../../../tests/support/world.ts';
import { obligationDetail } from '../detail.ts';
import { addComment } from './add-comment.ts';
import { askDeferral } from './ask-deferral.ts';
import { chaseObligations } from './chase-obligations.ts';
import { deferObligation } from './defer-obligation.ts';
import { judgeObligation } from './judge-obligation.ts';
import { openObligations } from './open-obligations.ts';
import { stateProgress } from './state-progress.ts';
import { takeBackAct } from './take-back-act.ts';

const here = world();
const at = (c: TestCouncil, time: string) => c.at(`2026-11-20T${time}:00+07:00`);
const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => (error as Error).message);

async function opened(c: TestCouncil, dueOn: string): Promise<string> {
  const draft = {
    kind: 'task', subjectKind: 'task', subjectId: newId(), period: '', title: 'Rà soát hộ nghèo', product: '', leadOrganizationId: c.organization('peoples-committee'), responsiblePersonId: null,
    coordinatingOrganizationIds: [], fromOn: null, dueOn, dueAt: null, remindOn: dueOn, needed: null, planId: null, forTaskId: null, basis: '', lawRule: null
  };
  return (await openObligations.execute(c.clock, { obligations: [draft] })).ids[0] ?? '';
}
const detail = (c: TestCouncil, id: string, role: Role = 'chair') => c.read((tx) => obligationDetail(tx, c.as(role).actor, id, '2026-11-20', c.as(role).now));
const back = (c: TestCouncil, role: Role, act: string, ...obligationIds: string[]) => takeBackAct.execute(c.as(role), { obligationIds, act });
const questions = async (c: TestCouncil) =>
  (await c.read((tx) => chairOverview(tx, c.as('chair').actor, { today: '2026-11-20', now: c.as('chair').now, council: c.slug, lang: 'vi' }))).decisions.map((decision) => decision.question);

describe('taking back what one has just done', () => {
  it('gives a step of chasing back its number, for several at once, and leaves both in the history', async () => {
    const c = at(await council(here), '08:00');
    const ids = [await opened(c, '2026-11-10'), await opened(c, '2026-11-11')];
    await chaseObligations.execute(c.as('clerk'), { obligationIds: ids, kind: 'reminder' });
    await back(at(c, '08:05'), 'clerk', 'chase', ...ids);
    for (const id of ids) {
      const now = await detail(c, id);
      expect(now).toMatchObject({ chasing: [], row: { chased: 0, chasedAt: null } });
      expect(now.history.slice(0, 2).map((line) => line.name)).toEqual(['obligation.taken-back', 'obligation.chased']);
    }
    await chaseObligations.execute(at(c, '08:06').as('clerk'), { obligationIds: ids, kind: 'letter' });
    expect((await detail(c, ids[0] ?? '')).chasing).toMatchObject([{ step: 1, kind: 'letter' }]);
  });

  it('puts what was accepted or returned back to waiting for a judgement', async () => {
    const c = at(await council(here), '08:00');
    const id = await opened(c, '2026-11-25');
    await stateProgress.execute(c.as('ubnd-officer'), { obligationId: id, status: 'done', happenedOn: '20/11/2026' });
    await judgeObligation.execute(at(c, '08:10').as('chair'), { obligationId: id, verdict: 'accepted' });
    await back(at(c, '08:12'), 'chair', 'judge', id);
    expect(await detail(c, id)).toMatchObject({ standing: { state: 'reported-done' }, judgements: [] });
    await judgeObligation.execute(at(c, '08:13').as('chair'), { obligationId: id, verdict: 'returned', note: 'Thiếu danh sách' });
    expect((await detail(c, id)).standing.state).toBe('returned');
    await back(at(c, '08:14'), 'chair', 'judge', id);
    expect((await detail(c, id)).standing.state).toBe('reported-done');
  });

  it('asks again for the answer to a request for more time, granted or refused, even where the old day has gone by', async () => {
    const c = at(await council(here), '08:00');
    const id = await opened(c, '2026-11-10');
    await askDeferral.execute(c.as('ubnd-officer'), { obligationId: id, newDueOn: '10/12/2026', reason: 'Mưa lũ kéo dài' });
    const asked = 'Cho UBND xã lùi hạn đến 10/12/2026: Rà soát hộ nghèo?';
    expect(await questions(c)).toContain(asked);
    await deferObligation.execute(at(c, '08:10').as('chair'), { obligationId: id, newDueOn: '10/12/2026', reason: 'Mưa lũ kéo dài', allowedBy: 'Chủ tịch HĐND' });
    expect(await questions(c)).not.toContain(asked);
    await back(at(c, '08:11'), 'chair', 'defer', id);
    expect((await detail(c, id)).row.dueOn).toBe('2026-11-10');
    expect((await detail(c, id)).standing).toMatchObject({ late: true, daysLate: 10 });
    expect(await questions(c)).toContain(asked);
    await addComment.execute(at(c, '08:12').as('chair'), { obligationId: id, text: 'Giữ nguyên hạn.' });
    expect(await questions(c)).not.toContain(asked);
    await back(at(c, '08:13'), 'chair', 'comment', id);
    expect(await questions(c)).toContain(asked);
  });

  it('is refused to another person, after a quarter of an hour, and once something came after it', async () => {
    const c = at(await council(here), '08:00');
    const id = await opened(c, '2026-11-10');
    await chaseObligations.execute(c.as('clerk'), { obligationIds: [id], kind: 'reminder' });
    expect(await refusal(back(at(c, '08:05'), 'chair', 'chase', id))).toBe('obligation.take-back-gone');
    expect(await refusal(back(at(c, '08:16'), 'clerk', 'chase', id))).toBe('obligation.take-back-gone');
    await chaseObligations.execute(at(c, '08:06').as('chair'), { obligationIds: [id], kind: 'letter' });
    expect(await refusal(back(at(c, '08:07'), 'clerk', 'chase', id))).toBe('obligation.take-back-gone');
    expect((await detail(c, id)).row.chased).toBe(2);
  });
});
