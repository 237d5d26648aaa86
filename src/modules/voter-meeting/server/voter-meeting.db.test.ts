import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#core/context.ts';
import { Forbidden, Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { createOrganization } from '#modules/organization/server/commands/edit-organizations.ts';
import { classifyPetition } from '#modules/petition/server/commands/classify-petitions.ts';
import { createPerson } from '#modules/person/server/commands/edit-people.ts';
import { warmPdf } from '#modules/paper/server/pdf.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { answerAssignment, replaceDelegate } from './commands/answer-assignment.ts';
import { askMeeting, decideMeeting, tellPlace } from './commands/ask-meeting.ts';
import { changeMeeting, reinstateMeeting } from './commands/change-meeting.ts';
import { closeMeeting, saveMinutes } from './commands/close-meeting.ts';
import { markStep, recordAttendance } from './commands/hold-meeting.ts';
import { issuePlan, recallPlan, sendPress } from './commands/issue-plan.ts';
import { proposeMeetings } from './commands/propose-schedule.ts';
import { decideMatch, signList } from './commands/reconcile-lists.ts';
import { clearWarning, divertLine, dropLine, recordLines } from './commands/record-lines.ts';
import { reportResult } from './commands/report-result.ts';
import { addMeeting, editMeeting, removeMeeting, restoreMeeting } from './commands/save-meeting.ts';
import { createRound, withdrawRound } from './commands/save-round.ts';
import { followCompiling } from './jobs.ts';
import { comparisonOf, linesOf } from './lines.ts';
import { meetingRow, meetingsOf, roundRow } from './round-data.ts';

const here = world();
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nghisu-contact-'));
  process.env['NGHISU_DATA'] = dataDir;
  await warmPdf();
}, 60_000);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error as Error & { fields?: Record<string, string>; theirs?: unknown });

interface Setting {
  c: TestCouncil;
  villages: string[];
  delegates: string[];
  roundId: string;
}

/** A council with three villages and three delegates, and a round before the regular session of 17/12/2026. */
async function setting(now = '2026-11-20T08:00:00+07:00'): Promise<Setting> {
  const c = await council(here, { now });
  const villages: string[] = [];
  for (const name of ['Thôn Mẫu Đông', 'Thôn Mẫu Tây', 'Thôn Mẫu Nam']) villages.push((await createOrganization.execute(c.as('clerk'), { kind: 'village', name, shortName: '', aliases: '', parentId: '', email: '' })).id);
  const delegates: string[] = [c.person('delegate')];
  for (const name of ['Trần Thị Thử', 'Lê Văn Ví']) {
    const made = await createPerson.execute(c.as('administrator'), { name, honorific: '', email: '', phone: '', post: '', bornIn: '', posts: [{ organizationId: c.organization('all-delegates'), role: 'delegate' }], fromOn: '2026-03-15' });
    delegates.push(made.id);
  }
  const { id } = await createRound.execute(c.as('clerk'), {
    timing: 'before-session',
    title: 'Trước kỳ họp thường lệ cuối năm 2026',
    sessionTitle: 'Kỳ họp thường lệ cuối năm 2026',
    sessionKind: 'regular',
    sessionOpensOn: '17/12/2026',
    fromOn: '30/11/2026',
    toOn: '08/12/2026'
  });
  return { c, villages, delegates, roundId: id };
}

const fields = (villages: string[], delegates: string[], over: Record<string, unknown> = {}) => ({
  kind: 'session',
  mode: 'in-person',
  place: 'Nhà văn hóa thôn Mẫu Đông',
  on: '01/12/2026',
  from: '19:30',
  to: '21 giờ',
  chairName: 'Đỗ Thị Mẫu',
  minuteTakerName: 'Vũ Văn Thử',
  villageIds: villages,
  delegateIds: delegates,
  bodyIds: [],
  ...over
});

const issue = (s: Setting, role: Role = 'vice-chair') => issuePlan.execute(s.c.as(role), { voterRoundId: s.roundId, number: '', issuedOn: '20/11/2026', signerId: s.c.person('chair') });
const duties = (c: TestCouncil) =>
  c.read(async (tx) => (await sql<{ period: string; due: string; done: string | null; withdrawn: boolean; person: string | null }>`select split_part(period, ' ', 1) as period, due_on as due, done_on as done, withdrawn_at is not null as withdrawn,
    responsible_person_id as person from obligation_state where council_id = app.council() and kind = 'voter-contact' order by period, due_on`.execute(tx)).rows);

