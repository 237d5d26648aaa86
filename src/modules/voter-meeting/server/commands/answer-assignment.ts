import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { AnswerAssignment, ReplaceDelegate } from '../../schema.ts';
import { delegatesOn } from '../choices.ts';
import { meetingForAct, refuseEnded } from '../meeting-for-act.ts';
import { syncDuties } from '../sync-duties.ts';

/** A delegate says whether he comes; declining asks for a reason, safety among them (law:TXC-12). The office writes down what was said by telephone. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const answerAssignment = command({
  name: 'voter-meeting.answer',
  input: AnswerAssignment,
  async run(context, { voterMeetingId, personId, answer, reason, unsafe }) {
    const { tx, councilId, now } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'answer', personId);
    refuseEnded(meeting);
    const seat = meeting.delegates.find((each) => each.id === personId);
    if (!seat) throw new NotFound();
    if (answer === 'declines' && reason.length < 5 && !unsafe) throw new Invalid({ reason: 'voter-meeting.reason-short' });
    await sql`update voter_meeting_delegate set answer = ${answer}, answered_at = ${now}, answer_reason = ${answer === 'declines' ? reason : ''}, answer_unsafe = ${answer === 'declines' && unsafe}
      where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId} and person_id = ${personId}`.execute(tx);
    const data = { place: meeting.place, name: seat.name, answer, reason, unsafe, before: seat.answer };
    return changed('voter-meeting.answered', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data }, { id: voterMeetingId, name: seat.name, answer });
  }
});

/** Another delegate goes in his place; both stay on record. @throws NotFound | Forbidden | RuleBroken: that delegate goes already, or elsewhere at that time */
export const replaceDelegate = command({
  name: 'voter-meeting.replace-delegate',
  input: ReplaceDelegate,
  async run(context, { voterMeetingId, personId, byPersonId, reason }) {
    const { tx, councilId, actor, now, today } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'plan');
    refuseEnded(meeting);
    const seat = meeting.delegates.find((each) => each.id === personId);
    const other = (await delegatesOn(tx, today)).find((each) => each.id === byPersonId);
    if (!seat || !other) throw new NotFound();
    if (meeting.delegateIds.includes(byPersonId)) throw new RuleBroken('voter-meeting.goes-already', { name: other.name });
    const { rows: busy } = await sql<{ place: string }>`select m.place from voter_meeting m join voter_meeting_delegate d on d.council_id = m.council_id and d.voter_meeting_id = m.voter_meeting_id
      where m.council_id = ${councilId} and d.person_id = ${byPersonId} and d.released_at is null and m.removed_at is null and m.voter_meeting_id <> ${voterMeetingId}
        and m.starts_at < ${meeting.endsAt} and m.ends_at > ${meeting.startsAt} limit 1`.execute(tx);
    if (busy[0]) throw new RuleBroken('voter-meeting.busy', { name: other.name, place: busy[0].place });
    const why = reason || seat.answerReason || 'Thay đại biểu';
    await sql`update voter_meeting_delegate set released_at = ${now}, released_reason = ${why} where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId} and person_id = ${personId}`.execute(tx);
    await sql`insert into voter_meeting_delegate (council_id, voter_meeting_id, person_id, assigned_at, assigned_by, in_place_of) values (${councilId}, ${voterMeetingId}, ${byPersonId}, ${now}, ${actor.personId}, ${personId})
      on conflict (council_id, voter_meeting_id, person_id) do update set released_at = null, released_reason = '', assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by, in_place_of = excluded.in_place_of,
        answer = null, answered_at = null, answer_reason = '', answer_unsafe = false`.execute(tx);
    await syncDuties(context, round.id);
    return changed('voter-meeting.delegate-replaced', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, from: seat.name, to: other.name, reason: why } }, { id: voterMeetingId, from: seat.name, to: other.name });
  }
});
