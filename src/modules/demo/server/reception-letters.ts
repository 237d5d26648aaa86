import { sql } from 'kysely';
import { addCalendarDays, addWorkingDays, rollBackward, rollForward, workingDaysBefore, type Calendar, type Day } from '#core/calendar/days.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import type { ActKind, LetterKind, SenderKind } from '#modules/letter/acts.ts';
import { handleLetter } from '#modules/letter/server/commands/handle-letter.ts';
import { mirrorLetter } from '#modules/letter/server/commands/mirror-letter.ts';
import { registerLetter } from '#modules/letter/server/commands/register-letter.ts';
import { sortLetter } from '#modules/letter/server/commands/sort-letter.ts';
import { splitLetter } from '#modules/letter/server/commands/split-letter.ts';
import { tellLetter } from '#modules/letter/server/commands/tell-letter.ts';
import { closeDay, moveDay, postSchedule } from '#modules/reception/server/commands/keep-days.ts';
import { approvePlan, drawPlan } from '#modules/reception/server/commands/plan-receptions.ts';
import { giveReceipt, recordReception } from '#modules/reception/server/commands/record-reception.ts';
import { daysOf } from '#modules/reception/server/queries.ts';
import type { SampleWorld } from './fill.ts';

const clerk = 'vanphong@mau.example';
const chair = 'chutich@mau.example';
const body = 'ubnd@mau.example';

/** A year of receptions and letters of invented people, each act done by whose it is on its day. */
export async function receiveCitizens(world: SampleWorld): Promise<void> {
  const calendar = await world.read(councilCalendar);
  const years = [...new Set([world.start.slice(0, 4), world.today.slice(0, 4)])].map(Number);
  for (const year of years) await planYear(world, year);
  for (const year of years) await receive(world, year, calendar);
  await settleReceived(world, calendar);
  for (const [index, story] of stories.entries()) await tellStory(world, story, index, calendar);
}

async function planYear(world: SampleWorld, year: number): Promise<void> {
  const from = world.start.startsWith(String(year)) ? world.start : `${year}-01-01`;
  const drawn = addCalendarDays(from, -20);
  await drawPlan.execute(world.as(clerk, world.at(drawn, 9)), { year, place: 'Phòng tiếp công dân, trụ sở UBND xã Mẫu', from: '07:30', to: '11:00', pattern: 'weekly', weekday: 3, monthDays: '', perDay: 1, startOn: from });
  await approvePlan.execute(world.as(chair, world.at(addCalendarDays(drawn, 3), 15)), { year, paper: `12/KH-HĐND ngày ${drawn.split('-').reverse().join('/')}` });
}

const visits: readonly { kind: string; text: string; handling: string }[] = [
  { kind: 'advice', text: 'Hỏi thủ tục tách hộ khẩu khi con ra ở riêng.', handling: 'Hướng dẫn nộp hồ sơ tại Trung tâm phục vụ hành chính công xã.' },
  { kind: 'petition', text: 'Mương tiêu trước chợ Mẫu bị lấp, mưa là ngập sân.', handling: '' },
  { kind: 'advice', text: 'Hỏi mức hỗ trợ cho hộ mới thoát nghèo.', handling: 'Giải thích chính sách, chuyển câu hỏi cho Phòng Văn hóa - Xã hội trả lời thêm.' },
  { kind: 'voter-petition', text: 'Đề nghị lắp đèn chiếu sáng đoạn đường liên thôn qua nghĩa trang.', handling: '' },
  { kind: 'advice', text: 'Hỏi thời gian trả kết quả cấp giấy chứng nhận quyền sử dụng đất.', handling: 'Tra cứu cùng công dân, hẹn ngày nhận kết quả.' },
  { kind: 'advice', text: 'Hỏi cách đăng ký học nghề cho lao động nông thôn.', handling: 'Cung cấp lịch khai giảng, hướng dẫn đăng ký với thôn.' },
  { kind: 'advice', text: 'Hỏi việc cấp lại thẻ bảo hiểm y tế bị mất.', handling: 'Hướng dẫn nộp tờ khai tại bộ phận một cửa.' },
  { kind: 'complaint', text: 'Không đồng ý kết quả kiểm đếm cây trồng khi mở rộng kênh.', handling: '' },
  { kind: 'advice', text: 'Hỏi quy hoạch khu dân cư thôn Mẫu Tây.', handling: 'Cho xem bản đồ quy hoạch đã công khai, giải thích từng ký hiệu.' },
  { kind: 'voter-petition', text: 'Đề nghị kéo dài giờ mở cửa nhà văn hóa thôn buổi tối.', handling: '' },
  { kind: 'petition', text: 'Cột điện trước ngõ 5 thôn Mẫu Bắc bị nghiêng sau mưa bão.', handling: '' },
  { kind: 'advice', text: 'Hỏi thủ tục xin phép sửa nhà cấp bốn.', handling: 'Giải thích trường hợp được miễn giấy phép, đưa mẫu thông báo khởi công.' }
];
const names = ['Lê Thị Ví Dụ', 'Trần Văn Thử', 'Phạm Văn Ví', 'Hoàng Thị Thử', 'Bùi Văn Mẫu', 'Đỗ Thị Dụ', 'Ngô Văn Ví'];

