import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { dayOf } from '#core/context.ts';
import { recordPetitions } from '#modules/petition/server/commands/record-petition.ts';
import { isField, isLevel } from '../line-analysis.ts';
import { commonList, compareLists, listText, type ComparedPair, type MatchDecision } from '../reconcile.ts';
import type { Side } from '../schema.ts';

/** A line as lists show it, in the order it was typed. `no` counts those that stand. */
export interface LineRow {
  id: string;
  entryKey: string;
  side: Side;
  body: string;
  field: string | null;
  level: string | null;
  villageId: string | null;
  village: string | null;
  many: boolean;
  raiserName: string;
  delegateId: string | null;
  joinPetitionId: string | null;
  joinCode: string;
  warned: 'complaint' | 'denunciation' | null;
  divertedAt: Date | null;
  typedAt: Date;
  recordedBy: string | null;
  recordedById: string | null;
  petitionId: string | null;
  petitionCode: string;
  version: number;
}

/** Lines of a meeting that stand, first typed first. */
export async function linesOf(tx: CouncilTx, meetingId: string, side?: Side): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`select l.voter_meeting_line_id as id, l.entry_key as "entryKey", l.side, l.body, l.field, l.level, l.village_id as "villageId", g.name as village, l.many, l.raiser_name as "raiserName",
      l.delegate_id as "delegateId", l.join_petition_id as "joinPetitionId", l.join_code as "joinCode", l.warned, l.diverted_at as "divertedAt", l.typed_at as "typedAt", p.name as "recordedBy",
      l.recorded_by as "recordedById", l.petition_id as "petitionId", l.petition_code as "petitionCode", l.version
    from voter_meeting_line l left join organization g on g.council_id = l.council_id and g.organization_id = l.village_id
    left join person p on p.council_id = l.council_id and p.person_id = l.recorded_by
    where l.council_id = app.council() and l.voter_meeting_id = ${meetingId} and l.dropped_at is null and (${side ?? null}::text is null or l.side = ${side ?? null})
    order by l.typed_at, l.voter_meeting_line_id`.execute(tx);
  return rows;
}

export interface Comparison {
  rows: ComparedPair[];
  common: { id: string; body: string }[];
  /** SHA-256 of the common list, what both sides sign. */
  hash: string;
}

/** The two lists of a meeting side by side. What sounds like a complaint or was passed to the letters stands on neither (law:TXC-14). */
export async function comparisonOf(tx: CouncilTx, meetingId: string): Promise<Comparison> {
  const lines = (await linesOf(tx, meetingId)).filter((line) => line.divertedAt === null && line.warned === null);
  const { rows: decisions } = await sql<MatchDecision>`select voter_meeting_match_id as id, front_line_id as "frontLineId", office_line_id as "officeLineId", decision, reason from voter_meeting_match
    where council_id = app.council() and voter_meeting_id = ${meetingId} and undone_at is null order by decided_at`.execute(tx);
  const rows = compareLists(lines.filter((line) => line.side === 'office'), lines.filter((line) => line.side === 'front'), decisions);
  const common = commonList(rows);
  return { rows, common, hash: createHash('sha256').update(listText(common)).digest('hex') };
}

/**
 * Writes the common list of a closed meeting as petitions, each once: ours, and theirs that were taken in. Part of the command that closes the meeting or decides a
 * difference afterwards. @returns how many were new petitions and how many joined an earlier one
 */
export async function recordAsPetitions(context: Context, meeting: { id: string; startsAt: Date; heldOn: string | null; place: string }): Promise<{ fresh: number; joined: number }> {
  const { tx, councilId, today } = context;
  const { common } = await comparisonOf(tx, meeting.id);
  const wanted = new Set(common.map((line) => line.id));
  const lines = (await linesOf(tx, meeting.id)).filter((line) => wanted.has(line.id) && line.petitionId === null && line.divertedAt === null && line.warned === null);
  if (lines.length === 0) return { fresh: 0, joined: 0 };
  const day = meeting.heldOn ?? dayOf(meeting.startsAt);
  const { recorded } = await recordPetitions.within(context, {
    lines: lines.map((line) => ({
      text: line.body,
      title: '',
      source: 'meeting' as const,
      voterMeetingId: meeting.id,
      receptionId: null,
      letterId: null,
      delegatePersonId: line.delegateId,
      raisedOn: day > today ? today : day,
      villageId: line.villageId,
      place: '',
      voters: 1,
      many: line.many,
      behalf: '',
      raiser: line.raiserName === '' ? undefined : { name: line.raiserName, phone: '', email: '', address: '' },
      field: line.field !== null && isField(line.field) ? line.field : null,
      level: line.level !== null && isLevel(line.level) ? line.level : null,
      bodyId: null,
      joinPetitionId: line.joinPetitionId,
      entryKey: line.entryKey,
      files: []
    }))
  });
  for (const [index, line] of lines.entries()) {
    const made = recorded[index];
    if (made) await sql`update voter_meeting_line set petition_id = ${made.petitionId}, petition_code = ${made.code} where council_id = ${councilId} and voter_meeting_line_id = ${line.id}`.execute(tx);
  }
  const joined = recorded.filter((each) => each.joined).length;
  return { fresh: recorded.length - joined, joined };
}
