import { planHead } from '#modules/target/server/plans.ts';
import type { LayoutServerLoad } from './$types';

/** The head every tab of a plan shares. */
export const load: LayoutServerLoad = async ({ locals, params }) => ({
  plan: await locals.read((tx) => planHead(tx, params.plan)),
  now: locals.now
});
