import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { findPersonalData, withoutPersonalData, type KnownRaiser, type PersonalFinding } from '../../public/personal-data.ts';
import type { Result } from '../../schema.ts';
import { readPetition } from '../petition-row.ts';

/** The answer that stands now: the last one not taken back since the petition was last opened again. */
export interface StandingReply {
  replyId: string;
  words: string;
  result: Result;
  promisedOn: Day | null;
  number: string;
  datedOn: Day;
  receivedOn: Day;
  body: string;
}

/** The standing reply of each petition that has one. */
export async function standingReplies(tx: CouncilTx, petitionIds: readonly string[]): Promise<Map<string, StandingReply>> {
  const { rows } = await sql<StandingReply & { petitionId: string }>`select distinct on (i.petition_id) i.petition_id as "petitionId", i.reply_id as "replyId", i.words, i.result, i.promised_on as "promisedOn", r.number, r.dated_on as "datedOn",
      r.received_on as "receivedOn", coalesce(nullif(b.short_name, ''), b.name) as body
    from reply_item i join reply r on r.council_id = i.council_id and r.reply_id = i.reply_id join organization b on b.council_id = r.council_id and b.organization_id = r.body_id
    where i.council_id = app.council() and i.petition_id = any(${[...petitionIds]}::uuid[]) and i.withdrawn_at is null
      and i.reply_id > coalesce((select max(o.petition_reopening_id::text)::uuid from petition_reopening o where o.council_id = i.council_id and o.petition_id = i.petition_id), '00000000-0000-0000-0000-000000000000'::uuid)
    order by i.petition_id, i.reply_id desc`.execute(tx);
  return new Map(rows.map(({ petitionId, ...reply }) => [petitionId, reply]));
}

/** Everybody known to have raised what now stands under each root. For checking only: it leaves this module in no answer. */
export async function raisersOf(tx: CouncilTx, rootIds: readonly string[]): Promise<Map<string, KnownRaiser[]>> {
  const { rows } = await sql<KnownRaiser & { rootId: string }>`select p.root_id as "rootId", x.name, x.phone, x.email, x.address from raiser x join raising r on r.council_id = x.council_id and r.raising_id = x.raising_id
    join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
    where x.council_id = app.council() and p.root_id = any(${[...rootIds]}::uuid[]) and x.erased_at is null`.execute(tx);
  const of = new Map<string, KnownRaiser[]>(rootIds.map((id) => [id, []]));
  for (const { rootId, ...raiser } of rows) of.get(rootId)?.push(raiser);
  return of;
}

/** Petitions none of whose voters lets the matter be shown as it was said. */
export async function declinedOf(tx: CouncilTx, rootIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select p.root_id as id from petition p join raising r on r.council_id = p.council_id and r.petition_id = p.petition_id
      left join public_sending s on s.council_id = r.council_id and s.raising_id = r.raising_id
    where p.council_id = app.council() and p.root_id = any(${[...rootIds]}::uuid[]) group by p.root_id having bool_and(s.raising_id is not null and not s.publishable)`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export interface PublicationPhoto {
  petitionFileId: string;
  fileId: string;
  name: string;
  kind: 'photo' | 'before' | 'after';
  shown: boolean;
}

/** What the form of publishing begins with: words freed of personal data, what was found in them, and the photos to choose from. */
export interface PublicationProposal {
  petitionId: string;
  title: string;
  body: string;
  answer: string;
  /** Found in the words as they came in; the proposal holds none of it. */
  found: Pick<PersonalFinding, 'kind' | 'text'>[];
  photos: PublicationPhoto[];
  /** The voters asked not to show the matter as they said it. */
  declined: boolean;
  /** What the public sees now. */
  published: { title: string; body: string; answer: string; at: Date } | null;
}

/** Proposes what to publish of a petition. @throws NotFound | Forbidden */
export async function publicationProposal(tx: CouncilTx, actor: Actor, petitionId: string): Promise<PublicationProposal> {
  const row = await readPetition(tx, actor, petitionId);
  authorize(petitionPolicy, 'publish', actor, row);
  const raisers = (await raisersOf(tx, [row.id])).get(row.id) ?? [];
  const reply = (await standingReplies(tx, [row.id])).get(row.id);
  const raw = { title: row.title, body: row.body, answer: reply?.words ?? '' };
  const { rows } = await sql<{ title: string; body: string; answer: string; at: Date }>`select title, body, answer, made_at as at from petition_publication where council_id = app.council() and petition_id = ${row.id} and withdrawn_at is null`.execute(tx);
  return {
    petitionId: row.id,
    title: withoutPersonalData(raw.title, raisers),
    body: withoutPersonalData(raw.body, raisers),
    answer: withoutPersonalData(raw.answer, raisers),
    found: Object.values(raw).flatMap((text) => findPersonalData(text, raisers).map(({ kind, text: words }) => ({ kind, text: words }))),
    photos: await photosOf(tx, row.id),
    declined: (await declinedOf(tx, [row.id])).has(row.id),
    published: rows[0] ?? null
  };
}

/** Pictures that hang on a petition or on what was merged into it. */
export async function photosOf(tx: CouncilTx, rootId: string): Promise<PublicationPhoto[]> {
  const { rows } = await sql<PublicationPhoto>`select x.petition_file_id as "petitionFileId", x.file_id as "fileId", f.name, x.kind, x.shown from petition_file x
    join petition p on p.council_id = x.council_id and p.petition_id = x.petition_id join file f on f.council_id = x.council_id and f.file_id = x.file_id
    where x.council_id = app.council() and p.root_id = ${rootId} and x.removed_at is null and x.kind in ('photo', 'before', 'after') and f.destroyed_at is null and f.media_type in ('image/jpeg', 'image/png', 'image/webp')
    order by array_position(array['before', 'after', 'photo'], x.kind), x.petition_file_id`.execute(tx);
  return rows;
}
