import { sql } from 'kysely';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { fill } from '#core/words.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { openSeries } from '#modules/report/server/commands/open-series.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { rows: plans } = await sql<{ value: string; label: string }>`select plan_id as value, coalesce(nullif(short_title, ''), title) as label from plan
      where council_id = app.council() and withdrawn_on is null order by starts_on desc, title`.execute(tx);
    return {
      plans,
      planId: url.searchParams.get('ke-hoach') ?? '',
      organizations: (await organizationChoices(tx)).map((body) => ({ value: body.id, label: body.shortName || body.name })),
      requestId: newId<'request'>(locals.now.getTime())
    };
  });

export const actions: Actions = {
  default: form(openSeries, {
    to: (result, event) => `${paths.reports(event.params['council'] ?? '')}?che-do=${result.id}`,
    done: (result, { locals }) => ({ text: fill(messages[locals.lang].madeSeries, { title: result.title, opened: result.opened }) })
  })
};
