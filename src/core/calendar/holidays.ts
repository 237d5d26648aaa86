/**
 * Rest days and worked Saturdays of officials, and the calendar built from them (law table CAL-07…14).
 *
 * Announced years are written out (2025, 2026). Other years are what the Labour Code fixes plus a projection, marked
 * so, of what the Prime Minister decides each year: which days Tết takes, which day joins 2/9, which days are swapped
 * (CAL-08a). A council adds rows of its own, and they win: a row `ordinary` takes a projected day back.
 */
import {
  type Calendar,
  type CalendarKind,
  type CalendarRow,
  type Confidence,
  type Day,
  addCalendarDays,
  isDay,
  partsOf,
  weekdayOf
} from './days.ts';
import { lunarFeasts, lunarYears } from './lunar.ts';

/** A row a council adds to the base table. */
export interface ExtraCalendarRow {
  day: Day;
  kind: CalendarKind;
  name: string;
  source: string;
  confidence?: Confidence;
}

const labourCode = 'Bộ luật Lao động 45/2019/QH14, Điều 112';
const restMoves = 'Bộ luật Lao động 45/2019/QH14, khoản 3 Điều 111';
const notice2025 = 'Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024';
const notice2026 = 'Thông báo 9441/TB-BNV ngày 16/10/2025';
const newYear2026 = 'Thông báo nghỉ Tết Dương lịch 2026 (báo chí đưa tin)';
const announcedYearly = 'Dự kiến: Thủ tướng Chính phủ quyết định hằng năm (khoản 3 Điều 112 Bộ luật Lao động)';

const names = {
  newYear: 'Tết Dương lịch',
  tet: 'Tết Âm lịch',
  gioTo: 'Giỗ Tổ Hùng Vương',
  victory: 'Ngày Chiến thắng',
  labour: 'Ngày Quốc tế lao động',
  national: 'Quốc khánh',
  culture: 'Ngày Văn hóa Việt Nam'
} as const;

function row(day: Day, kind: CalendarKind, name: string, source: string, confidence: Confidence, projected = false): CalendarRow {
  return { day, kind, name, source, confidence, projected };
}

function holidays(from: Day, count: number, name: string, source: string, confidence: Confidence, projected = false): CalendarRow[] {
  return Array.from({ length: count }, (_, index) => row(addCalendarDays(from, index), 'holiday', name, source, confidence, projected));
}

/** What the Labour Code fixes in every year: 1/1, Giỗ Tổ, 30/4, 1/5, 2/9 (CAL-07). */
function fixedByLaw(year: number): CalendarRow[] {
  const feasts = lunarFeasts(year);
  return [
    row(`${year}-01-01`, 'holiday', names.newYear, labourCode, 'S'),
    ...(feasts ? [row(feasts.gioTo, 'holiday', names.gioTo, `${labourCode}; ngày dương tính từ mùng 10 tháng 3 âm lịch`, 'D')] : []),
    row(`${year}-04-30`, 'holiday', names.victory, labourCode, 'S'),
    row(`${year}-05-01`, 'holiday', names.labour, labourCode, 'S'),
    row(`${year}-09-02`, 'holiday', names.national, labourCode, 'S')
  ];
}

/** What the yearly notices said, on top of what the Code fixes. */
const announced: Record<number, CalendarRow[]> = {
  2025: [
    ...holidays('2025-01-27', 5, names.tet, notice2025, 'M'),
    row('2025-04-26', 'worked-saturday', 'Làm bù cho thứ Sáu 02/5/2025', notice2025, 'M'),
    row('2025-05-02', 'swap-off', 'Nghỉ hoán đổi với thứ Bảy 26/4/2025', notice2025, 'M'),
    row('2025-09-01', 'holiday', names.national, notice2025, 'M')
  ],
  2026: [
    row('2026-01-02', 'swap-off', 'Nghỉ hoán đổi với thứ Bảy 10/1/2026', newYear2026, 'M'),
    row('2026-01-10', 'worked-saturday', 'Làm bù cho thứ Sáu 02/1/2026', newYear2026, 'M'),
    ...holidays('2026-02-16', 5, names.tet, notice2026, 'R'),
    row('2026-08-22', 'worked-saturday', 'Làm bù cho thứ Hai 31/8/2026', notice2026, 'R'),
    row('2026-08-31', 'swap-off', 'Nghỉ hoán đổi với thứ Bảy 22/8/2026', notice2026, 'R'),
    row('2026-09-01', 'holiday', names.national, notice2026, 'R')
  ]
};

/**
 * Tết and the day beside 2/9 of a year not yet announced. Tết: one day before and four of the new year (CAL-13), but
 * two and three when it falls on a Wednesday, as in 2025. Beside 2/9: the side that joins the weekend, as in 2021–2026.
 */