async function issued(): Promise<Setting & { meetingId: string }> {
  const s = await setting();
  const { id } = await addMeeting.execute(s.c.as('clerk'), { voterRoundId: s.roundId, ...fields(s.villages, s.delegates) });
  await issue(s);
  return { ...s, meetingId: id };
}

const line = (text: string, more: Record<string, unknown> = {}) => ({ entryKey: newId(), text, ...more });

describe('planning', () => {
  it('proposes meetings that reach every village and delegate, and issues them with a number of the register and a duty each', async () => {
    const s = await setting();
    const made = await proposeMeetings.execute(s.c.as('mttq-officer'), { voterRoundId: s.roundId, times: 'evening', perDay: '1', villagesPerMeeting: '1' });
    expect(made).toMatchObject({ meetings: 3, left: [] });
    const meetings = await s.c.read((tx) => meetingsOf(tx, [s.roundId]));
    expect(new Set(meetings.flatMap((each) => each.delegateIds))).toEqual(new Set(s.delegates));
    expect(await issue(s)).toMatchObject({ number: '01/KH-HĐND' });
    const all = await duties(s.c);
    expect(all.filter((each) => each.period === 'TXC-02')).toMatchObject([{ due: '2026-12-16', done: null }]);
    expect(all.filter((each) => each.period === 'TXC-05')).toMatchObject([{ due: '2026-11-23' }]);
    expect(all.filter((each) => each.period === 'TXC-13')).toHaveLength(3);
    expect(all.filter((each) => each.period === 'TXC-01')).toHaveLength(meetings.reduce((sum, each) => sum + each.delegateIds.length, 0));
    const { rows } = await s.c.read((tx) => sql<{ kind: string; pdf: boolean }>`select kind, pdf_file_id is not null as pdf from paper where council_id = app.council()`.execute(tx));
    expect(rows).toEqual([{ kind: 'plan', pdf: true }]);
    expect(await refusal(issue(s))).toMatchObject({ message: 'voter-meeting.issued-already' });
  });

  it('refuses to issue what cannot be held, and says which', async () => {
    const s = await setting();
    expect(await refusal(issue(s))).toMatchObject({ message: 'voter-meeting.no-meeting' });
    await addMeeting.execute(s.c.as('clerk'), { voterRoundId: s.roundId, ...fields(s.villages, s.delegates) });
    await addMeeting.execute(s.c.as('clerk'), { voterRoundId: s.roundId, ...fields([], [s.delegates[0] ?? ''], { place: 'Nhà văn hóa thôn Mẫu Tây', from: '20:00', to: '21:30' }) });
    const error = await refusal(issue(s));
    expect(error).toBeInstanceOf(RuleBroken);
    expect(error).toMatchObject({ message: 'voter-meeting.check.clash' });
  });

  it('keeps online meetings to those whose information security was confirmed (law:TXC-04)', async () => {
    const s = await setting();
    const add = (more: object) => addMeeting.execute(s.c.as('clerk'), { voterRoundId: s.roundId, ...fields(s.villages, s.delegates, { mode: 'online', ...more }) });
    expect(await refusal(add({}))).toMatchObject({ fields: { securityAssured: 'voter-meeting.online-unsafe' } });
    await add({ securityAssured: 'on', securityNote: 'Phòng họp nội bộ của xã' });
    expect(await s.c.read((tx) => meetingsOf(tx, [s.roundId]))).toMatchObject([{ securityAssured: true }]);
  });

  it('lets nobody but office, Standing Committee and MTTQ plan, and nobody but the first two issue', async () => {
    const s = await setting();
    for (const role of ['delegate', 'ubnd-officer', 'overseer', 'party-officer'] as const) expect(await refusal(addMeeting.execute(s.c.as(role), { voterRoundId: s.roundId, ...fields(s.villages, s.delegates) }))).toBeInstanceOf(Forbidden);
    expect(await refusal(issue(s, 'mttq-officer'))).toBeInstanceOf(Forbidden);
  });

  it('asks for the session of a round around one, and for days in order', async () => {
    const s = await setting();
    const error = await refusal(createRound.execute(s.c.as('clerk'), { timing: 'before-session', title: 'Đợt thiếu', fromOn: '10/12/2026', toOn: '01/12/2026' }));
    expect(error).toBeInstanceOf(Invalid);
    expect(error?.fields).toEqual({ toOn: 'voter-meeting.days-order', sessionTitle: 'voter-meeting.session-needed', sessionKind: 'voter-meeting.session-needed', sessionOpensOn: 'voter-meeting.session-needed' });
  });

  it('takes a meeting out of a draft and puts it back; an issued one is moved or called off with a reason', async () => {
    const s = await setting();
    const { id } = await addMeeting.execute(s.c.as('clerk'), { voterRoundId: s.roundId, ...fields(s.villages, s.delegates) });
    await removeMeeting.execute(s.c.as('clerk'), { voterMeetingId: id });
    expect(await s.c.read((tx) => meetingsOf(tx, [s.roundId]))).toEqual([]);
    await restoreMeeting.execute(s.c.as('clerk'), { voterMeetingId: id });
    await issue(s);
    expect(await refusal(removeMeeting.execute(s.c.as('clerk'), { voterMeetingId: id }))).toMatchObject({ message: 'voter-meeting.call-off-instead' });
    const edit = editMeeting.execute(s.c.as('clerk'), { voterMeetingId: id, version: 1, ...fields(s.villages, s.delegates, { from: '18:00' }) });
    expect(await refusal(edit)).toMatchObject({ message: 'voter-meeting.move-instead' });
    await changeMeeting.execute(s.c.as('clerk'), { voterMeetingId: id, kind: 'moved', reason: 'Mưa lớn, đường ngập', on: '03/12/2026', from: '19:30' });
    const moved = await s.c.read((tx) => meetingRow(tx, id));
    expect(moved.startsAt.toISOString()).toBe('2026-12-03T12:30:00.000Z');
    expect(moved.plannedStartsAt?.toISOString()).toBe('2026-12-01T12:30:00.000Z');
    expect((await duties(s.c)).filter((each) => each.period === 'TXC-01' && !each.withdrawn).map((each) => each.due)).toEqual(['2026-12-03', '2026-12-03', '2026-12-03']);
    await reinstateMeeting.execute(s.c.as('clerk'), { voterMeetingId: id });
    expect((await s.c.read((tx) => meetingRow(tx, id))).startsAt.toISOString()).toBe('2026-12-01T12:30:00.000Z');
    await changeMeeting.execute(s.c.as('clerk'), { voterMeetingId: id, kind: 'called-off', reason: 'Có bão' });
    expect((await duties(s.c)).filter((each) => each.period === 'TXC-01' && !each.withdrawn)).toEqual([]);
    await reinstateMeeting.execute(s.c.as('clerk'), { voterMeetingId: id });
    expect((await duties(s.c)).filter((each) => each.period === 'TXC-01' && !each.withdrawn)).toHaveLength(3);
  });

  it('recalls an issued plan while nothing of it was held; its number is not given again', async () => {
    const s = await issued();
    await recallPlan.execute(s.c.as('clerk'), { voterRoundId: s.roundId });
    expect(await s.c.read((tx) => roundRow(tx, s.roundId))).toMatchObject({ issuedOn: null, number: '' });
    expect(await issue(s)).toMatchObject({ number: '02/KH-HĐND' });
  });

  it('writes down when the schedule went to the press, and the duty of MTTQ is done (law:TXC-05)', async () => {
    const s = await issued();
    await sendPress.execute(s.c.as('mttq-officer'), { voterRoundId: s.roundId, sentOn: '20/11/2026', paper: '12/MTTQ-BTT' });
    expect((await duties(s.c)).filter((each) => each.period === 'TXC-05')).toMatchObject([{ done: '2026-11-20' }]);
  });

  it('gives up a round with everything due in it', async () => {
    const s = await issued();
    await withdrawRound.execute(s.c.as('chair'), { voterRoundId: s.roundId, reason: 'Lùi kỳ họp sang năm sau' });
    expect((await duties(s.c)).every((each) => each.withdrawn)).toBe(true);
    expect(await refusal(addMeeting.execute(s.c.as('clerk'), { voterRoundId: s.roundId, ...fields(s.villages, s.delegates) }))).toMatchObject({ message: 'voter-meeting.round-withdrawn' });
  });
});

