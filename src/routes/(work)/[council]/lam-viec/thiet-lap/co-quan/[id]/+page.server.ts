import { error, type RequestEvent } from '@sveltejs/kit';
import { historyOf } from '#core/events.ts';
import { form } from '#core/form.ts';
import { can } from '#core/policy.ts';
import { organizationPolicy } from '#modules/organization/policy.ts';
import { dissolveOrganization, editOrganization, restoreOrganization } from '#modules/organization/server/commands/edit-organizations.ts';
import { organizationList } from '#modules/organization/server/queries.ts';
import { peopleList } from '#modules/person/server/queries.ts';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const organizations = await organizationList(tx, locals.today);
    const organization = organizations.find((row) => row.id === params.id);
    if (!organization) error(404, locals.say('core.not-found'));
    return {
      organization,
      others: organizations.filter((row) => row.id !== params.id && row.dissolvedOn === null),
      members: await peopleList(tx, { organizationId: params.id }, { today: locals.today, now: locals.now }),
      history: await historyOf(tx, 'organization', params.id, 40),
      mayEdit: can(organizationPolicy, 'edit', locals.actor)
    };
  });

const said = (key: keyof typeof messages.vi) => (_result: unknown, event: RequestEvent) => ({ text: messages[event.locals.lang][key] as string });
const add = (event: RequestEvent) => ({ organizationId: event.params['id'] });

export const actions: Actions = {
  edit: form(editOrganization, { add, done: said('saved') }),
  dissolve: form(dissolveOrganization, { add, done: said('dissolvedDone') }),
  restore: form(restoreOrganization, { add, done: said('restored') })
};
