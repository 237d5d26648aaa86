import { sql } from 'kysely';
import { dayOfInstant, instantAt } from '#core/calendar/instants.ts';
import { changed, command } from '#core/command.ts';
import { Invalid } from '#core/errors.ts';
import { MarkStep, RecordAttendance, UnmarkStep } from '../../schema.ts';
import { meetingForAct, refuseEnded } from '../meeting-for-act.ts';

/** How many voters came, how many of them women; which delegates and officials. Saved as often as wanted until the close. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const recordAttendance = command({
  name: 'voter-meeting.attendance',
  input: RecordAttendance,
  async run(context, { voterMeetingId, voters, women, delegates, bodies }) {
    const { tx, councilId, now } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'record');
    refuseEnded(meeting);
    if (women !== null && (voters === null || women > voters)) throw new Invalid({ women: 'voter-meeting.women' });
    await sql`update voter_meeting set voters = ${voters}, women = ${women} where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    for (const seat of meeting.delegates) {
      const given = delegates[seat.id];
      if (!given) continue;
      const attended = given.attended === '' ? null : given.attended;
      if (attended === 'excused' && given.reason === '') throw new Invalid({ [`delegates.${seat.id}.reason`]: 'voter-meeting.absence-why' });
      await sql`update voter_meeting_delegate set attended = ${attended}, attended_reason = ${attended === 'present' ? '' : given.reason}, attended_at = ${attended === null ? null : now}
        where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId} and person_id = ${seat.id}`.execute(tx);
    }
    for (const body of meeting.bodies) {
      const given = bodies[body.id];
      if (!given) continue;
      const attended = given.attended === '' ? null : given.attended;
      await sql`update voter_meeting_body set attended = ${attended}, represented_by = ${given.by}, attended_at = ${attended === null ? null : now}
        where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId} and organization_id = ${body.id}`.execute(tx);
    }
    const present = meeting.delegates.filter((seat) => (delegates[seat.id]?.attended ?? seat.attended) === 'present').map((seat) => seat.name);
    return changed('voter-meeting.attendance-recorded', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, voters, women, present } }, { id: voterMeetingId });
  }
});

/** A step of the order begins (law:TXC-07): now, or at the time typed. The first of them begins the meeting. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const markStep = command({
  name: 'voter-meeting.mark-step',
  input: MarkStep,
  async run(context, { voterMeetingId, step, at }) {
    const { tx, councilId, actor, now } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'record');
    refuseEnded(meeting);
    const typed = at === null || at === undefined ? null : instantAt(dayOfInstant(meeting.startsAt), 0, at);
    const beganAt = typed ?? now;
    if (beganAt > now) throw new Invalid({ at: 'voter-meeting.day-ahead' });
    await sql`insert into voter_meeting_step (council_id, voter_meeting_id, step, began_at, noted_by) values (${councilId}, ${voterMeetingId}, ${step}, ${beganAt}, ${actor.personId})
      on conflict (council_id, voter_meeting_id, step) do update set began_at = excluded.began_at, noted_by = excluded.noted_by`.execute(tx);
    await sql`update voter_meeting set began_at = coalesce(began_at, ${beganAt}), began_by = coalesce(began_by, ${actor.personId}) where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    return changed('voter-meeting.step-marked', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, step, at: beganAt.toISOString() } }, { id: voterMeetingId, step });
  }
});

/** Takes a step's time back: pressed too soon. @throws NotFound | Forbidden | RuleBroken */
export const unmarkStep = command({
  name: 'voter-meeting.unmark-step',
  input: UnmarkStep,
  async run(context, { voterMeetingId, step }) {
    const { tx, councilId } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'record');
    refuseEnded(meeting);
    await sql`delete from voter_meeting_step where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId} and step = ${step}`.execute(tx);
    await sql`update voter_meeting m set began_at = null, began_by = null where m.council_id = ${councilId} and m.voter_meeting_id = ${voterMeetingId}
      and not exists (select from voter_meeting_step s where s.council_id = m.council_id and s.voter_meeting_id = m.voter_meeting_id)
      and not exists (select from voter_meeting_line l where l.council_id = m.council_id and l.voter_meeting_id = m.voter_meeting_id)`.execute(tx);
    return changed('voter-meeting.step-unmarked', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, step } }, { id: voterMeetingId, step });
  }
});
