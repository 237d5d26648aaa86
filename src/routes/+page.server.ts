import { fail, redirect } from '@sveltejs/kit';
import type { Scope } from '#core/context.ts';
import { clockActor } from '#core/context.ts';
import { councils, inCouncil } from '#core/db.ts';
import { setFlash } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { wipeSample } from '#modules/council/server/wipe-sample.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** The sample is a part an installation may leave out. */
const fills = import.meta.glob<{ fillSample(scope: Scope): Promise<unknown> }>('../modules/demo/server/fill.ts');

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
    const fill = Object.values(fills)[0];
    if (!fill) return fail(404, { lacks: true });
    const { fillSample } = await fill();
    const councilId = newId<'council'>(locals.now.getTime());
    await fillSample({ database, councilId, actor: clockActor, now: locals.now });
    const made = (await councils.list(database)).find((each) => each.id === councilId) ?? (await councils.list(database)).find((each) => each.sample);
    redirect(303, made ? paths.signIn(made.slug) : paths.start());
  },
  /** Only while nobody works here for real; later the administrator of the sample does it in its settings. */
  wipe: async (event) => {
    const { locals } = event;
    const list = await councils.list(locals.app.database);
    const sample = list.find((each) => each.sample);
    if (!sample || list.some((each) => !each.sample)) return fail(409, { lacks: false });
    await inCouncil(locals.app.database, { councilId: sample.id }, 'write', (tx) => wipeSample(tx));
    setFlash(event, { text: messages[locals.lang]['start.sampleWiped'] });
    redirect(303, paths.start());
  }
};
