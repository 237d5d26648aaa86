/**
 * How figures, dates and names of days are written, Vietnamese first (`ui/README.md`, wording; law table DOC-08). `Intl` is not used: none of
 * its Vietnamese forms is the official one.
 */
import { type Day, addCalendarDays, dayFrom, daysBetween, partsOf, weekdayName, weekdayOf } from './calendar/days.ts';
import { clockOfInstant, dayOfInstant } from './calendar/instants.ts';
import { khongDau } from './text.ts';
import type { Lang } from './words.ts';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** "05/6/2026": day of two figures, month as the papers write it. */
export function formatDay(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${two(date)}/${month}/${year}`;
}

/** "05/6", where the year is plain from the page. */
export function formatDayMonth(day: Day): string {
  const { month, day: date } = partsOf(day);
  return `${two(date)}/${month}`;
}

/** "ngày 05 tháng 6 năm 2026", "ngày 15 tháng 01 năm 2026": a zero before days under 10 and months 1 and 2 (DOC-08). */
export function formatDayLong(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `ngày ${two(date)} tháng ${month <= 2 ? two(month) : month} năm ${year}`;
}

/** "Thứ Sáu, 20/11/2026", "Chủ nhật, 22/11/2026"; English "Friday, 20/11/2026". */
export function formatWeekdayDay(day: Day, language: Lang = 'vi'): string {
  const name = weekdayName(weekdayOf(day), language);
  return `${name.charAt(0).toLocaleUpperCase('vi')}${name.slice(1)}, ${formatDay(day)}`;
}

/** "14:00" of an instant, time of Vietnam. */
export function formatTime(instant: Date): string {
  const { hour, minute } = clockOfInstant(instant);
  return `${two(hour)}:${two(minute)}`;
}

/** "14 giờ 00", as papers write it. */
export function formatTimeLong(instant: Date): string {
  const { hour, minute } = clockOfInstant(instant);
  return `${two(hour)} giờ ${two(minute)}`;
}

/** "14:00 20/11/2026", day and time of Vietnam. */
export function formatInstant(instant: Date): string {
  return `${formatTime(instant)} ${formatDay(dayOfInstant(instant))}`;
}

/** "08 giờ 00, ngày 15 tháng 01 năm 2026". */
export function formatInstantLong(instant: Date): string {
  return `${formatTimeLong(instant)}, ${formatDayLong(dayOfInstant(instant))}`;
}

/**
 * "1.234,5": thousands with a point, decimals with a comma; at most `decimals` (default 1), without trailing zeros unless `fixed`. Halves round away
 * from zero as written in decimal (2,25 → 2,3). English "1,234.5". A value that is no number gives "–".
 */
export function formatNumber(value: number, options: { decimals?: number; fixed?: boolean; language?: Lang } = {}): string {
  const { decimals = 1, fixed = false, language = 'vi' } = options;
  if (!Number.isFinite(value)) return '–';
  const rounded = roundDecimal(Math.abs(value), decimals);
  let [whole = '0', part = ''] = rounded.toFixed(decimals).split('.');
  if (!fixed) part = part.replace(/0+$/, '');
  const [point, comma] = language === 'vi' ? ['.', ','] : [',', '.'];
  whole = whole.replace(/\B(?=(\d{3})+$)/g, point!);
  const sign = value < 0 && rounded !== 0 ? '-' : '';
  return `${sign}${whole}${part ? comma + part : ''}`;
}

/** Rounds as people do on paper: the decimal digits shown decide, not the binary fraction behind them (1.005 → 1.01). */
function roundDecimal(value: number, decimals: number): number {
  if (value >= 1e15) return value;
  const shifted = Number(`${toPlain(value)}e${decimals}`);
  return Number(`${toPlain(Math.round(shifted))}e-${decimals}`);
}

function toPlain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20) : text;
}

/** "92,9%" of a share from 0 to 1; no space before the sign. A share just under a whole is never rounded up to 100%, nor one just above 0 to 0%. */
export function formatPercent(share: number, options: { decimals?: number; language?: Lang } = {}): string {
  const { decimals = 1, language = 'vi' } = options;
  if (!Number.isFinite(share)) return '–';
  const percent = Number((share * 100).toPrecision(12));
  const rounded = roundDecimal(percent, decimals);
  const step = 10 ** -decimals;
  // 1.999 of 2.000 is not "100%" in a report that says whether a target was reached, and 1 of 3.000 is not "none".
  const honest = percent < 100 && rounded >= 100 ? 100 - step : percent > 0 && rounded === 0 ? step : rounded;
  return `${formatNumber(honest, { decimals, language })}%`;
}

/** "92,9%" of counted records; "–" when the base is empty. */
export function formatShare(counted: number, base: number, language: Lang = 'vi'): string {
  return base === 0 ? '–' : formatPercent(counted / base, { language });
}

/** Money in đồng: "950.000 đồng", "186 triệu đồng", "1,25 tỷ đồng" (two decimals at most); `exact` writes every đồng. */
export function formatMoney(dong: number, options: { exact?: boolean; language?: Lang } = {}): string {
  const { exact = false, language = 'vi' } = options;
  const vi = language === 'vi';
  const size = Math.abs(dong);
  if (exact || size < 1e6) return `${formatNumber(dong, { decimals: 0, language })} ${vi ? 'đồng' : 'dong'}`;
  if (size < 999.995e6) return `${formatNumber(dong / 1e6, { decimals: 2, language })} ${vi ? 'triệu đồng' : 'million dong'}`;
  return `${formatNumber(dong / 1e9, { decimals: 2, language })} ${vi ? 'tỷ đồng' : 'billion dong'}`;
}

/** "812 byte", "1,4 KB", "50 MB", by thousands of 1024. */
export function formatFileSize(bytes: number, language: Lang = 'vi'): string {
  const units = ['byte', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (roundDecimal(value, 1) >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${formatNumber(value, { decimals: value >= 100 ? 0 : 1, language })} ${units[unit]}`;
}

