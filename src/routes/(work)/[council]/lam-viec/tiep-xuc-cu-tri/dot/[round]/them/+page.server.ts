import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { addMeeting } from '#modules/voter-meeting/server/commands/save-meeting.ts';
import { roundRow } from '#modules/voter-meeting/server/round-data.ts';
import { paths } from '#paths';
import { meetingChoices } from '../../../meeting-choices.ts';
import * as messages from '../../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => ({ round: await roundRow(tx, params.round), choices: await meetingChoices(tx, locals.today), requestId: newId<'request'>(locals.now.getTime()) }));

export const actions: Actions = {
  default: form(addMeeting, {
    add: ({ params }) => ({ voterRoundId: params['round'] ?? '' }),
    to: (result, { params }) => paths.voterRound(params['council'] ?? '', result.roundId),
    done: (_result, { locals }) => ({ text: messages[locals.lang]['flash.added'] })
  })
};
