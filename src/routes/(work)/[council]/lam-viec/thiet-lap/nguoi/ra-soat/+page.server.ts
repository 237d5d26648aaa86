import { form } from '#core/form.ts';
import { usualSecurity } from '#core/identity/security.ts';
import { reviewAccounts } from '#modules/person/server/commands/accounts.ts';
import { accountReview } from '#modules/person/server/account-review.ts';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  const days = locals.session?.security.dormantDays ?? usualSecurity.dormantDays;
  return locals.read(async (tx) => ({ ...(await accountReview(tx, { today: locals.today, now: locals.now }, days)), days }));
};

export const actions: Actions = {
  default: form(reviewAccounts, { done: (_result, event) => ({ text: messages[event.locals.lang]['review.confirmed'] }) })
};
