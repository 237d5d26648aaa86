import { form } from '#core/form.ts';
import { can } from '#core/policy.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { dropFilter, keepFilter } from '#modules/obligation/server/commands/keep-filter.ts';
import { obligationPolicy } from '#modules/obligation/policy.ts';
import { hasAllTab, monthMarks, myWork, workChoices, workCounts } from '#modules/obligation/server/my-work.ts';
import { taskPolicy } from '#modules/task/policy.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import * as messages from './messages.ts';
import { filterOf, monthOf } from './work-address.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today, now } = locals;
    const filter = filterOf(url.searchParams);
    const month = monthOf(url.searchParams, filter, today);
    const organizations = await organizationChoices(tx);
    const mine = new Set(actor.belongings.filter((each) => each.role !== 'overseer' && each.role !== 'administrator').map((each) => each.organizationId as string));
    return {
      filter,
      month,
      work: await myWork(tx, actor, today, now, filter),
      tabs: await workCounts(tx, actor, today, now),
      marks: await monthMarks(tx, actor, month, today, now, filter.tab),
      choices: await workChoices(tx, actor),
      organizations: organizations.map((each) => ({ value: each.id, label: each.shortName || each.name })),
      bodies: organizations.filter((each) => mine.has(each.id)).map((each) => each.shortName || each.name),
      hasAll: hasAllTab(actor),
      may: { create: can(taskPolicy, 'create', actor), chase: can(obligationPolicy, 'chase', actor) },
      requestId: newId()
    };
  });

const say = (lang: 'vi' | 'en') => translator(messages, lang);

export const actions: Actions = {
  remind: form(chaseObligations, {
    add: () => ({ kind: 'reminder' }),
    done: (result, { locals }) => ({ text: say(locals.lang)('reminded', { works: result.chased, bodies: result.organizations }) })
  }),
  keep: form(keepFilter, { done: (result, { locals }) => ({ text: say(locals.lang)('filterKept', { name: result.name }) }) }),
  drop: form(dropFilter, { done: (_result, { locals }) => ({ text: say(locals.lang)('filterDropped') }) })
};
