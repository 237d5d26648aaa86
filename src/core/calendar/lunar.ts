/**
 * Vietnamese lunar calendar (UTC+7), enough for what the civil calendar takes from it: Tết (1st day of the 1st lunar
 * month) and Giỗ Tổ Hùng Vương (10th day of the 3rd). New moons and the sun's longitude follow J. Meeus,
 * "Astronomical Algorithms" (1998), chapters 25 and 49, in the usual shortened series: right to minutes, which decides
 * the day for the years of `lunarFeasts`; the test compares every year of that table with the computation.
 */
import { type Day, dayNumber, dayOfNumber } from './days.ts';

const radians = Math.PI / 180;
/** Julian day of 1970-01-01T00:00Z. */
const unixEpoch = 2440587.5;
const zone = 7 / 24;

/** Julian day (terrestrial time) of the k-th new moon counted from January 1900. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const sun = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * radians;
  const moon = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * radians;
  const node = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * radians;
  const mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3;
  const swing = 0.00033 * Math.sin((166.56 + 132.87 * t - 0.009173 * t2) * radians);
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(2 * moon + sun);
  const clock = -0.000278 + 0.000265 * t + 0.000262 * t2; // terrestrial minus universal time, days, 20th–21st century
  return mean + swing + correction - clock;
}

/** Day number at UTC+7 of the k-th new moon. */
function newMoonDay(k: number): number {
  return Math.floor(newMoon(k) - unixEpoch + zone);
}

/** Which of the twelve 30° parts the sun's longitude lies in at midnight UTC+7 of a day number (0 from the spring equinox). */
function sunPart(serial: number): number {
  const t = (serial + unixEpoch - zone - 2451545) / 36525;
  const anomaly = (357.5291 + 35999.0503 * t - 0.0001559 * t * t - 0.00000048 * t * t * t) * radians;
  const mean = 280.46645 + 36000.76983 * t + 0.0003032 * t * t;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t * t) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  const longitude = (((mean + centre) % 360) + 360) % 360;
  return Math.floor(longitude / 30);
}

/** Index k of the new moon that opens the 11th lunar month (the month of the winter solstice) of a solar year. */
function eleventhMonth(year: number): number {
  const end = dayNumber(`${String(year).padStart(4, '0')}-12-31`);
  const k = Math.floor((end + unixEpoch - 2415021) / 29.530588853);
  return sunPart(newMoonDay(k)) >= 9 ? k - 1 : k;
}

/**
 * Solar day of a lunar date of the lunar year that begins in solar year `year` (1900–2100), months 1–10, never in the leap month.
 */
export function solarDayOfLunar(year: number, month: number, day: number): Day {
  const from = eleventhMonth(year - 1);
  const months = eleventhMonth(year) - from;
  let offset = month + 1;
  if (months === 13) {
    // The first month that holds no principal solar term is the leap month, and what follows is one moon later.
    let leap = 1;
    while (leap < 13 && sunPart(newMoonDay(from + leap)) !== sunPart(newMoonDay(from + leap + 1))) leap += 1;
    if (offset >= leap) offset += 1;
  }
  return dayOfNumber(newMoonDay(from + offset) + day - 1);
}

/** Tết and Giỗ Tổ computed for a solar year. */
export function computeFeasts(year: number): { tet: Day; gioTo: Day } {
  return { tet: solarDayOfLunar(year, 1, 1), gioTo: solarDayOfLunar(year, 3, 10) };
}

/** Tết and Giỗ Tổ 2020–2050, `MM-DD`. */
const feasts: Record<number, readonly [tet: string, gioTo: string]> = {
  2020: ['01-25', '04-02'],
  2021: ['02-12', '04-21'],
  2022: ['02-01', '04-10'],
  2023: ['01-22', '04-29'],
  2024: ['02-10', '04-18'],
  2025: ['01-29', '04-07'],
  2026: ['02-17', '04-26'],
  2027: ['02-06', '04-16'],
  2028: ['01-26', '04-04'],
  2029: ['02-13', '04-23'],
  2030: ['02-02', '04-12'],
  2031: ['01-23', '04-01'],
  2032: ['02-11', '04-19'],
  2033: ['01-31', '04-09'],
  2034: ['02-19', '04-28'],
  2035: ['02-08', '04-17'],
  2036: ['01-28', '04-06'],
  2037: ['02-15', '04-24'],
  2038: ['02-04', '04-13'],
  2039: ['01-24', '04-03'],
  2040: ['02-12', '04-20'],
  2041: ['02-01', '04-10'],
  2042: ['01-22', '04-29'],
  2043: ['02-10', '04-19'],
  2044: ['01-30', '04-07'],
  2045: ['02-17', '04-26'],
  2046: ['02-06', '04-15'],
  2047: ['01-26', '04-04'],
  2048: ['02-14', '04-22'],
  2049: ['02-02', '04-11'],
  2050: ['01-23', '04-01']
};

/** First and last year of the table. */
export const lunarYears = { from: 2020, to: 2050 } as const;

/** Tết and Giỗ Tổ of a year of the table, or null outside it. */
export function lunarFeasts(year: number): { tet: Day; gioTo: Day } | null {
  const row = feasts[year];
  return row ? { tet: `${year}-${row[0]}`, gioTo: `${year}-${row[1]}` } : null;
}
