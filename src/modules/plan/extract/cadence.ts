/** Cadences: "báo cáo tháng trước ngày 25", "hằng quý, 6 tháng, năm", "mỗi kỳ họp", "ít nhất 2 hoạt động/năm", "3 tháng một lần". */
import { fold } from './fold.ts';
import { SMALL_WORDS, parseCount } from './numbers.ts';
import { DATE, MONTH_TEXT, dateOf, isoDate, parseMonth } from './dates.ts';
import type { Cadence, Deadline } from './plan-document.ts';

type CadenceDeadline = Extract<Deadline, { type: 'cadence' }>;

export interface FoundCadence {
  start: number;
  end: number;
  deadline: CadenceDeadline;
}

const ITEM =
  '(?:tuan|thang(?! (?:cuoi|dau)(?: cua)? )(?! \\d+(?!\\d)(?! (?:ngay|lan|cuoc|phien|buoi|dot|hoi nghi|ban tin)))|quy(?! (?:[iv1-4]+|dinh|che|trinh|hoach|mo|uoc|tac)(?![a-z]))|ca nam|nam(?: \\d{4})?|(?:0?3|ba) thang(?! (?:dau|cuoi))|(?:0?6|sau) thang(?: dau nam)?|(?:0?9|chin) thang(?: dau nam)?|nua nam|ky hop|nhiem ky)';
