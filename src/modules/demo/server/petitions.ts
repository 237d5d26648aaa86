import { sql } from 'kysely';
import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { answerPetitions } from '#modules/petition/server/commands/answer-petitions.ts';
import { classifyPetition } from '#modules/petition/server/commands/classify-petitions.ts';
import { judgeAnswers } from '#modules/petition/server/commands/judge-answers.ts';
import { mergePetitions } from '#modules/petition/server/commands/merge-petitions.ts';
import { recordPetition } from '#modules/petition/server/commands/record-petition.ts';
import { referPetitions } from '#modules/petition/server/commands/refer-petitions.ts';
import { acceptReferrals } from '#modules/petition/server/commands/respond-to-referral.ts';
import { closePetitions, recordVerdict, tellVoters } from '#modules/petition/server/commands/tell-voters.ts';
import { publishPetitions } from '#modules/petition/server/public/publish-petitions.ts';
import type { Field, Level, Result } from '#modules/petition/schema.ts';
import type { SampleWorld } from './fill.ts';

const clerk = 'vanphong@mau.example';
const chair = 'chutich@mau.example';
const officer = 'ubnd@mau.example';

/** How far one petition of the sample went. */
type Fate = 'recorded' | 'compiled' | 'late' | 'referred' | 'answered' | 'promised' | 'settled' | 'explained' | 'disagreed' | 'closed';

interface SamplePetition {
  key: string;
  text: string;
  village: number;
  /** Days before today it was raised. */
  ago: number;
  field: Field;
  fate: Fate;
  voters?: number;
  answer?: string;
  into?: string;
}

/** Matters of an invented commune, as its voters would say them. */
const petitions: readonly SamplePetition[] = [
  { key: 'tran', text: 'Đoạn đường từ nhà văn hóa thôn đến cầu tràn dài khoảng 600 m xuống cấp, mặt đường nhiều ổ gà, mưa lớn ngập sâu, học sinh đi lại khó khăn. Đề nghị xã sửa chữa, làm rãnh thoát nước.', village: 2, ago: 48, field: 'giao_thong', fate: 'late', voters: 12 },
  { key: 'tran2', text: 'Đường thôn Mẫu Nam đoạn gần cầu tràn ngập khi mưa, đề nghị xã sửa chữa sớm.', village: 2, ago: 40, field: 'giao_thong', fate: 'recorded', voters: 9, into: 'tran' },
  { key: 'tran3', text: 'Ổ gà trên đường ra cầu tràn thôn Mẫu Nam, xe máy ngã nhiều, đề nghị vá đường.', village: 2, ago: 30, field: 'giao_thong', fate: 'recorded', voters: 16, into: 'tran' },
  { key: 'so-do', text: 'Chậm cấp giấy chứng nhận quyền sử dụng đất cho 14 hộ tái định cư, hồ sơ nộp từ tháng 3. Đề nghị xã trả lời rõ ngày cấp.', village: 0, ago: 27, field: 'dat_dai', fate: 'referred', voters: 14 },
  { key: 'rac', text: 'Xe chở rác một tuần mới vào thôn một lần, rác ùn bốc mùi. Đề nghị bổ sung xe, tăng số lần thu gom.', village: 3, ago: 21, field: 'moi_truong_rac_thai', fate: 'referred', voters: 12 },
  { key: 'nuoc', text: 'Nước sinh hoạt yếu vào giờ cao điểm từ 17 giờ đến 20 giờ, nhiều nhà cuối đường ống không có nước.', village: 1, ago: 18, field: 'dien_nuoc_sach', fate: 'referred', voters: 5 },
  { key: 'den', text: 'Đèn đường cụm dân cư số 4 hỏng từ tháng 9, đề nghị thay bóng.', village: 0, ago: 70, field: 'dien_nuoc_sach', fate: 'closed', voters: 3, answer: 'Đã thay 6 bóng đèn LED cụm dân cư số 4, đèn sáng từ 18 giờ đến 5 giờ.' },
  { key: 'muong', text: 'Mương nội đồng xứ Đồng Cửa bị bồi lấp, nước không về ruộng. Đề nghị nạo vét trước vụ xuân.', village: 3, ago: 60, field: 'thuy_loi_nong_nghiep', fate: 'promised', voters: 22, answer: 'Xã đã đưa 800 m mương xứ Đồng Cửa vào kế hoạch nạo vét trước vụ xuân, giao Hợp tác xã làm.' },
  { key: 'nha-van-hoa', text: 'Nhà văn hóa thôn dột, không họp được khi mưa. Đề nghị xã hỗ trợ lợp lại mái.', village: 1, ago: 66, field: 'van_hoa_the_thao', fate: 'settled', voters: 8, answer: 'Đã lợp lại 120 m² mái tôn, nghiệm thu với Ban công tác Mặt trận thôn.' },
  { key: 'bhyt', text: 'Đề nghị tăng mức hỗ trợ mua bảo hiểm y tế cho hộ cận nghèo.', village: 0, ago: 64, field: 'chinh_sach_xa_hoi', fate: 'explained', voters: 6, answer: 'Mức hỗ trợ do Trung ương và tỉnh quy định: hộ cận nghèo được ngân sách hỗ trợ theo nghị định hiện hành. Xã đã kiến nghị tỉnh xem xét mức hỗ trợ thêm.' },
  { key: 'cho', text: 'Chợ xã họp tràn ra lòng đường buổi sáng, hay tắc và dễ va chạm. Đề nghị xã sắp xếp lại.', village: 1, ago: 58, field: 'an_ninh_trat_tu', fate: 'disagreed', voters: 7, answer: 'Công an xã đã nhắc nhở 12 hộ kinh doanh và kẻ lại vạch khu vực bán hàng.' },
  { key: 'truong', text: 'Cổng trường mầm non chật, giờ đón trẻ ùn tắc. Đề nghị mở thêm lối phía sau.', village: 2, ago: 44, field: 'giao_duc', fate: 'answered', voters: 11, answer: 'Nhà trường mở thêm cổng phụ phía sau từ ngày 02 tháng này; đang làm 40 m đường bê tông vào cổng phụ.' },
  { key: 'song', text: 'Sóng điện thoại ở xóm trên rất yếu, không gọi được khi có việc gấp.', village: 3, ago: 12, field: 'thong_tin_vien_thong', fate: 'compiled', voters: 4 },
  { key: 'muoi', text: 'Đề nghị có lịch phun thuốc muỗi, khơi cống trước mùa mưa.', village: 1, ago: 6, field: 'y_te', fate: 'compiled', voters: 2 },
  { key: 'ho-ga', text: 'Nắp hố ga trước cổng chợ vỡ, rất nguy hiểm cho người đi bộ buổi tối.', village: 1, ago: 3, field: 'xay_dung_quy_hoach', fate: 'recorded', voters: 1 },
  { key: 'cho-tha-rong', text: 'Chó thả rông nhiều trong thôn, trẻ con đi học rất sợ. Đề nghị xã nhắc nhở, xử lý.', village: 0, ago: 2, field: 'an_ninh_trat_tu', fate: 'recorded', voters: 3 },
  { key: 'ranh', text: 'Rãnh thoát nước cạnh nhà văn hóa thôn Mẫu Nam bị lấp, mưa là ngập đường ra cầu tràn.', village: 2, ago: 1, field: 'giao_thong', fate: 'recorded', voters: 1 }
];

