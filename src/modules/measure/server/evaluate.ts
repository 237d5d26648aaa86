import type { CouncilTx } from '#core/db.ts';
import type { Lang } from '#core/words.ts';
import { sourceIdOf } from '../catalogue.ts';
import type { SourceId } from '../definition.ts';
import { figureOf, type Figure, type MeasureRecord, type ShownRecord } from '../engine.ts';
import type { Ask } from './source.ts';
import { sources } from './sources.ts';

export interface Answer {
  source: SourceId;
  records: MeasureRecord[];
  figure: Figure;
}

/**
 * The records of every figure asked for, and the figures counted from them. Each source is read once for all of them, whatever their number.
 * @param now instant of the request; an ask with this `knownAt` is told from the present state
 */
export async function evaluate(tx: CouncilTx, asks: readonly Ask[], now: Date): Promise<Map<string, Answer>> {
  const bySource = new Map<SourceId, Ask[]>();
  for (const ask of asks) {
    const id = sourceIdOf(ask.measureId);
    bySource.set(id, [...(bySource.get(id) ?? []), ask]);
  }
  const answers = new Map<string, Answer>();
  for (const [source, own] of bySource) {
    const from = own.reduce((low, ask) => (ask.scope.from < low ? ask.scope.from : low), own[0]!.scope.from);
    const to = own.reduce((high, ask) => (ask.scope.to > high ? ask.scope.to : high), own[0]!.scope.to);
    const place = await sources[source].open(tx, { asks: own, from, to, now });
    for (const ask of own) {
      const records = place(ask);
      answers.set(ask.key, { source, records, figure: figureOf(records, ask.unit) });
    }
  }
  return answers;
}

/** Titles and addresses for the records a person is shown. A record whose thing is gone keeps its place and an empty title. */
export async function describe(tx: CouncilTx, source: SourceId, records: readonly MeasureRecord[], reader: { council: string; lang: Lang }): Promise<ShownRecord[]> {
  if (records.length === 0) return [];
  const found = await sources[source].describe(tx, records.map((record) => record.ref.id), reader);
  return records.map((record) => ({ ...record, ...(found.get(record.ref.id) ?? { title: '', subtitle: '', href: '' }) }));
}