async function receive(world: SampleWorld, year: number, calendar: Calendar): Promise<void> {
  const days = await world.read((tx) => daysOf(tx, String(year), world.today));
  const past = days.filter((day) => day.onDay <= world.today);
  const villages = await world.read(async (tx) => (await sql<{ id: string }>`select organization_id as id from organization where kind = 'village' order by name`.execute(tx)).rows.map((row) => row.id));
  for (const [index, day] of days.entries()) {
    const missed = past.length > 6 && index === past.length - 2;
    // Three weeks are posted ahead; one stands to be posted, so that a visitor sees how it is asked for.
    const postOn = workingDaysBefore(day.onDay, index % 9 === 4 ? 4 : 7, calendar);
    if (postOn > world.today) continue;
    const when = postOn < world.start ? world.start : postOn;
    if (when < day.onDay) await postSchedule.execute(world.as(clerk, world.at(when, 10)), { dayIds: [day.id], postedOn: when, places: 'Trụ sở UBND xã, nhà văn hóa các thôn, trang thông tin điện tử xã', paper: '' });
    if (day.onDay > world.today) continue;
    const at = world.at(day.onDay, 11, 15);
    if (at > world.at(world.today, 8)) continue;
    if (missed) {
      const made = rollForward(addCalendarDays(world.today, 3), calendar);
      if (made.startsWith(String(year))) await moveDay.execute(world.as(clerk, world.at(addCalendarDays(day.onDay, -1), 16)), { dayId: day.id, version: day.version, newDay: made, reason: 'Đại biểu dự tập huấn theo giấy triệu tập của tỉnh, tiếp bù ngày khác.' });
      if (made.startsWith(String(year))) await postSchedule.execute(world.as(clerk, world.at(addCalendarDays(day.onDay, -1), 16, 30)), { dayIds: [day.id], postedOn: addCalendarDays(day.onDay, -1), places: 'Trụ sở UBND xã, trang thông tin điện tử xã', paper: 'Thông báo dời lịch' });
      continue;
    }
    const stormy = index === Math.floor(past.length / 2);
    if (!stormy) await receiveOn(world, day.id, day.onDay, index, villages);
    const fresh = (await world.read((tx) => daysOf(tx, String(year), world.today))).find((each) => each.id === day.id);
    await closeDay.execute(world.as(clerk, at), { dayId: day.id, version: fresh?.version ?? day.version, held: stormy ? 'not-held' : 'held', reason: stormy ? 'Mưa bão, trụ sở ngập, công dân không đến được.' : '', received: stormy ? [] : day.duties.map((duty) => duty.id) });
  }
}

async function receiveOn(world: SampleWorld, dayId: string, on: Day, index: number, villages: readonly string[]): Promise<void> {
  for (let n = 0; n < 1 + (index % 3 === 0 ? 1 : 0); n += 1) {
    const pick = (index * 3 + n * 5) % visits.length;
    const matter = visits[pick];
    if (!matter) continue;
    const scope = world.as(clerk, world.at(on, 8 + n, 20));
    const made = await recordReception.execute(scope, {
      kind: 'regular',
      receivedOn: on,
      dayId,
      visitorName: names[(index + n) % names.length],
      visitorVillageId: villages[(index + n) % Math.max(1, villages.length)] ?? '',
      peopleCount: '1',
      doneBefore: matter.kind === 'complaint' ? 'Đã nộp đơn tại UBND xã' : '',
      request: matter.kind === 'advice' ? 'Được giải thích' : 'Được xem xét, trả lời',
      signedHow: index % 7 === 6 ? '' : 'signature',
      matters: [matter]
    });
    if (matter.kind === 'complaint' && index % 2 === 0) await giveReceipt.execute(scope, { receptionId: made.id, givenOn: on, documents: 'Đơn viết tay; 01 bản; bản chính\nBiên bản kiểm đếm; 01 bản; bản sao' });
  }
}

