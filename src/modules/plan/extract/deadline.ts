/** Deadlines of Vietnamese office papers. `findDeadlines` for running text, `readDeadlineCell` for a cell headed "Thời gian …". */
import { fold } from './fold.ts';
import { SMALL_WORDS, parseCount } from './numbers.ts';
import { DATE, DATE_GROUPS, MONTH_TEXT, dateOf, dayBefore, isoDate, monthEnd, parseMonth, parseQuarter, quarterSpan } from './dates.ts';
import type { DateParts } from './dates.ts';
import { findCadences, startOf } from './cadence.ts';
import type { Deadline } from './plan-document.ts';

export interface DeadlineContext {
  /** Year of the plan, for dates written without one. */
  year: number | null;
  /** Day of issue `YYYY-MM-DD`, so that "trước ngày 15/02" of a paper of April is next February. */
  issuedOn: string | null;
}

export interface FoundDeadline {
  start: number;
  end: number;
  deadline: Deadline;
  /** Certainty of a due time: a date outweighs a period, a period a cadence, a cadence "thường xuyên". */
  rank: number;
  /** Written without a year, so "hằng năm" near it makes it a day of every year. */
  yearless?: boolean;
}

const END_TRIGGER =
  /(?:truoc(?: khi het)?|cham nhat(?: la| vao| den| trong)*|muon nhat(?: la| vao)?|khong (?:muon|cham) hon|den(?: het)?|het|trong|vao|xong|hoan thanh|thoi han|han(?: cuoi)?|thoi gian|du kien|thoi diem|to chuc|thuc hien|ban hanh|trinh)(?:\s+(?:thoi gian|la|:|vao|trong|den|ngay|het|cuoi|dau|giua))*\s*:?\s*$/;
const STRICT = /(?:^|[^\p{L}])(?:truoc|xong truoc|hoan thanh truoc)(?:\s+\d{1,2}\s?(?:gio|h)[\p{L}\d ]{0,12})?\s*(?:ngay|thang|nam)?\s*$/u;
const CITATION =
  /(?:so|nghi quyet|ket luan|ke hoach|de an|luat|quyet dinh|chi thi|cong van|thong bao|huong dan|nghi dinh|thong tu|chuong trinh|bao cao|to trinh)\s[^;:.]{0,90}$/;
const START_TRIGGER = /(?:bat dau(?: thuc hien)?|ke|ap dung|thuc hien|hieu luc)?\s*tu\s*(?:ngay\s*)?$/;

function yearFor(month: number, day: number, context: DeadlineContext): number | null {
  const issued = context.issuedOn;
  const year = context.year ?? (issued ? Number(issued.slice(0, 4)) : null);
  if (year === null) return null;
  const date = isoDate(year, month, day);
  return issued && date && date < issued ? year + 1 : year;
}

function fullDate(parts: DateParts, context: DeadlineContext): string | null {
  const year = parts.year ?? yearFor(parts.month, parts.day, context);
  return year === null ? null : isoDate(year, parts.month, parts.day);
}

function dueOn(date: string, strict: boolean, words: string): Deadline {
  return { type: 'date', date, strict_before: strict, last_day: strict ? dayBefore(date) : date, words };
}