describe('a delegate', () => {
  it('answers for himself alone, with a reason when he declines, and is replaced by one who is free', async () => {
    const s = await issued();
    const [me, other, third] = s.delegates as [string, string, string];
    const answer = (personId: string, more: object) => answerAssignment.execute(s.c.as('delegate'), { voterMeetingId: s.meetingId, personId, ...more });
    expect(await refusal(answer(other, { answer: 'comes' }))).toBeInstanceOf(Forbidden);
    expect(await refusal(answer(me, { answer: 'declines' }))).toMatchObject({ fields: { reason: 'voter-meeting.reason-short' } });
    await answer(me, { answer: 'declines', unsafe: 'on' });
    expect((await s.c.read((tx) => meetingRow(tx, s.meetingId))).declinedIds).toEqual([me]);
    expect(await refusal(replaceDelegate.execute(s.c.as('clerk'), { voterMeetingId: s.meetingId, personId: me, byPersonId: third }))).toMatchObject({ message: 'voter-meeting.goes-already' });
    await editMeeting.execute(s.c.as('clerk'), { voterMeetingId: s.meetingId, version: 1, ...fields(s.villages, [me, other]) });
    await replaceDelegate.execute(s.c.as('clerk'), { voterMeetingId: s.meetingId, personId: me, byPersonId: third });
    const row = await s.c.read((tx) => meetingRow(tx, s.meetingId));
    expect(new Set(row.delegateIds)).toEqual(new Set([other, third]));
    expect(row.released).toMatchObject([{ id: me, by: 'Lê Văn Ví' }]);
    expect((await duties(s.c)).filter((each) => each.period === 'TXC-01' && each.person === me).every((each) => each.withdrawn)).toBe(true);
  });
});

