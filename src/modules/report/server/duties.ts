import { sql } from 'kysely';
import type { Cadence } from '#core/calendar/cadence.ts';
import type { CouncilTx } from '#core/db.ts';
import { isReportDuty } from '../rules.ts';

/** A task of a plan that asks for reports, and the series made from it. */
export interface Duty {
  taskId: string;
  title: string;
  expectedResult: string;
  cadence: Cadence | null;
  deadlineText: string;
  leadOrganizationId: string | null;
  lead: string | null;
  responsiblePersonId: string | null;
  basis: string;
  seriesId: string | null;
}

/** Tasks of a plan that ask for a report again and again, in the plan's order: what "Lập chế độ báo cáo" proposes. */
export async function dutiesOf(tx: CouncilTx, planId: string): Promise<Duty[]> {
  const { rows } = await sql<Duty>`select t.task_id as "taskId", t.title, t.expected_result as "expectedResult", t.cadence, t.deadline_text as "deadlineText", t.lead_organization_id as "leadOrganizationId",
      coalesce(nullif(l.short_name, ''), l.name) as lead, t.responsible_person_id as "responsiblePersonId",
      concat_ws(' · ', coalesce(nullif(p.number, ''), nullif(p.short_title, ''), p.title), nullif(t.section, '')) as basis, s.report_series_id as "seriesId"
    from task t join plan p on p.council_id = t.council_id and p.plan_id = t.plan_id
    left join organization l on l.council_id = t.council_id and l.organization_id = t.lead_organization_id
    left join report_series s on s.council_id = t.council_id and s.task_id = t.task_id and s.ended_on is null
    where t.council_id = app.council() and t.plan_id = ${planId} and t.withdrawn_at is null and t.cadence is not null order by t.position, t.task_id`.execute(tx);
  return rows.filter((row) => isReportDuty(row));
}
