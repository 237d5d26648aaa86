import { redirect } from '@sveltejs/kit';
import { standing } from '#core/policy.ts';
import { paths } from '#paths';
import type { PageServerLoad } from './$types';

/** The first screen of each role: the chair decides, everybody else works. */
export const load: PageServerLoad = ({ locals, params }) => {
  const chairs = standing.some((role) => locals.actor.roles.has(role));
  redirect(303, chairs ? paths.overview(params.council) : paths.myWork(params.council));
};