describe('a meeting outside the constituency (law:TXC-09)', () => {
  it('is asked, decided, told, each with its duty', async () => {
    const s = await setting();
    const { id } = await addMeeting.execute(s.c.as('clerk'), { voterRoundId: s.roundId, ...fields([], s.delegates, { kind: 'outside' }) });
    expect(await refusal(decideMeeting.execute(s.c.as('chair'), { voterMeetingId: id, decision: 'allowed', decidedOn: '20/11/2026' }))).toMatchObject({ message: 'voter-meeting.ask-first' });
    await askMeeting.execute(s.c.as('clerk'), { voterMeetingId: id, askedOn: '18/11/2026', paper: 'Đơn đề nghị ngày 18/11/2026', personId: s.delegates[0] });
    expect((await duties(s.c)).find((each) => each.period === 'TXC-09')).toMatchObject({ due: '2026-11-25', done: null });
    await decideMeeting.execute(s.c.as('chair'), { voterMeetingId: id, decision: 'allowed', decidedOn: '20/11/2026' });
    const after = await duties(s.c);
    expect(after.find((each) => each.period === 'TXC-09')).toMatchObject({ done: '2026-11-20' });
    expect(after.find((each) => each.period === 'TXC-09.notice')).toMatchObject({ due: '2026-11-26', done: null });
    await tellPlace.execute(s.c.as('clerk'), { voterMeetingId: id, toldOn: '20/11/2026' });
    expect((await duties(s.c)).find((each) => each.period === 'TXC-09.notice')).toMatchObject({ done: '2026-11-20' });
  });
});

