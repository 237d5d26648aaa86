import { redirect } from '@sveltejs/kit';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { form } from '#core/form.ts';
import { fill } from '#core/words.ts';
import { closeMeeting } from '#modules/voter-meeting/server/commands/close-meeting.ts';
import { sideOf } from '#modules/voter-meeting/server/commands/record-lines.ts';
import { linesOf } from '#modules/voter-meeting/server/lines.ts';
import { meetingPage } from '#modules/voter-meeting/server/queries.ts';
import { paths } from '#paths';
import * as messages from '../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** The question before the minutes are locked: what becomes of the opinions, what is still missing. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const data = await locals.read(async (tx) => {
    const page = await meetingPage(tx, locals.actor, params.meeting, locals.today, sideOf(locals.actor));
    const lines = await linesOf(tx, params.meeting, 'office');
    const live = lines.filter((line) => line.divertedAt === null);
    return {
      ...page,
      counts: { all: lines.length, fresh: live.filter((line) => line.joinPetitionId === null && line.warned === null).length, joined: live.filter((line) => line.joinPetitionId !== null && line.warned === null).length, diverted: lines.length - live.length, warned: live.filter((line) => line.warned !== null).length },
      usualDay: dayOfInstant(page.meeting.startsAt) > locals.today ? locals.today : dayOfInstant(page.meeting.startsAt)
    };
  });
  if (!data.may.close || data.meeting.heldOn !== null) redirect(303, paths.voterMeetingMinutes(params.council, params.meeting));
  return data;
};

export const actions: Actions = {
  default: form(closeMeeting, {
    add: ({ params }) => ({ voterMeetingId: params['meeting'] ?? '' }),
    to: (result, { params }) => paths.voterMeetingMinutes(params['council'] ?? '', result.id),
    done: (result, { locals }) => ({ text: fill(messages[locals.lang]['flash.closed'], { fresh: result.fresh, joined: result.joined, diverted: result.diverted }) })
  })
};
