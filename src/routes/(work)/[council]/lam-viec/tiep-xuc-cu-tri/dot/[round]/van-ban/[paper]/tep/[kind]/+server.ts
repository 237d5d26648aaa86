import { error } from '@sveltejs/kit';
import { readStored } from '#core/files.ts';
import { DOCX_TYPE, paperDocx } from '#modules/paper/server/docx.ts';
import { paperPdf } from '#modules/paper/server/pdf.ts';
import { papersOf } from '#modules/paper/server/queries.ts';
import { fileStem } from '#modules/paper/signature.ts';
import { isRoundPaper, roundPaper, roundPaperKinds } from '#modules/voter-meeting/server/minutes.ts';
import type { RequestHandler } from './$types';

/** A paper of the round as a file: the frozen bytes of an issued one, else a draft named as one. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { kind, paper: address } = params;
  if ((kind !== 'docx' && kind !== 'pdf') || !isRoundPaper(address)) error(404, locals.say('core.not-found'));
  const file = await locals.read(async (tx) => {
    const issued = (await papersOf(tx, 'voter-round', params.round)).find((paper) => paper.kind === roundPaperKinds[address] && paper.issuedOn !== null && paper.recalledReason === null);
    const id = kind === 'docx' ? issued?.docxFileId : issued?.pdfFileId;
    if (id) {
      const stored = await readStored(tx, locals.app.settings.dataDir, id);
      return { name: stored.name, bytes: stored.content };
    }
    const paper = await roundPaper(tx, params.round, address, locals.today);
    return { name: `${fileStem(paper.subject, null)}.${kind}`, bytes: kind === 'docx' ? await paperDocx(paper) : await paperPdf(paper) };
  });
  return new Response(new Uint8Array(file.bytes), {
    headers: { 'content-type': kind === 'docx' ? DOCX_TYPE : 'application/pdf', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`, 'cache-control': 'private, no-store' }
  });
};
