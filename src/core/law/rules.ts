/** The whole law table, by id. */
import { calendarAndLocalRules } from './calendar-and-local.ts';
import { documentRules } from './documents.ts';
import { letterRules } from './letters.ts';
import { protectionRules } from './protection.ts';
import { resolutionRules } from './resolutions.ts';
import type { LawRule } from './rule.ts';
import { sessionRules } from './sessions.ts';
import { structureRules } from './structure.ts';
import { supervisionRules } from './supervision.ts';
import { voterRules } from './voters.ts';

/** Chapters of the table in order, with their titles. */
export const chapters: readonly { title: string; english: string; rules: readonly LawRule[] }[] = [
  { title: 'Tổ chức và con người', english: 'Organization and people', rules: structureRules },
  { title: 'Kỳ họp, điểm danh, biểu quyết', english: 'Sessions, roll call, votes', rules: sessionRules },
  { title: 'Thẩm tra, nghị quyết, văn bản quy phạm', english: 'Verification, resolutions, legal acts', rules: resolutionRules },
  { title: 'Giám sát, chất vấn, giải trình, tín nhiệm', english: 'Supervision, questioning, explanation, confidence', rules: supervisionRules },
  { title: 'Tiếp xúc cử tri, kiến nghị, tiếp công dân', english: 'Meetings with voters, petitions, receiving citizens', rules: voterRules },
  { title: 'Đơn thư: các thời hạn theo dõi', english: 'Letters: periods to follow', rules: letterRules },
  { title: 'Thể thức, số và phát hành văn bản', english: 'Layout, numbers and issue of papers', rules: documentRules },
  { title: 'Bí mật, dữ liệu cá nhân, an toàn, công khai', english: 'Secrets, personal data, safety, publication', rules: protectionRules },
  { title: 'Lịch và mức các xã tự đặt', english: 'Calendar and values a commune sets', rules: calendarAndLocalRules }
];

/** Every rule of the table, in order. */
export const lawRules: readonly LawRule[] = chapters.flatMap((chapter) => chapter.rules);

const byId = new Map(lawRules.map((rule) => [rule.id, rule]));

/** The rule of an id of the law table ("PET-06", "STR-14.answer"). Throws `RangeError` on an id it does not have. */
export function lawRule(id: string): LawRule {
  const rule = byId.get(id);
  if (rule === undefined) throw new RangeError(`The law table has no rule ${id}`);
  return rule;
}

/** The rule of an id, or null: for ids that come from outside. */
export function findLawRule(id: string): LawRule | null {
  return byId.get(id) ?? null;
}
