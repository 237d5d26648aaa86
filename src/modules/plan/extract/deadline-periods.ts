/** Due times that are a month, a quarter or a year. Works on folded text (`fold.ts`). */
import { MONTH_TEXT, isoDate, monthEnd, parseMonth, parseQuarter, quarterSpan } from './dates.ts';
import type { DeadlineContext, FoundDeadline } from './due-words.ts';
import { CITATION, END_TRIGGER, START_TRIGGER, STRICT, dueOn, yearOfMonth } from './due-words.ts';
import type { Deadline } from './plan-document.ts';

/** Months, quarters and years named as due times. In a `cell` of a time column no opening words are needed. */
export function periods(text: string, folded: string, context: DeadlineContext, cell: boolean): FoundDeadline[] {
  const out: FoundDeadline[] = [];
  const accept = (index: number, length: number): boolean => {
    if (cell) return true;
    const before = folded.slice(Math.max(0, index - 60), index);
    const after = folded.slice(index + length, index + length + 12);
    if (START_TRIGGER.test(before) && !/^\s*(?:den|-)/.test(after)) return false;
    if (/ngay\s+\d+\s*,?\s*$/u.test(before)) return false;
    return (
      END_TRIGGER.test(before) || /^\s*$|[(:;]\s*$/.test(before) || (/^\s*(?:$|[.);])/.test(after) && !CITATION.test(before.slice(-28)))
    );
  };
  const quarter = '(?:iv|i{1,3}|[1-4])(?![\\p{L}\\d])';
  for (const match of folded.matchAll(
    new RegExp(
      `(?:(?<![\\p{L}])quy\\s+|\\u0002)(${quarter})((?:(?:\\s*/\\s*\\d{4})?\\s*(?:,|va|-|den)\\s*(?:quy\\s+)?${quarter})*)(?:\\s*(?:/|nam|-)\\s*(?:nam\\s*)?(\\d{4}))?`,
      'gu'
    )
  )) {
    const all = [match[1]!, ...[...match[2]!.replace(/\/\s*\d{4}/g, '').matchAll(new RegExp(quarter, 'gu'))].map((m) => m[0])]
      .map(parseQuarter)
      .filter((q): q is number => q !== null);
    const year = match[3] ? Number(match[3]) : context.year;
    if (all.length === 0 || year === null || !accept(match.index, match[0].length)) continue;
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const words = match[0].trim();
    const deadline: Deadline =
      low === high
        ? { type: 'period', period: `${year}-Q${low}`, date: quarterSpan(year, low).to, words }
        : { type: 'window', from: quarterSpan(year, low).from, date: quarterSpan(year, high).to, words };
    out.push({ start: match.index, end: match.index + match[0].length, deadline, rank: 7 });
  }
  for (const match of folded.matchAll(
    new RegExp(
      `(?:(?<![\\p{L}])thang\\s+|\\u0001)(${MONTH_TEXT})(?![\\p{L}\\d])(?!\\s+lan)((?:\\s*(?:,|va)\\s*(?:thang\\s+)?\\d{1,2}(?![\\d%]))*)(?:\\s*(?:/|-|,?\\s*nam)\\s*(\\d{4}))?`,
      'gu'
    )
  )) {
    const all = [match[1]!, ...[...match[2]!.matchAll(/\d{1,2}/g)].map((m) => m[0])].map(parseMonth).filter((m): m is number => m !== null);
    const last = all.at(-1);
    // "tháng sau" is the next month, "tháng sáu" the sixth: here the mark counts.
    if (/^thang sau$/.test(match[0].trim()) && !/s[áÁ]u$/iu.test(text.slice(match.index, match.index + match[0].length).trim())) continue;
    if (last === undefined || !accept(match.index, match[0].length) || /^\s*hang nam/.test(folded.slice(match.index + match[0].length)))
      continue;
    const year = match[3] ? Number(match[3]) : yearOfMonth(last, context);
    if (year === null) continue;
    const words = match[0].trim();
    const strict = STRICT.test(folded.slice(Math.max(0, match.index - 30), match.index));
    const first = Math.min(...all);
    const deadline: Deadline = strict
      ? dueOn(isoDate(year, first, 1)!, true, words)
      : all.length > 1
        ? { type: 'window', from: isoDate(year, first, 1)!, date: monthEnd(year, Math.max(...all)), words }
        : { type: 'period', period: `${year}-${String(last).padStart(2, '0')}`, date: monthEnd(year, last), words };
    out.push({ start: match.index, end: match.index + match[0].length, deadline, rank: 7, yearless: match[3] === undefined });
  }
  for (const match of folded.matchAll(
    /(?<![\p{L}])(?:(trong|ca|het|den het|den|vao|cuoi|giua|dau|truoc|cham nhat)\s+)?(?:het )?nam\s+(\d{4})(?![\d])(?!\s*[-–]\s*\d{4})/gu
  )) {
    // "kỳ họp cuối năm 2026" names a session, not a due time.
    if (/(?:ky hop|phien hop)(?: thuong le)?(?: (?:giua|cuoi) nam(?: 20\d\d)?(?: va|,))?\s*$/.test(folded.slice(0, match.index))) continue;
    const trigger = match[1];
    const within = (trigger === 'giua' || trigger === 'dau') && !/vao\s*$/.test(folded.slice(0, match.index));
    if (!cell && (trigger === undefined || trigger === 'ca' || within)) continue;
    const year = Number(match[2]);
    if (year < 2000 || year > 2100) continue;
    const words = match[0].trim();
    const deadline: Deadline =
      trigger === 'truoc' ? dueOn(`${year}-01-01`, true, words) : { type: 'period', period: String(year), date: `${year}-12-31`, words };
    out.push({ start: match.index, end: match.index + match[0].length, deadline, rank: cell ? 5 : 6 });
  }
  for (const match of folded.matchAll(/(?<![\p{L}])(?:trong|ca|cuoi|het)\s+nam(?!\s*\d)(?![\p{L}])/gu)) {
    if (/(?:ky hop|phien hop)(?: thuong le)?(?: (?:giua|cuoi) nam(?: 20\d\d)?(?: va|,))?\s*$/.test(folded.slice(0, match.index))) continue;
    if (context.year === null || /^\s*(?:hoc|qua|truoc|toi|nay\s+\d)/.test(folded.slice(match.index + match[0].length))) continue;
    out.push({
      start: match.index,
      end: match.index + match[0].length,
      deadline: { type: 'period', period: String(context.year), date: `${context.year}-12-31`, words: match[0] },
      rank: 4
    });
  }
  for (const match of folded.matchAll(/(?:trong\s+)?giai doan\s+(\d{4})\s*-\s*(\d{4})/gu)) {
    if (!cell && !/^trong/.test(match[0])) continue;
    out.push({
      start: match.index,
      end: match.index + match[0].length,
      deadline: { type: 'window', from: `${match[1]}-01-01`, date: `${match[2]}-12-31`, words: match[0] },
      rank: 5
    });
  }
  return out;
}
