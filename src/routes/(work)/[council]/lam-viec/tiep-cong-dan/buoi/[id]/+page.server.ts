import { error } from '@sveltejs/kit';
import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { translator, type Lang } from '#core/words.ts';
import { receptionPolicy } from '#modules/reception/policy.ts';
import { closeDay, moveDay } from '#modules/reception/server/commands/keep-days.ts';
import { assignDay } from '#modules/reception/server/commands/plan-receptions.ts';
import { askSwap } from '#modules/reception/server/commands/swap-duties.ts';
import { delegatesOn } from '#modules/reception/server/people.ts';
import { dayById, daysOf } from '#modules/reception/server/queries.ts';
import { visitsOfDay } from '#modules/reception/server/records.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const { actor, today } = locals;
    const day = isId(params.id) ? await dayById(tx, params.id, today) : null;
    if (!day) error(404, locals.say('core.not-found'));
    const duty = { dutyPersonIds: day.duties.map((each) => each.personId) };
    const coming = (await daysOf(tx, day.onDay.slice(0, 4), today)).filter((each) => each.id !== day.id && each.onDay >= today && each.closedAt === null);
    return {
      day,
      visits: await visitsOfDay(tx, actor, day.id),
      delegates: (await delegatesOn(tx, today)).map(({ id, name }) => ({ value: id, label: name })),
      others: coming.flatMap((each) => each.duties.map((one) => ({ value: one.id, label: `${one.name} · ${formatDay(each.onDay)}` }))),
      swappable: day.approved && day.closedAt === null && day.onDay >= today ? day.duties.filter((each) => can(receptionPolicy, 'ask-swap', actor, { personId: each.personId })) : [],
      may: {
        close: day.approved && day.closedAt === null && day.onDay <= today && can(receptionPolicy, 'close', actor, duty),
        move: day.closedAt === null && can(receptionPolicy, 'move', actor),
        assign: !day.approved && can(receptionPolicy, 'plan', actor),
        record: can(receptionPolicy, 'record', actor, duty)
      },
      requestId: newId()
    };
  });

const t = (lang: Lang) => translator(messages, lang);
const here = ({ params }: { params: Partial<Record<string, string>> }) => ({ dayId: params['id'] ?? '' });

export const actions: Actions = {
  close: form(closeDay, { add: here, done: (_result, { locals }) => ({ text: t(locals.lang)('closed') }) }),
  move: form(moveDay, { add: here, done: (result, { locals }) => ({ text: t(locals.lang)('moved-to', { day: formatDay(result.newDay) }) }) }),
  assign: form(assignDay, { add: here, done: (_result, { locals }) => ({ text: t(locals.lang)('assigned') }) }),
  swap: form(askSwap, { done: (_result, { locals }) => ({ text: t(locals.lang)('asked') }) })
};
