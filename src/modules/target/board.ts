import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { endOfDay } from '#core/calendar/instants.ts';
import { boundTo, measureOf, sourceIdOf } from '#modules/measure/catalogue.ts';
import type { Both, MeasureUnit, SourceId } from '#modules/measure/definition.ts';
import type { Figure } from '#modules/measure/engine.ts';
import { forecastOf, type Forecast, type TargetStatus, type TrendPoint } from '#modules/measure/forecast.ts';
import { goalAt, monthEnds, periodOf, type Adjustment, type Goal, type PlanDays, type Span } from './rules.ts';
import type { Comparator, MeasureParams } from './schema.ts';
import { unitWord } from './unit-words.ts';

/** A target as the board needs it. */
export interface TargetGoal {
  id: string;
  position: number;
  code: string;
  groupTitle: string;
  title: string;
  comparator: Comparator;
  value: number | null;
  valueHigh: number | null;
  unit: string;
  period: string;
  measureId: string | null;
  measureParams: MeasureParams;
  leadOrganizationId: string | null;
  lead: string | null;
  adjustments: readonly Adjustment[];
}

/** Which targets are looked at: those of a year (and shorter), or those of the whole plan or term. */
export type View = 'year' | 'whole';

/** One line of the board: everything a page, a sheet or a report says about a target. */
export interface BoardTarget extends Omit<TargetGoal, 'adjustments' | 'comparator' | 'value' | 'valueHigh'> {
  goal: Goal;
  /** The goal was changed by a paper that is in force on this day. */
  adjusted: boolean;
  kind: MeasureUnit;
  source: SourceId;
  /** Nothing feeds the measure it is bound to: what is shown was entered with evidence. */
  waiting: boolean;
  span: Span;
  figure: Figure;
  forecast: Forecast;
  status: TargetStatus;
  trend: TrendPoint[];
  noun: Both;
  done: Both;
  unitWord: Both;
}

/** How a value is told for: the period, the last day, and what was known. */
export interface Telling {
  asOf: Day;
  /** Of a day gone by: its end. Of today: the instant of the request. */
  knownAt: Date;
}

export function tellingOf(asOf: Day, now: Date, today: Day): Telling {
  return { asOf, knownAt: asOf >= today ? now : endOfDay(asOf) };
}

/** A target belongs to the year's view unless its goal holds for the term or the whole programme. */
export function viewOf(period: string): View {
  return /^(term|program)/.test(period) ? 'whole' : 'year';
}

/**
 * Seen over the whole plan a share of a year is still a share, and a share the whole programme must hold is one its running year must hold; a count is not.
 * A term's share is not shown in the year's view: plans state a goal of the year beside it.
 */
export function spanIn(view: View, target: Pick<TargetGoal, 'period' | 'unit'>, asOf: Day, plan: PlanDays): Span | null {
  if (viewOf(target.period) === view) return periodOf(target.period, asOf, plan);
  if (view === 'year') return target.unit === 'percent' && target.period === 'program' ? periodOf('year', asOf, plan) : null;
  return target.unit === 'percent' && !/^year \d/.test(target.period) ? periodOf('program', asOf, plan) : null;
}

/** The view in which more of a plan's targets can be seen; the year's when they are as many. */
export function fullerView(targets: readonly Pick<TargetGoal, 'period' | 'unit'>[], asOf: Day, planOf: (index: number) => PlanDays | undefined): View {
  const seen = (view: View) => targets.filter((target, index) => {
    const plan = planOf(index);
    return plan !== undefined && spanIn(view, target, asOf, plan) !== null;
  }).length;
  return seen('whole') > seen('year') ? 'whole' : 'year';
}

/** Six month ends, for the line beside each figure. */
export const trendMonths = 6;

export function trendDays(span: Span, asOf: Day): Day[] {
  return monthEnds(span, asOf > span.to ? addCalendarDays(span.to, 1) : asOf, trendMonths);
}

export const kindOf = (unit: string): MeasureUnit => (unit === 'percent' ? 'percent' : 'count');

/** What a snapshot must be of, to be drawn in one line with the present figure. */
export function boundOf(target: Pick<TargetGoal, 'measureId' | 'measureParams'>): string {
  return boundTo(target.measureId, target.measureParams);
}

/** Puts a target together with its figure and its past. Pure: status and forecast follow from what is given. */
export function boardLine(target: TargetGoal, span: Span, telling: Telling, figure: Figure, trend: TrendPoint[]): BoardTarget {
  const { adjustments, comparator, value, valueHigh, ...rest } = target;
  const today = { comparator, value, valueHigh };
  const goal = goalAt(today, adjustments, telling.asOf, telling.knownAt);
  const measure = measureOf(target.measureId);
  const waiting = measure !== null && measure.source === null;
  const word = unitWord(target.unit);
  const kind = kindOf(target.unit);
  const forecast = forecastOf({
    unit: kind,
    goal,
    figure,
    trend,
    from: span.from,
    to: span.to,
    asOf: telling.asOf,
    unfed: waiting && figure.value === null && figure.leftOut === 0,
    closedBase: measure ? measure.base === 'people' : true
  });
  return {
    ...rest,
    goal,
    adjusted: adjustments.some((one) => one.fromOn <= telling.asOf && one.madeAt <= telling.knownAt),
    kind,
    source: sourceIdOf(target.measureId),
    waiting,
    span,
    figure,
    forecast,
    status: forecast.status,
    trend,
    noun: measure?.noun ?? (word.vi ? word : kind === 'percent' ? { vi: 'phần', en: 'parts' } : { vi: 'đơn vị', en: 'units' }),
    done: measure?.done ?? { vi: 'đạt', en: 'reached' },
    unitWord: kind === 'percent' ? word : measure && !word.vi ? measure.noun : word
  };
}

/** The order statuses are counted in, and which shape each has. Missed and hard to reach are one part of the bar. */
export const statusParts = [
  { kind: 'done', statuses: ['reached'] },
  { kind: 'ok', statuses: ['on-track', 'in-words'] },
  { kind: 'risk', statuses: ['at-risk'] },
  { kind: 'late', statuses: ['hard', 'missed'] },
  { kind: 'none', statuses: ['not-started', 'no-source'] }
] as const satisfies readonly { kind: 'done' | 'ok' | 'risk' | 'late' | 'none'; statuses: readonly TargetStatus[] }[];

export type PartKind = (typeof statusParts)[number]['kind'];

export function partOf(status: TargetStatus): PartKind {
  return statusParts.find((part) => (part.statuses as readonly TargetStatus[]).includes(status))?.kind ?? 'none';
}

export function partCounts(targets: readonly { status: TargetStatus }[]): Record<PartKind, number> {
  const counts: Record<PartKind, number> = { done: 0, ok: 0, risk: 0, late: 0, none: 0 };
  for (const target of targets) counts[partOf(target.status)] += 1;
  return counts;
}

/** What will not be reached at this pace: first what may still be saved, then what is past hope. */
export function missing<T extends Pick<BoardTarget, 'status' | 'forecast' | 'goal' | 'figure'>>(targets: readonly T[]): T[] {
  const order = (target: T) => (target.status === 'hard' ? 0 : 1);
  return targets.filter((target) => partOf(target.status) === 'late').sort((a, b) => order(a) - order(b));
}
