import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { Conflict, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { voterMeetingPolicy } from '../policy.ts';
import { meetingRow, roundRow, type MeetingRow, type RoundRow } from './round-data.ts';

type Verb = keyof typeof voterMeetingPolicy.verbs;

/** The meeting and its round, locked for an act the actor may do. @throws NotFound | Forbidden | RuleBroken where the round was withdrawn */
export async function meetingForAct(context: Context, id: string, verb: Verb, personId?: string): Promise<{ meeting: MeetingRow; round: RoundRow }> {
  const { tx, councilId, actor } = context;
  await sql`select 1 from voter_meeting where council_id = ${councilId} and voter_meeting_id = ${id} for update`.execute(tx);
  const meeting = await meetingRow(tx, id);
  authorize(voterMeetingPolicy, verb, actor, { delegateIds: meeting.delegateIds, minuteTakerId: meeting.minuteTakerId, personId });
  const round = await roundRow(tx, meeting.roundId);
  if (round.withdrawnReason !== null) throw new RuleBroken('voter-meeting.round-withdrawn');
  return { meeting, round };
}

/** The round, locked for an act. @throws NotFound | Forbidden | RuleBroken where it was withdrawn */
export async function roundForAct(context: Context, id: string, verb: Verb): Promise<RoundRow> {
  const { tx, councilId, actor } = context;
  authorize(voterMeetingPolicy, verb, actor);
  await sql`select 1 from voter_round where council_id = ${councilId} and voter_round_id = ${id} for update`.execute(tx);
  const round = await roundRow(tx, id);
  if (round.withdrawnReason !== null) throw new RuleBroken('voter-meeting.round-withdrawn');
  return round;
}

/** @throws RuleBroken when its minutes are locked, or it was called off */
export function refuseEnded(meeting: MeetingRow): void {
  if (meeting.heldOn !== null) throw new RuleBroken('voter-meeting.closed');
  if (meeting.calledOff) throw new RuleBroken('voter-meeting.called-off');
}

/** @throws Conflict with what stands now */
export function refuseStale(row: { version: number }, version: number): void {
  if (row.version !== version) throw new Conflict(row);
}
