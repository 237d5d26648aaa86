import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { reportPolicy } from '../../policy.ts';
import { isReportDuty, kindOfCadence, seriesTitle, usualOf } from '../../rules.ts';
import { AdoptSeries, OpenSeries, type OpenSeriesInput, type Template } from '../../schema.ts';
import { usualRecipients, usualTemplate } from '../../template.ts';
import { openForSeries } from '../open-ahead.ts';
import { dutiesOf } from '../duties.ts';

interface SeriesPlan {
  title: string;
  number: string | null;
}

/**
 * Makes a series of reports; the reports that come due in the time ahead stand in the ledger at once.
 * @throws Forbidden | NotFound: no such plan | RuleBroken: the task has a series already | Invalid
 */
export const openSeries = command({
  name: 'report.open-series',
  input: OpenSeries,
  async run(context, input) {
    authorize(reportPolicy, 'keep-series', context.actor);
    const made = await insertSeries(context, input);
    const opened = await openForSeries(context, [made.id]);
    return changed('report-series.opened', { subject: { kind: 'report-series', id: made.id }, data: { ...made.said, opened } }, { id: made.id, title: input.title, opened });
  }
});

/**
 * The series a plan asks for, in one act: one for each ticked task that asks for a report again and again.
 * @throws Forbidden | NotFound | Invalid: a task that is no report, or of another plan
 */
export const adoptSeries = command({
  name: 'report.adopt-series',
  input: AdoptSeries,
  async run(context, { planId, taskIds }) {
    authorize(reportPolicy, 'keep-series', context.actor);
    const duties = (await dutiesOf(context.tx, planId)).filter((duty) => taskIds.includes(duty.taskId));
    if (duties.length !== taskIds.length || duties.some((duty) => !isReportDuty(duty))) throw new Invalid({ taskIds: 'report.not-a-duty' });
    const taken = duties.find((duty) => duty.seriesId !== null);
    if (taken) throw new RuleBroken('report.task-taken', { task: taken.title });
    const events = [];
    const ids: string[] = [];
    for (const duty of duties) {
      const kind = kindOfCadence(duty.cadence);
      const usual = usualOf(kind);
      const made = await insertSeries(context, {
        planId,
        taskId: duty.taskId,
        title: seriesTitle(kind),
        kind,
        cadence: duty.cadence,
        dataWindow: usual.dataWindow,
        doneBy: usual.doneBy,
        leadOrganizationId: duty.leadOrganizationId,
        responsiblePersonId: duty.responsiblePersonId,
        addressees: [],
        recipients: [],
        basis: duty.basis,
        subject: '',
        length: usual.length,
        issuer: [],
        symbolIssuer: '',
        signingFor: '',
        bases: []
      });
      ids.push(made.id);
      events.push(...changed('report-series.opened', { subject: { kind: 'report-series', id: made.id }, data: made.said }, null).events);
    }
    const opened = await openForSeries(context, ids);
    return { events, result: { ids, opened, planId } };
  }
});

/** What was left empty is filled with what the council's reports usually have. */
async function insertSeries({ tx, councilId, actor, now }: Context, input: OpenSeriesInput): Promise<{ id: string; said: Record<string, unknown> }> {
  if (input.kind !== 'other' && input.cadence === null) throw new Invalid({ 'cadence.kind': 'report.cadence-needed' });
  const council = (await sql<{ name: string }>`select name from council where council_id = ${councilId}`.execute(tx)).rows[0] ?? { name: '' };
  const plan = input.planId ? (await sql<SeriesPlan>`select title, number from plan where council_id = ${councilId} and plan_id = ${input.planId} and withdrawn_on is null`.execute(tx)).rows[0] : null;
  if (plan === undefined) throw new NotFound('report.plan-missing');
  const template = templateFrom(input, usualTemplate(council, input.kind, plan?.title ?? null));
  const id = newId<'report-series'>(now.getTime());
  const recipients = input.recipients.length > 0 ? input.recipients : usualRecipients;
  await sql`insert into report_series (council_id, report_series_id, plan_id, task_id, title, kind, cadence, data_window, done_by, lead_organization_id, responsible_person_id, addressees, recipients,
      template, basis, opened_at, opened_by)
    values (${councilId}, ${id}, ${input.planId}, ${input.taskId}, ${input.title}, ${input.kind}, ${input.cadence === null ? null : JSON.stringify(input.cadence)}, ${input.dataWindow}, ${input.doneBy},
      ${input.leadOrganizationId}, ${input.responsiblePersonId}, ${input.addressees}, ${recipients}, ${JSON.stringify(template)}, ${input.basis || plan?.number || ''}, ${now}, ${actor.personId})`.execute(tx);
  return { id, said: { title: input.title, plan: plan?.title ?? null, kind: input.kind, cadence: input.cadence, task: input.taskId } };
}

/** A template with what was typed in place of what is usual. */
export function templateFrom(input: Pick<OpenSeriesInput, 'issuer' | 'symbolIssuer' | 'signingFor' | 'subject' | 'length' | 'bases'>, usual: Template): Template {
  return {
    ...usual,
    issuer: input.issuer.length > 0 ? input.issuer : usual.issuer,
    symbolIssuer: input.symbolIssuer || usual.symbolIssuer,
    signingFor: input.signingFor || usual.signingFor,
    subject: input.subject || usual.subject,
    length: input.length,
    bases: input.bases
  };
}
