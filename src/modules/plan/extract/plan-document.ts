/**
 * What the plan recogniser hands over. The fields of `nghisu plan extract --json` (docs: contracts, "plan extract") keep their names;
 * the others (`section`, `confidence`, `missing`, `basis`, `unread` …) serve the import screen, where a person confirms every item.
 */
import type { MeasureId } from './measure-binding.ts';

export type Comparator = '=' | '>=' | '<=' | '>' | '<' | 'range';

export type PlanKind =
  'plan' | 'action-programme' | 'work-programme' | 'programme' | 'scheme' | 'resolution' | 'directive' | 'guidance' | 'notice' | 'other';

/** Kinds of responsible bodies, as `Organization.kind` of the glossary, with `delegate` and `office-holder` for people named by their function. */
export type BodyKind =
  | 'council'
  | 'standing-committee'
  | 'board'
  | 'delegate-group'
  | 'delegate'
  | 'office'
  | 'peoples-committee'
  | 'fatherland-front'
  | 'party-committee'
  | 'party-cell'
  | 'mass-organization'
  | 'department'
  | 'office-holder'
  | 'locality'
  | 'superior'
  | 'other';

/** A responsible body as named in the paper, under one clear name. */
export interface Body {
  name: string;
  kind: BodyKind;
}

export type Cadence = 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'nine-month' | 'yearly' | 'per-session' | 'per-term';

/**
 * When a task is due. Dates are `YYYY-MM-DD`.
 * `weekday` is ISO (1 Monday … 7 Sunday); `hour` 0–23; in a quarterly cadence `month` is the month within the quarter (3 = the last one).
 */
export type Deadline =
  | { type: 'date'; date: string; strict_before: boolean; last_day: string; words: string }
  | { type: 'period'; period: string; date: string; words: string }
  | { type: 'window'; from: string; date: string; words: string }
  | {
      type: 'cadence';
      cadence: Cadence;
      words: string;
      weekday?: number;
      day?: number;
      month?: number;
      months?: number[];
      hour?: number;
      /** "ít nhất 2 hoạt động/năm": how often within one turn of the cadence. */
      times?: number;
      start?: string;
      strict_before?: boolean;
    }
  | { type: 'event'; event: string; words: string; days?: number; day_kind?: 'calendar' | 'working' }
  | { type: 'ongoing'; words: string };

/** The line numbers that gave a field which the item's own words do not state. */
export interface Basis {
  lead?: [number, number];
  deadline?: [number, number];
  period?: [number, number];
}

/** What of "5 rõ" an item leaves open: who, by when, what result, who answers for it. */
export type Missing = 'lead' | 'deadline' | 'result' | 'responsible';

export interface PlanTarget {
  text: string;
  comparator: Comparator;
  /** A number; `[low, high]` when the comparator is `range`. */
  value: number | [number, number];
  unit: string;
  /** The unit in the words of the paper ("Cuộc/năm"). */
  unit_words: string;
  period: string;
  lead: string[];
  measure: MeasureId | null;
  /** Other measures the same sentence also asks for. */
  also_measures: MeasureId[];
  lines: [number, number];
  page: number | null;
  quote: string;
  section: string;
  confidence: number;
  basis: Basis;
}

export interface PlanTask {
  title: string;
  lead: string[];
  coord: string[];
  deadline: Deadline;
  expected_result: string | null;
  lines: [number, number];
  page: number | null;
  quote: string;
  section: string;
  confidence: number;
  lead_kinds: BodyKind[];
  missing: Missing[];
  basis: Basis;
  /** Set when the paper gives a direction, with neither an owner nor a due time. */
  weight?: 'orientation';
}

/** A passage that sounds like an obligation but could not be read as a target or a task. */
export interface UnreadPassage {
  lines: [number, number];
  quote: string;
  /** A full Vietnamese sentence for the person who checks. */
  reason: string;
}

export interface PlanDocument {
  file: string;
  title: string | null;
  number: string | null;
  issuer: string | null;
  issued_on: string | null;
  kind: PlanKind;
  targets: PlanTarget[];
  tasks: PlanTask[];
  unread: UnreadPassage[];
  warnings: string[];
}
