import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { historyOf, type HistoryLine } from '#core/events.ts';
import { can } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { stateOf, type ObligationRows, type Standing } from '#modules/obligation/rules.ts';
import { bodiesOf, seesEverything } from '#modules/obligation/server/visibility.ts';
import { obligationsOf } from '#modules/obligation/server/queries.ts';
import { asWork, type WorkRow } from '#modules/obligation/server/my-work.ts';
import { taskPolicy } from '../policy.ts';
import { awaitsEvent, fiveClear } from '../rules.ts';
import { readTask, taskColumns, taskSource, type TaskRow } from './task-row.ts';
import { NotFound } from '#core/errors.ts';

/** Where a task stands: its obligations counted, and the one that matters now (the next open one, else the last done). */
export interface TaskListRow extends TaskRow {
  open: number;
  late: number;
  done: number;
  total: number;
  /** Acts written down for what goes on all the time, or counts. */
  works: number;
  lastWorkOn: string | null;
  current: { id: string; period: string; standing: Standing; dueOn: string | null; doneOn: string | null; percent: number | null; chased: number } | null;
  twins: number;
}

export interface TaskFilter {
  organizationId?: string | undefined;
  state?: 'late' | 'open' | 'done' | 'ongoing' | 'unclear' | undefined;
  text?: string | undefined;
}

type Current = ObligationRows & { currentId: string | null; currentPeriod: string; currentDoneOn: string | null; currentChased: number };

/** Tasks the actor may see: the council's own people all, officers of other bodies those their bodies lead or help with. */
function visibleTasks(actor: Actor): RawBuilder<boolean> {
  if (seesEverything(actor)) return sql<boolean>`true`;
  const bodies = bodiesOf(actor);
  return sql<boolean>`(t.responsible_person_id = ${actor.personId} or t.lead_organization_id in (${bodies})
    or exists (select 1 from task_coordinator c where c.council_id = t.council_id and c.task_id = t.task_id and c.organization_id in (${bodies})))`;
}

