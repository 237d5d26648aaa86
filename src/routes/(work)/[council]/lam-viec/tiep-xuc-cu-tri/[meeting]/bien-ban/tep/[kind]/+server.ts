import { error } from '@sveltejs/kit';
import { DOCX_TYPE, paperDocx } from '#modules/paper/server/docx.ts';
import { paperPdf } from '#modules/paper/server/pdf.ts';
import { fileStem } from '#modules/paper/signature.ts';
import { meetingMinutes } from '#modules/voter-meeting/server/minutes.ts';
import type { RequestHandler } from './$types';

/** The minutes as they stand, to be signed: DOCX or PDF. */
export const GET: RequestHandler = async ({ locals, params }) => {
  if (params.kind !== 'docx' && params.kind !== 'pdf') error(404, locals.say('core.not-found'));
  const paper = await locals.read((tx) => meetingMinutes(tx, locals.actor, params.meeting, locals.today));
  const bytes = params.kind === 'docx' ? await paperDocx(paper) : await paperPdf(paper);
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': params.kind === 'docx' ? DOCX_TYPE : 'application/pdf', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${fileStem(`Biên bản ${paper.subject}`, null)}.${params.kind}`)}`, 'cache-control': 'private, no-store' }
  });
};
