import { classifyPetition } from '../../src/modules/petition/server/commands/classify-petitions.ts';
import { acceptReferrals } from '../../src/modules/petition/server/commands/respond-to-referral.ts';
import { answerPetitions } from '../../src/modules/petition/server/commands/answer-petitions.ts';
import { judgeAnswers } from '../../src/modules/petition/server/commands/judge-answers.ts';
import { recordPetition } from '../../src/modules/petition/server/commands/record-petition.ts';
import { referPetitions } from '../../src/modules/petition/server/commands/refer-petitions.ts';
import { recordVerdict } from '../../src/modules/petition/server/commands/tell-voters.ts';
import type { CouncilHands } from './council-hands.ts';

/** Petitions of invented voters that UBND of the sample must answer on the morning of 20/11/2026, by a short name. */
const matters = [
  { name: 'road', day: '2026-10-19', text: 'Đường liên thôn Mẫu Đông hư hỏng, ngập nước khi mưa lớn, học sinh đi lại khó khăn, đề nghị xã sửa chữa.', field: 'giao_thong', voters: 34, again: ['Mặt đường thôn Mẫu Đông nhiều ổ gà, mưa lớn ngập sâu.'], accept: true },
  { name: 'land', day: '2026-10-23', text: 'Chậm cấp giấy chứng nhận quyền sử dụng đất cho các hộ thôn Mẫu Tây, đề nghị công khai tiến độ.', field: 'dat_dai', voters: 2, again: [], accept: true },
  { name: 'waste', day: '2026-10-29', text: 'Đề nghị bổ sung xe chở rác, tăng số lần thu gom ở khu chợ Mẫu.', field: 'moi_truong_rac_thai', voters: 12, again: [], accept: true },
  { name: 'drain', day: '2026-11-19', text: 'Rãnh thoát nước thôn Mẫu Đông bị lấp, đề nghị khơi thông trước mùa mưa.', field: 'giao_thong', voters: 1, again: [], accept: false },
  { name: 'bridge', day: '2026-11-19', text: 'Cầu tràn thôn Mẫu Đông không có lan can, đề nghị lắp để bảo đảm an toàn.', field: 'giao_thong', voters: 1, again: [], accept: false },
  { name: 'lamp', day: '2026-10-05', text: 'Đèn đường thôn Mẫu Nam cháy bóng từ tháng 9, đề nghị thay bóng mới.', field: 'dien_nuoc_sach', voters: 5, again: [], accept: true, answered: '2026-10-28', agrees: true },
  { name: 'field', day: '2026-09-10', text: 'Kênh nội đồng thôn Mẫu Bắc bồi lắng, đề nghị nạo vét trước vụ đông.', field: 'thuy_loi_nong_nghiep', voters: 8, again: [], accept: true, answered: '2026-10-20', agrees: false }
] as const;

/** Records, refers, and where it was so answers them, each act on its day. @returns ids by short name */
export async function petitionsOfUbnd(hands: CouncilHands): Promise<Record<(typeof matters)[number]['name'], string>> {
  const ubnd = await hands.organization('peoples-committee');
  const made: Record<string, string> = {};
  for (const matter of matters) {
    const clerk = await hands.as('clerk', `${matter.day}T08:00:00+07:00`);
    const chair = await hands.as('chair', `${matter.day}T08:00:00+07:00`);
    const { petitionId } = await recordPetition.execute(clerk, { text: matter.text, voters: String(matter.voters), source: 'meeting' });
    for (const text of matter.again) await recordPetition.execute(clerk, { text, voters: '3', joinPetitionId: petitionId });
    await classifyPetition.execute(clerk, { petitionId, field: matter.field, level: 'xã', bodyId: ubnd });
    await referPetitions.execute(clerk, { bodyId: ubnd, petitionIds: [petitionId], signerId: chair.actor.personId });
    if (matter.accept) await acceptReferrals.execute(await hands.as('ubnd-officer', `${matter.day}T10:00:00+07:00`), { petitionIds: [petitionId] });
    if ('answered' in matter) {
      const officer = await hands.as('ubnd-officer', `${matter.answered}T09:00:00+07:00`);
      await answerPetitions.execute(officer, { petitionIds: [petitionId], result: 'done', words: 'Đã làm xong theo đề nghị của cử tri.', number: '101/UBND-KT' });
      await judgeAnswers.execute(await hands.as('chair', `${matter.answered}T15:00:00+07:00`), { petitionIds: [petitionId], verdict: 'satisfactory' });
      await recordVerdict.execute(await hands.as('clerk', `${matter.answered}T16:00:00+07:00`), { petitionId, agrees: matter.agrees ? 'yes' : 'no', reason: matter.agrees ? '' : 'Mới nạo vét được một nửa', means: 'meeting' });
    }
    made[matter.name] = petitionId;
  }
  return made as Record<(typeof matters)[number]['name'], string>;
}
