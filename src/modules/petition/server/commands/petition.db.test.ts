import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#core/ids.ts';
import { council, world, type TestCouncil } from '../../../../../tests/support/world.ts';
import { readPetition } from '../petition-row.ts';
import { answerPetitions, withdrawAnswer } from './answer-petitions.ts';
import { amendPetition, classifyPetition } from './classify-petitions.ts';
import { judgeAnswers, undoJudgement } from './judge-answers.ts';
import { keepApart, mergePetitions, undoMerge } from './merge-petitions.ts';
import { recordPetition, recordPetitions } from './record-petition.ts';
import { referPetitions } from './refer-petitions.ts';
import { reopenPetition } from './reopen-petition.ts';
import { acceptReferrals, askExtension, receiveReferrals, returnReferrals, ruleOnExtension, ruleOnReturn } from './respond-to-referral.ts';
import { removePetition, splitPetition, undoRemoval, undoSplit } from './split-petition.ts';
import { closePetitions, recordVerdict, tellVoters, undoClosing } from './tell-voters.ts';

const here = world();
let c: TestCouncil;
beforeAll(async () => {
  c = await council(here);
});

const words = 'Đoạn đường từ nhà văn hóa thôn Mẫu 3 đến cầu tràn dài 600 m xuống cấp, đề nghị xã sửa chữa.';
const record = (more: object = {}, as: Parameters<TestCouncil['as']>[0] = 'clerk') => recordPetition.execute(c.as(as), { text: words, ...more });
const ubnd = () => c.organization('peoples-committee');
const stand = (id: string, as: Parameters<TestCouncil['as']>[0] = 'clerk') => c.read((tx) => readPetition(tx, c.as(as).actor, id));
const classify = (petitionId: string, bodyId: string = ubnd()) => classifyPetition.execute(c.as('clerk'), { petitionId, field: 'giao_thong', level: 'xã', bodyId });
const refer = (ids: string[], bodyId: string = ubnd()) => referPetitions.execute(c.as('clerk'), { bodyId, petitionIds: ids, signerId: c.person('chair') });
const answer = (ids: string[], more: object = {}) => answerPetitions.execute(c.as('ubnd-officer'), { petitionIds: ids, result: 'done', words: 'Đã sửa xong đoạn đường ngày 10/11.', number: '120/UBND-KT', ...more });
const duties = (id: string) =>
  c.read(async (tx) => (await sql<{ kind: string; dueOn: string; open: boolean; withdrawn: boolean }>`select kind, due_on as "dueOn", done_on is null and withdrawn_at is null as open, withdrawn_at is not null as withdrawn from obligation_state
    where council_id = app.council() and subject_id = ${id} order by opened_at, kind`.execute(tx)).rows);
const refusal = async (work: Promise<unknown>) => work.then(() => null, (error: { message: string; fields?: Record<string, string> }) => (error.fields ? Object.values(error.fields)[0] : error.message));

async function upTo(stage: 'compiled' | 'referred' | 'answered' | 'judged', more: object = {}): Promise<string> {
  const { petitionId } = await record();
  await classify(petitionId);
  if (stage === 'compiled') return petitionId;
  await refer([petitionId]);
  if (stage === 'referred') return petitionId;
  await answer([petitionId], more);
  if (stage === 'answered') return petitionId;
  await judgeAnswers.execute(c.as('chair'), { petitionIds: [petitionId], verdict: 'satisfactory' });
  return petitionId;
}

