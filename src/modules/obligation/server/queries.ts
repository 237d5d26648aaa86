import { sql } from 'kysely';
import { periodOfKey } from '#core/calendar/periods.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { obligationColumns, obligationSource, type ObligationRow } from './obligation-row.ts';
import { visibleTo } from './visibility.ts';

/** What is open of one subject, by last day. For the module of the subject: who may see it was asked there. */
export async function openObligationsOf(tx: CouncilTx, subjectKind: string, subjectId: string): Promise<ObligationRow[]> {
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.subject_kind = ${subjectKind} and s.subject_id = ${subjectId} and s.withdrawn_at is null and s.done_on is null
    order by s.due_on nulls last, s.obligation_id`.execute(tx);
  return rows;
}

/** Every obligation of one subject the actor may see, by last day. */
export async function obligationsOf(tx: CouncilTx, actor: Actor, subjectKind: string, subjectId: string): Promise<ObligationRow[]> {
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.subject_kind = ${subjectKind} and s.subject_id = ${subjectId} and ${visibleTo(actor, 's')}
    order by s.due_on nulls last, s.obligation_id`.execute(tx);
  return rows;
}

/** The counted obligation ("at least n") of a subject whose time holds a day, with the last day that counts toward it. */
export async function countedObligation(
  tx: CouncilTx,
  subjectKind: string,
  subjectId: string,
  day: string
): Promise<(Pick<ObligationRow, 'id' | 'stated' | 'judged' | 'fromOn'> & { needed: number; periodTo: string }) | null> {
  const { rows } = await sql<Pick<ObligationRow, 'id' | 'stated' | 'judged' | 'fromOn' | 'period' | 'dueOn'> & { needed: number }>`select s.obligation_id as id, s.stated, s.judged, s.from_on as "fromOn", s.period,
      s.due_on as "dueOn", s.needed from obligation_state s
    where s.council_id = app.council() and s.subject_kind = ${subjectKind} and s.subject_id = ${subjectId} and s.withdrawn_at is null and s.needed is not null order by s.due_on`.execute(tx);
  for (const row of rows) {
    const periodTo = periodOfKey(row.period)?.to ?? row.dueOn ?? '9999-12-31';
    if (day >= (row.fromOn ?? '0001-01-01') && day <= periodTo) return { ...row, periodTo };
  }
  return null;
}

export interface OrganizationLateness {
  organizationId: string;
  name: string;
  inside: boolean;
  open: number;
  late: number;
  /** Reported and not yet judged. */
  reported: number;
  /** The longest lateness, calendar days. */
  worstDays: number;
  /** The highest step of chasing reached by what is late. */
  chased: number;
  nextDueOn: string | null;
}

/** Who owes what: open and late obligations by leading body, the latest first; of one plan where it is named. `today` is the day of the council. */
export async function lateByOrganization(tx: CouncilTx, actor: Actor, today: string, now: Date, planId?: string): Promise<OrganizationLateness[]> {
  const late = sql`(s.due_on < ${today}::date or (s.due_on = ${today}::date and coalesce(s.due_at < ${now}, false)))`;
  const open = sql`s.done_on is null`;
  const { rows } = await sql<OrganizationLateness>`select s.lead_organization_id as "organizationId", coalesce(nullif(l.short_name, ''), l.name) as name, l.inside,
      count(*) filter (where ${open})::int as open, count(*) filter (where ${open} and ${late})::int as late, count(*) filter (where not (${open}))::int as reported,
      coalesce(max(${today}::date - s.due_on) filter (where ${open} and ${late}), 0)::int as "worstDays", coalesce(max(s.chased) filter (where ${open} and ${late}), 0)::int as chased,
      min(s.due_on) filter (where ${open} and not ${late}) as "nextDueOn"
    from obligation_state s join organization l on l.council_id = s.council_id and l.organization_id = s.lead_organization_id
    where s.council_id = app.council() and s.withdrawn_at is null and (${open} or (s.judged is null and not l.inside)) and ${planId ? sql`s.plan_id = ${planId}` : sql`true`} and ${visibleTo(actor, 's')}
    group by 1, 2, 3, l.position having count(*) filter (where ${open}) > 0 or not l.inside
    order by late desc, "worstDays" desc, l.position`.execute(tx);
  return rows;
}

/** What is late of one body, or of all, and of one plan or of all, the latest first; for chasing several at once. */
export async function lateObligations(tx: CouncilTx, actor: Actor, today: string, now: Date, organizationId?: string, planId?: string): Promise<ObligationRow[]> {
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and (s.due_on < ${today}::date or (s.due_at < ${now} and s.due_on = ${today}::date))
      and ${organizationId ? sql`s.lead_organization_id = ${organizationId}` : sql`true`}
      and ${planId ? sql`s.plan_id = ${planId}` : sql`true`} and ${visibleTo(actor, 's')}
    order by lo.position, s.due_on, s.obligation_id limit 500`.execute(tx);
  return rows;
}
