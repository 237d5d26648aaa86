import { sql } from 'kysely';
import { instantAt } from '#core/calendar/instants.ts';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { ChangeMeeting, MeetingOnly } from '../../schema.ts';
import { meetingForAct, refuseEnded } from '../meeting-for-act.ts';
import { syncDuties } from '../sync-duties.ts';

/** Moves a meeting or calls it off, with the reason and how voters were told. What was planned stays what it is measured against. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const changeMeeting = command({
  name: 'voter-meeting.change',
  input: ChangeMeeting,
  async run(context, input) {
    const { tx, councilId, actor, now } = context;
    const { meeting, round } = await meetingForAct(context, input.voterMeetingId, 'plan');
    refuseEnded(meeting);
    const moved = input.kind === 'moved';
    const from = input.from ?? null;
    if (moved && input.on === null) throw new Invalid({ on: 'core.field-empty' });
    if (moved && from === null) throw new Invalid({ from: 'voter-meeting.clock' });
    const length = meeting.endsAt.getTime() - meeting.startsAt.getTime();
    const startsAt = moved && input.on !== null && from !== null ? instantAt(input.on, 0, from) : meeting.startsAt;
    const endsAt = moved && input.on !== null && input.to !== null && input.to !== undefined ? instantAt(input.on, 0, input.to) : new Date(startsAt.getTime() + length);
    if (endsAt <= startsAt) throw new Invalid({ to: 'voter-meeting.hours-order' });
    const place = moved ? input.place || meeting.place : meeting.place;
    if (moved && startsAt.getTime() === meeting.startsAt.getTime() && place === meeting.place) throw new Invalid({ on: 'voter-meeting.move-same' });
    await sql`insert into voter_meeting_change (council_id, voter_meeting_change_id, voter_meeting_id, kind, reason, old_starts_at, old_place, new_starts_at, new_place, announced_on, announced_how, made_at, made_by)
      values (${councilId}, ${newId<'voter-meeting-change'>(now.getTime())}, ${meeting.id}, ${input.kind}, ${input.reason}, ${meeting.startsAt}, ${meeting.place}, ${moved ? startsAt : null}, ${moved ? place : null},
        ${input.announcedOn}, ${input.announcedHow}, ${now}, ${actor.personId})`.execute(tx);
    if (moved) await sql`update voter_meeting set starts_at = ${startsAt}, ends_at = ${endsAt}, place = ${place}, version = version + 1 where council_id = ${councilId} and voter_meeting_id = ${meeting.id}`.execute(tx);
    await syncDuties(context, round.id);
    const data = { place: meeting.place, startsAt: meeting.startsAt.toISOString(), to: moved ? { place, startsAt: startsAt.toISOString() } : null, reason: input.reason, announcedOn: input.announcedOn, announcedHow: input.announcedHow };
    return changed(moved ? 'voter-meeting.moved' : 'voter-meeting.called-off', { subject: { kind: 'voter-meeting', id: meeting.id }, data }, { id: meeting.id, kind: input.kind, place: meeting.place });
  }
});

/** Takes the last move or calling-off back: it is held where and when it was to be before. @throws NotFound | Forbidden | RuleBroken */
export const reinstateMeeting = command({
  name: 'voter-meeting.reinstate',
  input: MeetingOnly,
  async run(context, { voterMeetingId }) {
    const { tx, councilId, actor, now } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'plan');
    if (meeting.heldOn !== null) throw new RuleBroken('voter-meeting.closed');
    const last = meeting.changes.at(-1);
    if (!last || last.kind === 'reinstated') throw new RuleBroken('voter-meeting.nothing-changed');
    const startsAt = new Date(last.oldStartsAt);
    const endsAt = new Date(startsAt.getTime() + meeting.endsAt.getTime() - meeting.startsAt.getTime());
    await sql`insert into voter_meeting_change (council_id, voter_meeting_change_id, voter_meeting_id, kind, reason, old_starts_at, old_place, new_starts_at, new_place, made_at, made_by)
      values (${councilId}, ${newId<'voter-meeting-change'>(now.getTime())}, ${meeting.id}, 'reinstated', '', ${meeting.startsAt}, ${meeting.place}, ${startsAt}, ${last.oldPlace}, ${now}, ${actor.personId})`.execute(tx);
    await sql`update voter_meeting set starts_at = ${startsAt}, ends_at = ${endsAt}, place = ${last.oldPlace}, version = version + 1 where council_id = ${councilId} and voter_meeting_id = ${meeting.id}`.execute(tx);
    await syncDuties(context, round.id);
    return changed('voter-meeting.reinstated', { subject: { kind: 'voter-meeting', id: meeting.id }, data: { place: last.oldPlace } }, { id: meeting.id });
  }
});
