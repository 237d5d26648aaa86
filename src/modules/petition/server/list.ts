import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { khongDau } from '#core/text.ts';
import { codeOf, openStages, parseCode } from '../rules.ts';
import type { PetitionFilter, View } from '../filter.ts';
import { dutyKinds } from './duties.ts';
import { petitionColumns, petitionSource, visiblePetitions, type PetitionRow } from './petition-row.ts';

export interface PetitionLine extends Pick<PetitionRow, 'id' | 'title' | 'stage' | 'field' | 'proposedField' | 'level' | 'bodyName' | 'villageName' | 'raisings' | 'voters' | 'result' | 'outcome' | 'raisedOn' | 'voterAgrees' | 'promisedOn'> {
  code: string;
  /** The nearest day something is due of it. */
  dueOn: Day | null;
  dueKind: string | null;
}

export const linesAtOnce = 50;

/** Rows looked at by recency before the word index is asked (`overview/server/search.ts`). */
const recent = 3000;
const most = 2000;

/** "a & b:*" of words typed, for the word index; null when nothing to look for was typed. */
export function wordQuery(typed: string): string | null {
  const words = khongDau(typed).match(/[a-z0-9]+/g) ?? [];
  return words.length === 0 ? null : words.slice(0, 12).map((word, index) => (index === words.length - 1 ? `${word}:*` : word)).join(' & ');
}

const waiting = sql`(select o.subject_id, min(o.now_due_on) as due_on, (array_agg(o.kind order by o.now_due_on nulls last))[1] as kind from obligation o where o.council_id = app.council()
  and o.subject_kind = any(${[...dutyKinds]}::text[]) and o.withdrawn_at is null and o.done_on is null group by 1)`;

function inView(view: View, today: Day): RawBuilder<boolean> {
  const open = sql<boolean>`p.stage = any(${[...openStages]}::text[])`;
  switch (view) {
    case 'open':
      return open;
    case 'late':
      return sql<boolean>`${open} and d.due_on < ${today}`;
    case 'many':
      return sql<boolean>`${open} and p.raisings > 1`;
    case 'new':
      return sql<boolean>`p.stage = 'recorded'`;
    case 'answered':
      return sql<boolean>`p.stage = 'answered'`;
    case 'closed':
      return sql<boolean>`p.stage = 'closed'`;
    case 'all':
      return sql<boolean>`p.stage not in ('merged', 'split', 'removed')`;
  }
}

/** Ids that hold the words: among the newest first, by the word index when too few are there. Null: no words were typed. */
async function idsOf(tx: CouncilTx, typed: string): Promise<string[] | null> {
  const query = wordQuery(typed);
  if (query === null) return null;
  const code = parseCode(typed);
  if (code) return (await sql<{ id: string }>`select root_id as id from petition where council_id = app.council() and year = ${code.year} and number = ${code.number}`.execute(tx)).rows.map((row) => row.id);
  const near = await sql<{ id: string }>`select root_id as id from (select root_id, words, petition_id from petition where council_id = app.council() order by petition_id desc limit ${recent}) r where r.words @@ ${query}::tsquery limit ${linesAtOnce * 2}`.execute(tx);
  if (near.rows.length >= linesAtOnce) return near.rows.map((row) => row.id);
  const { rows } = await sql<{ id: string }>`select p.root_id as id from app.petitions_with_words(${query}, ${most}) w join petition p on p.council_id = app.council() and p.petition_id = w`.execute(tx);
  return [...new Set([...near.rows, ...rows].map((row) => row.id))];
}

