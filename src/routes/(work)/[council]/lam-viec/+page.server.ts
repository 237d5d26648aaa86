import { redirect } from '@sveltejs/kit';
import { standing } from '#core/policy.ts';
import { paths } from '#paths';
import { answersOnly } from '../../../../navigation.ts';
import type { PageServerLoad } from './$types';

/** The first screen of each role: the chair decides, whoever answers the council from outside has his desk, everybody else works. */
export const load: PageServerLoad = ({ locals, params }) => {
  const chairs = standing.some((role) => locals.actor.roles.has(role));
  redirect(303, chairs ? paths.overview(params.council) : answersOnly(locals.actor.roles) ? paths.desk(params.council) : paths.myWork(params.council));
};
