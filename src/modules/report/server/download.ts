import { sql } from 'kysely';
import { toRfc3339 } from '#core/calendar/instants.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { readStored } from '#core/files.ts';
import { writeSheet } from '#core/sheets/write.ts';
import { paperDocx } from '#modules/paper/server/docx.ts';
import { paperPdf } from '#modules/paper/server/pdf.ts';
import { fileStem } from '#modules/paper/signature.ts';
import { figuresJson, reportSheet, sheetNotes, type FileKind } from './files.ts';
import { bodyNames, paperOf } from './paper-facts.ts';
import { reportFigures, reportRow, type ReportRow } from './report-row.ts';
import { seriesRow } from './series-row.ts';

interface Clock {
  now: Date;
  today: string;
  dataDir: string;
  /** Address of the council. */
  council: string;
}

/** A file of a report. An issued one gives back its frozen bytes; a draft is made now and named as a draft. @throws NotFound */
export async function reportDownload(tx: CouncilTx, actor: Actor, id: string, kind: FileKind, clock: Clock): Promise<{ name: string; bytes: Uint8Array; sha256: string | null }> {
  const report = await reportRow(tx, actor, id);
  const name = `${fileStem(report.title, report.symbol)}.${kind}`;
  const figures = await reportFigures(tx, id);
  if (kind === 'json') return { name, bytes: new TextEncoder().encode(`${JSON.stringify(figuresJson(jsonHead(report, clock), figures.values()), null, 2)}\n`), sha256: null };
  if (report.issueId) {
    const { rows } = await sql<{ file: string }>`select ${sql.ref(`${kind}_file_id`)} as file from report_issue where council_id = app.council() and report_issue_id = ${report.issueId}`.execute(tx);
    const stored = await readStored(tx, clock.dataDir, rows[0]?.file ?? '');
    return { name: stored.name, bytes: stored.content, sha256: stored.sha256 };
  }
  if (kind === 'xlsx') {
    const asOf = [...figures.values()].reduce((last, figure) => (figure.asOf > last ? figure.asOf : last), report.from);
    return { name, bytes: await writeSheet(reportSheet(report.title, report.content, figures, sheetNotes(report, asOf, null))), sha256: null };
  }
  const series = await seriesRow(tx, report.seriesId);
  const paper = paperOf({ series, subject: report.subject, content: report.content, figures, number: null, date: clock.today.slice(0, 7), signer: null, bodies: await bodyNames(tx) });
  return { name, bytes: kind === 'docx' ? await paperDocx(paper) : await paperPdf(paper), sha256: null };
}

/** What stands above the figures in their JSON. */
export function jsonHead(report: Pick<ReportRow, 'title' | 'subject' | 'period' | 'from' | 'to' | 'symbol' | 'issuedOn' | 'state'>, clock: Pick<Clock, 'now' | 'council'>): Record<string, unknown> {
  return {
    council: clock.council,
    title: report.title,
    subject: report.subject,
    period: report.period,
    period_from: report.from,
    period_to: report.to,
    state: report.state,
    symbol: report.symbol,
    issued_on: report.issuedOn,
    made_at: toRfc3339(clock.now)
  };
}
