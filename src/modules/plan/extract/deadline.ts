/** Deadlines of Vietnamese office papers. `findDeadlines` for running text, `readDeadlineCell` for a cell headed "Thời gian …". */
import { fold } from './fold.ts';
import { findCadences, startOf } from './cadence.ts';
import { parseQuarter, quarterSpan } from './dates.ts';
import { dates, windows } from './deadline-dates.ts';
import { events } from './deadline-events.ts';
import { periods } from './deadline-periods.ts';
import type { DeadlineContext, FoundDeadline } from './due-words.ts';
import type { Deadline } from './plan-document.ts';

export type { DeadlineContext, FoundDeadline } from './due-words.ts';

/** "T10/2026" is "tháng 10/2026", "Q3/2026" is "quý 3/2026"; the length stays, so places stay true. */
function spellOut(folded: string): string {
  return folded.includes('/20')
    ? folded.replace(
        /(?<![\p{L}\d])(t|q)(\d{1,2}\/20\d\d)(?!\d)/gu,
        (_, letter: string, rest: string) => (letter === 't' ? '\u0001' : '\u0002') + rest
      )
    : folded;
}

/** What was found in a text under one context, since several rules ask about the same sentence. */
const known = new WeakMap<DeadlineContext, Map<string, readonly FoundDeadline[]>>();

/** Every due time in a text, in order of place. `cell` when the text is a deadline column's cell, where no trigger words are needed. */
export function findDeadlines(text: string, context: DeadlineContext, cell = false): readonly FoundDeadline[] {
  let texts = known.get(context);
  if (!texts) known.set(context, (texts = new Map()));
  const key = cell ? `\u0000${text}` : text;
  let found = texts.get(key);
  if (!found) texts.set(key, (found = searchDeadlines(text, context, cell)));
  return found;
}

/** No due time is said without one of these. */
const HINT = /\d|ngay|thang|quy|nam|tuan|ky|thuong xuyen|lien tuc|theo|khi|sau|truoc|dot xuat/;

function searchDeadlines(text: string, context: DeadlineContext, cell: boolean): FoundDeadline[] {
  const plain = fold(text);
  if (!HINT.test(plain)) return [];
  const folded = spellOut(plain);
  const found: FoundDeadline[] = [
    ...windows(folded, context),
    ...dates(text, folded, context, cell),
    ...periods(text, folded, context, cell),
    ...events(text, folded, cell)
  ];
  // "trước và sau kỳ họp" often only names a kind of meeting.
  for (const cadence of findCadences(text)) found.push({ ...cadence, rank: cadence.deadline.cadence === 'per-session' && !cell ? 5 : 6 });
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
  // "Tổng kết công tác năm, báo cáo chậm nhất ngày 05/12": summing a year up is no rhythm when its day is told.
  const once = found.some((one) => one.yearless && one.deadline.type === 'date');
  const kept = found
    .filter((one) => !(once && one.deadline.type === 'cadence' && /^(?:tong|so) ket/.test(fold(one.deadline.words))))
    .filter((one, _, all) => !(everyYear && one.yearless && all.some((other) => other.deadline.type === 'cadence')))
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
  const words = cell.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  const text = inFull(words);
  const folded = fold(text);
  const list = [/\bquy\b/, /(?:0?6|sau) thang(?! cuoi)/, /(?:0?9|chin) thang/, /\b(?:ca |hang )?nam\b/].map((pattern) =>
    pattern.test(folded.replace(/(dau|cuoi) nam(?: \d{4})?/g, ''))
  );
  if (list.filter(Boolean).length >= 2 && (list[1] || list[2])) {
    const cadence = list[0] ? 'quarterly' : list[1] ? 'half-yearly' : 'nine-month';
    return { type: 'cadence', cadence, words };
  }
  const every = /(?:^|\s)quy (iv|i{1,3}|[1-4]) hang nam/.exec(folded);
  if (every) return { type: 'cadence', cadence: 'yearly', month: parseQuarter(every[1]!)! * 3, words };
  const span = /^(?:tu )?(?:nam )?(20\d\d)\s*(?:-|den)\s*(?:nam )?(20\d\d)$/.exec(folded);
  if (span && span[1]! < span[2]!) return { type: 'window', from: `${span[1]}-01-01`, date: `${span[2]}-12-31`, words };
  const best = surest(findDeadlines(text, context, true));
  const opened =
    /^(?:bat dau )?tu (?!.*(?:den|-))/.test(folded) && best?.deadline.type === 'period' ? startOfPeriod(best.deadline.period) : null;
  if (opened) return { type: 'window', from: opened, date: `${opened.slice(0, 4)}-12-31`, words };
  if (best) return { ...best.deadline, words };
  const start = startOf(folded);
  if (start) return { type: 'window', from: start, date: `${context.year ?? Number(start.slice(0, 4))}-12-31`, words };
  if (/^(?:nam |trong nam|ca nam)/.test(folded) && context.year !== null)
    return { type: 'period', period: String(context.year), date: `${context.year}-12-31`, words };
  return { type: 'event', event: words, words };
}

/** The short forms of cells in full: "T3-T5/2026", "Q3", "7/2026", "Đến 2027". */
function inFull(cell: string): string {
  return cell
    .replace(/(?<![\p{L}\d])T\.?\s?(\d{1,2})(?![\d])/gu, 'Tháng $1')
    .replace(/(?<![\p{L}\d])Q\.?\s?(IV|I{1,3}|[1-4])(?![\p{L}\d])/gu, 'Quý $1')
    .replace(/(?<=^|-\s?|–\s?|đến\s)(\d{1,2}\/20\d\d)(?!\d|\/)/gu, 'Tháng $1')
    .replace(/^(Đến|Trước|Từ|Trong|Hết) (20\d\d)$/u, '$1 năm $2')
    .replace(/^(20\d\d)$/u, 'Năm $1');
}

/** First day of "2026", "2026-Q3" or "2026-07". */
function startOfPeriod(period: string): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (quarter) return quarterSpan(Number(quarter[1]), Number(quarter[2])).from;
  return period.length === 4 ? `${period}-01-01` : `${period}-01`;
}
