import { redirect } from '@sveltejs/kit';
import { councils } from '#core/db.ts';
import { setFlash } from '#core/form.ts';
import { wipeSample } from '#modules/council/server/wipe-sample.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** Links and forms only: no script is sent, so the first page of a weak line stays under 100 KB. */
export const csr = false;

export const load: PageServerLoad = async ({ locals }) => {
  const list = await councils.list(locals.app.database);
  const [only] = list;
  if (only && list.length === 1 && !only.sample) redirect(303, locals.session ? paths.work(only.slug) : paths.signIn(only.slug));
  return { councils: list.map(({ slug, name, sample }) => ({ slug, name, sample })), hasReal: list.some((each) => !each.sample) };
};

export const actions: Actions = {
  /** Makes the sample council, once: the same press again, even while it is being made, opens the one there is. */
  sample: async ({ locals }) => {
    // A whole year of work is made at once; its code is loaded only for this.
    const { makeSample } = await import('#modules/demo/server/make-sample.ts');
    redirect(303, paths.signIn(await makeSample(locals.app.database, locals.now)));
  },
  /** Only while nobody works here for real; later the administrator of the sample does it in its settings. */
  wipe: async (event) => {
    const { locals } = event;
    const list = await councils.list(locals.app.database);
    const sample = list.find((each) => each.sample);
    if (!sample || list.some((each) => !each.sample)) redirect(303, paths.start());
    await wipeSample(locals.app.database, sample.id, locals.app.settings.dataDir);
    setFlash(event, { text: messages[locals.lang]['start.sampleWiped'] });
    redirect(303, paths.start());
  }
};
