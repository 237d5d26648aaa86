import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { fill, type Lang } from '#core/words.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { amendSeries, endSeries, openPeriod } from '#modules/report/server/commands/keep-series.ts';
import { seriesRow } from '#modules/report/server/series-row.ts';
import { paths } from '#paths';
import * as messages from '../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => ({
    series: await seriesRow(tx, params.series),
    organizations: (await organizationChoices(tx)).map((body) => ({ value: body.id, label: body.shortName || body.name })),
    requestId: newId<'request'>(locals.now.getTime())
  }));

const own = (event: { params: Partial<Record<string, string>> }) => ({ seriesId: event.params['series'] });
const flash = (lang: Lang, key: 'savedSeries' | 'endedSeries' | 'opened', title: string) => ({ text: fill(messages[lang][key], { title }) });
const desk = (event: { params: Partial<Record<string, string>> }) => `${paths.reports(event.params['council'] ?? '')}?che-do=${event.params['series']}`;

export const actions: Actions = {
  amend: form(amendSeries, { add: own, done: (result, { locals }) => flash(locals.lang, 'savedSeries', result.title) }),
  end: form(endSeries, { add: own, done: (result, { locals }) => flash(locals.lang, 'endedSeries', result.title) }),
  period: form(openPeriod, { add: own, to: (_, event) => desk(event), done: (result, { locals }) => flash(locals.lang, 'opened', result.title) })
};
