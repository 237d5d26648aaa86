import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { Fingerprint } from '../analysis/fingerprint.ts';
import { codeOf } from '../rules.ts';
import type { Result, Source } from '../schema.ts';
import { nearestPetitions, type Nearest } from './nearest.ts';
import { petitionColumns, petitionSource, visiblePetitions, type PetitionRow } from './petition-row.ts';
import { officeTerms, proposalOf } from './proposal.ts';

/** Lines on a desk at once: more wait for the next round. */
const atOnce = 60;

export interface SortingRow {
  id: string;
  code: string;
  title: string;
  villageName: string | null;
  source: Source | null;
  dueOn: Day | null;
  proposal: { field: string; level: string; bodyId: string | null };
  because: string[];
  near: Pick<Nearest, 'id' | 'code' | 'reason'> | null;
}

/** What waits to be classified, each with what its words propose and the earlier petition it may be the same as; the nearest deadline first. */
export async function sortingDesk(tx: CouncilTx, actor: Actor): Promise<SortingRow[]> {
  const { rows } = await sql<PetitionRow & { source: Source | null; dueOn: Day | null; print: Fingerprint }>`select ${petitionColumns}, p.fingerprint as print,
      (select r.source from raising r where r.council_id = p.council_id and r.petition_id = p.petition_id order by r.raising_id limit 1) as source,
      (select min(o.now_due_on) from obligation o where o.council_id = p.council_id and o.subject_kind = 'petition-compile' and o.subject_id = p.petition_id and o.withdrawn_at is null and o.done_on is null) as "dueOn"
    from ${petitionSource} where p.council_id = app.council() and p.stage = 'recorded' and ${visiblePetitions(actor)} order by "dueOn" nulls last, p.year, p.number limit ${atOnce}`.execute(tx);
  const terms = await officeTerms(tx);
  const found: SortingRow[] = [];
  for (const row of rows) {
    const { field, level, bodyId, because } = proposalOf(row.body, terms);
    const [near] = await nearestPetitions(tx, actor, { fingerprint: row.print, id: row.id }, { most: 1, floor: 0.7 });
    found.push({ id: row.id, code: codeOf(row.year, row.number), title: row.title, villageName: row.villageName, source: row.source, dueOn: row.dueOn, proposal: { field, level, bodyId }, because, near: near?.same ? near : null });
  }
  return found;
}

export interface ReferringGroup {
  bodyId: string;
  bodyName: string;
  rows: { id: string; code: string; title: string; villageName: string | null; field: string; level: string; raisings: number; voters: number }[];
}

/** Petitions classified and not passed on yet, by the body that must answer; the fullest group first. */
export async function referringDesk(tx: CouncilTx, actor: Actor): Promise<ReferringGroup[]> {
  const { rows } = await sql<PetitionRow>`select ${petitionColumns} from ${petitionSource} where p.council_id = app.council() and p.stage = 'compiled' and p.body_id is not null and ${visiblePetitions(actor)} order by p.year, p.number limit 2000`.execute(tx);
  return [...Map.groupBy(rows, (row) => row.bodyId ?? '').values()]
    .map((group) => ({
      bodyId: group[0]!.bodyId ?? '',
      bodyName: group[0]!.bodyName ?? '',
      rows: group.map((row) => ({ id: row.id, code: codeOf(row.year, row.number), title: row.title, villageName: row.villageName, field: row.field ?? 'khac', level: row.level ?? 'xã', raisings: row.raisings, voters: row.voters }))
    }))
    .sort((a, b) => b.rows.length - a.rows.length);
}

export interface JudgingRow {
  id: string;
  code: string;
  title: string;
  body: string;
  bodyName: string | null;
  answeredOn: Day | null;
  result: Result;
  promisedOn: Day | null;
  words: string;
  number: string;
  fileId: string | null;
  photos: number;
  voterAgrees: boolean | null;
}

/** Answers that wait for the Standing Committee's judgement, the oldest first. */
export async function judgingDesk(tx: CouncilTx, actor: Actor): Promise<JudgingRow[]> {
  const { rows } = await sql<Omit<JudgingRow, 'code'> & { year: number; no: number }>`select p.petition_id as id, p.year, p.number as no, p.title, p.body, coalesce(nullif(b.short_name, ''), b.name) as "bodyName", p.answered_on as "answeredOn", p.result, p.promised_on as "promisedOn",
      i.words, i.number, i.file_id as "fileId", p.voter_agrees as "voterAgrees",
      (select count(*)::int from petition_file f where f.council_id = p.council_id and f.petition_id = p.petition_id and f.kind in ('before', 'after') and f.removed_at is null) as photos
    from petition p left join organization b on b.council_id = p.council_id and b.organization_id = p.body_id
    join lateral (select x.words, r.number, r.file_id from reply_item x join reply r on r.council_id = x.council_id and r.reply_id = x.reply_id where x.council_id = p.council_id and x.petition_id = p.petition_id and x.withdrawn_at is null order by x.reply_id desc limit 1) i on true
    where p.council_id = app.council() and p.stage = 'answered' and ${visiblePetitions(actor)} order by p.answered_on, p.year, p.number limit ${atOnce}`.execute(tx);
  return rows.map(({ year, no, ...row }) => ({ ...row, code: codeOf(year, no) }));
}

export interface TermRow {
  id: string;
  term: string;
  field: string | null;
  level: string | null;
  bodyName: string | null;
}

/** Words the office added to the vocabulary, newest first. */
export async function termRows(tx: CouncilTx): Promise<TermRow[]> {
  const { rows } = await sql<TermRow>`select t.petition_term_id as id, t.term, t.field, t.level, b.name as "bodyName" from petition_term t left join organization b on b.council_id = t.council_id and b.organization_id = t.body_id
    where t.council_id = app.council() and t.removed_at is null order by t.petition_term_id desc`.execute(tx);
  return rows;
}
