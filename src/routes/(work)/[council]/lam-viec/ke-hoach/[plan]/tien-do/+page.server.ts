import { can } from '#core/policy.ts';
import { translator } from '#core/words.ts';
import { obligationPolicy } from '#modules/obligation/policy.ts';
import { planTimeline } from '#modules/overview/server/timeline.ts';
import { frameYears, passes, timelineFilters } from '#modules/overview/timeline.ts';
import { planHead } from '#modules/target/server/plans.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import { readTimeline, timelineAddress } from './timeline-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    const { actor, today, now, lang } = locals;
    const query = readTimeline(url.searchParams);
    const plan = await planHead(tx, params.plan);
    const { frame, rows } = await planTimeline(tx, actor, plan, { today, now, year: query.year, lang });
    const t = translator(messages, lang);
    return {
      query,
      frame,
      years: frameYears(plan),
      rows: rows.filter((row) => passes(row, query.filter)),
      counts: Object.fromEntries(timelineFilters.map((filter) => [filter, rows.filter((row) => passes(row, filter)).length])),
      rail: true,
      actions: {
        sheet: paths.planTimelineSheet(params.council, params.plan) + timelineAddress(query),
        ...(can(obligationPolicy, 'chase', actor) && rows.some((row) => row.overdue) ? { primary: { href: paths.chase(params.council, undefined, params.plan), label: t('chase') } } : {})
      },
      printFilters: [t(`filter.${query.filter}`)]
    };
  });
