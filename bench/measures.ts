import { sql } from 'kysely';
import { addCalendarDays, addMonths, endOfMonth } from '../src/core/calendar/days.ts';
import type { Scope } from '../src/core/context.ts';
import { inCouncil, type CouncilTx } from '../src/core/db.ts';
import { newId } from '../src/core/ids.ts';
import { catalogue } from '../src/modules/measure/catalogue.ts';
import { createTargets } from '../src/modules/target/server/commands/create-targets.ts';
import { targetBoard } from '../src/modules/target/server/board.ts';
import { evidence } from '../src/modules/target/server/evidence.ts';
import { takeSnapshot } from '../src/modules/target/server/jobs.ts';
import { planList } from '../src/modules/target/server/plans.ts';

/** One measured thing: milliseconds of every round, in order. */
export interface Timing {
  name: string;
  ms: number[];
}

export interface MeasureBench {
  /** A founded council on the day the figures are told for, as a clerk. */
  scope: Scope;
  /** Bodies of the council, to lead tasks and to narrow measures by. */
  organizations: readonly string[];
  rounds?: number;
  /** Years of work laid down before `scope.now`. */
  years?: number;
  say?(line: string): void;
}

const tasksPerYear = 600;

/**
 * The dashboard of one commune: a target for every measure of the catalogue, tasks by body and reports by kind, over ten years of a ledger with its
 * statements, judgements and deferrals. Beside it the same board without snapshots, one figure opened, the list of plans, and a read by primary key on the same connection.
 */
export async function benchMeasures(given: MeasureBench): Promise<Timing[]> {
  const { scope, rounds = 60, years = 10, say = () => undefined } = given;
  const write = <T>(work: (tx: CouncilTx) => Promise<T>) => inCouncil(scope.database, { councilId: scope.councilId }, 'write', work);
  const read = <T>(work: (tx: CouncilTx) => Promise<T>) => inCouncil(scope.database, { councilId: scope.councilId }, 'read', work);
  const today = scope.now.toISOString().slice(0, 10);
  const planId = await layDown(given, write, years, today);
  say(`${years * tasksPerYear} tasks, ${years * 90} reports`);
  const targets = await targetsOf(given, planId);
  const query = { asOf: today, today, now: scope.now };
  const board = () => read((tx) => targetBoard(tx, planId, query));
  const opened = targets.onTime;
  const timings: Timing[] = [];
  timings.push(await time('board of all measures, no snapshots', rounds, board));
  for (let back = 1; back <= 6; back += 1) await write((tx) => takeSnapshot(tx, endOfMonth(addMonths(today, -back)), scope.now));
  timings.push(await time('board of all measures', rounds, board));
  timings.push(await time('one figure with fifty records', rounds, () => read((tx) => evidence(tx, opened, { ...query, council: 'do', lang: 'vi', limit: 50 }))));
  timings.push(await time('list of plans', rounds, () => read((tx) => planList(tx, query))));
  timings.push(await time('one row by its primary key', rounds, () => read((tx) => sql`select title from plan where council_id = app.council() and plan_id = ${planId}`.execute(tx))));
  return timings;
}

async function time(name: string, rounds: number, work: () => Promise<unknown>): Promise<Timing> {
  for (let warm = 0; warm < 5; warm += 1) await work();
  const ms: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    ms.push(performance.now() - start);
  }
  return { name, ms };
}

/** The share of rounds at or under the answer, 0 to 1. */
export function percentile(ms: readonly number[], share: number): number {
  const sorted = [...ms].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Tasks due evenly over the years: most done in time, some late, some deferred, some outside waiting for a judgement, some excused by a paper; reports of every cadence. */
async function layDown({ scope, organizations }: MeasureBench, write: <T>(work: (tx: CouncilTx) => Promise<T>) => Promise<T>, years: number, today: string): Promise<string> {
  const planId = newId<'plan'>();
  const from = addCalendarDays(addMonths(today, -12 * (years - 1)).slice(0, 4) + '-01-01', 0);
  await write(async (tx) => {
    await sql`insert into plan (council_id, plan_id, title, kind, starts_on, ends_on) values (${scope.councilId}, ${planId}, 'Kế hoạch đo', 'term', ${from}, ${addMonths(today, 24)})`.execute(tx);
    for (const [kind, count] of [['task', years * tasksPerYear], ['report', years * 90]] as const) {
      await sql`insert into obligation (council_id, obligation_id, kind, subject_kind, subject_id, period, title, lead_organization_id, due_on, plan_id, opened_at)
        select ${scope.councilId}, gen_random_uuid(), ${kind}, ${kind}, gen_random_uuid(), case when ${kind} = 'report' then to_char(d, 'YYYY-MM') else '' end, ${kind} || ' ' || n,
          (${sql.val([...organizations])}::uuid[])[1 + n % ${organizations.length}::int], d, ${planId}, d - interval '40 days'
        from (select n, (${from}::date + (n * ${Math.round(years * 365.25)}::numeric / ${count}::int)::int) as d from generate_series(1, ${count}::int) n) x`.execute(tx);
    }
    await sql`insert into obligation_deferral (council_id, obligation_deferral_id, obligation_id, old_due_on, new_due_on, reason, allowed_by, made_at)
      select council_id, gen_random_uuid(), obligation_id, due_on, due_on + 15, 'Chờ số liệu', 'Thường trực', due_on - interval '2 days' from obligation where due_on <= ${today} and abs(hashtext(obligation_id::text)) % 20 = 0`.execute(tx);
    await sql`insert into obligation_statement (council_id, obligation_statement_id, obligation_id, status, happened_on, stated_at)
      select council_id, gen_random_uuid(), obligation_id, 'done', d, d + interval '10 hours' from (select *, (due_on - 3 + abs(hashtext(obligation_id::text)) % 6)::date as d from obligation) o
      where d <= ${today} and abs(hashtext(obligation_id::text)) % 25 <> 1`.execute(tx);
    await sql`insert into obligation_judgement (council_id, obligation_judgement_id, obligation_id, obligation_statement_id, verdict, judged_at)
      select s.council_id, gen_random_uuid(), s.obligation_id, s.obligation_statement_id, 'accepted', s.stated_at + interval '1 day'
      from obligation_statement s where abs(hashtext(s.obligation_id::text)) % 7 <> 2`.execute(tx);
  });
  return planId;
}

async function targetsOf({ scope, organizations }: MeasureBench, planId: string): Promise<{ onTime: string }> {
  const plain = { comparator: '>=' as const, period: 'year', value: 90, unit: 'percent' };
  const rows = [
    ...catalogue.map((measure) => ({ ...plain, title: measure.title.vi, unit: measure.unit === 'percent' ? 'percent' : 'count', measureId: measure.id })),
    ...organizations.map((organizationId) => ({ ...plain, title: 'Nhiệm vụ đúng hạn của cơ quan', measureId: 'tasks.on-time', measureParams: { organizationId } })),
    ...['week', 'month', 'quarter', 'half-year', 'nine-month', 'year'].map((kind) => ({ ...plain, title: 'Báo cáo đúng hạn', measureId: 'reports.on-time', measureParams: { kind } })),
    { ...plain, title: 'Nhiệm vụ đúng hạn cả kế hoạch', measureId: 'tasks.on-time', measureParams: { planId } }
  ];
  const { ids } = await createTargets.execute(scope, { planId, targets: rows.map((row, index) => ({ ...row, position: index + 1 })) });
  const onTime = rows.findIndex((row) => row.measureId === 'tasks.on-time');
  return { onTime: ids[onTime] as string };
}
