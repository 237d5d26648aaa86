import { sql } from 'kysely';
import { changed, command, type Changed } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { receptionPolicy } from '../../policy.ts';
import { AnswerSwap, AskSwap, DecideSwap } from '../../schema.ts';
import { followDay } from '../day-row.ts';
import { delegatesOn } from '../people.ts';

interface DutyPlace {
  id: string;
  personId: string;
  dayId: string;
  onDay: string;
  open: boolean;
}

async function dutyOf({ tx, councilId }: Context, id: string): Promise<DutyPlace> {
  const { rows } = await sql<DutyPlace>`select u.reception_duty_id as id, u.person_id as "personId", d.reception_day_id as "dayId", d.on_day as "onDay",
      u.released_at is null and d.closed_at is null and (d.reception_plan_id is null or p.approved_at is not null) as open
    from reception_duty u join reception_day d on d.council_id = u.council_id and d.reception_day_id = u.reception_day_id left join reception_plan p on p.council_id = d.council_id and p.reception_plan_id = d.reception_plan_id
    where u.council_id = ${councilId} and u.reception_duty_id = ${id} for update of u`.execute(tx);
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

async function swapOf({ tx, councilId }: Context, id: string) {
  const { rows } = await sql<{ id: string; dutyId: string; toPersonId: string; otherDutyId: string | null; askedBy: string; reason: string; agreed: boolean; over: boolean }>`select reception_swap_id as id, reception_duty_id as "dutyId",
      to_person_id as "toPersonId", other_duty_id as "otherDutyId", asked_by as "askedBy", reason, agreed_at is not null as agreed, allowed_at is not null or ended_at is not null as over
    from reception_swap where council_id = ${councilId} and reception_swap_id = ${id} for update`.execute(tx);
  if (!rows[0]) throw new NotFound();
  if (rows[0].over) throw new RuleBroken('reception.swap-over');
  return rows[0];
}

/** Asks another delegate to take a duty, or to change it for one of his, with the reason. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const askSwap = command({
  name: 'reception.ask-swap',
  input: AskSwap,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const duty = await dutyOf(context, input.dutyId);
    authorize(receptionPolicy, 'ask-swap', actor, { personId: duty.personId });
    if (!duty.open || duty.onDay < today) throw new RuleBroken('reception.duty-over');
    if (input.toPersonId === duty.personId) throw new Invalid({ toPersonId: 'reception.swap-oneself' });
    if (!(await delegatesOn(tx, duty.onDay)).some((each) => each.id === input.toPersonId)) throw new Invalid({ toPersonId: 'reception.only-delegates' });
    const { rows: same } = await sql`select 1 from reception_duty where council_id = ${councilId} and reception_day_id = ${duty.dayId} and person_id = ${input.toPersonId} and released_at is null`.execute(tx);
    if (same.length > 0) throw new Invalid({ toPersonId: 'reception.on-duty-already' });
    if (input.otherDutyId) {
      const other = await dutyOf(context, input.otherDutyId);
      if (other.personId !== input.toPersonId || !other.open || other.onDay < today || other.dayId === duty.dayId) throw new Invalid({ otherDutyId: 'reception.other-duty' });
    }
    const id = newId<'reception-swap'>(now.getTime());
    const made = await sql`insert into reception_swap (council_id, reception_swap_id, reception_duty_id, to_person_id, other_duty_id, reason, asked_at, asked_by)
      values (${councilId}, ${id}, ${duty.id}, ${input.toPersonId}, ${input.otherDutyId}, ${input.reason}, ${now}, ${actor.personId ?? duty.personId}) on conflict do nothing`.execute(tx);
    if (made.numAffectedRows === 0n) throw new RuleBroken('reception.swap-asked');
    return changed('reception.swap-asked', { subject: { kind: 'reception-swap', id }, data: { on: duty.onDay, from: duty.personId, to: input.toPersonId, reason: input.reason } }, { id });
  }
});

/** The asked delegate agrees or declines; nobody agrees for him. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const answerSwap = command({
  name: 'reception.answer-swap',
  input: AnswerSwap,
  async run(context, { swapId, answer, reason }) {
    const { tx, councilId, actor, now } = context;
    const swap = await swapOf(context, swapId);
    authorize(receptionPolicy, 'answer-swap', actor, { personId: swap.toPersonId });
    if (swap.agreed) throw new RuleBroken('reception.swap-answered');
    if (answer === 'decline' && reason.length < 5) throw new Invalid({ reason: 'reception.reason-short' });
    if (answer === 'agree') await sql`update reception_swap set agreed_at = ${now} where council_id = ${councilId} and reception_swap_id = ${swapId}`.execute(tx);
    else await sql`update reception_swap set ended_at = ${now}, ended_by = ${actor.personId}, ended_reason = ${reason} where council_id = ${councilId} and reception_swap_id = ${swapId}`.execute(tx);
    return changed(answer === 'agree' ? 'reception.swap-agreed' : 'reception.swap-declined', { subject: { kind: 'reception-swap', id: swapId }, data: { reason } }, { id: swapId, answer });
  }
});

/** The Standing Committee allows or refuses a swap both agreed to; allowed, the duties change hands and the old ones stay on record. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const decideSwap = command({
  name: 'reception.decide-swap',
  input: DecideSwap,
  async run(context, { swapId, decision, reason }): Promise<Changed<{ id: string; decision: 'allow' | 'refuse' }>> {
    const { tx, councilId, actor, now, today } = context;
    authorize(receptionPolicy, 'decide-swap', actor);
    const swap = await swapOf(context, swapId);
    if (decision === 'refuse') {
      if (reason.length < 5) throw new Invalid({ reason: 'reception.reason-short' });
      await sql`update reception_swap set ended_at = ${now}, ended_by = ${actor.personId}, ended_reason = ${reason} where council_id = ${councilId} and reception_swap_id = ${swapId}`.execute(tx);
      return changed('reception.swap-refused', { subject: { kind: 'reception-swap', id: swapId }, data: { reason } }, { id: swapId, decision });
    }
    if (!swap.agreed) throw new RuleBroken('reception.swap-not-agreed');
    const duty = await dutyOf(context, swap.dutyId);
    const other = swap.otherDutyId ? await dutyOf(context, swap.otherDutyId) : null;
    if (!duty.open || duty.onDay < today || (other && (!other.open || other.onDay < today))) throw new RuleBroken('reception.duty-over');
    await sql`update reception_swap set allowed_at = ${now}, allowed_by = ${actor.personId} where council_id = ${councilId} and reception_swap_id = ${swapId}`.execute(tx);
    await handOver(context, duty, swap.toPersonId, swap.reason);
    if (other) await handOver(context, other, duty.personId, swap.reason);
    return changed('reception.swap-allowed', { subject: { kind: 'reception-swap', id: swapId }, data: { on: duty.onDay, from: duty.personId, to: swap.toPersonId, reason: swap.reason } }, { id: swapId, decision });
  }
});

async function handOver(context: Context, duty: DutyPlace, toPersonId: string, reason: string): Promise<void> {
  const { tx, councilId, now, actor } = context;
  await sql`update reception_duty set released_at = ${now}, released_reason = ${reason} where council_id = ${councilId} and reception_duty_id = ${duty.id}`.execute(tx);
  await sql`insert into reception_duty (council_id, reception_duty_id, reception_day_id, person_id, replaces_duty_id, assigned_at, assigned_by)
    values (${councilId}, ${newId<'reception-duty'>(now.getTime())}, ${duty.dayId}, ${toPersonId}, ${duty.id}, ${now}, ${actor.personId})`.execute(tx);
  await sql`update reception_day set version = version + 1 where council_id = ${councilId} and reception_day_id = ${duty.dayId}`.execute(tx);
  await followDay(context, duty.dayId);
}