describe('opinions', () => {
  it('are written once however often a device sends them, in the order they were typed', async () => {
    const s = await issued();
    const lines = Array.from({ length: 12 }, (_, index) => line(`Đề nghị sửa đoạn đường số ${index} của thôn`, { typedAt: new Date(Date.parse('2026-11-20T00:30:00Z') + index * 1000).toISOString() }));
    const send = (part: object[]) => recordLines.execute(s.c.as('clerk'), { voterMeetingId: s.meetingId, lines: part });
    expect(await send(lines.slice(0, 5))).toMatchObject({ fresh: 5 });
    expect(await send(lines)).toMatchObject({ fresh: 7 });
    expect(await send(lines)).toMatchObject({ fresh: 0 });
    expect((await s.c.read((tx) => linesOf(tx, s.meetingId))).map((each) => each.body)).toEqual(lines.map((each) => each.text));
  });

  it('are dropped and mended by the one side that wrote them', async () => {
    const s = await issued();
    const mine = line('Đèn đường cụm 4 hỏng từ tháng 9');
    await recordLines.execute(s.c.as('clerk'), { voterMeetingId: s.meetingId, lines: [mine] });
    expect(await dropLine.execute(s.c.as('mttq-officer'), { voterMeetingId: s.meetingId, entryKey: mine.entryKey })).toMatchObject({ dropped: false });
    await recordLines.execute(s.c.as('clerk'), { voterMeetingId: s.meetingId, lines: [line('Đèn đường cụm dân cư số 4 hỏng từ tháng 9', { mends: mine.entryKey })] });
    expect((await s.c.read((tx) => linesOf(tx, s.meetingId))).map((each) => each.body)).toEqual(['Đèn đường cụm dân cư số 4 hỏng từ tháng 9']);
  });

  it('are taken by the delegates who go there, the office and MTTQ; by nobody else', async () => {
    const s = await issued();
    const write = (role: Role) => recordLines.execute(s.c.as(role), { voterMeetingId: s.meetingId, lines: [line('Đề nghị thu gom rác hai lần một tuần')] });
    await write('delegate');
    for (const role of ['ubnd-officer', 'overseer', 'party-officer'] as const) expect(await refusal(write(role))).toBeInstanceOf(Forbidden);
    expect(await s.c.read((tx) => linesOf(tx, s.meetingId))).toMatchObject([{ delegateId: s.delegates[0], side: 'office' }]);
  });
});

/** On the day itself: attendance, order, opinions of both sides. */
async function held(): Promise<Setting & { meetingId: string; day: TestCouncil }> {
  const s = await issued();
  const day = s.c.at('2026-12-01T20:00:00+07:00');
  await markStep.execute(day.as('clerk'), { voterMeetingId: s.meetingId, step: 'opening', at: '19:35' });
  const [me, other, third] = s.delegates as [string, string, string];
  await recordAttendance.execute(day.as('clerk'), { voterMeetingId: s.meetingId, voters: '64', women: '27', delegates: { [me]: { attended: 'present' }, [other]: { attended: 'present' }, [third]: { attended: 'excused', reason: 'Ốm' } } });
  await recordLines.execute(day.as('clerk'), { voterMeetingId: s.meetingId, lines: [line('Rãnh thoát nước cạnh nhà văn hóa thôn Mẫu Đông bị lấp, mưa là ngập đường'), line('Giá điện bơm nước tưới tính theo giá sinh hoạt')] });
  await recordLines.execute(day.as('mttq-officer'), { voterMeetingId: s.meetingId, lines: [line('Khơi rãnh thoát nước cạnh nhà văn hóa thôn Mẫu Đông vì mưa là ngập đường'), line('Trường mầm non thiếu đồ chơi ngoài trời')] });
  return { ...s, day };
}
const close = (day: TestCouncil, id: string) => closeMeeting.execute(day.as('clerk'), { voterMeetingId: id, heldOn: '01/12/2026' });

