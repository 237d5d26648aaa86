import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { khongDau } from '#core/text.ts';
import { codeOf, parseCode } from '../../rules.ts';
import type { Field } from '../../schema.ts';
import type { PublicState } from '../../public/states.ts';
import { publicState, stillDoubted } from './public-state.ts';
import { photosOf, type PublicationPhoto } from './publication.ts';

/** What everybody may read of a petition: the words approved to be public, and where it stands. No name, no date of birth, no word as it was said. */
export interface Published {
  id: string;
  code: string;
  title: string;
  body: string;
  answer: string;
  state: PublicState;
  field: Field | null;
  village: string | null;
  /** Who must answer or answered. */
  holder: string | null;
  voters: number;
  raisedOn: Day;
  referredOn: Day | null;
  dueOn: Day | null;
  answeredOn: Day | null;
  promisedOn: Day | null;
}

export interface PublishedFilter {
  words: string;
  state: PublicState | null;
  field: Field | null;
  villageId: string | null;
  /** Of the year it was raised in. */
  year: number | null;
  /** Only answered ones. */
  answered: boolean;
  /** From 1. */
  page: number;
}

export const noFilter: PublishedFilter = { words: '', state: null, field: null, villageId: null, year: null, answered: false, page: 1 };
export const pageSize = 20;

const columns = (today: Day) => sql`p.petition_id as id, p.year, p.number, u.title, u.body, u.answer, ${publicState(today)} as state, p.field, v.name as village, coalesce(nullif(b.short_name, ''), b.name) as holder, p.voters, p.raised_on as "raisedOn",
  p.referred_on as "referredOn", p.answered_on as "answeredOn", case when p.stage = 'promised' then p.promised_on end as "promisedOn",
  (select min(o.now_due_on) from obligation o where o.council_id = p.council_id and o.subject_kind = 'petition-reply' and o.subject_id = p.petition_id and o.withdrawn_at is null and o.done_on is null) as "dueOn"`;

const source = sql`petition_publication u join petition p on p.council_id = u.council_id and p.petition_id = u.petition_id
  left join organization v on v.council_id = p.council_id and v.organization_id = p.village_id left join organization b on b.council_id = p.council_id and b.organization_id = p.body_id`;

/** A publication that stands: not withdrawn, its petition neither merged away, split nor taken out. */
const stands = sql<boolean>`u.council_id = app.council() and u.withdrawn_at is null and p.stage not in ('merged', 'split', 'removed')`;

