import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { openApp } from '#core/app.ts';
import { now } from '#core/clock.ts';
import { dayOf, visitorActor } from '#core/context.ts';
import { councils, inCouncil } from '#core/db.ts';
import { isExpected } from '#core/errors.ts';
import { bodyLimit } from '#core/file-limit.ts';
import { keepPost, keptPostOf } from '#core/identity/kept-post.ts';
import { secondFactorNeeded } from '#core/identity/security.ts';
import { findSession, sessionCookie, type Session } from '#core/identity/session.ts';
import { log } from '#core/log.ts';
import { outageOf } from '#core/outage.ts';
import { countRequest } from '#core/metrics.ts';
import { can } from '#core/policy.ts';
import { paths } from '#paths';
import { say } from '#words';
import { doors } from './access.ts';

const pack = promisify(gzip);

export const handle: Handle = async (request) => {
  try {
    return await answer(request);
  } catch (cause) {
    const outage = outageOf(cause);
    if (!outage) throw cause;
    log.error({ route: request.event.route.id, err: (cause as Error).message }, 'outage');
    error(503, say(request.event.locals.lang ?? 'vi', outage));
  }
};

const answer: Handle = async ({ event, resolve }) => {
  const started = performance.now();
  const app = await openApp();
  const { locals } = event;
  locals.app = app;
  locals.now = now();
  locals.today = dayOf(locals.now);
  readPreferences(event);
  locals.say = (key, params) => say(locals.lang, key, params);
  locals.council = event.params['council'] ? await councils.bySlug(app.database, event.params['council']) : null;
  const session = await findSession(app.database, event.cookies.get(sessionCookie), locals.now);
  locals.session = session && (!locals.council || session.councilId === locals.council.id) ? session : null;
  equip(event);
  await keepWhatWasSent(event);
  passDoor(event);

  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%lang%', locals.lang).replace('%prefs%', `data-contrast="${locals.contrast}" data-size="${locals.size}"`)
  });
  secure(event, response);
  const sent = await packed(event, response);
  const ms = performance.now() - started;
  countRequest(event.route.id, event.request.method, response.status, ms);
  log.info({ route: event.route.id, method: event.request.method, status: response.status, ms: Math.round(ms) }, 'request');
  return sent;
};

export const handleError: HandleServerError = (caught) => {
  const lang = caught.event.locals.lang ?? 'vi';
  if (caught.kind === 'app') return { message: caught.error.message };
  if (caught.kind === 'framework' && caught.error.status === 404) return { message: say(lang, 'core.not-found') };
  // The bytes were never read: whatever reads the form fails, each in its own way.
  if (Number(caught.event.request.headers.get('content-length')) > bodyLimit || (caught.kind === 'framework' && caught.error.status === 413)) return { status: 413, message: say(lang, 'core.body-large') };
  const id = randomUUID().slice(0, 8);
  const cause = caught.error;
  const outage = outageOf(cause);
  if (outage) {
    log.error({ route: caught.event.route.id, err: cause instanceof Error ? cause.message : '' }, 'outage');
    return { message: say(lang, outage) };
  }
  log.error({ id, route: caught.event.route.id, err: cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause) }, 'bug');
  return { message: say(lang, 'core.bug', { id }), id };
};

function readPreferences(event: RequestEvent): void {
  const asked = event.url.searchParams.get('lang');
  if (asked === 'vi' || asked === 'en') event.cookies.set('ns_lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true, secure: false });
  const lang = asked ?? event.cookies.get('ns_lang');
  const size = event.cookies.get('ns_size');
  event.locals.lang = lang === 'en' ? 'en' : 'vi';
  event.locals.contrast = event.cookies.get('ns_contrast') === 'high' ? 'high' : 'normal';
  event.locals.size = size === '125' || size === '150' ? size : '100';
}

function equip(event: RequestEvent): void {
  const { locals } = event;
  Object.defineProperty(locals, 'actor', {
    get: () => locals.session?.actor ?? error(404, locals.say('core.not-found'))
  });
  locals.scope = () => {
    if (!locals.council) error(404, locals.say('core.not-found'));
    return { database: locals.app.database, councilId: locals.council.id, actor: locals.session?.actor ?? visitorActor, now: locals.now };
  };
  locals.read = async (work) => {
    const scope = locals.scope();
    try {
      return await inCouncil(scope.database, { councilId: scope.councilId, personId: scope.actor.personId }, 'read', work);
    } catch (cause) {
      if (isExpected(cause)) error(cause.status, locals.say(cause.message, cause.params));
      throw cause;
    }
  };
  locals.run = (command, raw, requestId) => {
    if (!locals.session) error(404, locals.say('core.not-found'));
    return command.execute(locals.scope(), raw, requestId);
  };
}

/** Deny by default: before anything is loaded, for pages, actions and endpoints alike. */
function passDoor(event: RequestEvent): void {
  const { locals, route } = event;
  if (route.id === null) return;
  const door = doors[route.id] ?? (route.id.startsWith('/(dev)') ? 'anyone' : undefined);
  if (door === undefined) error(404, locals.say('core.not-found'));
  if (event.params['council'] !== undefined && !locals.council) error(404, locals.say('core.not-found'));
  if (door === 'anyone') return;
  const slug = event.params['council'] ?? '';
  const session = ready(locals.session, slug, event);
  if (door !== 'signed-in' && !can(door.policy, door.verb, session.actor)) error(404, locals.say('core.forbidden-verb'));
}

/** A form that arrives after the screen has locked is not lost: it waits to be sent again once the password was given. */
async function keepWhatWasSent({ request, locals, route, url }: RequestEvent): Promise<void> {
  if (request.method !== 'POST' || !locals.session?.locked || !route.id?.startsWith('/(work)')) return;
  const kept = await keptPostOf(request, url.pathname + url.search);
  if (kept) await locals.run(keepPost, kept);
}

function ready(session: Session | null, slug: string, event: RequestEvent): Session {
  const next = event.request.method === 'GET' ? event.url.pathname + event.url.search : event.url.pathname;
  if (!session) redirect(303, paths.signIn(slug, next));
  if (session.awaitsSecondFactor) redirect(303, paths.secondFactor(slug));
  if (session.locked) redirect(303, paths.locked(slug, next));
  if (session.mustChange) redirect(303, paths.changePassword(slug));
  const { publicOrigin } = event.locals.app.settings;
  if (session.lacksSecondFactor && secondFactorNeeded(session.security.secondFactor, { address: event.getClientAddress(), publicOrigin })) redirect(303, paths.secondFactorSetUp(slug));
  return session;
}

function secure(event: RequestEvent, response: Response): void {
  const { headers } = response;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('permissions-policy', 'geolocation=(self), camera=(self), microphone=()');
  if (event.route.id?.includes('lam-viec') || event.route.id?.includes('dang-nhap')) headers.set('cache-control', headers.get('cache-control') ?? 'private, no-store');
  if (event.url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
}

/** Public pages that hold nobody's secret go out packed: half the weight on a village's network. Pages with a ticket, a code or a session do not (no length must tell what they hold). */
async function packed(event: RequestEvent, response: Response): Promise<Response> {
  const { headers } = response;
  const shared = headers.get('cache-control')?.startsWith('public') && headers.get('content-type')?.startsWith('text/html') && !headers.has('content-encoding');
  if (!shared || !/\bgzip\b/.test(event.request.headers.get('accept-encoding') ?? '')) return response;
  const bytes = await pack(new Uint8Array(await response.arrayBuffer()));
  headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(bytes.length));
  headers.append('vary', 'accept-encoding');
  return new Response(new Uint8Array(bytes), { status: response.status, headers });
}
