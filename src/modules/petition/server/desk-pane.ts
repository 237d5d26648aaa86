import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { can } from '#core/policy.ts';
import type { DeskPane, GivenAnswer, GivenFile, PanePetition, ReplyDraft } from '../desk.ts';
import { petitionPolicy } from '../policy.ts';
import { codeOf, refusalOf, type Act } from '../rules.ts';
import { deskBodies } from './desk.ts';
import { petitionColumns, petitionSource, type PetitionRow } from './petition-row.ts';

/** The chosen petitions with what the body must know to answer; those of other bodies are left out. Null when none is left. */
export async function deskPane(tx: CouncilTx, actor: Actor, ids: readonly string[]): Promise<DeskPane | null> {
  const { rows } = await sql<PetitionRow>`select ${petitionColumns} from ${petitionSource} where p.council_id = app.council() and p.petition_id = any(${[...ids]}::uuid[]) and p.body_id in ${deskBodies(actor)}
    and p.referral_id is not null order by array_position(${[...ids]}::uuid[], p.petition_id)`.execute(tx);
  if (rows.length === 0) return null;
  const petitions: PanePetition[] = [];
  for (const row of rows) petitions.push(await panePetition(tx, row));
  const all = (verb: 'respond' | 'answer', act: Act) => rows.every((row) => can(petitionPolicy, verb, actor, row) && refusalOf(act, row.stage) === null);
  return {
    petitions,
    may: {
      answer: all('answer', 'answer') && rows.every((row) => row.stage !== 'answered'),
      accept: all('respond', 'accept'),
      return: all('respond', 'return'),
      extend: all('respond', 'extend') && petitions.every((each) => each.dueOn !== null),
      receive: all('respond', 'receive') && petitions.every((each) => each.receivedOn === null),
      withdraw: all('answer', 'withdraw-answer')
    },
    ...(await draftsOf(tx, actor, rows.map((row) => row.id)))
  };
}

type Row<T> = { petitionId: string } & T;

