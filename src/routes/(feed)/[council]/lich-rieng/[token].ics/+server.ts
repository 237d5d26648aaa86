import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { calendarOf } from '#modules/notice/server/calendar-feed.ts';
import type { RequestHandler } from './$types';

/** The private calendar of one person: whoever has the address reads it, so it holds titles and days only. A token nobody has, or one taken back, is not found. */
export const GET: RequestHandler = async ({ locals, params, request, url }) => {
  const origin = locals.app.settings.publicOrigin?.replace(/\/+$/, '') ?? url.origin;
  const body = await locals.read((tx) => calendarOf(tx, params.token, { now: locals.now, today: locals.today, council: params.council, name: locals.council?.name ?? '', origin }));
  if (body === null) error(404, locals.say('core.not-found'));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' };
  if ((request.headers.get('if-none-match') ?? '').split(/\s*,\s*/).some((tag) => tag.replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } });
};
