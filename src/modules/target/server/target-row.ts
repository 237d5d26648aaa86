import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import { Conflict, NotFound, RuleBroken } from '#core/errors.ts';
import type { Id } from '#core/ids.ts';
import type { Comparator, MeasureParams } from '../schema.ts';

/** A target as its table keeps it. */
export interface TargetRow {
  id: Id<'target'>;
  planId: Id<'plan'>;
  position: number;
  code: string;
  groupTitle: string;
  title: string;
  comparator: Comparator;
  value: number | null;
  valueHigh: number | null;
  unit: string;
  period: string;
  leadOrganizationId: string | null;
  measureId: string | null;
  measureParams: MeasureParams;
  section: string;
  quote: string;
  lineFrom: number | null;
  lineTo: number | null;
  page: number | null;
  recordedAt: Date;
  withdrawnAt: Date | null;
  withdrawnPaper: string | null;
  version: number;
}

/** The columns of `TargetRow`, for queries over `target t`. */
const targetColumns = sql`t.target_id as id, t.plan_id as "planId", t.position, t.code, t.group_title as "groupTitle", t.title, t.comparator, t.value, t.value_high as "valueHigh",
  t.unit, t.period, t.lead_organization_id as "leadOrganizationId", t.measure_id as "measureId", t.measure_params as "measureParams", t.section, t.quote,
  t.line_from as "lineFrom", t.line_to as "lineTo", t.page, t.recorded_at as "recordedAt", t.withdrawn_at as "withdrawnAt", t.withdrawn_paper as "withdrawnPaper", t.version`;

/** @throws NotFound */
export async function targetRow(tx: CouncilTx, id: string, lock = false): Promise<TargetRow> {
  const { rows } = await sql<TargetRow>`select ${targetColumns} from target t where t.council_id = app.council() and t.target_id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound('target.missing');
  return row;
}

/** The target, locked, at the version the form was made from and still in force. @throws NotFound | RuleBroken | Conflict */
export async function targetToChange(tx: CouncilTx, id: string, version?: number): Promise<TargetRow> {
  const row = await targetRow(tx, id, true);
  if (row.withdrawnAt) throw new RuleBroken('target.withdrawn', { paper: row.withdrawnPaper ?? '' });
  if (version !== undefined && version !== row.version) throw new Conflict({ value: row.value, valueHigh: row.valueHigh, measureId: row.measureId, version: row.version });
  return row;
}
