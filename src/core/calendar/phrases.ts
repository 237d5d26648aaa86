/**
 * Deadlines as Vietnamese papers word them: "trước ngày 25/4/2026", "chậm nhất ngày 05/6/2026", "ngày 05 tháng 6 năm 2026", "Tháng 7/2026",
 * "Quý II/2026", "trước ngày 25 hằng tháng", "trước 14 giờ ngày thứ năm", "15 ngày làm việc kể từ ngày 02/12/2026". One phrase at a time: finding
 * phrases in a whole plan is the plan reader's work.
 */
import { khongDau } from '../text.ts';
import { type Cadence, cadenceFault } from './cadence.ts';
import { type Day, dayFrom } from './days.ts';
import { readCadence, readClock, readWeekday } from './phrase-cadence.ts';
import { periodOfKey } from './periods.ts';

/** What a phrase says. `once` marks a date or month without a year: its next coming, not every one. */
export type DuePhrase =
  | { type: 'date'; on: Day; exclusive: boolean; hour?: number; minute?: number }
  | { type: 'period'; period: string; from: Day; to: Day }
  | { type: 'window'; from: Day; to: Day }
  | { type: 'cadence'; cadence: Cadence; once: boolean }
  | { type: 'after'; start: Day; amount: number; unit: 'd' | 'wd' | 'month' }
  | { type: 'before'; event: Day; amount: number; unit: 'd' | 'wd' }
  | { type: 'event' }
  | { type: 'ongoing' };

const date = String.raw`(?:ngay )?(?:(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})|(\d{1,2}) thang (\d{1,2}),? nam (\d{4}))(?!\d)`;
const yearless = String.raw`(?:ngay )?(?:(\d{1,2}) ?[/-] ?(\d{1,2})(?![\d/-])|(\d{1,2}) thang (\d{1,2})(?!\d))`;
const amount = String.raw`(\d{1,4}) (ngay lam viec|ngay|thang)(?: lam viec)?`;
const quarter = String.raw`(iv|i{1,3}|[1-4])\b`;
const quarterNumber: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/**
 * What a phrase says, a Vietnamese sentence in `fault` when it names something that cannot be (31/02), or null when no deadline was found in it.
 */
