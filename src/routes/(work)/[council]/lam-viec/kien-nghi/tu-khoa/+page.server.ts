import { form } from '#core/form.ts';
import { translator } from '#core/words.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { addTerm, removeTerm } from '#modules/petition/server/commands/keep-terms.ts';
import { termRows } from '#modules/petition/server/desks.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.read(async (tx) => ({ rows: await termRows(tx), organizations: await organizationChoices(tx) }));

export const actions: Actions = {
  add: form(addTerm, { done: (_r, e) => ({ text: translator(messages, e.locals.lang)('flash.added') }), to: (_r, e) => paths.petitionTerms(e.params['council'] ?? '') }),
  remove: form(removeTerm, { done: (r, e) => ({ text: translator(messages, e.locals.lang)('flash.removed', { term: r.term }) }), to: (_r, e) => paths.petitionTerms(e.params['council'] ?? '') })
};
