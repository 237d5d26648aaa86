import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import type { Lang } from '#core/words.ts';
import { measureOf } from '#modules/measure/catalogue.ts';
import { corrections, figureOf, placeCounts, places, type MeasureRecord, type Place, type ShownRecord } from '#modules/measure/engine.ts';
import { describe, evaluate } from '#modules/measure/server/evaluate.ts';
import { kindOf, spanIn, tellingOf, viewOf, type BoardTarget, type View } from '../board.ts';
import { askOf, boardOf, planDays, targetGoals } from './board.ts';

export interface EvidenceQuery {
  asOf: Day;
  view?: View | null;
  now: Date;
  today: Day;
  council: string;
  lang: Lang;
  /** Only records standing there; all when absent. */
  place?: Place | undefined;
  /** How many to show; all when absent. */
  limit?: number | undefined;
}

/** What a figure opens onto. */
export interface Evidence {
  target: BoardTarget & { planId: string; quote: string; section: string };
  asOf: Day;
  counts: Record<Place, number>;
  /** Newest first within a place: counted, then base, then not yet due, then left out. */
  records: ShownRecord[];
  /** How many stand in the place asked for. */
  total: number;
  /** The figure of worth that stands beside it (rule 9); null where the measure has none. */
  quality: { measureId: string; value: number | null; fed: boolean } | null;
  /** Of a past day: the value as it would be told now, and how many records stand elsewhere since; null when nothing changed (rule 6). */
  later: { value: number | null; changed: number } | null;
}

/** The records of one figure, with formula, counts by place and the figure of quality beside it. @throws NotFound */
export async function evidence(tx: CouncilTx, targetId: string, query: EvidenceQuery): Promise<Evidence> {
  const row = (await sql<{ planId: string; quote: string; section: string }>`select plan_id as "planId", quote, section from target where council_id = app.council() and target_id = ${targetId}`.execute(tx)).rows[0];
  if (!row) throw new NotFound('target.missing');
  const plan = await planDays(tx, row.planId);
  const goal = (await targetGoals(tx, [row.planId])).find((target) => target.id === targetId);
  if (!goal) throw new NotFound('target.missing');
  const asOf = query.asOf > query.today ? query.today : query.asOf;
  const view = query.view && spanIn(query.view, goal, asOf, plan) ? query.view : viewOf(goal.period);
  const board = await boardOf(tx, new Map([[row.planId, plan]]), [goal], { ...query, asOf, view });
  const target = board.targets[0];
  if (!target) throw new NotFound('target.missing');
  const telling = tellingOf(asOf, query.now, query.today);
  const own = askOf(goal, target.span, telling, 'own');
  const quality = measureOf(measureOf(goal.measureId)?.quality);
  const beside = quality ? [{ ...own, key: 'quality', measureId: quality.id, unit: quality.unit, params: {} }] : [];
  const hindsight = asOf < query.today ? [{ ...own, key: 'later', scope: { ...own.scope, knownAt: query.now } }] : [];
  const answers = await evaluate(tx, [own, ...(quality?.source ? beside : []), ...hindsight], query.now);
  const since = hindsight.length > 0 ? corrections(answers.get('own')?.records ?? [], answers.get('later')?.records ?? []) : [];
  const records = sorted(answers.get('own')?.records ?? []);
  const wanted = query.place ? records.filter((record) => record.place === query.place) : records;
  return {
    target: { ...target, ...row },
    asOf,
    counts: placeCounts(records),
    records: await describe(tx, target.source, query.limit === undefined ? wanted : wanted.slice(0, query.limit), query),
    total: wanted.length,
    quality: quality ? { measureId: quality.id, value: quality.source ? (answers.get('quality')?.figure ?? figureOf([], kindOf('percent'))).value : null, fed: quality.source !== null } : null,
    later: since.length > 0 ? { value: answers.get('later')?.figure.value ?? null, changed: since.length } : null
  };
}

function sorted(records: readonly MeasureRecord[]): MeasureRecord[] {
  const time = (record: MeasureRecord) => record.happenedOn ?? '';
  return [...records].sort((a, b) => places.indexOf(a.place) - places.indexOf(b.place) || (time(a) < time(b) ? 1 : time(a) > time(b) ? -1 : 0));
}
