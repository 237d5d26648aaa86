import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#core/context.ts';
import { Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { council, world, type TestCouncil } from '../../../../../tests/support/world.ts';
import type { ObligationDraft } from '../../schema.ts';
import { obligationDetail } from '../detail.ts';
import { addComment } from './add-comment.ts';
import { addEvidence } from './add-evidence.ts';
import { askDeferral } from './ask-deferral.ts';
import { assignPerson } from './assign-person.ts';
import { chaseObligations } from './chase-obligations.ts';
import { deferObligation } from './defer-obligation.ts';
import { judgeObligation } from './judge-obligation.ts';
import { dropFilter, keepFilter } from './keep-filter.ts';
import { openObligations } from './open-obligations.ts';
import { removeEvidence } from './remove-evidence.ts';
import { stateProgress } from './state-progress.ts';
import { undoStatement } from './undo-statement.ts';
import { withdrawObligation } from './withdraw-obligation.ts';

const here = world();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nghisu-obligation-'));
  process.env['NGHISU_DATA'] = folder;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const draftFor = (c: TestCouncil, change: Partial<ObligationDraft> = {}): ObligationDraft => ({
  kind: 'task',
  subjectKind: 'task',
  subjectId: newId(),
  period: '',
  title: 'Báo cáo rà soát hộ nghèo',
  product: 'Báo cáo',
  leadOrganizationId: c.organization('peoples-committee'),
  responsiblePersonId: null,
  coordinatingOrganizationIds: [c.organization('fatherland-front')],
  fromOn: null,
  dueOn: '2026-11-25',
  dueAt: null,
  remindOn: '2026-11-25',
  needed: null,
  planId: null, forTaskId: null,
  basis: '10/KH-HĐND · mục III',
  lawRule: null,
  ...change
});

async function opened(c: TestCouncil, change: Partial<ObligationDraft> = {}): Promise<string> {
  const { ids } = await openObligations.execute(c.as('clerk'), { obligations: [draftFor(c, change)] });
  return ids[0] ?? '';
}

const report = (c: TestCouncil, role: Role, id: string, more: Record<string, unknown> = {}) =>
  stateProgress.execute(c.as(role), { obligationId: id, status: 'done', happenedOn: '20/11/2026', ...more });
const judge = (c: TestCouncil, role: Role, id: string, verdict: string, note = '') => judgeObligation.execute(c.as(role), { obligationId: id, verdict, note });
const detail = (c: TestCouncil, id: string, role: Role = 'clerk') => {
  const scope = c.as(role);
  return c.read((tx) => obligationDetail(tx, scope.actor, id, '2026-11-20', scope.now));
};
const stateNow = async (c: TestCouncil, id: string) => (await detail(c, id)).standing.state;
const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error as Invalid & Forbidden);

describe('opening', () => {
  it('the same subject and period again changes nothing, and leaves one event a subject', async () => {
    const c = await council(here);
    const subjectId = newId();
    const drafts = ['2026-11', '2026-12'].map((period) => draftFor(c, { subjectId, period }));
    expect((await openObligations.execute(c.as('clerk'), { obligations: drafts })).opened).toBe(2);
    expect((await openObligations.execute(c.clock, { obligations: drafts })).opened).toBe(0);
    const events = await c.read((tx) => sql<{ subject_id: string }>`select subject_id from event where name = 'obligation.opened'`.execute(tx));
    expect(events.rows).toEqual([{ subject_id: subjectId }]);
  });
  it('is refused to bodies outside the council and to who only watches', async () => {
    const c = await council(here);
    for (const role of ['ubnd-officer', 'mttq-officer', 'overseer', 'delegate'] as const)
      await expect(openObligations.execute(c.as(role), { obligations: [draftFor(c)] })).rejects.toBeInstanceOf(Forbidden);
  });
});

