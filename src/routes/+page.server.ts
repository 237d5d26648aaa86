import { redirect } from '@sveltejs/kit';
import { clockActor } from '#core/context.ts';
import { councils, inCouncil } from '#core/db.ts';
import { setFlash } from '#core/form.ts';
import { newId } from '#core/ids.ts';
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
  /** Makes the sample council, once: the same press again opens the one there is. */
  sample: async ({ locals }) => {
    const { database } = locals.app;
    const there = (await councils.list(database)).find((each) => each.sample);
    if (there) redirect(303, paths.signIn(there.slug));
    // A whole year of work is made at once; its code is loaded only for this.
    const { fillSample } = await import('#modules/demo/server/fill.ts');
    const { slug } = await fillSample({ database, councilId: newId<'council'>(locals.now.getTime()), actor: clockActor, now: locals.now });
    redirect(303, paths.signIn(slug));
  },
  /** Only while nobody works here for real; later the administrator of the sample does it in its settings. */
  wipe: async (event) => {
    const { locals } = event;
    const list = await councils.list(locals.app.database);
    const sample = list.find((each) => each.sample);
    if (!sample || list.some((each) => !each.sample)) redirect(303, paths.start());
    await inCouncil(locals.app.database, { councilId: sample.id }, 'write', (tx) => wipeSample(tx));
    setFlash(event, { text: messages[locals.lang]['start.sampleWiped'] });
    redirect(303, paths.start());
  }
};
