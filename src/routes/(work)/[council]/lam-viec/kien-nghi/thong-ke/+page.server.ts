import { can } from '#core/policy.ts';
import { petitionPolicy } from '#modules/petition/policy.ts';
import { periodAsked, statisticRows } from '#modules/petition/server/statistics.ts';
import { levels } from '#modules/petition/schema.ts';
import { ageColumns, answerColumns, groupOf, groupings, linesOf, listOf, medianDays, resultColumns, type Grouping, type StatisticRow } from '#modules/petition/statistics.ts';
import type { PageServerLoad } from './$types';

/** Every figure of the page is the length of a list of petitions, and opens to it: those raised in the period, and for the backlog all that are not at an end. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const period = periodAsked(url.searchParams, locals.today);
  const { rows, open } = await locals.read(async (tx) => ({ rows: await statisticRows(tx, locals.actor, period, locals.today), open: await statisticRows(tx, locals.actor, period, locals.today, 'open') }));
  const { asOf } = period;
  const named = (by: Grouping, of = rows) => ({ by, names: namesOf(of, by) });
  const results = groupings
    .filter((by) => by !== 'co-quan')
    .map((by) => ({ ...named(by), lines: linesOf(rows, by, resultColumns, asOf, by === 'tham-quyen' ? { order: levels } : {}) }));
  const bodies = linesOf(rows, 'co-quan', answerColumns, asOf, { only: { answering: 'asked' } }).map((line) => ({ ...line, median: medianDays(rows.filter((row) => (row.bodyId ?? '') === line.key)) }));
  return {
    period,
    total: rows.length,
    open: listOf(rows, { standing: 'open' }, asOf).length,
    late: listOf(rows, { standing: 'late' }, asOf).length,
    settled: listOf(rows, { standing: 'settled' }, asOf).length,
    sessions: [1, 2, 3].map((sessions) => listOf(open, { sessions }, asOf).length),
    results,
    backlog: { ...named('nguon', open), lines: linesOf(open, 'nguon', ageColumns, asOf) },
    bodies: { ...named('co-quan'), lines: bodies },
    mayExclude: can(petitionPolicy, 'judge', locals.actor),
    now: locals.now
  };
};

/** What each group is called, where its key is no word of the product. */
function namesOf(rows: readonly StatisticRow[], by: Grouping): Record<string, string> {
  const name = (row: StatisticRow) => {
    if (by === 'thon') return row.villageName;
    if (by === 'co-quan') return row.bodyName;
    return by === 'nguon' && row.roundId ? row.sessionTitle && row.roundTitle.toLowerCase().includes(row.sessionTitle.toLowerCase()) ? row.roundTitle : [row.sessionTitle, row.roundTitle].filter(Boolean).join(' · ') : null;
  };
  return Object.fromEntries(rows.flatMap((row) => (name(row) ? [[groupOf(row, by), name(row)!]] : [])));
}
