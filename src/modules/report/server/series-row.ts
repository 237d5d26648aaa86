import { sql } from 'kysely';
import type { Cadence } from '#core/calendar/cadence.ts';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import type { DataWindow, ReportKind, Template } from '../schema.ts';

/** A series of reports as its table keeps it, with the names around it. */
export interface SeriesRow {
  id: string;
  planId: string | null;
  planTitle: string | null;
  planShort: string | null;
  planEndsOn: Day | null;
  taskId: string | null;
  title: string;
  kind: ReportKind;
  cadence: Cadence | null;
  dataWindow: DataWindow;
  doneBy: 'issue' | 'submission';
  leadOrganizationId: string | null;
  leadName: string | null;
  responsiblePersonId: string | null;
  addressees: string[];
  recipients: string[];
  template: Template;
  basis: string;
  openedAt: Date;
  endedOn: Day | null;
  endedReason: string | null;
  version: number;
}

const columns = sql`r.report_series_id as id, r.plan_id as "planId", p.title as "planTitle", coalesce(nullif(p.short_title, ''), p.title) as "planShort", p.ends_on as "planEndsOn", r.task_id as "taskId",
  r.title, r.kind, r.cadence, r.data_window as "dataWindow", r.done_by as "doneBy", r.lead_organization_id as "leadOrganizationId", coalesce(nullif(l.short_name, ''), l.name) as "leadName",
  r.responsible_person_id as "responsiblePersonId", r.addressees, r.recipients, r.template, r.basis, r.opened_at as "openedAt", r.ended_on as "endedOn", r.ended_reason as "endedReason", r.version`;
const source = sql`report_series r
  left join plan p on p.council_id = r.council_id and p.plan_id = r.plan_id
  left join organization l on l.council_id = r.council_id and l.organization_id = r.lead_organization_id`;

/** @throws NotFound */
export async function seriesRow(tx: CouncilTx, id: string, lock = false): Promise<SeriesRow> {
  if (lock) await sql`select 1 from report_series where council_id = app.council() and report_series_id = ${id} for update`.execute(tx);
  const { rows } = await sql<SeriesRow>`select ${columns} from ${source} where r.council_id = app.council() and r.report_series_id = ${id}`.execute(tx);
  if (!rows[0]) throw new NotFound('report.series-missing');
  return rows[0];
}

const frequency = sql`array_position(array['weekly', 'monthly', 'quarterly', 'half-year', 'nine-month', 'yearly', 'other'], r.kind)`;

/** Series of the council, or of one plan: those that run first, the frequent before the rare. */
export async function seriesList(tx: CouncilTx, filter: { planId?: string | undefined; running?: boolean } = {}): Promise<SeriesRow[]> {
  const { rows } = await sql<SeriesRow>`select ${columns} from ${source} where r.council_id = app.council()
    and ${filter.planId ? sql`r.plan_id = ${filter.planId}` : sql`true`} and ${filter.running ? sql`r.ended_on is null and p.withdrawn_on is null` : sql`true`}
    order by r.ended_on nulls first, p.title nulls last, ${frequency}, r.title`.execute(tx);
  return rows;
}
