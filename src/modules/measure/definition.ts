/** What a measure is: three questions (which records, which form the base, which count) in words and in data, with a version. */

/** Where records come from. `null` in a definition: nothing in the system records this yet. */
export type SourceId = 'obligations' | 'tasks' | 'entries' | 'petitions' | 'voter-meetings' | 'receptions' | 'letters';

export interface Both {
  vi: string;
  en: string;
}

export type MeasureUnit = 'percent' | 'count';

export type MeasureGroup = 'resolutions' | 'supervision' | 'questioning' | 'voters' | 'delegates' | 'sessions' | 'office';

/** What a measure may be narrowed by: the body that leads, the kind of report, the plan. */
export type MeasureParam = 'organizationId' | 'kind' | 'planId';

export interface Measure {
  /** Never changes: targets, snapshots and papers name it. */
  id: string;
  group: MeasureGroup;
  unit: MeasureUnit;
  title: Both;
  /** How it is counted, in one sentence a clerk can check against the list. */
  formula: Both;
  /** One record of the base ("kiến nghị"), and what it is when counted ("dứt điểm"): the words of forecasts. */
  noun: Both;
  done: Both;
  /** Row of the law table or the plan that asks for it. */
  basis: string;
  /** Raised when what is counted changes; a figure names the version it was made by. */
  version: number;
  source: SourceId | null;
  params: readonly MeasureParam[];
  /** `people`: the base is who holds a mandate and does not grow by itself; `events`: more may still fall due. */
  base: 'people' | 'events';
  /** The measure whose figure stands beside this one, never in its place (a count says nothing of worth). */
  quality: string | null;
}

/** A definition as the catalogue's files write it: what is usual may be left out. */
export type Draft = Pick<Measure, 'id' | 'title' | 'formula' | 'noun' | 'done' | 'basis'> & Partial<Pick<Measure, 'unit' | 'source' | 'params' | 'base' | 'quality' | 'version'>>;

/** Fills in the usual: a share of events, version 1, no source yet. */
export function measures(group: MeasureGroup, drafts: readonly Draft[]): Measure[] {
  return drafts.map((draft) => ({ unit: 'percent', version: 1, source: null, params: [], base: 'events', quality: null, ...draft, group }));
}
