import { fail, redirect } from '@sveltejs/kit';
import { formatInstant } from '#core/format.ts';
import { nextOf, setSessionCookie } from '#core/identity/cookies.ts';
import { deviceCookie } from '#core/identity/session.ts';
import { recordSignIn, signIn, type SignInOutcome } from '#core/identity/sign-in.ts';
import { usualSecurity } from '#core/identity/security.ts';
import { clockActor } from '#core/context.ts';
import { samplePeople } from '#modules/person/server/sample-people.ts';
import { paths } from '#paths';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const { session } = locals;
  if (session && !session.locked && !session.awaitsSecondFactor) redirect(303, nextOf(url, params.council, paths.work(params.council)));
  const people = locals.council?.sample ? await locals.read((tx) => samplePeople(tx, locals.today)) : [];
  return { people, secure: isSecure(url), idleMinutes: session?.security.idleMinutes ?? usualSecurity.idleMinutes };
};

/** Passkeys exist only on https and on the machine itself. */
function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || ['localhost', '127.0.0.1'].includes(url.hostname);
}

export const actions: Actions = {
  password: async (event) => {
    const { request, locals, cookies } = event;
    const data = await request.formData();
    const name = String(data.get('name') ?? '').slice(0, 200);
    const password = String(data.get('password') ?? '').slice(0, 200);
    const council = locals.council;
    if (!council) return fail(404, { name, message: locals.say('core.not-found') });
    const given = { name, password, device: deviceOf(request), address: event.getClientAddress(), trusted: cookies.get(deviceCookie) };
    const outcome = await signIn(locals.app.database, council.id, given, locals.now);
    const message = refusal(outcome, locals);
    if (message) return fail(400, { name, message });
    enter(event, outcome);
  },
  /** Into the sample council without a password: nothing in it is real. */
  sample: async (event) => {
    const { locals, request } = event;
    const council = locals.council;
    if (!council?.sample) return fail(404, { name: '', message: locals.say('core.not-found') });
    const personId = String((await request.formData()).get('person') ?? '');
    const known = (await locals.read((tx) => samplePeople(tx, locals.today))).find((person) => person.id === personId);
    if (!known) return fail(404, { name: '', message: locals.say('core.not-found') });
    const scope = { database: locals.app.database, councilId: council.id, actor: clockActor, now: locals.now };
    enter(event, await recordSignIn.execute(scope, { personId, device: deviceOf(request), awaiting: null }));
  }
};

function deviceOf(request: Request): string {
  return (request.headers.get('user-agent') ?? '').slice(0, 200);
}

function refusal(outcome: SignInOutcome, { say }: App.Locals): string | null {
  if (outcome.outcome === 'wrong') return say('identity.wrong', { left: outcome.left });
  if (outcome.outcome === 'locked') return say('identity.locked', { at: formatInstant(outcome.until) });
  if (outcome.outcome === 'slow') return say('identity.slow', { at: formatInstant(outcome.until) });
  return outcome.outcome === 'disabled' ? say('identity.disabled') : null;
}

function enter({ cookies, url, locals, params }: RequestEvent, outcome: SignInOutcome): never {
  if (!('token' in outcome) || !locals.council) redirect(303, paths.signIn(params.council));
  setSessionCookie(cookies, url, locals.council.id, outcome.token);
  const next = nextOf(url, params.council, paths.work(params.council));
  if (outcome.outcome === 'needs-code') redirect(303, `${paths.secondFactor(params.council)}?tiep=${encodeURIComponent(next)}`);
  redirect(303, outcome.mustChange ? paths.changePassword(params.council) : next);
}
