import { error, type RequestEvent } from '@sveltejs/kit';
import { historyOf } from '#core/events.ts';
import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { addMembership, editPerson, endMembership, removeMembership } from '#modules/person/server/commands/edit-people.ts';
import { disableAccount, dropPersonTotp, enableAccount, endPersonSessions, unlockAccount } from '#modules/person/server/commands/accounts.ts';
import { revokeInvitation } from '#modules/person/server/commands/invitations.ts';
import { accountOf, personById, postsOf } from '#modules/person/server/queries.ts';
import { placeOf } from '../place.ts';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const person = await personById(tx, params.id, locals.today, locals.now);
    if (!person) error(404, locals.say('core.not-found'));
    return {
      person,
      posts: await postsOf(tx, params.id),
      account: await accountOf(tx, params.id),
      history: await historyOf(tx, 'person', params.id, 60),
      organizations: await organizationChoices(tx),
      actorId: locals.actor.personId,
      requestId: newId()
    };
  });

const said = (key: keyof typeof messages.vi, params: Record<string, number> = {}) => (_result: unknown, event: RequestEvent) => ({
  text: Object.entries(params).reduce((text, [name, value]) => text.replace(`{${name}}`, String(value)), messages[event.locals.lang][key] as string)
});
const ofPerson = { add: (event: RequestEvent) => ({ personId: event.params['id'] }) };

export const actions: Actions = {
  edit: form(editPerson, { ...ofPerson, add: (event) => ({ personId: event.params['id'] }), done: said('saved') }),
  add: async (event) => {
    const place = placeOf(await event.request.clone().formData());
    return form(addMembership, { add: () => ({ personId: event.params.id, ...(place ?? { organizationId: '', role: '' }) }), done: said('saved') })(event);
  },
  end: form(endMembership, { done: said('saved') }),
  remove: form(removeMembership, { done: said('saved') }),
  unlock: form(unlockAccount, { ...ofPerson, done: said('one.unlocked') }),
  sessions: form(endPersonSessions, { ...ofPerson, done: ({ ended }, event) => ({ text: messages[event.locals.lang]['one.ended'].replace('{count}', String(ended)) }) }),
  totp: form(dropPersonTotp, { ...ofPerson, done: said('one.totpDropped') }),
  disable: form(disableAccount, { ...ofPerson, done: said('one.disabled') }),
  enable: form(enableAccount, { ...ofPerson, done: said('one.enabled') }),
  revoke: form(revokeInvitation, { ...ofPerson, done: said('one.revoked') })
};
