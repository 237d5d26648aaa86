import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#core/ids.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { bodyPapers, bodyYear, chasedBodies, chasedItems } from './chasing-desk.ts';
import { chaseByLetter } from './commands/chase-by-letter.ts';
import { chaseObligations } from './commands/chase-obligations.ts';
import { openObligations } from './commands/open-obligations.ts';
import { recallChasing } from './commands/recall-chasing.ts';
import { stateProgress } from './commands/state-progress.ts';

const here = world();
let c: TestCouncil;
const today = '2026-11-20';
type Role = Parameters<TestCouncil['as']>[0];
const open = async (title: string, dueOn: string | null, kind = 'peoples-committee', what = 'task') =>
  (
    await openObligations.execute(c.clock, {
      obligations: [{ kind: what, subjectKind: what, subjectId: newId(), period: '', title, product: '', leadOrganizationId: c.organization(kind), responsiblePersonId: null, coordinatingOrganizationIds: [], fromOn: null, dueOn, dueAt: null, remindOn: dueOn, needed: null, planId: null, forTaskId: null, basis: '', lawRule: null }]
    })
  ).ids[0] ?? '';
const bodies = (as: Role = 'clerk') => c.read((tx) => chasedBodies(tx, c.as(as).actor, today, c.as(as).now));
const items = (kind = 'peoples-committee', as: Role = 'clerk') => c.read((tx) => chasedItems(tx, c.as(as).actor, c.organization(kind), today, c.as(as).now));
const refusal = async (work: Promise<unknown>) => work.then(() => null, (error: { message: string; fields?: Record<string, string> }) => (error.fields ? Object.values(error.fields)[0] : error.message));
const issue = (obligationIds: string[], more: object = {}, as: Role = 'clerk') => chaseByLetter.execute(c.as(as), { obligationIds, issuedOn: today, answerBy: '27/11/2026', signerId: c.person('vice-chair'), ...more });

beforeAll(async () => {
  c = await council(here);
});

describe('bodies to be chased', () => {
  it('are all that owe something with a day, inside and outside, each with overdue, soon and ahead', async () => {
    await open('a', '2026-11-10');
    await open('b', '2026-11-18', 'peoples-committee', 'petition-reply');
    await open('c', '2026-11-24');
    await open('d', '2026-12-30');
    await open('e', null);
    await open('f', '2026-11-21', 'fatherland-front');
    await open('g', '2026-11-01', 'office');
    const found = await bodies();
    expect(found.find((body) => body.id === c.organization('peoples-committee'))).toMatchObject({ late: 2, soon: 1, ahead: 1, worstDays: 10, nextDueOn: '2026-11-24', inside: false });
    expect(found.find((body) => body.id === c.organization('fatherland-front'))).toMatchObject({ late: 0, soon: 1, nextDueOn: '2026-11-21' });
    expect(found.find((body) => body.id === c.organization('office'))).toMatchObject({ late: 1, inside: true });
    expect((await items()).map((item) => [item.title, item.late, item.daysLate])).toEqual([['a', true, 10], ['b', true, 2], ['c', false, 0]]);
  });

  it('and their work are seen by a body outside only where they are its own', async () => {
    expect((await bodies('mttq-officer')).map((body) => body.id)).toEqual([c.organization('fatherland-front')]);
    expect(await items('peoples-committee', 'mttq-officer')).toEqual([]);
    expect((await c.read((tx) => bodyYear(tx, c.as('mttq-officer').actor, c.organization('peoples-committee'), today))).base).toBe(0);
  });
});

