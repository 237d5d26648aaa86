import { sql } from 'kysely';
import { obligationDetail } from '../src/modules/obligation/server/detail.ts';
import { monthMarks, myWork, workCounts } from '../src/modules/obligation/server/my-work.ts';
import { chasedBodies } from '../src/modules/obligation/server/chasing-desk.ts';
import { targetBoard } from '../src/modules/target/server/board.ts';
import type { Filled, House } from './house.ts';
import type { Group } from './report-lines.ts';
import { besideItsSql } from './same-sql.ts';

const goal = 50;

/** Work of a clerk and of the People's Committee, counts, calendar, lateness, one obligation, over ten years of data. */
export async function benchWork(house: House, filled: Filled): Promise<Group[]> {
  const { today, now } = house;
  const clerk = filled.scope('clerk').actor;
  const ubnd = filled.scope('ubnd-officer').actor;
  const one = await filled.read(async (tx) => (await sql<{ id: string }>`select obligation_id as id from obligation where council_id = app.council() and done_on is null and withdrawn_at is null order by now_due_on limit 1`.execute(tx)).rows[0]?.id ?? '');
  const groups = await besideItsSql(house, filled, [
    { name: 'work of the clerk', run: (tx) => myWork(tx, clerk, today, now, { tab: 'mine' }) },
    { name: 'all work of the council', run: (tx) => myWork(tx, clerk, today, now, { tab: 'all' }) },
    { name: "work of the People's Committee", run: (tx) => myWork(tx, ubnd, today, now, { tab: 'all' }) },
    { name: 'all work holding some words', run: (tx) => myWork(tx, clerk, today, now, { tab: 'all', text: 'giao thong 17' }) },
    { name: 'counts of the tabs', run: (tx) => workCounts(tx, clerk, today, now) },
    { name: 'marks of a month', run: (tx) => monthMarks(tx, clerk, today.slice(0, 7), today, now, 'all') },
    { name: 'lateness of every body', run: (tx) => chasedBodies(tx, clerk, today, now) },
    { name: 'one obligation with its history', run: (tx) => obligationDetail(tx, clerk, one, today, now) }
  ]);
  return groups.map(({ name, results }) => ({ name, unit: 'ms', results, goal: { of: name, p95: goal } }));
}

/** Every measure of a plan at once: the sample's own plan of the term, and a year's plan with a target for each measure of the catalogue. */
export async function benchDashboard(house: House, filled: Filled): Promise<Group[]> {
  const { today, now } = house;
  const plans = await filled.read(async (tx) => (await sql<{ id: string; title: string; targets: number }>`select plan_id as id, coalesce(nullif(short_title, ''), title) as title,
    (select count(*)::int from target t where t.council_id = p.council_id and t.plan_id = p.plan_id) as targets
    from plan p where council_id = app.council() and ends_on >= ${today} order by ends_on desc, 3 desc`.execute(tx)).rows);
  const groups = await besideItsSql(house, filled, plans.filter(({ targets }) => targets > 0).map(({ id, title, targets }) => ({ name: `board of ${targets} targets, ${title}`, run: (tx) => targetBoard(tx, id, { asOf: today, today, now }) })));
  return groups.map(({ name, results }) => ({ name, unit: 'ms', results, goal: { of: name, p95: goal } }));
}