describe('closing', () => {
  it('makes petitions of the common list, opens the duty to compile within three working days (law:PET-01), and counts who came', async () => {
    const s = await held();
    expect(await close(s.day, s.meetingId)).toMatchObject({ fresh: 2, joined: 0, diverted: 0 });
    const after = await duties(s.c);
    expect(after.find((each) => each.period === 'PET-01')).toMatchObject({ due: '2026-12-04', done: null });
    expect(after.filter((each) => each.period === 'TXC-01').map((each) => [each.done, each.withdrawn])).toEqual(expect.arrayContaining([['2026-12-01', false], ['2026-12-01', false], [null, true]]));
    expect(after.find((each) => each.period === 'TXC-02')).toMatchObject({ done: '2026-12-01' });
    expect((await s.c.read((tx) => linesOf(tx, s.meetingId, 'office'))).map((each) => each.petitionCode)).toEqual(['KN-2026-0001', 'KN-2026-0002']);
    expect(await refusal(close(s.day, s.meetingId))).toMatchObject({ message: 'voter-meeting.closed' });
    expect(await refusal(recordLines.execute(s.day.at('2026-12-01T20:05:00+07:00').as('clerk'), { voterMeetingId: s.meetingId, lines: [line('Ý kiến nêu sau khi kết thúc')] }))).toMatchObject({ message: 'voter-meeting.closed' });
    expect(await refusal(saveMinutes.execute(s.day.as('clerk'), { voterMeetingId: s.meetingId, report: 'Đã báo cáo' }))).toMatchObject({ fields: { reason: 'voter-meeting.reason-short' } });
  });

  it('takes in what a device typed before the close and sent after it', async () => {
    const s = await held();
    await close(s.day, s.meetingId);
    await recordLines.execute(s.day.at('2026-12-01T22:00:00+07:00').as('clerk'), { voterMeetingId: s.meetingId, lines: [line('Đề nghị thêm thùng rác ở chợ Mẫu', { typedAt: '2026-12-01T12:50:00.000Z' })] });
    expect((await s.c.read((tx) => linesOf(tx, s.meetingId, 'office'))).map((each) => each.petitionCode).sort()).toEqual(['KN-2026-0001', 'KN-2026-0002', 'KN-2026-0003']);
  });

  it('waits until attendance is known, and until what sounds like a complaint is passed on or said to be none (law:TXC-14)', async () => {
    const s = await issued();
    const day = s.c.at('2026-12-01T20:00:00+07:00');
    expect(await refusal(close(day, s.meetingId))).toMatchObject({ message: 'voter-meeting.close-voters' });
    await recordAttendance.execute(day.as('clerk'), { voterMeetingId: s.meetingId, voters: '10' });
    expect(await refusal(close(day, s.meetingId))).toMatchObject({ message: 'voter-meeting.close-delegates' });
    await recordAttendance.execute(day.as('clerk'), { voterMeetingId: s.meetingId, voters: '10', delegates: Object.fromEntries(s.delegates.map((id) => [id, { attended: 'present' }])) });
    const { lines } = await recordLines.execute(day.as('clerk'), { voterMeetingId: s.meetingId, lines: [line('Phản ánh cán bộ thôn thu tiền không có phiếu'), line('Tôi khiếu nại quyết định thu hồi đất của nhà tôi')] });
    expect(lines.map((each) => each.warned)).toEqual(['denunciation', 'complaint']);
    expect(await refusal(close(day, s.meetingId))).toMatchObject({ message: 'voter-meeting.close-warned' });
    await divertLine.execute(day.as('clerk'), { lineId: lines[0]?.id });
    await clearWarning.execute(day.as('clerk'), { lineId: lines[1]?.id });
    expect(await close(day, s.meetingId)).toMatchObject({ fresh: 1, diverted: 1 });
    const kept = await s.c.read((tx) => linesOf(tx, s.meetingId));
    expect(kept[0]).toMatchObject({ body: '(đã chuyển sang theo dõi đơn)', petitionId: null });
    const { rows } = await s.c.read((tx) => sql<{ kind: string }>`select kind from letter where council_id = app.council()`.execute(tx));
    expect(rows).toEqual([{ kind: 'denunciation' }]);
  });

  it('counts more women than voters as a slip, and an excuse needs its words', async () => {
    const s = await issued();
    const save = (given: object) => recordAttendance.execute(s.c.as('clerk'), { voterMeetingId: s.meetingId, ...given });
    expect(await refusal(save({ voters: '10', women: '12' }))).toMatchObject({ fields: { women: 'voter-meeting.women' } });
    expect((await refusal(save({ voters: '10', delegates: { [s.delegates[0] ?? '']: { attended: 'excused' } } })))?.fields).toEqual({ [`delegates.${s.delegates[0]}.reason`]: 'voter-meeting.absence-why' });
  });
});