/** What was heard at receptions is sorted, passed on and answered like any letter. */
async function settleReceived(world: SampleWorld, calendar: Calendar): Promise<void> {
  const { rows } = await world.read((tx) => sql<{ id: string; on: Day; kind: LetterKind }>`select letter_id as id, received_on as on, kind from letter where source = 'reception' order by number`.execute(tx));
  for (const row of rows) {
    const day = (after: number) => addWorkingDays(row.on, after, calendar);
    const until = (on: Day) => (on < world.today ? on : null);
    const story: Story = { ago: 0, kind: row.kind, title: '', content: '', sender: '', path: 'forwarded', steps: row.kind === 'complaint' ? settled(20, 'partly') : answered(14, 'carried-out') };
    await advance(world, story, row.id, { day, until, office: (on, hour = 9) => world.as(clerk, world.at(on, hour, 40)) });
  }
}

interface Step {
  act: ActKind;
  /** Working days after the letter was received. */
  after: number;
  criteria?: string;
  outcome?: string;
  note?: string;
}
interface Story {
  /** Calendar days before the visitor's day. */
  ago: number;
  kind: LetterKind;
  title: string;
  content: string;
  sender: string;
  senderKind?: SenderKind;
  people?: number;
  conditions?: string;
  path: 'forwarded' | 'guided' | 'kept' | 'sorted' | 'received';
  ground?: string;
  steps?: Step[];
  delegate?: boolean;
  split?: { kind: LetterKind; title: string }[];
}

const full = 'named signed clear in-time not-settled';
const settled = (after: number, outcome: string): Step[] => [
  { act: 'accepted', after: 6 },
  { act: 'settled', after, outcome },
  { act: 'decision-sent', after: after + 2 },
  { act: 'delegate-told', after: after + 4 },
  { act: 'citizen-told', after: after + 7 }
];
const answered = (after: number, outcome: string): Step[] => [
  { act: 'settled', after, outcome },
  { act: 'delegate-told', after: after + 2 },
  { act: 'citizen-told', after: after + 5 }
];

/** What a denunciation asks for besides (law:TC-04, TC-07): both sides told of its acceptance, the conclusion acted on and published. */
function ofDenunciation(steps: readonly Step[]): Step[] {
  const has = (act: ActKind) => steps.some((step) => step.act === act);
  const more = steps.flatMap((step): Step[] => {
    if (step.act === 'accepted' && !has('acceptance-notified')) return [{ act: 'acceptance-notified', after: step.after + 3 }];
    if (step.act === 'decision-sent' && !has('acted-on')) return [{ act: 'acted-on', after: step.after + 2 }, { act: 'published', after: step.after + 3 }];
    return [];
  });
  return [...steps, ...more].sort((a, b) => a.after - b.after);
}

