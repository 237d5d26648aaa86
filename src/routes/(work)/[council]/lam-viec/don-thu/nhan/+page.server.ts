import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { translator } from '#core/words.ts';
import { letterPolicy } from '#modules/letter/policy.ts';
import { registerLetter } from '#modules/letter/server/commands/register-letter.ts';
import { letterChoices } from '#modules/letter/server/queries.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.read(async (tx) => ({ choices: await letterChoices(tx, locals.today), choosesDelegate: can(letterPolicy, 'see-all', locals.actor), requestId: newId() }));

export const actions: Actions = {
  default: form(registerLetter, {
    done: (result, { locals }) => ({ text: translator(messages, locals.lang)(result.mask ? 'done-masked' : 'done', { number: result.number, mask: result.mask ?? '' }) }),
    to: (result, { params }) => paths.letter(params['council'] ?? '', result.id)
  })
};
