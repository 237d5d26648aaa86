import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { failure, form, fromFormData } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { handleLetter } from '#modules/letter/server/commands/handle-letter.ts';
import { grantIdentity, openIdentity, revokeIdentity } from '#modules/letter/server/commands/letter-identity.ts';
import { mirrorLetter } from '#modules/letter/server/commands/mirror-letter.ts';
import { amendLetter, sortLetter } from '#modules/letter/server/commands/sort-letter.ts';
import { splitLetter } from '#modules/letter/server/commands/split-letter.ts';
import { takeBackAct, tellLetter } from '#modules/letter/server/commands/tell-letter.ts';
import { letterChoices, letterView } from '#modules/letter/server/queries.ts';
import * as letterMessages from '#modules/letter/messages.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    if (!isId(params.id)) error(404, locals.say('core.not-found'));
    return { view: await letterView(tx, locals.actor, params.id, locals.today), choices: await letterChoices(tx, locals.today), requestId: newId() };
  });

const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ letterId: params['id'] ?? '' });
const said = (lang: 'vi' | 'en', kind: string) => ({ text: `${translator(letterMessages, lang)(`act.${kind as 'forwarded'}`)}: ${translator(messages, lang)('recorded').toLocaleLowerCase('vi')}` });

/** The identity is the answer to this one request: it is shown once, on the page that asked, and stands in no address, cookie, draft or store. */
async function open(event: RequestEvent) {
  const values = await fromFormData(await event.request.formData());
  event.setHeaders({ 'cache-control': 'no-store' });
  try {
    const identity = await event.locals.run(openIdentity, { reason: values['reason'], ...here(event) }, newId());
    return { identity };
  } catch (refusal) {
    if (!isExpected(refusal)) throw refusal;
    return fail(refusal.status, failure(openIdentity.name, values, refusal, event.locals.say));
  }
}

export const actions: Actions = {
  sort: form(sortLetter, { add: here, done: (_result, { locals }) => said(locals.lang, 'sorted') }),
  amend: form(amendLetter, { add: here, done: (_result, { locals }) => ({ text: translator(messages, locals.lang)('amended') }) }),
  split: form(splitLetter, { add: here, done: (result, { locals }) => ({ text: translator(messages, locals.lang)('split-done', { parts: result.parts }) }) }),
  handle: form(handleLetter, { add: here, done: (result, { locals }) => said(locals.lang, result.kind) }),
  mirror: form(mirrorLetter, { add: here, done: (result, { locals }) => said(locals.lang, result.kind) }),
  tell: form(tellLetter, { add: here, done: (result, { locals }) => said(locals.lang, result.kind) }),
  back: form(takeBackAct, { add: here, done: (_result, { locals }) => ({ text: translator(messages, locals.lang)('taken-back') }) }),
  chase: form(chaseObligations, { add: () => ({ kind: 'reminder' }), done: (_result, { locals }) => ({ text: translator(messages, locals.lang)('chased') }) }),
  grant: form(grantIdentity, { add: here, done: (result, { locals }) => ({ text: translator(messages, locals.lang)('granted', { name: result.name }) }) }),
  revoke: form(revokeIdentity, { add: here, done: (result, { locals }) => ({ text: translator(messages, locals.lang)('revoked', { name: result.name }) }) }),
  open
};
