import { redirect } from '@sveltejs/kit';
import { dropPost, keptPost } from '#core/identity/kept-post.ts';
import { namesOf } from '#modules/overview/server/names.ts';
import { paths } from '#paths';
import { idsIn, keptWords } from './kept-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { session } = locals;
  if (!session || session.locked || session.awaitsSecondFactor) redirect(303, session?.locked ? paths.locked(params.council) : paths.signIn(params.council));
  const { kept, names } = await locals.read(async (tx) => {
    const found = await keptPost(tx, session.actor.personId ?? '');
    return { kept: found, names: found ? await namesOf(tx, session.actor, idsIn(found)) : null };
  });
  if (!kept || !names) redirect(303, paths.work(params.council));
  return { kept, words: keptWords(kept, names, locals.lang) };
};

export const actions: Actions = {
  /** The same form, now with an open screen: 307 makes the browser send it whole to where it was going. */
  send: async (event) => redirect(307, (await take(event)) ?? paths.work(event.params.council)),
  drop: async (event) => redirect(303, (await take(event))?.split('?')[0] ?? paths.work(event.params.council))
};

async function take({ locals, params }: RequestEvent): Promise<string | null> {
  const { session } = locals;
  if (!session || session.locked || session.awaitsSecondFactor) redirect(303, paths.signIn(params.council));
  const kept = await locals.read((tx) => keptPost(tx, session.actor.personId ?? ''));
  if (kept) await locals.run(dropPost, {});
  return kept?.to ?? null;
}
