import { error } from '@sveltejs/kit';
import { publicCouncil } from '#modules/person/server/public-council.ts';
import type { PageServerLoad } from './$types';

/** What voters read needs no script. */
export const csr = false;

export const load: PageServerLoad = async ({ locals }) => {
  if (!locals.council) error(404, locals.say('core.not-found'));
  return { home: await locals.read((tx) => publicCouncil(tx, locals.today)) };
};