describe('law.md 17.4: a petition from first word to settled', () => {
  it('PET-01, PET-02, PET-06, PET-08, PET-09: recorded, classified in 3 working days, referred, answered in 30 days, told, judged, closed', async () => {
    const { petitionId, code } = await record({ voters: 12 });
    expect(code).toMatch(/^KN-2026-\d{4}$/);
    expect(await stand(petitionId)).toMatchObject({ stage: 'recorded', raisings: 1, voters: 12 });
    // PET-01: three working days from Friday 20/11/2026
    expect(await duties(petitionId)).toEqual([{ kind: 'petition-compile', dueOn: '2026-11-25', open: true, withdrawn: false }]);
    await classify(petitionId);
    expect(await stand(petitionId)).toMatchObject({ stage: 'compiled', field: 'giao_thong', level: 'xã' });
    const letter = await refer([petitionId]);
    expect(letter.symbol).toMatch(/^\d{2,}\/TTHĐND-VP$/);
    // PET-06: 30 days from 20/11 is Sunday 20/12, so Monday 21/12
    expect((await duties(petitionId)).at(-1)).toMatchObject({ kind: 'petition-reply', dueOn: '2026-12-21', open: true });
    await acceptReferrals.execute(c.as('ubnd-officer'), { petitionIds: [petitionId] });
    expect(await stand(petitionId)).toMatchObject({ stage: 'accepted' });
    await answer([petitionId]);
    expect(await stand(petitionId)).toMatchObject({ stage: 'answered', result: 'done', outcome: null });
    expect((await duties(petitionId)).filter((duty) => duty.open).map((duty) => duty.kind)).toEqual(['petition-tell']);
    await tellVoters.execute(c.as('clerk'), { petitionIds: [petitionId], means: 'meeting' });
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [petitionId], verdict: 'satisfactory' });
    expect(await stand(petitionId)).toMatchObject({ stage: 'judged', outcome: 'settled', toldOn: '2026-11-20' });
    await closePetitions.execute(c.as('chair'), { petitionIds: [petitionId], sessionTitle: 'Kỳ họp thứ 3' });
    expect(await stand(petitionId)).toMatchObject({ stage: 'closed' });
    expect((await duties(petitionId)).every((duty) => !duty.open)).toBe(true);
    await undoClosing.execute(c.as('chair'), { petitionId });
    expect(await stand(petitionId)).toMatchObject({ stage: 'judged' });
  });

  it('PET-08: a promise names its day, which runs as the next deadline, and is not settled before it is kept', async () => {
    const id = await upTo('referred');
    expect(await refusal(answer([id], { result: 'in-progress' }))).toBe('petition.promise-needed');
    await answer([id], { result: 'will-do', promisedOn: '2027-03-31', replyClass: 'with-schedule' });
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [id], verdict: 'satisfactory' });
    expect(await stand(id)).toMatchObject({ stage: 'promised', outcome: 'in-progress', promisedOn: '2027-03-31' });
    expect((await duties(id)).filter((duty) => duty.open)).toMatchObject([{ kind: 'petition-tell' }, { kind: 'petition-promise', dueOn: '2027-03-31' }].sort((a, b) => a.kind.localeCompare(b.kind)));
    await answer([id]);
    expect(await stand(id)).toMatchObject({ stage: 'answered', result: 'done' });
    expect((await duties(id)).some((duty) => duty.kind === 'petition-promise' && duty.open)).toBe(false);
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [id], verdict: 'satisfactory' });
    expect(await stand(id)).toMatchObject({ outcome: 'settled' });
  });

  it('PET-12: an unsatisfactory answer goes back with the reason and a new deadline', async () => {
    const id = await upTo('answered');
    expect(await refusal(judgeAnswers.execute(c.as('chair'), { petitionIds: [id], verdict: 'unsatisfactory' }))).toBe('petition.unsatisfactory-why');
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [id], verdict: 'unsatisfactory', note: 'Chưa nêu ngày làm rãnh thoát nước' });
    expect(await stand(id)).toMatchObject({ stage: 'reopened', outcome: null, answeredOn: null, reopened: 1 });
    expect((await duties(id)).filter((duty) => duty.open)).toMatchObject([{ kind: 'petition-reply', dueOn: '2026-12-21' }]);
    await answer([id]);
    expect(await stand(id)).toMatchObject({ stage: 'answered', reopened: 1 });
  });

  it('a voter who does not agree keeps it open; reopening says why', async () => {
    const id = await upTo('judged');
    expect(await refusal(recordVerdict.execute(c.as('clerk'), { petitionId: id, agrees: 'no', means: 'phone' }))).toBe('petition.disagree-why');
    await recordVerdict.execute(c.as('clerk'), { petitionId: id, agrees: 'no', reason: 'Mới đổ đá, chưa làm mặt đường', means: 'phone' });
    expect(await stand(id)).toMatchObject({ voterAgrees: false });
    expect(await refusal(closePetitions.execute(c.as('chair'), { petitionIds: [id] }))).toBe('petition.close-objection');
    await reopenPetition.execute(c.as('chair'), { petitionId: id, reason: 'Cử tri chưa đồng ý' });
    expect(await stand(id)).toMatchObject({ stage: 'reopened', voterAgrees: null });
  });

  it('PET-14: a matter of the province runs sixty days', async () => {
    const { petitionId } = await record();
    await classifyPetition.execute(c.as('clerk'), { petitionId, field: 'giao_thong', level: 'tỉnh', bodyId: ubnd() });
    await refer([petitionId]);
    expect((await duties(petitionId)).at(-1)).toMatchObject({ kind: 'petition-reply', dueOn: '2027-01-19' });
  });
});

