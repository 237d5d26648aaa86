import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { can } from '#core/policy.ts';
import { documentNumberKey } from '#core/text.ts';
import { stateOf, type ObligationRows, type Standing } from '#modules/obligation/rules.ts';
import { bodiesOf, seesEverything, visibleTo } from '#modules/obligation/server/visibility.ts';
import { petitionHits } from '#modules/petition/server/list.ts';
import { visiblePetitions } from '#modules/petition/server/petition-row.ts';
import { reportPolicy } from '#modules/report/policy.ts';
import { rankOf, searchWords, type SearchWords } from '../search-words.ts';

export const searchGroups = ['plan', 'target', 'petition', 'task', 'obligation', 'report', 'person', 'organization'] as const;
export type SearchGroup = (typeof searchGroups)[number];

export interface SearchHit {
  id: string;
  title: string;
  /** Beside the title: number, body, plan. */
  about: string[];
  /** Due day, or the day of issue. */
  on: Day | null;
  standing: Standing | null;
}

export interface SearchResult {
  groups: { group: SearchGroup; hits: SearchHit[]; count: number; more: boolean }[];
  total: number;
}

/** Rows looked at by recency before the word index is asked: a common word is found among them at once, a rare one is not there and costs nothing more. */
const recent = 3000;
/** Rows of one kind that are ranked; more are counted as "more". */
const candidates = 200;
/** Found among the recent ones, this many are enough. */
const enough = 60;

/** Hits of a group on the page of all groups, and on its own page. */
const shownOfAll = 5;
const shownOfOne = 100;

/** Everything the actor may see that holds the words typed, group by group, best first. Null when nothing was typed. */
export async function searchEverything(tx: CouncilTx, actor: Actor, typed: string, only: SearchGroup | null, at: { today: Day; now: Date }): Promise<SearchResult | null> {
  const search = searchWords(typed);
  if (!search) return null;
  const shown = only ? shownOfOne : shownOfAll;
  const groups: SearchResult['groups'] = [];
  for (const group of searchGroups) {
    if (only && group !== only) continue;
    const found = await finders[group](tx, actor, search, at, typed);
    const ranked = found.map((hit) => ({ hit, rank: rankOf(hit.title, search, hit.standing?.open ?? false, hit.about) })).sort((a, b) => b.rank - a.rank);
    if (found.length > 0) groups.push({ group, hits: ranked.slice(0, shown).map(({ hit }) => hit), count: Math.min(found.length, candidates), more: found.length >= candidates });
  }
  return { groups, total: groups.reduce((sum, group) => sum + group.count, 0) };
}

type Finder = (tx: CouncilTx, actor: Actor, search: SearchWords, at: { today: Day; now: Date }, typed: string) => Promise<SearchHit[]>;

const holds = (column: RawBuilder<unknown>, search: SearchWords) => sql.join(search.patterns.map((pattern) => sql`${column} ~ ${pattern}`), sql` and `);

/**
 * Ids of work that holds the words: among the newest first, and only when too few are there by the word index (`app.work_with_words`). A plan that sorts all matches of a common word, or walks the
 * whole table for a rare one, is never made.
 */
async function workIds(tx: CouncilTx, kind: 'obligation' | 'task', search: SearchWords): Promise<string[]> {
  const [table, column] = [sql.raw(kind), sql.raw(`${kind}_id`)];
  const { rows: near } = await sql<{ id: string }>`select id from (select ${column} as id, search_key from ${table} where council_id = app.council() and withdrawn_at is null order by ${column} desc limit ${recent}) r
    where ${holds(sql`r.search_key`, search)} limit ${candidates}`.execute(tx);
  if (near.length >= enough) return near.map((row) => row.id);
  const { rows } = await sql<{ id: string }>`select id from app.work_with_words(${kind}, ${search.patterns}::text[], 2000) as id order by id desc limit ${candidates}`.execute(tx);
  return rows.map((row) => row.id);
}

