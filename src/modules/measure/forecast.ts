import { addMonths, daysBetween, type Day } from '#core/calendar/days.ts';
import type { MeasureUnit } from './definition.ts';
import type { Figure } from './engine.ts';

/**
 * Status and forecast (rule 8): against the goal and the share of the period gone; the forecast is the present value plus the pace of the last three months over what is left,
 * kept inside what can still be reached.
 */
export type TargetStatus = 'reached' | 'on-track' | 'at-risk' | 'hard' | 'missed' | 'not-started' | 'no-source' | 'in-words';

export interface GoalLine {
  comparator: '=' | '>=' | '<=' | '>' | '<' | 'range' | 'text';
  value: number | null;
  valueHigh: number | null;
}

/** One earlier telling of the same figure. */
export interface TrendPoint {
  on: Day;
  value: number | null;
  /** Size of the base on that day; null for counts. */
  denominator: number | null;
}

export interface ForecastInput {
  unit: MeasureUnit;
  goal: GoalLine;
  figure: Figure;
  /** Oldest first, month ends before `asOf` inside the period. */
  trend: readonly TrendPoint[];
  from: Day;
  to: Day;
  asOf: Day;
  /** Nothing in the system records this yet, and nobody entered anything. */
  unfed: boolean;
  /** The base does not grow by itself: delegates, targets, values typed with evidence. */
  closedBase: boolean;
}

/** Why a target can no longer be reached. */
export type Impossible = 'ended' | 'lost' | 'exceeded' | 'not-enough-left';

export interface Forecast {
  status: TargetStatus;
  /** Value at the end of the period, at this pace; null where it cannot be told. */
  atEnd: number | null;
  /** Change a month over the last three: points, or things. */
  pace: number | null;
  /** Over how many months the pace was measured. */
  paceMonths: number | null;
  /** How many more must come to count; 0 when the goal is met; null where a number makes no sense. */
  needed: number | null;
  /** Best value still possible with what is known to fall due; null when open. */
  best: number | null;
  impossible: Impossible | null;
}

const month = 365.25 / 12;
const near = 1e-9;

/** Whether a value meets a goal. `=` means reached: more than "100%" or "2 cuộc" cannot be worse. Null for a goal in words. */
export function meets(goal: GoalLine, value: number): boolean | null {
  if (goal.comparator === 'text' || goal.value === null) return null;
  if (goal.comparator === '>') return value > goal.value + near;
  if (goal.comparator === '<') return value < goal.value - near;
  if (goal.comparator === '<=') return value <= goal.value + near;
  if (goal.comparator === 'range') return value >= goal.value - near && value <= (goal.valueHigh ?? goal.value) + near;
  return value >= goal.value - near;
}

const lowerIsBetter = (goal: GoalLine) => goal.comparator === '<=' || goal.comparator === '<';

/** How far a value falls short of the goal, as a share of the goal; 0 when it is met. */
export function shortBy(goal: GoalLine, value: number): number {
  if (meets(goal, value) !== false || goal.value === null) return 0;
  const edge = goal.comparator === 'range' && value > goal.value ? (goal.valueHigh ?? goal.value) : goal.value;
  return Math.abs(edge - value) / Math.max(Math.abs(edge), 1);
}

/** Status, forecast and what is needed, of one target. */
export function forecastOf(input: ForecastInput): Forecast {
  const { goal, figure, unit } = input;
  const { pace, months } = paceOf(input);
  const none: Forecast = { status: 'not-started', atEnd: null, pace, paceMonths: months, needed: neededOf(input), best: bestOf(input), impossible: null };
  if (input.unfed) return { ...none, status: 'no-source', needed: null };
  if (goal.comparator === 'text') return { ...none, status: figure.value === null ? 'not-started' : 'in-words', needed: null };
  const ended = input.asOf >= input.to;
  const value = figure.value ?? (unit === 'count' ? 0 : null);
  if (value === null) return none;
  const atEnd = ended ? value : endValue(input, value, pace);
  const impossible = impossibleOf(input, value, ended);
  const known = { ...none, atEnd, impossible };
  if (impossible) return { ...known, status: 'missed' };
  if (figure.value === null) return { ...known, status: silentCount(input) };
  if (isFinal(input, value, ended)) return { ...known, status: 'reached' };
  return { ...known, status: running(input, value, atEnd) };
}

/** A count of which nothing is on record: not started, until so much of the period is gone that waiting is itself the risk. */
function silentCount(input: ForecastInput): TargetStatus {
  const gone = (daysBetween(input.from, input.asOf) + 1) / (daysBetween(input.from, input.to) + 1);
  if (lowerIsBetter(input.goal) || meets(input.goal, 0)) return 'not-started';
  return gone >= 0.75 ? 'hard' : gone >= 0.5 ? 'at-risk' : 'not-started';
}