function conditions(filter: PublishedFilter, today: Day, without?: 'state' | 'field' | 'village'): RawBuilder<boolean> {
  const parts = [stands];
  for (const word of khongDau(filter.words).split(' ').filter(Boolean).slice(0, 8)) parts.push(sql<boolean>`u.search_key like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (filter.state && without !== 'state') parts.push(sql<boolean>`${publicState(today)} = ${filter.state}`);
  if (filter.field && without !== 'field') parts.push(sql<boolean>`p.field = ${filter.field}`);
  if (filter.villageId && without !== 'village') parts.push(sql<boolean>`p.village_id = ${filter.villageId}`);
  if (filter.year) parts.push(sql<boolean>`p.raised_on between make_date(${filter.year}::int, 1, 1) and make_date(${filter.year}::int, 12, 31)`);
  if (filter.answered) parts.push(sql<boolean>`p.answered_on is not null`);
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

type Row = Omit<Published, 'code'> & { year: number; number: number };
const named = ({ year, number, ...row }: Row): Published => ({ ...row, code: codeOf(year, number) });

export interface PublishedPage {
  rows: Published[];
  total: number;
  /** How many under each choice of one filter, the others kept. */
  counts: { state: Partial<Record<PublicState, number>>; field: Partial<Record<Field, number>>; village: { id: string; name: string; count: number }[] };
}

/** Published petitions, those answered or published last first. */
export async function publishedPage(tx: CouncilTx, filter: PublishedFilter, today: Day): Promise<PublishedPage> {
  const from = (filter.page - 1) * pageSize;
  const { rows } = await sql<Row>`select ${columns(today)} from ${source} where ${conditions(filter, today)} order by coalesce(p.answered_on, p.raised_on) desc, p.petition_id desc limit ${pageSize} offset ${from}`.execute(tx);
  const total = (await sql<{ count: number }>`select count(*)::int as count from ${source} where ${conditions(filter, today)}`.execute(tx)).rows[0]?.count ?? 0;
  const state = await sql<{ of: PublicState; count: number }>`select ${publicState(today)} as of, count(*)::int as count from ${source} where ${conditions(filter, today, 'state')} group by 1`.execute(tx);
  const field = await sql<{ of: Field; count: number }>`select p.field as of, count(*)::int as count from ${source} where ${conditions(filter, today, 'field')} and p.field is not null group by 1`.execute(tx);
  const village = await sql<{ id: string; name: string; count: number }>`select v.organization_id as id, v.name, count(*)::int as count from ${source} where ${conditions(filter, today, 'village')} and v.organization_id is not null
    group by v.organization_id, v.name, v.position order by v.position, v.name`.execute(tx);
  const byCount = <Of extends string>(found: { of: Of; count: number }[]) => Object.fromEntries(found.map((one) => [one.of, one.count])) as Partial<Record<Of, number>>;
  return { rows: rows.map(named), total, counts: { state: byCount(state.rows), field: byCount(field.rows), village: village.rows } };
}

export interface PublishedPetition extends Published {
  /** Judged and at an end: whoever still has the matter sends a petition of their own. */
  ended: boolean;
  photos: PublicationPhoto[];
  /** The code looked for was merged into this one. */
  mergedFrom: string | null;
}

/** One published petition by its code, followed to what it was merged into; null when nothing of it is public. */
export async function publishedPetition(tx: CouncilTx, typed: string, today: Day): Promise<PublishedPetition | null> {
  const code = parseCode(typed);
  if (!code) return null;
  const { rows } = await sql<Row & { own: boolean }>`select ${columns(today)}, p.petition_id = asked.petition_id as own from petition asked join petition root on root.council_id = asked.council_id and root.petition_id = asked.root_id,
    ${source} where ${stands} and asked.council_id = app.council() and asked.year = ${code.year} and asked.number = ${code.number} and p.petition_id = root.petition_id`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const { own, ...rest } = row;
  return { ...named(rest), ended: row.state === 'settled' || row.state === 'explained', photos: (await photosOf(tx, row.id)).filter((photo) => photo.shown), mergedFrom: own ? null : codeOf(code.year, code.number) };
}

/** Whether a file is a photo chosen to be shown of a petition that is public now. */
export async function photoIsPublic(tx: CouncilTx, fileId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from petition_file x join petition at on at.council_id = x.council_id and at.petition_id = x.petition_id, ${source}
    where ${stands} and x.council_id = app.council() and x.file_id = ${fileId} and x.shown and x.removed_at is null and x.kind in ('photo', 'before', 'after') and p.petition_id = at.root_id limit 1`.execute(tx);
  return rows.length > 0;
}

/** Figures of the matters raised in a year, as the office counts them, and how many of each are public. */
export interface YearFigures {
  year: number;
  received: [all: number, published: number];
  answered: [all: number, published: number];
  settled: [all: number, published: number];
  overdue: [all: number, published: number];
}

export async function yearFigures(tx: CouncilTx, year: number, today: Day): Promise<YearFigures> {
  const { rows } = await sql<Record<string, number>>`with one as (
      select ${publicState(today)} as state, p.answered_on, exists (select from petition_publication u where u.council_id = p.council_id and u.petition_id = p.petition_id and u.withdrawn_at is null) as shown
      from petition p where p.council_id = app.council() and p.stage not in ('merged', 'split', 'removed') and p.raised_on between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31)
        and (p.stage <> 'recorded' or not ${stillDoubted}))
    select count(*)::int as received, (count(*) filter (where shown))::int as "receivedShown", (count(*) filter (where answered_on is not null))::int as answered,
      (count(*) filter (where answered_on is not null and shown))::int as "answeredShown", (count(*) filter (where state = 'settled'))::int as settled, (count(*) filter (where state = 'settled' and shown))::int as "settledShown",
      (count(*) filter (where state = 'overdue'))::int as overdue, (count(*) filter (where state = 'overdue' and shown))::int as "overdueShown" from one`.execute(tx);
  const row = rows[0]!;
  return {
    year,
    received: [row['received']!, row['receivedShown']!],
    answered: [row['answered']!, row['answeredShown']!],
    settled: [row['settled']!, row['settledShown']!],
    overdue: [row['overdue']!, row['overdueShown']!]
  };
}
