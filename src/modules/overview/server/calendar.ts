import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { stateOf, type ObligationRows } from '#modules/obligation/rules.ts';
import { visibleTo } from '#modules/obligation/server/visibility.ts';
import { daysOf, planDaysIn, type CalendarDay, type DueItem } from '../calendar.ts';

export interface CalendarFilter {
  organizationId?: string | undefined;
  personId?: string | undefined;
  planId?: string | undefined;
}

/** Most things drawn in one month. */
const most = 3000;

/** Every day of a span with what is due, what the plans mark and what the calendar calls it, as the actor may see it. */
export async function calendarDays(tx: CouncilTx, actor: Actor, span: { from: Day; to: Day }, filter: CalendarFilter, at: { today: Day; now: Date }): Promise<CalendarDay[]> {
  const where: RawBuilder<unknown>[] = [sql`s.due_on between ${span.from} and ${span.to}`, visibleTo(actor, 's')];
  if (filter.organizationId)
    where.push(sql`(s.lead_organization_id = ${filter.organizationId} or exists (select from obligation_coordinator oc where oc.council_id = s.council_id and oc.obligation_id = s.obligation_id and oc.organization_id = ${filter.organizationId}))`);
  if (filter.personId) where.push(sql`s.responsible_person_id = ${filter.personId}`);
  if (filter.planId) where.push(sql`s.plan_id = ${filter.planId}`);
  const { rows } = await sql<Omit<DueItem, 'standing' | 'on' | 'at'> & ObligationRows>`select s.obligation_id as id, s.kind, s.subject_kind as "subjectKind", s.subject_id as "subjectId", s.title, s.due_on as "dueOn", s.due_at as "dueAt",
      coalesce(nullif(lo.short_name, ''), lo.name) as "leadName", coalesce(nullif(pl.short_title, ''), pl.title) as "planTitle", s.withdrawn_at as "withdrawnAt", s.stated, s.stated_on as "statedOn", s.percent, s.judged,
      s.judgement_due as "judgementDue", s.finished_at as "finishedAt"
    from obligation_state s left join organization lo on lo.council_id = s.council_id and lo.organization_id = s.lead_organization_id
    left join plan pl on pl.council_id = s.council_id and pl.plan_id = s.plan_id
    where s.council_id = app.council() and s.withdrawn_at is null and ${sql.join(where, sql` and `)} order by s.due_on, s.due_at nulls last, s.obligation_id limit ${most}`.execute(tx);
  const items = rows.map((row): DueItem => ({
    id: row.id, kind: row.kind, subjectKind: row.subjectKind, subjectId: row.subjectId, title: row.title, on: row.dueOn as Day, at: row.dueAt, leadName: row.leadName, planTitle: row.planTitle, standing: stateOf(row, at.today, at.now)
  }));
  const { rows: plans } = await sql<{ id: string; title: string; kind: string; startsOn: Day; endsOn: Day }>`select plan_id as id, coalesce(nullif(short_title, ''), title) as title, kind, starts_on as "startsOn", ends_on as "endsOn"
    from plan where council_id = app.council() and withdrawn_on is null and starts_on <= ${span.to} and ends_on >= ${span.from} and (${filter.planId ?? null}::uuid is null or plan_id = ${filter.planId ?? null})`.execute(tx);
  return daysOf(span, items, plans.flatMap((plan) => planDaysIn(plan, span)), await councilCalendar(tx));
}

/** People who answer for something, and plans in force: what the calendar can be narrowed to. */
export async function calendarChoices(tx: CouncilTx, actor: Actor): Promise<{ people: { id: string; name: string }[]; plans: { id: string; title: string }[] }> {
  const { rows: people } = await sql<{ id: string; name: string }>`select p.person_id as id, p.name from person p where p.council_id = app.council() and p.person_id in
    (select s.responsible_person_id from obligation s where s.council_id = app.council() and s.withdrawn_at is null and s.responsible_person_id is not null and ${visibleTo(actor, 's')}) order by p.search_key, p.name limit 500`.execute(tx);
  const { rows: plans } = await sql<{ id: string; title: string }>`select plan_id as id, coalesce(nullif(short_title, ''), title) as title from plan where council_id = app.council() and withdrawn_on is null order by starts_on desc, title limit 50`.execute(tx);
  return { people, plans };
}
