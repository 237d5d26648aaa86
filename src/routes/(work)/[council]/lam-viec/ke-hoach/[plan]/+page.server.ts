import { isIn } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { can } from '#core/policy.ts';
import { missing, partCounts, partOf, type BoardTarget } from '#modules/target/board.ts';
import { targetPolicy } from '#modules/target/policy.ts';
import { campaignDay, periodOf } from '#modules/target/rules.ts';
import { targetBoard } from '#modules/target/server/board.ts';
import { evidence } from '#modules/target/server/evidence.ts';
import { milestones, planHead, workDays } from '#modules/target/server/plans.ts';
import { readView, withParams } from '#modules/target/view-query.ts';
import { yearsOf } from '#modules/target/display.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { PageServerLoad } from './$types';

/** Longest plan whose days are drawn one by one. */
const gridDays = 600;
/** Records shown beside the figure; all of them have a page of their own. */
const recordsShown = 50;

/** The targets of a plan as of a day, and the records of the figure that is open. */
export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    const plan = await planHead(tx, params.plan);
    const query = readView(url.searchParams, locals.today);
    const times = { now: locals.now, today: locals.today, asOf: query.asOf };
    const board = await targetBoard(tx, params.plan, { ...times, view: query.view });
    const campaign = campaignDay(plan, board.asOf);
    const grid = campaign && campaign.length <= gridDays ? { ...campaign, counts: await workDays(tx, params.plan, plan, board.asOf), marks: await milestones(tx, params.plan, locals.today) } : null;
    const mine = (target: BoardTarget) => isIn(locals.actor, target.leadOrganizationId);
    const attention = (target: BoardTarget) => ['risk', 'late'].includes(partOf(target.status));
    const shown = board.targets.filter((target) => {
      if (query.filter === null) return true;
      if (query.filter === 'mine') return mine(target);
      return query.filter === 'attention' ? attention(target) : partOf(target.status) === query.filter;
    });
    const openId = isId(query.open) ? query.open : null;
    const opened = openId
      ? await evidence(tx, openId, { ...times, view: board.view, council: params.council, lang: locals.lang, place: query.place ?? undefined, limit: recordsShown })
      : null;
    const t = translator(messages, locals.lang);
    const month = Number(board.asOf.slice(5, 7));
    return {
      query,
      view: board.view,
      asOf: board.asOf,
      span: periodOf(board.view === 'whole' ? 'program' : 'year', board.asOf, plan),
      targets: shown,
      total: board.targets.length,
      elsewhere: board.elsewhere,
      counts: { ...partCounts(board.targets), attention: board.targets.filter(attention).length, mine: board.targets.filter(mine).length },
      missing: missing(board.targets),
      years: yearsOf(plan, locals.today),
      campaign: grid,
      evidence: opened,
      mayEnter: opened !== null && can(targetPolicy, 'enter', locals.actor, opened.target),
      actions: {
        sheet: `${paths.planTargetSheet(params.council, params.plan)}${withParams(url.searchParams, { 'so-lieu': null, muc: null })}`,
        primary: { href: paths.planReports(params.council, params.plan), label: t('report', { month }) }
      },
      printFilters: [board.view === 'whole' ? t('period.whole') : t('period.year', { year: board.asOf.slice(0, 4) }), t('targets', { n: shown.length })]
    };
  });