/** Letters as a small commune gets them. Every sender is invented; the given name says so. */
const stories: readonly Story[] = [
  { ago: 168, kind: 'petition', title: 'Sửa cống thoát nước ngõ 3 thôn Mẫu Nam', content: 'Cống vỡ, nước thải chảy ra đường.', sender: 'Vũ Thị Ví', path: 'forwarded', steps: answered(18, 'carried-out') },
  { ago: 150, kind: 'complaint', title: 'Quyết định thu hồi giấy phép bán hàng tại chợ', content: 'Đề nghị xem lại quyết định thu hồi.', sender: 'Trần Thị Mẫu Thử', path: 'forwarded', steps: settled(24, 'unjustified'), delegate: true },
  { ago: 131, kind: 'petition', title: 'Tiếng ồn của xưởng gỗ cạnh trường tiểu học', content: 'Xưởng làm việc cả giờ nghỉ trưa.', sender: 'Ngô Thị Dụ', senderKind: 'group', people: 9, path: 'forwarded', steps: answered(20, 'carried-out') },
  { ago: 118, kind: 'complaint', title: 'Mức bồi thường cây trồng ven kênh', content: 'Không đồng ý đơn giá áp dụng.', sender: 'Phạm Văn Dụ', path: 'guided' },
  { ago: 104, kind: 'denunciation', title: 'Việc thu tiền không có biên lai khi xác nhận hồ sơ', content: 'Có ghi ngày, số tiền và người chứng kiến.', sender: 'Hoàng Văn Ví Thử', path: 'forwarded', steps: settled(26, 'partly') },
  { ago: 92, kind: 'petition', title: 'Đề nghị làm gờ giảm tốc trước trường mầm non', content: '', sender: 'Lê Thị Mẫu Dụ', path: 'forwarded', steps: answered(22, 'explained'), delegate: true },
  { ago: 80, kind: 'complaint', title: 'Bồi thường cây trồng ven kênh, đề nghị xem lại đơn giá', content: 'Gửi lại sau khi đã được hướng dẫn.', sender: 'Phạm Văn Dụ', path: 'kept', ground: 'again-after-guidance' },
  { ago: 66, kind: 'complaint', title: 'Quyết định xử phạt vi phạm xây dựng', content: 'Đơn có cả nội dung tố cáo người lập biên bản.', sender: 'Đặng Văn Thử Ví', path: 'forwarded', split: [{ kind: 'complaint', title: 'Quyết định xử phạt vi phạm xây dựng' }, { kind: 'denunciation', title: 'Việc lập biên bản không có người chứng kiến' }], steps: settled(25, 'justified') },
  { ago: 58, kind: 'complaint', title: 'Kết quả kiểm kê nhà ở khi làm đường tránh', content: '', sender: 'Bùi Thị Thử', path: 'forwarded', steps: [{ act: 'accepted', after: 5 }, { act: 'suspended', after: 14, note: 'Chờ kết quả giám định chất lượng nhà.' }, { act: 'halt-sent', after: 16 }] },
  { ago: 50, kind: 'petition', title: 'Trạm bơm thôn Mẫu Đông hỏng, thiếu nước tưới', content: 'Trạm bơm hỏng hai vụ liền.', sender: 'Nguyễn Văn Ví Dụ', path: 'forwarded' },
  { ago: 33, kind: 'denunciation', title: 'Việc sử dụng quỹ vận động của thôn', content: 'Có bảng kê kèm theo.', sender: 'Đỗ Văn Ví Mẫu', path: 'forwarded', steps: [{ act: 'accepted', after: 6 }, { act: 'acceptance-notified', after: 9 }] },
  { ago: 21, kind: 'petition', title: 'Biển báo hạn chế tải trọng đường liên xã', content: '', sender: 'Hồ Thị Thử', path: 'forwarded', steps: answered(9, 'carried-out') },
  { ago: 17, kind: 'denunciation', title: 'Thư không ký tên về việc đấu thầu ao cá', content: 'Không kèm chứng cứ.', sender: '', senderKind: 'anonymous', conditions: 'clear not-settled', path: 'kept', ground: 'anonymous' },
  { ago: 11, kind: 'complaint', title: 'Mức hỗ trợ khi thu hồi đất làm đường liên thôn', content: 'Đề nghị áp dụng mức hỗ trợ như hộ liền kề.', sender: 'Trần Văn Ví Thử', path: 'forwarded' },
  { ago: 8, kind: 'petition', title: 'Dời điểm tập kết rác cạnh trường mầm non', content: '14 hộ cùng ký.', sender: 'Dương Thị Ví', senderKind: 'group', people: 14, path: 'forwarded' },
  { ago: 3, kind: 'denunciation', title: 'Việc quản lý, cho thuê đất công ích', content: 'Có hợp đồng và ảnh kèm theo.', sender: 'Lý Thị Mẫu Ví', path: 'sorted' },
  { ago: 2, kind: 'complaint', title: 'Xác định lại ranh giới thửa đất với nhà liền kề', content: 'Hai hộ chưa thống nhất mốc giới.', sender: 'Phan Văn Dụ Thử', path: 'received' }
];