async function panePetition(tx: CouncilTx, row: PetitionRow): Promise<PanePetition> {
  const of = row.id;
  const { rows: voices } = await sql<PanePetition['voices'][number]>`select r.words, r.raised_on as "raisedOn", v.name as village, r.voters from raising r join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
    left join organization v on v.council_id = r.council_id and v.organization_id = r.village_id where r.council_id = app.council() and p.root_id = ${of} order by r.raised_on desc, r.raising_id desc limit 40`.execute(tx);
  const { rows: files } = await sql<GivenFile & { replyId: string | null }>`select x.file_id as id, f.name, x.kind, x.reply_id as "replyId" from petition_file x join file f on f.council_id = x.council_id and f.file_id = x.file_id
    join petition p on p.council_id = x.council_id and p.petition_id = x.petition_id where x.council_id = app.council() and p.root_id = ${of} and x.removed_at is null order by x.added_at, x.petition_file_id limit 60`.execute(tx);
  const { rows: answers } = await sql<Omit<GivenAnswer, 'files'>>`select r.reply_id as "replyId", i.result, i.reply_class as "replyClass", i.promised_on as "promisedOn", i.words, r.number, r.dated_on as "datedOn", r.received_on as "receivedOn",
      r.signed_by as "signedBy", r.file_id as "fileId", i.withdrawn_at is not null as withdrawn, j.verdict, coalesce(j.note, '') as "verdictNote"
    from reply_item i join reply r on r.council_id = i.council_id and r.reply_id = i.reply_id
    left join lateral (select x.verdict, x.note from petition_judgement x where x.council_id = i.council_id and x.petition_id = i.petition_id and x.reply_id = i.reply_id and x.undone_at is null order by x.petition_judgement_id desc limit 1) j on true
    where i.council_id = app.council() and i.petition_id = ${of} order by i.reply_id desc`.execute(tx);
  const { rows: says } = await sql<{ received: Day | null; reason: string | null; proposed: string | null; ruling: string | null; ruledReason: string | null }>`select
      (select max(x.received_on) from referral_response x where x.council_id = app.council() and x.referral_id = ${row.referralId} and x.kind = 'received') as received,
      t.reason, coalesce(o.name, t.proposed_body) as proposed, t.ruling, t.ruled_reason as "ruledReason"
    from (select 1) one left join lateral (select x.* from referral_response x where x.council_id = app.council() and x.referral_id = ${row.referralId} and x.kind = 'returned' order by x.referral_response_id desc limit 1) t on true
    left join organization o on o.council_id = app.council() and o.organization_id = t.proposed_body_id`.execute(tx);
  const { rows: extensions } = await sql<NonNullable<PanePetition['extension']>>`select until_on as "untilOn", reason, granted, ruled_reason as "ruledReason" from referral_extension where council_id = app.council()
    and referral_id = ${row.referralId} order by referral_extension_id desc limit 1`.execute(tx);
  const { rows: reopenings } = await sql<NonNullable<PanePetition['reopening']>>`select reason, due_on as "dueOn" from petition_reopening where council_id = app.council() and petition_id = ${of} order by petition_reopening_id desc limit 1`.execute(tx);
  const { rows: dues } = await sql<Row<{ dueOn: Day | null }>>`select subject_id as "petitionId", due_on as "dueOn" from obligation_state where council_id = app.council() and subject_kind = any(array['petition-reply', 'petition-promise'])
    and subject_id = ${of} and withdrawn_at is null and done_on is null order by due_on limit 1`.execute(tx);
  const said = says[0];
  return {
    id: of,
    code: codeOf(row.year, row.number),
    title: row.title,
    body: row.body,
    stage: row.stage,
    villageName: row.villageName,
    bodyId: row.bodyId,
    bodyName: row.bodyName,
    raisings: row.raisings,
    voters: row.voters,
    referredOn: row.referredOn,
    receivedOn: said?.received ?? null,
    dueOn: dues[0]?.dueOn ?? null,
    outcome: row.outcome,
    returned: said?.reason ? { reason: said.reason, proposed: said.proposed ?? '', ruling: said.ruling, ruledReason: said.ruledReason ?? '' } : null,
    extension: extensions[0] ?? null,
    reopening: row.stage === 'reopened' ? (reopenings[0] ?? null) : null,
    voices,
    files: files.filter((file) => file.replyId === null).map(({ replyId: _replyId, ...file }) => file),
    answers: answers.map((answer) => ({ ...answer, files: files.filter((file) => file.replyId === answer.replyId).map(({ replyId: _replyId, ...file }) => file) }))
  };
}

const draftColumns = sql`d.petition_ids::text[] as "petitionIds", d.result, d.reply_class as "replyClass", d.promised_on as "promisedOn", d.words, d.number, d.dated_on as "datedOn", d.signed_by as "signedBy", d.saved_at as "savedAt", p.name as "savedBy"`;

/** The draft of just these petitions, and one they share with others. */
async function draftsOf(tx: CouncilTx, actor: Actor, ids: readonly string[]): Promise<Pick<DeskPane, 'draft' | 'wider'>> {
  const set = [...ids].sort();
  const { rows } = await sql<ReplyDraft>`select ${draftColumns} from reply_draft d left join person p on p.council_id = d.council_id and p.person_id = d.saved_by
    where d.council_id = app.council() and d.body_id in ${deskBodies(actor)} and d.petition_ids @> ${set}::uuid[] order by cardinality(d.petition_ids), d.saved_at desc`.execute(tx);
  const draft = rows.find((row) => row.petitionIds.length === set.length) ?? null;
  const wider = draft ? null : (rows[0] ?? null);
  return { draft, wider: wider && { petitionIds: wider.petitionIds, savedAt: wider.savedAt } };
}
