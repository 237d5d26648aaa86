import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { ChasingStep } from '#modules/obligation/chasing.ts';
import { doneByOwnActs } from '#modules/obligation/rules.ts';
import { lateObligations } from '#modules/obligation/server/queries.ts';
import { visibleTo } from '#modules/obligation/server/visibility.ts';
import { waitsFor } from '#modules/report/server/desk.ts';
import type { ReportState } from '#modules/report/schema.ts';
import type { DeferralAsk, LateThing, ReportedThing, WaitingReport } from '../decisions.ts';

/** What is past its time, with the steps of chasing taken so far. */
export async function lateThings(tx: CouncilTx, actor: Actor, today: Day, now: Date): Promise<LateThing[]> {
  const rows = await lateObligations(tx, actor, today, now);
  const { rows: steps } = await sql<ChasingStep & { id: string }>`select obligation_id as id, step, kind, (made_at at time zone 'Asia/Ho_Chi_Minh')::date as "madeOn", answer_by as "answerBy" from chasing_step
    where council_id = app.council() and obligation_id = any(${rows.map((row) => row.id)}::uuid[]) and taken_back_at is null order by step`.execute(tx);
  const stepsOf = Map.groupBy(steps, (step) => step.id);
  return rows.flatMap((row) =>
    row.dueOn === null
      ? []
      : [{ id: row.id, title: row.title, kind: row.kind, dueOn: row.dueOn, leadOrganizationId: row.leadOrganizationId, leadKind: row.leadKind, leadName: row.leadName, outside: !row.leadInside, steps: stepsOf.get(row.id) ?? [] }]
  );
}

/** Later days asked for and not answered: neither a deferral since (or it was taken back) nor a remark of somebody outside the leading body. */
export async function deferralAsks(tx: CouncilTx, actor: Actor): Promise<DeferralAsk[]> {
  const { rows } = await sql<DeferralAsk>`select s.obligation_id as id, s.title, coalesce(nullif(lo.short_name, ''), lo.name) as "leadName", s.due_on as "dueOn", a.asks_due_on as "asksDueOn", a.text as reason,
      (a.made_at at time zone 'Asia/Ho_Chi_Minh')::date as "askedOn"
    from obligation_state s left join organization lo on lo.council_id = s.council_id and lo.organization_id = s.lead_organization_id
    join lateral (select c.* from obligation_comment c where c.council_id = s.council_id and c.obligation_id = s.obligation_id and c.asks_due_on is not null and c.taken_back_at is null
      order by c.made_at desc, c.obligation_comment_id desc limit 1) a on true
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and s.due_on is not null and a.asks_due_on > s.due_on and ${visibleTo(actor, 's')}
      and coalesce((select d.kind from obligation_deferral d where d.council_id = s.council_id and d.obligation_id = s.obligation_id and d.made_at >= a.made_at
        order by d.made_at desc, d.obligation_deferral_id desc limit 1), 'correction') = 'correction'
      and not exists (select from obligation_comment c where c.council_id = s.council_id and c.obligation_id = s.obligation_id and c.asks_due_on is null and c.made_at > a.made_at and c.taken_back_at is null
        and not exists (select from membership m where m.council_id = c.council_id and m.person_id = c.made_by and m.organization_id = s.lead_organization_id))
    order by s.due_on, s.obligation_id limit 50`.execute(tx);
  return rows;
}

/** Reported done by bodies outside the council, not by the reader, and not judged yet. What is judged where it stands (an answer to a petition) is not asked here. */
export async function reportedThings(tx: CouncilTx, actor: Actor): Promise<ReportedThing[]> {
  const { rows } = await sql<ReportedThing>`select s.obligation_id as id, s.title, coalesce(nullif(lo.short_name, ''), lo.name) as "leadName", s.due_on as "dueOn", s.done_on as "doneOn",
      (s.stated_at at time zone 'Asia/Ho_Chi_Minh')::date as "reportedOn", coalesce(s.stated_note, '') as note
    from obligation_state s left join organization lo on lo.council_id = s.council_id and lo.organization_id = s.lead_organization_id
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is not null and s.judged is null and s.judgement_due and s.stated_by is distinct from ${actor.personId} and not s.kind = any(${[...doneByOwnActs]}::text[])
      and ${visibleTo(actor, 's')} order by s.due_on nulls last, s.stated_at limit 50`.execute(tx);
  return rows;
}

/** Reports that wait for the reader's word, the nearest due first. */
export async function waitingReports(tx: CouncilTx, actor: Actor): Promise<WaitingReport[]> {
  const { rows } = await sql<WaitingReport & { state: ReportState }>`select s.report_id as id, s.title, s.state, o.due_on as "dueOn", o.done_on as "doneOn", o.in_time as "inTime", coalesce(nullif(l.short_name, ''), l.name) as "leadName",
      (s.verdict_at at time zone 'Asia/Ho_Chi_Minh')::date as "submittedOn", p.name as "submittedBy"
    from report_state s join report_series q on q.council_id = s.council_id and q.report_series_id = s.report_series_id
    left join obligation_state o on o.council_id = s.council_id and o.subject_kind = 'report-series' and o.subject_id = s.report_series_id and o.period = s.period
    left join organization l on l.council_id = q.council_id and l.organization_id = q.lead_organization_id
    left join person p on p.council_id = s.council_id and p.person_id = s.verdict_by
    where s.council_id = app.council() and s.state in ('submitted', 'reviewed') order by o.due_on nulls last, s.verdict_at`.execute(tx);
  return rows.filter((row) => waitsFor(actor, row.state)).map(({ state: _state, ...row }) => row);
}

/** Questions the reader put aside until a day after `today`. */
export async function asides(tx: CouncilTx, actor: Actor, today: Day): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select key from decision_aside where council_id = app.council() and person_id = ${actor.personId} and until_on > ${today}`.execute(tx);
  return new Set(rows.map((row) => row.key));
}
