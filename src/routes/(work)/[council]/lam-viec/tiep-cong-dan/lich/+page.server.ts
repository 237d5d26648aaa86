import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { translator, type Lang } from '#core/words.ts';
import { receptionPolicy } from '#modules/reception/policy.ts';
import { postSchedule } from '#modules/reception/server/commands/keep-days.ts';
import { addDay, approvePlan, drawPlan } from '#modules/reception/server/commands/plan-receptions.ts';
import { answerSwap, decideSwap } from '#modules/reception/server/commands/swap-duties.ts';
import { delegatesOn } from '#modules/reception/server/people.ts';
import { daysOf, openSwaps, planOf } from '#modules/reception/server/queries.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today } = locals;
    const asked = Number(url.searchParams.get('nam'));
    const year = asked >= 2020 && asked <= 2100 ? asked : Number(today.slice(0, 4));
    return {
      rail: true,
      year,
      plan: await planOf(tx, year),
      days: await daysOf(tx, String(year), today),
      swaps: await openSwaps(tx, actor),
      delegates: (await delegatesOn(tx, today)).map(({ id, name }) => ({ value: id, label: name })),
      may: { plan: can(receptionPolicy, 'plan', actor), approve: can(receptionPolicy, 'approve', actor), post: can(receptionPolicy, 'post', actor) },
      insider: can(receptionPolicy, 'see', actor),
      requestId: newId()
    };
  });

const t = (lang: Lang) => translator(messages, lang);

export const actions: Actions = {
  draw: form(drawPlan, { done: (result, { locals }) => ({ text: t(locals.lang)('drawn', { days: result.days, year: result.year }) }) }),
  approve: form(approvePlan, { done: (result, { locals }) => ({ text: t(locals.lang)('approved', { year: result.year }) }) }),
  post: form(postSchedule, { done: (result, { locals }) => ({ text: t(locals.lang)('posted', { days: result.posted }) }) }),
  add: form(addDay, { done: (result, { locals }) => ({ text: t(locals.lang)('added', { day: formatDay(result.onDay) }) }) }),
  answer: form(answerSwap, { done: (_result, { locals }) => ({ text: t(locals.lang)('answered') }) }),
  decide: form(decideSwap, { done: (_result, { locals }) => ({ text: t(locals.lang)('decided') }) })
};
