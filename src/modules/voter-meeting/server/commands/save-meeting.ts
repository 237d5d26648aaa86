import { sql } from 'kysely';
import type * as v from 'valibot';
import { dayOfInstant, instantAt } from '#core/calendar/instants.ts';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { AddMeeting, EditMeeting, MeetingOnly } from '../../schema.ts';
import { meetingForAct, refuseEnded, refuseStale, roundForAct } from '../meeting-for-act.ts';
import { writeSeats } from '../seats.ts';
import { syncDuties } from '../sync-duties.ts';

type Fields = Omit<v.InferOutput<typeof AddMeeting>, 'voterRoundId'>;

function hoursOf(input: Fields): { startsAt: Date; endsAt: Date } {
  if (input.to <= input.from) throw new Invalid({ to: 'voter-meeting.hours-order' });
  if (input.mode !== 'in-person' && !input.securityAssured) throw new Invalid({ securityAssured: 'voter-meeting.online-unsafe' });
  return { startsAt: instantAt(input.on, 0, input.from), endsAt: instantAt(input.on, 0, input.to) };
}

/** Writes a meeting of a round. Used for one that is typed and for each of a proposed schedule. */
export async function insertMeeting(context: Context, voterRoundId: string, issued: boolean, input: Fields): Promise<string> {
  const { tx, councilId, actor, now } = context;
  const { startsAt, endsAt } = hoursOf(input);
  const id = newId<'voter-meeting'>(now.getTime());
  const online = input.mode !== 'in-person';
  await sql`insert into voter_meeting (council_id, voter_meeting_id, voter_round_id, kind, mode, security_note, security_by, security_at, place, address, starts_at, ends_at, topic, chair_name,
      minute_taker_id, minute_taker_name, province_delegates, planned_starts_at, planned_place, made_at, made_by)
    values (${councilId}, ${id}, ${voterRoundId}, ${input.kind}, ${input.mode}, ${online ? input.securityNote : ''}, ${online ? actor.personId : null}, ${online ? now : null}, ${input.place}, ${input.address},
      ${startsAt}, ${endsAt}, ${input.topic}, ${input.chairName}, ${input.minuteTakerId}, ${input.minuteTakerId ? '' : input.minuteTakerName}, ${input.provinceDelegates},
      ${issued ? startsAt : null}, ${issued ? input.place : null}, ${now}, ${actor.personId})`.execute(tx);
  await writeSeats(context, id, input);
  return id;
}

/** One more meeting in a round: place, time, villages, delegates, who answers (law:TXC-01, TXC-03, TXC-04, TXC-08). @throws NotFound | Forbidden | RuleBroken | Invalid */
export const addMeeting = command({
  name: 'voter-meeting.add',
  input: AddMeeting,
  async run(context, { voterRoundId, ...input }) {
    const round = await roundForAct(context, voterRoundId, 'plan');
    const id = await insertMeeting(context, voterRoundId, round.issuedOn !== null, input);
    await syncDuties(context, voterRoundId);
    return changed('voter-meeting.added', { subject: { kind: 'voter-meeting', id }, data: { round: round.title, place: input.place, on: input.on, kind: input.kind } }, { id, roundId: voterRoundId });
  }
});

/** Mends a meeting. Time and place of an issued plan are moved by an act of their own, with its reason. @throws NotFound | Forbidden | RuleBroken | Invalid | Conflict */
export const editMeeting = command({
  name: 'voter-meeting.edit',
  input: EditMeeting,
  async run(context, { voterMeetingId, version, ...input }) {
    const { tx, councilId, actor, now } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'plan');
    refuseEnded(meeting);
    refuseStale(meeting, version);
    const { startsAt, endsAt } = hoursOf(input);
    if (round.issuedOn !== null && (startsAt.getTime() !== meeting.startsAt.getTime() || input.place !== meeting.place)) throw new RuleBroken('voter-meeting.move-instead');
    const online = input.mode !== 'in-person';
    await sql`update voter_meeting set kind = ${input.kind}, mode = ${input.mode}, security_note = ${online ? input.securityNote : ''},
        security_by = ${online ? actor.personId : null}, security_at = case when ${online} then coalesce(security_at, ${now}) end, place = ${input.place}, address = ${input.address},
        starts_at = ${startsAt}, ends_at = ${endsAt}, topic = ${input.topic}, chair_name = ${input.chairName}, minute_taker_id = ${input.minuteTakerId},
        minute_taker_name = ${input.minuteTakerId ? '' : input.minuteTakerName}, province_delegates = ${input.provinceDelegates}, version = version + 1
      where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    await writeSeats(context, voterMeetingId, input);
    await syncDuties(context, round.id);
    const before = { place: meeting.place, on: dayOfInstant(meeting.startsAt), kind: meeting.kind, delegates: meeting.delegates.map((each) => each.name) };
    return changed('voter-meeting.edited', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { before, after: { place: input.place, on: input.on, kind: input.kind } } }, { id: voterMeetingId, roundId: round.id });
  }
});

/** Takes a meeting out of a plan not yet issued; an issued one is called off, with the reason. @throws NotFound | Forbidden | RuleBroken */
export const removeMeeting = command({
  name: 'voter-meeting.remove',
  input: MeetingOnly,
  async run(context, { voterMeetingId }) {
    const { tx, councilId, now } = context;
    const { meeting, round } = await meetingForAct(context, voterMeetingId, 'plan');
    if (round.issuedOn !== null || meeting.beganAt !== null) throw new RuleBroken('voter-meeting.call-off-instead');
    await sql`update voter_meeting set removed_at = ${now} where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    await syncDuties(context, round.id);
    return changed('voter-meeting.removed', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place } }, { id: voterMeetingId, roundId: round.id, place: meeting.place });
  }
});

/** Puts a meeting back that was taken out. @throws NotFound | Forbidden */
export const restoreMeeting = command({
  name: 'voter-meeting.restore',
  input: MeetingOnly,
  async run(context, { voterMeetingId }) {
    const { tx, councilId } = context;
    const { rows } = await sql<{ roundId: string; place: string }>`update voter_meeting set removed_at = null where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId} and removed_at is not null
      returning voter_round_id as "roundId", place`.execute(tx);
    const row = rows[0];
    if (!row) throw new NotFound();
    await roundForAct(context, row.roundId, 'plan');
    await syncDuties(context, row.roundId);
    return changed('voter-meeting.restored', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: row.place } }, { id: voterMeetingId, roundId: row.roundId });
  }
});
