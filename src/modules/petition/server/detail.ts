import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { historyOf, type HistoryLine } from '#core/events.ts';
import type { ChasingStep } from '#modules/obligation/chasing.ts';
import type { Fingerprint } from '../analysis/fingerprint.ts';
import { splitMatters } from '../analysis/matters.ts';
import { codeOf } from '../rules.ts';
import type { Result, Source } from '../schema.ts';
import { dutyKinds, type DutyKind } from './duties.ts';
import { nearestPetitions, type Nearest } from './nearest.ts';
import { readPetition, seesEveryPetition, type PetitionRow } from './petition-row.ts';
import { proposalOf, officeTerms } from './proposal.ts';

export interface RaisingLine {
  id: string;
  petitionId: string;
  source: Source;
  raisedOn: Day;
  words: string;
  place: string;
  voters: number;
  many: boolean;
  behalf: string;
  villageName: string | null;
  meetingId: string | null;
  meetingPlace: string | null;
  delegateName: string | null;
  recordedByName: string | null;
  /** Somebody's name or number is kept apart; shown to the office on asking. */
  hasRaiser: boolean;
}

export interface ReplyLine {
  id: string;
  number: string;
  datedOn: Day;
  receivedOn: Day;
  signedBy: string;
  bodyName: string;
  result: Result;
  replyClass: string;
  promisedOn: Day | null;
  words: string;
  fileId: string | null;
  fileName: string | null;
  verdict: 'satisfactory' | 'unsatisfactory' | null;
  verdictNote: string | null;
  withdrawn: boolean;
  /** Other petitions the same paper answers. */
  others: number;
}

export interface PetitionDuty {
  id: string;
  kind: DutyKind;
  dueOn: Day | null;
  leadName: string | null;
  chased: (ChasingStep & { paper: string })[];
}

export interface PetitionDetail {
  row: PetitionRow & { code: string };
  raisings: RaisingLine[];
  /** Petitions merged into this one, each with where it stood. */
  merged: { id: string; code: string; title: string; raisedOn: Day | null; directly: boolean }[];
  /** The parts it was split into, or the whole it is a part of. */
  parts: { id: string; code: string; title: string }[];
  whole: { id: string; code: string; title: string } | null;
  into: { id: string; code: string; title: string } | null;
  similar: Nearest[];
  proposal: { field: string; level: string; bodyId: string | null; because: string[] };
  /** Where the words hold more than one matter: the parts proposed. */
  matters: string[];
  duties: PetitionDuty[];
  replies: ReplyLine[];
  files: { id: string; fileId: string; name: string; mediaType: string; kind: string; shown: boolean }[];
  letters: { paperId: string; symbol: string; sentOn: Day; bodyName: string; pdfFileId: string | null; docxFileId: string | null; receivedOn: Day | null; acceptedAt: Date | null; personName: string | null }[];
  returned: { reason: string; proposedBodyId: string | null; proposedBody: string } | null;
  extension: { id: string; untilOn: Day; reason: string } | null;
  verdicts: { agrees: boolean; reason: string; means: string; at: Date }[];
  publication: { title: string; body: string; answer: string; madeAt: Date } | null;
  codes: number;
  history: HistoryLine[];
}

