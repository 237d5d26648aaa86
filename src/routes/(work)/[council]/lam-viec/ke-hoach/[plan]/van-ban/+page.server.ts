import { planSource } from '#modules/target/server/plans.ts';
import type { PageServerLoad } from './$types';

/** The plan's own text, with the passages each target and task came from. `loc=doan` shows only those. */
export const load: PageServerLoad = async ({ locals, params, url }) => ({
  ...(await locals.read((tx) => planSource(tx, params.plan))),
  onlyLit: url.searchParams.get('loc') === 'doan'
});
