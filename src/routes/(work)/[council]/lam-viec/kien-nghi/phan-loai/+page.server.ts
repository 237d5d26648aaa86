import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { classifyChosen } from '#modules/petition/server/commands/classify-chosen.ts';
import { sortingDesk } from '#modules/petition/server/desks.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.read(async (tx) => ({ rows: await sortingDesk(tx, locals.actor), organizations: await organizationChoices(tx), requestId: newId() }));

export const actions: Actions = {
  default: form(classifyChosen, {
    done: (r, e) => ({ text: translator(messages, e.locals.lang)('flash', { n: r.classified }) }),
    to: (_r, e) => paths.petitionSorting(e.params['council'] ?? '')
  })
};
