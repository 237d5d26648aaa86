import { error } from '@sveltejs/kit';
import { DOCX_TYPE, paperDocx } from '#modules/paper/server/docx.ts';
import { paperPdf } from '#modules/paper/server/pdf.ts';
import { receptionPaper } from '#modules/reception/server/print.ts';
import type { RequestHandler } from './$types';

/** The paper as a Word or PDF file. */
export const GET: RequestHandler = async ({ locals, params }) => {
  if (!['docx', 'pdf'].includes(params.file)) error(404, locals.say('core.not-found'));
  const paper = await locals.read((tx) => receptionPaper(tx, locals.actor, params.kind, params.id, locals.today));
  const bytes = params.file === 'docx' ? await paperDocx(paper) : await paperPdf(paper);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': params.file === 'docx' ? DOCX_TYPE : 'application/pdf', 'content-disposition': `attachment; filename="${params.kind}.${params.file}"`, 'cache-control': 'private, no-store' } });
};