export function readDuePhrase(text: string): DuePhrase | { fault: string } | null {
  const plain = khongDau(text)
    .replace(/[–—−]/g, '-')
    .replace(/[*_"“”()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const impossible = impossibleDate(plain);
  if (impossible) return { fault: `Ngày ${impossible} không có trên lịch.` };
  return (
    readCount(plain) ?? readWindow(plain) ?? repeated(plain) ?? readDate(plain) ?? readPeriod(plain) ?? readOnce(plain) ?? readLoose(plain)
  );
}

function repeated(plain: string): DuePhrase | { fault: string } | null {
  const cadence = readCadence(plain, (found) => dayIn(new RegExp(date).exec(found), 1));
  if (cadence === null) return null;
  if ('fault' in cadence) return cadence;
  if (cadence.kind === 'per-session' || cadence.kind === 'per-term') return { type: 'event' };
  const fault = cadenceFault(cadence) ?? (cadence.kind === 'yearly' ? noSuchDate(cadence) : null);
  return fault === null ? { type: 'cadence', cadence, once: false } : { fault };
}

/** "15 ngày làm việc kể từ ngày …", "05 ngày làm việc trước ngày …", "trước ngày … ít nhất 10 ngày". */
function readCount(plain: string): DuePhrase | null {
  const after = new RegExp(`${amount} (?:ke tu|tinh tu|tu|sau)(?: khi| sau)? ${date}`).exec(plain);
  if (after) return { type: 'after', start: dayIn(after, 3)!, amount: Number(after[1]), unit: unitOf(after[2]!) };
  const before = new RegExp(`${amount} truoc ${date}`).exec(plain);
  const unit = before ? unitOf(before[2]!) : 'month';
  if (before && unit !== 'month') return { type: 'before', event: dayIn(before, 3)!, amount: Number(before[1]), unit };
  const least = new RegExp(`truoc ${date},? (?:it nhat|toi thieu|cham nhat)?(?: la)? ?${amount}`).exec(plain);
  const leastUnit = least ? unitOf(least[8]!) : 'month';
  if (least && leastUnit !== 'month') return { type: 'before', event: dayIn(least, 1)!, amount: Number(least[7]), unit: leastUnit };
  return new RegExp(`${amount} (?:ke tu|tinh tu|sau khi|sau|truoc)`).test(plain) ? { type: 'event' } : null;
}

function unitOf(word: string): 'd' | 'wd' | 'month' {
  return word === 'thang' ? 'month' : word === 'ngay lam viec' ? 'wd' : 'd';
}

/** "từ ngày 01/5/2026 đến ngày 12/9/2027", "Quý I, II/2026", "tháng 5 - 6/2026". */
function readWindow(plain: string): DuePhrase | null {
  const days = new RegExp(`tu ${date} (?:den|toi|-)(?: het)? ${date}`).exec(plain);
  if (days) return { type: 'window', from: dayIn(days, 1)!, to: dayIn(days, 7)! };
  const joint = String.raw` ?(?:,|-|va|den)? ?`;
  const quarters = new RegExp(`quy ${quarter}${joint}(?:quy )?${quarter} ?(?:/|-|,? ?nam) ?(\\d{4})`).exec(plain);
  if (quarters) return span(`${quarters[3]}-Q${quarterNumber[quarters[1]!]}`, `${quarters[3]}-Q${quarterNumber[quarters[2]!]}`);
  const months = new RegExp(String.raw`thang (\d{1,2}) ?(?:,|-|va|den) ?(?:thang )?(\d{1,2}) ?(?:/|-|,? ?nam) ?(\d{4})`).exec(plain);
  if (months) return span(`${months[3]}-${months[1]!.padStart(2, '0')}`, `${months[3]}-${months[2]!.padStart(2, '0')}`);
  return null;
}

function span(first: string, last: string): DuePhrase | null {
  const from = periodOfKey(first);
  const to = periodOfKey(last);
  return from && to && from.from <= to.from ? { type: 'window', from: from.from, to: to.to } : null;
}

/** A whole date, the one after a word of deadline when there are several. */
function readDate(plain: string): DuePhrase | { fault: string } | null {
  const led = new RegExp(
    `(?:truoc|cham nhat|muon nhat|khong qua|den het|het|den|han|trong)(?: la)?(?: luc)?(?: \\d[^/]*?gio[^/]*?)? ${date}`
  ).exec(plain);
  const all = [...plain.matchAll(new RegExp(`(?:^|\\D)${date}`, 'g'))];
  if (!led && all.length === 0) return null;
  if (!led && all.length > 1) return { fault: 'Câu nêu nhiều ngày mà không rõ ngày nào là thời hạn.' };
  const on = dayIn(led ?? all[0]!, 1)!;
  return { type: 'date', on, exclusive: strict(plain), ...readClock(plain) };
}

/** "Tháng 7/2026", "Quý II năm 2026", "6 tháng đầu năm 2026", "năm 2026"; "trước tháng 7/2026" is before its first day. */
function readPeriod(plain: string): DuePhrase | null {
  const key = periodKey(plain);
  const period = key === null ? null : periodOfKey(key);
  if (period === null) return null;
  if (strict(plain)) return { type: 'date', on: period.from, exclusive: true };
  return { type: 'period', period: period.key, from: period.from, to: period.to };
}

function periodKey(plain: string): string | null {
  const year = String.raw` ?(?:/|-|,? ?(?:cua )?nam) ?(\d{4})`;
  const half = new RegExp(String.raw`(?:\b0?6|sau) thang ?(dau|cuoi)?${year}`).exec(plain);
  if (half) return `${half[2]}-H${half[1] === 'cuoi' ? 2 : 1}`;
  const nine = new RegExp(String.raw`(?:\b0?9|chin) thang ?(?:dau)?${year}`).exec(plain);
  if (nine) return `${nine[1]}-9M`;
  const quarters = new RegExp(`quy ${quarter}${year}`).exec(plain);
  if (quarters) return `${quarters[2]}-Q${quarterNumber[quarters[1]!]}`;
  const month = new RegExp(String.raw`thang (\d{1,2})${year}`).exec(plain);
  if (month) return `${month[2]}-${month[1]!.padStart(2, '0')}`;
  const whole = /(?:^|trong |het |cuoi |den |truoc )nam (\d{4})(?!\d)/.exec(plain);
  return whole ? whole[1]! : null;
}

/** "30/11", "tháng 7", "quý II", "trước 14 giờ thứ Năm": the next one to come. */
function readOnce(plain: string): DuePhrase | { fault: string } | null {
  const exclusive = strict(plain);
  const once = (cadence: Cadence): DuePhrase => ({ type: 'cadence', once: true, cadence });
  const day = new RegExp(`(?:^|\\D)${yearless}`).exec(plain);
  if (day) {
    const cadence: Cadence = {
      kind: 'yearly',
      day: Number(day[1] ?? day[3]),
      month: Number(day[2] ?? day[4]),
      exclusive,
      ...readClock(plain)
    };
    const fault = noSuchDate(cadence);
    return fault === null ? once(cadence) : { fault };
  }
  const weekday = readWeekday(plain);
  if (weekday) return once({ kind: 'weekly', weekday, exclusive, ...readClock(plain) });
  const quarters = new RegExp(`quy ${quarter}`).exec(plain);
  if (quarters) return once({ kind: 'yearly', month: quarterNumber[quarters[1]!]! * 3 });
  if (/(?:\b0?6|sau) thang dau nam/.test(plain)) return once({ kind: 'yearly', month: 6 });
  const month = /(?:^|\D |[^\d ])\bthang (\d{1,2})(?!\d)/.exec(plain);
  if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12) return once({ kind: 'yearly', month: Number(month[1]) });
  return null;
}

function readLoose(plain: string): DuePhrase | null {
  if (/thuong xuyen|lien tuc/.test(plain)) return { type: 'ongoing' };
  return /ky hop|khi co|sau khi|ngay khi/.test(plain) ? { type: 'event' } : null;
}

/** "trước ngày 25" leaves the 25th out; "trước hoặc trong ngày" does not. */
function strict(plain: string): boolean {
  return /\btruoc\b/.test(plain) && !/truoc (?:hoac|va) (?:trong|vao|dung)/.test(plain);
}

/** The day in six groups of a match of `date` beginning at `at`. */
function dayIn(match: RegExpExecArray | RegExpMatchArray | null, at: number): Day | null {
  if (!match) return null;
  const [day, month, year] =
    match[at] === undefined ? [match[at + 3], match[at + 4], match[at + 5]] : [match[at], match[at + 1], match[at + 2]];
  return dayFrom(Number(year), Number(month), Number(day));
}

function noSuchDate({ day, month }: Cadence): string | null {
  const leapYear = 2024; // 29/02 exists in some years
  return day === undefined || month === undefined || dayFrom(leapYear, month, day) ? null : `Ngày ${day}/${month} không có trên lịch.`;
}

function impossibleDate(plain: string): string | null {
  for (const match of plain.matchAll(new RegExp(`(?:^|\\D)${date}`, 'g')))
    if (dayIn(match, 1) === null) return match[0].replace(/^\D+/, '');
  return null;
}
