import { dueOfPeriod, periodKindOf, periodsBetween, type Cadence, type DuePeriod } from '#core/calendar/cadence.ts';
import { addCalendarDays, isDay, partsOf, type Calendar, type Day } from '#core/calendar/days.ts';
import { kindOfKey, nextPeriod, periodLabel, periodOfKey, previousPeriod, type Period } from '#core/calendar/periods.ts';
import { formatDay, formatDayMonth } from '#core/format.ts';
import { khongDau } from '#core/text.ts';
import { aheadOf } from '#modules/task/rules.ts';
import type { DataWindow, ReportKind, ReportState, Template } from './schema.ts';

/** Days a report tells of. */
export interface Window {
  from: Day;
  to: Day;
}

/** The kind of a report by its cadence. */
export function kindOfCadence(cadence: Cadence | null): ReportKind {
  if (cadence === null) return 'other';
  const kinds: Partial<Record<Cadence['kind'], ReportKind>> = { weekly: 'weekly', monthly: 'monthly', quarterly: 'quarterly', 'half-yearly': 'half-year', 'nine-month': 'nine-month', yearly: 'yearly' };
  if (cadence.kind === 'months' && cadence.every === 1 && !cadence.months) return 'monthly';
  return kinds[cadence.kind] ?? 'other';
}

/** A task of a plan that asks for a report again and again: its cadence says when, its words say what. Reports on one supervision are no such thing. */
export function isReportDuty(task: { title: string; expectedResult: string; cadence: Cadence | null }): boolean {
  if (task.cadence === null || periodKindOf(task.cadence) === null) return false;
  const title = khongDau(task.title);
  if (/^(giam sat|khao sat|theo doi|kiem tra|tiep cong dan|tiep xuc)/.test(title)) return false;
  return /(^|\b)bao cao\b/.test(title);
}

const seriesTitles: Record<ReportKind, string> = {
  weekly: 'Báo cáo nhanh',
  monthly: 'Báo cáo tháng',
  quarterly: 'Báo cáo quý',
  'half-year': 'Báo cáo 6 tháng',
  'nine-month': 'Báo cáo 9 tháng',
  yearly: 'Báo cáo năm',
  other: 'Báo cáo'
};
export const seriesTitle = (kind: ReportKind): string => seriesTitles[kind];

/** What the kinds usually have: the quick report of a week is short, tells of the days since the last one, and is done when handed in. */
export function usualOf(kind: ReportKind): { dataWindow: DataWindow; doneBy: 'issue' | 'submission'; length: Template['length'] } {
  return kind === 'weekly' ? { dataWindow: 'between-dues', doneBy: 'submission', length: 'short' } : { dataWindow: 'calendar', doneBy: 'issue', length: 'full' };
}

/** Whether a period key is a day given by hand ("2026-11-20"). */
export const isByHand = (period: string): boolean => isDay(period);

/** The days a report on a period tells of. Between dues: from the day after the last due day, so that no day falls between two reports. */
export function windowOf(cadence: Cadence, dataWindow: DataWindow, key: string, calendar: Calendar): Window {
  const due = dueOfPeriod(cadence, key, calendar);
  if (dataWindow === 'calendar') return { from: due.periodFrom, to: due.periodTo };
  const before = earlier(cadence, periodOfKey(key) as Period);
  return { from: addCalendarDays(dueOfPeriod(cadence, before.key, calendar).lastDay, 1), to: due.lastDay };
}

function earlier(cadence: Cadence, period: Period): Period {
  let found = previousPeriod(period);
  while (cadence.months && !cadence.months.includes(partsOf(found.from).month)) found = previousPeriod(found);
  return found;
}

function later(cadence: Cadence, period: Period): Period {
  let found = nextPeriod(period);
  while (cadence.months && !cadence.months.includes(partsOf(found.from).month)) found = nextPeriod(found);
  return found;
}

/** The window before and after a window of the same series; of one given by hand, as many days before and a month after. */
export function neighbours(cadence: Cadence | null, dataWindow: DataWindow, key: string, own: Window, calendar: Calendar): { before: Window; after: Window } {
  if (cadence === null || isByHand(key)) {
    const length = Math.max(0, Math.round((Date.parse(own.to) - Date.parse(own.from)) / 86_400_000));
    return { before: { from: addCalendarDays(own.from, -length - 1), to: addCalendarDays(own.from, -1) }, after: { from: addCalendarDays(own.to, 1), to: addCalendarDays(own.to, length + 1) } };
  }
  const period = periodOfKey(key) as Period;
  return { before: windowOf(cadence, dataWindow, earlier(cadence, period).key, calendar), after: windowOf(cadence, dataWindow, later(cadence, period).key, calendar) };
}

