import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { Conflict, Forbidden, NotFound, RuleBroken } from '#core/errors.ts';
import { closeDay, moveDay, postSchedule } from './commands/keep-days.ts';
import { addDay, approvePlan, assignDay, drawPlan } from './commands/plan-receptions.ts';
import { giveReceipt, readBack, recordReception } from './commands/record-reception.ts';
import { noticeRefusal, refuseReception } from './commands/refuse-reception.ts';
import { answerSwap, askSwap, decideSwap } from './commands/swap-duties.ts';
import { daysWhere } from './day-row.ts';
import { readReception } from './records.ts';

const here = world();
const plan = { year: 2026, place: 'Trụ sở tiếp công dân xã Mẫu Thử', from: '7h30', to: '11:00', pattern: 'weekly', weekday: 3, monthDays: '', perDay: 1, startOn: '2026-11-25' };
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error as Error & { fields?: Record<string, string> });
const days = (c: TestCouncil, today = '2026-11-20') => c.read((tx) => daysWhere(tx, sql<boolean>`true`, today));
const ledger = (c: TestCouncil, kind: string) =>
  c.read(async (tx) => (await sql<{ subject: string; key: string; due: string; done: string | null; withdrawn: string | null; person: string | null }>`select subject_id as subject, period as key, now_due_on as due, done_on as done,
    withdrawn_paper as withdrawn, responsible_person_id as person from obligation where subject_kind = ${kind} order by now_due_on, opened_at`.execute(tx)).rows);

async function planned(c: TestCouncil) {
  await drawPlan.execute(c.as('clerk'), plan);
  await approvePlan.execute(c.as('chair'), { year: 2026, paper: '40/KH-HĐND' });
  return days(c);
}

describe('the plan of a year', () => {
  it('proposes a fair roster on working days; approved, each day is to be posted and each duty stands in the ledger', async () => {
    const c = await council(here);
    await drawPlan.execute(c.as('clerk'), plan);
    expect((await days(c)).map((day) => [day.onDay, day.state, day.duties.length])).toEqual([['2026-11-25', 'draft', 1], ['2026-12-02', 'draft', 1], ['2026-12-09', 'draft', 1], ['2026-12-16', 'draft', 1], ['2026-12-23', 'draft', 1], ['2026-12-30', 'draft', 1]]);
    expect(await ledger(c, 'reception-day')).toEqual([]);
    await approvePlan.execute(c.as('vice-chair'), { year: 2026, paper: '40/KH-HĐND' });
    expect((await ledger(c, 'reception-day')).map(({ due }) => due)).toEqual(['2026-11-18', '2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23']);
    const duties = await ledger(c, 'reception-duty');
    expect(new Set(duties.slice(0, 4).map(({ person }) => person)).size).toBe(4);
    expect(duties.map(({ due }) => due)).toEqual((await days(c)).map((day) => day.onDay));
  });

  it('is drawn anew until it is approved, and then only by its own acts', async () => {
    const c = await council(here);
    await drawPlan.execute(c.as('clerk'), plan);
    await drawPlan.execute(c.as('clerk'), { ...plan, pattern: 'monthly', monthDays: '2, 16' });
    const [first] = await days(c);
    expect((await days(c)).map((day) => day.onDay)).toEqual(['2026-12-02', '2026-12-16']);
    await assignDay.execute(c.as('clerk'), { dayId: first!.id, version: 1, personIds: [c.person('chair'), c.person('delegate')] });
    expect(await refusal(assignDay.execute(c.as('clerk'), { dayId: first!.id, version: 1, personIds: [c.person('chair')] }))).toBeInstanceOf(Conflict);
    expect((await refusal(assignDay.execute(c.as('clerk'), { dayId: first!.id, version: 2, personIds: [c.person('ubnd-officer')] })))?.fields).toEqual({ personIds: 'reception.only-delegates' });
    expect(await refusal(approvePlan.execute(c.as('clerk'), { year: 2026, paper: '40/KH-HĐND' }))).toBeInstanceOf(Forbidden);
    await approvePlan.execute(c.as('chair'), { year: 2026, paper: '40/KH-HĐND' });
    expect((await refusal(drawPlan.execute(c.as('clerk'), plan)))?.message).toBe('reception.plan-approved');
    expect((await refusal(assignDay.execute(c.as('clerk'), { dayId: first!.id, version: 2, personIds: [c.person('chair')] })))?.message).toBe('reception.swap-instead');
    expect((await refusal(approvePlan.execute(c.as('chair'), { year: 2026, paper: 'x' })))?.message).toBe('reception.plan-approved');
    expect(await refusal(approvePlan.execute(c.as('chair'), { year: 2027, paper: 'x' }))).toBeInstanceOf(NotFound);
  });

  it('refuses hours and days that cannot be, and other people', async () => {
    const c = await council(here);
    expect((await refusal(drawPlan.execute(c.as('clerk'), { ...plan, to: '07:00' })))?.fields).toEqual({ to: 'reception.hours' });
    expect((await refusal(drawPlan.execute(c.as('clerk'), { ...plan, pattern: 'monthly' })))?.fields).toEqual({ monthDays: 'reception.month-days' });
    expect((await refusal(drawPlan.execute(c.as('clerk'), { ...plan, from: 'sáng' })))?.fields).toEqual({ from: 'reception.clock' });
    expect(await refusal(drawPlan.execute(c.as('delegate'), plan))).toBeInstanceOf(Forbidden);
    expect((await refusal(addDay.execute(c.as('clerk'), { onDay: '2026-11-29', from: '7:30', to: '11:00', place: 'Nhà văn hóa', personIds: [c.person('chair')] })))?.fields).toEqual({ onDay: 'reception.rest-day' });
  });
});