describe('what the body says', () => {
  it('sends back what is not its own, with a reason and the body it belongs to; the council rules, the clock runs until then', async () => {
    const id = await upTo('referred');
    const back = (more: object) => returnReferrals.execute(c.as('ubnd-officer'), { petitionIds: [id], reason: 'Đường do tỉnh quản lý', ...more });
    expect(await refusal(back({}))).toBe('petition.proposed-needed');
    await back({ proposedBody: 'Sở Xây dựng' });
    expect(await stand(id)).toMatchObject({ stage: 'returned' });
    expect((await duties(id)).some((duty) => duty.kind === 'petition-reply' && duty.open)).toBe(true);
    expect(await refusal(ruleOnReturn.execute(c.as('chair'), { petitionId: id, ruling: 'insisted' }))).toBe('petition.refuse-why');
    await ruleOnReturn.execute(c.as('chair'), { petitionId: id, ruling: 'insisted', reason: 'Đường do xã quản lý từ 01/7/2025' });
    expect(await stand(id)).toMatchObject({ stage: 'referred' });
  });

  it('is re-routed to the other body by a new letter', async () => {
    const id = await upTo('referred');
    await returnReferrals.execute(c.as('ubnd-officer'), { petitionIds: [id], reason: 'Việc của Ban', proposedBodyId: c.organization('board') });
    await refer([id], c.organization('board'));
    expect(await stand(id)).toMatchObject({ stage: 'referred', bodyId: c.organization('board') });
    expect((await duties(id)).filter((duty) => duty.kind === 'petition-reply').map((duty) => duty.open)).toEqual([false, true]);
  });

  it('PET-06: the day of receipt moves the deadline; more time only when granted', async () => {
    const id = await upTo('referred');
    expect(await refusal(receiveReferrals.execute(c.as('clerk'), { petitionIds: [id], receivedOn: '2026-11-19' }))).toBe('petition.before-sent');
    await askExtension.execute(c.as('ubnd-officer'), { petitionIds: [id], untilOn: '2027-01-15', reason: 'Chờ kết quả đo đạc' });
    expect((await duties(id)).at(-1)).toMatchObject({ dueOn: '2026-12-21' });
    const asked = await c.read(async (tx) => (await sql<{ id: string }>`select e.referral_extension_id as id from referral_extension e join referral f using (council_id, referral_id) where f.council_id = app.council() and f.petition_id = ${id}`.execute(tx)).rows[0]!.id);
    await ruleOnExtension.execute(c.as('chair'), { referralExtensionId: asked, granted: 'yes' });
    expect((await duties(id)).at(-1)).toMatchObject({ dueOn: '2027-01-15' });
    expect(await refusal(ruleOnExtension.execute(c.as('chair'), { referralExtensionId: asked, granted: 'no', reason: 'Không đồng ý' }))).toBe('petition.extension-decided');
  });

  it('answers only its own: another body does not even see it', async () => {
    const id = await upTo('compiled');
    await expect(stand(id, 'ubnd-officer')).rejects.toMatchObject({ name: 'NotFound' });
    await classify(id, c.organization('board'));
    await refer([id], c.organization('board'));
    await expect(answer([id])).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('takes an answer back before it was judged, and not after', async () => {
    const id = await upTo('answered');
    await withdrawAnswer.execute(c.as('ubnd-officer'), { petitionId: id });
    expect(await stand(id)).toMatchObject({ stage: 'referred', answeredOn: null });
    expect((await duties(id)).filter((duty) => duty.open).map((duty) => duty.kind)).toEqual(['petition-reply']);
    await answer([id]);
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [id], verdict: 'satisfactory' });
    expect(await refusal(withdrawAnswer.execute(c.as('ubnd-officer'), { petitionId: id }))).toBe('petition.not-now');
    await undoJudgement.execute(c.as('chair'), { petitionId: id });
    expect(await stand(id)).toMatchObject({ stage: 'answered' });
  });

  it('one answer serves many petitions', async () => {
    const ids = [await upTo('referred'), await upTo('referred')];
    const { replyId } = await answer(ids);
    const items = await c.read(async (tx) => (await sql`select 1 from reply_item where council_id = app.council() and reply_id = ${replyId}`.execute(tx)).rows.length);
    expect(items).toBe(2);
  });
});

