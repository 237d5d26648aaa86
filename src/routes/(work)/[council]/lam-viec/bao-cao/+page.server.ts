import { sql } from 'kysely';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { fill } from '#core/words.ts';
import { reportPolicy } from '#modules/report/policy.ts';
import { reportKinds, type ReportKind } from '#modules/report/schema.ts';
import { draftReport } from '#modules/report/server/commands/draft-report.ts';
import { reportDesk } from '#modules/report/server/desk.ts';
import { seriesList } from '#modules/report/server/series-row.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** `loai`: kind · `ke-hoach`: plan · `che-do`: series · `q`: words. */
export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const kind = url.searchParams.get('loai') as ReportKind | null;
    const filter = {
      kind: kind && reportKinds.includes(kind) ? kind : undefined,
      planId: uuid(url.searchParams.get('ke-hoach')),
      seriesId: uuid(url.searchParams.get('che-do')),
      text: url.searchParams.get('q') ?? undefined
    };
    const series = await seriesList(tx);
    const { rows: plans } = await sql<{ id: string; title: string }>`select distinct p.plan_id as id, coalesce(nullif(p.short_title, ''), p.title) as title
      from plan p join report_series r on r.council_id = p.council_id and r.plan_id = p.plan_id where p.council_id = app.council() order by 2`.execute(tx);
    return {
      filter,
      desk: await reportDesk(tx, locals.actor, filter, locals.today),
      series: series.filter((row) => row.endedOn === null),
      current: series.find((row) => row.id === filter.seriesId) ?? null,
      plans,
      kinds: reportKinds.filter((each) => series.some((row) => row.kind === each)),
      may: { write: can(reportPolicy, 'write', locals.actor), series: can(reportPolicy, 'keep-series', locals.actor), numbers: can(reportPolicy, 'see-drafts', locals.actor) },
      requestId: newId<'request'>(locals.now.getTime())
    };
  });

const uuid = (text: string | null) => (text && /^[0-9a-f-]{36}$/.test(text) ? text : undefined);

export const actions: Actions = {
  draft: form(draftReport, {
    to: (result, event) => paths.report(event.params['council'] ?? '', result.id),
    done: (result, { locals }) => (result.made ? { text: fill(messages[locals.lang].drafted, { title: result.title }) } : null)
  })
};
