import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { partCounts, type PartKind } from '../board.ts';
import { campaignDay, type PlanDays } from '../rules.ts';
import { boardOf, targetGoals } from './board.ts';

export interface PlanHead extends PlanDays {
  id: string;
  title: string;
  shortTitle: string;
  number: string | null;
  issuer: string | null;
  issuedOn: Day | null;
  kind: 'campaign' | 'term' | 'yearly' | 'other';
  fileId: string | null;
  fileName: string | null;
  withdrawnOn: Day | null;
  withdrawnReason: string | null;
  targets: number;
  tasks: number;
  /** Reports of this plan still to hand in. */
  reportsOpen: number;
}

const head = sql`p.plan_id as id, p.title, p.short_title as "shortTitle", p.number, p.issuer, p.issued_on as "issuedOn", p.kind, p.starts_on as "startsOn", p.ends_on as "endsOn",
  p.file_id as "fileId", f.name as "fileName", p.withdrawn_on as "withdrawnOn", p.withdrawn_reason as "withdrawnReason", c.term_from as "termFrom", c.term_to as "termTo",
  (select count(*)::int from target t where t.council_id = p.council_id and t.plan_id = p.plan_id and t.withdrawn_at is null) as targets,
  (select count(*)::int from task k where k.council_id = p.council_id and k.plan_id = p.plan_id and k.withdrawn_at is null and k.weight = 'task') as tasks,
  (select count(*)::int from obligation o where o.council_id = p.council_id and o.plan_id = p.plan_id and o.kind = 'report' and o.withdrawn_at is null and o.done_on is null) as "reportsOpen"`;
const from = sql`plan p join council c on c.council_id = p.council_id left join file f on f.council_id = p.council_id and f.file_id = p.file_id`;

/** One plan with what its tabs count. @throws NotFound */
export async function planHead(tx: CouncilTx, planId: string): Promise<PlanHead> {
  const { rows } = await sql<PlanHead>`select ${head} from ${from} where p.council_id = app.council() and p.plan_id = ${planId}`.execute(tx);
  if (!rows[0]) throw new NotFound('target.plan-missing');
  return rows[0];
}

export interface PlanCard extends PlanHead {
  counts: Record<PartKind, number>;
  campaign: { day: number; length: number; left: number } | null;
  next: { title: string; dueOn: Day } | null;
  openLate: number;
}

/** Every plan of the council, those in force first: how its targets stand today, how many days are left, what is due next. */
export async function planList(tx: CouncilTx, query: { now: Date; today: Day }): Promise<PlanCard[]> {
  const { rows } = await sql<PlanHead & { next: { title: string; dueOn: Day } | null; openLate: number }>`select ${head},
      (select json_build_object('title', o.title, 'dueOn', o.now_due_on) from obligation o where o.council_id = p.council_id and o.plan_id = p.plan_id and o.withdrawn_at is null
        and o.done_on is null and o.now_due_on >= ${query.today} order by o.now_due_on limit 1) as next,
      (select count(*)::int from obligation o where o.council_id = p.council_id and o.plan_id = p.plan_id and o.withdrawn_at is null and o.done_on is null and o.now_due_on < ${query.today}) as "openLate"
    from ${from} where p.council_id = app.council() order by p.withdrawn_on nulls first, p.ends_on < ${query.today}, p.starts_on desc, p.title`.execute(tx);
  const plans = new Map<string, PlanDays>(rows.map((row) => [row.id, row]));
  const targets = await targetGoals(tx, rows.map((row) => row.id));
  const byPlan = new Map<string, { status: Parameters<typeof partCounts>[0][number]['status'] }[]>();
  for (const view of ['year', 'whole'] as const) {
    const own = targets.filter((target) => (view === 'whole') === /^(term|program)/.test(target.period));
    const board = await boardOf(tx, plans, own, { ...query, asOf: query.today, view });
    const planOf = new Map(own.map((target) => [target.id, target.planId]));
    for (const line of board.targets) {
      const plan = planOf.get(line.id) ?? '';
      byPlan.set(plan, [...(byPlan.get(plan) ?? []), line]);
    }
  }
  return rows.map((row) => ({ ...row, counts: partCounts(byPlan.get(row.id) ?? []), campaign: row.kind === 'campaign' ? campaignDay(row, query.today) : null }));
}

/** What was finished on each day of a plan, from its first to its last: obligations of the plan by the day their owner finished them. */
export async function workDays(tx: CouncilTx, planId: string, plan: Pick<PlanDays, 'startsOn' | 'endsOn'>, until: Day): Promise<number[]> {
  const { rows } = await sql<{ offset: number; n: number }>`select (s.happened_on - ${plan.startsOn}::date) as offset, count(distinct s.obligation_id)::int as n
    from obligation_statement s join obligation o on o.council_id = s.council_id and o.obligation_id = s.obligation_id
    where o.council_id = app.council() and o.plan_id = ${planId} and s.status in ('begun', 'done') and s.happened_on between ${plan.startsOn} and ${until}
    group by 1`.execute(tx);
  const counts: number[] = [];
  for (const { offset, n } of rows) counts[offset] = n;
  return Array.from(counts, (n) => n ?? 0);
}

export interface Milestone {
  on: Day;
  label: string;
  done: boolean;
}

/** Deadlines of a plan as milestones: finished ones, and those ahead. The nearest first, at most `limit` of each side. */
export async function milestones(tx: CouncilTx, planId: string, today: Day, limit = 12): Promise<Milestone[]> {
  const { rows } = await sql<{ on: Day; label: string; done: boolean }>`(select now_due_on as on, title as label, done_on is not null as done from obligation
      where council_id = app.council() and plan_id = ${planId} and withdrawn_at is null and now_due_on >= ${today} order by now_due_on limit ${limit})
    union all (select now_due_on, title, true from obligation
      where council_id = app.council() and plan_id = ${planId} and withdrawn_at is null and now_due_on < ${today} and done_on is not null and period = '' order by now_due_on desc limit ${limit})`.execute(tx);
  return rows.sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The plan's text as read, for the tab that lights up where each target and task came from. */
export async function planSource(tx: CouncilTx, planId: string): Promise<{ lines: { text: string; page?: number }[]; passages: Passage[] }> {
  const { rows } = await sql<{ lines: { text: string; page?: number }[] }>`select text_lines as lines from plan where council_id = app.council() and plan_id = ${planId}`.execute(tx);
  const passages = await sql<Passage>`select 'target' as kind, target_id as id, title, code, line_from as "from", coalesce(line_to, line_from) as "to" from target
      where council_id = app.council() and plan_id = ${planId} and line_from is not null and withdrawn_at is null
    union all select 'task', task_id, title, '', line_from, coalesce(line_to, line_from) from task
      where council_id = app.council() and plan_id = ${planId} and line_from is not null and withdrawn_at is null
    order by 5, 6, 3`.execute(tx);
  return { lines: rows[0]?.lines ?? [], passages: passages.rows };
}

export interface Passage {
  kind: 'target' | 'task';
  id: string;
  title: string;
  code: string;
  from: number;
  to: number;
}
