/** Due times that hang on an event: "chậm nhất 07 ngày kể từ ngày bế mạc", "trước kỳ họp 15 ngày", "ngay sau kỳ họp". Works on folded text. */
import { SMALL_WORDS, parseCount } from './numbers.ts';
import type { FoundDeadline } from './due-words.ts';
import type { Deadline } from './plan-document.ts';

const COUNT = `(\\d{1,3}|${SMALL_WORDS})(?:\\s*\\([\\p{L} ]+\\))?`;
const DAYS = `${COUNT} ngay(\\s*lam viec)?(?![\\p{L}])(?! \\d)`;
const AT_LEAST = '(?:it nhat|toi thieu|cham nhat(?: la)?|muon nhat(?: la)?|khong qua|khong cham hon|trong (?:vong|thoi han)|trong|la)';

/** Number of days and the event, in the orders papers write them; the first two groups are the number and "làm việc". */
const COUNTED: readonly RegExp[] = [
  // "trong vòng 05 ngày làm việc kể từ ngày …", "chậm nhất 10 ngày sau khi …"
  new RegExp(
    `(?:trong(?: thoi han| vong| thoi gian)?|cham nhat(?: la)?(?: sau| trong)?(?: vong)?|khong qua|sau)\\s*(?:la )?${DAYS}\\s*,?\\s*(?:ke tu|tinh tu|sau|tu|truoc|ke)`,
    'gu'
  ),
  // "20 ngày trước ngày khai mạc"
  new RegExp(`(?<!\\d)${DAYS}\\s*,?\\s+(?:truoc|sau|ke tu|tinh tu)(?:\\s+khi)?\\s`, 'gu')
];
const PLACED: readonly RegExp[] = [
  // "trước kỳ họp 15 ngày", "trước ngày làm việc ít nhất 07 ngày", "sau mỗi đợt tiếp xúc không quá 05 ngày làm việc"
  new RegExp(`(?<![\\p{L}])(?:truoc|sau) (?!ngay \\d)(?:[\\p{L}]+ ){1,10}?(?:${AT_LEAST} )*${DAYS}`, 'gu'),
  // "giải trình bằng văn bản trong 07 ngày": how soon an answer must come; elsewhere "trong 02 ngày" is how long a thing lasts.
  new RegExp(
    `(?<=(?:tra loi|giai trinh|gui|bao cao|thong bao|cong khai|ban hanh|xu ly|hoan thanh|niem yet)(?: [\\p{L}]+){0,6} )trong ${DAYS}(?=\\s*(?:[.;,)]|$))`,
    'gu'
  ),
  // "gửi tài liệu trước 05 ngày làm việc", "trả lời trong thời hạn 15 ngày"
  new RegExp(`(?<![\\p{L}])trong ${COUNT} ngay(\\s*lam viec)(?![\\p{L}])`, 'gu'),
  new RegExp(
    `(?<![\\p{L}])(?:truoc|trong (?:vong|thoi han)|cham nhat(?: la)?(?: trong)?(?: vong)?)\\s*(?:it nhat |toi thieu |khong qua |la )?${DAYS}`,
    'gu'
  )
];

/** Events in a text; `text` gives their words as written. In a `cell` of a time column a bare "Kỳ họp giữa năm" is one too. */
export function events(text: string, folded: string, cell: boolean): FoundDeadline[] {
  const out: FoundDeadline[] = [];
  const clauseEnd = (from: number): number => {
    const stop = /[;.,)]|\s(?:thuong truc|van phong|cac ban)\s/.exec(folded.slice(from + 4));
    return stop ? from + 4 + stop.index : Math.min(folded.length, from + 120);
  };
  const add = (start: number, end: number, rank: number, days?: number, working?: boolean): void => {
    const words = text.slice(start, end).trim();
    const deadline: Deadline = { type: 'event', event: words, words };
    if (days !== undefined) Object.assign(deadline, { days, day_kind: working ? 'working' : 'calendar' });
    out.push({ start, end, deadline, rank });
  };
  const taken = (from: number, to: number): boolean => out.some((found) => found.start < to && from < found.end);
  for (const pattern of COUNTED)
    for (const match of folded.matchAll(pattern)) {
      const end = clauseEnd(match.index + match[0].length);
      if (!taken(match.index, end)) add(match.index, end, 9, parseCount(match[1]!) ?? undefined, match[2] !== undefined);
    }
  for (const pattern of PLACED)
    for (const match of folded.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!taken(match.index, end)) add(match.index, end, 9, parseCount(match[1]!) ?? undefined, match[2] !== undefined);
    }
  for (const match of folded.matchAll(
    /(?:^|[.;(,]\s*|\s)(ngay sau(?: khi)?|(?<=^|[.;(]\s*)sau (?:khi|moi|ky hop|ket thuc|hoi nghi))(?![\p{L}])/gu
  )) {
    const start = match.index + match[0].length - match[1]!.length;
    const end = clauseEnd(start + match[1]!.length);
    if (!taken(start, end)) add(start, end, match[1]!.startsWith('ngay') ? 6 : 5);
  }
  // "xong trước kỳ họp thường lệ cuối năm": a due time only with the words that make it one.
  for (const match of folded.matchAll(
    /(?:xong|hoan thanh|cham nhat|muon nhat)(?: la)? (?:truoc|sau|tai|den|trong) (?:khi |thoi diem )?(?:ky hop|phien hop|hoi nghi|cuoc bau cu|ngay (?:khai mac|be mac|bau cu)|khai mac|be mac|ket thuc)[\p{L}\d ]*/gu
  )) {
    const end = match.index + match[0].trimEnd().length;
    if (!taken(match.index, end)) add(match.index, end, 6);
  }
  for (const match of folded.matchAll(/(?:^|[.;(,]\s*|vao\s+)((?:dau|giua|cuoi|ket thuc) nhiem ky)(?![\p{L}])/gu)) {
    const start = match.index + match[0].length - match[1]!.length;
    add(start, start + match[1]!.length, 6);
  }
  for (const match of folded.matchAll(
    /(?:tai|trinh) (?:ky hop|phien hop) (?:thuong le (?:giua|cuoi|nam)|giua nam|cuoi nam|thu [\p{L}\d]+|gan nhat|ke tiep|tiep theo)(?![\p{L}])[\p{L}\d ]*/gu
  ))
    add(match.index, match.index + match[0].trimEnd().length, 3);
  if (cell) {
    for (const match of folded.matchAll(
      /^\s*(theo (?:luat dinh|quy dinh|ke hoach|yeu cau|chuong trinh|thong bao|lich|chi dao|huong dan)|khi (?:co|can|phat sinh)|dot xuat)/gu
    ))
      add(match.index, folded.length, 3);
    const meeting = /^\s*(?:tai |trong |truoc |sau |giua |ngay sau )*(?:cac )?(?:ky hop|phien hop|hoi nghi)(?![\p{L}])/u.exec(folded);
    if (meeting && out.length === 0) add(0, folded.length, 5.5);
  }
  return out;
}
