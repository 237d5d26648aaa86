import { redirect } from '@sveltejs/kit';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { catalogue } from '#modules/measure/catalogue.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { confirmItem } from '#modules/plan/server/commands/confirm-item.ts';
import { dropItem, reopenItem } from '#modules/plan/server/commands/decide-item.ts';
import { addItem, mergeItems, splitItem, turnItem } from '#modules/plan/server/commands/reshape-item.ts';
import { confirmReady, undoStep } from '#modules/plan/server/commands/review-import.ts';
import { importView, personChoices } from '#modules/plan/server/queries.ts';
import { countReview, needsLook, nextOpen } from '#modules/plan/rules.ts';
import { translator } from '#core/words.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await locals.read((tx) => importView(tx, params.draft));
  if (view.adoptedPlanId) redirect(303, paths.plan(params.council, view.adoptedPlanId));
  const [organizations, people] = await locals.read(async (tx) => [await organizationChoices(tx), await personChoices(tx, locals.today)] as const);
  const asked = url.searchParams.get('muc');
  const current = view.items.find((item) => item.key === asked)?.key ?? nextOpen(view.items, null);
  return {
    rail: true,
    flush: true,
    view,
    current,
    filter: url.searchParams.get('loc') ?? '',
    count: countReview(view.items),
    ready: view.items.filter((item) => item.decision === null && !needsLook(item)).length,
    organizations: organizations.map(({ id, name, shortName }) => ({ value: id, label: shortName || name })),
    people: people.map(({ id, name, post }) => ({ value: id, label: post ? `${name}, ${post}` : name })),
    measures: catalogue.map((measure) => ({ value: measure.id, label: measure.title[locals.lang] })),
    requestId: newId()
  };
};

/** The item to show next, with the filter kept. */
const to = <R extends { next: string | null }>(result: R, event: RequestEvent) => {
  const here = new URLSearchParams();
  const filter = event.url.searchParams.get('loc');
  if (filter) here.set('loc', filter);
  if (result.next) here.set('muc', result.next);
  return `${event.url.pathname}?${here.toString()}#muc`;
};
const add = (event: RequestEvent) => ({ importId: event.params['draft'] });
const t = (event: RequestEvent) => translator(messages, event.locals.lang);

export const actions: Actions = {
  confirm: form(confirmItem, { add, to }),
  drop: form(dropItem, { add, to }),
  reopen: form(reopenItem, { add, to }),
  split: form(splitItem, { add, to }),
  merge: form(mergeItems, { add, to }),
  turn: form(turnItem, { add, to }),
  addItem: form(addItem, { add, to }),
  undo: form(undoStep, { add, to }),
  ready: form(confirmReady, { add, to: (result, event) => to(result, event), done: ({ count }, event) => ({ text: t(event)('readyConfirmed', { n: count }) }) })
};
