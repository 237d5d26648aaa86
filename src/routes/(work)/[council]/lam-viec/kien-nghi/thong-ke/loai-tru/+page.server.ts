import { form } from '#core/form.ts';
import { translator } from '#core/words.ts';
import { excludePetition, undoExclusion } from '#modules/petition/server/commands/exclude-petition.ts';
import { exclusionList } from '#modules/petition/server/exclusions.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.read(async (tx) => ({ rows: await exclusionList(tx) }));

export const actions: Actions = {
  add: form(excludePetition, { done: (r, e) => ({ text: translator(messages, e.locals.lang)('flash.added', { code: r.code }) }), to: (_r, e) => paths.petitionExclusions(e.params['council'] ?? '') }),
  undo: form(undoExclusion, { done: (r, e) => ({ text: translator(messages, e.locals.lang)('flash.undone', { code: r.code }) }), to: (_r, e) => paths.petitionExclusions(e.params['council'] ?? '') })
};