describe('what the owner says', () => {
  it('is begun, then done on a day, then waits for the judgement', async () => {
    const c = await council(here);
    const id = await opened(c);
    await stateProgress.execute(c.as('ubnd-officer'), { obligationId: id, status: 'begun', happenedOn: '18/11/2026', percent: '40' });
    expect((await detail(c, id)).row).toMatchObject({ stated: 'begun', percent: 40, doneOn: null });
    await report(c, 'ubnd-officer', id, { note: 'Đã gửi báo cáo' });
    expect((await detail(c, id)).row).toMatchObject({ stated: 'done', doneOn: '2026-11-20', inTime: true });
    expect(await stateNow(c, id)).toBe('reported-done');
  });
  it('is not said by a coordinating body, a delegate, who only watches, or a body it does not concern', async () => {
    const c = await council(here);
    const id = await opened(c);
    for (const role of ['mttq-officer', 'delegate', 'overseer', 'chair'] as const) expect(await refusal(report(c, role, id))).toMatchObject({ name: 'Forbidden', message: 'obligation.who-report' });
    expect(await refusal(report(c, 'party-officer', id))).toBeInstanceOf(NotFound);
  });
  it('is written down by the office for a body outside only with the paper it came by, which becomes a proof', async () => {
    const c = await council(here);
    const id = await opened(c);
    expect(await refusal(report(c, 'clerk', id))).toMatchObject({ fields: { paper: 'obligation.paper-needed' } });
    await report(c, 'clerk', id, { paper: 'Báo cáo số 45/BC-UBND ngày 19/11/2026' });
    expect((await detail(c, id)).evidence).toMatchObject([{ paper: 'Báo cáo số 45/BC-UBND ngày 19/11/2026' }]);
    const inside = await opened(c, { leadOrganizationId: c.organization('board') });
    await report(c, 'clerk', inside);
    expect(await stateNow(c, inside)).toBe('done');
  });
  it('is never of a day ahead, and not said twice', async () => {
    const c = await council(here);
    const id = await opened(c);
    expect(await refusal(report(c, 'ubnd-officer', id, { happenedOn: '21/11/2026' }))).toMatchObject({ fields: { happenedOn: 'obligation.day-ahead' } });
    await report(c, 'ubnd-officer', id);
    expect(await refusal(report(c, 'ubnd-officer', id))).toMatchObject({ name: 'RuleBroken', message: 'obligation.refused-done' });
  });
  it('asks the hour where the deadline has one', async () => {
    const c = await council(here);
    const due = { leadOrganizationId: c.organization('office'), dueOn: '2026-11-19', dueAt: new Date('2026-11-19T14:00:00+07:00') };
    const id = await opened(c, due);
    expect(await refusal(report(c, 'clerk', id, { happenedOn: '19/11/2026' }))).toMatchObject({ fields: { hour: 'obligation.hour-needed' } });
    await report(c, 'clerk', id, { happenedOn: '19/11/2026', hour: '13h45' });
    expect((await detail(c, id)).row.inTime).toBe(true);
    const late = await opened(c, due);
    await report(c, 'clerk', late);
    expect((await detail(c, late)).row.inTime).toBe(false);
    expect(await stateNow(c, late)).toBe('done-late');
  });
  it('is taken back by a new statement: it stands where it stood, and both stay readable', async () => {
    const c = await council(here);
    const id = await opened(c);
    await report(c, 'ubnd-officer', id);
    await undoStatement.execute(c.as('ubnd-officer'), { obligationId: id });
    expect(await stateNow(c, id)).toBe('due-soon');
    const after = await detail(c, id);
    expect(after.row).toMatchObject({ doneOn: null, percent: null });
    expect(after.statements.map((each) => each.status)).toEqual(['done', 'reopened']);
    expect(await refusal(undoStatement.execute(c.as('ubnd-officer'), { obligationId: id }))).toMatchObject({ message: 'obligation.refused-nothing-stated' });
  });
});

