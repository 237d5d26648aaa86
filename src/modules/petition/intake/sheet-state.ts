import type { Day } from '#core/calendar/days.ts';
import type { Mapping } from './columns.ts';

/** What is kept of a list: its columns as read, which holds what, what holds for rows that say nothing. */
export interface SheetHead {
  sheet: string;
  others: string[];
  titles: string[];
  headRow: number;
  totals: number[];
  mapping: Mapping;
  raisedOn: Day | null;
  bodyId: string | null;
  history: boolean;
}

/** The same matter raised before: a petition of the register, or an earlier row of the list (`row`). */
export interface NearRow {
  id: string | null;
  row: number | null;
  code: string;
  title: string;
  score: number;
  reason: string;
}

export type Decision = 'join' | 'new' | 'skip';

/** From this likeness on a row is joined unless a person says otherwise. */
export const joinFrom = 0.75;

/** What becomes of a row when nobody says anything. */
export function decisionOf(decision: Decision | null, near: { score: number } | null): Decision {
  return decision ?? (near && near.score >= joinFrom ? 'join' : 'new');
}
