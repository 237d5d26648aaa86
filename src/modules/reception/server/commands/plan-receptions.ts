import { sql } from 'kysely';
import { isWorkingDay } from '#core/calendar/days.ts';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Conflict, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { receptionPolicy } from '../../policy.ts';
import { proposeRoster, receptionDays } from '../../rules.ts';
import { AddDay, ApprovePlan, AssignDay, DrawPlan } from '../../schema.ts';
import { followDay, lockDay } from '../day-row.ts';
import { delegatesOn } from '../people.ts';

/** Draws the plan of a year with a proposed roster: the council's delegates in fair turns, on working days. Drawn again, it begins anew until it is approved. @throws Forbidden | RuleBroken | Invalid */
export const drawPlan = command({
  name: 'reception.draw-plan',
  input: DrawPlan,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    authorize(receptionPolicy, 'plan', actor);
    if (input.to <= input.from) throw new Invalid({ to: 'reception.hours' });
    if (input.pattern === 'monthly' && input.monthDays.length === 0) throw new Invalid({ monthDays: 'reception.month-days' });
    const former = (await sql<{ id: string; approved: boolean }>`select reception_plan_id as id, approved_at is not null as approved from reception_plan where council_id = ${councilId} and year = ${input.year} for update`.execute(tx)).rows[0];
    if (former?.approved) throw new RuleBroken('reception.plan-approved');
    const start = input.startOn ?? (today > `${input.year}-01-01` ? today : `${input.year}-01-01`);
    const pattern = { kind: input.pattern, weekday: input.weekday, monthDays: input.monthDays };
    const days = receptionDays(pattern, input.year, start, await councilCalendar(tx));
    if (days.length === 0) throw new Invalid({ year: 'reception.no-days' });
    const delegates = await delegatesOn(tx, start > today ? start : today);
    if (delegates.length === 0) throw new RuleBroken('reception.no-delegates');
    if (former) await dropDays(context, former.id);
    const planId = former?.id ?? newId<'reception-plan'>(now.getTime());
    await sql`insert into reception_plan (council_id, reception_plan_id, year, place, from_minute, to_minute, pattern, drawn_at, drawn_by)
      values (${councilId}, ${planId}, ${input.year}, ${input.place}, ${input.from}, ${input.to}, ${JSON.stringify({ ...pattern, perDay: input.perDay })}, ${now}, ${actor.personId})
      on conflict (council_id, reception_plan_id) do update set place = excluded.place, from_minute = excluded.from_minute, to_minute = excluded.to_minute, pattern = excluded.pattern, drawn_at = excluded.drawn_at,
        drawn_by = excluded.drawn_by, version = reception_plan.version + 1`.execute(tx);
    const roster = proposeRoster(days, delegates, input.perDay);
    for (const { day, personIds } of roster) await insertDay(context, { planId, day, from: input.from, to: input.to, place: input.place, personIds });
    const data = { year: input.year, days: days.length, delegates: new Set(roster.flatMap((each) => each.personIds)).size, place: input.place };
    return changed('reception.plan-drawn', { subject: { kind: 'reception-plan', id: planId }, data }, { id: planId, year: input.year, days: days.length });
  }
});

async function dropDays({ tx, councilId }: Context, planId: string): Promise<void> {
  await sql`delete from reception_duty u using reception_day d where u.council_id = ${councilId} and d.council_id = u.council_id and d.reception_day_id = u.reception_day_id and d.reception_plan_id = ${planId}`.execute(tx);
  await sql`delete from reception_day where council_id = ${councilId} and reception_plan_id = ${planId}`.execute(tx);
}

async function insertDay({ tx, councilId, now, actor }: Context, day: { planId: string | null; day: string; from: number; to: number; place: string; personIds: readonly string[] }): Promise<string> {
  const id = newId<'reception-day'>(now.getTime());
  await sql`insert into reception_day (council_id, reception_day_id, reception_plan_id, on_day, from_minute, to_minute, place, drawn_at) values (${councilId}, ${id}, ${day.planId}, ${day.day}, ${day.from}, ${day.to}, ${day.place}, ${now})`.execute(tx);
  for (const personId of day.personIds)
    await sql`insert into reception_duty (council_id, reception_duty_id, reception_day_id, person_id, assigned_at, assigned_by) values (${councilId}, ${newId<'reception-duty'>(now.getTime())}, ${id}, ${personId}, ${now}, ${actor.personId})`.execute(tx);
  return id;
}

