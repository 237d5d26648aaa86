import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { noticeRefusal, refuseReception } from '#modules/reception/server/commands/refuse-reception.ts';
import { refusalsOf } from '#modules/reception/server/records.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.read(async (tx) => {
    const year = Number(locals.today.slice(0, 4));
    return { year, rows: await refusalsOf(tx, locals.actor, year), requestId: newId() };
  });

export const actions: Actions = {
  refuse: form(refuseReception, { done: (result, { locals }) => ({ text: translator(messages, locals.lang)('done', { number: result.number }) }) }),
  notice: form(noticeRefusal, { done: (_result, { locals }) => ({ text: translator(messages, locals.lang)('notice-done') }) })
};
