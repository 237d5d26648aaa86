import { fail } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { failure, form, setFlash } from '#core/form.ts';
import { isId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { petitionPolicy } from '#modules/petition/policy.ts';
import { removePetition } from '#modules/petition/server/commands/split-petition.ts';
import { heldSendings, openObjections } from '#modules/petition/server/public/office.ts';
import { lookOver, readPublicPage, setPublicPage } from '#modules/petition/server/public/public-page.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.read(async (tx) => ({
    held: await heldSendings(tx),
    objections: await openObjections(tx),
    page: await readPublicPage(tx),
    mayLook: can(petitionPolicy, 'look-over', locals.actor),
    mayRemove: can(petitionPolicy, 'remove', locals.actor)
  }));

export const actions: Actions = {
  let: form(lookOver, { done: ({ looked }, { locals }) => ({ text: messages[locals.lang]['held.done'].replace('{count}', String(looked)) }) }),
  /** What is no petition goes the way of every such line: taken out with its reason, and back again from there. */
  out: async (event) => {
    const { locals, request } = event;
    const chosen = (await request.formData()).getAll('raisingIds[]').map(String).filter(isId);
    const { rows } = await locals.read((tx) => heldSendings(tx));
    const ids = [...new Set(rows.filter(({ raisingId }) => chosen.includes(raisingId)).map(({ petitionId }) => petitionId))];
    try {
      for (const petitionId of ids) await locals.run(removePetition, { petitionId, kind: 'not-a-petition', reason: messages.vi['held.reason'] });
    } catch (error) {
      if (!isExpected(error)) throw error;
      return fail(error.status, failure('petition.remove', {}, error, locals.say));
    }
    setFlash(event, { text: messages[locals.lang]['held.removed'].replace('{count}', String(ids.length)) });
    return { command: 'petition.remove', values: {}, errors: {}, message: '' };
  },
  settings: form(setPublicPage, { done: (_result, { locals }) => ({ text: messages[locals.lang]['settings.saved'] }) })
};