function projected(year: number): CalendarRow[] {
  const feasts = lunarFeasts(year);
  if (!feasts) return [];
  const before = weekdayOf(feasts.tet) === 3 ? 2 : 1;
  const nationalDay = `${year}-09-02`;
  const joinsAfter = [1, 4, 7].includes(weekdayOf(nationalDay));
  return [
    ...holidays(addCalendarDays(feasts.tet, -before), 5, names.tet, announcedYearly, 'D', true),
    row(addCalendarDays(nationalDay, joinsAfter ? 1 : -1), 'holiday', names.national, announcedYearly, 'D', true)
  ];
}

/**
 * Rest owed for holidays that fall on a Saturday or Sunday: the next working days after each (CAL-08). Swapped days
 * and worked Saturdays of `rows` are respected. Days already taken are passed over, so two owed days give two days off.
 */
export function movedRests(rows: readonly CalendarRow[]): CalendarRow[] {
  const taken = new Map(rows.map((each) => [each.day, each.kind]));
  const owed = rows.filter((each) => each.kind === 'holiday' && weekdayOf(each.day) >= 6).sort((a, b) => (a.day < b.day ? -1 : 1));
  return owed.map((holiday) => {
    let day = addCalendarDays(holiday.day, 1);
    while (weekdayOf(day) >= 6 || taken.has(day)) day = addCalendarDays(day, 1);
    taken.set(day, 'moved-rest');
    return row(day, 'moved-rest', `Nghỉ bù ${holiday.name}`, restMoves, holiday.projected ? 'D' : 'R', holiday.projected);
  });
}

/** The 24 November row of a year, off once a law says so (CAL-11). */
export function cultureDayRow(year: number): CalendarRow {
  return row(`${year}-11-24`, 'holiday', names.culture, 'Nghị quyết 80-NQ/TW ngày 07/01/2026; chưa thấy quy định của luật', 'R');
}

/** Every row of a year of the base table, in order of day. `cultureDay` adds 24/11 as a holiday. */
export function holidaysOf(year: number, cultureDay = false): CalendarRow[] {
  const rows = [...fixedByLaw(year), ...(announced[year] ?? projected(year)), ...(cultureDay ? [cultureDayRow(year)] : [])];
  return [...rows, ...movedRests(rows)].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** First and last year whose rows were checked day by day; other years to 2050 are projections. */
export const holidayYears = { from: 2025, to: 2028 } as const;

/** The base table shown to the office: 2025–2028. */
export function baseHolidays(): CalendarRow[] {
  return Array.from({ length: holidayYears.to - holidayYears.from + 1 }, (_, index) => holidaysOf(holidayYears.from + index)).flat();
}

/**
 * The calendar of a council: the base table, 24/11 as a holiday in the years named (CAL-11), and the council's own
 * rows, which win over the base on the same day. Throws `RangeError` on a row whose day is no day, or on a worked Saturday that is
 * none.
 */
export function buildCalendar(options: { extra?: readonly ExtraCalendarRow[]; cultureDayYears?: readonly number[] } = {}): Calendar {
  const { extra = [], cultureDayYears = [] } = options;
  if (extra.length === 0 && cultureDayYears.length === 0) return defaultCalendar;
  const rows = new Map(cultureDayYears.length === 0 ? defaultCalendar.rows : allYears(cultureDayYears));
  for (const each of extra) {
    if (!isDay(each.day)) throw new RangeError(`Not a day (YYYY-MM-DD): ${String(each.day)}`);
    if (each.kind === 'worked-saturday' && weekdayOf(each.day) !== 6) throw new RangeError(`${each.day} is no Saturday`);
    rows.set(each.day, { confidence: 'S', ...each, projected: false });
  }
  return { rows };
}

function allYears(cultureDayYears: readonly number[]): Map<Day, CalendarRow> {
  const rows = new Map<Day, CalendarRow>();
  for (let year: number = lunarYears.from; year <= lunarYears.to; year += 1) {
    for (const each of holidaysOf(year, cultureDayYears.includes(year))) rows.set(each.day, each);
  }
  return rows;
}

/** The base table alone, without 24/11: what a council starts with. */
export const defaultCalendar: Calendar = { rows: allYears([]) };

/**
 * What a person should check before trusting a count between two days (both included): rest days that are only projected, and 24/11 on
 * a weekday while no law has made it a holiday (returned with `projected` true).
 */
export function doubtfulDays(from: Day, to: Day, calendar: Calendar): CalendarRow[] {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const found: CalendarRow[] = [];
  for (const each of calendar.rows.values()) if (each.projected && each.day >= first && each.day <= last) found.push(each);
  for (let year = Math.max(partsOf(first).year, 2026); year <= partsOf(last).year; year += 1) {
    const culture = cultureDayRow(year);
    if (culture.day < first || culture.day > last || weekdayOf(culture.day) > 5 || calendar.rows.has(culture.day)) continue;
    found.push({ ...culture, projected: true });
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : 1));
}