/** Which shade a deadline badge takes. `soon` is five days or less. */
export type DeadlineTone = 'done' | 'done-late' | 'later' | 'soon' | 'today' | 'late';

/**
 * The words of a deadline badge and its tone. `lastDay` is the last day in time, `doneOn` when it was done. "Còn 12 ngày", "Hạn hôm nay",
 * "Quá hạn 2 ngày", "Xong trước hạn 4 ngày", "Xong đúng hạn", "Xong quá hạn 3 ngày".
 */
export function deadlineWords(
  lastDay: Day,
  today: Day,
  doneOn: Day | null = null,
  language: Lang = 'vi'
): { words: string; tone: DeadlineTone } {
  const vi = language === 'vi';
  const days = (count: number) => (vi ? `${count} ngày` : `${count} ${count === 1 ? 'day' : 'days'}`);
  if (doneOn !== null) {
    const early = daysBetween(doneOn, lastDay);
    if (early > 0) return { words: vi ? `Xong trước hạn ${days(early)}` : `Done ${days(early)} early`, tone: 'done' };
    if (early === 0) return { words: vi ? 'Xong đúng hạn' : 'Done on time', tone: 'done' };
    return { words: vi ? `Xong quá hạn ${days(-early)}` : `Done ${days(-early)} late`, tone: 'done-late' };
  }
  const left = daysBetween(today, lastDay);
  if (left < 0) return { words: vi ? `Quá hạn ${days(-left)}` : `${days(-left)} overdue`, tone: 'late' };
  if (left === 0) return { words: vi ? 'Hạn hôm nay' : 'Due today', tone: 'today' };
  return { words: vi ? `Còn ${days(left)}` : `${days(left)} left`, tone: left <= 5 ? 'soon' : 'later' };
}

/**
 * A day as people type it: `5/6/26`, `05-06-2026`, `05.6.2026`, `05062026`, `251126`, `25/11` (of `today`'s year), `2026-11-25`, "hôm nay", "hôm qua", "ngày mai",
 * "ngày kia", "ngày 05 tháng 6 năm 2026". Years of two figures are of this century. Null when it is no day.
 */
export function parseDay(text: string, today: Day): Day | null {
  const typed = khongDau(text);
  const word = { 'hom nay': 0, 'hom qua': -1, 'ngay mai': 1, 'hom kia': -2, 'ngay kia': 2 }[typed];
  if (word !== undefined) return addCalendarDays(today, word);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts =
    /^(?:ngay )?(\d{1,2}) ?[-/. ] ?(\d{1,2})(?: ?[-/. ] ?(\d{4}|\d{2}))?$/.exec(typed) ??
    /^(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: ?(?:,|nam) ?(\d{4}|\d{2}))?$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(typed);
  if (!parts) return null;
  const year = parts[3] === undefined ? partsOf(today).year : parts[3].length === 2 ? 2000 + Number(parts[3]) : Number(parts[3]);
  return dayFrom(year, Number(parts[2]), Number(parts[1]));
}
