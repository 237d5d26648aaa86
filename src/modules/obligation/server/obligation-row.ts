import { sql } from 'kysely';
import type { Actor, Context } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { Forbidden, NotFound, RuleBroken } from '#core/errors.ts';
import { can } from '#core/policy.ts';
import { obligationPolicy, type Ownership } from '../policy.ts';
import { isOwnAct, refusalOf, stateOf, type Act, type ObligationRows, type Standing } from '../rules.ts';
import { visibleTo } from './visibility.ts';

/** One obligation as it stands now, with what says who may act on it. */
export interface ObligationRow extends ObligationRows, Ownership {
  id: string;
  kind: string;
  subjectKind: string;
  subjectId: string;
  period: string;
  title: string;
  product: string;
  planId: string | null;
  planTitle: string | null;
  needed: number | null;
  basis: string;
  lawRule: string | null;
  fromOn: string | null;
  firstDueOn: string | null;
  leadName: string | null;
  responsibleName: string | null;
  openedAt: Date;
  withdrawnPaper: string | null;
  statedAt: Date | null;
  statedBy: string | null;
  statedNote: string | null;
  judgedAt: Date | null;
  judgedBy: string | null;
  judgedNote: string | null;
  doneOn: string | null;
  inTime: boolean | null;
  chased: number;
  chasedAt: Date | null;
  version: number;
}

/** Columns of `ObligationRow` from `obligation_state s`, for every query that lists obligations. */
export const obligationColumns = sql`s.obligation_id as "id", s.kind, s.subject_kind as "subjectKind", s.subject_id as "subjectId", s.period, s.title, s.product,
  s.plan_id as "planId", pl.short_title as "planTitle", s.needed, s.basis, s.law_rule as "lawRule", s.from_on as "fromOn", s.first_due_on as "firstDueOn",
  s.due_on as "dueOn", s.due_at as "dueAt", s.lead_organization_id as "leadOrganizationId", s.lead_kind as "leadKind", not s.judgement_due as "leadInside",
  coalesce(nullif(lo.short_name, ''), lo.name) as "leadName", s.responsible_person_id as "responsiblePersonId", rp.name as "responsibleName",
  s.opened_at as "openedAt", s.withdrawn_at as "withdrawnAt", s.withdrawn_paper as "withdrawnPaper",
  s.stated, s.stated_on as "statedOn", s.stated_at as "statedAt", s.stated_by as "statedBy", s.stated_note as "statedNote", s.percent,
  s.judged, s.judged_at as "judgedAt", s.judged_by as "judgedBy", s.judged_note as "judgedNote", s.judgement_due as "judgementDue",
  s.done_on as "doneOn", s.finished_at as "finishedAt", s.in_time as "inTime", s.chased, s.chased_at as "chasedAt", s.version,
  array(select oc.organization_id::text from obligation_coordinator oc where oc.council_id = s.council_id and oc.obligation_id = s.obligation_id) as "coordinatingOrganizationIds"`;

/** What `obligationColumns` reads from. */
export const obligationSource = sql`obligation_state s
  left join organization lo on lo.council_id = s.council_id and lo.organization_id = s.lead_organization_id
  left join person rp on rp.council_id = s.council_id and rp.person_id = s.responsible_person_id
  left join plan pl on pl.council_id = s.council_id and pl.plan_id = s.plan_id`;

/** One obligation the actor may see. @throws NotFound */
export async function readObligation(tx: CouncilTx, actor: Actor, id: string): Promise<ObligationRow> {
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.obligation_id = ${id} and ${visibleTo(actor, 's')}`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  return row;
}

/** The obligation, locked so that two acts on it come one after the other. @throws NotFound */
export async function lockObligation(context: Context, id: string): Promise<ObligationRow> {
  await sql`select 1 from obligation where council_id = ${context.councilId} and obligation_id = ${id} for update`.execute(context.tx);
  return readObligation(context.tx, context.actor, id);
}

type Verb = keyof typeof obligationPolicy.verbs;
const verbOf: Record<Act, Verb> = {
  begin: 'report',
  report: 'report',
  undo: 'report',
  accept: 'judge',
  return: 'judge',
  defer: 'defer',
  ask: 'ask-deferral',
  prove: 'prove',
  comment: 'comment',
  chase: 'chase',
  withdraw: 'withdraw',
  assign: 'assign'
};

/**
 * Why the actor cannot do an act on the obligation as it stands, as a message key; null when nothing stands against it. The one question both the buttons of a page and the
 * commands ask. `who`: another's act; `when`: not in this state.
 */
export function actRefusal(act: Act, actor: Actor, row: ObligationRow, standing: Standing): { kind: 'who' | 'when'; key: string } | null {
  if (!can(obligationPolicy, verbOf[act], actor, row)) return { kind: 'who', key: `obligation.who-${verbOf[act]}` };
  if (actor.personId !== null && isOwnAct(act, row.kind)) return { kind: 'when', key: 'obligation.refused-own-acts' };
  const when = refusalOf(act, row, standing);
  if (when !== null) return { kind: 'when', key: when };
  if ((act === 'accept' || act === 'return') && actor.personId !== null && row.statedBy === actor.personId) return { kind: 'who', key: 'obligation.own-judgement' };
  return null;
}

/** Locks the obligation for an act. @throws NotFound | Forbidden | RuleBroken with the reason as a sentence */
export async function obligationForAct(context: Context, id: string, act: Act): Promise<{ row: ObligationRow; standing: Standing }> {
  const row = await lockObligation(context, id);
  const standing = stateOf(row, context.today, context.now);
  const refusal = actRefusal(act, context.actor, row, standing);
  if (refusal?.kind === 'who') throw new Forbidden(refusal.key);
  if (refusal) throw new RuleBroken(refusal.key);
  return { row, standing };
}
