import { adjustmentsOf, planChanges } from '#modules/target/server/detail.ts';
import type { PageServerLoad } from './$types';

/** Goals changed by papers, and what else was changed about the targets of a plan. */
export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => ({
    adjustments: await adjustmentsOf(tx, { planId: params.plan }),
    changes: (await planChanges(tx, params.plan)).filter((change) => change.name !== 'target.adjusted')
  }));
