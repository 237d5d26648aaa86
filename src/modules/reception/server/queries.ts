import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { can } from '#core/policy.ts';
import { receptionPolicy } from '../policy.ts';
import type { Pattern } from '../rules.ts';
import { daysWhere, type DayRow } from './day-row.ts';
import { delegatesOn } from './people.ts';

export interface PlanRow {
  id: string;
  year: number;
  place: string;
  fromMinute: number;
  toMinute: number;
  pattern: Pattern & { perDay: number };
  approvedAt: Date | null;
  approvedPaper: string | null;
  approvedByName: string | null;
}

export async function planOf(tx: CouncilTx, year: number): Promise<PlanRow | null> {
  const { rows } = await sql<PlanRow>`select p.reception_plan_id as id, p.year, p.place, p.from_minute as "fromMinute", p.to_minute as "toMinute", p.pattern, p.approved_at as "approvedAt", p.approved_paper as "approvedPaper", a.name as "approvedByName"
    from reception_plan p left join person a on a.council_id = p.council_id and a.person_id = p.approved_by where p.council_id = app.council() and p.year = ${year}`.execute(tx);
  return rows[0] ?? null;
}

/** Days of a year, or of a month 'YYYY-MM'. */
export async function daysOf(tx: CouncilTx, period: string, today: Day): Promise<DayRow[]> {
  const from = period.length === 4 ? `${period}-01-01` : `${period}-01`;
  const step = period.length === 4 ? '1 year' : '1 month';
  return daysWhere(tx, sql<boolean>`d.on_day >= ${from}::date and d.on_day < ${from}::date + ${step}::interval`, today);
}

export interface SwapRow {
  id: string;
  onDay: Day;
  fromName: string;
  toName: string;
  toPersonId: string;
  otherDay: Day | null;
  reason: string;
  agreedAt: Date | null;
}

/** Swaps still open: those the actor must answer or decide, and his own. */
export async function openSwaps(tx: CouncilTx, actor: Actor): Promise<(SwapRow & { mayAnswer: boolean; mayDecide: boolean })[]> {
  const { rows } = await sql<SwapRow & { fromPersonId: string }>`select s.reception_swap_id as id, d.on_day as "onDay", u.person_id as "fromPersonId", pf.name as "fromName", pt.name as "toName", s.to_person_id as "toPersonId", od.on_day as "otherDay", s.reason, s.agreed_at as "agreedAt"
    from reception_swap s join reception_duty u on u.council_id = s.council_id and u.reception_duty_id = s.reception_duty_id join reception_day d on d.council_id = u.council_id and d.reception_day_id = u.reception_day_id
    join person pf on pf.council_id = u.council_id and pf.person_id = u.person_id join person pt on pt.council_id = s.council_id and pt.person_id = s.to_person_id
    left join reception_duty ou on ou.council_id = s.council_id and ou.reception_duty_id = s.other_duty_id left join reception_day od on od.council_id = ou.council_id and od.reception_day_id = ou.reception_day_id
    where s.council_id = app.council() and s.allowed_at is null and s.ended_at is null order by d.on_day`.execute(tx);
  return rows
    .map(({ fromPersonId, ...row }) => ({ ...row, mine: fromPersonId === actor.personId, mayAnswer: row.agreedAt === null && can(receptionPolicy, 'answer-swap', actor, { personId: row.toPersonId }), mayDecide: can(receptionPolicy, 'decide-swap', actor) }))
    .filter((row) => row.mine || row.mayAnswer || row.mayDecide || can(receptionPolicy, 'see-all', actor));
}

/** How many delegates in office have received this year, with the base: the line under the calendar. */
export async function receivedThisYear(tx: CouncilTx, year: number, today: Day): Promise<{ received: number; delegates: number }> {
  const delegates = await delegatesOn(tx, today);
  const { rows } = await sql<{ id: string }>`select distinct u.person_id as id from reception_duty u join reception_day d on d.council_id = u.council_id and d.reception_day_id = u.reception_day_id
    where u.council_id = app.council() and u.received_at is not null and extract(year from d.on_day) = ${year}`.execute(tx);
  const did = new Set(rows.map((row) => row.id));
  return { received: delegates.filter((each) => did.has(each.id)).length, delegates: delegates.length };
}

/** Numbers beside the tabs. */
export async function tabCounts(tx: CouncilTx, year: number): Promise<{ visits: number }> {
  const { rows } = await sql<{ visits: number }>`select count(*)::int as visits from reception where council_id = app.council() and year = ${year}`.execute(tx);
  return { visits: rows[0]?.visits ?? 0 };
}

/** Days a visit can be recorded under: those of the last two months that were not called off. */
export function recentDays(tx: CouncilTx, today: Day): Promise<DayRow[]> {
  return daysWhere(tx, sql<boolean>`d.on_day between ${today}::date - 60 and ${today}::date and d.not_held_reason is null and (d.reception_plan_id is null or p.approved_at is not null)`, today);
}

export async function dayById(tx: CouncilTx, id: string, today: Day): Promise<DayRow | null> {
  return (await daysWhere(tx, sql<boolean>`d.reception_day_id = ${id}`, today))[0] ?? null;
}
