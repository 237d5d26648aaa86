import { redirect } from '@sveltejs/kit';
import { councils } from '#core/db.ts';
import { paths } from '#paths';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const list = await councils.list(locals.app.database);
  const [only] = list;
  if (only && list.length === 1) redirect(303, locals.session ? paths.work(only.slug) : paths.signIn(only.slug));
  return { councils: list.map(({ slug, name }) => ({ slug, name })) };
};
