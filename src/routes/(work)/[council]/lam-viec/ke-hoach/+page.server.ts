import { can } from '#core/policy.ts';
import { planList } from '#modules/target/server/plans.ts';
import { targetPolicy } from '#modules/target/policy.ts';
import type { PageServerLoad } from './$types';

/** Every plan of the council and how it stands. */
export const load: PageServerLoad = async ({ locals }) => ({
  plans: await locals.read((tx) => planList(tx, { now: locals.now, today: locals.today })),
  now: locals.now,
  mayImport: can(targetPolicy, 'create', locals.actor)
});
