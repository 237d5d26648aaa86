import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { createPerson } from '#modules/person/server/commands/edit-people.ts';
import { paths } from '#paths';
import { placeOf } from '../place.ts';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.read(async (tx) => ({ organizations: await organizationChoices(tx), requestId: newId() }));

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.clone().formData();
    const place = placeOf(data);
    return form(createPerson, {
      add: () => ({ posts: place ? [place] : [], fromOn: String(data.get('fromOn') ?? '') }),
      done: () => ({ text: messages[event.locals.lang].created.replace('{name}', String(data.get('name') ?? '')) }),
      to: ({ id }) => paths.person(event.params.council, id)
    })(event);
  }
};
