import { sql } from 'kysely';
import { rollBackward } from '#core/calendar/days.ts';
import { clockActor, type Context } from '#core/context.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { withdrawObligation } from '#modules/obligation/server/commands/withdraw-obligation.ts';
import { clocksOf, type LetterClock } from '../clocks.ts';
import { translator } from '#core/words.ts';
import * as messages from '../messages.ts';
import { letterNumber } from '../rules.ts';
import { clockSetting, factsOf, type LetterRow } from './letter-row.ts';

interface Entry {
  id: string;
  key: string;
  turn: number;
  dueOn: string;
  open: boolean;
  withdrawn: boolean;
}

const t = translator(messages, 'vi');

/**
 * Makes the ledger say what the letter's clocks say: opens what runs, marks done what was done on its day, takes out what stopped, moves what was extended. It follows from the act just
 * recorded, so it is the ledger's own doing and not a second act of the person. Titles tell number and kind, never a sender or a matter (law:CIT-19).
 */
export async function followClocks(context: Context, letter: LetterRow): Promise<void> {
  const ledger: Context = { ...context, actor: clockActor };
  const setting = await clockSetting(context.tx);
  const clocks = clocksOf(factsOf(letter), letter.sorting, letter.acts, setting);
  const entries = await entriesOf(context, letter.id);
  const office = await bodyOfKind(context, 'office');
  for (const clock of clocks) {
    const latest = entries.filter((entry) => entry.key === clock.key).at(-1) ?? null;
    if (clock.state === 'running') {
      if (latest?.open && latest.dueOn === clock.dueOn) continue;
      if (latest?.open && clock.dueOn > latest.dueOn && clock.dueOn >= context.today) await move(ledger, latest.id, clock);
      else {
        if (latest?.open) await withdrawObligation.within(ledger, { obligationId: latest.id, paper: t('ledger.recounted') });
        await open(ledger, letter, clock, (latest?.turn ?? -1) + 1, office, rollBackward(clock.dueOn, setting.calendar));
      }
    } else if (clock.state === 'done') {
      const id = latest?.open ? latest.id : latest ? null : await open(ledger, letter, clock, 0, office, rollBackward(clock.dueOn, setting.calendar));
      if (id) await close(ledger, id, clock.doneOn ?? context.today);
    } else if (latest?.open) await withdrawObligation.within(ledger, { obligationId: latest.id, paper: t(`ledger.stopped.${clock.stopped ?? 'ended'}`) });
  }
  // A clock that no longer is (an act was taken back) leaves nothing waiting.
  for (const entry of entries) if (entry.open && !clocks.some((clock) => clock.key === entry.key)) await withdrawObligation.within(ledger, { obligationId: entry.id, paper: t('ledger.recounted') });
}

async function entriesOf({ tx }: Context, letterId: string): Promise<Entry[]> {
  const { rows } = await sql<Omit<Entry, 'key' | 'turn'> & { period: string }>`select obligation_id as id, period, now_due_on as "dueOn", withdrawn_at is null and done_on is null as open, withdrawn_at is not null as withdrawn
    from obligation where council_id = app.council() and subject_kind = 'letter' and subject_id = ${letterId} order by opened_at, obligation_id`.execute(tx);
  return rows.map(({ period, ...row }) => ({ ...row, key: period.split('.')[0] ?? '', turn: Number(period.split('.')[1] ?? 0) })).sort((a, b) => a.turn - b.turn);
}

async function open(ledger: Context, letter: LetterRow, clock: LetterClock, turn: number, office: string | null, remindOn: string): Promise<string | null> {
  const body = letter.acts.findLast((act) => act.kind === 'forwarded')?.organizationId ?? null;
  const title = t('ledger.title', { number: letterNumber(letter.number, letter.part), year: letter.year, kind: t(`kind.${letter.kind}`).toLocaleLowerCase('vi'), work: t(`clock.${clock.key}`).toLocaleLowerCase('vi') });
  const { ids } = await openObligations.within(ledger, {
    obligations: [
      {
        kind: 'letter',
        subjectKind: 'letter',
        subjectId: letter.id,
        period: `${clock.key}.${turn}`,
        title,
        product: '',
        leadOrganizationId: clock.owner === 'body' ? body : clock.owner === 'office' ? office : null,
        responsiblePersonId: clock.owner === 'delegate' ? letter.delegateId : null,
        coordinatingOrganizationIds: [],
        fromOn: clock.from,
        dueOn: clock.dueOn,
        dueAt: null,
        remindOn,
        needed: null,
        planId: null,
        forTaskId: null,
        basis: clock.basis,
        lawRule: clock.rule
      }
    ]
  });
  return ids[0] ?? null;
}

/** Done as the register says. Where the council would judge a body's word, the register is that judgement: it holds the paper. */
async function close(ledger: Context, obligationId: string, doneOn: string): Promise<void> {
  await stateProgress.within(ledger, { obligationId, status: 'done', happenedOn: doneOn, hour: null, note: '', percent: null, paper: '' });
  const { rows } = await sql<{ due: boolean }>`select judgement_due as due from obligation_state where council_id = app.council() and obligation_id = ${obligationId}`.execute(ledger.tx);
  if (rows[0]?.due) await judgeObligation.within(ledger, { obligationId, verdict: 'accepted', note: t('ledger.by-register') });
}

async function move(ledger: Context, obligationId: string, clock: LetterClock): Promise<void> {
  await deferObligation.within(ledger, { obligationId, newDueOn: clock.dueOn, hour: null, reason: t('ledger.extended'), allowedBy: t('ledger.by-body'), paper: '', kind: 'deferral' });
}

async function bodyOfKind({ tx }: Context, kind: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select organization_id as id from organization where council_id = app.council() and kind = ${kind} and dissolved_on is null order by position limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