const resultOf: Partial<Record<Fate, Result>> = { answered: 'done', promised: 'will-do', settled: 'done', explained: 'explained', disagreed: 'done', closed: 'done' };

interface SampleAct {
  when: Date;
  run(when: Date): Promise<unknown>;
}

/** A year of voters' petitions at every step of their way, each step an act of the one who would do it, in the order of time. */
export async function raisePetitions(world: SampleWorld): Promise<void> {
  const ids = new Map<string, string>();
  const acts: SampleAct[] = [];
  const on = (ago: number, hour: number, minute: number, run: SampleAct['run']) => acts.push({ when: world.at(addCalendarDays(world.today, -Math.max(0, ago)), hour, minute), run });
  const idOf = (key: string) => ids.get(key) ?? '';
  for (const [index, each] of petitions.entries()) {
    const minute = index * 2;
    on(each.ago, 8, minute, async (when) => {
      const made = await recordPetition.execute(world.as(clerk, when), { text: each.text, source: index % 4 === 3 ? 'phone' : 'delegate', villageId: world.organization('village', each.village), raisedOn: dayBefore(world, each.ago), voters: each.voters ?? 1 });
      ids.set(each.key, made.petitionId);
    });
    if (each.into) {
      const into = each.into;
      on(each.ago - 1, 9, minute, (when) => mergePetitions.execute(world.as(clerk, when), { intoId: idOf(into), petitionIds: [idOf(each.key)] }));
    }
    if (each.fate === 'recorded') continue;
    on(each.ago - 1, 10, minute, (when) => classifyPetition.execute(world.as(clerk, when), { petitionId: idOf(each.key), field: each.field, level: each.field === 'thong_tin_vien_thong' ? 'ngành khác' : 'xã', bodyId: world.organization('peoples-committee'), boardId: world.organization('board', each.field === 'giao_thong' || each.field === 'dat_dai' ? 0 : 1) }));
    if (each.fate === 'compiled') continue;
    on(each.ago - 2, 14, minute, async (when) => referPetitions.execute(world.as(clerk, when), { bodyId: world.organization('peoples-committee'), petitionIds: [idOf(each.key)], signerId: world.person('phochutich@mau.example') }));
    on(each.ago - 3, 9, minute, (when) => acceptReferrals.execute(world.as(officer, when), { petitionIds: [idOf(each.key)], personId: world.person(officer) }));
    const result = resultOf[each.fate];
    if (!result) continue;
    on(each.ago - 26, 15, minute, (when) =>
      answerPetitions.execute(world.as(officer, when), { petitionIds: [idOf(each.key)], result, words: each.answer ?? '', number: `${40 + index}/UBND-KT`, ...(result === 'will-do' ? { promisedOn: addCalendarDays(world.today, 40), replyClass: 'with-schedule' } : {}) })
    );
    on(each.ago - 28, 9, minute, (when) => publishPetitions.execute(world.as(clerk, when), { petitionIds: [idOf(each.key)] }));
    on(each.ago - 27, 9, minute, (when) => tellVoters.execute(world.as(clerk, when), { petitionIds: [idOf(each.key)], means: 'delegate' }));
    if (each.fate === 'answered') continue;
    on(each.ago - 29, 10, minute, (when) => judgeAnswers.execute(world.as(chair, when), { petitionIds: [idOf(each.key)], verdict: 'satisfactory', note: '' }));
    if (each.fate === 'disagreed') on(each.ago - 33, 16, minute, (when) => recordVerdict.execute(world.as(clerk, when), { petitionId: idOf(each.key), agrees: 'no', reason: 'Được vài hôm lại họp tràn ra đường như cũ.', means: 'phone' }));
    if (each.fate === 'closed') on(each.ago - 36, 10, minute, (when) => closePetitions.execute(world.as(chair, when), { petitionIds: [idOf(each.key)], sessionTitle: 'Kỳ họp thường lệ giữa năm' }));
  }
  for (const act of acts.sort((a, b) => a.when.getTime() - b.when.getTime())) await act.run(act.when);
}

