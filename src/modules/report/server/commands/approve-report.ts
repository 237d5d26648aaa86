import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { gapsIn } from '../../document.ts';
import { reportPolicy } from '../../policy.ts';
import { ReturnReport, SubmitReport } from '../../schema.ts';
import { discharge, reopen } from '../discharge.ts';
import { reportForAct, type ReportRow } from '../report-row.ts';

type Verdict = 'submitted' | 'taken-back' | 'reviewed' | 'approved' | 'returned';

async function write({ tx, councilId, actor, now }: Context, report: ReportRow, verdict: Verdict, note: string) {
  await sql`insert into report_approval (council_id, report_approval_id, report_id, verdict, note, content_version, made_at, made_by)
    values (${councilId}, ${newId<'report-approval'>(now.getTime())}, ${report.id}, ${verdict}, ${note}, ${report.version}, ${now}, ${actor.personId})`.execute(tx);
  return changed(`report.${verdict}`, { subject: { kind: 'report', id: report.id }, data: { title: report.title, note, version: report.version } }, { id: report.id, title: report.title });
}

/**
 * Hands the report up: nothing may be left to write. A series that is done when handed in is done at this instant. The head of office's own handing up counts as his review.
 * @throws NotFound | Forbidden | RuleBroken: gaps, handed up already
 */
export const submitReport = command({
  name: 'report.submit',
  input: SubmitReport,
  async run(context, input) {
    const { report, series } = await reportForAct(context, input.reportId, 'submit', 'submit');
    const gaps = gapsIn(report.content).length;
    if (gaps > 0) throw new RuleBroken('report.has-gaps', { n: gaps });
    const { events, result } = await write(context, report, 'submitted', input.note);
    if (can(reportPolicy, 'review', context.actor)) events.push(...(await write({ ...context, now: new Date(context.now.getTime() + 1) }, report, 'reviewed', '')).events);
    if (series.doneBy === 'submission') await discharge(context, series, report, `Trình ${report.title}`);
    return { events, result };
  }
});

/** Takes a report back before it is approved, to write on. @throws NotFound | Forbidden | RuleBroken */
export const takeBackReport = command({
  name: 'report.take-back',
  input: SubmitReport,
  async run(context, input) {
    const { report, series } = await reportForAct(context, input.reportId, 'take-back', 'submit');
    if (series.doneBy === 'submission') await reopen(context, series, report);
    return write(context, report, 'taken-back', input.note);
  }
});

/** The head of office has read it through. @throws NotFound | Forbidden | RuleBroken */
export const reviewReport = command({
  name: 'report.review',
  input: SubmitReport,
  async run(context, input) {
    const { report } = await reportForAct(context, input.reportId, 'review', 'review');
    return write(context, report, 'reviewed', input.note);
  }
});

/** The chair or a vice-chair approves the text and its figures as they stand. @throws NotFound | Forbidden | RuleBroken */
export const approveReport = command({
  name: 'report.approve',
  input: SubmitReport,
  async run(context, input) {
    const { report } = await reportForAct(context, input.reportId, 'approve', 'approve');
    return write(context, report, 'approved', input.note);
  }
});

/** Sends it back with words. @throws NotFound | Forbidden | RuleBroken */
export const returnReport = command({
  name: 'report.return',
  input: ReturnReport,
  async run(context, input) {
    const { report, series } = await reportForAct(context, input.reportId, 'return', 'return');
    if (series.doneBy === 'submission') await reopen(context, series, report);
    return write(context, report, 'returned', input.note);
  }
});