/** Petitions of the list, one page of it, and how many there are: the page is found by narrow columns, so that counting thousands does not carry their words. Merged ones are found by the petition they were merged into. */
export async function petitionList(tx: CouncilTx, actor: Actor, filter: PetitionFilter, today: Day): Promise<{ lines: PetitionLine[]; total: number }> {
  const ids = await idsOf(tx, filter.words);
  const where = sql`p.council_id = app.council() and ${visiblePetitions(actor)} and ${inView(ids && filter.view === 'open' ? 'all' : filter.view, today)}
    and (${ids === null} or p.petition_id = any(${ids ?? []}::uuid[])) and (${filter.field} = '' or coalesce(p.field, p.proposed_field) = ${filter.field}) and (${filter.level} = '' or p.level = ${filter.level})
    and (${filter.bodyId} = '' or p.body_id::text = ${filter.bodyId}) and (${filter.villageId} = '' or p.village_id::text = ${filter.villageId})
    and (${filter.meetingId} = '' or exists (select from raising r join petition q on q.council_id = r.council_id and q.petition_id = r.petition_id where r.council_id = p.council_id and q.root_id = p.petition_id and r.voter_meeting_id::text = ${filter.meetingId}))`;
  const order = { due: sql`d.due_on nulls last, p.year desc, p.number desc`, new: sql`p.year desc, p.number desc`, raisings: sql`p.raisings desc, p.voters desc, p.year desc, p.number desc` }[filter.sort];
  const { rows } = await sql<PetitionRow & { dueOn: Day | null; dueKind: string | null; total: number }>`with page as materialized (select p.petition_id, d.due_on, d.kind, count(*) over ()::int as total
      from petition p left join ${waiting} d on d.subject_id = p.petition_id where ${where} order by ${order} limit ${linesAtOnce} offset ${filter.from})
    select ${petitionColumns}, d.due_on as "dueOn", d.kind as "dueKind", d.total
    from page d join ${petitionSource} on true where p.council_id = app.council() and p.petition_id = d.petition_id order by ${order}`.execute(tx);
  return { lines: rows.map(lineOf), total: rows[0]?.total ?? 0 };
}

function lineOf(row: PetitionRow & { dueOn: Day | null; dueKind: string | null }): PetitionLine {
  const { id, title, stage, field, proposedField, level, bodyName, villageName, raisings, voters, result, outcome, raisedOn, voterAgrees, promisedOn, dueOn, dueKind } = row;
  return { id, code: codeOf(row.year, row.number), title, stage, field, proposedField, level, bodyName, villageName, raisings, voters, result, outcome, raisedOn, voterAgrees, promisedOn, dueOn, dueKind };
}

/** Petitions that hold the words typed, for the search over everything; merged ones are found by their root. */
export async function petitionHits(tx: CouncilTx, actor: Actor, typed: string, most: number): Promise<{ id: string; code: string; title: string; about: string[] }[]> {
  const ids = await idsOf(tx, typed);
  if (ids === null || ids.length === 0) return [];
  const { rows } = await sql<{ id: string; year: number; number: number; title: string; village: string | null; body: string | null }>`select p.petition_id as id, p.year, p.number, p.title, vo.name as village, coalesce(nullif(bo.short_name, ''), bo.name) as body
    from ${petitionSource} where p.council_id = app.council() and p.petition_id = any(${ids}::uuid[]) and p.stage not in ('merged', 'split', 'removed') and ${visiblePetitions(actor)} order by p.year desc, p.number desc limit ${most}`.execute(tx);
  return rows.map(({ id, year, number, title, village, body }) => ({ id, code: codeOf(year, number), title, about: [village, body].filter((each): each is string => Boolean(each)) }));
}

export interface PetitionCounts {
  open: number;
  late: number;
  many: number;
  new: number;
  answered: number;
  /** Classified and not passed on yet. */
  compiled: number;
  returned: number;
  extensions: number;
}

/** How many petitions the actor sees in each view. */
export async function petitionCounts(tx: CouncilTx, actor: Actor, today: Day): Promise<PetitionCounts> {
  const { rows } = await sql<PetitionCounts>`select count(*)::int as open, count(*) filter (where d.due_on < ${today})::int as late, count(*) filter (where p.raisings > 1)::int as many,
      count(*) filter (where p.stage = 'recorded')::int as new, count(*) filter (where p.stage = 'answered')::int as answered, count(*) filter (where p.stage = 'compiled')::int as compiled,
      count(*) filter (where p.stage = 'returned')::int as returned,
      (select count(*)::int from referral_extension e where e.council_id = app.council() and e.ruled_at is null) as extensions
    from petition p left join ${waiting} d on d.subject_id = p.petition_id where p.council_id = app.council() and p.stage = any(${[...openStages]}::text[]) and ${visiblePetitions(actor)}`.execute(tx);
  return rows[0]!;
}