interface Brought {
  id: string;
  on: Day;
  field: Field | null;
  level: Level | null;
}

/** What receptions and meetings brought goes its way too: classified in time, passed on, and what is a month old answered, judged and made public. */
export async function carryPetitionsOn(world: SampleWorld): Promise<void> {
  const rows = await world.read(async (tx) => (await sql<Brought>`select petition_id as id, (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date as on, proposed_field as field, proposed_level as level from petition
    where stage = 'recorded' and recorded_at < ${world.at(addCalendarDays(world.today, -8))} order by recorded_at, petition_id`.execute(tx)).rows);
  const later = (day: Day, days: number) => addCalendarDays(day, days);
  for (const [index, each] of rows.entries()) {
    const minute = index % 50;
    const petitionIds = [each.id];
    await classifyPetition.execute(world.as(clerk, world.at(later(each.on, 1), 9, minute)), { petitionId: each.id, field: each.field ?? 'khac', level: each.level ?? 'xã', bodyId: world.organization('peoples-committee') });
    await referPetitions.execute(world.as(clerk, world.at(later(each.on, 3), 10, minute)), { bodyId: world.organization('peoples-committee'), petitionIds, signerId: world.person('phochutich@mau.example') });
    if (later(each.on, 28) > world.today) continue;
    const explained = index % 3 === 2;
    await answerPetitions.execute(world.as(officer, world.at(later(each.on, 22), 15, minute)), { petitionIds, result: explained ? 'explained' : 'done', words: explained ? 'Việc này đã nằm trong kế hoạch năm sau; xã sẽ thông báo lịch làm cho thôn biết trước một tháng.' : 'Xã đã cho kiểm tra và làm xong, có biên bản của thôn kèm theo.', number: `${70 + index}/UBND-KT` });
    await tellVoters.execute(world.as(clerk, world.at(later(each.on, 23), 9, minute)), { petitionIds, means: 'posted' });
    await judgeAnswers.execute(world.as(chair, world.at(later(each.on, 25), 10, minute)), { petitionIds, verdict: 'satisfactory', note: '' });
    await publishPetitions.execute(world.as(clerk, world.at(later(each.on, 26), 9, minute)), { petitionIds });
  }
}

function dayBefore(world: SampleWorld, ago: number): Day {
  return addCalendarDays(world.today, -ago);
}
