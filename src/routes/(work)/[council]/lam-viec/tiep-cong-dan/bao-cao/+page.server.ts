import { periodOf, statistics, weekKey } from '#modules/reception/server/statistics.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const period = periodOf(url.searchParams.get('ky') ?? '') ?? periodOf(locals.today.slice(0, 7))!;
    return { rail: true, period, rows: await statistics(tx, period), week: weekKey(locals.today), month: locals.today.slice(0, 7) };
  });
