import { sql } from 'kysely';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { CloseMeeting, SaveMinutes } from '../../schema.ts';
import { linesOf, recordAsPetitions } from '../lines.ts';
import { meetingForAct, refuseEnded } from '../meeting-for-act.ts';
import { syncDuties } from '../sync-duties.ts';

/** What a person writes into the minutes; every version stays. After the close it says why. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const saveMinutes = command({
  name: 'voter-meeting.save-minutes',
  input: SaveMinutes,
  async run(context, { voterMeetingId, reason, ...content }) {
    const { tx, councilId, actor, now } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'record');
    if (meeting.calledOff) throw new RuleBroken('voter-meeting.called-off');
    if (meeting.heldOn !== null && reason.length < 5) throw new Invalid({ reason: 'voter-meeting.reason-short' });
    await sql`insert into voter_meeting_minutes (council_id, voter_meeting_minutes_id, voter_meeting_id, content, reason, saved_at, saved_by)
      values (${councilId}, ${newId<'voter-meeting-minutes'>(now.getTime())}, ${voterMeetingId}, ${JSON.stringify(content)}, ${reason}, ${now}, ${actor.personId})`.execute(tx);
    return changed('voter-meeting.minutes-saved', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, reason, ...content } }, { id: voterMeetingId });
  }
});

/**
 * Ends the meeting and locks its record: opinions become petitions, compiling and classifying falls due (law:PET-01). What sounds like a complaint is passed on or
 * said to be none before (law:TXC-14); how many voters came and which delegates is known.
 * @throws NotFound | Forbidden | RuleBroken | Invalid: a day ahead
 */
export const closeMeeting = command({
  name: 'voter-meeting.close',
  input: CloseMeeting,
  async run(context, { voterMeetingId, heldOn, place }) {
    const { tx, councilId, actor, now, today } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'close');
    refuseEnded(meeting);
    if (heldOn > today) throw new Invalid({ heldOn: 'voter-meeting.day-ahead' });
    if (meeting.voters === null) throw new RuleBroken('voter-meeting.close-voters');
    if (meeting.delegates.some((seat) => seat.attended === null)) throw new RuleBroken('voter-meeting.close-delegates');
    const office = await linesOf(tx, voterMeetingId, 'office');
    const warned = office.filter((line) => line.warned !== null && line.divertedAt === null).length;
    if (warned > 0) throw new RuleBroken('voter-meeting.close-warned', { count: warned });
    await sql`update voter_meeting set closed_at = ${now}, closed_by = ${actor.personId}, held_on = ${heldOn}, held_at_place = ${place || meeting.place}, began_at = coalesce(began_at, starts_at), version = version + 1
      where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    const { fresh, joined } = await recordAsPetitions(context, { id: meeting.id, startsAt: meeting.startsAt, heldOn, place: meeting.place });
    await syncDuties(context, round.id);
    const diverted = office.filter((line) => line.divertedAt !== null).length;
    const data = { place: meeting.place, heldOn, heldAt: place || meeting.place, planned: dayOfInstant(meeting.plannedStartsAt ?? meeting.startsAt), voters: meeting.voters, women: meeting.women, fresh, joined, diverted };
    return changed('voter-meeting.closed', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data }, { id: voterMeetingId, place: meeting.place, fresh, joined, diverted });
  }
});
