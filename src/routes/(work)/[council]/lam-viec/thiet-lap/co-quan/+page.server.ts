import { form } from '#core/form.ts';
import { can } from '#core/policy.ts';
import { organizationPolicy } from '#modules/organization/policy.ts';
import { matchOrganizations } from '#modules/organization/rules.ts';
import { createOrganization } from '#modules/organization/server/commands/edit-organizations.ts';
import { organizationList } from '#modules/organization/server/queries.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const organizations = await locals.read((tx) => organizationList(tx, locals.today));
  const tried = (url.searchParams.get('thu') ?? '').slice(0, 300);
  const alive = organizations.filter((row) => row.dissolvedOn === null);
  const found = tried === '' ? [] : matchOrganizations(tried, alive, locals.council?.name ?? '');
  return {
    organizations,
    mayEdit: can(organizationPolicy, 'edit', locals.actor),
    tried,
    found: found.map((match) => ({ ...match, name: alive.find((row) => row.id === match.id)?.name ?? '' }))
  };
};

export const actions: Actions = { create: form(createOrganization, { done: (_result, event) => ({ text: messages[event.locals.lang].added }) }) };
