import { sql } from 'kysely';
import { formatDay, formatNumber } from '#core/format.ts';
import { paths } from '#paths';
import { entryRecords, usualReading, type EntryFact, type Reading } from '../../entry-facts.ts';
import type { Source } from '../source.ts';

/** Values people entered with a paper or a file. */
export const entrySource: Source = {
  id: 'entries',
  async open(tx, { asks, from, to }) {
    const targets = [...new Set(asks.flatMap((ask) => ask.target?.id ?? []))];
    const { rows } = await sql<EntryFact>`select target_entry_id as id, target_id as "targetId", value, base, happened_on as "happenedOn", paper, file_name as "fileName",
        recorded_at as "recordedAt", voided_at as "voidedAt", voided_reason as "voidedReason"
      from target_entry_facts where council_id = app.council() and target_id = any(${targets}::uuid[]) and happened_on between ${from} and ${to}`.execute(tx);
    return (ask) => (ask.target ? entryRecords(rows, ask.target.id, ask.unit, (ask.params.reading || usualReading(ask.target.unit)) as Reading, ask.scope) : []);
  },
  async describe(tx, ids, { council, lang }) {
    const { rows } = await sql<{ id: string; targetId: string; value: number; base: number | null; happenedOn: string; note: string; by: string | null; unit: string }>`
      select e.target_entry_id as id, e.target_id as "targetId", e.value, e.base, e.happened_on as "happenedOn", e.note, e.recorded_by_name as by, t.unit
      from target_entry_facts e join target t on t.council_id = e.council_id and t.target_id = e.target_id
      where e.council_id = app.council() and e.target_entry_id = any(${ids}::uuid[])`.execute(tx);
    const number = (value: number) => formatNumber(value, { decimals: 2, language: lang });
    return new Map(
      rows.map((row) => {
        const amount = row.base === null ? `${number(row.value)}${row.unit === 'percent' ? '%' : ''}` : `${number(row.value)}/${number(row.base)}`;
        const recorded = row.by ? `${row.by} ${lang === 'vi' ? 'nhập' : 'entered'}` : '';
        return [row.id, { title: row.note || amount, subtitle: [row.note ? amount : '', formatDay(row.happenedOn), recorded].filter(Boolean).join(' · '), href: `${paths.target(council, row.targetId)}#so-lieu-${row.id}` }];
      })
    );
  }
};
