import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { decideRows, mapSheet, orderSheet, resumeSheet } from '#modules/petition/server/intake/commands/sheet-steps.ts';
import { sheetView, type RowFilter } from '#modules/petition/server/intake/queries.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const atOnce = 50;
const filters: readonly RowFilter[] = ['good', 'refused', 'near', 'noted'];
const answering = ['standing-committee', 'board', 'peoples-committee', 'department', 'higher-authority', 'other', 'party-committee', 'fatherland-front', 'union'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const asked = url.searchParams.get('loc') as RowFilter | null;
  const from = Math.max(0, Math.trunc(Number(url.searchParams.get('tu')) || 0));
  const read = (filter: RowFilter) => locals.read((tx) => sheetView(tx, params.draft, { filter, from, most: atOnce }));
  let filter: RowFilter = asked && filters.includes(asked) ? asked : 'refused';
  let view = await read(filter);
  if (!asked && view.counts.refused === 0) view = await read((filter = view.counts.near > 0 ? 'near' : 'good'));
  const organizations = await locals.read(organizationChoices);
  return {
    view,
    failed: view.failed ? locals.say(view.failed) : '',
    filter,
    from,
    atOnce,
    mapping: view.readAt !== null && view.orderedAt === null && (url.searchParams.get('buoc') === 'cot' || (view.checkedAt === null && url.searchParams.get('buoc') !== 'xem')),
    bodies: organizations.filter((each) => answering.includes(each.kind)).map(({ id, name, kind }) => ({ value: id as string, label: name, kind })),
    requestId: newId()
  };
};

const add = (event: RequestEvent) => ({ importId: event.params['draft'] });
const here = (event: RequestEvent) => paths.petitionSheetImport(event.params['council'] ?? '', event.params['draft'] ?? '');

export const actions: Actions = {
  map: form(mapSheet, { add, to: (_, event) => `${here(event)}?buoc=xem` }),
  decide: form(decideRows, { add, done: (_, event) => ({ text: translator(messages, event.locals.lang)('rowsSaved') }) }),
  order: form(orderSheet, { add, to: (_, event) => here(event) }),
  resume: form(resumeSheet, { add, to: (_, event) => here(event) })
};
