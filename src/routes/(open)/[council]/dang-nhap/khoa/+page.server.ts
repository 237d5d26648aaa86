import { fail, redirect } from '@sveltejs/kit';
import { formatInstant } from '#core/format.ts';
import { nextOf } from '#core/identity/cookies.ts';
import { keptPost } from '#core/identity/kept-post.ts';
import { unlock } from '#core/identity/sign-in.ts';
import { countTry } from '#core/identity/tries.ts';
import { paths } from '#paths';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { session } = locals;
  if (!session) redirect(303, paths.signIn(params.council, url.searchParams.get('tiep') ?? undefined));
  const kept = await locals.read((tx) => keptPost(tx, session.actor.personId ?? ''));
  if (!session.locked) redirect(303, kept ? paths.resend(params.council) : nextOf(url, params.council, paths.work(params.council)));
  return { name: session.actor.name, minutes: session.security.idleMinutes, kept: kept !== null };
};

export const actions: Actions = {
  default: async ({ request, locals, params, url, getClientAddress }) => {
    const { session, council } = locals;
    if (!session || !council) redirect(303, paths.signIn(params.council));
    const personId = session.actor.personId;
    if (personId === null) redirect(303, paths.signIn(params.council));
    const wait = await countTry(locals.app.database, council.id, `khoa:${personId}`, getClientAddress(), locals.now);
    if (wait) return fail(429, { message: locals.say('identity.slow', { at: formatInstant(wait) }) });
    const password = String((await request.formData()).get('password') ?? '');
    const outcome = await unlock(locals.app.database, council.id, session.tokenHash, personId, password, locals.now);
    if (outcome.outcome === 'wrong') return fail(400, { message: locals.say('identity.wrong-password', { left: outcome.left }) });
    if (outcome.outcome === 'locked') return fail(400, { message: locals.say('identity.locked', { at: formatInstant(outcome.until) }) });
    if (outcome.outcome === 'disabled') return fail(400, { message: locals.say('identity.disabled') });
    const kept = await locals.read((tx) => keptPost(tx, personId));
    redirect(303, kept ? paths.resend(params.council) : nextOf(url, params.council, paths.work(params.council)));
  }
};