const finders: Record<SearchGroup, Finder> = {
  async plan(tx, _actor, search) {
    const { rows } = await sql<{ id: string; title: string; number: string | null; issuedOn: Day | null }>`select plan_id as id, title, number, issued_on as "issuedOn" from plan
      where council_id = app.council() and (${holds(sql`search_key`, search)} or ${search.number}::text is not null and number is not null) order by withdrawn_on is not null, starts_on desc limit 1000`.execute(tx);
    // A number is compared as a key: "10 kh hdnd" is "10/KH-HĐND" and not "110/KH-HĐND".
    const found = search.number === null ? rows : rows.filter((row) => row.number !== null && sameNumber(row.number, search.number as string));
    return found.slice(0, candidates).map((row) => ({ id: row.id, title: row.title, about: [row.number ?? ''].filter(Boolean), on: row.issuedOn, standing: null }));
  },

  async target(tx, _actor, search) {
    const { rows } = await sql<{ id: string; title: string; code: string; plan: string }>`select t.target_id as id, t.title, t.code, coalesce(nullif(p.short_title, ''), p.title) as plan
      from target t join plan p on p.council_id = t.council_id and p.plan_id = t.plan_id
      where t.council_id = app.council() and t.withdrawn_at is null and ${holds(sql`t.search_key`, search)} order by p.starts_on desc, t.position limit ${candidates}`.execute(tx);
    return rows.map((row) => ({ id: row.id, title: row.title, about: [row.code, row.plan].filter(Boolean), on: null, standing: null }));
  },

  async petition(tx, actor, _search, _at, typed) {
    const found = await petitionHits(tx, actor, typed, candidates);
    return found.map(({ id, code, title, about }) => ({ id, title, about: [code, ...about], on: null, standing: null }));
  },

  async task(tx, actor, search) {
    const ids = await workIds(tx, 'task', search);
    const mine = seesEverything(actor)
      ? sql`true`
      : sql`(t.responsible_person_id = ${actor.personId} or t.lead_organization_id in (${bodiesOf(actor)})
          or exists (select from task_coordinator c where c.council_id = t.council_id and c.task_id = t.task_id and c.organization_id in (${bodiesOf(actor)})))`;
    const { rows } = await sql<{ id: string; title: string; lead: string | null; plan: string | null; dueOn: Day | null }>`select t.task_id as id, t.title, coalesce(nullif(l.short_name, ''), l.name) as lead, coalesce(nullif(p.short_title, ''), p.title) as plan, t.due_on as "dueOn"
      from task t left join organization l on l.council_id = t.council_id and l.organization_id = t.lead_organization_id left join plan p on p.council_id = t.council_id and p.plan_id = t.plan_id
      where t.council_id = app.council() and t.task_id = any(${ids}::uuid[]) and ${mine} order by t.task_id desc`.execute(tx);
    return rows.map((row) => ({ id: row.id, title: row.title, about: [row.lead ?? '', row.plan ?? ''].filter(Boolean), on: row.dueOn, standing: null }));
  },

  async obligation(tx, actor, search, at) {
    const ids = await workIds(tx, 'obligation', search);
    const { rows } = await sql<ObligationRows & { id: string; title: string; lead: string | null; plan: string | null }>`select s.obligation_id as id, s.title, coalesce(nullif(l.short_name, ''), l.name) as lead, coalesce(nullif(p.short_title, ''), p.title) as plan,
        s.due_on as "dueOn", s.due_at as "dueAt", s.withdrawn_at as "withdrawnAt", s.stated, s.stated_on as "statedOn", s.percent, s.judged, s.judgement_due as "judgementDue", s.finished_at as "finishedAt"
      from obligation_state s left join organization l on l.council_id = s.council_id and l.organization_id = s.lead_organization_id left join plan p on p.council_id = s.council_id and p.plan_id = s.plan_id
      where s.council_id = app.council() and s.obligation_id = any(${ids}::uuid[]) and ${visibleTo(actor, 's')} order by s.due_on desc nulls last, s.obligation_id desc`.execute(tx);
    return rows.map((row) => ({ id: row.id, title: row.title, about: [row.lead ?? '', row.plan ?? ''].filter(Boolean), on: row.dueOn, standing: stateOf(row, at.today, at.now) }));
  },

  async report(tx, actor, search) {
    const drafts = can(reportPolicy, 'see-drafts', actor);
    const { rows } = await sql<{ id: string; title: string; symbol: string | null; number: number | null; issuedOn: Day | null; plan: string | null }>`select s.report_id as id, s.title, s.symbol, s.number, s.issued_on as "issuedOn", coalesce(nullif(p.short_title, ''), p.title) as plan
      from report_state s join report r on r.council_id = s.council_id and r.report_id = s.report_id join report_series q on q.council_id = s.council_id and q.report_series_id = s.report_series_id
      left join plan p on p.council_id = q.council_id and p.plan_id = q.plan_id
      where s.council_id = app.council() and (${drafts}::boolean or s.state = 'issued') and (${holds(sql`r.search_key`, search)} or ${search.number}::text is not null and s.number is not null) order by s.period_to desc, s.report_id desc limit 3000`.execute(tx);
    const numbered = (row: (typeof rows)[number]) => (row.number === null ? '' : `${row.number}/${row.symbol ?? ''}`);
    const found = search.number === null ? rows : rows.filter((row) => row.number !== null && sameNumber(numbered(row), search.number as string));
    return found.slice(0, candidates).map((row) => ({ id: row.id, title: row.title, about: [numbered(row), row.plan ?? ''].filter(Boolean), on: row.issuedOn, standing: null }));
  },

  async person(tx, _actor, search, at) {
    // By name alone: phone numbers and addresses are not something to search people by.
    const { rows } = await sql<{ id: string; title: string; about: string[] }>`select p.person_id as id, p.name as title, array(select distinct coalesce(nullif(o.short_name, ''), o.name) from membership m join organization o using (council_id, organization_id)
        where m.council_id = p.council_id and m.person_id = p.person_id and m.from_on <= ${at.today} and (m.to_on is null or m.to_on > ${at.today}) limit 3) as about
      from person p where p.council_id = app.council() and ${holds(sql`app.search_key(p.name)`, search)} order by p.name limit ${candidates}`.execute(tx);
    return rows.map((row) => ({ ...row, on: null, standing: null }));
  },

  async organization(tx, _actor, search) {
    const { rows } = await sql<{ id: string; title: string; short: string }>`select o.organization_id as id, o.name as title, o.short_name as short from organization o
      where o.council_id = app.council() and o.dissolved_on is null and (${holds(sql`o.search_key`, search)} or ${holds(sql`app.search_key(array_to_string(o.aliases, ' '))`, search)}) order by o.position, o.name limit ${candidates}`.execute(tx);
    return rows.map((row) => ({ id: row.id, title: row.title, about: row.short === row.title ? [] : [row.short].filter(Boolean), on: null, standing: null }));
  }
};

