import { dayOfInstant } from '#core/calendar/instants.ts';
import { form } from '#core/form.ts';
import { formatTime } from '#core/format.ts';
import { editMeeting } from '#modules/voter-meeting/server/commands/save-meeting.ts';
import { meetingRow, roundRow } from '#modules/voter-meeting/server/round-data.ts';
import { paths } from '#paths';
import { meetingChoices } from '../../meeting-choices.ts';
import * as messages from '../../messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const meeting = await meetingRow(tx, params.meeting);
    const round = await roundRow(tx, meeting.roundId);
    const values = { ...meeting, on: dayOfInstant(meeting.startsAt), from: formatTime(meeting.startsAt), to: formatTime(meeting.endsAt), minuteTakerName: meeting.minuteTakerId ? '' : meeting.minuteTaker, minuteTakerId: meeting.minuteTakerId ?? '' };
    const { kind, mode, place, address, topic, chairName, minuteTakerId, minuteTakerName, provinceDelegates, villageIds, delegateIds, bodyIds, securityNote, securityAssured, on, from, to, version, id } = values;
    return {
      meeting: { id, place, version },
      values: { kind, mode, place, address, topic, chairName, minuteTakerId, minuteTakerName, provinceDelegates, villageIds: [...villageIds], delegateIds: [...delegateIds], bodyIds: [...bodyIds], securityNote, securityAssured, on, from, to },
      round: { id: round.id, title: round.title, issued: round.issuedOn !== null },
      choices: await meetingChoices(tx, locals.today)
    };
  });

export const actions: Actions = {
  default: form(editMeeting, {
    add: ({ params }) => ({ voterMeetingId: params['meeting'] ?? '' }),
    to: (result, { params }) => paths.voterMeetingPlan(params['council'] ?? '', result.id),
    done: (_result, { locals }) => ({ text: messages[locals.lang]['flash.saved'] })
  })
};
