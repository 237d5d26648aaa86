import { sql } from 'kysely';
import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { newId } from '#core/ids.ts';
import { answerPetitions } from '#modules/petition/server/commands/answer-petitions.ts';
import { classifyPetition } from '#modules/petition/server/commands/classify-petitions.ts';
import { judgeAnswers } from '#modules/petition/server/commands/judge-answers.ts';
import { referPetitions } from '#modules/petition/server/commands/refer-petitions.ts';
import { acceptReferrals } from '#modules/petition/server/commands/respond-to-referral.ts';
import { closePetitions, tellVoters } from '#modules/petition/server/commands/tell-voters.ts';
import { readLine } from '#modules/voter-meeting/line-analysis.ts';
import { delegatesOn, villages as villagesOf, type DelegateChoice, type Village } from '#modules/voter-meeting/server/choices.ts';
import { answerAssignment, replaceDelegate } from '#modules/voter-meeting/server/commands/answer-assignment.ts';
import { closeMeeting, saveMinutes } from '#modules/voter-meeting/server/commands/close-meeting.ts';
import { markStep, recordAttendance } from '#modules/voter-meeting/server/commands/hold-meeting.ts';
import { issuePlan, issueRoundPaper, sendPress } from '#modules/voter-meeting/server/commands/issue-plan.ts';
import { decideMatch, signList } from '#modules/voter-meeting/server/commands/reconcile-lists.ts';
import { recordLines } from '#modules/voter-meeting/server/commands/record-lines.ts';
import { reportResult } from '#modules/voter-meeting/server/commands/report-result.ts';
import { addMeeting } from '#modules/voter-meeting/server/commands/save-meeting.ts';
import { createRound } from '#modules/voter-meeting/server/commands/save-round.ts';
import { comparisonOf, linesOf } from '#modules/voter-meeting/server/lines.ts';
import { meetingRow, meetingsOf } from '#modules/voter-meeting/server/round-data.ts';
import { steps } from '#modules/voter-meeting/schema.ts';
import { noteCompiled } from '#modules/voter-meeting/server/jobs.ts';
import type { SampleWorld } from './fill.ts';

const clerk = 'vanphong@mau.example';
const front = 'mttq@mau.example';
const chair = 'chutich@mau.example';
const officer = 'ubnd@mau.example';

/** What voters of an invented commune said: at the four meetings before the mid-year session, and at one on a topic. */
const said: readonly (readonly string[])[] = [
  ['Đề nghị sửa mái nhà văn hóa thôn Mẫu Đông, mưa là dột', 'Cống qua đường đầu thôn Mẫu Đông bị sập, xe tải không qua được', 'Đề nghị xã tăng phụ cấp cho tổ thu gom rác của thôn'],
  ['Trạm bơm thôn Mẫu Tây hay hỏng vào vụ cấy, đề nghị thay máy', 'Dây cáp viễn thông chùng xuống lòng đường thôn Mẫu Tây, đề nghị nhà mạng thu gọn'],
  ['Đề nghị mở lớp tập huấn trồng rau an toàn cho hội viên nông dân', 'Đường ra nghĩa trang thôn Mẫu Nam lầy lội, đề nghị đổ bê tông', 'Hộ cận nghèo đề nghị được vay vốn ngân hàng chính sách thuận lợi hơn'],
  ['Bãi rác tạm cuối thôn Mẫu Bắc bốc mùi, đề nghị di dời', 'Đề nghị lắp thêm loa truyền thanh ở xóm Núi, thôn Mẫu Bắc']
];
const topicSaid: readonly string[] = ['Đề nghị rút ngắn thời gian trả kết quả đăng ký khai sinh, khai tử', 'Người già không biết nộp hồ sơ trên mạng, đề nghị có người hướng dẫn tại thôn', 'Đề nghị niêm yết rõ lệ phí ở bộ phận một cửa'];

interface Ground {
  world: SampleWorld;
  villages: Village[];
  delegates: DelegateChoice[];
}

/** Two rounds of the past, held and followed to the end, and one planned before the year-end session, its first meeting this morning. */
export async function meetVoters(world: SampleWorld): Promise<void> {
  const ground: Ground = { world, ...(await world.read(async (tx) => ({ villages: await villagesOf(tx), delegates: await delegatesOn(tx, world.today) }))) };
  await midYear(ground);
  await onTopic(ground);
  await ahead(ground);
}