/**
 * The reports of a series that must stand in the ledger on `today`: those not due before `since` whose period begins within the time ahead (the same as of tasks, so that a report
 * takes over every due time of its task), none after the series or the plan ended.
 */
export function duesToOpen(cadence: Cadence, span: { since: Day; today: Day; until: Day | null }, calendar: Calendar): DuePeriod[] {
  const edge = aheadOf(cadence, span.today);
  // A period that begins before the edge may fall due long after it; two years hold the longest cadence asked for.
  const far = addCalendarDays(edge, 731);
  const last = span.until !== null && span.until < far ? span.until : far;
  return periodsBetween(cadence, span.since, last, calendar).filter((due) => due.periodFrom <= edge && due.lastDay >= span.since);
}

/** "tháng 11 năm 2026", "quý IV năm 2026", "tuần 48 (từ ngày 20/11 đến ngày 26/11/2026)": the period as the title of a paper says it. */
export function periodPhrase(key: string, own: Window): string {
  const days = `từ ngày ${formatDay(own.from)} đến ngày ${formatDay(own.to)}`;
  const kind = kindOfKey(key);
  if (isByHand(key) || kind === null) return days;
  if (kind === 'week') return `tuần ${Number(key.slice(6))} (${days})`;
  const label = periodLabel(key);
  return (label.charAt(0).toLocaleLowerCase('vi') + label.slice(1)).replace(/^(tháng \d+|quý [IV]+)\/(\d{4})$/u, '$1 năm $2');
}

/** "tháng 11/2026", "tuần 48 (20/11–26/11/2026)": short, for titles on screen; a week by the days it tells of. */
function periodShort(key: string, own: Window): string {
  if (isByHand(key) || kindOfKey(key) === null) return `${formatDay(own.from)}–${formatDay(own.to)}`;
  if (kindOfKey(key) === 'week') return `tuần ${Number(key.slice(6))} (${formatDayMonth(own.from)}–${formatDay(own.to)})`;
  const label = periodLabel(key);
  return label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);
}

/** "Báo cáo tháng 11/2026": the series' title with its period, the word of the period said once. */
export function reportTitle(title: string, key: string, own: Window): string {
  const words = periodShort(key, own);
  const bare = title.replace(/\s+(tuần|hằng tuần|tháng|hằng tháng|quý|hằng quý|năm|hằng năm|6 tháng|9 tháng|sáu tháng|chín tháng)$/iu, '');
  return `${bare} ${words}`;
}

/** Words that follow "kỳ" in a report of this kind: "trong tháng", "trong quý". */
export function periodNoun(kind: ReportKind): string {
  return { weekly: 'tuần', monthly: 'tháng', quarterly: 'quý', 'half-year': '6 tháng', 'nine-month': '9 tháng', yearly: 'năm', other: 'kỳ' }[kind];
}

/** "tháng 12 năm 2026": what comes after, for "Nhiệm vụ trọng tâm …". */
export function nextPhrase(cadence: Cadence | null, key: string, after: Window): string {
  if (cadence === null || isByHand(key)) return 'kỳ tới';
  const next = later(cadence, periodOfKey(key) as Period);
  return kindOfKey(key) === 'week' ? 'tuần tới' : periodPhrase(next.key, after);
}

/** What may be done with a report in a state. Who may is `policy.ts`. */
export type ReportAct = 'write' | 'submit' | 'take-back' | 'review' | 'approve' | 'return' | 'issue' | 'recall';
const allowed: Record<ReportState, readonly ReportAct[]> = {
  drafting: ['write', 'submit'],
  returned: ['write', 'submit'],
  submitted: ['take-back', 'review', 'approve', 'return'],
  reviewed: ['take-back', 'approve', 'return'],
  approved: ['return', 'issue'],
  issued: ['recall']
};

/** Why an act cannot be done in a state, as a message key; null when it can. */
export function refusalOf(act: ReportAct, state: ReportState): string | null {
  if (allowed[state].includes(act)) return null;
  if (state === 'issued') return 'report.refused-issued';
  if (act === 'write') return 'report.refused-submitted';
  if (act === 'issue') return 'report.refused-not-approved';
  return act === 'submit' ? 'report.refused-submitted' : 'report.refused-state';
}
