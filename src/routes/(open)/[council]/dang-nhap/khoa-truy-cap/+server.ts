import { json } from '@sveltejs/kit';
import { clockActor } from '#core/context.ts';
import { isExpected } from '#core/errors.ts';
import { nextOf, setSessionCookie } from '#core/identity/cookies.ts';
import { askPasskey, usePasskey } from '#core/identity/passkeys.ts';
import { paths } from '#paths';
import type { RequestHandler } from './$types';

/** Without a response: options for the device. With one: signs in and says where to go. */
export const POST: RequestHandler = async ({ request, locals, url, cookies, params }) => {
  const council = locals.council;
  if (!council) return json({ message: locals.say('core.not-found') }, { status: 404 });
  const scope = { database: locals.app.database, councilId: council.id, actor: clockActor, now: locals.now };
  const site = { host: url.hostname, origin: url.origin };
  const given = (await request.json().catch(() => ({}))) as { response?: unknown; next?: unknown };
  try {
    if (given.response === undefined) return json(await askPasskey.execute(scope, { site }));
    const outcome = await usePasskey.execute(scope, { site, device: (request.headers.get('user-agent') ?? '').slice(0, 200), response: given.response });
    if (!('token' in outcome)) return json({ message: locals.say('identity.passkey-failed') }, { status: 409 });
    setSessionCookie(cookies, url, council.id, outcome.token);
    const wanted = new URL(url);
    if (typeof given.next === 'string') wanted.searchParams.set('tiep', given.next);
    const to = outcome.outcome === 'signed-in' && outcome.mustChange ? paths.changePassword(params.council) : nextOf(wanted, params.council, paths.work(params.council));
    return json({ to });
  } catch (error) {
    if (isExpected(error)) return json({ message: locals.say(error.message) }, { status: error.status });
    throw error;
  }
};
