import type { Measure, SourceId } from './definition.ts';
import { delegates } from './catalogue/delegates.ts';
import { officeWork } from './catalogue/office.ts';
import { questioning } from './catalogue/questioning.ts';
import { resolutions } from './catalogue/resolutions.ts';
import { sessions } from './catalogue/sessions.ts';
import { supervision } from './catalogue/supervision.ts';
import { voters } from './catalogue/voters.ts';

/** Every measure of the product, in the order of `docs/measures.md`. A measure without a source is shown and says so. */
export const catalogue: readonly Measure[] = [...resolutions, ...supervision, ...questioning, ...voters, ...delegates, ...sessions, ...officeWork];

const byId = new Map(catalogue.map((measure) => [measure.id, measure]));

export function measureOf(id: string | null | undefined): Measure | null {
  return id ? (byId.get(id) ?? null) : null;
}

export function isMeasureId(id: string): boolean {
  return byId.has(id);
}

/**
 * Where a target's records come from: the measure's source; entries with evidence where it is bound to no measure, or to one nothing feeds yet (so that a plan
 * can be run from its first day; the computed figure takes over with its source).
 */
export function sourceIdOf(measureId: string | null | undefined): SourceId {
  return measureOf(measureId)?.source ?? 'entries';
}

/** What a target is bound to, in one word: snapshots of another binding are never mixed with it. */
export function boundTo(measureId: string | null | undefined, params: Record<string, string | undefined>): string {
  const measure = measureOf(measureId);
  const given = Object.entries(params).filter((entry) => entry[1]).sort(([a], [b]) => (a < b ? -1 : 1));
  return [measure ? `${measure.id}@${measure.version}` : 'entries', measure?.source ?? 'entries', ...given.map(([key, value]) => `${key}=${value}`)].join(' ');
}
