import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { createRound } from '#modules/voter-meeting/server/commands/save-round.ts';
import { bodiesOfKinds } from '#modules/voter-meeting/server/choices.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.read(async (tx) => ({ organisers: await bodiesOfKinds(tx, ['fatherland-front']), requestId: newId<'request'>(locals.now.getTime()) }));

export const actions: Actions = {
  default: form(createRound, {
    to: (result, event) => `${paths.voterRound(event.params['council'] ?? '', result.id)}/de-xuat`,
    done: (_result, { locals }) => ({ text: messages[locals.lang]['flash.roundMade'] })
  })
};
