/** Due times that are days or stretches between two days. Works on folded text (`fold.ts`). */
import { DATE, DATE_GROUPS, dateOf, isoDate, monthEnd, parseMonth } from './dates.ts';
import type { DeadlineContext, FoundDeadline } from './due-words.ts';
import { CITATION, END_TRIGGER, START_TRIGGER, STRICT, dueOn, fullDate, yearOfMonth } from './due-words.ts';

/** Stretches of time: "từ ngày 10/5 đến ngày 20/5/2027", "tháng 3 - 5", "6 tháng đầu năm". */
export function windows(folded: string, context: DeadlineContext): FoundDeadline[] {
  const out: FoundDeadline[] = [];
  const pattern = new RegExp(`(?:tu\\s+)?(?:ngay\\s+)?(?:(${DATE})|(\\d{1,2}))\\s*(?:den|-|toi)\\s*(?:het\\s+)?(${DATE})`, 'gu');
  for (const match of folded.matchAll(pattern)) {
    const last = dateOf(match, 4 + DATE_GROUPS);
    const first = dateOf(match, 2);
    const lone = match[2 + DATE_GROUPS];
    const to = last && fullDate(last, context);
    if (!last || !to) continue;
    const year = Number(to.slice(0, 4));
    const from = first ? isoDate(first.year ?? year, first.month, first.day) : lone ? isoDate(year, last.month, Number(lone)) : null;
    if (!from || from > to) continue;
    out.push({
      start: match.index,
      end: match.index + match[0].length,
      deadline: { type: 'window', from, date: to, words: match[0] },
      rank: 11
    });
  }
  for (const match of folded.matchAll(
    /(?:tu\s+)?thang\s+(\d{1,2})(?:\s*\/\s*(\d{4}))?\s*(?:den|-|toi)\s*(?:het\s+)?(?:thang\s+)?(\d{1,2})\s*(?:\/\s*|nam\s+)?(\d{4})?(?![\d/])/gu
  )) {
    const [from, to] = [parseMonth(match[1]!), parseMonth(match[3]!)];
    const year = match[4] ? Number(match[4]) : from && to ? yearOfMonth(to, context) : null;
    if (from === null || to === null || year === null) continue;
    const fromYear = match[2] ? Number(match[2]) : year;
    if (fromYear * 12 + from > year * 12 + to) continue;
    out.push({
      start: match.index,
      end: match.index + match[0].length,
      deadline: { type: 'window', from: isoDate(fromYear, from, 1)!, date: monthEnd(year, to), words: match[0] },
      rank: 8,
      yearless: match[4] === undefined
    });
  }
  for (const match of folded.matchAll(/(?:trong\s+)?(?:0?6|sau)\s+thang\s+(dau|cuoi)\s+nam(?:\s+(\d{4}))?/gu)) {
    const year = match[2] ? Number(match[2]) : context.year;
    if (year === null) continue;
    const half: [string, string] = match[1] === 'dau' ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`];
    out.push({
      start: match.index,
      end: match.index + match[0].length,
      deadline: { type: 'window', from: half[0], date: half[1], words: match[0] },
      rank: /^trong/.test(match[0]) ? 8 : 5
    });
  }
  return out;
}

/** Single days: "trước ngày 25/4/2026", "chậm nhất 31/5". In a `cell` of a time column no opening words are needed. */
export function dates(text: string, folded: string, context: DeadlineContext, cell: boolean): FoundDeadline[] {
  const out: FoundDeadline[] = [];
  for (const match of folded.matchAll(new RegExp(DATE, 'gu'))) {
    const parts = dateOf(match, 1);
    const date = parts && fullDate(parts, context);
    if (!parts || !date) continue;
    // "ngày 10 tháng sau" is a day of the next month, not of June.
    if (/thang sau$/.test(match[0]) && !/s[áÁ]u$/iu.test(text.slice(match.index, match.index + match[0].length))) continue;
    const before = folded.slice(Math.max(0, match.index - 110), match.index);
    if (START_TRIGGER.test(before)) continue;
    const strict = STRICT.test(before) && !/truoc khi het\s*$/.test(before);
    const triggered = strict || END_TRIGGER.test(before);
    // "(Văn phòng HĐND và UBND xã, ngày 09/7/2026)": brackets that name who and when.
    const beside =
      /\([^();]{3,80},\s*$/.test(before) && /^\s*\)/.test(folded.slice(match.index + match[0].length)) && !CITATION.test(before);
    if (!cell && !triggered && !beside) {
      const handedIn =
        /(?<![\p{L}])(?:trinh|gui|nop|khai mac|be mac|bao cao)\s+[\p{L} ,&-]{2,60}$/u.test(before) &&
        !/(?:^|\s)so\s/.test(before.slice(-70));
      if (
        handedIn &&
        !/(?:ke hoach|nghi quyet|cong van|thong bao|quyet dinh|luat|bao cao|to trinh|huong dan) $/.test(before.slice(0, -'ngay '.length))
      ) {
        // "trình Thường trực HĐND ngày 22/6/2026": the day it is handed in.
      } else if (CITATION.test(before) || !/(?:^|[.;:(]\s*)$/.test(before)) continue;
    }
    if (!cell && triggered && /(?:so|[-/][a-z]+),?\s*$/.test(before)) continue;
    out.push({
      start: match.index,
      end: match.index + match[0].length,
      deadline: dueOn(date, strict, match[0].trim()),
      rank: parts.year === null ? 8 : 10,
      yearless: parts.year === null
    });
  }
  return out;
}
