import { json } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { addPasskey, offerPasskey } from '#core/identity/passkeys.ts';
import { paths } from '#paths';
import type { RequestHandler } from './$types';

/** Without a response: options for the device. With one: keeps the key it made. */
export const POST: RequestHandler = async ({ request, locals, url, params }) => {
  const tokenHash = locals.session?.tokenHash ?? '';
  const site = { host: url.hostname, origin: url.origin };
  const given = (await request.json().catch(() => ({}))) as { response?: unknown; label?: unknown };
  try {
    if (given.response === undefined) return json(await locals.run(offerPasskey, { site, tokenHash }));
    await locals.run(addPasskey, { site, tokenHash, label: String(given.label ?? ''), response: given.response });
    return json({ to: paths.account(params.council) });
  } catch (error) {
    if (isExpected(error)) return json({ message: locals.say(error.message) }, { status: error.status });
    throw error;
  }
};
