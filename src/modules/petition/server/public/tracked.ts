import { sql } from 'kysely';
import { workingDaysBetween, type Day } from '#core/calendar/days.ts';
import { dayOf } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { withoutPersonalData } from '../../public/personal-data.ts';
import { codeOf, refusalOf } from '../../rules.ts';
import type { Outcome, Result, Stage } from '../../schema.ts';
import { photosOf, raisersOf, standingReplies } from './publication.ts';
import type { PublicState } from '../../public/states.ts';
import { publicState } from './public-state.ts';
import { followedBy } from './tracking.ts';

/** One step of a matter's way, oldest first. */
export type TrackedStep =
  | { kind: 'sent' | 'classified' | 'told' | 'closed'; on: Day }
  | { kind: 'merged'; on: Day; code: string }
  | { kind: 'referred' | 'received' | 'accepted'; on: Day; body: string }
  | { kind: 'answered'; on: Day; body: string; result: Result; daysEarly: number | null }
  | { kind: 'judged'; on: Day; outcome: Outcome }
  | { kind: 'reopened'; on: Day; cause: string };

/** What comes next: who holds it and by when, from the ledger of what is due. */
export interface TrackedNext {
  kind: 'classify' | 'answer' | 'promise' | 'tell';
  by: Day | null;
  body: string | null;
  /** Working days left; negative when the day is over. */
  workingDays: number;
}

/** A petition as the holder of a code sees it: the matter, never another voter. */
export interface TrackedPetition {
  code: string;
  title: string;
  state: PublicState;
  voters: number;
  steps: TrackedStep[];
  next: TrackedNext | null;
  reply: { words: string; body: string; receivedOn: Day; number: string; datedOn: Day; result: Result; promisedOn: Day | null } | null;
  photos: { fileId: string; kind: 'before' | 'after' }[];
  mayAnswerBack: boolean;
  /** What this code said of the answer last, since it was last opened again. */
  said: { agrees: boolean; on: Day } | null;
  published: boolean;
}

export interface Tracked {
  /** One's own words as they were sent. */
  words: string;
  sentOn: Day;
  village: string | null;
  behalf: string;
  ownPhotos: string[];
  petitions: TrackedPetition[];
  /** It was no petition, or goes another way. */
  removed: { kind: string } | null;
}

interface Row {
  id: string;
  year: number;
  number: number;
  title: string;
  shownTitle: string | null;
  shownAnswer: string | null;
  stage: Stage;
  state: PublicState;
  voters: number;
  reopenedAt: Date | null;
}

/** What a code leads to; null when it is none. */
export async function tracked(tx: CouncilTx, typed: string, today: Day): Promise<Tracked | null> {
  const followed = await followedBy(tx, typed);
  if (!followed) return null;
  const own = (
    await sql<{ words: string; sentOn: Day; village: string | null; behalf: string; removed: string | null }>`select r.words, r.raised_on as "sentOn", v.name as village, r.behalf,
        (select x.kind from petition_removal x where x.council_id = r.council_id and x.petition_id = any(${[followed.petitionId, ...followed.roots]}::uuid[]) and x.undone_at is null limit 1) as removed
      from raising r left join organization v on v.council_id = r.council_id and v.organization_id = r.village_id where r.council_id = app.council() and r.raising_id = ${followed.raisingId}`.execute(tx)
  ).rows[0]!;
  const ownPhotos = (await sql<{ id: string }>`select file_id as id from petition_file where council_id = app.council() and raising_id = ${followed.raisingId} and kind = 'photo' and removed_at is null order by petition_file_id`.execute(tx)).rows.map(({ id }) => id);
  const petitions: TrackedPetition[] = [];
  if (!own.removed) for (const id of followed.roots) petitions.push(await petitionOf(tx, id, followed, own.sentOn, today));
  return { words: own.words, sentOn: own.sentOn, village: own.village, behalf: own.behalf, ownPhotos, petitions, removed: own.removed ? { kind: own.removed } : null };
}

async function petitionOf(tx: CouncilTx, id: string, followed: { raisingId: string; petitionId: string }, sentOn: Day, today: Day): Promise<TrackedPetition> {
  const row = (
    await sql<Row>`select p.petition_id as id, p.year, p.number, p.title, u.title as "shownTitle", u.answer as "shownAnswer", p.stage, ${publicState(today)} as state, p.voters,
        (select max(o.made_at) from petition_reopening o where o.council_id = p.council_id and o.petition_id = p.petition_id) as "reopenedAt"
      from petition p left join petition_publication u on u.council_id = p.council_id and u.petition_id = p.petition_id and u.withdrawn_at is null where p.council_id = app.council() and p.petition_id = ${id}`.execute(tx)
  ).rows[0]!;
  const raisers = (await raisersOf(tx, [id])).get(id) ?? [];
  // What was not approved to be public is freed of every name before another voter of the same matter reads it.
  const safe = (text: string): string => withoutPersonalData(text, raisers);
  const reply = (await standingReplies(tx, [id])).get(id);
  const said = (await sql<{ agrees: boolean; at: Date }>`select agrees, made_at as at from voter_verdict where council_id = app.council() and petition_id = ${id} and raising_id = ${followed.raisingId}
    and (${row.reopenedAt}::timestamptz is null or made_at > ${row.reopenedAt}) order by voter_verdict_id desc limit 1`.execute(tx)).rows[0];
  const photos = await photosOf(tx, id);
  return {
    code: codeOf(row.year, row.number),
    title: row.shownTitle ?? safe(row.title),
    state: row.state,
    voters: row.voters,
    steps: await stepsOf(tx, id, followed.petitionId, sentOn),
    next: await nextOf(tx, id, today),
    reply: reply ? { words: row.shownAnswer || safe(reply.words), body: reply.body, receivedOn: reply.receivedOn, number: reply.number, datedOn: reply.datedOn, result: reply.result, promisedOn: reply.promisedOn } : null,
    photos: reply ? photos.filter(({ kind }) => kind !== 'photo').map(({ fileId, kind }) => ({ fileId, kind: kind as 'before' | 'after' })) : [],
    mayAnswerBack: refusalOf('verdict', row.stage) === null,
    said: said ? { agrees: said.agrees, on: dayOf(said.at) } : null,
    published: row.shownTitle !== null
  };
}

