import type { CouncilTx } from '#core/db.ts';
import type { Day } from '#core/calendar/days.ts';
import type { Lang } from '#core/words.ts';
import type { MeasureUnit, SourceId } from '../definition.ts';
import type { MeasureRecord, Scope } from '../engine.ts';

/** One figure asked for. */
export interface Ask {
  /** Told apart by this in the answer. */
  key: string;
  measureId: string | null;
  unit: MeasureUnit;
  scope: Scope;
  params: { organizationId?: string | undefined; kind?: string | undefined; planId?: string | undefined; reading?: string | undefined };
  /** The target it is for and the word of its unit: entries belong to one target. */
  target?: { id: string; unit: string } | undefined;
}

/** Everything asked of one source in one request: it reads once for all of it. */
export interface Need {
  asks: readonly Ask[];
  /** Days the asks span together. */
  from: Day;
  to: Day;
  /** The instant of the request: what is asked as known now may be read from the present state. */
  now: Date;
}

/** What a record is called and where it opens. */
export interface Description {
  title: string;
  subtitle: string;
  href: string;
}

/** Where records come from. A module that records something new adds its source to `sources.ts` and names it in the catalogue. */
export interface Source {
  id: SourceId;
  /** Reads once, then places without the database. */
  open(tx: CouncilTx, need: Need): Promise<(ask: Ask) => MeasureRecord[]>;
  /** Titles and addresses of the records a person looks at, by `ref.id`. */
  describe(tx: CouncilTx, ids: readonly string[], reader: { council: string; lang: Lang }): Promise<Map<string, Description>>;
}
