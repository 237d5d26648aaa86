import { sql } from 'kysely';
import { instantAt } from '#core/calendar/instants.ts';
import { rollBackward } from '#core/calendar/days.ts';
import { changed, command } from '#core/command.ts';
import { Conflict, Invalid, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { withdrawObligation } from '#modules/obligation/server/commands/withdraw-obligation.ts';
import { reportPolicy } from '../../policy.ts';
import { reportTitle } from '../../rules.ts';
import { AmendSeries, EndSeries, OpenPeriod } from '../../schema.ts';
import { obligationOf, openForSeries } from '../open-ahead.ts';
import { seriesRow } from '../series-row.ts';
import { templateFrom } from './open-series.ts';

/** Changes what later reports of a series look like and when they are due; those already open keep their day. @throws Forbidden | NotFound | RuleBroken | Conflict | Invalid */
export const amendSeries = command({
  name: 'report.amend-series',
  input: AmendSeries,
  async run(context, input) {
    const { tx, councilId } = context;
    authorize(reportPolicy, 'keep-series', context.actor);
    const before = await seriesRow(tx, input.seriesId, true);
    if (before.endedOn !== null) throw new RuleBroken('report.series-ended');
    if (before.version !== input.version) throw new Conflict(before);
    if (input.kind !== 'other' && input.cadence === null) throw new Invalid({ 'cadence.kind': 'report.cadence-needed' });
    const template = templateFrom(input, before.template);
    await sql`update report_series set title = ${input.title}, kind = ${input.kind}, cadence = ${input.cadence === null ? null : JSON.stringify(input.cadence)}, data_window = ${input.dataWindow},
      done_by = ${input.doneBy}, lead_organization_id = ${input.leadOrganizationId}, responsible_person_id = ${input.responsiblePersonId}, addressees = ${input.addressees}, recipients = ${input.recipients},
      template = ${JSON.stringify(template)}, basis = ${input.basis}, version = version + 1 where council_id = ${councilId} and report_series_id = ${before.id}`.execute(tx);
    await openForSeries(context, [before.id]);
    const data = { before: { title: before.title, cadence: before.cadence, lead: before.leadOrganizationId, template: before.template }, after: { title: input.title, cadence: input.cadence, lead: input.leadOrganizationId, template } };
    return changed('report-series.amended', { subject: { kind: 'report-series', id: before.id }, data }, { id: before.id, title: input.title });
  }
});

/** Ends a series: reports not yet due and not begun leave the ledger with the reason; what is late stays. @throws Forbidden | NotFound | RuleBroken */
export const endSeries = command({
  name: 'report.end-series',
  input: EndSeries,
  async run(context, input) {
    const { tx, councilId, today } = context;
    authorize(reportPolicy, 'keep-series', context.actor);
    const series = await seriesRow(tx, input.seriesId, true);
    if (series.endedOn !== null) throw new RuleBroken('report.series-ended');
    const endedOn = input.endedOn ?? today;
    await sql`update report_series set ended_on = ${endedOn}, ended_reason = ${input.reason}, version = version + 1 where council_id = ${councilId} and report_series_id = ${series.id}`.execute(tx);
    const { rows } = await sql<{ id: string }>`select o.obligation_id as id from obligation_state o where o.council_id = ${councilId} and o.subject_kind = 'report-series' and o.subject_id = ${series.id}
      and o.withdrawn_at is null and o.done_on is null and o.due_on > ${endedOn}
      and not exists (select from report r where r.council_id = o.council_id and r.report_series_id = o.subject_id and r.period = o.period)`.execute(tx);
    for (const { id } of rows) await withdrawObligation.within(context, { obligationId: id, paper: input.reason });
    return changed('report-series.ended', { subject: { kind: 'report-series', id: series.id }, data: { title: series.title, endedOn, reason: input.reason, withdrawn: rows.length } }, { id: series.id, title: series.title });
  }
});

/** Opens one report by hand: an extraordinary one, or one that follows an event. Its period is its due day. @throws Forbidden | NotFound | RuleBroken | Invalid */
export const openPeriod = command({
  name: 'report.open-period',
  input: OpenPeriod,
  async run(context, input) {
    const { tx, actor } = context;
    authorize(reportPolicy, 'keep-series', actor);
    const series = await seriesRow(tx, input.seriesId, true);
    if (series.endedOn !== null) throw new RuleBroken('report.series-ended');
    if (input.to < input.from) throw new Invalid({ to: 'report.days-turned' });
    const hour = input.hour === '' ? null : /^(\d{1,2})(?:[:hg](\d{2})?)?$/i.exec(input.hour);
    if (input.hour !== '' && (hour === null || Number(hour?.[1]) > 24)) throw new Invalid({ hour: 'obligation.clock' });
    const dueAt = hour ? instantAt(input.dueOn, Number(hour[1]), Number(hour[2] ?? 0)) : null;
    const title = reportTitle(series.title, input.dueOn, { from: input.from, to: input.to });
    const due = { period: input.dueOn, fromOn: input.from, dueOn: input.dueOn, dueAt, remindOn: rollBackward(input.dueOn, await councilCalendar(tx)), title };
    const { opened } = await openObligations.within(context, { obligations: [obligationOf(series, due)] });
    if (opened === 0) throw new RuleBroken('report.period-open');
    await sql`insert into report_period (council_id, report_series_id, period, period_from, period_to, opened_at, opened_by)
      values (${context.councilId}, ${series.id}, ${input.dueOn}, ${input.from}, ${input.to}, ${context.now}, ${actor.personId})`.execute(tx);
    return changed('report-series.period-opened', { subject: { kind: 'report-series', id: series.id }, data: { title, from: input.from, to: input.to, dueOn: input.dueOn } }, { seriesId: series.id, period: input.dueOn, title });
  }
});
