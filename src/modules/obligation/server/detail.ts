import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { historyOf, type HistoryLine } from '#core/events.ts';
import { nextChasing, type ChasingKind, type ProposedStep } from '../chasing.ts';
import { stateOf, type Act, type Standing, type Verb } from '../rules.ts';
import { actRefusal, readObligation, type ObligationRow } from './obligation-row.ts';
import { asWork } from './my-work.ts';
import { visibleTo } from './visibility.ts';

export interface Statement {
  id: string;
  status: 'begun' | 'done' | 'reopened';
  happenedOn: string;
  note: string;
  paper: string;
  percent: number | null;
  at: Date;
  by: string | null;
}

export interface Judgement {
  statementId: string;
  verdict: 'accepted' | 'returned';
  note: string;
  at: Date;
  by: string | null;
}

export interface Deferral {
  kind: 'deferral' | 'correction';
  from: string | null;
  to: string;
  reason: string;
  allowedBy: string;
  paper: string;
  at: Date;
  by: string | null;
}

export interface Evidence {
  id: string;
  paper: string;
  note: string;
  fileId: string | null;
  fileName: string | null;
  bytes: number | null;
  at: Date;
  by: string | null;
  removedAt: Date | null;
  removedReason: string | null;
}

export interface Chasing {
  step: number;
  kind: ChasingKind;
  note: string;
  paper: string;
  answerBy: string | null;
  /** Files of the official letter it went out with. */
  pdfFileId: string | null;
  docxFileId: string | null;
  on: string;
  by: string | null;
}

export interface ObligationDetail {
  row: ObligationRow;
  standing: Standing;
  verb: Verb;
  coordinators: { id: string; name: string }[];
  statements: Statement[];
  judgements: Judgement[];
  deferrals: Deferral[];
  evidence: Evidence[];
  comments: { id: string; text: string; asksDueOn: string | null; at: Date; by: string | null }[];
  chasing: Chasing[];
  /** The next step; null when nothing is to be chased. */
  proposed: ProposedStep | null;
  history: HistoryLine[];
  /** For each act, why the actor cannot do it; null when he can. */
  refusals: Record<Act, { kind: 'who' | 'when'; key: string } | null>;
  /** Who may be named as responsible. */
  people: { id: string; name: string }[];
}

const acts: readonly Act[] = ['begin', 'report', 'undo', 'accept', 'return', 'defer', 'ask', 'prove', 'comment', 'chase', 'withdraw', 'assign'];

/** Everything of one obligation the actor may see. @throws NotFound */
export async function obligationDetail(tx: CouncilTx, actor: Actor, id: string, today: Day, now: Date): Promise<ObligationDetail> {
  const row = await readObligation(tx, actor, id);
  const standing = stateOf(row, today, now);
  const of = sql`x.council_id = app.council() and x.obligation_id = ${id}`;
  const by = (column: string) => sql`left join person p on p.council_id = x.council_id and p.person_id = x.${sql.raw(column)}`;
  const { rows: statements } = await sql<Statement>`select x.obligation_statement_id as id, x.status, x.happened_on as "happenedOn", x.note, x.paper, x.percent, x.stated_at as at, p.name as by
    from obligation_statement x ${by('stated_by')} where ${of} order by x.stated_at, x.obligation_statement_id`.execute(tx);
  const { rows: judgements } = await sql<Judgement>`select x.obligation_statement_id as "statementId", x.verdict, x.note, x.judged_at as at, p.name as by
    from obligation_judgement x ${by('judged_by')} where ${of} and x.taken_back_at is null order by x.judged_at, x.obligation_judgement_id`.execute(tx);
  const { rows: deferrals } = await sql<Deferral>`select x.kind, x.old_due_on as from, x.new_due_on as to, x.reason, x.allowed_by as "allowedBy", x.paper, x.made_at as at, p.name as by
    from obligation_deferral x ${by('made_by')} where ${of} order by x.made_at, x.obligation_deferral_id`.execute(tx);
  const { rows: evidence } = await sql<Evidence>`select x.obligation_evidence_id as id, x.paper, x.note, x.file_id as "fileId", f.name as "fileName", f.bytes, x.added_at as at, p.name as by, x.removed_at as "removedAt",
      x.removed_reason as "removedReason" from obligation_evidence x ${by('added_by')} left join file f on f.council_id = x.council_id and f.file_id = x.file_id where ${of} order by x.added_at, x.obligation_evidence_id`.execute(tx);
  const { rows: comments } = await sql<ObligationDetail['comments'][number]>`select x.obligation_comment_id as id, x.text, x.asks_due_on as "asksDueOn", x.made_at as at, p.name as by
    from obligation_comment x ${by('made_by')} where ${of} and x.taken_back_at is null order by x.made_at, x.obligation_comment_id`.execute(tx);
  const { rows: chasing } = await sql<Chasing>`select x.step, x.kind, x.note, x.paper, x.answer_by as "answerBy", w.pdf_file_id as "pdfFileId", w.docx_file_id as "docxFileId", (x.made_at at time zone 'Asia/Ho_Chi_Minh')::date as on, p.name as by
    from chasing_step x ${by('made_by')} left join paper w on w.council_id = x.council_id and w.paper_id = x.paper_id where ${of} and x.taken_back_at is null order by x.step`.execute(tx);
  const { rows: coordinators } = await sql<{ id: string; name: string }>`select o.organization_id as id, coalesce(nullif(o.short_name, ''), o.name) as name from obligation_coordinator x
    join organization o using (council_id, organization_id) where ${of} order by o.position`.execute(tx);
  const refusals = Object.fromEntries(acts.map((act) => [act, actRefusal(act, actor, row, standing)])) as ObligationDetail['refusals'];
  return {
    row,
    standing,
    verb: asWork(row, actor, today, now).verb,
    coordinators,
    statements,
    judgements,
    deferrals,
    evidence,
    comments,
    chasing,
    proposed: standing.open && (standing.late || chasing.length > 0) ? nextChasing(chasing.map((each) => ({ ...each, madeOn: each.on })), today, !row.leadInside) : null,
    history: await historyOf(tx, 'obligation', id),
    refusals,
    people: refusals.assign === null ? await assignable(tx, row, today) : []
  };
}

/** Who works in the leading body today; in any body of the council when the council or nobody leads. */
async function assignable(tx: CouncilTx, row: ObligationRow, today: Day): Promise<{ id: string; name: string }[]> {
  const anyInside = row.leadOrganizationId === null || row.leadKind === 'council';
  const { rows } = await sql<{ id: string; name: string }>`select distinct p.person_id as id, p.name from person p join membership m using (council_id, person_id) join organization o using (council_id, organization_id)
    where p.council_id = app.council() and m.from_on <= ${today} and (m.to_on is null or m.to_on > ${today})
      and (m.organization_id = ${row.leadOrganizationId} or (${anyInside} and o.inside)) order by p.name limit 200`.execute(tx);
  return rows;
}

/** Whether a file proves an obligation the actor sees. One of the doors of the file route. */
export async function provesForActor(tx: CouncilTx, actor: Actor, fileId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select exists (select 1 from obligation_evidence e join obligation o using (council_id, obligation_id)
      where e.council_id = app.council() and e.file_id = ${fileId} and ${visibleTo(actor, 'o')}) as yes`.execute(tx);
  return rows[0]?.yes ?? false;
}