/** Everything of one petition the actor may see. @throws NotFound */
export async function petitionDetail(tx: CouncilTx, actor: Actor, id: string): Promise<PetitionDetail> {
  const row = await readPetition(tx, actor, id);
  const inside = seesEveryPetition(actor);
  const { rows: raisings } = await sql<RaisingLine>`select r.raising_id as id, r.petition_id as "petitionId", r.source, r.raised_on as "raisedOn", r.words, r.place, r.voters, r.many, r.behalf, vo.name as "villageName",
      r.voter_meeting_id as "meetingId", vm.place as "meetingPlace", de.name as "delegateName", re.name as "recordedByName",
      ${inside} and exists (select from raiser x where x.council_id = r.council_id and x.raising_id = r.raising_id and x.erased_at is null) as "hasRaiser"
    from raising r join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
    left join organization vo on vo.council_id = r.council_id and vo.organization_id = r.village_id
    left join voter_meeting vm on vm.council_id = r.council_id and vm.voter_meeting_id = r.voter_meeting_id
    left join person de on de.council_id = r.council_id and de.person_id = r.delegate_person_id left join person re on re.council_id = r.council_id and re.person_id = r.recorded_by
    where r.council_id = app.council() and p.root_id = ${row.rootId} and (p.petition_id = ${id} or ${row.rootId} = ${id}) order by r.raised_on, r.raising_id limit 300`.execute(tx);
  const { rows: merged } = await sql<{ id: string; year: number; number: number; title: string; raisedOn: Day | null; directly: boolean }>`select p.petition_id as id, p.year, p.number, p.title,
      (select min(r.raised_on) from raising r where r.council_id = p.council_id and r.petition_id = p.petition_id) as "raisedOn",
      exists (select from petition_merge m where m.council_id = p.council_id and m.petition_id = p.petition_id and m.into_id = ${id} and m.undone_at is null) as directly
    from petition p where p.council_id = app.council() and p.root_id = ${id} and p.petition_id <> ${id} order by p.year, p.number`.execute(tx);
  const linked = async (condition: ReturnType<typeof sql>) =>
    (await sql<{ id: string; year: number; number: number; title: string }>`select p.petition_id as id, p.year, p.number, p.title from petition p where p.council_id = app.council() and ${condition} order by p.year, p.number`.execute(tx)).rows.map(withCode);
  const parts = row.stage === 'split' ? await linked(sql`p.split_id = (select s.petition_split_id from petition_split s where s.council_id = app.council() and s.petition_id = ${id} and s.undone_at is null)`) : [];
  const whole = await linked(sql`p.petition_id = (select s.petition_id from petition_split s join petition q on q.council_id = s.council_id and q.split_id = s.petition_split_id where s.council_id = app.council() and q.petition_id = ${id} and s.undone_at is null)`);
  const into = row.rootId === id ? [] : await linked(sql`p.petition_id = ${row.rootId}`);
  const print = (await sql<{ print: Fingerprint }>`select fingerprint as print from petition where council_id = app.council() and petition_id = ${id}`.execute(tx)).rows[0]!.print;
  const open = !['merged', 'split', 'removed'].includes(row.stage);
  const extension = await officeTerms(tx);
  const proposal = proposalOf(row.body, extension);
  const matters = row.stage === 'recorded' || row.stage === 'compiled' ? splitMatters(row.body).map((matter) => matter.text) : [];
  return {
    row: { ...row, code: codeOf(row.year, row.number) },
    raisings,
    merged: merged.map(withCode),
    parts,
    whole: whole[0] ?? null,
    into: into[0] ?? null,
    similar: open && inside ? await nearestPetitions(tx, actor, { fingerprint: print, id }, { floor: 0.65 }) : [],
    proposal: { field: proposal.field, level: proposal.level, bodyId: proposal.bodyId, because: proposal.because },
    matters: matters.length > 1 ? matters : [],
    duties: await dutiesOf(tx, id),
    replies: await repliesOf(tx, id),
    files: (
      await sql<PetitionDetail['files'][number]>`select x.petition_file_id as id, x.file_id as "fileId", f.name, f.media_type as "mediaType", x.kind, x.shown from petition_file x join petition p on p.council_id = x.council_id and p.petition_id = x.petition_id
        join file f on f.council_id = x.council_id and f.file_id = x.file_id where x.council_id = app.council() and (x.petition_id = ${id} or p.root_id = ${id}) and x.removed_at is null order by x.petition_file_id`.execute(tx)
    ).rows,
    letters: (
      await sql<PetitionDetail['letters'][number]>`select pa.paper_id as "paperId", pa.symbol, f.sent_on as "sentOn", b.name as "bodyName", pa.pdf_file_id as "pdfFileId", pa.docx_file_id as "docxFileId",
          (select max(z.received_on) from referral_response z where z.council_id = f.council_id and z.referral_id = f.referral_id and z.kind = 'received') as "receivedOn",
          a.made_at as "acceptedAt", pe.name as "personName"
        from referral f join referral_letter l on l.council_id = f.council_id and l.referral_letter_id = f.referral_letter_id join paper pa on pa.council_id = l.council_id and pa.paper_id = l.paper_id
        join organization b on b.council_id = f.council_id and b.organization_id = f.body_id
        left join lateral (select z.made_at, z.person_id from referral_response z where z.council_id = f.council_id and z.referral_id = f.referral_id and z.kind = 'accepted' order by z.referral_response_id limit 1) a on true
        left join person pe on pe.council_id = f.council_id and pe.person_id = a.person_id
        where f.council_id = app.council() and f.petition_id = ${id} order by f.referral_id desc`.execute(tx)
    ).rows,
    returned:
      row.stage === 'returned'
        ? ((
            await sql<NonNullable<PetitionDetail['returned']>>`select reason, proposed_body_id as "proposedBodyId", coalesce(nullif(proposed_body, ''), (select name from organization o where o.council_id = z.council_id and o.organization_id = z.proposed_body_id), '') as "proposedBody"
              from referral_response z where z.council_id = app.council() and z.referral_id = ${row.referralId} and z.kind = 'returned' and z.ruled_at is null order by z.referral_response_id desc limit 1`.execute(tx)
          ).rows[0] ?? null)
        : null,
    extension:
      (
        await sql<NonNullable<PetitionDetail['extension']>>`select e.referral_extension_id as id, e.until_on as "untilOn", e.reason from referral_extension e join referral f on f.council_id = e.council_id and f.referral_id = e.referral_id
          where e.council_id = app.council() and f.petition_id = ${id} and e.ruled_at is null order by e.referral_extension_id desc limit 1`.execute(tx)
      ).rows[0] ?? null,
    verdicts: (await sql<PetitionDetail['verdicts'][number]>`select agrees, reason, means, made_at as at from voter_verdict where council_id = app.council() and petition_id = ${id} order by voter_verdict_id desc limit 50`.execute(tx)).rows,
    publication: (await sql<NonNullable<PetitionDetail['publication']>>`select title, body, answer, made_at as "madeAt" from petition_publication where council_id = app.council() and petition_id = ${id} and withdrawn_at is null`.execute(tx)).rows[0] ?? null,
    codes: (
      await sql<{ n: number }>`select count(*)::int as n from tracking_code c join raising r on r.council_id = c.council_id and r.raising_id = c.raising_id join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
        where c.council_id = app.council() and p.root_id = ${id} and c.revoked_at is null`.execute(tx)
    ).rows[0]!.n,
    history: inside ? await historyOf(tx, 'petition', id) : []
  };
}

