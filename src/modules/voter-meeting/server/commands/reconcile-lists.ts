import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Conflict, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { DecideMatch, SignList, UndoMatch } from '../../schema.ts';
import { openRows } from '../../reconcile.ts';
import { comparisonOf, linesOf, recordAsPetitions } from '../lines.ts';
import { meetingForAct } from '../meeting-for-act.ts';
import { sideOf } from './record-lines.ts';

/** A person says of a difference of the two lists: the same, into the common list, or left out with the reason. @throws NotFound | Forbidden | RuleBroken: signed | Invalid */
export const decideMatch = command({
  name: 'voter-meeting.decide-match',
  input: DecideMatch,
  async run(context, { voterMeetingId, frontLineId, officeLineId, decision, reason }) {
    const { tx, councilId, actor, now } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'reconcile');
    const lines = await linesOf(tx, voterMeetingId);
    const front = lines.find((line) => line.id === frontLineId && line.side === 'front');
    const office = lines.find((line) => line.id === officeLineId && line.side === 'office');
    if ((frontLineId && !front) || (officeLineId && !office) || (!front && !office)) throw new NotFound();
    if (decision === 'same' && (!front || !office)) throw new Invalid({ frontLineId: 'voter-meeting.pair-needed' });
    if (decision === 'left-out' && reason.length < 5) throw new Invalid({ reason: 'voter-meeting.reason-short' });
    if (decision === 'left-out' && office?.petitionId) throw new RuleBroken('voter-meeting.line-is-petition', { code: office.petitionCode });
    await sql`update voter_meeting_match set undone_at = ${now} where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId} and undone_at is null
      and (front_line_id = ${frontLineId}::uuid or office_line_id = ${officeLineId}::uuid)`.execute(tx);
    const id = newId<'voter-meeting-match'>(now.getTime());
    await sql`insert into voter_meeting_match (council_id, voter_meeting_match_id, voter_meeting_id, front_line_id, office_line_id, decision, reason, decided_at, decided_by)
      values (${councilId}, ${id}, ${voterMeetingId}, ${frontLineId}, ${officeLineId}, ${decision}, ${reason}, ${now}, ${actor.personId})`.execute(tx);
    if (meeting.closedAt !== null) await recordAsPetitions(context, meeting);
    return changed('voter-meeting.match-decided', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, decision, reason, frontLineId, officeLineId } }, { id, voterMeetingId, decision });
  }
});

/** Takes a decision back. @throws NotFound | Forbidden | RuleBroken: it is a petition by now */
export const undoMatch = command({
  name: 'voter-meeting.undo-match',
  input: UndoMatch,
  async run(context, { matchId }) {
    const { tx, councilId, now } = context;
    const { rows } = await sql<{ meetingId: string; frontLineId: string | null; decision: string }>`select voter_meeting_id as "meetingId", front_line_id as "frontLineId", decision from voter_meeting_match
      where council_id = ${councilId} and voter_meeting_match_id = ${matchId} and undone_at is null`.execute(tx);
    const row = rows[0];
    if (!row) throw new NotFound();
    const { meeting } = await meetingForAct(context, row.meetingId, 'reconcile');
    const line = (await linesOf(tx, row.meetingId)).find((each) => each.id === row.frontLineId);
    if (row.decision === 'kept' && line?.petitionId) throw new RuleBroken('voter-meeting.line-is-petition', { code: line.petitionCode });
    await sql`update voter_meeting_match set undone_at = ${now} where council_id = ${councilId} and voter_meeting_match_id = ${matchId}`.execute(tx);
    return changed('voter-meeting.match-undone', { subject: { kind: 'voter-meeting', id: row.meetingId }, data: { place: meeting.place, matchId } }, { voterMeetingId: row.meetingId });
  }
});

/** One side signs the common list as it stands; when both have signed the same list it is closed. @throws NotFound | Forbidden | RuleBroken: differences open | Conflict: the list changed meanwhile */
export const signList = command({
  name: 'voter-meeting.sign-list',
  input: SignList,
  async run(context, { voterMeetingId, listHash }) {
    const { tx, councilId, actor, now } = context;
    const side = sideOf(actor);
    const { meeting } = await meetingForAct(context, voterMeetingId, side === 'front' ? 'sign-front' : 'sign-office');
    const comparison = await comparisonOf(tx, voterMeetingId);
    if (openRows(comparison.rows).length > 0) throw new RuleBroken('voter-meeting.undecided', { count: openRows(comparison.rows).length });
    if (comparison.hash !== listHash) throw new Conflict({ hash: comparison.hash }, 'voter-meeting.list-changed');
    await sql`insert into voter_meeting_signature (council_id, voter_meeting_id, side, list_hash, person_id, signed_at) values (${councilId}, ${voterMeetingId}, ${side}, ${listHash}, ${actor.personId}, ${now})`.execute(tx);
    return changed('voter-meeting.list-signed', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, side, hash: listHash, lines: comparison.common.length } }, { voterMeetingId, side });
  }
});
