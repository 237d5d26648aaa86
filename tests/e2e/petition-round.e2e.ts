import { sql } from 'kysely';
import { inCouncil } from '../../src/core/db.ts';
import type { Scope } from '../../src/core/context.ts';
import { newId } from '../../src/core/ids.ts';
import { closeMeeting } from '../../src/modules/voter-meeting/server/commands/close-meeting.ts';
import { recordAttendance } from '../../src/modules/voter-meeting/server/commands/hold-meeting.ts';
import { issuePlan } from '../../src/modules/voter-meeting/server/commands/issue-plan.ts';
import { recordLines } from '../../src/modules/voter-meeting/server/commands/record-lines.ts';
import { addMeeting } from '../../src/modules/voter-meeting/server/commands/save-meeting.ts';
import { createRound } from '../../src/modules/voter-meeting/server/commands/save-round.ts';
import { publishPetitions } from '../../src/modules/petition/server/public/publish-petitions.ts';
import { tellVoters } from '../../src/modules/petition/server/commands/tell-voters.ts';
import { councilHands, type CouncilHands } from './council-hands.ts';
import { sampleSlug, said, seatOf } from './hands.ts';
import { expect, test } from './installation.ts';

const base = `/${sampleSlug}/lam-viec/kien-nghi`;
const things = [
  'Cống thoát nước ngõ {p} bị lấp, đề nghị khơi thông',
  'Đèn chiếu sáng ngõ {p} hỏng, đề nghị thay',
  'Mương tưới xứ đồng {p} bồi lắng, đề nghị nạo vét',
  'Đề nghị đổ bê tông đường nội đồng {p}',
  'Rác tồn đọng ở điểm tập kết {p}, đề nghị thu gom đúng lịch',
  'Nhà trẻ cụm {p} thiếu sân chơi, đề nghị bố trí',
  'Đề nghị cấp giấy chứng nhận quyền sử dụng đất cho các hộ xóm {p}',
  'Hộ nghèo xóm {p} chưa được hỗ trợ sửa nhà, đề nghị xem xét',
  'Loa truyền thanh xóm {p} không nghe rõ, đề nghị sửa',
  'Cây đổ chắn đường xóm {p} sau bão, đề nghị dọn',
  'Nước sạch xóm {p} đục, đề nghị kiểm tra',
  'Đề nghị lắp gương cầu ở ngã ba {p}',
  'Trạm y tế hết thuốc thông thường cho xóm {p}, đề nghị bổ sung',
  'Trộm chó ở xóm {p} nhiều, đề nghị tuần tra ban đêm',
  'Đề nghị làm lại biển chỉ dẫn vào xóm {p}'
];
const places = ['Thử Thượng', 'Thử Hạ', 'Ví Đông', 'Ví Tây', 'Dụ Trong', 'Dụ Ngoài', 'Mẫu Cũ', 'Mẫu Mới'];

/** Eight meetings of a round, planned, issued and held a week ago with fifteen opinions each. @returns ids of the petitions they became */
async function heldRound(hands: CouncilHands): Promise<string[]> {
  const at = (role: 'clerk' | 'chair', instant: string) => hands.as(role, `${instant}+07:00`);
  const chair = await at('chair', '2026-10-20T08:00:00');
  const { id: voterRoundId } = await createRound.execute(await at('clerk', '2026-10-20T08:00:00'), { timing: 'thematic', title: 'Chuyên đề hạ tầng thôn', fromOn: '2026-11-10', toOn: '2026-11-17', content: 'Hạ tầng, đời sống ở thôn.' });
  const ids: string[] = [];
  const delegates = await read(chair, sql<{ id: string }>`select distinct person_id as id from membership where council_id = app.council() and role = 'delegate' and to_on is null order by 1`);
  for (const [index, place] of places.entries()) {
    const on = `2026-11-${String(10 + index).padStart(2, '0')}`;
    const { id } = await addMeeting.execute(await at('clerk', '2026-10-20T09:00:00'), {
      voterRoundId,
      kind: 'topic',
      topic: 'Hạ tầng thôn',
      mode: 'in-person',
      place: `Sân đình ${place}`,
      on,
      from: '19:30',
      to: '21:00',
      chairName: 'Đỗ Thị Mẫu',
      minuteTakerId: '',
      villageIds: [await hands.organization('village', index % 4)],
      delegateIds: delegates.slice(index * 2, index * 2 + 2).map((each) => each.id),
      bodyIds: [await hands.organization('peoples-committee')]
    });
    ids.push(id);
  }
  await issuePlan.execute(await at('clerk', '2026-10-22T09:00:00'), { voterRoundId, number: '', issuedOn: '2026-10-22', signerId: chair.actor.personId });
  for (const [index, id] of ids.entries()) {
    const day = `2026-11-${String(10 + index).padStart(2, '0')}`;
    const by = await at('clerk', `${day}T20:00:00`);
    const seats = await read(by, sql<{ id: string }>`select person_id as id from voter_meeting_delegate where council_id = app.council() and voter_meeting_id = ${id} and released_at is null`);
    await recordAttendance.execute(by, { voterMeetingId: id, voters: 60, women: 28, delegates: Object.fromEntries(seats.map((seat) => [seat.id, { attended: 'present', reason: '' }])), bodies: {} });
    await recordLines.execute(by, { voterMeetingId: id, lines: things.map((text) => ({ entryKey: newId(), text: text.replace('{p}', places[index] ?? ''), villageId: '', many: false, typedAt: `${day}T20:00:00+07:00` })) });
    await closeMeeting.execute(await at('clerk', `${day}T21:00:00`), { voterMeetingId: id, heldOn: day });
  }
  return (await read(chair, sql<{ id: string }>`select distinct p.petition_id as id from petition p join raising r on r.council_id = p.council_id and r.petition_id = p.petition_id where p.council_id = app.council() and r.voter_meeting_id = any(${ids}::uuid[])`)).map((row) => row.id);
}

