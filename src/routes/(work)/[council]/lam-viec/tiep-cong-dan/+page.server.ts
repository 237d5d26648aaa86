import { can } from '#core/policy.ts';
import { letterPolicy } from '#modules/letter/policy.ts';
import { letterRegister } from '#modules/letter/server/queries.ts';
import { receptionPolicy } from '#modules/reception/policy.ts';
import { daysOf, receivedThisYear } from '#modules/reception/server/queries.ts';
import { visitsOfYear } from '#modules/reception/server/records.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today } = locals;
    const asked = Number(url.searchParams.get('nam'));
    const year = asked >= 2020 && asked <= 2100 ? asked : Number(today.slice(0, 4));
    const month = /^\d{4}-(0[1-9]|1[0-2])$/.exec(url.searchParams.get('thang') ?? '')?.[0] ?? today.slice(0, 7);
    const visits = await visitsOfYear(tx, actor, year);
    return {
      rail: true,
      year,
      month,
      visits,
      letters: (await letterRegister(tx, actor, { year }, today)).counts.all,
      days: await daysOf(tx, month, today),
      received: await receivedThisYear(tx, year, today),
      may: { register: can(letterPolicy, 'register', actor), record: can(receptionPolicy, 'record', actor), post: can(receptionPolicy, 'post', actor), close: can(receptionPolicy, 'close', actor), seeAll: can(receptionPolicy, 'see-all', actor) }
    };
  });
