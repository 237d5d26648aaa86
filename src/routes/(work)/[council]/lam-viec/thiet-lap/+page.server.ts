import { error, fail, redirect } from '@sveltejs/kit';
import { form, setFlash } from '#core/form.ts';
import { can } from '#core/policy.ts';
import { editCouncil, setEscalation } from '#modules/council/server/commands/edit-council.ts';
import { councilData } from '#modules/council/server/queries.ts';
import { councilPolicy } from '#modules/council/policy.ts';
import { wipeSample } from '#modules/council/server/wipe-sample.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { peopleList } from '#modules/person/server/queries.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
  locals.read(async (tx) => {
    const council = await councilData(tx);
    if (!council) error(404, locals.say('core.not-found'));
    const people = await peopleList(tx, {}, { today: locals.today, now: locals.now });
    return {
      settings: council,
      people: people.length,
      delegates: people.filter((person) => person.posts.some((post) => post.role === 'delegate')).length,
      organizations: (await organizationChoices(tx)).length
    };
  });

export const actions: Actions = {
  edit: form(editCouncil, { done: (_result, event) => ({ text: messages[event.locals.lang].saved }) }),
  escalation: form(setEscalation, { done: (result, event) => ({ text: messages[event.locals.lang]['home.escalationSaved'].replace('{days}', String(result.days)) }) }),
  /** One button: the sample council with everything in it. */
  wipe: async (event) => {
    const { locals } = event;
    if (!locals.council?.sample || !can(councilPolicy, 'wipe', locals.actor)) return fail(404, { command: 'wipe', values: {}, errors: {}, message: locals.say('core.forbidden-verb') });
    await wipeSample(locals.app.database, locals.council.id, locals.app.settings.dataDir);
    setFlash(event, { text: messages[locals.lang]['home.wiped'] });
    redirect(303, paths.start());
  }
};
