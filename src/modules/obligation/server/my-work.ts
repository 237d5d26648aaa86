import { sql, type RawBuilder } from 'kysely';
import { addCalendarDays, startOfWeek, type Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { khongDau } from '#core/text.ts';
import { isCoordinator, isOwner, isSupervisor } from '../policy.ts';
import { groupOf, nextVerb, stateOf, type Standing, type Verb, type WorkGroup } from '../rules.ts';
import { obligationColumns, obligationSource, type ObligationRow } from './obligation-row.ts';
import { seesEverything, visibleTo } from './visibility.ts';

/** Mine; what my bodies help with; what my bodies lead; everything I may see. */
export const workTabs = ['mine', 'shared', 'office', 'all'] as const;
export type WorkTab = (typeof workTabs)[number];

export interface WorkFilter {
  tab: WorkTab;
  planId?: string | undefined;
  kind?: string | undefined;
  organizationId?: string | undefined;
  /** Due on this day. */
  day?: Day | undefined;
  lateOnly?: boolean | undefined;
  /** Typed words, with or without marks. */
  text?: string | undefined;
  /** Every later period of a cadence, not only the next. */
  everyPeriod?: boolean | undefined;
}

export interface WorkRow extends ObligationRow {
  standing: Standing;
  verb: Verb;
  /** Later periods of the same subject that stand behind this one in "Về sau". */
  following?: number;
}

export interface Waiting {
  organizationId: string;
  name: string;
  count: number;
  late: number;
  nextDueOn: string | null;
  /** One of them, when there is only one. */
  title: string | null;
  obligationIds: string[];
}

export interface MyWork {
  groups: { key: WorkGroup; rows: WorkRow[] }[];
  open: number;
  late: number;
  waiting: Waiting[];
  doneThisWeek: { rows: Pick<ObligationRow, 'id' | 'title' | 'kind' | 'doneOn' | 'inTime'>[]; count: number };
  /** More were found than are shown. */
  cut: boolean;
}

/** As many rows as a page of work holds; what lies further ahead comes when nearer things are done. */
const most = 400;

const idle = new Set(['overseer', 'administrator']);
const ownBodies = (actor: Actor) => actor.belongings.filter((each) => !idle.has(each.role)).map((each) => each.organizationId);

/** Bodies whose work is the actor's: those he works in, and for the chairs the council itself. */
function led(actor: Actor): RawBuilder<unknown> {
  const bodies = sql`s.lead_organization_id = any(${ownBodies(actor)}::uuid[])`;
  if (!actor.roles.has('chair') && !actor.roles.has('vice-chair')) return bodies;
  return sql`(${bodies} or s.lead_organization_id = any(array(select x.organization_id from organization x where x.council_id = app.council() and x.kind = 'council')))`;
}

const mine = (actor: Actor) => sql`(s.responsible_person_id = ${actor.personId} or (s.responsible_person_id is null and ${led(actor)}))`;
const shared = (actor: Actor) =>
  sql`s.obligation_id in (select oc.obligation_id from obligation_coordinator oc where oc.council_id = app.council() and oc.organization_id = any(${ownBodies(actor)}::uuid[]))`;

function inTab(tab: WorkTab, actor: Actor): RawBuilder<unknown> {
  if (tab === 'mine') return mine(actor);
  if (tab === 'shared') return shared(actor);
  if (tab === 'office') return led(actor);
  return visibleTo(actor, 's');
}

const isLate = (today: Day, now: Date) => sql`(s.due_on < ${today}::date or (s.due_on = ${today}::date and coalesce(s.due_at < ${now}, false)))`;

function conditions(filter: WorkFilter, today: Day, now: Date): RawBuilder<unknown> {
  const parts = [sql`true`];
  if (filter.planId) parts.push(sql`s.plan_id = ${filter.planId}`);
  if (filter.kind) parts.push(sql`s.kind = ${filter.kind}`);
  if (filter.organizationId) parts.push(sql`s.lead_organization_id = ${filter.organizationId}`);
  if (filter.day) parts.push(sql`s.due_on = ${filter.day}::date`);
  if (filter.lateOnly) parts.push(isLate(today, now));
  for (const word of khongDau(filter.text ?? '').split(' ').filter(Boolean).slice(0, 8)) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    parts.push(sql`(s.search_key like ${like} or lo.search_key like ${like})`);
  }
  return sql.join(parts, sql` and `);
}