describe('the same matter', () => {
  it('merges with every raiser counted, and comes apart again', async () => {
    const [a, b, d] = [await record({ voters: 5 }), await record({ voters: 7 }), await record()];
    await mergePetitions.execute(c.as('clerk'), { intoId: b.petitionId, petitionIds: [d.petitionId] });
    await mergePetitions.execute(c.as('clerk'), { intoId: a.petitionId, petitionIds: [b.petitionId] });
    expect(await stand(a.petitionId)).toMatchObject({ raisings: 3, voters: 13, stage: 'recorded' });
    expect(await stand(d.petitionId)).toMatchObject({ stage: 'merged', rootId: a.petitionId });
    expect(await refusal(classify(b.petitionId))).toBe('petition.is-merged');
    await undoMerge.execute(c.as('clerk'), { petitionId: b.petitionId });
    expect(await stand(a.petitionId)).toMatchObject({ raisings: 1, voters: 5 });
    expect(await stand(b.petitionId)).toMatchObject({ raisings: 2, voters: 8, stage: 'recorded', rootId: b.petitionId });
    expect(await stand(d.petitionId)).toMatchObject({ stage: 'merged', rootId: b.petitionId });
  });

  it('two clerks who merge the same petition at once: one does, the other is told', async () => {
    const [a, b, d] = [await record(), await record(), await record()];
    const outcomes = await Promise.all([
      refusal(mergePetitions.execute(c.as('clerk'), { intoId: a.petitionId, petitionIds: [d.petitionId] })),
      refusal(mergePetitions.execute(c.as('office-head'), { intoId: b.petitionId, petitionIds: [d.petitionId] }))
    ]);
    expect(outcomes.filter((each) => each === null)).toHaveLength(1);
    expect(outcomes.find((each) => each !== null)).toBe('petition.not-now');
    const root = (await stand(d.petitionId)).rootId;
    expect([a.petitionId, b.petitionId]).toContain(root);
  });

  it('raised again after the answer reopens it', async () => {
    const id = await upTo('judged');
    const again = await record({ joinPetitionId: id });
    expect(again).toMatchObject({ petitionId: id, joined: true });
    expect(await stand(id)).toMatchObject({ raisings: 2, stage: 'reopened' });
    await keepApart.execute(c.as('clerk'), { petitionId: id, otherId: (await record()).petitionId });
  });

  it('splits a compound one, keeps the whole and its raisers, and joins it again while nothing was done', async () => {
    const whole = await record({ text: 'Đề nghị sửa đường và đề nghị cấp nước sạch.', voters: 4 });
    const { parts } = await splitPetition.execute(c.as('clerk'), { petitionId: whole.petitionId, parts: ['Đề nghị sửa đường.', 'Đề nghị cấp nước sạch.'] });
    expect(await stand(whole.petitionId)).toMatchObject({ stage: 'split', body: 'Đề nghị sửa đường và đề nghị cấp nước sạch.' });
    expect(await stand(parts[0]!)).toMatchObject({ stage: 'recorded', voters: 4 });
    await undoSplit.execute(c.as('clerk'), { petitionId: whole.petitionId });
    expect(await stand(whole.petitionId)).toMatchObject({ stage: 'recorded' });
    expect(await stand(parts[1]!)).toMatchObject({ stage: 'removed' });
    const again = await splitPetition.execute(c.as('clerk'), { petitionId: whole.petitionId, parts: ['Đề nghị sửa đường.', 'Đề nghị cấp nước sạch.'] });
    await classify(again.parts[0]!);
    await refer([again.parts[0]!]);
    expect(await refusal(undoSplit.execute(c.as('clerk'), { petitionId: whole.petitionId }))).toBe('petition.split-answered');
  });
});

