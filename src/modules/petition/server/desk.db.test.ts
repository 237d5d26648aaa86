import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { undoStatement } from '#modules/obligation/server/commands/undo-statement.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { answerPetitions } from './commands/answer-petitions.ts';
import { classifyPetition } from './commands/classify-petitions.ts';
import { judgeAnswers } from './commands/judge-answers.ts';
import { recordPetition } from './commands/record-petition.ts';
import { referPetitions } from './commands/refer-petitions.ts';
import { acceptReferrals, askExtension, returnReferrals } from './commands/respond-to-referral.ts';
import { saveReplyDraft } from './commands/save-reply-draft.ts';
import { recordVerdict } from './commands/tell-voters.ts';
import { withdrawAnswers } from './commands/withdraw-answers.ts';
import { deskFigures } from './desk-figures.ts';
import { deskPane } from './desk-pane.ts';
import { deskCounts, deskSheet, deskWork } from './desk.ts';

const here = world();
let c: TestCouncil;
beforeAll(async () => {
  c = await council(here);
});

type Role = Parameters<TestCouncil['as']>[0];
const today = '2026-11-20';
async function referred(kind = 'peoples-committee', text = 'Rãnh thoát nước thôn Mẫu 3 bị lấp, đề nghị khơi thông trước mùa mưa.'): Promise<string> {
  const bodyId = c.organization(kind);
  const { petitionId } = await recordPetition.execute(c.as('clerk'), { text, raiser: { name: 'Nguyễn Thị Riêng', phone: '0900000001' } });
  await classifyPetition.execute(c.as('clerk'), { petitionId, field: 'giao_thong', level: 'xã', bodyId });
  await referPetitions.execute(c.as('clerk'), { bodyId, petitionIds: [petitionId], signerId: c.person('chair') });
  return petitionId;
}
const desk = (as: Role) => c.read((tx) => deskWork(tx, c.as(as).actor, today, c.as(as).now));
const onDesk = async (as: Role) => (await desk(as)).items.flatMap((item) => (item.petition ? [item.petition.id] : []));
const pane = (as: Role, ids: string[]) => c.read((tx) => deskPane(tx, c.as(as).actor, ids));
const refusal = async (work: Promise<unknown>) => work.then(() => null, (error: { message: string; fields?: Record<string, string> }) => (error.fields ? Object.values(error.fields)[0] : error.message));

describe('whose desk it is', () => {
  it('holds what was passed on to the body, and nothing of another body, in list, pane, counts and sheet', async () => {
    const [ofUbnd, ofFront] = [await referred(), await referred('fatherland-front')];
    expect(await onDesk('ubnd-officer')).toContain(ofUbnd);
    expect(await onDesk('ubnd-officer')).not.toContain(ofFront);
    expect(await onDesk('mttq-officer')).toEqual([ofFront]);
    expect(await pane('mttq-officer', [ofUbnd])).toBeNull();
    expect((await pane('mttq-officer', [ofUbnd, ofFront]))?.petitions.map((each) => each.id)).toEqual([ofFront]);
    expect(await c.read((tx) => deskCounts(tx, c.as('mttq-officer').actor, today))).toMatchObject({ petitions: 1, unaccepted: 1, late: 0 });
    expect(await c.read((tx) => deskSheet(tx, c.as('mttq-officer').actor))).toHaveLength(1);
    expect(await desk('overseer')).toMatchObject({ bodies: [], items: [], sent: [] });
    expect(await onDesk('delegate')).toEqual([]);
  });

  it('never shows who raised it', async () => {
    const id = await referred();
    const seen = JSON.stringify([await desk('ubnd-officer'), await pane('ubnd-officer', [id]), await c.read((tx) => deskSheet(tx, c.as('ubnd-officer').actor))]);
    expect(seen).toContain('Rãnh thoát nước');
    expect(seen).not.toMatch(/Riêng|0900000001/);
  });

  it('shows the body which verbs it has with all that are chosen together', async () => {
    const [one, two] = [await referred(), await referred()];
    expect((await pane('ubnd-officer', [one, two]))?.may).toMatchObject({ answer: true, accept: true, return: true, extend: true, withdraw: false });
    await acceptReferrals.execute(c.as('ubnd-officer'), { petitionIds: [one] });
    expect((await pane('ubnd-officer', [one, two]))?.may).toMatchObject({ answer: true, accept: false, return: true });
    await askExtension.execute(c.as('ubnd-officer'), { petitionIds: [one], untilOn: '20/01/2027', reason: 'Chờ khảo sát hiện trường' });
    await returnReferrals.execute(c.as('ubnd-officer'), { petitionIds: [two], reason: 'Tuyến đường do tỉnh quản lý', proposedBody: 'Sở Xây dựng tỉnh' });
    const seen = await pane('ubnd-officer', [one, two]);
    expect(seen?.petitions[0]?.extension).toMatchObject({ untilOn: '2027-01-20', granted: null });
    expect(seen?.petitions[1]?.returned).toMatchObject({ proposed: 'Sở Xây dựng tỉnh', ruling: null });
    expect(seen?.may).toMatchObject({ return: false, extend: false });
  });
});

