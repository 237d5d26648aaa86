import type { Day } from '#core/calendar/days.ts';
import { khongDau } from '#core/text.ts';
import type { Result } from '../schema.ts';

/** What became of a petition before it came into the product, as a list says it. `ended`: nothing is to be done any more. */
export interface Outcome {
  result: Result;
  ended: boolean;
}

/** Where a list says a petition stands, as one of the four classes (law:PET-08). Null: not answered yet, or nothing said. */
export function outcomeOfWords(status: string, answer: string, dueOn: Day | null): Outcome | null {
  const words = khongDau(status);
  const answered = khongDau(answer).length >= 10;
  if (/^(?:chua (?:tra loi|giai quyet|xu ly|thuc hien)|moi|cho (?:xu ly|tra loi|giai quyet)|da (?:tiep nhan|chuyen|nhan)|dang chuyen|tam xoa|trung)/.test(words) && !answered) return null;
  if (/(?<!chua )(?<!chua duoc )(?:da|duoc)(?: duoc)? (?:giai quyet|thuc hien|hoan thanh|xu ly|khac phuc)|giai quyet (?:xong|dut diem)|^(?:xong|hoan thanh)|^da xong/.test(words)) return { result: 'done', ended: true };
  if (/giai trinh|cung cap thong tin|thong tin(?: den| toi)? cu tri|giai thich/.test(words)) return { result: 'explained', ended: true };
  if (/dang (?:xem xet|giai quyet|xu ly|thuc hien|trien khai)|se (?:giai quyet|thuc hien|xem xet)|lo trinh|chua giai quyet dut diem/.test(words)) {
    // A promise is one only with its day; without it the matter is simply still open.
    return dueOn !== null && answered ? { result: /\bse |lo trinh/.test(words) ? 'will-do' : 'in-progress', ended: false } : null;
  }
  if (/tra loi/.test(words) || answered) return { result: 'explained', ended: false };
  return null;
}
