import { fail, redirect } from '@sveltejs/kit';
import { clockActor } from '#core/context.ts';
import { isExpected } from '#core/errors.ts';
import { failure, setFlash } from '#core/form.ts';
import { formatInstant } from '#core/format.ts';
import { setSessionCookie } from '#core/identity/cookies.ts';
import { recoverAccount } from '#core/identity/recover.ts';
import { recordSignIn } from '#core/identity/sign-in.ts';
import { countTry } from '#core/identity/tries.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { request, locals, params, cookies, url } = event;
    const council = locals.council;
    if (!council) redirect(303, paths.start());
    const given = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
    const wait = await countTry(locals.app.database, council.id, `giay:${given['name'] ?? ''}`, event.getClientAddress(), locals.now);
    if (wait) return fail(429, { values: { name: given['name'] }, errors: {} as Record<string, string>, message: locals.say('identity.slow', { at: formatInstant(wait) }) });
    const scope = { database: locals.app.database, councilId: council.id, actor: clockActor, now: locals.now };
    try {
      const { personId } = await recoverAccount.execute(scope, given);
      const outcome = await recordSignIn.execute(scope, { personId, device: (request.headers.get('user-agent') ?? '').slice(0, 200), awaiting: null });
      if ('token' in outcome) setSessionCookie(cookies, url, council.id, outcome.token);
    } catch (error) {
      if (isExpected(error)) return fail(error.status, failure('account.recover', given, error, locals.say));
      throw error;
    }
    setFlash(event, { text: messages[locals.lang]['recover.done'] });
    redirect(303, paths.work(params.council));
  }
};
