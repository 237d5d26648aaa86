import { sql } from 'kysely';
import * as v from 'valibot';
import { command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import type { EventDraft } from '#core/events.ts';
import type { SheetLine } from '../../intake/sheet-line.ts';
import { decisionOf, type Decision, type NearRow } from '../../intake/sheet-state.ts';
import type { Field, Level, RecordedPetition } from '../../schema.ts';
import { classifyPetitions } from '../commands/classify-petitions.ts';
import { recordLines, type Recorded } from '../record.ts';
import { entryKeyOf } from './entry-key.ts';
import { recordHistory } from './history.ts';

interface Row {
  row: number;
  line: SheetLine;
  near: NearRow | null;
  decision: Decision | null;
}

/** Rows recorded in one transaction: few enough that nobody's page waits for it. */
export const rowsAtOnce = 100;

/**
 * Records the next rows of a list that was ordered: each a petition or one more raising, classified and answered where the list says so. All of this part or none; a row recorded before is
 * not recorded again. @returns how many rows of the list were dealt with; 0 when none is left
 */
export const recordRows = command({
  name: 'petition-import.record-rows',
  input: v.object({ importId: v.string(), most: v.optional(v.number(), rowsAtOnce) }),
  async run(context, { importId, most }) {
    const { tx, councilId } = context;
    const { rows: imports } = await sql<{ fileHash: string; fileName: string }>`select file_hash as "fileHash", file_name as "fileName" from petition_import
      where council_id = ${councilId} and petition_import_id = ${importId} and kind = 'sheet' and ordered_at is not null and finished_at is null for update`.execute(tx);
    const whole = imports[0];
    if (!whole) return { events: [], result: { done: 0 } };
    const { rows } = await sql<Row>`select row, line, near, decision from petition_import_row where council_id = ${councilId} and petition_import_id = ${importId} and petition_id is null and line is not null
      and decision is distinct from 'skip' order by row limit ${most}`.execute(tx);
    if (rows.length === 0) {
      await sql`update petition_import set finished_at = ${context.now}, progress = null where council_id = ${councilId} and petition_import_id = ${importId}`.execute(tx);
      return { events: [{ name: 'petition-import.finished', subject: { kind: 'petition-import', id: importId }, data: {} }], result: { done: 0 } };
    }
    const { ready, targets } = await resolve(context, importId, rows);
    const lines = ready.map((row) => lineOf(row, targets.get(row.row) ?? null, whole.fileHash));
    const { events, results } = await recordLines(context, lines, (index, field) => `rows.${ready[index]!.row}.${field}`);
    await classify(context, ready, results);
    const more: EventDraft[] = [];
    for (const [index, row] of ready.entries()) {
      const result = results[index]!;
      const own = !result.joined || (row.near?.row ?? null) !== null;
      if (row.line.history && !result.repeated && own) more.push(...(await recordHistory(context, result, row.line.history, row.line.bodyId, `tệp “${whole.fileName}”, dòng ${row.row}`)));
    }
    const done = ready.map((row, index) => ({ row: row.row, petitionId: results[index]!.petitionId }));
    await sql`update petition_import_row r set petition_id = d."petitionId", cells = '[]', line = r.line - 'raiser' from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as d(row integer, "petitionId" uuid)
      where r.council_id = ${councilId} and r.petition_import_id = ${importId} and r.row = d.row`.execute(tx);
    await sql`update petition_import set recorded = recorded + ${done.length} where council_id = ${councilId} and petition_import_id = ${importId}`.execute(tx);
    return { events: [...events, ...more], result: { done: done.length } };
  }
});

/** Which petition each row joins; a row whose earlier row of the list comes in this very part waits for the next one. */
async function resolve({ tx, councilId }: Context, importId: string, rows: readonly Row[]): Promise<{ ready: Row[]; targets: Map<number, string> }> {
  const joining = rows.filter((row) => row.near && decisionOf(row.decision, row.near) === 'join');
  const earlierRows = joining.flatMap((row) => row.near!.row ?? []);
  const { rows: recorded } = await sql<{ row: number; petitionId: string | null }>`select row, petition_id as "petitionId" from petition_import_row where council_id = ${councilId} and petition_import_id = ${importId} and row = any(${earlierRows}::int[])`.execute(tx);
  const byRow = new Map(recorded.map((each) => [each.row, each.petitionId]));
  const wanted = [...joining.flatMap((row) => row.near!.id ?? []), ...[...byRow.values()].flatMap((id) => id ?? [])];
  const { rows: open } = await sql<{ id: string }>`select p.petition_id as id from petition p join petition r on r.council_id = p.council_id and r.petition_id = p.root_id
    where p.council_id = ${councilId} and p.petition_id = any(${wanted}::uuid[]) and r.stage not in ('split', 'removed')`.execute(tx);
  const stands = new Set(open.map((each) => each.id));
  const here = new Set(rows.map((row) => row.row));
  const targets = new Map<number, string>();
  const ready = rows.filter((row) => {
    if (!joining.includes(row)) return true;
    const { id, row: above } = row.near!;
    const target = id ?? (above === null ? null : (byRow.get(above) ?? null));
    if (target && stands.has(target)) targets.set(row.row, target);
    return target !== null || above === null || !here.has(above);
  });
  return { ready, targets };
}

function lineOf({ row, line }: Row, joinPetitionId: string | null, fileHash: string): RecordedPetition {
  return {
    text: line.text,
    title: line.title,
    source: 'import',
    voterMeetingId: null,
    receptionId: null,
    letterId: null,
    delegatePersonId: null,
    raisedOn: line.raisedOn,
    villageId: line.villageId,
    place: line.place,
    voters: line.voters,
    many: line.many,
    behalf: '',
    raiser: { ...line.raiser, email: '' },
    field: line.field,
    level: line.level,
    bodyId: line.bodyId,
    joinPetitionId,
    entryKey: entryKeyOf(fileHash, row),
    files: []
  };
}

/** What the list says of field, competence and body is the classification; without a body it waits for a person. */
async function classify(context: Context, rows: readonly Row[], results: readonly Recorded[]): Promise<void> {
  const fresh = rows.flatMap((row, index) => (row.line.bodyId && !results[index]!.joined && !results[index]!.repeated ? [{ line: row.line, id: results[index]!.petitionId }] : []));
  if (fresh.length === 0) return;
  const { rows: proposed } = await sql<{ id: string; field: Field; level: Level }>`select petition_id as id, proposed_field as field, proposed_level as level from petition
    where council_id = ${context.councilId} and petition_id = any(${fresh.map((each) => each.id)}::uuid[])`.execute(context.tx);
  const byId = new Map(proposed.map((each) => [each.id, each]));
  await classifyPetitions.within(context, {
    items: fresh.map(({ line, id }) => ({ petitionId: id, field: line.field ?? byId.get(id)!.field, level: line.level ?? byId.get(id)!.level, bodyId: line.bodyId, boardId: null, aboutCouncil: false }))
  });
}