describe('the two lists', () => {
  it('are compared, decided by people, and signed by both sides as the same list', async () => {
    const s = await held();
    const before = await s.c.read((tx) => comparisonOf(tx, s.meetingId));
    expect(before.rows.map((row) => row.state)).toEqual(['proposed', 'only-office', 'only-front']);
    const sign = (role: Role, hash: string) => signList.execute(s.day.as(role), { voterMeetingId: s.meetingId, listHash: hash });
    expect(await refusal(sign('clerk', before.hash))).toMatchObject({ message: 'voter-meeting.undecided' });
    const [pair, ours, theirs] = before.rows;
    const decide = (given: object) => decideMatch.execute(s.day.as('clerk'), { voterMeetingId: s.meetingId, ...given });
    await decide({ officeLineId: pair?.office?.id, frontLineId: pair?.front?.id, decision: 'same' });
    expect(await refusal(decide({ officeLineId: ours?.office?.id, decision: 'left-out' }))).toMatchObject({ fields: { reason: 'voter-meeting.reason-short' } });
    await decide({ officeLineId: ours?.office?.id, decision: 'kept' });
    await decide({ frontLineId: theirs?.front?.id, decision: 'kept' });
    expect(await refusal(sign('clerk', before.hash))).toMatchObject({ message: 'voter-meeting.list-changed' });
    const after = await s.c.read((tx) => comparisonOf(tx, s.meetingId));
    expect(after.common).toHaveLength(3);
    await sign('clerk', after.hash);
    await sign('mttq-officer', after.hash);
    expect(await refusal(sign('delegate', after.hash))).toBeInstanceOf(Forbidden);
    expect(await close(s.day, s.meetingId)).toMatchObject({ fresh: 3 });
  });

  it('bring a line of theirs into the petitions when it is taken in after the close', async () => {
    const s = await held();
    await close(s.day, s.meetingId);
    const { rows } = await s.c.read((tx) => comparisonOf(tx, s.meetingId));
    await decideMatch.execute(s.day.as('mttq-officer'), { voterMeetingId: s.meetingId, frontLineId: rows.find((row) => row.state === 'only-front')?.front?.id, decision: 'kept' });
    expect((await s.c.read((tx) => linesOf(tx, s.meetingId, 'front'))).map((each) => each.petitionCode)).toEqual(['', 'KN-2026-0003']);
  });
});

describe('results before the session opens (law:TXC-13)', () => {
  it('are reported by the delegate himself, and his duty is done', async () => {
    const s = await held();
    await close(s.day, s.meetingId);
    await reportResult.execute(s.day.as('delegate'), { voterRoundId: s.roundId, body: 'Cử tri nêu 2 ý kiến về rãnh thoát nước và giá điện.', reportedOn: '01/12/2026' });
    expect((await duties(s.c)).filter((each) => each.period === 'TXC-13' && each.person === s.delegates[0])).toMatchObject([{ done: '2026-12-01' }]);
    expect(await refusal(reportResult.execute(s.day.as('chair'), { voterRoundId: s.roundId, body: 'Báo cáo', reportedOn: '01/12/2026' }))).toMatchObject({ message: 'voter-meeting.no-meeting-of-delegate' });
  });
});

describe('compiling (law:PET-01)', () => {
  it('is done in the ledger once every opinion of the meeting is classified, on the day the last one was', async () => {
    const s = await held();
    await close(s.day, s.meetingId);
    const lines = await s.c.read((tx) => linesOf(tx, s.meetingId, 'office'));
    const classify = (at: string, petitionId: string | null | undefined) => classifyPetition.execute(s.c.at(at).as('clerk'), { petitionId: petitionId ?? '', field: 'giao_thong', level: 'xã', bodyId: s.c.organization('peoples-committee') });
    const follow = (at: string) => followCompiling.run(s.c.at(at).clock, {}, { dataDir, signal: new AbortController().signal } as never);
    await classify('2026-12-02T09:00:00+07:00', lines[0]?.petitionId);
    await follow('2026-12-02T10:10:00+07:00');
    expect((await duties(s.c)).find((each) => each.period === 'PET-01')).toMatchObject({ done: null });
    await classify('2026-12-03T09:00:00+07:00', lines[1]?.petitionId);
    await follow('2026-12-03T10:10:00+07:00');
    expect((await duties(s.c)).find((each) => each.period === 'PET-01')).toMatchObject({ done: '2026-12-03' });
  });
});
