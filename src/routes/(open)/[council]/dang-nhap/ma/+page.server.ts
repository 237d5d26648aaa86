import { fail, redirect } from '@sveltejs/kit';
import { clockActor } from '#core/context.ts';
import { isExpected } from '#core/errors.ts';
import { formatInstant } from '#core/format.ts';
import { nextOf, setDeviceCookie } from '#core/identity/cookies.ts';
import { giveSecondFactor } from '#core/identity/sign-in.ts';
import { trustDevice } from '#core/identity/trusted-device.ts';
import { countTry } from '#core/identity/tries.ts';
import { paths } from '#paths';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
  if (!locals.session) redirect(303, paths.signIn(params.council));
  if (!locals.session.awaitsSecondFactor) redirect(303, nextOf(url, params.council, paths.work(params.council)));
  return {};
};

export const actions: Actions = {
  default: async ({ request, locals, params, url, cookies, getClientAddress }) => {
    const { session, council } = locals;
    if (!session || !council) redirect(303, paths.signIn(params.council));
    const data = await request.formData();
    const personId = session.actor.personId ?? '';
    const wait = await countTry(locals.app.database, council.id, `ma:${personId}`, getClientAddress(), locals.now);
    if (wait) return fail(429, { message: locals.say('identity.slow', { at: formatInstant(wait) }) });
    const scope = { database: locals.app.database, councilId: council.id, actor: clockActor, now: locals.now };
    try {
      await giveSecondFactor.execute(scope, { tokenHash: session.tokenHash, personId, code: String(data.get('code') ?? '') });
    } catch (error) {
      if (isExpected(error)) return fail(error.status, { message: locals.say(error.message) });
      throw error;
    }
    if (data.get('trust')) {
      const { token } = await trustDevice.execute(scope, { personId, device: (request.headers.get('user-agent') ?? '').slice(0, 200) });
      setDeviceCookie(cookies, url, token);
    }
    redirect(303, session.mustChange ? paths.changePassword(params.council) : nextOf(url, params.council, paths.work(params.council)));
  }
};