/** Whether a number begins as the typed one: "10-KH" finds "10/KH-HĐND". */
function sameNumber(number: string, key: string): boolean {
  const own = documentNumberKey(number);
  return own === key || own.startsWith(`${key}-`);
}

export interface RecentThing {
  kind: 'obligation' | 'task' | 'target' | 'plan' | 'petition' | 'report';
  id: string;
  title: string;
  at: Date;
}

/** What the actor worked on last, newest first, from the log: a way back without typing. */
export async function recentThings(tx: CouncilTx, actor: Actor, limit = 8): Promise<RecentThing[]> {
  const { rows } = await sql<RecentThing>`with own as (select e.subject_kind as kind, e.subject_id as id, e.at from event e where e.council_id = app.council() and e.seq > (select h.seq - 5000 from event_head h where h.council_id = app.council())
        and e.actor_id = ${actor.personId} and e.subject_kind in ('obligation', 'task', 'target', 'plan', 'petition', 'report') and e.subject_id is not null),
      last as (select kind, id, max(at) as at from own group by 1, 2 order by 3 desc limit ${limit * 2})
    select l.kind, l.id, l.at, case l.kind
        when 'obligation' then (select o.title from obligation o where o.council_id = app.council() and o.obligation_id = l.id and ${visibleTo(actor)})
        when 'task' then (select t.title from task t where t.council_id = app.council() and t.task_id = l.id)
        when 'target' then (select t.title from target t where t.council_id = app.council() and t.target_id = l.id)
        when 'plan' then (select p.title from plan p where p.council_id = app.council() and p.plan_id = l.id)
        when 'petition' then (select p.title from petition p where p.council_id = app.council() and p.petition_id = l.id and ${visiblePetitions(actor)})
        else (select r.title from report r where r.council_id = app.council() and r.report_id = l.id) end as title
    from last l order by l.at desc`.execute(tx);
  return rows.filter((row) => row.title !== null).slice(0, limit);
}
