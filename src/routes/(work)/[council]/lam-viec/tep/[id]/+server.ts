import { error } from '@sveltejs/kit';
import { NotFound } from '#core/errors.ts';
import { readStored } from '#core/files.ts';
import { isId } from '#core/ids.ts';
import { fileDoors } from './file-doors.ts';
import type { RequestHandler } from './$types';

/** One stored file to whoever may see what it belongs to; what a browser cannot show safely is only ever downloaded. */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
  if (!isId(params.id)) error(404, locals.say('core.not-found'));
  const file = await locals.read(async (tx) => {
    for (const door of fileDoors) if (await door(tx, locals.actor, params.id)) return readStored(tx, locals.app.settings.dataDir, params.id);
    throw new NotFound();
  });
  const etag = `"${file.sha256}"`;
  const headers: Record<string, string> = {
    'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
    'content-disposition': `${file.inline && !url.searchParams.has('tai') ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    // Chromium's reader of PDF does not start in a sandboxed answer; everything else is shut in.
    ...(file.mediaType === 'application/pdf' ? {} : { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" }),
    'cache-control': 'private, max-age=0, must-revalidate',
    etag
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(file.content), { headers });
};
