import { workCounts } from '#modules/obligation/server/my-work.ts';
import { reportsWaiting } from '#modules/report/server/desk.ts';
import { unreadNotices } from '#modules/notice/server/queries.ts';
import type { LayoutServerLoad } from './$types';

/** Who works here and what waits for them; the counts of the side come from the modules. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const { actor } = locals;
  const roles = [...actor.roles];
  const { work, reports, notices } = await locals.read(async (tx) => ({
    work: await workCounts(tx, actor, locals.today, locals.now),
    reports: await reportsWaiting(tx, actor),
    notices: await unreadNotices(tx, actor)
  }));
  return {
    person: { id: actor.personId, name: actor.name, roles },
    counts: { mine: work.due + work.toJudge, mineLate: work.mineLate, toApprove: 0, drafts: reports.drafts + reports.toApprove },
    notices
  };
};