describe('what the council judges', () => {
  it('is accepted or goes back with what is missing; only a new report settles what went back', async () => {
    const c = await council(here);
    const id = await opened(c);
    await report(c, 'ubnd-officer', id);
    expect(await refusal(judge(c, 'chair', id, 'returned'))).toMatchObject({ fields: { note: 'obligation.return-why' } });
    await judge(c, 'chair', id, 'returned', 'Thiếu danh sách hộ');
    expect(await stateNow(c, id)).toBe('returned');
    expect((await detail(c, id)).row.doneOn).toBeNull();
    await report(c, 'ubnd-officer', id);
    expect(await stateNow(c, id)).toBe('reported-done');
    await judge(c, 'clerk', id, 'accepted');
    expect(await stateNow(c, id)).toBe('accepted');
    expect(await refusal(undoStatement.execute(c.as('ubnd-officer'), { obligationId: id }))).toMatchObject({ message: 'obligation.refused-accepted' });
  });
  it('is never judged by who reported it, nor by the owner or a delegate, nor before a report', async () => {
    const c = await council(here);
    const id = await opened(c);
    expect(await refusal(judge(c, 'chair', id, 'accepted'))).toMatchObject({ name: 'RuleBroken', message: 'obligation.refused-not-reported' });
    await report(c, 'clerk', id, { paper: '45/BC-UBND ngày 19/11/2026' });
    expect(await refusal(judge(c, 'clerk', id, 'accepted'))).toMatchObject({ name: 'Forbidden', message: 'obligation.own-judgement' });
    for (const role of ['ubnd-officer', 'delegate', 'overseer', 'mttq-officer'] as const) expect(await refusal(judge(c, role, id, 'accepted'))).toBeInstanceOf(Forbidden);
    await judge(c, 'office-head', id, 'accepted');
  });
});

describe('a deadline', () => {
  const defer = (c: TestCouncil, role: Role, id: string, more: Record<string, unknown> = {}) =>
    deferObligation.execute(c.as(role), { obligationId: id, newDueOn: '30/11/2026', reason: 'Chờ số liệu của tỉnh', allowedBy: 'Thường trực HĐND', ...more });
  it('moves later with a reason and who allowed it; every earlier day stays', async () => {
    const c = await council(here);
    const id = await opened(c);
    await defer(c, 'chair', id);
    await defer(c, 'clerk', id, { newDueOn: '13/12/2026', paper: 'TB 12/TB-HĐND' });
    const after = await detail(c, id);
    expect(after.row).toMatchObject({ firstDueOn: '2026-11-25', dueOn: '2026-12-13' });
    expect(after.deferrals.map((each) => [each.from, each.to])).toEqual([['2026-11-25', '2026-11-30'], ['2026-11-30', '2026-12-13']]);
    const { rows } = await c.read((tx) => sql<{ remind_on: string }>`select remind_on from obligation_state where obligation_id = ${id}`.execute(tx));
    expect(rows[0]?.remind_on).toBe('2026-12-11');
  });
  it('moves neither without a reason, nor to an earlier or past day, nor by its owner', async () => {
    const c = await council(here);
    const id = await opened(c);
    expect(await refusal(defer(c, 'chair', id, { reason: 'vì' }))).toMatchObject({ fields: { reason: 'obligation.reason-short' } });
    expect(await refusal(defer(c, 'chair', id, { allowedBy: '' }))).toMatchObject({ fields: { allowedBy: 'core.field-empty' } });
    expect(await refusal(defer(c, 'chair', id, { newDueOn: '24/11/2026' }))).toMatchObject({ fields: { newDueOn: 'obligation.defer-later' } });
    const late = await opened(c, { dueOn: '2026-11-01' });
    expect(await refusal(defer(c, 'chair', late, { newDueOn: '10/11/2026' }))).toMatchObject({ fields: { newDueOn: 'obligation.defer-past' } });
    expect(await refusal(defer(c, 'ubnd-officer', id))).toBeInstanceOf(Forbidden);
    expect(await refusal(defer(c, 'chair', await opened(c, { dueOn: null })))).toMatchObject({ message: 'obligation.refused-no-due' });
  });
  it('is corrected to an earlier day, but never once it is late', async () => {
    const c = await council(here);
    const id = await opened(c);
    await defer(c, 'clerk', id, { kind: 'correction', newDueOn: '24/11/2026', reason: 'Đọc nhầm ngày' });
    expect((await detail(c, id)).row.dueOn).toBe('2026-11-24');
    expect(await refusal(defer(c, 'clerk', await opened(c, { dueOn: '2026-11-19' }), { kind: 'correction' }))).toMatchObject({ message: 'obligation.correct-late' });
  });
  it('is asked for by the owner, who then sees it moved or not', async () => {
    const c = await council(here);
    const id = await opened(c);
    await askDeferral.execute(c.as('ubnd-officer'), { obligationId: id, newDueOn: '05/12/2026', reason: 'Chờ hướng dẫn' });
    const after = await detail(c, id);
    expect(after.comments).toMatchObject([{ asksDueOn: '2026-12-05', text: 'Chờ hướng dẫn' }]);
    expect(after.row.dueOn).toBe('2026-11-25');
    expect(await refusal(askDeferral.execute(c.as('mttq-officer'), { obligationId: id, newDueOn: '05/12/2026', reason: 'Chờ hướng dẫn' }))).toBeInstanceOf(Forbidden);
  });
});

