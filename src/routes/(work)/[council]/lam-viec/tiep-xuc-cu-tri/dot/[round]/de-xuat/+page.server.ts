import { form } from '#core/form.ts';
import { fill } from '#core/words.ts';
import { bodiesOfKinds, delegatesOn, villages } from '#modules/voter-meeting/server/choices.ts';
import { proposeMeetings } from '#modules/voter-meeting/server/commands/propose-schedule.ts';
import { roundRow } from '#modules/voter-meeting/server/round-data.ts';
import { paths } from '#paths';
import * as messages from '../../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => ({ round: await roundRow(tx, params.round), villages: await villages(tx), groups: await bodiesOfKinds(tx, ['delegate-group']), delegates: await delegatesOn(tx, locals.today) }));

export const actions: Actions = {
  default: form(proposeMeetings, {
    add: ({ params }) => ({ voterRoundId: params['round'] ?? '' }),
    to: (_result, { params }) => paths.voterRound(params['council'] ?? '', params['round'] ?? ''),
    done: (result, { locals }) => ({ text: fill(messages[locals.lang][result.left.length > 0 ? 'flash.proposedLeft' : 'flash.proposed'], { count: result.meetings, left: result.left.join(', ') }) })
  })
};
