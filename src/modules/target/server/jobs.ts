import { sql } from 'kysely';
import { addCalendarDays, addMonths, endOfMonth, type Day } from '#core/calendar/days.ts';
import { endOfDay } from '#core/calendar/instants.ts';
import { dayOf } from '#core/context.ts';
import { inCouncil, type CouncilTx } from '#core/db.ts';
import type { Job } from '#core/jobs.ts';
import { evaluate } from '#modules/measure/server/evaluate.ts';
import { boundOf, spanIn, trendMonths, viewOf } from '../board.ts';
import { askOf, targetGoals } from './board.ts';
import type { PlanDays } from '../rules.ts';

/**
 * Keeps the figure of every target as it stood at the end of a day (by default yesterday). Run again it writes the same: a figure of a day gone by is made of what was
 * recorded by then.
 * @returns how many figures were written
 */
export async function takeSnapshot(tx: CouncilTx, day: Day, now: Date): Promise<number> {
  const plans = (await sql<PlanDays & { id: string }>`select p.plan_id as id, p.starts_on as "startsOn", p.ends_on as "endsOn", c.term_from as "termFrom", c.term_to as "termTo"
    from plan p join council c on c.council_id = p.council_id where p.council_id = app.council() and p.withdrawn_on is null and p.ends_on >= ${day}`.execute(tx)).rows;
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  const targets = (await targetGoals(tx, plans.map((plan) => plan.id))).flatMap((target) => {
    const plan = byId.get(target.planId);
    const span = plan && spanIn(viewOf(target.period), target, day, plan);
    return span ? [{ target, span }] : [];
  });
  const answers = await evaluate(tx, targets.map(({ target, span }) => askOf(target, span, { asOf: day, knownAt: endOfDay(day) }, target.id)), now);
  const rows = targets.flatMap(({ target, span }) => {
    const figure = answers.get(target.id)?.figure;
    return figure ? [{ id: target.id, span: span.key, bound: boundOf(target), figure }] : [];
  });
  if (rows.length === 0) return 0;
  const values = sql.join(rows.map(({ id, span, bound, figure }) => sql`(app.council(), ${id}::uuid, ${day}::date, ${span}, ${bound}, ${figure.value}::numeric, ${figure.numerator}::numeric,
    ${figure.denominator}::numeric, ${figure.notDue}::int, ${figure.leftOut}::int, ${now}::timestamptz)`));
  await sql`insert into measure_snapshot (council_id, target_id, as_of, span, bound, value, numerator, denominator, not_due, left_out, computed_at) values ${values}
    on conflict (council_id, target_id, as_of) do update set span = excluded.span, bound = excluded.bound, value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, not_due = excluded.not_due, left_out = excluded.left_out, computed_at = excluded.computed_at`.execute(tx);
  return rows.length;
}

/**
 * Every night, for the day that has just ended, and the month ends trends are drawn from: a target bound anew, or a plan taken in today, has its line tomorrow.
 * `day` names another to take again.
 */
export const snapshotJob: Job<{ day?: Day }> = {
  name: 'measure.snapshot',
  cron: '20 0 * * *',
  async run(scope, { day }) {
    const yesterday = addCalendarDays(dayOf(scope.now), -1);
    const ends = Array.from({ length: trendMonths }, (_, back) => endOfMonth(addMonths(yesterday, -back - 1)));
    for (const each of day ? [day] : [yesterday, ...ends])
      await inCouncil(scope.database, { councilId: scope.councilId }, 'write', (tx) => takeSnapshot(tx, each, scope.now));
  }
};