describe('a draft', () => {
  it('is kept as typed for just these petitions, found again, and gone once the answer is sent', async () => {
    const [one, two] = [await referred(), await referred()];
    await saveReplyDraft.execute(c.as('ubnd-officer'), { petitionIds: [one, two], result: 'in-progress', promisedOn: '31/3', words: 'Xã đã' });
    await saveReplyDraft.execute(c.as('ubnd-officer'), { petitionIds: [two, one], result: 'in-progress', promisedOn: '31/3/2027', words: 'Xã đã đưa vào danh mục' });
    expect((await pane('ubnd-officer', [one, two]))?.draft).toMatchObject({ promisedOn: '31/3/2027', words: 'Xã đã đưa vào danh mục' });
    expect(await pane('ubnd-officer', [one])).toMatchObject({ draft: null, wider: { petitionIds: [one, two].sort() } });
    expect((await desk('ubnd-officer')).items.find((item) => item.petition?.id === one)?.petition?.drafted).toBe(true);
    await answerPetitions.execute(c.as('ubnd-officer'), { petitionIds: [one], result: 'done', words: 'Đã khơi xong rãnh ngày 18/11.' });
    expect(await pane('ubnd-officer', [two])).toMatchObject({ draft: null, wider: null });
  });

  it('belongs to the body: no other may keep one, nor one over several bodies', async () => {
    const [one, other] = [await referred(), await referred('fatherland-front')];
    expect(await refusal(saveReplyDraft.execute(c.as('mttq-officer'), { petitionIds: [one], words: 'x' }))).toBe('core.forbidden-verb');
    expect(await refusal(saveReplyDraft.execute(c.as('clerk'), { petitionIds: [one, other], words: 'x' }))).toBe('petition.other-body');
  });

  it('leaves one event, however often it is kept', async () => {
    const id = await referred();
    for (const words of ['Xã', 'Xã đã', 'Xã đã sửa']) await saveReplyDraft.execute(c.as('ubnd-officer'), { petitionIds: [id], words });
    const count = await c.read(async (tx) => (await sql<{ n: number }>`select count(*)::int as n from event where council_id = app.council() and subject_id = ${id} and name = 'petition.reply-drafted'`.execute(tx)).rows[0]?.n);
    expect(count).toBe(1);
  });
});

