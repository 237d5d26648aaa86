import { workCounts } from '#modules/obligation/server/my-work.ts';
import { deskCounts } from '#modules/petition/server/desk.ts';
import { petitionCounts } from '#modules/petition/server/list.ts';
import { reportsWaiting } from '#modules/report/server/desk.ts';
import { unreadNotices } from '#modules/notice/server/queries.ts';
import { answersOnly } from '../../../../navigation.ts';
import type { LayoutServerLoad } from './$types';

/** Who works here and what waits for them; the counts of the side come from the modules. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const { actor } = locals;
  const roles = [...actor.roles];
  const { work, reports, petitions, desk, notices } = await locals.read(async (tx) => ({
    work: await workCounts(tx, actor, locals.today, locals.now),
    reports: await reportsWaiting(tx, actor),
    petitions: await petitionCounts(tx, actor, locals.today),
    desk: answersOnly(actor.roles) ? await deskCounts(tx, actor, locals.today) : null,
    notices: await unreadNotices(tx, actor)
  }));
  return {
    person: { id: actor.personId, name: actor.name, roles },
    counts: { mine: work.due + work.toJudge, mineLate: work.mineLate, toApprove: 0, drafts: reports.drafts + reports.toApprove, petitions: petitions.new + petitions.answered + petitions.returned, petitionsLate: petitions.late > 0, desk: desk?.due ?? 0, deskLate: (desk?.late ?? 0) > 0 },
    notices
  };
};
