import { form } from '#core/form.ts';
import { can } from '#core/policy.ts';
import { fill } from '#core/words.ts';
import { answerAssignment } from '#modules/voter-meeting/server/commands/answer-assignment.ts';
import { voterMeetingPolicy } from '#modules/voter-meeting/policy.ts';
import { meetingsAhead, roundList } from '#modules/voter-meeting/server/queries.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** `nam`: the year shown, this one when absent. */
export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const asked = Number(url.searchParams.get('nam'));
    const year = Number.isInteger(asked) && asked > 2000 && asked < 2200 ? asked : Number(locals.today.slice(0, 4));
    return {
      now: locals.now,
      year,
      ...(await roundList(tx, locals.actor, locals.today, year)),
      ahead: await meetingsAhead(tx, locals.actor, locals.today),
      may: { plan: can(voterMeetingPolicy, 'plan', locals.actor) }
    };
  });

export const actions: Actions = {
  answer: form(answerAssignment, {
    add: ({ locals }) => ({ personId: locals.actor.personId }),
    done: (result, { locals }) => ({ text: fill(messages[locals.lang][result.answer === 'comes' ? 'flash.comes' : 'flash.declines'], { name: result.name }) })
  })
};
