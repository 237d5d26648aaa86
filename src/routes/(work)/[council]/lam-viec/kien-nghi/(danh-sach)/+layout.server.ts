import { organizationChoices } from '#modules/organization/server/queries.ts';
import { can } from '#core/policy.ts';
import { petitionPolicy } from '#modules/petition/policy.ts';
import { linesAtOnce, petitionCounts, petitionList } from '#modules/petition/server/list.ts';
import { filterOf, queryOf } from '../address.ts';
import type { LayoutServerLoad } from './$types';

/** The list on the left, as its address says; the same on every page of this part, so that choosing a petition keeps it. */
export const load: LayoutServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today } = locals;
    const filter = filterOf(url.searchParams);
    const { lines, total } = await petitionList(tx, actor, filter, today);
    return {
      rail: true,
      flush: true,
      filter,
      query: queryOf(filter, { from: filter.from }),
      lines,
      total,
      atOnce: linesAtOnce,
      counts: await petitionCounts(tx, actor, today),
      organizations: await organizationChoices(tx),
      may: {
        record: can(petitionPolicy, 'record', actor),
        classify: can(petitionPolicy, 'classify', actor),
        refer: can(petitionPolicy, 'refer', actor),
        judge: can(petitionPolicy, 'judge', actor),
        figures: can(petitionPolicy, 'see-figures', actor),
        terms: can(petitionPolicy, 'keep-terms', actor)
      }
    };
  });
