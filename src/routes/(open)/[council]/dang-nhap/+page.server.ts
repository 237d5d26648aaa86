import { fail, redirect } from '@sveltejs/kit';
import { formatInstant } from '#core/format.ts';
import { cookieOf, sessionCookie } from '#core/identity/session.ts';
import { signIn } from '#core/identity/sign-in.ts';
import { paths } from '#paths';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) => {
  if (locals.session && !locals.session.locked && !locals.session.awaitsSecondFactor) redirect(303, nextOf(url, params.council));
  return {};
};

export const actions: Actions = {
  default: async ({ request, locals, cookies, url, params }) => {
    const data = await request.formData();
    const name = String(data.get('name') ?? '');
    const password = String(data.get('password') ?? '');
    const council = locals.council;
    if (!council) return fail(404, { name, message: locals.say('core.not-found') });
    const device = (request.headers.get('user-agent') ?? '').slice(0, 200);
    const outcome = await signIn(locals.app.database, council.id, { name, password, device }, locals.now);
    if (outcome.outcome === 'wrong') return fail(400, { name, message: locals.say('identity.wrong', { left: outcome.left }) });
    if (outcome.outcome === 'locked') return fail(400, { name, message: locals.say('identity.locked', { at: formatInstant(outcome.until) }) });
    if (outcome.outcome === 'disabled') return fail(400, { name, message: locals.say('identity.disabled') });
    cookies.set(sessionCookie, cookieOf(council.id, outcome.token), { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
    if (outcome.outcome === 'needs-code') redirect(303, paths.secondFactor(council.slug));
    redirect(303, outcome.mustChange ? paths.changePassword(council.slug) : nextOf(url, params.council));
  }
};

/** Only places inside the same council. */
function nextOf(url: URL, council: string): string {
  const next = url.searchParams.get('tiep') ?? '';
  return next.startsWith(`/${council}/`) ? next : paths.work(council);
}
