import { fail, redirect } from '@sveltejs/kit';
import { clockActor } from '#core/context.ts';
import { isExpected } from '#core/errors.ts';
import { failure } from '#core/form.ts';
import { setSessionCookie } from '#core/identity/cookies.ts';
import { invitedPerson, takeInvitation } from '#modules/person/server/commands/invitations.ts';
import { paths } from '#paths';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  return { invited: await locals.read((tx) => invitedPerson(tx, params.token, locals.now)) };
};

export const actions: Actions = {
  default: async ({ request, locals, params, cookies, url }) => {
    const council = locals.council;
    if (!council) redirect(303, paths.start());
    const data = await request.formData();
    const given = { token: params.token, password: String(data.get('password') ?? ''), again: String(data.get('again') ?? ''), device: (request.headers.get('user-agent') ?? '').slice(0, 200) };
    try {
      const outcome = await takeInvitation.execute({ database: locals.app.database, councilId: council.id, actor: clockActor, now: locals.now }, given);
      if ('token' in outcome) setSessionCookie(cookies, url, council.id, outcome.token);
      redirect(303, outcome.outcome === 'needs-code' ? paths.secondFactor(params.council) : paths.work(params.council));
    } catch (error) {
      if (isExpected(error)) return fail(error.status, failure('person.take-invitation', {}, error, locals.say));
      throw error;
    }
  }
};