/**
 * "Việc của tôi": open work by nearness, what waits for the actor's judgement first; who is waited for; what was done this week (Monday to today).
 * @param today and @param now the day and instant of the council
 */
export async function myWork(tx: CouncilTx, actor: Actor, today: Day, now: Date, filter: WorkFilter): Promise<MyWork> {
  const where = conditions(filter, today, now);
  const open = await openRows(tx, sql`${inTab(filter.tab, actor)} and ${visibleTo(actor, 's')} and ${where}`);
  const judge = isSupervisor(actor) && filter.tab === 'mine' ? await toJudge(tx, actor, where) : [];
  const found = open.slice(0, most).map((row) => asWork(row, actor, today, now));
  const keys: WorkGroup[] = ['late', 'today', 'week', 'later', 'none'];
  const groups = keys.map((key) => ({ key, rows: found.filter((row) => groupOf(row.standing) === key) })).map((group) => (group.key === 'later' && !filter.everyPeriod ? { ...group, rows: nextOfEach(group.rows) } : group));
  return {
    groups: [{ key: 'judge' as const, rows: judge.map((row) => asWork(row, actor, today, now)) }, ...groups].filter((group) => group.rows.length > 0),
    open: found.length,
    late: found.filter((row) => row.standing.late).length,
    waiting: await waitedFor(tx, actor, today, now),
    doneThisWeek: await doneThisWeek(tx, actor, today, filter.tab),
    cut: open.length > most
  };
}

/** Of what comes again and again only the next time, with how many follow: ten weekly reports are one thing to know of. */
function nextOfEach(rows: readonly WorkRow[]): WorkRow[] {
  const first = new Map<string, WorkRow>();
  for (const row of rows) {
    const subject = `${row.subjectKind} ${row.subjectId}`;
    const known = first.get(subject);
    if (known) known.following = (known.following ?? 0) + 1;
    else first.set(subject, { ...row });
  }
  return [...first.values()];
}

async function openRows(tx: CouncilTx, where: RawBuilder<unknown>): Promise<ObligationRow[]> {
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and ${where}
    order by s.due_on nulls last, s.due_at nulls last, s.obligation_id limit ${most + 1}`.execute(tx);
  return rows;
}

/** Reported by bodies outside the council, by somebody else than the actor, and not judged yet; the oldest report first. */
async function toJudge(tx: CouncilTx, actor: Actor, where: RawBuilder<unknown>): Promise<ObligationRow[]> {
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is not null and s.judged is null and s.stated_by is distinct from ${actor.personId}
      and s.lead_organization_id = any(array(select x.organization_id from organization x where x.council_id = app.council() and not x.inside)) and ${where}
    order by s.stated_at limit 100`.execute(tx);
  return rows;
}

export function asWork(row: ObligationRow, actor: Actor, today: Day, now: Date): WorkRow {
  const standing = stateOf(row, today, now);
  const who = { owner: isOwner(actor, row), supervisor: isSupervisor(actor), coordinator: isCoordinator(actor, row) };
  return { ...row, standing, verb: nextVerb(row, standing, who, row.needed) };
}

/** Whom the actor waits for: supervisors for every other body with open work that is late or due within 15 days; others for the judgement of what they reported. */
async function waitedFor(tx: CouncilTx, actor: Actor, today: Day, now: Date): Promise<Waiting[]> {
  if (actor.personId === null) return [];
  const columns = sql`s.lead_organization_id as "organizationId", coalesce(nullif(lo.short_name, ''), lo.name) as name, count(*)::int as count,
    case when count(*) = 1 then min(s.title) end as title, array_agg(s.obligation_id::text order by s.due_on, s.due_at nulls last) as "obligationIds"`;
  if (isSupervisor(actor)) {
    const { rows } = await sql<Waiting>`select ${columns}, count(*) filter (where ${isLate(today, now)})::int as late, min(s.due_on) filter (where not ${isLate(today, now)}) as "nextDueOn"
      from obligation_state s join organization lo on lo.council_id = s.council_id and lo.organization_id = s.lead_organization_id
      where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and s.due_on <= ${today}::date + 15 and not coalesce(${mine(actor)}, false) and not coalesce(${led(actor)}, false)
      group by 1, 2, lo.position order by late desc, "nextDueOn" nulls last, lo.position limit 8`.execute(tx);
    return rows;
  }
  const { rows } = await sql<Waiting>`select ${columns}, 0 as late, null::date as "nextDueOn"
    from obligation_state s join organization lo on lo.council_id = s.council_id and lo.organization_id = s.lead_organization_id
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is not null and s.judged is null and s.judgement_due and ${led(actor)}
    group by 1, 2, lo.position order by lo.position limit 8`.execute(tx);
  return rows;
}

