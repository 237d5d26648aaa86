import { sql } from 'kysely';
import { numberRegister } from '#modules/report/server/desk.ts';
import type { PageServerLoad } from './$types';

/** The register of numbers: `so` names the year's series, the newest when none is named. */
export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { rows } = await sql<{ series: string }>`select series from number_series where council_id = app.council() order by series desc`.execute(tx);
    const all = rows.map((row) => row.series);
    const asked = url.searchParams.get('so');
    const series = asked && all.includes(asked) ? asked : (all[0] ?? null);
    return { all, series, numbers: series ? await numberRegister(tx, series) : [], now: locals.now };
  });
