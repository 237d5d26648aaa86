import { form } from '#core/form.ts';
import { saveMinutes } from '#modules/voter-meeting/server/commands/close-meeting.ts';
import { sideOf } from '#modules/voter-meeting/server/commands/record-lines.ts';
import { meetingMinutes } from '#modules/voter-meeting/server/minutes.ts';
import { meetingPage, minutesText } from '#modules/voter-meeting/server/queries.ts';
import * as messages from '../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => ({
    ...(await meetingPage(tx, locals.actor, params.meeting, locals.today, sideOf(locals.actor))),
    paper: await meetingMinutes(tx, locals.actor, params.meeting, locals.today),
    minutes: await minutesText(tx, params.meeting)
  }));

export const actions: Actions = {
  default: form(saveMinutes, { add: ({ params }) => ({ voterMeetingId: params['meeting'] ?? '' }), done: (_result, { locals }) => ({ text: messages[locals.lang]['flash.minutes'] }) })
};