/** Who has the duty of a day: free to change until the plan is approved; afterwards a duty changes hands by a swap. @throws NotFound | Forbidden | Conflict | RuleBroken | Invalid */
export const assignDay = command({
  name: 'reception.assign-day',
  input: AssignDay,
  async run(context, { dayId, version, personIds }) {
    const { tx, councilId, actor, now } = context;
    authorize(receptionPolicy, 'plan', actor);
    const day = await lockDay(context, dayId);
    if (day.version !== version) throw new Conflict({ version: day.version });
    if (day.approved) throw new RuleBroken('reception.swap-instead');
    await onlyDelegates(context, personIds);
    await sql`delete from reception_duty where council_id = ${councilId} and reception_day_id = ${dayId}`.execute(tx);
    for (const personId of new Set(personIds))
      await sql`insert into reception_duty (council_id, reception_duty_id, reception_day_id, person_id, assigned_at, assigned_by) values (${councilId}, ${newId<'reception-duty'>(now.getTime())}, ${dayId}, ${personId}, ${now}, ${actor.personId})`.execute(tx);
    await sql`update reception_day set version = version + 1 where council_id = ${councilId} and reception_day_id = ${dayId}`.execute(tx);
    return changed('reception.day-assigned', { subject: { kind: 'reception-day', id: dayId }, data: { on: day.onDay, before: day.duties.map((duty) => duty.personId), after: personIds } }, { id: dayId });
  }
});

async function onlyDelegates({ tx, today }: Context, personIds: readonly string[]): Promise<void> {
  const known = new Set((await delegatesOn(tx, today)).map((each) => each.id));
  if (personIds.some((id) => !known.has(id))) throw new Invalid({ personIds: 'reception.only-delegates' });
}

/** Approves the plan of a year: from then on its days are posted and its duties stand in the ledger (law:CIT-03). @throws Forbidden | NotFound | RuleBroken */
export const approvePlan = command({
  name: 'reception.approve-plan',
  input: ApprovePlan,
  async run(context, { year, paper }) {
    const { tx, councilId, actor, now, today } = context;
    authorize(receptionPolicy, 'approve', actor);
    const plan = (await sql<{ id: string; approved: boolean }>`select reception_plan_id as id, approved_at is not null as approved from reception_plan where council_id = ${councilId} and year = ${year} for update`.execute(tx)).rows[0];
    if (!plan) throw new NotFound();
    if (plan.approved) throw new RuleBroken('reception.plan-approved');
    await sql`update reception_plan set approved_at = ${now}, approved_by = ${actor.personId}, approved_paper = ${paper}, version = version + 1 where council_id = ${councilId} and reception_plan_id = ${plan.id}`.execute(tx);
    const { rows: days } = await sql<{ id: string }>`select reception_day_id as id from reception_day where council_id = ${councilId} and reception_plan_id = ${plan.id} and on_day >= ${today} order by on_day`.execute(tx);
    for (const day of days) await followDay(context, day.id);
    return changed('reception.plan-approved', { subject: { kind: 'reception-plan', id: plan.id }, data: { year, paper, days: days.length } }, { id: plan.id, year });
  }
});

/** A reception outside the plan: where practice or citizens ask for it (law:CIT-01). @throws Forbidden | Invalid */
export const addDay = command({
  name: 'reception.add-day',
  input: AddDay,
  async run(context, input) {
    authorize(receptionPolicy, 'plan', context.actor);
    if (input.to <= input.from) throw new Invalid({ to: 'reception.hours' });
    if (!isWorkingDay(input.onDay, await councilCalendar(context.tx))) throw new Invalid({ onDay: 'reception.rest-day' });
    await onlyDelegates(context, input.personIds);
    const id = await insertDay(context, { planId: null, day: input.onDay, from: input.from, to: input.to, place: input.place, personIds: [...new Set(input.personIds)] });
    await followDay(context, id);
    return changed('reception.day-added', { subject: { kind: 'reception-day', id }, data: { on: input.onDay, place: input.place } }, { id, onDay: input.onDay });
  }
});
