import { sql } from 'kysely';
import { rollBackward, type Day } from '#core/calendar/days.ts';
import { clockActor, type Context } from '#core/context.ts';
import { fill } from '#core/words.ts';
import { councilCalendar, lawOverrides } from '#modules/council/server/queries.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { judgeObligation } from '#modules/obligation/server/commands/judge-obligation.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { withdrawObligation } from '#modules/obligation/server/commands/withdraw-obligation.ts';
import { vi } from '../messages.ts';
import { codeOf, lawDue } from '../rules.ts';

/** What is due of a petition: to classify it, to answer it, to do what was promised, to tell the voters. Each stands in the ledger under its own kind. */
export const dutyKinds = ['petition-compile', 'petition-reply', 'petition-promise', 'petition-tell'] as const;
export type DutyKind = (typeof dutyKinds)[number];

interface Duty {
  kind: DutyKind;
  petition: { id: string; year: number; number: number; title: string };
  /** '' the first time; the day of reopening or the day promised when it comes again. */
  period: string;
  leadOrganizationId: string | null;
  fromOn: Day;
  dueOn: Day;
  basis: string;
  lawRule: string | null;
}

const wordsOf: Record<DutyKind, keyof typeof vi> = {
  'petition-compile': 'petition.duty.compile',
  'petition-reply': 'petition.duty.reply',
  'petition-promise': 'petition.duty.promise',
  'petition-tell': 'petition.duty.tell'
};

/** The ledger's own hand: what a petition's act brings about is not the act of whoever may open or close obligations. */
const byClock = (context: Context): Context => ({ ...context, actor: clockActor });

/** Puts duties into the ledger; one that stands there already is left as it is. */
export async function openDuties(context: Context, duties: readonly Duty[]): Promise<void> {
  if (duties.length === 0) return;
  const calendar = await councilCalendar(context.tx);
  await openObligations.within(byClock(context), {
    obligations: duties.map((duty) => ({
      kind: duty.kind,
      subjectKind: duty.kind,
      subjectId: duty.petition.id,
      period: duty.period,
      title: fill(vi[duty.kind === 'petition-reply' && duty.period !== '' ? 'petition.duty.reply-again' : wordsOf[duty.kind]], {
        code: codeOf(duty.petition.year, duty.petition.number),
        title: duty.petition.title
      }).slice(0, 600),
      product: '',
      leadOrganizationId: duty.leadOrganizationId,
      responsiblePersonId: null,
      coordinatingOrganizationIds: [],
      fromOn: duty.fromOn,
      dueOn: duty.dueOn,
      dueAt: null,
      remindOn: rollBackward(duty.dueOn, calendar),
      needed: null,
      planId: null,
      forTaskId: null,
      basis: duty.basis,
      lawRule: duty.lawRule
    }))
  });
}

interface OpenDuty {
  id: string;
  petitionId: string;
  dueOn: Day | null;
}

async function openOf(context: Context, kind: DutyKind, petitionIds: readonly string[]): Promise<OpenDuty[]> {
  const { rows } = await sql<OpenDuty>`select obligation_id as id, subject_id as "petitionId", due_on as "dueOn" from obligation_state where council_id = app.council() and subject_kind = ${kind}
    and subject_id = any(${[...petitionIds]}::uuid[]) and withdrawn_at is null and done_on is null order by subject_id, opened_at desc`.execute(context.tx);
  return rows;
}

/** Asks the office to classify within the law's time (law:PET-01), counted from today. `again`: it stood in the ledger before. */
export async function askToCompile(context: Context, petitions: readonly Duty['petition'][], again = false): Promise<void> {
  if (petitions.length === 0) return;
  const { today } = context;
  const [due, office] = [await dueByLaw(context, 'PET-01', today), await officeId(context)];
  await openDuties(
    context,
    petitions.map((petition) => ({ kind: 'petition-compile', petition, period: again ? today : '', leadOrganizationId: office, fromOn: today, dueOn: due.dueOn, basis: due.basis, lawRule: 'PET-01' }))
  );
}

/** Writes into the ledger that a duty was done on a day. */
export async function dischargeDuties(context: Context, kind: DutyKind, petitionIds: readonly string[], happenedOn: Day, note: string): Promise<void> {
  for (const open of await openOf(context, kind, petitionIds))
    await stateProgress.within(byClock(context), { obligationId: open.id, status: 'done', happenedOn, hour: null, note, percent: null, paper: '' });
}

/** Takes duties out of the ledger with the reason. */
export async function withdrawDuties(context: Context, petitionIds: readonly string[], reason: string, kinds: readonly DutyKind[] = dutyKinds): Promise<void> {
  for (const kind of kinds) for (const open of await openOf(context, kind, petitionIds)) await withdrawObligation.within(byClock(context), { obligationId: open.id, paper: reason });
}

/** Moves the day an answer is due: later with the council's leave, or mended once the day of receipt is known. */
export async function moveReply(context: Context, petitionId: string, newDueOn: Day, kind: 'deferral' | 'correction', reason: string, allowedBy: string): Promise<void> {
  for (const open of await openOf(context, 'petition-reply', [petitionId]))
    if (open.dueOn !== newDueOn) await deferObligation.within(byClock(context), { obligationId: open.id, newDueOn, hour: null, reason, allowedBy, paper: '', kind });
}

/** An answer that was judged needs no second judgement in the ledger, where a body outside the council owed it. */
export async function acceptReplies(context: Context, petitionId: string, note: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select obligation_id as id from obligation_state where council_id = app.council() and subject_kind = any(array['petition-reply', 'petition-promise']) and subject_id = ${petitionId}
    and withdrawn_at is null and done_on is not null and judged is null and judgement_due`.execute(context.tx);
  for (const { id } of rows) await judgeObligation.within(context, { obligationId: id, verdict: 'accepted', note });
}

/** Where the reply now asked for stands: its last day, and whether it is late. */
export async function replyDue(context: Context, petitionId: string): Promise<Day | null> {
  return (await openOf(context, 'petition-reply', [petitionId]))[0]?.dueOn ?? null;
}

/** A deadline of the law counted from a day with this council's calendar and own values. */
export async function dueByLaw(context: Context, ruleId: string, from: Day): Promise<{ dueOn: Day; basis: string }> {
  const due = lawDue(ruleId, from, await councilCalendar(context.tx), await lawOverrides(context.tx));
  return { dueOn: due.dueOn, basis: due.basis };
}

/** The office: who classifies and tells. */
export async function officeId(context: Context): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select organization_id as id from organization where council_id = app.council() and kind = 'office' and dissolved_on is null order by position limit 1`.execute(context.tx);
  return rows[0]?.id ?? null;
}
