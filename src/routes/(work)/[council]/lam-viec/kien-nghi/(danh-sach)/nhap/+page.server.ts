import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { translator } from '#core/words.ts';
import { petitionPolicy } from '#modules/petition/policy.ts';
import { recordPetition } from '#modules/petition/server/commands/record-petition.ts';
import { paths } from '#paths';
import * as flashes from '../../flash-messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ requestId: newId(), entryKey: newId(), mayImport: can(petitionPolicy, 'import', locals.actor) });

export const actions: Actions = {
  default: form(recordPetition, {
    done: (r, e) => ({ text: translator(flashes, e.locals.lang)(r.joined ? 'flash.joined' : 'flash.recorded', { code: r.code }) }),
    to: (r, e) => paths.petition(e.params['council'] ?? '', r.petitionId)
  })
};
