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

/** What is late of all bodies, by body and then by day; for whoever decides what to do about it. */
export async function lateObligations(tx: CouncilTx, actor: Actor, today: string, now: Date): Promise<ObligationRow[]> {
  const { rows } = await sql<ObligationRow>`select ${obligationColumns} from ${obligationSource}
    where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and (s.due_on < ${today}::date or (s.due_at < ${now} and s.due_on = ${today}::date))
      and ${visibleTo(actor, 's')}
    order by lo.position, s.due_on, s.obligation_id limit 500`.execute(tx);
  return rows;
}