/** Delegates of the sample for a point: five or so, other ones each time, so that all go somewhere. */
const seatsOf = ({ delegates }: Ground, point: number, points: number): string[] => delegates.filter((_, index) => index % points === point).map((delegate) => delegate.id);

const place = (village: Village | undefined) => `Nhà văn hóa ${(village?.name ?? '').charAt(0).toLocaleLowerCase('vi')}${(village?.name ?? '').slice(1)}`;

function meetingFields(ground: Ground, point: number, on: Day, hours: readonly [string, string], over: Record<string, unknown> = {}) {
  const village = ground.villages[point];
  return {
    kind: 'session',
    mode: 'in-person',
    place: place(village),
    on,
    from: hours[0],
    to: hours[1],
    chairName: 'Đỗ Thị Mẫu',
    minuteTakerId: ground.world.person(clerk),
    villageIds: village ? [village.id] : [],
    delegateIds: seatsOf(ground, point, ground.villages.length),
    bodyIds: [ground.world.organization('peoples-committee'), ground.world.organization('department')].filter(Boolean),
    ...over
  };
}

async function issue({ world }: Ground, voterRoundId: string, on: Day): Promise<void> {
  await issuePlan.execute(world.as(clerk, world.at(on, 10)), { voterRoundId, number: '', issuedOn: on, signerId: world.person(chair) });
  await issueRoundPaper.execute(world.as(clerk, world.at(on, 10, 20)), { voterRoundId, kind: 'invitation', issuedOn: on, signerId: world.person('phochutich@mau.example') });
  await sendPress.execute(world.as(front, world.at(on, 15)), { voterRoundId, sentOn: on, paper: 'Công văn của Ủy ban MTTQ xã' });
}

/** One evening: order, who came, what was said by both sides, one list, closed. */
async function hold(ground: Ground, id: string, on: Day, lines: readonly string[], from = 19, more: { absent?: string } = {}): Promise<void> {
  const { world } = ground;
  const at = (minutes: number) => world.at(on, from + Math.floor((30 + minutes) / 60), (30 + minutes) % 60);
  const meeting = await world.read((tx) => meetingRow(tx, id));
  for (const [index, step] of steps.slice(0, 3).entries()) await markStep.execute(world.as(clerk, at(index * 12 + 2)), { voterMeetingId: id, step, at: '' });
  const delegates = Object.fromEntries(meeting.delegates.map((seat) => [seat.id, seat.id === more.absent ? { attended: 'excused', reason: 'Đi công tác' } : { attended: 'present', reason: '' }]));
  const bodies = Object.fromEntries(meeting.bodies.map((body, index) => [body.id, { attended: 'present', by: index === 0 ? 'Phó Chủ tịch UBND xã' : 'Trưởng phòng' }]));
  await recordAttendance.execute(world.as(clerk, at(20)), { voterMeetingId: id, voters: 48 + lines.length * 7, women: 19 + lines.length * 4, delegates, bodies });
  const villageId = meeting.villageIds[0] ?? '';
  const typed = (text: string, index: number) => ({ entryKey: newId(), text, villageId, many: index === 0, typedAt: at(30 + index * 3).toISOString() });
  await recordLines.execute(world.as(clerk, at(50)), { voterMeetingId: id, lines: lines.map(typed) });
  await recordLines.execute(world.as(front, at(52)), { voterMeetingId: id, lines: lines.slice(0, 2).map(typed) });
  for (const [index, step] of steps.slice(3).entries()) await markStep.execute(world.as(clerk, at(60 + index * 8)), { voterMeetingId: id, step, at: '' });
  await saveMinutes.execute(world.as(clerk, at(84)), {
    voterMeetingId: id,
    report: 'Đại biểu báo cáo dự kiến nội dung, chương trình kỳ họp; kết quả giải quyết kiến nghị của cử tri gửi đến kỳ họp trước.',
    committee: 'Lãnh đạo UBND xã tiếp thu các ý kiến về hạ tầng, vệ sinh môi trường; giao cơ quan chuyên môn kiểm tra, trả lời bằng văn bản.',
    reply: 'Đại biểu ghi nhận đầy đủ ý kiến, tổng hợp gửi Thường trực HĐND xã và theo dõi đến khi có kết quả.',
    conclusion: ''
  });
  await closeMeeting.execute(world.as(clerk, at(88)), { voterMeetingId: id, heldOn: on });
  await oneList(ground, id, addCalendarDays(on, 1));
}

