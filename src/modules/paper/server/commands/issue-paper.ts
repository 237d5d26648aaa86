import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { storeFile } from '#core/files.ts';
import { authorize } from '#core/policy.ts';
import { readSettings } from '#core/settings.ts';
import { seriesOf, symbolOf, symbolTail, type PaperKind } from '../../layout/kinds.ts';
import { gapsOf, type OfficialPaper } from '../../layout/model.ts';
import { paperPolicy } from '../../policy.ts';
import { IssuePaper, RecallPaper } from '../../schema.ts';
import { fileStem, signatureOf } from '../../signature.ts';
import { paperDocx } from '../docx.ts';
import { signersOn, takeNumber } from '../numbers.ts';
import { paperPdf } from '../pdf.ts';

interface PaperDraft {
  kind: PaperKind;
  subject: string;
  paper: OfficialPaper;
  issuedAt: Date | null;
  symbol: string | null;
}

/**
 * Issues a drafted paper: takes its number, day and signer, makes the DOCX and the PDF, and freezes them.
 * @throws NotFound | Forbidden | RuleBroken: issued already, something left to write | Invalid: day ahead, signer, a number given already
 */
export const issuePaper = command({
  name: 'paper.issue',
  input: IssuePaper,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    authorize(paperPolicy, 'issue', actor);
    const { rows } = await sql<PaperDraft>`select kind, subject, paper, issued_at as "issuedAt", symbol from paper where council_id = ${councilId} and paper_id = ${input.paperId} for update`.execute(tx);
    const draft = rows[0];
    if (!draft) throw new NotFound();
    if (draft.issuedAt) throw new RuleBroken('paper.issued-already', { symbol: draft.symbol ?? '' });
    if (input.issuedOn > today) throw new Invalid({ issuedOn: 'paper.issue-ahead' });
    const signer = (await signersOn(tx, input.issuedOn)).find((each) => each.id === input.signerId);
    if (!signer) throw new Invalid({ signerId: 'paper.signer' });
    const series = seriesOf(input.issuedOn, draft.kind, input.symbolIssuer);
    const number = await takeNumber(context, series, input.number, { subject: draft.subject, issuedOn: input.issuedOn, paperId: input.paperId });
    const symbol = symbolOf(number, draft.kind, input.symbolIssuer);
    const paper: OfficialPaper = { ...draft.paper, number, symbol: symbolTail(draft.kind, input.symbolIssuer), date: input.issuedOn, signature: signatureOf(input.signingFor, signer) };
    if (gapsOf(paper).length > 0) throw new RuleBroken('paper.has-gaps', { n: gapsOf(paper).length });
    const { dataDir } = readSettings();
    const stem = fileStem(draft.subject, symbol);
    const docx = await storeFile(context, dataDir, { name: `${stem}.docx`, bytes: await paperDocx(paper) });
    const pdf = await storeFile(context, dataDir, { name: `${stem}.pdf`, bytes: await paperPdf(paper) });
    await sql`update paper set paper = ${JSON.stringify(paper)}, series = ${series}, number = ${number}, symbol = ${symbol}, issued_on = ${input.issuedOn}, signer_id = ${signer.id}, signer_name = ${signer.name},
        signer_title = ${signer.title}, docx_file_id = ${docx.id}, pdf_file_id = ${pdf.id}, issued_at = ${now}, issued_by = ${actor.personId}, version = version + 1
      where council_id = ${councilId} and paper_id = ${input.paperId}`.execute(tx);
    const data = { subject: draft.subject, symbol, issuedOn: input.issuedOn, signer: signer.name, docx: docx.sha256, pdf: pdf.sha256 };
    return changed('paper.issued', { subject: { kind: 'paper', id: input.paperId }, data }, { id: input.paperId, symbol, number, docxFileId: docx.id as string, pdfFileId: pdf.id as string });
  }
});

/** Recalls an issued paper (law:DOC-21): its number stays in the register with the reason and is not given again. @throws NotFound | Forbidden | RuleBroken */
export const recallPaper = command({
  name: 'paper.recall',
  input: RecallPaper,
  async run({ tx, councilId, actor, now }, input) {
    authorize(paperPolicy, 'recall', actor);
    const { rows } = await sql<{ symbol: string }>`update paper set recalled_at = ${now}, recalled_by = ${actor.personId}, recalled_reason = ${input.reason}, version = version + 1
      where council_id = ${councilId} and paper_id = ${input.paperId} and issued_at is not null and recalled_at is null returning symbol`.execute(tx);
    const row = rows[0];
    if (!row) throw new RuleBroken('paper.not-issued');
    await sql`update number_given set voided_at = ${now}, voided_by = ${actor.personId}, voided_reason = ${input.reason} where council_id = ${councilId} and paper_id = ${input.paperId} and voided_at is null`.execute(tx);
    return changed('paper.recalled', { subject: { kind: 'paper', id: input.paperId }, data: { symbol: row.symbol, reason: input.reason } }, { symbol: row.symbol });
  }
});
