import { reportView } from '#modules/report/server/page.ts';
import type { PageServerLoad } from './$types';

/** The report alone, as it is printed. */
export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const { report, paper } = await reportView(tx, locals.actor, params.report, { now: locals.now, today: locals.today });
    return { report: { id: report.id, title: report.title }, paper };
  });