function windows(text: string, folded: string, context: DeadlineContext): FoundDeadline[] {
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
    const year = match[4] ? Number(match[4]) : from && to ? yearFor(to, 28, context) : null;
    if (from === null || to === null || year === null) continue;
    const fromYear = match[2] ? Number(match[2]) : year;
    if (fromYear * 12 + from > year * 12 + to) continue;
    out.push({
      start: match.index,
      end: match.index + match[0].length,
      deadline: { type: 'window', from: isoDate(fromYear, from, 1)!, date: monthEnd(year, to), words: match[0] },
      rank: 8
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

function dates(folded: string, context: DeadlineContext, cell: boolean): FoundDeadline[] {
  const out: FoundDeadline[] = [];
  for (const match of folded.matchAll(new RegExp(DATE, 'gu'))) {
    const parts = dateOf(match, 1);
    const date = parts && fullDate(parts, context);
    if (!parts || !date) continue;
    const before = folded.slice(Math.max(0, match.index - 110), match.index);
    if (START_TRIGGER.test(before)) continue;
    const strict = STRICT.test(before) && !/truoc khi het\s*$/.test(before);
    const triggered = strict || END_TRIGGER.test(before);
    if (!cell && !triggered) {
      if (CITATION.test(before) || !/(?:^|[.;:(]\s*)$/.test(before)) continue;
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

function periods(folded: string, context: DeadlineContext, cell: boolean): FoundDeadline[] {
  const out: FoundDeadline[] = [];
  const accept = (index: number, length: number): boolean => {
    if (cell) return true;
    const before = folded.slice(Math.max(0, index - 60), index);
    const after = folded.slice(index + length, index + length + 12);
    if (/ngay\s+[\p{L}\d]+\s*,?\s*$/u.test(before)) return false;
    return END_TRIGGER.test(before) || /^\s*$|[(:;]\s*$/.test(before) || (/^\s*(?:$|[.);])/.test(after) && !CITATION.test(before));
  };
  const quarter = '(?:iv|i{1,3}|[1-4])(?![\\p{L}\\d])';
  for (const match of folded.matchAll(
    new RegExp(
      `(?:(?<![\\p{L}])quy\\s+|\\u0002)(${quarter})((?:\\s*(?:,|va|-|den)\\s*(?:quy\\s+)?${quarter})*)(?:\\s*(?:/|nam|-)\\s*(?:nam\\s*)?(\\d{4}))?`,
      'gu'
    )
  )) {
    const all = [match[1]!, ...[...match[2]!.matchAll(new RegExp(quarter, 'gu'))].map((m) => m[0])]
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
    if (last === undefined || !accept(match.index, match[0].length) || /^\s*hang nam/.test(folded.slice(match.index + match[0].length)))
      continue;
    const year = match[3] ? Number(match[3]) : yearFor(last, 28, context);
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
    /(?<![\p{L}])(trong|ca|het|den het|den|cuoi|truoc|cham nhat)?\s*(?:het )?nam\s+(\d{4})(?![\d])(?!\s*[-–]\s*\d{4})/gu
  )) {
    const trigger = match[1];
    if (!cell && (trigger === undefined || trigger === 'ca')) continue;
    const year = Number(match[2]);
    if (year < 2000 || year > 2100) continue;
    const words = match[0].trim();
    const deadline: Deadline =
      trigger === 'truoc' ? dueOn(`${year}-01-01`, true, words) : { type: 'period', period: String(year), date: `${year}-12-31`, words };
    out.push({ start: match.index, end: match.index + match[0].length, deadline, rank: cell ? 5 : 6 });
  }
  for (const match of folded.matchAll(/(?<![\p{L}])(?:trong|ca|cuoi|het)\s+nam(?!\s*\d)(?![\p{L}])/gu)) {
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

function events(text: string, folded: string, cell: boolean): FoundDeadline[] {
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
  const within = new RegExp(
    `(?:trong (?:thoi han|vong|thoi gian)|cham nhat(?: la)?(?: trong)?(?: vong)?|khong qua|sau)\\s*(?:la )?(\\d{1,3}|${SMALL_WORDS})\\s*(?:\\(\\p{L}+\\)\\s*)?ngay(\\s*lam viec)?(?![\\p{L}])\\s*,?\\s*(?:ke tu|tinh tu|sau|tu|truoc|ke)`,
    'gu'
  );
  for (const match of folded.matchAll(
    /truoc (?:ngay )?(?:khai mac )?(?:ky hop|phien hop|ngay hop|cuoc hop|hoi nghi)[\p{L} ]{0,24}?(?:it nhat |toi thieu |cham nhat )?(\d{1,3}) ngay(\s*lam viec)?(?![\p{L}])/gu
  ))
    add(match.index, match.index + match[0].length, 9, Number(match[1]), match[2] !== undefined);
  for (const match of folded.matchAll(within))
    add(match.index, clauseEnd(match.index + match[0].length), 9, parseCount(match[1]!) ?? undefined, match[2] !== undefined);
  for (const match of folded.matchAll(/(?<!\d)(\d{1,3})\s*ngay(\s*lam viec)?\s+(?:truoc|sau|ke tu)(?:\s+khi)?\s/gu)) {
    if (!out.some((found) => found.start <= match.index && match.index < found.end))
      add(match.index, clauseEnd(match.index + match[0].length), 9, Number(match[1]), match[2] !== undefined);
  }
  for (const match of folded.matchAll(
    /(?:^|[.;(,]\s*|\s)(ngay sau(?: khi)?|(?<=^|[.;(]\s*)sau (?:khi|moi|ky hop|ket thuc|hoi nghi))(?![\p{L}])/gu
  )) {
    const start = match.index + match[0].length - match[1]!.length;
    add(start, clauseEnd(start + match[1]!.length), match[1]!.startsWith('ngay') ? 6 : 5);
  }
  for (const match of folded.matchAll(/(?:^|[.;(,]\s*|vao\s+)((?:dau|giua|cuoi|ket thuc) nhiem ky)(?![\p{L}])/gu)) {
    const start = match.index + match[0].length - match[1]!.length;
    add(start, start + match[1]!.length, 6);
  }
  if (cell)
    for (const match of folded.matchAll(
      /^\s*(theo (?:luat dinh|quy dinh|ke hoach|yeu cau|chuong trinh|thong bao|lich|chi dao|huong dan)|khi (?:co|can|phat sinh)|dot xuat)/gu
    ))
      add(match.index, folded.length, 3);
  return out;
}

/** "T10/2026" is "tháng 10/2026", "Q3/2026" is "quý 3/2026"; the length stays, so places stay true. */
function spellOut(folded: string): string {
  return folded.includes('/20')
    ? folded.replace(
        /(?<![\p{L}\d])(t|q)(\d{1,2}\/20\d\d)(?!\d)/gu,
        (_, letter: string, rest: string) => (letter === 't' ? '\u0001' : '\u0002') + rest
      )
    : folded;
}

/** Every due time in a text, in order of place. `cell` when the text is a deadline column's cell, where no trigger words are needed. */
export function findDeadlines(text: string, context: DeadlineContext, cell = false): FoundDeadline[] {
  const folded = spellOut(fold(text));
  const found: FoundDeadline[] = [
    ...windows(text, folded, context),
    ...dates(folded, context, cell),
    ...periods(folded, context, cell),
    ...events(text, folded, cell)
  ];
  for (const cadence of findCadences(text)) found.push({ ...cadence, rank: 6 });
  for (const match of folded.matchAll(/(?<!chi )(?<![\p{L}])(?:thuong xuyen|lien tuc|quanh nam|suot (?:nam|nhiem ky))(?![\p{L}])/gu)) {
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      deadline: { type: 'ongoing', words: text.slice(match.index, match.index + match[0].length) },
      rank: 2
    });
  }
  const everyYear = found.some(
    ({ deadline }) => deadline.type === 'cadence' && (deadline.month !== undefined || deadline.months !== undefined)
  );
  const kept = found
    .filter((one) => !(everyYear && one.yearless))
    .filter(
      (one) =>
        !found.some(
          (other) =>
            other !== one &&
            other.start <= one.start &&
            other.end >= one.end &&
            other.end - other.start > one.end - one.start &&
            other.rank >= one.rank
        )
    );
  for (const one of kept) if (one.deadline.words === fold(one.deadline.words)) one.deadline.words = text.slice(one.start, one.end).trim();
  return kept.sort((a, b) => a.start - b.start);
}

/** The due time that counts among those found: the surest, and of equals the first. */
export function surest(found: readonly FoundDeadline[]): FoundDeadline | null {
  let best: FoundDeadline | null = null;
  for (const one of found) if (!best || one.rank > best.rank) best = one;
  return best;
}

/**
 * The deadline of a table cell. A list of report periods ("Quý I, 6 tháng, 9 tháng, năm 2026") is the cadence of its shortest member; words that
 * fit no form ("Theo luật định") come back as an event, never lost. `null` for an empty cell.
 */
export function readDeadlineCell(cell: string, context: DeadlineContext): Deadline | null {
  const text = cell.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const folded = fold(text);
  const list = [/\bquy\b/, /(?:0?6|sau) thang(?! cuoi)/, /(?:0?9|chin) thang/, /\b(?:ca |hang )?nam\b/].map((pattern) =>
    pattern.test(folded.replace(/(dau|cuoi) nam(?: \d{4})?/g, ''))
  );
  if (list.filter(Boolean).length >= 2 && (list[1] || list[2])) {
    const cadence = list[0] ? 'quarterly' : list[1] ? 'half-yearly' : 'nine-month';
    return { type: 'cadence', cadence, words: text };
  }
  const best = surest(findDeadlines(text, context, true));
  if (best) return { ...best.deadline, words: text };
  const start = startOf(folded);
  if (start) return { type: 'window', from: start, date: `${context.year ?? Number(start.slice(0, 4))}-12-31`, words: text };
  if (/^(?:nam |trong nam|ca nam)/.test(folded) && context.year !== null)
    return { type: 'period', period: String(context.year), date: `${context.year}-12-31`, words: text };
  return { type: 'event', event: text, words: text };
}
