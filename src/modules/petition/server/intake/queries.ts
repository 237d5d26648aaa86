import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import type { SheetCell } from '#core/sheets/values.ts';
import type { MinutesHead, MinutesItem, MinutesLine } from '../../intake/minutes/item.ts';
import type { SheetLine } from '../../intake/sheet-line.ts';
import { joinFrom, type Decision, type NearRow, type SheetHead } from '../../intake/sheet-state.ts';

export interface OpenIntake {
  id: string;
  fileName: string;
  startedAt: Date;
  startedBy: string | null;
  readAt: Date | null;
  failed: string | null;
  orderedAt: Date | null;
  finishedAt: Date | null;
  recorded: number;
}

/** Imports begun and not finished, and those of the last days, newest first: what a person comes back to. */
export async function openIntakes(tx: CouncilTx, kind: 'sheet' | 'minutes', now: Date): Promise<OpenIntake[]> {
  const { rows } = await sql<OpenIntake>`select i.petition_import_id as id, i.file_name as "fileName", i.started_at as "startedAt", p.name as "startedBy", i.read_at as "readAt", i.failed, i.ordered_at as "orderedAt", i.finished_at as "finishedAt", i.recorded
    from petition_import i left join person p on p.council_id = i.council_id and p.person_id = i.started_by
    where i.council_id = app.council() and i.kind = ${kind} and i.dropped_at is null and (i.finished_at is null or i.finished_at > ${now}::timestamptz - interval '14 days') order by i.started_at desc limit 20`.execute(tx);
  return rows;
}

interface IntakeView<Head> extends OpenIntake {
  progress: { done: number; total: number; what: string } | null;
  checkedAt: Date | null;
  head: Head;
}

const columns = sql`i.petition_import_id as id, i.file_name as "fileName", i.started_at as "startedAt", null as "startedBy", i.read_at as "readAt", i.failed, i.ordered_at as "orderedAt", i.finished_at as "finishedAt", i.recorded, i.progress, i.checked_at as "checkedAt", i.head`;

export interface SheetRowView {
  row: number;
  cells: SheetCell[];
  line: SheetLine | null;
  problems: string[];
  notes: string[];
  near: NearRow | null;
  decision: Decision | null;
  petitionId: string | null;
}

export type RowFilter = 'good' | 'refused' | 'near' | 'noted';

export interface SheetView extends IntakeView<SheetHead> {
  counts: { all: number; good: number; refused: number; near: number; joining: number; skipped: number; noted: number; answered: number; left: number };
  rows: SheetRowView[];
  /** The first rows as they stand in the file, to see what a column holds. */
  sample: SheetCell[][];
}

/** A list being taken in, with one page of the rows asked for. @throws NotFound */
export async function sheetView(tx: CouncilTx, importId: string, { filter, from, most }: { filter: RowFilter; from: number; most: number }): Promise<SheetView> {
  const { rows: whole } = await sql<IntakeView<SheetHead>>`select ${columns} from petition_import i where i.council_id = app.council() and i.petition_import_id = ${importId} and i.kind = 'sheet' and i.dropped_at is null`.execute(tx);
  if (!whole[0]) throw new NotFound();
  const { rows: counts } = await sql<SheetView['counts']>`select count(*)::int as all, count(*) filter (where line is not null)::int as good, count(*) filter (where problems <> '{}')::int as refused,
      count(*) filter (where near is not null and line is not null)::int as near,
      count(*) filter (where line is not null and (decision = 'join' or decision is null and (near->>'score')::numeric >= ${joinFrom}))::int as joining,
      count(*) filter (where decision = 'skip' and line is not null)::int as skipped, count(*) filter (where notes <> '{}' and line is not null)::int as noted,
      count(*) filter (where jsonb_typeof(line->'history') = 'object')::int as answered,
      count(*) filter (where line is not null and petition_id is null and decision is distinct from 'skip')::int as left
    from petition_import_row where council_id = app.council() and petition_import_id = ${importId}`.execute(tx);
  const wanted = { good: sql`line is not null`, refused: sql`problems <> '{}'`, near: sql`near is not null and line is not null`, noted: sql`notes <> '{}' and line is not null` }[filter];
  const { rows } = await sql<SheetRowView>`select row, cells, line, problems, notes, near, decision, petition_id as "petitionId" from petition_import_row
    where council_id = app.council() and petition_import_id = ${importId} and ${wanted} order by row offset ${from} limit ${most}`.execute(tx);
  const { rows: sample } = await sql<{ cells: SheetCell[] }>`select cells from petition_import_row where council_id = app.council() and petition_import_id = ${importId} and cells <> '[]' order by row limit 4`.execute(tx);
  return { ...whole[0], counts: counts[0]!, rows, sample: sample.map(({ cells }) => cells) };
}

/** Rows that were not taken, as they stood, with why: for the workbook handed back. @throws NotFound */
export async function refusedRows(tx: CouncilTx, importId: string): Promise<{ fileName: string; head: SheetHead; rows: { row: number; cells: SheetCell[]; problems: string[] }[] }> {
  const { rows: whole } = await sql<{ fileName: string; head: SheetHead }>`select file_name as "fileName", head from petition_import where council_id = app.council() and petition_import_id = ${importId} and kind = 'sheet' and dropped_at is null`.execute(tx);
  if (!whole[0]) throw new NotFound();
  const { rows } = await sql<{ row: number; cells: SheetCell[]; problems: string[] }>`select row, cells, problems from petition_import_row where council_id = app.council() and petition_import_id = ${importId} and problems <> '{}' order by row`.execute(tx);
  return { ...whole[0], rows };
}

export interface MinutesView extends IntakeView<MinutesHead> {
  lines: MinutesLine[];
  items: MinutesItem[];
  warnings: string[];
  canUndo: boolean;
}

/** Minutes being taken in. @throws NotFound */
export async function minutesView(tx: CouncilTx, importId: string): Promise<MinutesView> {
  const { rows } = await sql<MinutesView>`select ${columns}, i.text_lines as lines, i.items, i.warnings, jsonb_array_length(i.undo) > 0 as "canUndo" from petition_import i
    where i.council_id = app.council() and i.petition_import_id = ${importId} and i.kind = 'minutes' and i.dropped_at is null`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}
