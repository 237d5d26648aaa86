import { organizationChoices } from '#modules/organization/server/queries.ts';
import { spanOf } from '#modules/overview/calendar.ts';
import { calendarChoices, calendarDays } from '#modules/overview/server/calendar.ts';
import { readCalendar } from './calendar-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today, now } = locals;
    const query = readCalendar(url.searchParams, today);
    return {
      query,
      span: spanOf(query.view, query.day),
      days: await calendarDays(tx, actor, spanOf(query.view, query.day), query, { today, now }),
      organizations: (await organizationChoices(tx)).map((each) => ({ value: each.id, label: each.shortName || each.name })),
      ...(await calendarChoices(tx, actor)),
      now
    };
  });
