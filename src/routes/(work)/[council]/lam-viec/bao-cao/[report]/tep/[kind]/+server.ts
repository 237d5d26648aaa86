import { error } from '@sveltejs/kit';
import { reportDownload } from '#modules/report/server/download.ts';
import { fileKinds, mediaTypes, type FileKind } from '#modules/report/server/files.ts';
import type { RequestHandler } from './$types';

/** The report as a file: of an issued one the bytes that were frozen, of a draft a file marked as one. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const kind = params.kind as FileKind;
  if (!fileKinds.includes(kind)) error(404, locals.say('core.not-found'));
  const file = await locals.read((tx) => reportDownload(tx, locals.actor, params.report, kind, { now: locals.now, today: locals.today, dataDir: locals.app.settings.dataDir, council: params.council }));
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': mediaTypes[kind],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, no-store',
      ...(file.sha256 ? { etag: `"${file.sha256}"` } : {})
    }
  });
};
