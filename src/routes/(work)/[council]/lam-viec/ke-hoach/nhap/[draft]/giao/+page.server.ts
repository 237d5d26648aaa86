import { redirect } from '@sveltejs/kit';
import { form } from '#core/form.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import type { FoundTask } from '#modules/plan/import-item.ts';
import { assignPeople, mendHead } from '#modules/plan/server/commands/review-import.ts';
import { importView, personChoices } from '#modules/plan/server/queries.ts';
import { translator } from '#core/words.ts';
import { paths } from '#paths';
import * as messages from '../../messages.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const view = await locals.read((tx) => importView(tx, params.draft));
  if (view.adoptedPlanId) redirect(303, paths.plan(params.council, view.adoptedPlanId));
  const [organizations, people] = await locals.read(async (tx) => [await organizationChoices(tx), await personChoices(tx, locals.today)] as const);
  const tasks = view.items.flatMap((item) => (item.kind === 'task' && item.decision === 'confirmed' ? [item.task] : []));
  return {
    head: view.head,
    draft: view.id,
    bodies: organizations
      .map((body) => bodyRow(body.id, body.name, tasks.filter((task) => task.leadOrganizationId === body.id), people.filter((person) => person.organizationIds.includes(body.id)).map((person) => person.id)))
      .filter((row) => row.count > 0),
    people: people.map(({ id, name, post }) => ({ value: id, label: post ? `${name}, ${post}` : name }))
  };
};

/** The person all its tasks name already, or the first of the body as a proposal. */
function bodyRow(id: string, name: string, tasks: readonly FoundTask[], members: readonly string[]) {
  const named = new Set(tasks.flatMap((task) => task.responsiblePersonId ?? []));
  return { id, name, count: tasks.length, open: tasks.filter((task) => task.responsiblePersonId === null).length, person: named.size === 1 ? [...named][0] : named.size === 0 ? (members[0] ?? '') : '' };
}

const add = (event: RequestEvent) => ({ importId: event.params['draft'] });

export const actions: Actions = {
  head: form(mendHead, { add }),
  assign: form(assignPeople, { add, done: ({ count }, event) => ({ text: translator(messages, event.locals.lang)('assigned', { n: count }) }), to: (_, event) => `${paths.planImportDraft(event.params['council'] ?? '', event.params['draft'] ?? '')}/luu` })
};