describe('posting, moving, recording a day', () => {
  it('posting in time closes the day’s deadline (CIT-04); a moved day is announced anew and its duty goes with it', async () => {
    const c = await council(here);
    const [, second] = await planned(c);
    await postSchedule.execute(c.as('clerk'), { dayIds: [second!.id], postedOn: '2026-11-20', places: 'Trụ sở, trang thông tin điện tử' });
    expect((await ledger(c, 'reception-day')).find((row) => row.subject === second!.id)?.done).toBe('2026-11-20');
    expect((await refusal(moveDay.execute(c.as('clerk'), { dayId: second!.id, version: 1, newDay: '2026-12-05', reason: 'Trùng kỳ họp' })))?.fields).toEqual({ newDay: 'reception.rest-day' });
    expect((await refusal(moveDay.execute(c.as('clerk'), { dayId: second!.id, version: 1, newDay: '2026-12-04', reason: 'x' })))?.fields).toEqual({ reason: 'reception.reason-short' });
    await moveDay.execute(c.as('clerk'), { dayId: second!.id, version: 1, newDay: '2026-12-04', reason: 'Trùng kỳ họp' });
    const moved = (await days(c)).find((day) => day.id === second!.id)!;
    expect([moved.onDay, moved.movedFrom, moved.state, moved.postedOn]).toEqual(['2026-12-04', '2026-12-02', 'to-post', null]);
    expect((await ledger(c, 'reception-day')).filter((row) => row.subject === second!.id).map((row) => [row.key, row.due])).toEqual([['post.0', '2026-11-25'], ['post.1', '2026-11-27']]);
    expect((await ledger(c, 'reception-duty')).find((row) => row.subject === second!.duties[0]!.id)?.due).toBe('2026-12-04');
    expect(await refusal(moveDay.execute(c.as('delegate'), { dayId: second!.id, version: 2, newDay: '2026-12-07', reason: 'Bận việc' }))).toBeInstanceOf(Forbidden);
  });

  it('a day held says who received and why the others did not; not held needs its reason', async () => {
    const c = (await council(here)).at('2026-12-09T16:00:00+07:00');
    await planned(c.at('2026-11-20T08:00:00+07:00'));
    const [first, second, third, fourth] = await days(c, '2026-12-09');
    const close = (more: Record<string, unknown>) => closeDay.execute(c.as('clerk'), { dayId: first!.id, version: 1, held: 'held', ...more });
    expect((await refusal(close({})))?.fields).toEqual({ received: 'reception.nobody-received' });
    expect((await refusal(close({ held: 'not-held', reason: '' })))?.fields).toEqual({ reason: 'reception.not-held-reason' });
    await close({ received: [first!.duties[0]!.id] });
    await closeDay.execute(c.as('clerk'), { dayId: second!.id, version: 1, held: 'not-held', reason: 'Bão số 12, cả xã sơ tán' });
    expect((await days(c, '2026-12-09')).slice(0, 4).map((day) => day.state)).toEqual(['held', 'not-held', 'to-post', 'to-post']);
    const duties = await ledger(c, 'reception-duty');
    expect(duties.slice(0, 2).map((row) => [row.done, row.withdrawn])).toEqual([['2026-11-25', null], [null, 'Bão số 12, cả xã sơ tán']]);
    expect((await refusal(close({ version: 2, received: [first!.duties[0]!.id] })))?.message).toBe('reception.day-closed');
    expect((await refusal(closeDay.execute(c.as('clerk'), { dayId: fourth!.id, version: 1, held: 'held', received: [fourth!.duties[0]!.id] })))?.message).toBe('reception.day-not-yet');
    expect(third!.onDay).toBe('2026-12-09');
  });

  it('a duty changes hands when asked, agreed and allowed, each by his own; the old one stays on record', async () => {
    const c = await council(here);
    const all = await planned(c);
    const mine = all.flatMap((day) => day.duties.map((duty) => ({ ...duty, day }))).find((duty) => duty.personId === c.person('delegate'))!;
    const other = all.flatMap((day) => day.duties.map((duty) => ({ ...duty, day }))).find((duty) => duty.personId === c.person('chair') && duty.day.id !== mine.day.id)!;
    const ask = { dutyId: mine.id, toPersonId: c.person('chair'), otherDutyId: other.id, reason: 'Đi tập huấn ở tỉnh' };
    expect(await refusal(askSwap.execute(c.as('vice-chair'), ask))).toBeInstanceOf(Forbidden);
    expect((await refusal(askSwap.execute(c.as('delegate'), { ...ask, toPersonId: c.person('ubnd-officer'), otherDutyId: '' })))?.fields).toEqual({ toPersonId: 'reception.only-delegates' });
    expect((await refusal(askSwap.execute(c.as('delegate'), { ...ask, otherDutyId: mine.id })))?.fields).toEqual({ otherDutyId: 'reception.other-duty' });
    const { id } = await askSwap.execute(c.as('delegate'), ask);
    expect((await refusal(askSwap.execute(c.as('delegate'), ask)))?.message).toBe('reception.swap-asked');
    expect((await refusal(decideSwap.execute(c.as('vice-chair'), { swapId: id, decision: 'allow' })))?.message).toBe('reception.swap-not-agreed');
    expect(await refusal(answerSwap.execute(c.as('delegate'), { swapId: id, answer: 'agree' }))).toBeInstanceOf(Forbidden);
    await answerSwap.execute(c.as('chair'), { swapId: id, answer: 'agree' });
    expect(await refusal(decideSwap.execute(c.as('clerk'), { swapId: id, decision: 'allow' }))).toBeInstanceOf(Forbidden);
    await decideSwap.execute(c.as('vice-chair'), { swapId: id, decision: 'allow' });
    const after = await days(c);
    const [mineNow, otherNow] = [mine, other].map((duty) => after.find((day) => day.id === duty.day.id)!.duties[0]!);
    expect([mineNow!.personId, mineNow!.replacesName, otherNow!.personId]).toEqual([c.person('chair'), 'Nguyễn Văn Mẫu (delegate)', c.person('delegate')]);
    const duties = await ledger(c, 'reception-duty');
    expect(duties.find((row) => row.subject === mine.id)?.withdrawn).toBe('Đi tập huấn ở tỉnh');
    expect((await refusal(decideSwap.execute(c.as('vice-chair'), { swapId: id, decision: 'allow' })))?.message).toBe('reception.swap-over');
  });
});

