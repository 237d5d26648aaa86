import { sql } from 'kysely';
import { addCalendarDays, daysBetween, type Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import type { Reason } from '#modules/measure/engine.ts';
import type { WorkItem } from '../compose/facts.ts';
import type { FigureRecord, WorkList } from '../figure.ts';

/** Work of these plans (all of the council's when null) that can stand in any list of a report: reports themselves, and the tasks they come from, are left out. */
export async function workItems(tx: CouncilTx, planIds: readonly string[] | null): Promise<WorkItem[]> {
  const { rows } = await sql<WorkItem & { deferrals: { on: Day; to: Day; reason: string }[] | null; chasedOn: Day[] | null }>`
    select s.obligation_id as id, s.title, s.period, s.plan_id as "planId", s.lead_organization_id as "leadOrganizationId", coalesce(nullif(l.short_name, ''), l.name) as lead,
      s.from_on as "fromOn", s.due_on as "dueOn", s.due_at as "dueAt", s.done_on as "doneOn", s.in_time as "inTime", (s.judgement_due and s.done_on is not null and s.judged is distinct from 'accepted') as "awaitsJudgement",
      coalesce(s.stated_note, '') as note, s.opened_at as "openedAt",
      (select array_agg((c.made_at at time zone 'Asia/Ho_Chi_Minh')::date order by c.step) from chasing_step c where c.council_id = s.council_id and c.obligation_id = s.obligation_id and c.taken_back_at is null) as "chasedOn",
      (select jsonb_agg(jsonb_build_object('on', (d.made_at at time zone 'Asia/Ho_Chi_Minh')::date, 'to', d.new_due_on, 'reason', d.reason) order by d.made_at)
        from obligation_deferral d where d.council_id = s.council_id and d.obligation_id = s.obligation_id and d.kind = 'deferral') as deferrals
    from obligation_state s left join organization l on l.council_id = s.council_id and l.organization_id = s.lead_organization_id
    where s.council_id = app.council() and s.kind <> 'report' and s.withdrawn_at is null
      and not exists (select from report_series q where q.council_id = s.council_id and q.task_id = s.subject_id and s.subject_kind = 'task') and ${planIds === null ? sql`true` : sql`s.plan_id = any(${[...planIds]}::uuid[])`}
    order by s.due_on nulls last, s.obligation_id`.execute(tx);
  return rows.map((row) => ({ ...row, chasedOn: row.chasedOn ?? [], deferrals: row.deferrals ?? [] }));
}

/** How a list is asked for: in which days, told for which day, at which instant. */
export interface ListAsk {
  list: WorkList;
  from: Day;
  to: Day;
  asOf: Day;
  now: Date;
}

/** The lines of one list. Done means done and, where the council judges, accepted; what waits for that is a list of its own. */
export function listOf(items: readonly WorkItem[], { list, from, to, asOf, now }: ListAsk): WorkItem[] {
  const last = asOf < to ? asOf : to;
  const within = (day: Day | null) => day !== null && day >= from && day <= to;
  const doneBy = (item: WorkItem) => item.doneOn !== null && item.doneOn <= asOf;
  const doneInWindow = (item: WorkItem) => item.doneOn !== null && item.doneOn >= from && item.doneOn <= last;
  const missed = (item: WorkItem) => item.dueOn !== null && (item.dueOn < asOf || (item.dueOn === asOf && item.dueAt !== null && item.dueAt < now));
  switch (list) {
    case 'followed':
      return items.filter((item) => !doneBy(item) && (item.fromOn === null || item.fromOn <= asOf));
    case 'due':
      return items.filter((item) => within(item.dueOn));
    case 'done':
      return items.filter((item) => doneInWindow(item) && !item.awaitsJudgement);
    case 'done-in-time':
      return items.filter((item) => doneInWindow(item) && !item.awaitsJudgement && item.inTime !== false);
    case 'done-late':
      return items.filter((item) => doneInWindow(item) && !item.awaitsJudgement && item.inTime === false);
    case 'waiting':
      return items.filter((item) => doneBy(item) && item.awaitsJudgement);
    case 'late':
      return items.filter((item) => !doneBy(item) && missed(item));
    case 'chased':
      return items.filter((item) => item.chasedOn.some((day) => day >= from && day <= last));
    case 'deferred':
      return items.filter((item) => item.deferrals.some((move) => move.on >= from && move.on <= last));
    case 'next':
      return items.filter((item) => within(item.dueOn) && !doneBy(item));
  }
}

/** A line of a list as a record behind its number. */
export function recordOf(item: WorkItem, asOf: Day): FigureRecord {
  return {
    key: item.id,
    ref: { kind: 'obligation', id: item.id },
    place: 'counted',
    reason: reasonOf(item, asOf),
    happenedOn: item.doneOn !== null && item.doneOn <= asOf ? item.doneOn : null,
    recordedAt: item.openedAt.toISOString()
  };
}

function reasonOf(item: WorkItem, asOf: Day): Reason {
  const { doneOn, dueOn } = item;
  if (doneOn !== null && doneOn <= asOf) {
    if (item.awaitsJudgement) return { key: 'reason.unjudged', params: { on: doneOn } };
    if (dueOn === null || item.inTime !== false) return { key: 'reason.in-time', params: { on: doneOn, due: dueOn ?? '' } };
    const days = Math.max(0, daysBetween(dueOn, doneOn));
    return { key: days > 0 ? 'reason.late' : 'reason.late-hour', params: { on: doneOn, due: dueOn, days } };
  }
  if (dueOn !== null && dueOn < asOf) return { key: 'reason.overdue', params: { due: dueOn, days: daysBetween(dueOn, asOf) } };
  return { key: dueOn === null ? 'reason.no-due' : 'reason.not-due', params: { due: dueOn ?? addCalendarDays(asOf, 0) } };
}
