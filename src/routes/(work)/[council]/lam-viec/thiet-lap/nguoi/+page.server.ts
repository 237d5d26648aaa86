import { newId } from '#core/ids.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { peopleList } from '#modules/person/server/queries.ts';
import { filterOf } from './filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => ({
    filter: filterOf(url),
    people: await peopleList(tx, filterOf(url), { today: locals.today, now: locals.now }),
    organizations: await organizationChoices(tx),
    requestId: newId()
  }));
