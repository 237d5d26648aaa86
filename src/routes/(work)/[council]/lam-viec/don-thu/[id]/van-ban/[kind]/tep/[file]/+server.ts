import { error } from '@sveltejs/kit';
import { isId } from '#core/ids.ts';
import { letterPaper, letterPapers, type LetterPaperKind } from '#modules/letter/server/papers.ts';
import { DOCX_TYPE, paperDocx } from '#modules/paper/server/docx.ts';
import { paperPdf } from '#modules/paper/server/pdf.ts';
import type { RequestHandler } from './$types';

/** The paper as a Word or PDF file. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const kind = params.kind as LetterPaperKind;
  if (!isId(params.id) || !letterPapers.includes(kind) || !['docx', 'pdf'].includes(params.file)) error(404, locals.say('core.not-found'));
  const paper = await locals.read((tx) => letterPaper(tx, locals.actor, params.id, kind, locals));
  const bytes = params.file === 'docx' ? await paperDocx(paper) : await paperPdf(paper);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': params.file === 'docx' ? DOCX_TYPE : 'application/pdf', 'content-disposition': `attachment; filename="don-${kind}.${params.file}"`, 'cache-control': 'private, no-store' } });
};
