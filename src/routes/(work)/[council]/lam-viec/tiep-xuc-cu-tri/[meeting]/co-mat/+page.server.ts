import { form } from '#core/form.ts';
import { recordAttendance } from '#modules/voter-meeting/server/commands/hold-meeting.ts';
import { sideOf } from '#modules/voter-meeting/server/commands/record-lines.ts';
import { meetingPage } from '#modules/voter-meeting/server/queries.ts';
import { paths } from '#paths';
import * as messages from '../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => locals.read((tx) => meetingPage(tx, locals.actor, params.meeting, locals.today, sideOf(locals.actor)));

export const actions: Actions = {
  default: form(recordAttendance, {
    add: ({ params }) => ({ voterMeetingId: params['meeting'] ?? '' }),
    to: (result, { params }) => paths.voterMeeting(params['council'] ?? '', result.id),
    done: (_result, { locals }) => ({ text: messages[locals.lang]['flash.attendance'] })
  })
};