describe('proofs and remarks', () => {
  const png = { name: 'anh.png', bytes: Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')) };
  it('come from the leading and the coordinating body; a removed proof stays in the list with its reason', async () => {
    const c = await council(here);
    const id = await opened(c);
    const { evidenceId } = await addEvidence.execute(c.as('mttq-officer'), { obligationId: id, file: png, note: 'Ảnh buổi họp' });
    await addEvidence.execute(c.as('ubnd-officer'), { obligationId: id, paper: '45/BC-UBND' });
    await removeEvidence.execute(c.as('mttq-officer'), { obligationId: id, evidenceId, reason: 'Nhầm ảnh' });
    const { evidence } = await detail(c, id);
    expect(evidence).toMatchObject([{ fileName: 'anh.png', removedReason: 'Nhầm ảnh' }, { paper: '45/BC-UBND', removedAt: null }]);
    expect(await refusal(removeEvidence.execute(c.as('mttq-officer'), { obligationId: id, evidenceId, reason: 'Nhầm ảnh' }))).toBeInstanceOf(NotFound);
  });
  it('are a file or a paper, never neither, never a secret one', async () => {
    const c = await council(here);
    const id = await opened(c);
    expect(await refusal(addEvidence.execute(c.as('ubnd-officer'), { obligationId: id }))).toMatchObject({ fields: { file: 'obligation.evidence-needed' } });
    expect(await refusal(addEvidence.execute(c.as('ubnd-officer'), { obligationId: id, file: { ...png, name: 'BC_MẬT.png' } }))).toMatchObject({ fields: { file: 'core.file-secret-name' } });
    expect(await refusal(addEvidence.execute(c.as('overseer'), { obligationId: id, paper: 'x1' }))).toBeInstanceOf(Forbidden);
  });
  it('are not written by who only watches', async () => {
    const c = await council(here);
    const id = await opened(c);
    await addComment.execute(c.as('mttq-officer'), { obligationId: id, text: 'Đã cử người phối hợp' });
    expect(await refusal(addComment.execute(c.as('overseer'), { obligationId: id, text: 'Xem' }))).toMatchObject({ message: 'obligation.who-comment' });
    expect((await detail(c, id)).comments).toHaveLength(1);
  });
});

describe('chasing', () => {
  it('takes one step for several at once, each with its own number, and proposes the next', async () => {
    const c = await council(here);
    const [a, b] = [await opened(c, { dueOn: '2026-11-10' }), await opened(c, { dueOn: '2026-11-12' })];
    await chaseObligations.execute(c.as('clerk'), { obligationIds: [a], kind: 'reminder' });
    const result = await chaseObligations.execute(c.as('chair'), { obligationIds: [a, b], kind: 'letter', paper: '15/CV-HĐND', answerBy: '27/11/2026' });
    expect(result).toMatchObject({ chased: 2, organizations: 1 });
    const [first, second] = [await detail(c, a), await detail(c, b)];
    expect(first.chasing.map((each) => [each.step, each.kind])).toEqual([[1, 'reminder'], [2, 'letter']]);
    expect(second.chasing.map((each) => each.step)).toEqual([1]);
    expect(first.proposed).toEqual({ kind: 'proposal', step: 3, fromOn: '2026-11-28' });
  });
  it('is refused to the chased, to who only watches, without a choice, for what is done — and then for none', async () => {
    const c = await council(here);
    const [late, done] = [await opened(c, { dueOn: '2026-11-10' }), await opened(c, { dueOn: '2026-11-10' })];
    await report(c, 'ubnd-officer', done);
    for (const role of ['ubnd-officer', 'overseer', 'delegate'] as const) expect(await refusal(chaseObligations.execute(c.as(role), { obligationIds: [late], kind: 'letter' }))).toBeInstanceOf(Forbidden);
    expect(await refusal(chaseObligations.execute(c.as('clerk'), { kind: 'letter' }))).toBeInstanceOf(Invalid);
    expect(await refusal(chaseObligations.execute(c.as('clerk'), { obligationIds: [late, done], kind: 'letter' }))).toBeInstanceOf(RuleBroken);
    expect((await detail(c, late)).chasing).toEqual([]);
  });
  it('numbers two people chasing at once one after the other', async () => {
    const c = await council(here);
    const id = await opened(c, { dueOn: '2026-11-10' });
    await Promise.all((['clerk', 'chair', 'office-head'] as const).map((role) => chaseObligations.execute(c.as(role), { obligationIds: [id], kind: 'reminder' })));
    expect((await detail(c, id)).chasing.map((each) => each.step)).toEqual([1, 2, 3]);
  });
});

describe('withdrawing and assigning', () => {
  it('withdraws by a paper only, never what is done; nothing can be done on it afterwards', async () => {
    const c = await council(here);
    const id = await opened(c);
    expect(await refusal(withdrawObligation.execute(c.as('chair'), { obligationId: id, paper: '' }))).toBeInstanceOf(Invalid);
    expect(await refusal(withdrawObligation.execute(c.as('ubnd-officer'), { obligationId: id, paper: 'TB 12/TB-HĐND ngày 20/11' }))).toBeInstanceOf(Forbidden);
    await withdrawObligation.execute(c.as('chair'), { obligationId: id, paper: 'TB 12/TB-HĐND ngày 20/11' });
    expect(await refusal(report(c, 'ubnd-officer', id))).toMatchObject({ message: 'obligation.refused-withdrawn' });
    const done = await opened(c);
    await report(c, 'ubnd-officer', done);
    expect(await refusal(withdrawObligation.execute(c.as('chair'), { obligationId: done, paper: 'TB 12/TB-HĐND ngày 20/11' }))).toMatchObject({ message: 'obligation.refused-done' });
  });
  it('names only somebody of the leading body', async () => {
    const c = await council(here);
    const id = await opened(c);
    expect(await refusal(assignPerson.execute(c.as('clerk'), { obligationId: id, personId: c.person('mttq-officer') }))).toMatchObject({ fields: { personId: 'obligation.person-elsewhere' } });
    await assignPerson.execute(c.as('ubnd-officer'), { obligationId: id, personId: c.person('ubnd-officer') });
    expect((await detail(c, id)).row.responsibleName).toContain('ubnd-officer');
    expect(await refusal(assignPerson.execute(c.as('delegate'), { obligationId: id, personId: '' }))).toBeInstanceOf(Forbidden);
  });
});

describe('what the serving role may write', () => {
  it('is never the state itself, nor the first due day', async () => {
    const c = await council(here);
    const id = await opened(c);
    const { inCouncil } = await import('#core/db.ts');
    for (const set of [`done_on = '2026-11-01'`, `due_on = '2027-01-01'`, `now_due_on = '2027-01-01'`, `judged = 'accepted'`])
      await expect(inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql.raw(`update obligation set ${set} where obligation_id = '${id}'`).execute(tx))).rejects.toThrow(/permission denied/);
  });
});

describe('kept filters', () => {
  it('belong to the person who keeps them', async () => {
    const c = await council(here);
    const kept = await keepFilter.execute(c.as('clerk'), { name: 'Báo cáo', query: 'loai=report' });
    await dropFilter.execute(c.as('chair'), { savedFilterId: kept.id });
    const count = async () => (await c.read((tx) => sql<{ n: number }>`select count(*)::int as n from saved_filter`.execute(tx))).rows[0]?.n;
    expect(await count()).toBe(1);
    await dropFilter.execute(c.as('clerk'), { savedFilterId: kept.id });
    expect(await count()).toBe(0);
  });
});