async function stepsOf(tx: CouncilTx, id: string, cameInWith: string, sentOn: Day): Promise<TrackedStep[]> {
  const { rows } = await sql<{ kind: TrackedStep['kind']; at: Date; on: Day | null; body: string | null; result: Result | null; outcome: Outcome | null; cause: string | null; due: Day | null; year: number | null; number: number | null }>`
    select 'classified' as kind, min(made_at) as at, null::date as on, null as body, null as result, null as outcome, null as cause, null::date as due, null::int as year, null::int as number from petition_classification
      where council_id = app.council() and petition_id = ${id} having count(*) > 0
    union all select 'merged', m.made_at, null, null, null, null, null, null, p.year, p.number from petition_merge m join petition p on p.council_id = m.council_id and p.petition_id = ${id}
      where m.council_id = app.council() and m.petition_id = ${cameInWith} and m.undone_at is null and ${cameInWith}::uuid <> ${id}::uuid
    union all select 'referred', f.made_at, f.sent_on, coalesce(nullif(b.short_name, ''), b.name), null, null, null, null, null, null from referral f join organization b on b.council_id = f.council_id and b.organization_id = f.body_id
      where f.council_id = app.council() and f.petition_id = ${id}
    union all select x.kind, x.made_at, x.received_on, coalesce(nullif(b.short_name, ''), b.name), null, null, null, null, null, null from referral_response x join referral f on f.council_id = x.council_id and f.referral_id = x.referral_id
      join organization b on b.council_id = f.council_id and b.organization_id = f.body_id where x.council_id = app.council() and f.petition_id = ${id} and x.kind in ('received', 'accepted')
    union all select 'answered', r.made_at, r.received_on, coalesce(nullif(b.short_name, ''), b.name), i.result, null, null,
        (select o.now_due_on from obligation o where o.council_id = i.council_id and o.subject_kind = 'petition-reply' and o.subject_id = i.petition_id and o.withdrawn_at is null and o.opened_at <= r.made_at order by o.opened_at desc limit 1), null, null
      from reply_item i join reply r on r.council_id = i.council_id and r.reply_id = i.reply_id join organization b on b.council_id = r.council_id and b.organization_id = r.body_id where i.council_id = app.council() and i.petition_id = ${id} and i.withdrawn_at is null
    union all select 'judged', made_at, null, null, null, outcome, null, null, null, null from petition_judgement where council_id = app.council() and petition_id = ${id} and undone_at is null
    union all select 'reopened', made_at, null, null, null, null, cause, null, null, null from petition_reopening where council_id = app.council() and petition_id = ${id}
    union all select 'closed', made_at, null, null, null, null, null, null, null, null from petition_closing where council_id = app.council() and petition_id = ${id} and undone_at is null
    order by at`.execute(tx);
  const steps = rows.map((row): TrackedStep => {
    const on = row.on ?? dayOf(row.at);
    if (row.kind === 'merged') return { kind: 'merged', on, code: codeOf(row.year!, row.number!) };
    if (row.kind === 'referred' || row.kind === 'received' || row.kind === 'accepted') return { kind: row.kind, on, body: row.body! };
    if (row.kind === 'answered') return { kind: 'answered', on, body: row.body!, result: row.result!, daysEarly: row.due ? Math.round((Date.parse(row.due) - Date.parse(on)) / 86_400_000) : null };
    if (row.kind === 'judged') return { kind: 'judged', on, outcome: row.outcome! };
    return row.kind === 'reopened' ? { kind: 'reopened', on, cause: row.cause! } : { kind: row.kind as 'classified' | 'closed', on };
  });
  return [{ kind: 'sent', on: sentOn }, ...steps];
}

const duties = { 'petition-compile': 'classify', 'petition-reply': 'answer', 'petition-promise': 'promise', 'petition-tell': 'tell' } as const;

async function nextOf(tx: CouncilTx, id: string, today: Day): Promise<TrackedNext | null> {
  const { rows } = await sql<{ kind: keyof typeof duties; by: Day | null; body: string | null }>`select o.subject_kind as kind, o.now_due_on as by, coalesce(nullif(b.short_name, ''), b.name) as body from obligation o
    left join organization b on b.council_id = o.council_id and b.organization_id = o.lead_organization_id
    where o.council_id = app.council() and o.subject_kind = any(${Object.keys(duties)}::text[]) and o.subject_id = ${id} and o.withdrawn_at is null and o.done_on is null
    order by array_position(${['petition-compile', 'petition-reply', 'petition-promise', 'petition-tell']}::text[], o.subject_kind), o.now_due_on limit 1`.execute(tx);
  const row = rows[0];
  if (!row) return null;
  const calendar = await councilCalendar(tx);
  const workingDays = row.by === null ? 0 : row.by >= today ? workingDaysBetween(today, row.by, calendar) : -workingDaysBetween(row.by, today, calendar);
  return { kind: duties[row.kind], by: row.by, body: row.body, workingDays };
}
