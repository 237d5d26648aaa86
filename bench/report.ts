import { sql } from 'kysely';
import { buildReport } from '../src/modules/report/server/build.ts';
import type { Filled, House } from './house.ts';
import type { Group } from './report-lines.ts';
import { interleave } from './rounds.ts';
import { besideItsSql } from './same-sql.ts';

/** What a clerk waits without a progress bar, ms. */
const goal = 2000;

/** The month report of the campaign: figures counted, drafted, and made as DOCX, PDF, XLSX and JSON, over ten years of data; beside it the SQL of its figures, bare. */
export async function benchReport(house: House, filled: Filled): Promise<Group[]> {
  const { now, today, dataDir } = house;
  const plan = await filled.read(async (tx) => (await sql<{ id: string }>`select plan_id as id from plan where council_id = app.council() and kind = 'campaign' limit 1`.execute(tx)).rows[0]?.id);
  const build = (period: string) => (tx: Parameters<typeof buildReport>[0]) => buildReport(tx, { council: filled.slug, kind: 'monthly', period, plan }, { now, today, dataDir });
  const period = today.slice(0, 7);
  const started = performance.now();
  await filled.read(build(period));
  const first = performance.now() - started;
  const [group] = await besideItsSql(house, filled, [{ name: 'report build, four files', run: build(period) }]);
  const results = group?.results ?? (await interleave([]));
  return [{ name: 'Month report', unit: 'ms', results, goal: { of: 'report build, four files', p95: goal }, note: `the first one, with the drawing of PDF warming up: ${Math.round(first)} ms` }];
}