/** The tasks of a plan in its order (of none: those written down by hand), with where each stands on `today`. */
export async function taskList(tx: CouncilTx, actor: Actor, planId: string | null, today: Day, now: Date, filter: TaskFilter = {}): Promise<TaskListRow[]> {
  const where: RawBuilder<unknown>[] = [planId === null ? sql`t.plan_id is null` : sql`t.plan_id = ${planId}`, visibleTasks(actor)];
  if (filter.organizationId)
    where.push(sql`(t.lead_organization_id = ${filter.organizationId} or exists (select 1 from task_coordinator c where c.council_id = t.council_id and c.task_id = t.task_id and c.organization_id = ${filter.organizationId}))`);
  for (const word of khongDau(filter.text ?? '').split(' ').filter(Boolean).slice(0, 8)) where.push(sql`t.search_key like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  const rows = await listed(tx, sql.join(where, sql` and `), today, now);
  return rows.filter((row) => inState(row, filter.state));
}

async function listed(tx: CouncilTx, where: RawBuilder<unknown>, today: Day, now: Date): Promise<TaskListRow[]> {
  const late = sql`(s.due_on < ${today}::date or (s.due_on = ${today}::date and s.due_at < ${now}))`;
  const { rows } = await sql<TaskRow & Current & Pick<TaskListRow, 'open' | 'late' | 'done' | 'total' | 'works' | 'lastWorkOn' | 'twins'>>`select ${taskColumns},
      coalesce(n.open, 0) as open, coalesce(n.late, 0) as late, coalesce(n.done, 0) as done, coalesce(n.total, 0) as total, coalesce(w.works, 0) as works, w.last as "lastWorkOn",
      (select count(*)::int from task_twin x where x.council_id = t.council_id and (x.task_id = t.task_id or x.twin_id = t.task_id)) as twins,
      cur.obligation_id as "currentId", cur.period as "currentPeriod", cur.due_on as "currentDueOn", cur.due_at as "dueAt", cur.stated, cur.stated_on as "statedOn", cur.percent, cur.judged,
      cur.judgement_due as "judgementDue", cur.finished_at as "finishedAt", cur.done_on as "currentDoneOn", coalesce(cur.chased, 0) as "currentChased"
    from ${taskSource}
    left join lateral (select count(*) filter (where s.done_on is null)::int as open, count(*) filter (where s.done_on is null and ${late})::int as late, count(*) filter (where s.done_on is not null)::int as done,
      count(*)::int as total from obligation_state s where s.council_id = t.council_id and (s.subject_kind = 'task' and s.subject_id = t.task_id or s.for_task_id = t.task_id) and s.withdrawn_at is null) n on true
    left join lateral (select count(*)::int as works, max(x.happened_on) as last from task_work x where x.council_id = t.council_id and x.task_id = t.task_id and x.voided_at is null) w on true
    left join lateral (select * from obligation_state s where s.council_id = t.council_id and (s.subject_kind = 'task' and s.subject_id = t.task_id or s.for_task_id = t.task_id) and s.withdrawn_at is null
      order by (s.done_on is not null), case when s.done_on is null then s.due_on end, s.due_on desc limit 1) cur on true
    where t.council_id = app.council() and t.withdrawn_at is null and ${where} order by t.position, t.recorded_at, t.task_id limit 2000`.execute(tx);
  return rows.map((row) => withCurrent(row as unknown as TaskListRow & Current & { currentDueOn: string | null }, today, now));
}

function withCurrent(row: TaskListRow & Current & { currentDueOn: string | null }, today: Day, now: Date): TaskListRow {
  const { currentId, currentPeriod, currentDueOn, currentDoneOn, currentChased, stated, statedOn, percent, judged, judgementDue, finishedAt, dueAt, ...task } = row;
  if (currentId === null) return { ...task, current: null };
  const standing = stateOf({ dueOn: currentDueOn, dueAt, withdrawnAt: null, stated, statedOn, percent, judged, judgementDue, finishedAt }, today, now);
  return { ...task, current: { id: currentId, period: currentPeriod, standing, dueOn: currentDueOn, doneOn: currentDoneOn, percent, chased: currentChased } };
}

function inState(row: TaskListRow, state: TaskFilter['state']): boolean {
  if (state === undefined) return true;
  if (state === 'late') return row.late > 0;
  if (state === 'open') return row.open > 0;
  if (state === 'done') return row.total > 0 && row.open === 0;
  if (state === 'ongoing') return row.total === 0;
  return Object.values(fiveClear(row)).includes(false);
}

export interface TaskDetail {
  task: TaskRow;
  clear: ReturnType<typeof fiveClear>;
  obligations: WorkRow[];
  works: { id: string; happenedOn: string; note: string; by: string | null; at: Date; voidedAt: Date | null }[];
  twins: { id: string; title: string; planTitle: string | null }[];
  /** Tasks of other plans with nearly the same title, to propose as the same work (P4). */
  alike: { id: string; title: string; planTitle: string | null }[];
  history: HistoryLine[];
  may: { amend: boolean; withdraw: boolean; link: boolean; recordWork: boolean; openForEvent: boolean };
}

/** Everything of one task the actor may see. @throws NotFound */
export async function taskDetail(tx: CouncilTx, actor: Actor, id: string, today: Day, now: Date): Promise<TaskDetail> {
  const { rows: seen } = await sql`select 1 from task t where t.council_id = app.council() and t.task_id = ${id} and ${visibleTasks(actor)}`.execute(tx);
  if (seen.length === 0) throw new NotFound();
  const task = await readTask(tx, id);
  const { rows: works } = await sql<TaskDetail['works'][number]>`select w.task_work_id as id, w.happened_on as "happenedOn", w.note, p.name as by, w.recorded_at as at, w.voided_at as "voidedAt" from task_work w
    left join person p on p.council_id = w.council_id and p.person_id = w.recorded_by where w.council_id = app.council() and w.task_id = ${id} order by w.happened_on desc, w.task_work_id desc limit 200`.execute(tx);
  const { rows: twins } = await sql<TaskDetail['twins'][number]>`select t.task_id as id, t.title, p.title as "planTitle" from task_twin x
    join task t on t.council_id = x.council_id and t.task_id = case when x.task_id = ${id} then x.twin_id else x.task_id end left join plan p on p.council_id = t.council_id and p.plan_id = t.plan_id
    where x.council_id = app.council() and (x.task_id = ${id} or x.twin_id = ${id})`.execute(tx);
  const known = new Set(twins.map((twin) => twin.id));
  const alike = can(taskPolicy, 'link', actor) ? (await alikeTasks(tx, task)).filter((each) => !known.has(each.id)) : [];
  const counts = task.deadlineKind === 'ongoing' || task.atLeast !== null;
  const inForce = task.withdrawnAt === null;
  return {
    task,
    clear: fiveClear(task),
    obligations: (await obligationsOf(tx, actor, 'task', id)).map((row) => asWork(row, actor, today, now)),
    works,
    twins,
    alike,
    history: await historyOf(tx, 'task', id),
    may: {
      amend: inForce && can(taskPolicy, 'amend', actor),
      withdraw: inForce && can(taskPolicy, 'withdraw', actor),
      link: inForce && can(taskPolicy, 'link', actor),
      recordWork: inForce && counts && can(taskPolicy, 'record-work', actor, task),
      openForEvent: inForce && awaitsEvent(task) && can(taskPolicy, 'open-for-event', actor)
    }
  };
}

/** Tasks of other plans whose words are much the same, the likest first. */
async function alikeTasks(tx: CouncilTx, task: TaskRow): Promise<TaskDetail['alike']> {
  const key = khongDau(task.title);
  // Either title may hold the other with more around it; very short ones ("Báo cáo tháng") would be in everything.
  const { rows } = await sql<TaskDetail['alike'][number]>`select t.task_id as id, t.title, p.title as "planTitle" from task t left join plan p on p.council_id = t.council_id and p.plan_id = t.plan_id,
      lateral (select app.search_key(t.title) as key) k, lateral (select case when length(${key}::text) < 16 or length(k.key) < 16 then 0
        else greatest(word_similarity(${key}, k.key), word_similarity(k.key, ${key})) end as likeness) n
    where t.council_id = app.council() and t.withdrawn_at is null and t.task_id <> ${task.id} and t.plan_id is distinct from ${task.planId} and n.likeness > 0.75
    order by n.likeness desc limit 5`.execute(tx);
  return rows;
}


/** What the form of a task chooses from: bodies, people who hold a post on `today`, running plans. */
export async function taskChoices(tx: CouncilTx, today: Day): Promise<Record<'organizations' | 'people' | 'plans', { value: string; label: string }[]>> {
  const { rows: organizations } = await sql<{ value: string; label: string }>`select organization_id as value, coalesce(nullif(short_name, ''), name) as label from organization
    where council_id = app.council() and dissolved_on is null order by position, name`.execute(tx);
  const { rows: people } = await sql<{ value: string; label: string }>`select p.person_id as value, p.name || ' · ' || string_agg(distinct coalesce(nullif(o.short_name, ''), o.name), ', ') as label from person p
    join membership m using (council_id, person_id) join organization o using (council_id, organization_id)
    where p.council_id = app.council() and m.from_on <= ${today} and (m.to_on is null or m.to_on > ${today}) group by p.council_id, p.person_id order by p.name`.execute(tx);
  const { rows: plans } = await sql<{ value: string; label: string }>`select plan_id as value, coalesce(nullif(short_title, ''), title) as label from plan
    where council_id = app.council() and withdrawn_on is null order by starts_on desc, title`.execute(tx);
  return { organizations, people, plans };
}
