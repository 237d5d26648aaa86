import { sql } from 'kysely';
import { dueOfPeriod } from '#core/calendar/cadence.ts';
import type { Calendar } from '#core/calendar/days.ts';
import { kindOfKey } from '#core/calendar/periods.ts';
import { changed, command } from '#core/command.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { reportPolicy } from '../../policy.ts';
import { isByHand, refusalOf, reportTitle, windowOf, type Window } from '../../rules.ts';
import { DraftReport, type ReportState } from '../../schema.ts';
import { draftOf } from '../draft.ts';
import { reportForAct, writeContent, writeFigures } from '../report-row.ts';
import { seriesRow, type SeriesRow } from '../series-row.ts';

/**
 * Drafts the report of a period from what is recorded now. Asked again it opens the draft there is; with `again` it writes the text anew, and the event keeps the old.
 * @throws Forbidden | NotFound: no such series or period | RuleBroken: submitted or issued already
 */
export const draftReport = command({
  name: 'report.draft',
  input: DraftReport,
  async run(context, { seriesId, period, again }) {
    const { tx, councilId, actor, now, today } = context;
    const series = await seriesRow(tx, seriesId, true);
    authorize(reportPolicy, 'write', actor, series);
    const own = await windowOfPeriod(tx, series, period, await councilCalendar(tx));
    const known = (await sql<{ id: string; state: ReportState }>`select report_id as id, state from report_state where council_id = ${councilId} and report_series_id = ${seriesId} and period = ${period}`.execute(tx)).rows[0];
    if (known && !again) return { events: [], result: { id: known.id, title: '', made: false } };
    const title = reportTitle(series.title, period, own);
    const drafted = await draftOf(tx, series, period, own, { now, today });
    if (!known) {
      const id = newId<'report'>(now.getTime());
      await sql`insert into report (council_id, report_id, report_series_id, period, period_from, period_to, title, subject, opened_at, opened_by)
        values (${councilId}, ${id}, ${seriesId}, ${period}, ${own.from}, ${own.to}, ${title}, ${drafted.subject}, ${now}, ${actor.personId})`.execute(tx);
      await writeContent(context, id, 1, drafted.content);
      await writeFigures(context, id, drafted.figures);
      return changed('report.drafted', { subject: { kind: 'report', id }, data: { title, period, figures: drafted.figures.length, asOf: drafted.asOf } }, { id, title, made: true });
    }
    const refused = refusalOf('write', known.state);
    if (refused) throw new RuleBroken(refused);
    const { report } = await reportForAct(context, known.id, 'write', 'write');
    const version = report.version + 1;
    const content = { sections: drafted.content.sections.map((section) => ({ ...section, blocks: section.blocks.map((block) => ({ ...block, v: version })) })) };
    await writeContent(context, report.id, version, content);
    await sql`delete from report_figure where council_id = ${councilId} and report_id = ${report.id}`.execute(tx);
    await writeFigures(context, report.id, drafted.figures);
    return changed('report.redrafted', { subject: { kind: 'report', id: report.id }, data: { title, before: report.content, asOf: drafted.asOf } }, { id: report.id, title, made: true });
  }
});

/** The days a period's report tells of. @throws NotFound when the series has no such period */
async function windowOfPeriod(tx: CouncilTx, series: Pick<SeriesRow, 'id' | 'cadence' | 'dataWindow'>, period: string, calendar: Calendar): Promise<Window> {
  if (isByHand(period)) {
    const { rows } = await sql<Window>`select period_from as from, period_to as to from report_period where council_id = app.council() and report_series_id = ${series.id} and period = ${period}`.execute(tx);
    if (!rows[0]) throw new NotFound('report.period-missing');
    return rows[0];
  }
  if (series.cadence === null || kindOfKey(period) === null) throw new NotFound('report.period-missing');
  try {
    dueOfPeriod(series.cadence, period, calendar);
  } catch {
    throw new NotFound('report.period-missing');
  }
  return windowOf(series.cadence, series.dataWindow, period, calendar);
}
