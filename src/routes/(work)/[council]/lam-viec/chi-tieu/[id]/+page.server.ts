import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { translator } from '#core/words.ts';
import { catalogue } from '#modules/measure/catalogue.ts';
import * as measureMessages from '#modules/measure/messages.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { kindOf } from '#modules/target/board.ts';
import { targetPolicy } from '#modules/target/policy.ts';
import { adjustTarget } from '#modules/target/server/commands/adjust-target.ts';
import { bindTarget } from '#modules/target/server/commands/bind-target.ts';
import { recordEntry } from '#modules/target/server/commands/record-entry.ts';
import { voidEntry } from '#modules/target/server/commands/void-entry.ts';
import { withdrawTarget } from '#modules/target/server/commands/withdraw-target.ts';
import { planChoices, targetDetail } from '#modules/target/server/detail.ts';
import { evidence } from '#modules/target/server/evidence.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** One target: figure, how it is counted, values with evidence, adjustments, history. `tim` searches the catalogue. */
export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    const detail = await targetDetail(tx, params.id);
    const figure = detail.target.withdrawnAt
      ? null
      : await evidence(tx, params.id, { asOf: locals.today, now: locals.now, today: locals.today, council: params.council, lang: locals.lang, limit: 0 });
    const may = (verb: 'bind' | 'enter' | 'void' | 'adjust' | 'withdraw') => !detail.target.withdrawnAt && can(targetPolicy, verb, locals.actor, detail.target);
    const search = url.searchParams.get('tim') ?? '';
    return {
      ...detail,
      figure,
      may: { bind: may('bind'), enter: may('enter'), void: may('void'), adjust: may('adjust'), withdraw: may('withdraw') },
      search,
      measures: matching(search, kindOf(detail.target.unit), locals.lang),
      organizations: may('bind') ? await organizationChoices(tx) : [],
      plans: may('bind') ? await planChoices(tx) : [],
      requestId: newId<'request'>(locals.now.getTime())
    };
  });

/** Ids of the measures of the unit that hold every word of the search, marks or not. */
function matching(search: string, unit: string, lang: 'vi' | 'en'): string[] {
  const words = khongDau(search).split(' ').filter(Boolean);
  const t = translator(measureMessages, lang);
  return catalogue
    .filter((measure) => (measure.unit === 'percent') === (unit === 'percent'))
    .filter((measure) => {
      const text = khongDau(`${measure.id} ${measure.title.vi} ${measure.title.en} ${t(`group.${measure.group}`)}`);
      return words.every((word) => text.includes(word));
    })
    .map((measure) => measure.id);
}

const own = (event: { params: Partial<Record<string, string>> }) => ({ targetId: event.params['id'] });

export const actions: Actions = {
  enter: form(recordEntry, { add: own, done: (_, { locals }) => ({ text: translator(messages, locals.lang)('saved') }) }),
  void: form(voidEntry, { done: (_, { locals }) => ({ text: translator(messages, locals.lang)('voided') }) }),
  bind: form(bindTarget, { add: own, done: (_, { locals }) => ({ text: translator(messages, locals.lang)('bound') }), to: (_, { url }) => url.pathname }),
  adjust: form(adjustTarget, { add: own, done: (_, { locals }) => ({ text: translator(messages, locals.lang)('adjusted') }) }),
  withdraw: form(withdrawTarget, {
    add: own,
    done: (_, { locals }) => ({ text: translator(messages, locals.lang)('withdrawDone') }),
    to: ({ planId }, { params }) => paths.plan(params['council'] ?? '', planId)
  })
};