const visit = (more: Record<string, unknown> = {}) => ({
  kind: 'standing',
  receivedOn: '2026-11-19',
  visitorName: 'Lê Thị Ví Dụ',
  visitorAddress: 'Thôn Mẫu 5',
  matters: [{ kind: 'petition', text: 'Trạm bơm hỏng, thiếu nước tưới.' }],
  ...more
});

describe('the record of a visit', () => {
  it('parts its matters, each on its own track: letters with their clocks, a petition of voters, advice on the spot (CIT-10)', async () => {
    const c = await council(here);
    const { id } = await recordReception.execute(c.as('clerk'), visit({ matters: [{ kind: 'complaint', text: 'Không đồng ý mức hỗ trợ thu hồi đất.' }, { kind: 'voter-petition', text: 'Đề nghị làm cầu qua kênh.' }, { kind: 'advice', text: 'Hỏi thủ tục tách hộ', handling: 'Hướng dẫn nộp tại Trung tâm phục vụ hành chính công.' }, { kind: 'petition', text: '' }] }));
    const record = await c.read((tx) => readReception(tx, c.as('clerk').actor, id));
    expect(record.matters.map((matter) => [matter.kind, matter.letterNumber, matter.petitionId !== null])).toEqual([['complaint', 1, false], ['voter-petition', null, true], ['advice', null, false]]);
    expect((await c.read(async (tx) => (await sql<{ n: number }>`select count(*)::int as n from obligation where subject_kind = 'letter' and subject_id = ${record.matters[0]!.letterId}`.execute(tx)).rows))[0]?.n).toBe(2);
  });

  it('with a denunciation the visitor stands behind the wall in every table (TC-08)', async () => {
    const c = await council(here);
    const { id } = await recordReception.execute(c.as('clerk'), visit({ visitorName: 'Hồ Thị Ví Kín', visitorAddress: 'Ngõ Khuất 9', visitorPhone: '0911222333', matters: [{ kind: 'denunciation', text: 'Nhận tiền khi làm thủ tục.' }, { kind: 'voter-petition', text: 'Sửa mương.' }, { kind: 'complaint', text: 'Xử phạt không đúng.' }] }));
    const record = await c.read((tx) => readReception(tx, c.as('clerk').actor, id));
    expect([record.visitorName, record.protected, record.masks]).toEqual([null, true, [1, 2]]);
    const client = new pg.Client({ connectionString: here.ownerUrl });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
    const telling: string[] = [];
    for (const { name } of tables) if (((await client.query<{ n: number }>(`select count(*)::int as n from ${name} t where t::text ilike any (array['%Hồ Thị Ví Kín%', '%Ngõ Khuất 9%', '%0911222333%'])`)).rows[0]?.n ?? 0) > 0) telling.push(name);
    await client.end();
    expect(telling).toEqual(['public.letter_identity']);
    expect((await refusal(recordReception.execute(c.as('clerk'), visit({ visitorName: 'Hồ Thị Ví Kín', matters: [{ kind: 'denunciation', text: 'Ho Thi Vi Kin trình bày' }] }))))?.fields).toEqual({ 'matters.0.text': 'letter.name-in-matter' });
  });

  it('a group chooses its representatives in writing (CIT-13); what is not said is asked for', async () => {
    const c = await council(here);
    const group = { peopleCount: 14, representatives: 'A, thôn Mẫu 1\nB\nC\nD', chosenPaper: 'Biên bản 18/11/2026' };
    expect((await refusal(recordReception.execute(c.as('clerk'), visit({ ...group, representatives: '' }))))?.message).toBe('reception.representatives');
    expect((await refusal(recordReception.execute(c.as('clerk'), visit({ ...group, chosenPaper: '' }))))?.message).toBe('reception.chosen-paper');
    const { id } = await recordReception.execute(c.as('clerk'), visit(group));
    expect((await c.read((tx) => readReception(tx, c.as('clerk').actor, id))).representatives.map((each) => each.name)).toEqual(['A', 'B', 'C', 'D']);
    expect((await refusal(recordReception.execute(c.as('clerk'), visit({ matters: [] }))))?.fields).toEqual({ matters: 'reception.matter-needed' });
    expect((await refusal(recordReception.execute(c.as('clerk'), visit({ receivedOn: '2026-11-21', matters: [{ kind: 'advice', text: 'Hỏi' }] }))))?.fields).toEqual({ receivedOn: 'reception.day-ahead', 'matters.0.handling': 'reception.advice-needed' });
    expect(await refusal(recordReception.execute(c.as('ubnd-officer'), visit()))).toBeInstanceOf(Forbidden);
    expect(await refusal(recordReception.execute(c.as('delegate'), visit()))).toBeInstanceOf(Forbidden);
  });

  it('is read back and signed once (CIT-11); documents taken have a numbered receipt (CIT-12); who did not receive does not see it', async () => {
    const c = await council(here);
    const { id } = await recordReception.execute(c.as('clerk'), visit());
    await readBack.execute(c.as('clerk'), { receptionId: id, signedHow: 'fingerprint' });
    expect((await refusal(readBack.execute(c.as('clerk'), { receptionId: id, signedHow: 'signature' })))?.message).toBe('reception.read-back-done');
    expect((await giveReceipt.execute(c.as('clerk'), { receptionId: id, givenOn: '2026-11-19', documents: 'Đơn kiến nghị; 01 bản; bản chính\nẢnh chụp' })).number).toBe(1);
    expect((await refusal(giveReceipt.execute(c.as('clerk'), { receptionId: id, givenOn: '2026-11-19', documents: '' })))?.fields).toEqual({ documents: 'reception.documents-needed' });
    expect((await refusal(giveReceipt.execute(c.as('clerk'), { receptionId: id, givenOn: '2026-11-18', documents: 'Đơn' })))?.fields).toEqual({ givenOn: 'reception.receipt-day' });
    expect((await c.read((tx) => readReception(tx, c.as('clerk').actor, id))).receipts[0]?.documents).toEqual([{ name: 'Đơn kiến nghị', copies: '01 bản', form: 'bản chính' }, { name: 'Ảnh chụp', copies: '01 bản', form: '' }]);
    for (const role of ['delegate', 'ubnd-officer', 'mttq-officer', 'overseer', 'administrator'] as const) expect(await refusal(c.read((tx) => readReception(tx, c.as(role).actor, id)))).toBeInstanceOf(NotFound);
  });

  it('refusing needs a listed ground, and its notice is due within three working days (CIT-17)', async () => {
    const c = await council(here);
    const refuse = (more: Record<string, unknown> = {}) => refuseReception.execute(c.as('clerk'), { refusedOn: '2026-11-19', personName: 'Ngô Văn Ví', ground: 'threatens', groundNote: 'Gây rối tại phòng tiếp', ...more });
    expect((await refusal(refuse({ ground: 'too-busy' })))?.fields).toEqual({ ground: 'reception.ground-needed' });
    const { id } = await refuse();
    expect((await ledger(c, 'reception-refusal')).map((row) => [row.due, row.done])).toEqual([['2026-11-24', null]]);
    expect((await refusal(noticeRefusal.execute(c.as('clerk'), { refusalId: id, noticedOn: '2026-11-18', paper: '41/TB-HĐND' })))?.fields).toEqual({ noticedOn: 'reception.notice-day' });
    await noticeRefusal.execute(c.as('clerk'), { refusalId: id, noticedOn: '2026-11-20', paper: '41/TB-HĐND' });
    expect((await ledger(c, 'reception-refusal'))[0]?.done).toBe('2026-11-20');
    expect(await refusal(noticeRefusal.execute(c.as('clerk'), { refusalId: id, noticedOn: '2026-11-20', paper: '41/TB-HĐND' }))).toBeInstanceOf(RuleBroken);
  });
});
