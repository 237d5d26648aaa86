import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { letterChoices } from '#modules/letter/server/queries.ts';
import { recordReception } from '#modules/reception/server/commands/record-reception.ts';
import { recentDays } from '#modules/reception/server/queries.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const asked = url.searchParams.get('buoi') ?? '';
    const days = await recentDays(tx, locals.today);
    return { dayId: isId(asked) ? asked : '', dayOn: days.find((day) => day.id === asked)?.onDay ?? null, days: days.map((day) => ({ id: day.id, onDay: day.onDay, who: day.duties.map((duty) => duty.name).join(', ') })), choices: await letterChoices(tx, locals.today), requestId: newId() };
  });

export const actions: Actions = {
  default: form(recordReception, {
    add: ({ locals }) => ({ receivedBy: locals.actor.personId ?? '' }),
    done: (result, { locals }) => ({ text: translator(messages, locals.lang)(result.letters > 0 ? 'done-letters' : 'done', { number: result.number, letters: result.letters }) }),
    to: (result, { params }) => paths.reception(params['council'] ?? '', result.id)
  })
};