it('a year counts what fell due or was done, of all kinds, and nothing that is not due yet', async () => {
  c = await council(here);
  const [done, late] = [await open('xong', '2026-11-12'), await open('muộn', '2026-11-10')];
  await open('chưa', '2026-11-01');
  await open('sau', '2026-12-30');
  await open('năm trước', '2025-12-30');
  await stateProgress.execute(c.as('ubnd-officer'), { obligationId: done, status: 'done', happenedOn: '2026-11-11' });
  await stateProgress.execute(c.as('ubnd-officer'), { obligationId: late, status: 'done', happenedOn: '2026-11-15' });
  const year = await c.read((tx) => bodyYear(tx, c.as('clerk').actor, c.organization('peoples-committee'), today));
  expect(year).toMatchObject({ year: 2026, counted: 1, base: 3 });
  expect(year.records.map((record) => [record.title, record.inTime])).toEqual([['xong', true], ['muộn', false], ['chưa', false]]);
});

describe('a paper of a step', () => {
  it('stands behind each thing it names with its symbol, and a later one is a further step of its own kind and series', async () => {
    c = await council(here);
    const [late, soon] = [await open('a', '2026-11-10'), await open('b', '2026-11-24')];
    expect(await issue([late, soon])).toMatchObject({ works: 2, symbol: '01/TTHĐND-VP' });
    const [first] = await items();
    expect(first).toMatchObject({ chased: 1, steps: [{ kind: 'letter', step: 1, paper: '01/TTHĐND-VP ngày 20/11/2026', answerBy: '2026-11-27' }] });
    expect(await issue([late], { kind: 'proposal', addressee: 'Ủy ban nhân dân tỉnh Mẫu' })).toMatchObject({ symbol: '02/TTHĐND-VP' });
    expect(await issue([late], { kind: 'report', answerBy: '' })).toMatchObject({ symbol: '01/BC-TTHĐND' });
    expect((await items())[0]?.steps.map((step) => step.kind)).toEqual(['letter', 'proposal', 'report']);
    expect((await c.read((tx) => bodyPapers(tx, c.organization('peoples-committee')))).map((paper) => [paper.symbol, paper.works])).toEqual([['01/BC-TTHĐND', 1], ['02/TTHĐND-VP', 1], ['01/TTHĐND-VP', 2]]);
  });

  it('is recalled with a reason: its number stays, the step of each thing counts no more, and the next takes a new number', async () => {
    c = await council(here);
    const ids = [await open('a', '2026-11-10'), await open('b', '2026-11-12')];
    const { paperId } = await issue(ids);
    expect(await refusal(recallChasing.execute(c.as('clerk'), { paperId, reason: 'sai' }))).toBe('obligation.reason-short');
    expect(await refusal(recallChasing.execute(c.as('ubnd-officer'), { paperId, reason: 'Gửi nhầm cơ quan' }))).toMatch(/forbidden/);
    expect(await recallChasing.execute(c.as('clerk'), { paperId, reason: 'Gửi nhầm cơ quan' })).toEqual({ symbol: '01/TTHĐND-VP', works: 2 });
    expect((await items()).map((item) => [item.chased, item.steps])).toEqual([[0, []], [0, []]]);
    expect(await refusal(recallChasing.execute(c.as('clerk'), { paperId, reason: 'Gửi nhầm cơ quan' }))).toBe('paper.not-issued');
    expect((await issue(ids)).symbol).toBe('02/TTHĐND-VP');
    expect((await c.read((tx) => bodyPapers(tx, c.organization('peoples-committee')))).map((paper) => paper.recalledReason)).toEqual([null, 'Gửi nhầm cơ quan']);
  });

  it('is not for a reminder, nor for what is far ahead', async () => {
    c = await council(here);
    const [late, ahead] = [await open('a', '2026-11-10'), await open('b', '2026-12-10')];
    expect(await refusal(issue([late], { kind: 'reminder' }))).toBe('core.field-empty');
    expect(await refusal(issue([ahead]))).toBe('obligation.letter-none');
    await chaseObligations.execute(c.as('clerk'), { obligationIds: [late], kind: 'reminder' });
    expect((await items())[0]?.steps).toMatchObject([{ kind: 'reminder', paper: '' }]);
  });
});
