import { error } from '@sveltejs/kit';
import { readStored } from '#core/files.ts';
import { isId } from '#core/ids.ts';
import { stripPhoto } from '#modules/petition/public/strip-photo.ts';
import { leaveHolds } from '#modules/petition/server/public/form-ticket.ts';
import { photoIsPublic } from '#modules/petition/server/public/published.ts';
import { formSecret } from '#modules/petition/server/public/receive.ts';
import type { RequestHandler } from './$types';

/** A photo chosen to be shown, to everybody; with leave from the page of a code, a photo of that matter, for an hour. Whoever added it, it goes out without place and device. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  if (!isId(params.id)) error(404, locals.say('core.not-found'));
  const { dataDir } = locals.app.settings;
  const leave = url.searchParams.get('phep');
  const byLeave = leave !== null && leaveHolds(formSecret(dataDir), params.id, leave, locals.now);
  const file = await locals.read(async (tx) => (byLeave || (await photoIsPublic(tx, params.id)) ? readStored(tx, dataDir, params.id) : null));
  if (!file?.mediaType.startsWith('image/')) error(404, locals.say('core.not-found'));
  return new Response(stripPhoto(file.content), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': byLeave ? 'private, no-store' : 'public, max-age=300'
    }
  });
};
