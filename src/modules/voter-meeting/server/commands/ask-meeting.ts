import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { askedKinds, AskMeeting, DecideMeeting, ForwardOpinions, TellPlace } from '../../schema.ts';
import { meetingForAct, refuseEnded } from '../meeting-for-act.ts';
import type { MeetingRow } from '../round-data.ts';
import { syncDuties } from '../sync-duties.ts';

function refuseUnasked(meeting: MeetingRow): void {
  if (!askedKinds.includes(meeting.kind)) throw new RuleBroken('voter-meeting.not-of-request');
}
function refuseAhead({ today }: Context, field: string, day: string): void {
  if (day > today) throw new Invalid({ [field]: 'voter-meeting.day-ahead' });
}

/** The written request of a delegate came in (law:TXC-09, TXC-10). @throws NotFound | Forbidden | RuleBroken | Invalid */
export const askMeeting = command({
  name: 'voter-meeting.ask',
  input: AskMeeting,
  async run(context, { voterMeetingId, askedOn, paper, personId }) {
    const { tx, councilId } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'plan');
    refuseEnded(meeting);
    refuseUnasked(meeting);
    refuseAhead(context, 'askedOn', askedOn);
    await sql`update voter_meeting set asked_on = ${askedOn}, asked_paper = ${paper}, asked_by = ${personId}, version = version + 1 where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    await syncDuties(context, round.id);
    return changed('voter-meeting.asked', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, askedOn, paper } }, { id: voterMeetingId });
  }
});

/** The Standing Committee allows or refuses it. A later decision replaces an earlier one. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const decideMeeting = command({
  name: 'voter-meeting.decide',
  input: DecideMeeting,
  async run(context, { voterMeetingId, decision, decidedOn, note }) {
    const { tx, councilId, actor } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'decide');
    refuseEnded(meeting);
    refuseUnasked(meeting);
    refuseAhead(context, 'decidedOn', decidedOn);
    if (meeting.askedOn === null) throw new RuleBroken('voter-meeting.ask-first');
    if (decidedOn < meeting.askedOn) throw new Invalid({ decidedOn: 'voter-meeting.decided-before' });
    if (decision === 'refused' && note.length < 5) throw new Invalid({ note: 'voter-meeting.reason-short' });
    await sql`update voter_meeting set decision = ${decision}, decided_on = ${decidedOn}, decided_by = ${actor.personId}, decision_note = ${note}, version = version + 1
      where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    await syncDuties(context, round.id);
    return changed('voter-meeting.decided', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, decision, decidedOn, note, before: meeting.decision } }, { id: voterMeetingId, decision });
  }
});

/** The place, or the Front's work committee and the voters, were told (law:TXC-09.notice, TXC-10.notice). @throws NotFound | Forbidden | RuleBroken | Invalid */
export const tellPlace = command({
  name: 'voter-meeting.tell',
  input: TellPlace,
  async run(context, { voterMeetingId, toldOn, paper }) {
    const { tx, councilId } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'plan');
    refuseUnasked(meeting);
    refuseAhead(context, 'toldOn', toldOn);
    if (meeting.decision !== 'allowed') throw new RuleBroken('voter-meeting.decide-first');
    await sql`update voter_meeting set told_on = ${toldOn}, told_paper = ${paper}, version = version + 1 where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    await syncDuties(context, round.id);
    return changed('voter-meeting.told', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, toldOn, paper } }, { id: voterMeetingId });
  }
});

/** Opinions of a person or a group were compiled and passed on, with copies to the group and MTTQ (law:TXC-10.forward). @throws NotFound | Forbidden | RuleBroken | Invalid */
export const forwardOpinions = command({
  name: 'voter-meeting.forward',
  input: ForwardOpinions,
  async run(context, { voterMeetingId, forwardedOn }) {
    const { tx, councilId } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'record');
    refuseAhead(context, 'forwardedOn', forwardedOn);
    if (meeting.kind !== 'person') throw new RuleBroken('voter-meeting.not-of-request');
    if (meeting.heldOn === null) throw new RuleBroken('voter-meeting.not-held');
    await sql`update voter_meeting set forwarded_on = ${forwardedOn}, version = version + 1 where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    await syncDuties(context, round.id);
    return changed('voter-meeting.forwarded', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, forwardedOn } }, { id: voterMeetingId });
  }
});
