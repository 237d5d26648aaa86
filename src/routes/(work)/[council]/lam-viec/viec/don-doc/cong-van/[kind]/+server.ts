import { error } from '@sveltejs/kit';
import { draftChasingLetter } from '#modules/obligation/server/chasing-letter.ts';
import { DOCX_TYPE, paperDocx } from '#modules/paper/server/docx.ts';
import { paperPdf } from '#modules/paper/server/pdf.ts';
import { fileStem } from '#modules/paper/signature.ts';
import { paperKinds } from '#modules/paper/layout/kinds.ts';
import { askedLetter } from '../../asked-letter.ts';
import type { RequestHandler } from './$types';

/** The paper of a step as a draft, to be read or signed on paper before it takes its number. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  if (params.kind !== 'docx' && params.kind !== 'pdf') error(404, locals.say('core.not-found'));
  const asked = askedLetter(url, locals.today);
  const { paper } = await locals.read((tx) => draftChasingLetter(tx, locals.actor, { ...asked, kind: asked.kind ?? 'letter', answerBy: asked.answerByDay }, { today: locals.today, now: locals.now, on: locals.today }));
  const bytes = params.kind === 'docx' ? await paperDocx(paper) : await paperPdf(paper);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': params.kind === 'docx' ? DOCX_TYPE : 'application/pdf',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${fileStem(`${paperKinds[paper.kind].name} ${paper.subject}`, null)}.${params.kind}`)}`,
      'cache-control': 'private, no-store'
    }
  });
};
