import { error } from '@sveltejs/kit';
import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { giveReceipt, readBack } from '#modules/reception/server/commands/record-reception.ts';
import { readReception } from '#modules/reception/server/records.ts';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    if (!isId(params.id)) error(404, locals.say('core.not-found'));
    const record = await readReception(tx, locals.actor, params.id);
    return { record, day: formatDay(record.receivedOn), requestId: newId() };
  });

const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ receptionId: params['id'] ?? '' });

export const actions: Actions = {
  sign: form(readBack, { add: here, done: (_result, { locals }) => ({ text: translator(messages, locals.lang)('done-read') }) }),
  receipt: form(giveReceipt, { add: here, done: (result, { locals }) => ({ text: translator(messages, locals.lang)('done-receipt', { number: result.number }) }) })
};
