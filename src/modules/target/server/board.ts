import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import { endOfDay } from '#core/calendar/instants.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { figureOf } from '#modules/measure/engine.ts';
import type { TrendPoint } from '#modules/measure/forecast.ts';
import { evaluate, type Answer } from '#modules/measure/server/evaluate.ts';
import type { Ask } from '#modules/measure/server/source.ts';
import { boardLine, boundOf, fullerView, kindOf, spanIn, tellingOf, trendDays, type BoardTarget, type Telling, type TargetGoal, type View } from '../board.ts';
import type { PlanDays, Span } from '../rules.ts';

export interface BoardQuery {
  /** Day the figures are told for; a day to come is read as today. */
  asOf: Day;
  /** When absent, the one in which more targets can be seen. */
  view?: View | null;
  now: Date;
  today: Day;
}

export interface Board {
  asOf: Day;
  view: View;
  targets: BoardTarget[];
  /** Targets not shown in this view because their goal is of another span. */
  elsewhere: number;
}

/** All targets of a plan with value, status, trend and forecast, as of a day. @throws NotFound */
export async function targetBoard(tx: CouncilTx, planId: string, query: BoardQuery): Promise<Board> {
  const plan = await planDays(tx, planId);
  const targets = await targetGoals(tx, [planId]);
  return boardOf(tx, new Map([[planId, plan]]), targets, query);
}

/** Boards of several plans are one reading: figures of all their targets, for the list of plans and the overview. */
export async function boardOf(tx: CouncilTx, plans: ReadonlyMap<string, PlanDays>, targets: readonly (TargetGoal & { planId: string })[], query: BoardQuery): Promise<Board> {
  const asOf = query.asOf > query.today ? query.today : query.asOf;
  const telling = tellingOf(asOf, query.now, query.today);
  const view = query.view ?? fullerView(targets, asOf, (index) => plans.get(targets[index]?.planId ?? ''));
  const shown = targets.flatMap((target) => {
    const plan = plans.get(target.planId);
    const span = plan && spanIn(view, target, asOf, plan);
    return span ? [{ target, span }] : [];
  });
  const past = await pastFigures(tx, shown, asOf);
  const asks: Ask[] = [];
  for (const { target, span } of shown) {
    asks.push(askOf(target, span, telling, target.id));
    for (const day of trendDays(span, asOf)) if (!past.has(pointKey(target.id, day))) asks.push(askOf(target, span, { asOf: day, knownAt: endOfDay(day) }, pointKey(target.id, day)));
  }
  const answers = await evaluate(tx, asks, query.now);
  const lines = shown.map(({ target, span }) => {
    const trend = trendDays(span, asOf).map((day) => past.get(pointKey(target.id, day)) ?? pointOf(day, answers.get(pointKey(target.id, day))));
    const answer = answers.get(target.id);
    return boardLine(target, span, telling, answer?.figure ?? figureOf([], kindOf(target.unit)), trend);
  });
  return { asOf, view, targets: lines, elsewhere: targets.length - shown.length };
}

const pointKey = (targetId: string, day: Day) => `${targetId}@${day}`;

function pointOf(day: Day, answer: Answer | undefined): TrendPoint {
  return { on: day, value: answer?.figure.value ?? null, denominator: answer?.figure.denominator ?? null };
}

export function askOf(target: TargetGoal, span: Span, telling: Telling, key: string): Ask {
  return {
    key,
    measureId: target.measureId,
    unit: kindOf(target.unit),
    scope: { from: span.from, to: span.to, asOf: telling.asOf, knownAt: telling.knownAt },
    params: target.measureParams,
    target: { id: target.id, unit: target.unit }
  };
}

/** Figures kept on month ends, where they are of the same binding and period: one indexed read. */
async function pastFigures(tx: CouncilTx, shown: readonly { target: TargetGoal; span: Span }[], asOf: Day): Promise<Map<string, TrendPoint>> {
  const days = [...new Set(shown.flatMap(({ span }) => trendDays(span, asOf)))];
  if (days.length === 0) return new Map();
  const { rows } = await sql<{ targetId: string; on: Day; span: string; bound: string; value: number | null; denominator: number | null }>`
    select target_id as "targetId", as_of as on, span, bound, value, denominator from measure_snapshot
    where council_id = app.council() and target_id = any(${shown.map(({ target }) => target.id)}::uuid[]) and as_of = any(${days}::date[])`.execute(tx);
  const wanted = new Map(shown.map(({ target, span }) => [target.id, { span: span.key, bound: boundOf(target) }]));
  const same = rows.filter((row) => wanted.get(row.targetId)?.span === row.span && wanted.get(row.targetId)?.bound === row.bound);
  return new Map(same.map((row) => [pointKey(row.targetId, row.on), { on: row.on, value: row.value, denominator: row.denominator }]));
}

/** @throws NotFound */
export async function planDays(tx: CouncilTx, planId: string): Promise<PlanDays> {
  const { rows } = await sql<PlanDays>`select p.starts_on as "startsOn", p.ends_on as "endsOn", c.term_from as "termFrom", c.term_to as "termTo"
    from plan p join council c on c.council_id = p.council_id where p.council_id = app.council() and p.plan_id = ${planId}`.execute(tx);
  if (!rows[0]) throw new NotFound('target.plan-missing');
  return rows[0];
}

/** Targets in force of these plans, in their order, with the changes of their goals. */
export async function targetGoals(tx: CouncilTx, planIds: readonly string[]): Promise<(TargetGoal & { planId: string })[]> {
  const { rows } = await sql<TargetGoal & { planId: string; changes: { oldValue: number | null; newValue: number | null; oldHigh: number | null; newHigh: number | null; fromOn: Day; madeAt: string }[] | null }>`
    select t.target_id as id, t.plan_id as "planId", t.position, t.code, t.group_title as "groupTitle", t.title, t.comparator, t.value, t.value_high as "valueHigh", t.unit, t.period,
      t.measure_id as "measureId", t.measure_params as "measureParams", t.lead_organization_id as "leadOrganizationId", coalesce(nullif(l.short_name, ''), l.name) as lead,
      (select json_agg(json_build_object('oldValue', a.old_value, 'newValue', a.new_value, 'oldHigh', a.old_value_high, 'newHigh', a.new_value_high, 'fromOn', a.from_on, 'madeAt', a.made_at))
        from target_adjustment a where a.council_id = t.council_id and a.target_id = t.target_id) as changes
    from target t left join organization l on l.council_id = t.council_id and l.organization_id = t.lead_organization_id
    where t.council_id = app.council() and t.plan_id = any(${planIds}::uuid[]) and t.withdrawn_at is null
    order by t.plan_id, t.position, t.target_id`.execute(tx);
  return rows.map(({ changes, ...row }) => ({
    ...row,
    adjustments: (changes ?? []).map((one) => ({ oldValue: one.oldValue, newValue: one.newValue, oldValueHigh: one.oldHigh, newValueHigh: one.newHigh, fromOn: one.fromOn, madeAt: new Date(one.madeAt) }))
  }));
}