const read = <Row>(scope: Scope, query: ReturnType<typeof sql<Row>>) => inCouncil(scope.database, scope, 'read', async (tx) => (await query.execute(tx)).rows);

test('a round of eight meetings with a hundred and twenty petitions, from what was said to answers the public reads', async ({ browser, sample }) => {
  test.setTimeout(420_000);
  const hands = await councilHands(sample.dataDir);
  const petitions = await heldRound(hands);
  expect(petitions).toHaveLength(120);

  const { page: clerk } = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  for (let round = 0; round < 6; round += 1) {
    await clerk.goto(`${sample.origin}${base}/phan-loai`);
    const confirm = clerk.getByRole('button', { name: 'Xác nhận các dòng đã chọn' });
    if ((await confirm.count()) === 0) break;
    await confirm.click();
    await said(clerk, /Đã phân loại \d+ kiến nghị/);
  }
  await expect(clerk.getByText('Không còn kiến nghị nào chờ phân loại')).toBeVisible();
  await clerk.goto(`${sample.origin}${base}/chuyen`);
  await expect(clerk.locator('.a4').first()).toContainText('Phụ lục');
  await clerk.getByRole('button', { name: /Ký, chuyển \d+ kiến nghị/ }).click();
  await said(clerk, /Đã chuyển 1\d\d kiến nghị, công văn \d+\/TTHĐND-VP/);

  const { page: officer } = await seatOf(browser, sample.origin, 'ubnd@mau.example');
  for (let first = 0; first < petitions.length; first += 40) {
    await officer.goto(`${sample.origin}/${sampleSlug}/lam-viec/ban-lam-viec?chon=${petitions.slice(first, first + 40).join(',')}`);
    await officer.getByText('Đã giải quyết xong', { exact: true }).click();
    await officer.getByLabel('Trả lời cử tri, dễ hiểu').fill('UBND xã đã giao thôn và cơ quan chuyên môn làm xong, có biên bản nghiệm thu từng nơi.');
    await officer.getByRole('button', { name: 'Trình ký, gửi HĐND xã' }).click();
    await said(officer, 'Đã gửi HĐND xã câu trả lời cho 40 kiến nghị.');
  }

  const { page: chair } = await seatOf(browser, sample.origin, 'chutich@mau.example');
  for (let round = 0; round < 4; round += 1) {
    await chair.goto(`${sample.origin}${base}/danh-gia`);
    const all = chair.getByRole('button', { name: /Chọn cả \d+/ });
    if ((await all.count()) === 0) break;
    await chair.waitForLoadState('networkidle');
    await all.click();
    await chair.getByRole('button', { name: /Đạt yêu cầu các dòng đã chọn/ }).click();
    await said(chair, 'Đã đánh giá: đạt yêu cầu.');
  }
  await expect(chair.getByText('Không còn trả lời nào chờ đánh giá')).toBeVisible();

  const office = await hands.as('clerk', '2026-11-20T08:30:00+07:00');
  await tellVoters.execute(office, { petitionIds: petitions, means: 'posted' });
  await publishPetitions.execute(office, { petitionIds: petitions });
  const states = await read(office, sql<{ n: number }>`select count(*)::int as n from petition where council_id = app.council() and petition_id = any(${petitions}::uuid[]) and stage = 'judged' and outcome = 'settled' and told_on is not null and published_at is not null`);
  expect(states[0]?.n).toBe(120);
  const left = await read(office, sql<{ n: number }>`select count(*)::int as n from obligation_state where council_id = app.council() and subject_id = any(${petitions}::uuid[]) and done_on is null and withdrawn_at is null`);
  expect(left[0]?.n).toBe(0);
  const { page: front } = await seatOf(browser, sample.origin, 'mttq@mau.example');
  await front.goto(`${sample.origin}${base}?xem=all&tim=${encodeURIComponent('ngã ba Thử Thượng')}`);
  await expect(front.locator('.pl li').first()).toContainText('Đề nghị lắp gương cầu ở ngã ba Thử Thượng');

  const voter = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await voter.goto(`${sample.origin}/${sampleSlug}/kien-nghi?q=${encodeURIComponent('ngã ba Thử Thượng')}`);
  await voter.getByRole('link', { name: /gương cầu ở ngã ba Thử Thượng/ }).first().click();
  await expect(voter.getByText('có biên bản nghiệm thu từng nơi').first()).toBeVisible();
  await hands.close();
});
