import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { historyOf, type HistoryLine } from '#core/events.ts';
import { targetRow, type TargetRow } from './target-row.ts';

export interface EntryRow {
  id: string;
  value: number;
  base: number | null;
  happenedOn: Day;
  note: string;
  paper: string;
  fileId: string | null;
  fileName: string | null;
  recordedAt: Date;
  recordedBy: string | null;
  voidedAt: Date | null;
  voidedReason: string | null;
}

export interface AdjustmentRow {
  id: string;
  targetId: string;
  targetTitle: string;
  targetCode: string;
  unit: string;
  comparator: string;
  oldValue: number | null;
  oldValueHigh: number | null;
  newValue: number | null;
  newValueHigh: number | null;
  fromOn: Day;
  reason: string;
  paper: string;
  madeAt: Date;
  madeBy: string | null;
}

export interface TargetDetail {
  target: TargetRow & { planTitle: string; lead: string | null };
  entries: EntryRow[];
  adjustments: AdjustmentRow[];
  history: HistoryLine[];
}

/** One target with its entries, its adjustments and what was done to it. @throws NotFound */
export async function targetDetail(tx: CouncilTx, id: string): Promise<TargetDetail> {
  const target = await targetRow(tx, id);
  const names = (await sql<{ planTitle: string; lead: string | null }>`select coalesce(nullif(p.short_title, ''), p.title) as "planTitle", coalesce(nullif(l.short_name, ''), l.name) as lead
    from target t join plan p on p.council_id = t.council_id and p.plan_id = t.plan_id
    left join organization l on l.council_id = t.council_id and l.organization_id = t.lead_organization_id
    where t.council_id = app.council() and t.target_id = ${id}`.execute(tx)).rows[0];
  const entries = await sql<EntryRow>`select target_entry_id as id, value, base, happened_on as "happenedOn", note, paper, file_id as "fileId", file_name as "fileName",
      recorded_at as "recordedAt", recorded_by_name as "recordedBy", voided_at as "voidedAt", voided_reason as "voidedReason"
    from target_entry_facts where council_id = app.council() and target_id = ${id} order by happened_on desc, recorded_at desc`.execute(tx);
  return {
    target: { ...target, planTitle: names?.planTitle ?? '', lead: names?.lead ?? null },
    entries: entries.rows,
    adjustments: await adjustmentsOf(tx, { targetId: id }),
    history: await historyOf(tx, 'target', id)
  };
}

/** Changes of goals by papers, newest first, of one target or of a whole plan. */
export async function adjustmentsOf(tx: CouncilTx, of: { targetId: string } | { planId: string }): Promise<AdjustmentRow[]> {
  const where = 'targetId' in of ? sql`a.target_id = ${of.targetId}` : sql`t.plan_id = ${of.planId}`;
  const { rows } = await sql<AdjustmentRow>`select a.target_adjustment_id as id, a.target_id as "targetId", t.title as "targetTitle", t.code as "targetCode", t.unit, t.comparator,
      a.old_value as "oldValue", a.old_value_high as "oldValueHigh", a.new_value as "newValue", a.new_value_high as "newValueHigh", a.from_on as "fromOn", a.reason, a.paper,
      a.made_at as "madeAt", p.name as "madeBy"
    from target_adjustment a join target t on t.council_id = a.council_id and t.target_id = a.target_id
    left join person p on p.council_id = a.council_id and p.person_id = a.made_by
    where a.council_id = app.council() and ${where} order by a.made_at desc`.execute(tx);
  return rows;
}

export interface PlanChange {
  at: Date;
  actorName: string;
  name: string;
  targetId: string;
  title: string;
  data: Record<string, unknown>;
}

/** What was adjusted, bound anew or withdrawn in a plan, newest first; entries of values stand with their target. */
export async function planChanges(tx: CouncilTx, planId: string, limit = 200): Promise<PlanChange[]> {
  const { rows } = await sql<PlanChange>`select e.at, e.actor_name as "actorName", e.name, e.subject_id as "targetId", t.title, e.data
    from event e join target t on t.council_id = e.council_id and t.target_id = e.subject_id
    where e.council_id = app.council() and e.subject_kind = 'target' and t.plan_id = ${planId} and e.name in ('target.adjusted', 'target.bound', 'target.withdrawn')
    order by e.seq desc limit ${limit}`.execute(tx);
  return rows;
}

/** Plans in force, to narrow a measure to one. */
export async function planChoices(tx: CouncilTx): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`select plan_id as id, coalesce(nullif(short_title, ''), title) as title from plan
    where council_id = app.council() and withdrawn_on is null order by starts_on desc, title`.execute(tx);
  return rows;
}
