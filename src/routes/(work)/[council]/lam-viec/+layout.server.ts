import { unreadNotices } from '#modules/notice/server/queries.ts';
import type { LayoutServerLoad } from './$types';

/** Who works here and what waits for them; the counts of the side come from the modules. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const { actor } = locals;
  const roles = [...actor.roles];
  return {
    person: { id: actor.personId, name: actor.name, roles },
    counts: { mine: 0, mineLate: 0, toApprove: 0, drafts: 0 },
    notices: await locals.read((tx) => unreadNotices(tx, actor))
  };
};
