import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { dayOf, type Context } from '#core/context.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { storeFile, type StoredFile } from '#core/files.ts';
import { formatDay } from '#core/format.ts';
import { newId } from '#core/ids.ts';
import { readSettings } from '#core/settings.ts';
import { seriesOf, symbolOf } from '#modules/paper/layout/kinds.ts';
import { gapsOf } from '#modules/paper/layout/model.ts';
import type { ReportFigure } from '../../figure.ts';
import { signersOn, takeNumber } from '#modules/paper/server/numbers.ts';
import { fileStem } from '#modules/paper/signature.ts';
import { IssueReport, RecallReport } from '../../schema.ts';
import { discharge, reopen } from '../discharge.ts';
import { reportFiles, reportSheet, sheetNotes, type ReportBytes } from '../files.ts';
import { bodyNames, paperOf } from '../paper-facts.ts';
import { reportFigures, reportForAct, writeFigures, type ReportRow } from '../report-row.ts';
import { describeRecords } from '../tell.ts';

/**
 * Issues an approved report: takes its number, freezes figures, text and files, and writes into the ledger that the report is done. Not before the day it was approved on, nor ahead of today.
 * @throws NotFound | Forbidden | RuleBroken: not approved, something left to write | Invalid: day, signer, a number given already
 */
export const issueReport = command({
  name: 'report.issue',
  input: IssueReport,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const { report, series } = await reportForAct(context, input.reportId, 'issue', 'issue');
    if (input.issuedOn > today) throw new Invalid({ issuedOn: 'report.issue-ahead' });
    if (report.verdictAt && input.issuedOn < dayOf(report.verdictAt)) throw new Invalid({ issuedOn: 'report.issue-before-approval' });
    const signer = (await signersOn(tx, input.issuedOn)).find((each) => each.id === input.signerId);
    if (!signer) throw new Invalid({ signerId: 'report.signer' });
    const figures = await frozenFigures(context, report);
    const numbers = seriesOf(input.issuedOn, 'report', series.template.symbolIssuer);
    const number = await takeNumber(context, numbers, input.number, { subject: report.subject, issuedOn: input.issuedOn, reportId: report.id });
    const symbol = symbolOf(number, 'report', series.template.symbolIssuer);
    const paper = paperOf({ series, subject: report.subject, content: report.content, figures, number, date: input.issuedOn, signer, bodies: await bodyNames(tx) });
    if (gapsOf(paper).length > 0) throw new RuleBroken('report.has-gaps', { n: gapsOf(paper).length });
    const asOf = [...figures.values()].reduce((last, figure) => (figure.asOf > last ? figure.asOf : last), report.from);
    const bytes = await reportFiles(paper, reportSheet(report.title, report.content, figures, sheetNotes(report, asOf, symbol)));
    const files = await keepFiles(context, bytes, fileStem(report.title, symbol));
    const id = newId<'report-issue'>(now.getTime());
    await sql`insert into report_issue (council_id, report_issue_id, report_id, series, number, symbol, issued_on, signer_id, signer_name, signer_title, paper, content, docx_file_id, pdf_file_id,
        xlsx_file_id, issued_at, issued_by)
      values (${councilId}, ${id}, ${report.id}, ${numbers}, ${number}, ${symbol}, ${input.issuedOn}, ${signer.id}, ${signer.name}, ${signer.title}, ${JSON.stringify(paper)},
        ${JSON.stringify(report.content)}, ${files.docx.id}, ${files.pdf.id}, ${files.xlsx.id}, ${now}, ${actor.personId})`.execute(tx);
    await discharge(context, series, report, `Ban hành ${symbol}`, input.issuedOn, `${symbol} ngày ${formatDay(input.issuedOn)}`);
    const data = { title: report.title, symbol, issuedOn: input.issuedOn, signer: signer.name, figures: figures.size, docx: files.docx.sha256, pdf: files.pdf.sha256, xlsx: files.xlsx.sha256 };
    return changed('report.issued', { subject: { kind: 'report', id: report.id }, data }, { id: report.id, symbol, title: report.title });
  }
});

/** The figures as they are shown, each with the titles of its records, so that they can be read when the records have changed. */
async function frozenFigures(context: Context, report: ReportRow): Promise<Map<string, ReportFigure>> {
  const figures = await reportFigures(context.tx, report.id);
  const titles = await describeRecords(context.tx, [...figures.values()].flatMap((figure) => figure.records), { council: '', lang: 'vi' });
  const frozen = [...figures.values()].map((figure) => ({
    ...figure,
    records: figure.records.map((record) => {
      const found = titles.get(`${record.ref.kind} ${record.ref.id}`);
      return found ? { ...record, title: found.title, subtitle: found.subtitle } : record;
    })
  }));
  await writeFigures(context, report.id, frozen);
  return new Map(frozen.map((figure) => [figure.id, figure]));
}

async function keepFiles(context: Context, bytes: ReportBytes, stem: string): Promise<Record<keyof ReportBytes, StoredFile>> {
  const { dataDir } = readSettings();
  const keep = (kind: keyof ReportBytes) => storeFile(context, dataDir, { name: `${stem}.${kind}`, bytes: bytes[kind] });
  return { docx: await keep('docx'), pdf: await keep('pdf'), xlsx: await keep('xlsx') };
}

/**
 * Recalls an issued report (law:DOC-21): its number stays in the register with the reason and is not given again; the report is as approved and may be returned, mended and issued anew.
 * @throws NotFound | Forbidden | RuleBroken
 */
export const recallReport = command({
  name: 'report.recall',
  input: RecallReport,
  async run(context, input) {
    const { tx, councilId, actor, now } = context;
    const { report, series } = await reportForAct(context, input.reportId, 'recall', 'recall');
    await sql`update report_issue set recalled_at = ${now}, recalled_by = ${actor.personId}, recalled_reason = ${input.reason} where council_id = ${councilId} and report_issue_id = ${report.issueId}`.execute(tx);
    await sql`update number_given set voided_at = ${now}, voided_by = ${actor.personId}, voided_reason = ${input.reason}
      where council_id = ${councilId} and report_id = ${report.id} and number = ${report.number} and voided_at is null`.execute(tx);
    await reopen(context, series, report);
    return changed('report.recalled', { subject: { kind: 'report', id: report.id }, data: { title: report.title, symbol: report.symbol, reason: input.reason } }, { id: report.id, symbol: report.symbol });
  }
});