describe('an answer that was sent', () => {
  const answered = async () => {
    const ids = [await referred(), await referred()];
    await answerPetitions.execute(c.as('ubnd-officer'), { petitionIds: ids, result: 'will-do', promisedOn: '15/12/2026', words: 'Rãnh được khơi trước 15/12/2026.', number: '120/UBND-KT' });
    return ids;
  };
  it('stands apart until the council judges it, and is taken back as a whole', async () => {
    const ids = await answered();
    expect((await desk('ubnd-officer')).sent.map((each) => each.id)).toEqual(expect.arrayContaining(ids));
    expect(await pane('ubnd-officer', ids)).toMatchObject({ may: { answer: false, withdraw: true }, petitions: [{ answers: [{ result: 'will-do', number: '120/UBND-KT', withdrawn: false }] }, {}] });
    await withdrawAnswers.execute(c.as('ubnd-officer'), { petitionIds: ids });
    expect(await onDesk('ubnd-officer')).toEqual(expect.arrayContaining(ids));
    expect(await pane('ubnd-officer', ids)).toMatchObject({ may: { answer: true, withdraw: false }, petitions: [{ answers: [{ withdrawn: true }] }, {}] });
  });
  it('cannot be taken back once one of them is judged: none is', async () => {
    const ids = await answered();
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [ids[1]], verdict: 'satisfactory' });
    expect(await refusal(withdrawAnswers.execute(c.as('ubnd-officer'), { petitionIds: ids }))).toBe('petition.not-now');
    expect((await desk('ubnd-officer')).sent.map((each) => each.id)).toContain(ids[0]);
  });
});

describe('the body’s own figures', () => {
  it('count answers due in the year or given, in time or not, and voters who said so last', async () => {
    const fresh = await council(here, { now: '2026-09-01T08:00:00+07:00' });
    c = fresh;
    const [inTime, late, open] = [await referred(), await referred(), await referred()];
    const at = (instant: string) => fresh.at(instant);
    const answer = (instant: string, id: string) => answerPetitions.execute(at(instant).as('ubnd-officer'), { petitionIds: [id], result: 'done', words: 'Đã khơi xong rãnh.' });
    await answer('2026-09-20T08:00:00+07:00', inTime);
    await answer('2026-10-20T08:00:00+07:00', late);
    for (const [agrees, reason] of [['no', 'Chưa khơi hết'], ['yes', '']] as const) await recordVerdict.execute(at('2026-10-25T08:00:00+07:00').as('clerk'), { petitionId: inTime, agrees, reason, means: 'phone' });
    const figures = await fresh.read((tx) => deskFigures(tx, fresh.as('ubnd-officer').actor, '2026-11-20'));
    expect(figures.inTime).toMatchObject({ counted: 1, base: 3 });
    expect(figures.inTime.records.find((record) => record.petitionId === open)).toMatchObject({ doneOn: null, counts: false });
    expect(figures.agree).toMatchObject({ counted: 1, base: 1 });
    expect((await fresh.read((tx) => deskFigures(tx, fresh.as('mttq-officer').actor, '2026-11-20'))).inTime.base).toBe(0);
  });
});

describe('the duty of a petition in the ledger', () => {
  it('is done, undone, returned and withdrawn by the petition’s own acts alone', async () => {
    c = await council(here);
    const id = await referred();
    const duty = await c.read(async (tx) => (await sql<{ id: string }>`select obligation_id as id from obligation_state where council_id = app.council() and subject_id = ${id} and kind = 'petition-reply'`.execute(tx)).rows[0]?.id ?? '');
    const own = 'obligation.refused-own-acts';
    expect(await refusal(stateProgress.execute(c.as('ubnd-officer'), { obligationId: duty, status: 'done', happenedOn: today }))).toBe(own);
    await answerPetitions.execute(c.as('ubnd-officer'), { petitionIds: [id], result: 'done', words: 'Đã khơi xong rãnh.' });
    expect(await refusal(undoStatement.execute(c.as('ubnd-officer'), { obligationId: duty }))).toBe(own);
    expect(await refusal(judgeObligation.execute(c.as('chair'), { obligationId: duty, verdict: 'returned', note: 'Chưa đạt yêu cầu' }))).toBe(own);
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [id], verdict: 'satisfactory' });
    expect(await c.read(async (tx) => (await sql<{ judged: string }>`select judged from obligation_state where council_id = app.council() and obligation_id = ${duty}`.execute(tx)).rows[0])).toEqual({ judged: 'accepted' });
  });
});
