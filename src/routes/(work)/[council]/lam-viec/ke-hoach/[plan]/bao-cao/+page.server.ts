import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { fill } from '#core/words.ts';
import { reportPolicy } from '#modules/report/policy.ts';
import { draftReport } from '#modules/report/server/commands/draft-report.ts';
import { adoptSeries } from '#modules/report/server/commands/open-series.ts';
import { reportDesk } from '#modules/report/server/desk.ts';
import { dutiesOf } from '#modules/report/server/duties.ts';
import { seriesList } from '#modules/report/server/series-row.ts';
import { paths } from '#paths';
import * as messages from '../../../bao-cao/messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reports of one plan: its series, the reports to write, and those its tasks ask for that have no series yet. */
export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const duties = await dutiesOf(tx, params.plan);
    return {
      series: await seriesList(tx, { planId: params.plan }),
      desk: await reportDesk(tx, locals.actor, { planId: params.plan }, locals.today),
      duties: duties.filter((duty) => duty.seriesId === null),
      may: { write: can(reportPolicy, 'write', locals.actor), series: can(reportPolicy, 'keep-series', locals.actor) },
      requestId: newId<'request'>(locals.now.getTime())
    };
  });

export const actions: Actions = {
  adopt: form(adoptSeries, {
    add: ({ params }) => ({ planId: params['plan'] }),
    done: (result, { locals }) => ({ text: fill(messages[locals.lang].proposeDone, { n: result.ids.length, opened: result.opened }) })
  }),
  draft: form(draftReport, { to: (result, event) => paths.report(event.params['council'] ?? '', result.id), done: (result, { locals }) => (result.made ? { text: fill(messages[locals.lang].drafted, { title: result.title }) } : null) })
};