const withCode = <T extends { year: number; number: number }>({ year, number, ...rest }: T) => ({ ...rest, code: codeOf(year, number) });

async function dutiesOf(tx: CouncilTx, id: string): Promise<PetitionDuty[]> {
  const { rows } = await sql<PetitionDuty>`select s.obligation_id as id, s.kind, s.due_on as "dueOn", coalesce(nullif(l.short_name, ''), l.name) as "leadName",
      coalesce((select jsonb_agg(jsonb_build_object('step', c.step, 'kind', c.kind, 'madeOn', (c.made_at at time zone 'Asia/Ho_Chi_Minh')::date, 'answerBy', c.answer_by, 'paper', c.paper) order by c.step)
        from chasing_step c where c.council_id = s.council_id and c.obligation_id = s.obligation_id and c.taken_back_at is null), '[]') as chased
    from obligation_state s left join organization l on l.council_id = s.council_id and l.organization_id = s.lead_organization_id
    where s.council_id = app.council() and s.subject_kind = any(${[...dutyKinds]}::text[]) and s.subject_id = ${id} and s.withdrawn_at is null and s.done_on is null order by s.due_on nulls last`.execute(tx);
  return rows;
}

async function repliesOf(tx: CouncilTx, id: string): Promise<ReplyLine[]> {
  const { rows } = await sql<ReplyLine>`select r.reply_id as id, r.number, r.dated_on as "datedOn", r.received_on as "receivedOn", r.signed_by as "signedBy", b.name as "bodyName", i.result, i.reply_class as "replyClass",
      i.promised_on as "promisedOn", i.words, r.file_id as "fileId", f.name as "fileName", j.verdict, j.note as "verdictNote", i.withdrawn_at is not null as withdrawn,
      (select count(*)::int - 1 from reply_item x where x.council_id = i.council_id and x.reply_id = i.reply_id) as others
    from reply_item i join reply r on r.council_id = i.council_id and r.reply_id = i.reply_id join organization b on b.council_id = r.council_id and b.organization_id = r.body_id
    left join file f on f.council_id = r.council_id and f.file_id = r.file_id
    left join lateral (select z.verdict, z.note from petition_judgement z where z.council_id = i.council_id and z.petition_id = i.petition_id and z.reply_id = i.reply_id and z.undone_at is null order by z.petition_judgement_id desc limit 1) j on true
    where i.council_id = app.council() and i.petition_id = ${id} order by r.reply_id desc`.execute(tx);
  return rows;
}
