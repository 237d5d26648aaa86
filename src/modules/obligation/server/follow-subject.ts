import { sql } from 'kysely';
import { clockActor, type Context } from '#core/context.ts';
import type { ObligationDraft } from '../schema.ts';
import { deferObligation } from './commands/defer-obligation.ts';
import { judgeObligation } from './commands/judge-obligation.ts';
import { openObligations } from './commands/open-obligations.ts';
import { stateProgress } from './commands/state-progress.ts';
import { withdrawObligation } from './commands/withdraw-obligation.ts';

/** What the register of a noun says of one of its deadlines. */
export interface Wanted {
  /** Names the deadline within its subject: 'accept', 'post'. */
  key: string;
  state: 'running' | 'done' | 'stopped';
  doneOn: string | null;
  /** Why it no longer runs, as the ledger says it. */
  stopped: string;
  draft: Omit<ObligationDraft, 'period' | 'subjectKind' | 'subjectId'>;
}

export interface LedgerWords {
  recounted: string;
  extended: string;
  allowedBy: string;
  byRegister: string;
}

interface Entry {
  id: string;
  key: string;
  turn: number;
  dueOn: string | null;
  open: boolean;
}

/**
 * Makes the ledger say what a noun's own register says: opens what runs, marks done what was done on its day, takes out what stopped, moves what was put off. It follows from the act just recorded,
 * so it is the ledger's own doing and not a second act of the person. A deadline that runs again after it was closed begins a new turn ('accept.1').
 */
export async function followSubject(context: Context, subject: { kind: string; id: string }, wanted: readonly Wanted[], words: LedgerWords): Promise<void> {
  const ledger: Context = { ...context, actor: clockActor };
  const entries = await entriesOf(context, subject);
  const open = async (want: Wanted, turn: number): Promise<string | null> =>
    (await openObligations.within(ledger, { obligations: [{ ...want.draft, subjectKind: subject.kind, subjectId: subject.id, period: `${want.key}.${turn}` }] })).ids[0] ?? null;
  const withdraw = (obligationId: string, paper: string) => withdrawObligation.within(ledger, { obligationId, paper });
  for (const want of wanted) {
    const latest = entries.filter((entry) => entry.key === want.key).at(-1) ?? null;
    const due = want.draft.dueOn ?? '';
    if (want.state === 'running') {
      if (latest?.open && latest.dueOn === due) continue;
      if (latest?.open && due > (latest.dueOn ?? '') && due >= context.today)
        await deferObligation.within(ledger, { obligationId: latest.id, newDueOn: due, hour: null, reason: words.extended, allowedBy: words.allowedBy, paper: '', kind: 'deferral' });
      else {
        if (latest?.open) await withdraw(latest.id, words.recounted);
        await open(want, (latest?.turn ?? -1) + 1);
      }
    } else if (want.state === 'done') {
      const id = latest?.open ? latest.id : latest ? null : await open(want, 0);
      if (id) await close(ledger, id, want.doneOn ?? context.today, words.byRegister);
    } else if (latest?.open) await withdraw(latest.id, want.stopped);
  }
  for (const entry of entries) if (entry.open && !wanted.some((want) => want.key === entry.key)) await withdraw(entry.id, words.recounted);
}

async function entriesOf({ tx }: Context, subject: { kind: string; id: string }): Promise<Entry[]> {
  const { rows } = await sql<{ id: string; period: string; dueOn: string | null; open: boolean }>`select obligation_id as id, period, now_due_on as "dueOn", withdrawn_at is null and done_on is null as open
    from obligation where council_id = app.council() and subject_kind = ${subject.kind} and subject_id = ${subject.id}`.execute(tx);
  return rows.map(({ period, ...row }) => ({ ...row, key: period.split('.')[0] ?? '', turn: Number(period.split('.')[1] ?? 0) })).sort((a, b) => a.turn - b.turn);
}

/** Done as the register says. Where the council would judge a body's word, the register is that judgement: it holds the paper. */
async function close(ledger: Context, obligationId: string, doneOn: string, note: string): Promise<void> {
  await stateProgress.within(ledger, { obligationId, status: 'done', happenedOn: doneOn, hour: null, note: '', percent: null, paper: '' });
  const { rows } = await sql<{ due: boolean }>`select judgement_due as due from obligation_state where council_id = app.council() and obligation_id = ${obligationId}`.execute(ledger.tx);
  if (rows[0]?.due) await judgeObligation.within(ledger, { obligationId, verdict: 'accepted', note });
}

/** The first body of a kind that exists today. */
export async function bodyOfKind({ tx }: Pick<Context, 'tx'>, kind: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select organization_id as id from organization where council_id = app.council() and kind = ${kind} and dissolved_on is null order by position limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
