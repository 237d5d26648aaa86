import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Actor, Context } from '#core/context.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { registerLetter } from '#modules/letter/server/commands/register-letter.ts';
import { dayOfInstant } from '#core/calendar/instants.ts';
import { readLine } from '../../line-analysis.ts';
import { DivertLine, DropLine, LineOnly, MendLine, RecordLines, type Side } from '../../schema.ts';
import { linesOf, recordAsPetitions, type LineRow } from '../lines.ts';
import { meetingForAct } from '../meeting-for-act.ts';
import type { MeetingRow } from '../round-data.ts';

/** Whose list one writes: MTTQ its own, everyone else the council's. */
export function sideOf(actor: Actor): Side {
  return actor.roles.has('mttq-officer') && !actor.roles.has('clerk') && !actor.roles.has('office-head') ? 'front' : 'office';
}

export interface RecordedLine {
  entryKey: string;
  id: string;
  warned: LineRow['warned'];
}

/**
 * Opinions as typed, one or the whole queue of a device that was offline; in order, all or none. A line with a key that came before is not written again, so that a device
 * may send as often as it likes. What was typed before the close is taken in after it as well; what was typed later is refused.
 * @throws NotFound | Forbidden | RuleBroken
 */
export const recordLines = command({
  name: 'voter-meeting.record-lines',
  input: RecordLines,
  async run(context, { voterMeetingId, lines }) {
    const { tx, councilId, actor, now } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'record');
    if (meeting.calledOff) throw new RuleBroken('voter-meeting.called-off');
    const side = sideOf(actor);
    const result: RecordedLine[] = [];
    const fresh: string[] = [];
    for (const line of lines) {
      const typedAt = line.typedAt && line.typedAt <= now ? line.typedAt : now;
      const known = (await sql<{ id: string; warned: LineRow['warned'] }>`select voter_meeting_line_id as id, warned from voter_meeting_line where council_id = ${councilId} and entry_key = ${line.entryKey}`.execute(tx)).rows[0];
      if (known) {
        result.push({ entryKey: line.entryKey, ...known });
        continue;
      }
      if (meeting.closedAt !== null && typedAt > meeting.closedAt) throw new RuleBroken('voter-meeting.closed');
      const read = readLine(line.text);
      const id = newId<'voter-meeting-line'>(now.getTime());
      const mended = line.mends ? await takeOut(context, meeting, side, line.mends, 'Sửa lại') : null;
      await sql`insert into voter_meeting_line (council_id, voter_meeting_line_id, voter_meeting_id, side, entry_key, body, field, level, organization_id, village_id, many, raiser_name, delegate_id,
          join_petition_id, join_code, warned, typed_at, recorded_at, recorded_by)
        values (${councilId}, ${id}, ${voterMeetingId}, ${side}, ${line.entryKey}, ${line.text}, ${line.field || read.field}, ${line.level || read.level}, ${line.organizationId}, ${line.villageId}, ${line.many},
          ${line.raiserName}, ${actor.personId !== null && meeting.delegateIds.includes(actor.personId) ? actor.personId : null}, ${line.joinPetitionId}, ${line.joinPetitionId ? line.joinCode : ''},
          ${read.sign}, ${mended ?? typedAt}, ${now}, ${actor.personId})`.execute(tx);
      fresh.push(id);
      result.push({ entryKey: line.entryKey, id, warned: read.sign });
    }
    if (fresh.length > 0) await sql`update voter_meeting set began_at = coalesce(began_at, ${now}), began_by = coalesce(began_by, ${actor.personId}) where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
    if (meeting.closedAt !== null && fresh.length > 0) await recordAsPetitions(context, meeting);
    return changed('voter-meeting.lines-recorded', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, side, count: fresh.length, lines: fresh } }, { lines: result, fresh: fresh.length });
  }
});

/** Takes a line out of one's own list; its row stays. @returns when it was typed, null when there is none */
async function takeOut({ tx, councilId, actor, now }: Context, meeting: MeetingRow, side: Side, entryKey: string, reason: string): Promise<Date | null> {
  const { rows } = await sql<{ typedAt: Date }>`update voter_meeting_line set dropped_at = ${now}, dropped_by = ${actor.personId}, dropped_reason = ${reason}, version = version + 1
    where council_id = ${councilId} and voter_meeting_id = ${meeting.id} and entry_key = ${entryKey} and side = ${side} and dropped_at is null and petition_id is null and diverted_at is null
    returning typed_at as "typedAt"`.execute(tx);
  return rows[0]?.typedAt ?? null;
}

/** Takes back a line just typed (Ctrl Z). One that was never received is no error: there is nothing to take back. @throws NotFound | Forbidden | RuleBroken */
export const dropLine = command({
  name: 'voter-meeting.drop-line',
  input: DropLine,
  async run(context, { voterMeetingId, entryKey }) {
    const { meeting } = await meetingForAct(context, voterMeetingId, 'record');
    if (meeting.heldOn !== null) throw new RuleBroken('voter-meeting.closed');
    const dropped = (await takeOut(context, meeting, sideOf(context.actor), entryKey, 'Bỏ dòng vừa ghi')) !== null;
    return changed('voter-meeting.line-dropped', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, entryKey, dropped } }, { dropped, voterMeetingId, entryKey });
  }
});

/** Puts a dropped line back. @throws NotFound | Forbidden | RuleBroken */
export const restoreLine = command({
  name: 'voter-meeting.restore-line',
  input: DropLine,
  async run(context, { voterMeetingId, entryKey }) {
    const { tx, councilId } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'record');
    if (meeting.heldOn !== null) throw new RuleBroken('voter-meeting.closed');
    await sql`update voter_meeting_line set dropped_at = null, dropped_by = null, dropped_reason = '', version = version + 1 where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}
      and entry_key = ${entryKey} and side = ${sideOf(context.actor)}`.execute(tx);
    return changed('voter-meeting.line-restored', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, entryKey } }, { voterMeetingId });
  }
});

async function lineForAct(context: Context, lineId: string): Promise<{ line: LineRow; meeting: MeetingRow }> {
  const { tx, councilId } = context;
  const { rows } = await sql<{ meetingId: string }>`select voter_meeting_id as "meetingId" from voter_meeting_line where council_id = ${councilId} and voter_meeting_line_id = ${lineId} and dropped_at is null`.execute(tx);
  if (!rows[0]) throw new NotFound();
  const { meeting } = await meetingForAct(context, rows[0].meetingId, 'record');
  const line = (await linesOf(tx, meeting.id)).find((each) => each.id === lineId);
  if (!line) throw new NotFound();
  return { line, meeting };
}

/** Mends the words or the classification of a line until it is a petition. Its signs are read anew. @throws NotFound | Forbidden | RuleBroken */
export const mendLine = command({
  name: 'voter-meeting.mend-line',
  input: MendLine,
  async run(context, input) {
    const { tx, councilId, actor } = context;
    const { line, meeting } = await lineForAct(context, input.lineId);
    if (line.side !== sideOf(actor)) throw new NotFound();
    if (line.petitionId !== null) throw new RuleBroken('voter-meeting.line-is-petition', { code: line.petitionCode });
    if (line.divertedAt !== null) throw new RuleBroken('voter-meeting.line-diverted');
    const same = input.text === line.body;
    const read = readLine(input.text);
    await sql`update voter_meeting_line set body = ${input.text}, field = ${input.field || read.field}, level = ${input.level || read.level}, village_id = ${input.villageId}, many = ${input.many},
        warned = ${same ? line.warned : read.sign}, version = version + 1 where council_id = ${councilId} and voter_meeting_line_id = ${line.id}`.execute(tx);
    return changed('voter-meeting.line-mended', { subject: { kind: 'voter-meeting', id: meeting.id }, data: { place: meeting.place, line: line.id, before: line.warned ? '' : line.body, reason: input.reason } }, { id: line.id, meetingId: meeting.id });
  }
});

/** Says that a line only sounded like a complaint: it is an ordinary opinion after all. @throws NotFound | Forbidden */
export const clearWarning = command({
  name: 'voter-meeting.clear-warning',
  input: LineOnly,
  async run(context, { lineId }) {
    const { tx, councilId } = context;
    const { line, meeting } = await lineForAct(context, lineId);
    if (line.divertedAt !== null) throw new RuleBroken('voter-meeting.line-diverted');
    await sql`update voter_meeting_line set warned = null, version = version + 1 where council_id = ${councilId} and voter_meeting_line_id = ${line.id}`.execute(tx);
    if (meeting.closedAt !== null) await recordAsPetitions(context, meeting);
    return changed('voter-meeting.warning-cleared', { subject: { kind: 'voter-meeting', id: meeting.id }, data: { place: meeting.place, line: line.id, was: line.warned } }, { id: line.id, meetingId: meeting.id });
  }
});

/** Passes what is a complaint or a denunciation to the register of letters; it leaves the petitions' track for good (law:TXC-14). @throws NotFound | Forbidden | RuleBroken | Invalid */
export const divertLine = command({
  name: 'voter-meeting.divert-line',
  input: DivertLine,
  async run(context, { lineId, senderName: given }) {
    const { tx, councilId, actor, now, today } = context;
    const { line, meeting } = await lineForAct(context, lineId);
    if (line.divertedAt !== null) throw new RuleBroken('voter-meeting.line-diverted');
    if (line.petitionId !== null) throw new RuleBroken('voter-meeting.line-is-petition', { code: line.petitionCode });
    const on = dayOfInstant(meeting.startsAt);
    const kind = line.warned === 'complaint' ? 'complaint' : 'denunciation';
    const senderName = given || line.raiserName;
    const letter = await registerLetter.within(context, {
      kind,
      stage: 1,
      receivedOn: on > today ? today : on,
      source: 'delegate',
      title: kind === 'complaint' ? `Khiếu nại nêu tại hội nghị tiếp xúc cử tri, ${meeting.place}`.slice(0, 300) : `Tố cáo nêu tại hội nghị tiếp xúc cử tri, ${meeting.place}`.slice(0, 300),
      content: line.body,
      about: '',
      doneBefore: '',
      alsoSentTo: '',
      senderKind: senderName === '' ? 'anonymous' : 'person',
      senderName,
      senderAddress: '',
      senderPhone: '',
      senderVillageId: line.villageId,
      peopleCount: 1,
      representatives: [],
      delegateId: line.delegateId
    });
    // The words now stand behind the wall of the register; this list keeps only that there was one.
    await sql`update voter_meeting_line set diverted_at = ${now}, diverted_by = ${actor.personId}, letter_id = ${letter.id}, body = '(đã chuyển sang theo dõi đơn)', raiser_name = '', version = version + 1
      where council_id = ${councilId} and voter_meeting_line_id = ${line.id}`.execute(tx);
    return changed('voter-meeting.line-diverted', { subject: { kind: 'voter-meeting', id: meeting.id }, data: { place: meeting.place, line: line.id, letter: letter.number } }, { id: line.id, meetingId: meeting.id, number: letter.number });
  }
});