async function doneThisWeek(tx: CouncilTx, actor: Actor, today: Day, tab: WorkTab): Promise<MyWork['doneThisWeek']> {
  const { rows } = await sql<Pick<ObligationRow, 'id' | 'title' | 'kind' | 'doneOn' | 'inTime'> & { total: number }>`select s.obligation_id as id, s.title, s.kind, s.done_on as "doneOn", s.in_time as "inTime", count(*) over ()::int as total
    from obligation_state s where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is not null and s.done_on >= ${startOfWeek(today)}::date
      and ${inTab(tab, actor)} and ${visibleTo(actor, 's')} order by s.done_on desc, s.stated_at desc limit 8`.execute(tx);
  return { rows, count: rows[0]?.total ?? 0 };
}

export interface WorkCounts {
  mine: number;
  mineLate: number;
  shared: number;
  office: number;
  all: number;
  /** Reports of bodies outside the council that wait for the actor's judgement. */
  toJudge: number;
}

/** The numbers of the tabs, all that is open in each; `due` is what of mine is late or due within 7 days, the number that calls from the side. */
export async function workCounts(tx: CouncilTx, actor: Actor, today: Day, now: Date): Promise<WorkCounts & { due: number }> {
  const nothing = { mine: 0, mineLate: 0, shared: 0, office: 0, all: 0, toJudge: 0, due: 0 };
  if (actor.personId === null) return nothing;
  const { rows } = await sql<Omit<WorkCounts, 'toJudge'> & { due: number }>`select count(*) filter (where ${mine(actor)})::int as mine,
      count(*) filter (where ${mine(actor)} and ${isLate(today, now)})::int as "mineLate",
      count(*) filter (where ${mine(actor)} and s.due_on <= ${addCalendarDays(today, 7)}::date)::int as due,
      count(*) filter (where ${shared(actor)})::int as shared, count(*) filter (where ${led(actor)})::int as office, count(*)::int as all
    from obligation_state s where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and ${visibleTo(actor, 's')}`.execute(tx);
  const judge = isSupervisor(actor) ? (await toJudge(tx, actor, sql`true`)).length : 0;
  return { ...(rows[0] ?? nothing), toJudge: judge };
}

/** Marks of a month for the small calendar: on each day how many of the actor's are due, and whether one of them is late. */
export async function monthMarks(tx: CouncilTx, actor: Actor, month: string, today: Day, now: Date, tab: WorkTab): Promise<Record<string, { count: number; late: boolean; reports: number }>> {
  const first = `${month}-01`;
  const { rows } = await sql<{ day: string; count: number; late: boolean; reports: number }>`select s.due_on as day, count(*)::int as count, bool_or(${isLate(today, now)}) as late,
      count(*) filter (where s.kind = 'report')::int as reports
    from obligation_state s where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and s.due_on >= ${first}::date and s.due_on < (${first}::date + interval '1 month')
      and ${inTab(tab, actor)} and ${visibleTo(actor, 's')} group by 1`.execute(tx);
  return Object.fromEntries(rows.map(({ day, ...mark }) => [day, mark]));
}

/** Plans and kinds that open work stands under, for the filters; and the filters the actor keeps. */
export async function workChoices(tx: CouncilTx, actor: Actor): Promise<{ plans: { id: string; title: string }[]; kinds: string[]; kept: { id: string; name: string; query: string }[] }> {
  const { rows: plans } = await sql<{ id: string; title: string }>`select plan_id as id, coalesce(nullif(short_title, ''), title) as title from plan where council_id = app.council() and withdrawn_on is null order by starts_on desc, title limit 12`.execute(tx);
  const { rows: kinds } = await sql<{ kind: string }>`select distinct s.kind from obligation s where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and ${visibleTo(actor, 's')}`.execute(tx);
  const { rows: kept } = await sql<{ id: string; name: string; query: string }>`select saved_filter_id as id, name, query from saved_filter where council_id = app.council() and person_id = ${actor.personId} and page = 'viec' order by made_at`.execute(tx);
  return { plans, kinds: kinds.map((row) => row.kind).sort(), kept };
}

/** Whether the fourth tab, everything, says more than the third to this actor. */
export function hasAllTab(actor: Actor): boolean {
  return seesEverything(actor) && (isSupervisor(actor) || actor.roles.has('overseer'));
}