async function oneList({ world }: Ground, id: string, on: Day): Promise<void> {
  const { rows } = await world.read((tx) => comparisonOf(tx, id));
  const by = world.as(clerk, world.at(on, 9));
  for (const row of rows) {
    if (row.office && row.front) await decideMatch.execute(by, { voterMeetingId: id, officeLineId: row.office.id, frontLineId: row.front.id, decision: 'same' });
    else await decideMatch.execute(by, { voterMeetingId: id, officeLineId: row.office?.id ?? '', frontLineId: row.front?.id ?? '', decision: 'kept' });
  }
  const { hash } = await world.read((tx) => comparisonOf(tx, id));
  await signList.execute(world.as(clerk, world.at(on, 10)), { voterMeetingId: id, listHash: hash });
  await signList.execute(world.as(front, world.at(on, 10, 30)), { voterMeetingId: id, listHash: hash });
}

/** What was heard goes its way: classified, passed on, answered, told, judged; `ended` in the session after. */
async function followUp({ world }: Ground, meetingIds: readonly string[], on: Day, ended: Day | null): Promise<void> {
  const day = (days: number, hour: number) => world.at(addCalendarDays(on, days), hour);
  const ids: string[] = [];
  for (const id of meetingIds) {
    for (const line of await world.read((tx) => linesOf(tx, id, 'office'))) {
      if (!line.petitionId) continue;
      ids.push(line.petitionId);
      const { field } = readLine(line.body);
      await classifyPetition.execute(world.as(clerk, day(2, 9)), { petitionId: line.petitionId, field, level: 'xã', bodyId: world.organization('peoples-committee'), boardId: world.organization('board', ['giao_thong', 'dat_dai', 'thuy_loi_nong_nghiep'].includes(field) ? 0 : 1) });
    }
    await noteCompiled.execute(world.clock(day(2, 11)), { voterMeetingId: id, on: addCalendarDays(on, 2) });
  }
  const petitionIds = [...new Set(ids)];
  if (petitionIds.length === 0) return;
  await referPetitions.execute(world.as(clerk, day(3, 14)), { bodyId: world.organization('peoples-committee'), petitionIds, signerId: world.person('phochutich@mau.example') });
  await acceptReferrals.execute(world.as(officer, day(4, 9)), { petitionIds, personId: world.person(officer) });
  await answerPetitions.execute(world.as(officer, day(24, 15)), { petitionIds, result: 'done', words: 'UBND xã đã kiểm tra, giao cơ quan chuyên môn và thôn thực hiện; kết quả từng nội dung kèm theo văn bản này.', number: '38/UBND-VP' });
  await tellVoters.execute(world.as(clerk, day(25, 9)), { petitionIds, means: 'posted' });
  await judgeAnswers.execute(world.as(chair, day(27, 10)), { petitionIds, verdict: 'satisfactory', note: '' });
  if (ended) await closePetitions.execute(world.as(chair, world.at(ended, 10)), { petitionIds, sessionTitle: 'Kỳ họp thường lệ giữa năm' });
}

async function midYear(ground: Ground): Promise<void> {
  const { world, villages } = ground;
  const opens = addCalendarDays(world.today, -118);
  const first = addCalendarDays(opens, -20);
  const planned = addCalendarDays(opens, -38);
  const { id } = await createRound.execute(world.as(clerk, world.at(planned, 8)), { timing: 'before-session', title: 'Trước kỳ họp thường lệ giữa năm', sessionTitle: 'Kỳ họp thường lệ giữa năm', sessionKind: 'regular', sessionOpensOn: opens, fromOn: first, toOn: addCalendarDays(opens, -8) });
  const ids: string[] = [];
  for (const [point] of villages.entries()) ids.push((await addMeeting.execute(world.as(clerk, world.at(planned, 9, point)), { voterRoundId: id, ...meetingFields(ground, point, addCalendarDays(first, point), ['19:30', '21:00']) })).id);
  await issue(ground, id, addCalendarDays(planned, 2));
  for (const [point, meetingId] of ids.entries()) await hold(ground, meetingId, addCalendarDays(first, point), said[point % said.length] ?? [], 19, point === 1 ? { absent: seatsOf(ground, point, villages.length)[1] ?? '' } : {});
  await reportAll(ground, id, addCalendarDays(opens, -3));
  await followUp(ground, ids, addCalendarDays(first, 4), addCalendarDays(opens, 20));
}