function running(input: ForecastInput, value: number, atEnd: number | null): TargetStatus {
  const now = meets(input.goal, value);
  const end = meets(input.goal, atEnd ?? value);
  if (now) return end ? 'on-track' : 'at-risk';
  if (atEnd === null) return shortBy(input.goal, value) < 0.1 ? 'at-risk' : 'hard';
  if (end) return input.unit === 'count' || shortBy(input.goal, value) < 0.1 ? 'on-track' : 'at-risk';
  return shortBy(input.goal, atEnd) < 0.1 ? 'at-risk' : 'hard';
}

/** Nothing can take it away any more. */
function isFinal(input: ForecastInput, value: number, ended: boolean): boolean {
  if (!meets(input.goal, value)) return false;
  if (ended) return true;
  if (lowerIsBetter(input.goal) || input.goal.comparator === 'range') return false;
  return input.unit === 'count' || (input.closedBase && input.figure.notDue === 0);
}

function impossibleOf(input: ForecastInput, value: number, ended: boolean): Impossible | null {
  const { goal, figure } = input;
  if (ended) return meets(goal, value) ? null : 'ended';
  const highest = goal.comparator === 'range' ? goal.valueHigh : lowerIsBetter(goal) ? goal.value : null;
  if (input.unit === 'count') return highest !== null && meets({ ...goal, comparator: goal.comparator === '<' ? '<' : '<=', value: highest }, value) === false ? 'exceeded' : null;
  if (lowerIsBetter(goal) || goal.value === null) return null;
  // A whole is broken by one part for ever; any other share may still be made good by what falls due later.
  if (goal.value >= 100 && figure.lost > 0) return 'lost';
  const best = bestOf(input);
  return input.closedBase && best !== null && meets(goal, best) === false && best < goal.value ? 'not-enough-left' : null;
}

/** Everything that can still come to count does. */
function bestOf({ unit, figure }: ForecastInput): number | null {
  if (unit === 'count' || figure.denominator === null) return null;
  const base = figure.denominator + figure.notDue;
  return base > 0 ? (100 * (figure.numerator + figure.mendable + figure.notDue)) / base : null;
}

function neededOf({ unit, goal, figure }: ForecastInput): number | null {
  if (goal.value === null || lowerIsBetter(goal) || goal.comparator === 'text') return null;
  const more = goal.comparator === '>' ? near * 2 : 0;
  if (unit === 'count') return Math.max(0, Math.ceil(goal.value + more - (figure.value ?? 0) - near));
  if (figure.denominator === null) return null;
  const base = figure.denominator + figure.notDue;
  return Math.max(0, Math.ceil((goal.value / 100) * base + more - near) - figure.numerator);
}

/** Change a month since the newest point three months back, or since the oldest known in a shorter history. */
function paceOf({ unit, figure, trend, asOf }: ForecastInput): { pace: number | null; months: number | null } {
  const filled = trend.map((point) => ({ ...point, value: point.value ?? (unit === 'count' ? 0 : null) })).filter((point) => point.value !== null);
  const value = figure.value ?? (unit === 'count' ? 0 : null);
  const back = addMonths(asOf, -3);
  const start = filled.filter((point) => point.on <= back).at(-1) ?? filled[0];
  if (!start || value === null) return { pace: null, months: null };
  const months = daysBetween(start.on, asOf) / month;
  if (months < 0.6) return { pace: null, months: null };
  return { pace: (value - (start.value ?? 0)) / months, months };
}

function endValue(input: ForecastInput, value: number, pace: number | null): number | null {
  if (pace === null) return null;
  const left = Math.max(0, daysBetween(input.asOf, input.to)) / month;
  const straight = value + pace * left;
  if (input.unit === 'count') return Math.max(value, Math.round(straight));
  return clamp(straight, input, left);
}

/** Never above what would be if everything still open counted, never below what would be if nothing did. */
function clamp(straight: number, input: ForecastInput, left: number): number {
  const { figure } = input;
  if (figure.denominator === null) return Math.min(100, Math.max(0, straight));
  const grown = input.closedBase ? 0 : growth(input, left);
  const base = figure.denominator + Math.max(figure.notDue, grown);
  if (base === 0) return straight;
  const high = (100 * (base - figure.lost)) / base;
  const low = (100 * figure.numerator) / base;
  return Math.min(high, Math.max(low, straight));
}

/** How much the base may still grow at its own pace. */
function growth({ figure, trend, asOf }: ForecastInput, left: number): number {
  const start = trend.find((point) => point.denominator !== null);
  if (!start || figure.denominator === null) return 0;
  const months = daysBetween(start.on, asOf) / month;
  return months < 0.6 ? 0 : Math.max(0, ((figure.denominator - (start.denominator ?? 0)) / months) * left);
}