const MORE = `((?:\\s*(?:\\([^)]{0,40}\\)\\s*)?(?:,|va|hoac|hay|;|,\\s*va)\\s*(?:hang |moi |bao cao )?${ITEM}(?![\\p{L}]))*)`;
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}])(?:dinh ky|thuong ky)?\\s*\\(?(?:hang|hanh|moi|tung|dinh ky|thuong ky|theo(?= tuan| thang| quy))\\s+(${ITEM})(?![\\p{L}])${MORE}`,
    'gu'
  ),
  new RegExp(
    `(?<![\\p{L}])(?:bao cao|so ket|tong ket|giao ban)(?: (?:nhanh|ket qua|dinh ky|cong tac|so ket|tong ket))?,?\\s+(${ITEM})(?![\\p{L}])${MORE}`,
    'gu'
  ),
  /(?<![\p{L}\d])(\d{1,2}|hai|ba|bon|sau|mot)\s+thang\s*(?:\/|mot|0?1)\s*(?:0?1 )?lan(?![\p{L}])/gu,
  new RegExp(
    `(?<![\\p{L}\\d])(\\d{1,3}|${SMALL_WORDS})(?:\\s*(?:-|den)\\s*\\d{1,2})?\\s*/?\\s*(?:[\\p{L}]+ ?){1,6}\\s*/\\s*(nam|quy|thang|tuan|ky hop|nhiem ky)(?![\\p{L}])`,
    'gu'
  ),
  /(?<![\p{L}])(quy|thang|tuan|nam)\s+(?:mot|1|01)\s+lan(?![\p{L}])/gu,
  new RegExp(`(?:[,;]|va)\\s+(${ITEM})(?=\\s+(?:truoc|cham nhat|vao ngay|xong))`, 'gu'),
  /(?:ngay \d{1,2}(?: cua)? )?thang (?:dau|cuoi)(?: cua)?(?: moi)? quy(?: sau)?(?![\p{L}]|\s+(?:iv|i{1,3}|[1-4])(?![\p{L}]))/gu,
  /(?:(?:ngay|tuan) (?:\d{1,2}|cuoi(?: cung)?|dau(?: tien)?|thu (?:nhat|hai|ba|tu))|ngay lam viec (?:cuoi(?: cung)?|dau tien))(?: cua)? thang(?: (?:sau|ke tiep|tiep theo))?(?=\s*(?:$|[.;,)]))/gu,
  new RegExp(`(?<![\\p{L}\\d])(${ITEM})\\s*(?=\\((?:truoc|cham nhat|vao) )`, 'gu'),
  /(?<![\p{L}])truoc(?:, trong)?(?: va|,) sau (?:moi |cac |tung )?ky hop/gu
];

function cadenceOf(item: string): Cadence {
  if (/^tuan/.test(item)) return 'weekly';
  if (/^(?:0?6|sau) thang|^nua nam/.test(item)) return 'half-yearly';
  if (/^(?:0?9|chin) thang/.test(item)) return 'nine-month';
  if (/^thang/.test(item)) return 'monthly';
  if (/^quy|^(?:0?3|ba) thang/.test(item)) return 'quarterly';
  if (/^ky hop/.test(item)) return 'per-session';
  if (/^nhiem ky/.test(item)) return 'per-term';
  return 'yearly';
}

function everyMonths(count: number): Cadence | null {
  return ({ 1: 'monthly', 3: 'quarterly', 6: 'half-yearly', 9: 'nine-month', 12: 'yearly' } as const)[count as 1] ?? null;
}

interface Atom {
  start: number;
  end: number;
  cadence: Cadence;
  times?: number;
}

function atoms(folded: string): Atom[] {
  const out: Atom[] = [];
  PATTERNS.forEach((pattern, kind) => {
    for (const match of folded.matchAll(pattern)) {
      const start = match.index + (match[0].length - match[0].trimStart().length);
      const end = match.index + match[0].length;
      if (kind <= 1) {
        const first = match[1]!;
        // "ban hành năm 2026", "mỗi năm 2026": a year in figures is a cadence only inside a list of report periods.
        if (/^nam \d/.test(first) || (kind === 1 && /^(?:ky hop|nhiem ky)/.test(first))) continue;
        const firstEnd = match.index + match[0].length - (match[2]?.length ?? 0);
        out.push({ start, end: firstEnd, cadence: cadenceOf(first) });
        for (const more of (match[2] ?? '').matchAll(new RegExp(`(${ITEM})(?![\\p{L}])`, 'gu'))) {
          out.push({ start: firstEnd + more.index, end: firstEnd + more.index + more[0].length, cadence: cadenceOf(more[1]!) });
        }
      } else if (kind === 2) {
        const months = parseCount(match[1]!) ?? 0;
        const cadence = everyMonths(months);
        if (cadence) out.push({ start, end, cadence });
        // No cadence of its own for two or four months: six or three times a year says the same.
        else if (months === 2 || months === 4) out.push({ start, end, cadence: 'yearly', times: 12 / months });
      } else if (kind === 3) {
        const times = parseCount(match[1]!);
        if (times !== null && !/dong|nguoi\/|trieu|ty\b/.test(match[0])) out.push({ start, end, cadence: cadenceOf(match[2]!), times });
      } else if (kind === 4) {
        out.push({ start, end, cadence: cadenceOf(match[1]!) });
      } else if (kind === 6 || kind === 7) {
        out.push({ start, end, cadence: kind === 6 ? 'quarterly' : 'monthly' });
      } else if (kind === 5 || kind === 8) {
        if (/^nam \d/.test(match[1]!)) continue;
        out.push({ start: kind === 8 ? start : end - match[1]!.length, end, cadence: cadenceOf(match[1]!) });
      } else {
        out.push({ start, end, cadence: 'per-session' });
      }
    }
  });
  out.sort((a, b) => a.start - b.start || b.end - a.end);
  return out.filter((atom, i) => i === 0 || atom.start >= out[i - 1]!.end || atom.start >= out[i - 1]!.start + 1);
}

const WEEKDAY: Record<string, number> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6, '2': 1, '3': 2, '4': 3, '5': 4, '6': 5, '7': 6 };

/** Day, weekday, hour and month said near one cadence. */
function qualify(piece: string, cadence: Cadence): Partial<CadenceDeadline> {
  const out: Partial<CadenceDeadline> = {};
  const hour = /(?<!\d)(\d{1,2})\s?(?:gio|h|g)(?![\p{L}])(?:\s?\d{2}(?: phut)?)?(?:\s+(sang|chieu|toi))?/u.exec(piece);
  if (hour) {
    const value = Number(hour[1]) + (hour[2] !== undefined && hour[2] !== 'sang' && Number(hour[1]) < 12 ? 12 : 0);
    if (value <= 24) out.hour = value;
  }
  const weekday = cadence === 'weekly' ? /(?:thu\s+(hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?![\p{L}\d])/u.exec(piece) : null;
  if (weekday) out.weekday = weekday[1] === undefined ? 7 : WEEKDAY[weekday[1]]!;
  const full = cadence === 'yearly' || cadence === 'half-yearly' || cadence === 'nine-month' ? dayAndMonth(piece) : null;
  if (full) {
    out.day = full.day;
    out.month = full.month;
  } else if (cadence !== 'weekly' && cadence !== 'per-session') {
    const day = /ngay\s+(?:mung |mong )?(\d{1,2})(?![\d/-]|\.\d)(?!\s*thang\s+\d)(?!\s*[\p{L}]*\s*(?:ke tu|lam viec))/u.exec(piece);
    if (day && Number(day[1]) >= 1 && Number(day[1]) <= 31 && !/\d\s*$/.test(piece.slice(0, day.index))) out.day = Number(day[1]);
  }
  if (cadence === 'quarterly') {
    if (/thang cuoi(?: cua)?(?: moi)? quy|cuoi quy/.test(piece)) out.month = 3;
    else if (/thang dau(?: cua)?(?: moi)? quy/.test(piece)) out.month = 1;
  }
  if (cadence === 'yearly') {
    const span = /thang\s+(\d{1,2})\s*(?:-|den)\s*(?:thang\s+)?(\d{1,2})(?![\p{L}\d/])/u.exec(piece);
    const months = [...piece.matchAll(new RegExp(`thang\\s+(${MONTH_TEXT})(?![\\p{L}\\d/])`, 'gu'))]
      .map((match) => parseMonth(match[1]!))
      .filter((month): month is number => month !== null);
    if (span && Number(span[1]) < Number(span[2]) && Number(span[2]) <= 12)
      out.months = Array.from({ length: Number(span[2]) - Number(span[1]) + 1 }, (_, i) => Number(span[1]) + i);
    else if (months.length > 1) out.months = [...new Set(months)].sort((a, b) => a - b);
    else if (months.length === 1 && out.month === undefined) out.month = months[0]!;
  }
  if ((out.day ?? out.weekday ?? out.hour ?? out.month) !== undefined && /(?:truoc|xong truoc)\s+(?:\d|ngay|thu|thang)/.test(piece))
    out.strict_before = true;
  return out;
}

function dayAndMonth(piece: string): { day: number; month: number } | null {
  for (const match of piece.matchAll(new RegExp(DATE, 'gu'))) {
    const parts = dateOf(match, 1);
    if (parts && parts.year === null) return { day: parts.day, month: parts.month };
  }
  return null;
}

/** "Bắt đầu từ ngày 20/4/2026": when a cadence begins, `YYYY-MM-DD`, or `null`. */
export function startOf(folded: string): string | null {
  for (const match of folded.matchAll(new RegExp(`(?:bat dau(?: thuc hien)?|ke|thuc hien|ap dung)\\s+tu\\s+(?:${DATE})`, 'gu'))) {
    const parts = dateOf(match, 1);
    if (parts && parts.year !== null) return isoDate(parts.year, parts.month, parts.day);
  }
  const month = /(?:bat dau(?: thuc hien)?|ke|ap dung)\s+tu\s+thang\s+(\d{1,2})\s*(?:\/|nam)\s*(\d{4})/.exec(folded);
  if (month) return isoDate(Number(month[2]), Number(month[1]), 1);
  return null;
}

/** Cadences in a text, in order. Words of day and hour between two cadences belong to the one before them. */
export function findCadences(text: string): FoundCadence[] {
  const folded = fold(text);
  const found = atoms(folded);
  const start = startOf(folded);
  const firstOf = new Map<Cadence, FoundCadence>();
  const out: FoundCadence[] = [];
  found.forEach((atom, i) => {
    const next = found[i + 1];
    const from = i === 0 ? 0 : Math.max(found[i - 1]!.end, cutBefore(folded, found[i - 1]!.end, atom.start));
    const to = next ? Math.max(atom.end, cutBefore(folded, atom.end, next.start)) : folded.length;
    const piece = folded.slice(from, to);
    const deadline: CadenceDeadline = { type: 'cadence', cadence: atom.cadence, words: text.slice(atom.start, atom.end).trim() };
    Object.assign(deadline, qualify(piece, atom.cadence));
    if (atom.times !== undefined) deadline.times = atom.times;
    if (start !== null) deadline.start = start;
    const before = firstOf.get(atom.cadence);
    if (before) {
      // The same cadence said twice ("định kỳ hàng tháng … trước ngày 20 hàng tháng") is one; it keeps what each says.
      Object.assign(before.deadline, { ...deadline, words: before.deadline.words, ...definedOf(before.deadline) });
      before.end = atom.end;
      return;
    }
    const entry = { start: atom.start, end: atom.end, deadline };
    firstOf.set(atom.cadence, entry);
    out.push(entry);
  });
  return out;
}

function definedOf(deadline: CadenceDeadline): Partial<CadenceDeadline> {
  const { words: _words, ...rest } = deadline;
  return rest;
}

/** The last comma, semicolon, stop or "và" between two places: where the words of the next cadence begin. */
function cutBefore(folded: string, from: number, to: number): number {
  const between = folded.slice(from, to);
  const cuts = [...between.matchAll(/[,;.]\s|\s(?=va\s)/g)];
  const last = cuts.at(-1);
  return last ? from + last.index + last[0].length : from;
}