describe('coming in', () => {
  it('writes an entry once however often it is sent, and gives each petition a number of its own', async () => {
    const [one, two] = [newId(), newId()];
    const lines = [{ text: 'Đèn đường cụm 4 hỏng từ tháng 9', entryKey: one }, { text: 'Xin phun thuốc muỗi', entryKey: two }, { text: 'Đèn đường cụm 4 hỏng từ tháng 9', entryKey: one }];
    const first = await recordPetitions.execute(c.as('mttq-officer'), { lines });
    const second = await recordPetitions.execute(c.as('mttq-officer'), { lines });
    expect(first.recorded.map((each) => each.repeated)).toEqual([false, false, true]);
    expect(second.recorded.map((each) => each.repeated)).toEqual([true, true, true]);
    expect(second.recorded.map((each) => each.code)).toEqual(first.recorded.map((each) => each.code));
    const many = await Promise.all(Array.from({ length: 8 }, () => record()));
    expect(new Set(many.map((each) => each.code)).size).toBe(8);
  });

  it('keeps who raised it out of the event log, the petition and its search key', async () => {
    const name = 'Lò Thị Dụ Riêng';
    const { petitionId } = await record({ raiser: { name, phone: '0900000123', address: 'Thôn Mẫu 9' } });
    const found = await c.read(async (tx) => (await sql<{ n: number }>`select (select count(*) from event where data::text like ${`%${name}%`})::int + (select count(*) from petition p where p::text like ${`%${name}%`})::int as n`.execute(tx)).rows[0]!.n);
    expect(found).toBe(0);
    expect(petitionId).toBeTruthy();
  });

  it('refuses what cannot be: a day ahead, an unknown village, one who may not', async () => {
    expect(await refusal(record({ raisedOn: '2026-11-21' }))).toBe('petition.raised-ahead');
    expect(await refusal(record({ villageId: newId() }))).toBe('petition.village-unknown');
    await expect(record({}, 'ubnd-officer')).rejects.toMatchObject({ name: 'Forbidden' });
    await expect(record({}, 'overseer')).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it('two who amend at once: the second sees the first', async () => {
    const { petitionId } = await record();
    const amend = (title: string) => amendPetition.execute(c.as('clerk'), { petitionId, title, body: words, version: 1 });
    await amend('Sửa đường thôn Mẫu 3');
    await expect(amend('Đường hỏng')).rejects.toMatchObject({ name: 'Conflict', theirs: { title: 'Sửa đường thôn Mẫu 3' } });
  });

  it('what is no petition is taken out with its reason, and put back', async () => {
    const { petitionId } = await record();
    await removePetition.execute(c.as('clerk'), { petitionId, kind: 'to-letters' });
    expect(await stand(petitionId)).toMatchObject({ stage: 'removed' });
    await undoRemoval.execute(c.as('clerk'), { petitionId });
    expect(await stand(petitionId)).toMatchObject({ stage: 'recorded' });
    expect((await duties(petitionId)).filter((duty) => duty.open).map((duty) => duty.kind)).toEqual(['petition-compile']);
  });
});