async function tellStory(world: SampleWorld, story: Story, index: number, calendar: Calendar): Promise<void> {
  const wanted = addCalendarDays(world.today, -story.ago);
  // Around Tết the next working day may lie ahead.
  const received = rollForward(wanted, calendar) < world.today ? rollForward(wanted, calendar) : rollBackward(wanted, calendar);
  const day = (after: number) => addWorkingDays(received, after, calendar);
  const until = (on: Day) => on <= world.today && world.at(on, 10) <= world.at(world.today, 8) ? on : null;
  const office = (on: Day, hour = 9) => world.as(clerk, world.at(on, hour, index));
  const { id } = await registerLetter.execute(office(received, 8), {
    kind: story.kind,
    receivedOn: received,
    source: story.delegate ? 'delegate' : index % 3 === 0 ? 'post' : 'office',
    title: story.title,
    content: story.content,
    senderKind: story.senderKind ?? 'person',
    senderName: story.sender,
    senderAddress: story.senderKind === 'anonymous' ? '' : `Thôn Mẫu ${['Đông', 'Tây', 'Nam', 'Bắc'][index % 4]}`,
    peopleCount: story.people ?? '',
    delegateId: story.delegate ? world.person('daibieu@mau.example') : ''
  });
  if (story.path === 'received') return;
  const ids = story.split ? await split(world, office(received, 10), id, story.split) : [id];
  for (const letterId of ids) await advance(world, story, letterId, { day, until, office });
}

async function split(world: SampleWorld, scope: ReturnType<SampleWorld['as']>, letterId: string, parts: Story['split']): Promise<string[]> {
  await splitLetter.execute(scope, { letterId, version: 1, parts });
  return world.read(async (tx) => (await sql<{ id: string }>`select letter_id as id from letter where letter_id = ${letterId} or split_from_id = ${letterId} order by part`.execute(tx)).rows.map((row) => row.id));
}

async function advance(world: SampleWorld, story: Story, letterId: string, at: { day(after: number): Day; until(on: Day): Day | null; office(on: Day, hour?: number): ReturnType<SampleWorld['as']> }): Promise<void> {
  const { rows } = await world.read((tx) => sql<{ version: number; kind: LetterKind; matter: string }>`select version, kind, matter_key as matter from letter where letter_id = ${letterId}`.execute(tx));
  const letter = rows[0];
  const sortedOn = at.until(at.day(1));
  if (!letter || !sortedOn) return;
  const earlier = story.ground === 'again-after-guidance' ? (await world.read((tx) => sql<{ id: string }>`select letter_id as id from letter_act where kind = 'guided' order by made_at limit 1`.execute(tx))).rows[0]?.id : '';
  await sortLetter.execute(at.office(sortedOn), { letterId, version: letter.version, sortedOn, kind: letter.kind, conditions: (story.conditions ?? full).split(' '), organizationId: world.organization('peoples-committee'), repeatsId: earlier ?? '' });
  const handledOn = at.until(at.day(2));
  if (story.path === 'sorted' || !handledOn) return;
  const note = story.path === 'forwarded' && letter.kind === 'complaint' ? 'Đại biểu thấy cần chuyển và theo dõi việc giải quyết.' : story.path === 'kept' ? 'Đã kiểm tra, ghi lý do vào sổ.' : '';
  await handleLetter.execute(at.office(handledOn, 14), { letterId, kind: story.path, happenedOn: handledOn, organizationId: '', ground: story.ground ?? '', paper: `${Number(handledOn.slice(5, 7)) * 3 + Number(handledOn.slice(8))}/PC-TTHĐND ngày ${handledOn.split('-').reverse().join('/')}`, note, told: 'on' });
  for (const step of letter.kind === 'denunciation' ? ofDenunciation(story.steps ?? []) : (story.steps ?? [])) {
    const on = at.until(at.day(2 + step.after));
    if (!on) return;
    // Of a petition nothing is accepted: it is answered. What a kind does not know is left out.
    if (letter.kind === 'petition' && step.act === 'decision-sent') continue;
    if (step.act === 'citizen-told') await tellLetter.execute(world.as(story.delegate ? 'daibieu@mau.example' : clerk, world.at(on, 15)), { letterId, kind: 'citizen-told', happenedOn: on, paper: 'Thông báo trực tiếp, có ký nhận' });
    else await mirrorLetter.execute(world.as(body, world.at(on, 15)), { letterId, kind: step.act, happenedOn: on, paper: `${20 + step.after}/TB-UBND ngày ${on.split('-').reverse().join('/')}`, note: step.note ?? '', outcome: step.outcome ?? '', criteria: step.criteria ?? '' });
  }
}
