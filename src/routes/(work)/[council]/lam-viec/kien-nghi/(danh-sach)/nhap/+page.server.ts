import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { recordPetition } from '#modules/petition/server/commands/record-petition.ts';
import { paths } from '#paths';
import * as flashes from '../../flash-messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ requestId: newId(), entryKey: newId() });

export const actions: Actions = {
  default: form(recordPetition, {
    done: (r, e) => ({ text: translator(flashes, e.locals.lang)(r.joined ? 'flash.joined' : 'flash.recorded', { code: r.code }) }),
    to: (r, e) => paths.petition(e.params['council'] ?? '', r.petitionId)
  })
};