async function reportAll({ world }: Ground, voterRoundId: string, on: Day): Promise<void> {
  const met = await world.read(async (tx) => (await meetingsOf(tx, [voterRoundId])).flatMap((meeting) => meeting.delegates.filter((seat) => seat.attended === 'present').map((seat) => seat.id)));
  const { rows } = await world.read((tx) => sql<{ id: string; email: string }>`select person_id as id, coalesce(email, '') as email from person`.execute(tx));
  for (const personId of new Set(met)) {
    const email = rows.find((row) => row.id === personId)?.email ?? clerk;
    await reportResult.execute(world.as(email, world.at(on, 15)), { voterRoundId, body: 'Cử tri đồng tình với nội dung kỳ họp; các ý kiến, kiến nghị đã ghi trong biên bản hội nghị.', reportedOn: on });
  }
}

async function onTopic(ground: Ground): Promise<void> {
  const { world } = ground;
  const on = addCalendarDays(world.today, -64);
  const planned = addCalendarDays(on, -16);
  const { id } = await createRound.execute(world.as(clerk, world.at(planned, 8)), { timing: 'thematic', title: 'Chuyên đề cải cách hành chính ở bộ phận một cửa', fromOn: on, toOn: on, content: 'Giải quyết thủ tục hành chính tại bộ phận một cửa của xã.' });
  const { id: meetingId } = await addMeeting.execute(world.as(clerk, world.at(planned, 9)), { voterRoundId: id, ...meetingFields(ground, 0, on, ['08:00', '10:00'], { kind: 'topic', topic: 'Cải cách hành chính ở bộ phận một cửa', place: 'Hội trường UBND xã', villageIds: ground.villages.map((village) => village.id) }) });
  await issue(ground, id, addCalendarDays(planned, 1));
  await hold(ground, meetingId, on, topicSaid, 7);
  await followUp(ground, [meetingId], on, null);
}

/** The round before the year-end session: issued, its first meeting this morning, one delegate replaced, one who cannot come. */
async function ahead(ground: Ground): Promise<void> {
  const { world, villages } = ground;
  const { today } = world;
  const planned = addCalendarDays(today, -16);
  const opens = addCalendarDays(today, 27);
  const { id } = await createRound.execute(world.as(clerk, world.at(planned, 8)), { timing: 'before-session', title: 'Trước kỳ họp thường lệ cuối năm', sessionTitle: 'Kỳ họp thường lệ cuối năm', sessionKind: 'regular', sessionOpensOn: opens, fromOn: today, toOn: addCalendarDays(today, 14) });
  const ids: string[] = [];
  for (const [point] of villages.entries()) {
    const on = point === 0 ? today : addCalendarDays(today, 4 + point);
    const over = point === 2 ? { provinceDelegates: 'Hồ Văn Dụ\nPhan Thị Ví' } : {};
    ids.push((await addMeeting.execute(world.as(clerk, world.at(planned, 9, point)), { voterRoundId: id, ...meetingFields(ground, point, on, point === 0 ? ['08:00', '10:00'] : ['19:30', '21:00'], over) })).id);
  }
  await issue(ground, id, addCalendarDays(planned, 2));
  const { rows } = await world.read((tx) => sql<{ id: string; email: string }>`select person_id as id, coalesce(email, '') as email from person`.execute(tx));
  const emailOf = (personId: string) => rows.find((row) => row.id === personId)?.email ?? clerk;
  const meetings = await world.read((tx) => meetingsOf(tx, [id]));
  for (const meeting of meetings.slice(0, 3)) {
    for (const [index, seat] of meeting.delegates.entries()) {
      // The delegate a visitor looks through has still to answer.
      if (emailOf(seat.id) === 'daibieu@mau.example') continue;
      const declines = meeting.id === meetings[1]?.id && index === 2;
      await answerAssignment.execute(world.as(emailOf(seat.id), world.at(addCalendarDays(planned, 4), 8 + index)), { voterMeetingId: meeting.id, personId: seat.id, answer: declines ? 'declines' : 'comes', reason: declines ? 'Đi tập huấn ở tỉnh' : '' });
    }
  }
  const [, , third] = meetings;
  const spare = ground.delegates.find((delegate) => third && !third.delegateIds.includes(delegate.id) && emailOf(delegate.id).startsWith('daibieu1'));
  const leaves = third?.delegates.at(-1);
  if (third && spare && leaves && emailOf(leaves.id) !== 'daibieu@mau.example') await replaceDelegate.execute(world.as(clerk, world.at(addCalendarDays(planned, 6), 9)), { voterMeetingId: third.id, personId: leaves.id, byPersonId: spare.id, reason: 'Trùng lịch họp thôn' });
}
