import type { Cadence } from '#core/calendar/cadence.ts';
import { weekdayName, type Weekday } from '#core/calendar/days.ts';
import { fill, type Lang } from '#core/words.ts';

const words = {
  vi: {
    weekly: 'hằng tuần',
    monthly: 'hằng tháng',
    quarterly: 'hằng quý',
    'half-yearly': '6 tháng một lần',
    'nine-month': '9 tháng đầu năm',
    yearly: 'hằng năm',
    months: 'theo các tháng {months}',
    every: '{n} tháng một lần',
    'per-session': 'mỗi kỳ họp',
    'per-term': 'mỗi nhiệm kỳ',
    none: 'mở từng kỳ bằng tay',
    before: 'trước {at}',
    by: 'chậm nhất {at}',
    hour: '{hour} {day}',
    day: 'ngày {day}',
    lastMonth: 'ngày {day} của tháng cuối',
    ofMonth: 'ngày {day}/{month}',
    after: ', kỳ sau'
  },
  en: {
    weekly: 'every week',
    monthly: 'every month',
    quarterly: 'every quarter',
    'half-yearly': 'every half-year',
    'nine-month': 'first nine months',
    yearly: 'every year',
    months: 'in months {months}',
    every: 'every {n} months',
    'per-session': 'each session',
    'per-term': 'each term',
    none: 'each period by hand',
    before: 'before {at}',
    by: 'by {at}',
    hour: '{hour} on {day}',
    day: 'day {day}',
    lastMonth: 'day {day} of its last month',
    ofMonth: '{day}/{month}',
    after: ', of the next'
  }
} as const;

/** "hằng tuần, trước 14:00 thứ Năm", "hằng quý, trước ngày 25 của tháng cuối": a cadence as a person says it. */
export function cadenceWords(cadence: Cadence | null, lang: Lang = 'vi'): string {
  const w = words[lang];
  if (cadence === null) return w.none;
  const rhythm = cadence.kind === 'months' ? (cadence.months ? fill(w.months, { months: cadence.months.join(', ') }) : fill(w.every, { n: cadence.every ?? 1 })) : w[cadence.kind];
  const day = dayWords(cadence, lang);
  if (day === '' && cadence.hour === undefined) return rhythm;
  const hour = cadence.hour === undefined ? '' : `${String(cadence.hour).padStart(2, '0')}:${String(cadence.minute ?? 0).padStart(2, '0')}`;
  const at = hour && day ? fill(w.hour, { hour, day }) : hour || day;
  return `${rhythm}, ${fill(cadence.exclusive ? w.before : w.by, { at })}${cadence.lag ? w.after : ''}`;
}

function dayWords({ kind, weekday, day, month }: Cadence, lang: Lang): string {
  const w = words[lang];
  if (kind === 'weekly') return weekday === undefined ? '' : weekdayName(weekday as Weekday, lang);
  if (day === undefined) return '';
  if (kind === 'yearly' && month !== undefined) return fill(w.ofMonth, { day, month });
  return kind === 'monthly' || kind === 'months' ? fill(w.day, { day }) : fill(w.lastMonth, { day });
}
