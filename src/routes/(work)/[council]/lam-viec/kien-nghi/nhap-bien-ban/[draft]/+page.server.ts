import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { countItems, needsLook, nextOpen } from '#modules/petition/intake/minutes/items.ts';
import { addMatter, confirmItem, confirmReady, dropItem, mendMinutes, mergeMatters, reopenItem, splitMatter, undoStep } from '#modules/petition/server/intake/commands/minutes-steps.ts';
import { recordMinutes } from '#modules/petition/server/intake/commands/record-minutes.ts';
import { meetingChoices } from '#modules/petition/server/intake/meeting-choices.ts';
import { minutesView } from '#modules/petition/server/intake/queries.ts';
import * as messages from '../messages.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const answering = ['standing-committee', 'board', 'peoples-committee', 'department', 'higher-authority', 'other'];

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    const view = await minutesView(tx, params.draft);
    const asked = url.searchParams.get('muc');
    const organizations = await organizationChoices(tx);
    return {
      rail: true,
      flush: true,
      view,
      failed: view.failed ? locals.say(view.failed) : '',
      current: view.items.find((item) => item.key === asked)?.key ?? nextOpen(view.items, null),
      filter: url.searchParams.get('loc') ?? '',
      count: countItems(view.items),
      ready: view.items.filter((item) => item.decision === null && !needsLook(item)).length,
      villages: organizations.filter((each) => each.kind === 'village').map(({ id, name }) => ({ value: id as string, label: name })),
      bodies: organizations.filter((each) => answering.includes(each.kind)).map(({ id, name }) => ({ value: id as string, label: name })),
      meetings: await meetingChoices(tx, locals.now),
      requestId: newId()
    };
  });

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
  split: form(splitMatter, { add, to }),
  merge: form(mergeMatters, { add, to }),
  addItem: form(addMatter, { add, to }),
  undo: form(undoStep, { add, to }),
  ready: form(confirmReady, { add, to: (result, event) => to(result, event), done: ({ count }, event) => ({ text: t(event)('readyConfirmed', { n: count }) }) }),
  head: form(mendMinutes, { add, to: (_, event) => event.url.pathname, done: (_, event) => ({ text: t(event)('headSaved') }) }),
  record: form(recordMinutes, { add, to: (_, event) => event.url.pathname, done: (result, event) => ({ text: t(event)('done', { n: result.recorded, joined: result.joined, answered: result.answered }) }) })
};
