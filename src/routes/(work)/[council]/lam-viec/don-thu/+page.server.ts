import { can } from '#core/policy.ts';
import { calendarSettings } from '#modules/council/server/queries.ts';
import { letterPolicy } from '#modules/letter/policy.ts';
import { letterRegister } from '#modules/letter/server/queries.ts';
import { receptionPolicy } from '#modules/reception/policy.ts';
import { daysOf, receivedThisYear, tabCounts } from '#modules/reception/server/queries.ts';
import { addressOf } from './letters-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today } = locals;
    const at = addressOf(url.searchParams, today);
    const insider = can(receptionPolicy, 'see', actor);
    const { cultureDayFrom } = await calendarSettings(tx);
    return {
      rail: true,
      at,
      register: await letterRegister(tx, actor, at, today),
      days: await daysOf(tx, at.month, today),
      received: await receivedThisYear(tx, at.year, today),
      visits: insider ? (await tabCounts(tx, at.year)).visits : undefined,
      insider,
      // Whether 24 November is a rest day moves what is counted in working days; it is said while it is ahead and open.
      cultureOpen: cultureDayFrom === null && today.slice(5) < '11-24' && today.slice(5) > '11-01',
      may: { register: can(letterPolicy, 'register', actor), record: can(receptionPolicy, 'record', actor), post: can(receptionPolicy, 'post', actor), close: can(receptionPolicy, 'close', actor) }
    };
  });
