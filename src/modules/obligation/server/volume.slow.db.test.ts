import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#core/context.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { obligationDetail } from './detail.ts';
import { monthMarks, myWork, workCounts, type WorkTab } from './my-work.ts';
import { chasedBodies } from './chasing-desk.ts';

/** Ten years of a commune: 20 000 obligations of every body, 19 of 20 done and most of those confirmed; what is open lies from a year ago to half a year ahead. */
const here = world();
const today = '2036-11-20';
const count = 20_000;
const limit = 50;
let c: TestCouncil;

beforeAll(async () => {
  c = await council(here, { now: '2036-11-20T08:00:00+07:00' });
  const owner = new pg.Client({ connectionString: here.ownerUrl });
  await owner.connect();
  try {
    const put = (text: string) => owner.query(text, [c.id]);
    await put(`create temp table body as select organization_id, inside, row_number() over (order by position) - 1 as at from organization where council_id = $1`);
    await put(`insert into obligation (council_id, obligation_id, kind, subject_kind, subject_id, period, title, product, lead_organization_id, responsible_person_id, due_on, remind_on, basis, opened_at, search_key)
      select $1, gen_random_uuid(), case when i % 5 = 0 then 'report' else 'task' end, 'task', gen_random_uuid(), '', 'Việc thứ ' || i || ' của kế hoạch', 'Báo cáo', b.organization_id,
        case when i % 3 = 0 then (select person_id from membership m where m.council_id = $1 and m.organization_id = b.organization_id limit 1) end,
        d.due, d.due, '10/KH-HĐND · mục III', d.due - interval '60 days', 'viec thu ' || i || ' cua ke hoach bao cao'
      from generate_series(1, ${count}) i join body b on b.at = i % (select count(*) from body),
        lateral (select case when i % 20 = 0 then date '${today}' - 365 + (i * 7) % 540 else date '2026-06-01' + (i * 37) % 3800 end as due) d`);
    await put(`insert into obligation_coordinator select $1, o.obligation_id, b.organization_id from obligation o join body b on b.at = abs(hashtext(o.obligation_id::text)) % 9 and b.organization_id <> o.lead_organization_id where o.council_id = $1`);
    await put(`insert into obligation_statement (council_id, obligation_statement_id, obligation_id, status, happened_on, stated_at)
      select $1, gen_random_uuid(), obligation_id, 'done', due_on - 2, due_on - interval '2 days' from obligation where council_id = $1 and substring(title from '\\d+')::int % 20 <> 0`);
    await put(`insert into obligation_judgement (council_id, obligation_judgement_id, obligation_id, obligation_statement_id, verdict, judged_at)
      select $1, gen_random_uuid(), s.obligation_id, s.obligation_statement_id, 'accepted', s.stated_at + interval '1 day' from obligation_statement s join obligation o using (council_id, obligation_id)
        join body b on b.organization_id = o.lead_organization_id where s.council_id = $1 and not b.inside and o.due_on < date '${today}' - 20`);
    await owner.query('analyze');
  } finally {
    await owner.end();
  }
}, 120_000);

/** 95th of a hundred, milliseconds, over twenty turns. Others use the machine too: a round that was disturbed is taken again, at most eight times. */
async function p95(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let round = 0; round < 8 && best >= limit; round += 1) {
    const times: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    best = Math.min(best, times.sort((a, b) => a - b)[18] ?? Infinity);
  }
  return best;
}

describe('ten years of a commune', () => {
  it.each([
    ['clerk', 'mine'],
    ['clerk', 'all'],
    ['chair', 'mine'],
    ['ubnd-officer', 'mine'],
    ['ubnd-officer', 'all'],
    ['mttq-officer', 'shared'],
    ['overseer', 'all']
  ] as [Role, WorkTab][])('give the work of a %s, %s, with its counts and calendar in under 50 ms', async (role, tab) => {
    const { actor, now } = c.as(role);
    const list = await p95(() => c.read((tx) => myWork(tx, actor, today, now, { tab })));
    const counts = await p95(() => c.read((tx) => workCounts(tx, actor, today, now)));
    const marks = await p95(() => c.read((tx) => monthMarks(tx, actor, '2036-11', today, now, tab)));
    expect(list).toBeLessThan(limit);
    expect(counts).toBeLessThan(limit);
    expect(marks).toBeLessThan(limit);
  });
  it('give one obligation and the lateness of all bodies in under 50 ms', async () => {
    const { actor, now } = c.as('clerk');
    const { rows } = await c.read((tx) => sql<{ id: string }>`select obligation_id as id from obligation where done_on is null limit 1`.execute(tx));
    expect(await p95(() => c.read((tx) => obligationDetail(tx, actor, rows[0]?.id ?? '', today, now)))).toBeLessThan(limit);
    expect(await p95(() => c.read((tx) => chasedBodies(tx, actor, today, now)))).toBeLessThan(limit);
  });
  it('are a thousand open among twenty thousand, as a list over years is', async () => {
    const { rows } = await c.read((tx) => sql<{ all: number; open: number }>`select count(*)::int as all, count(*) filter (where done_on is null)::int as open from obligation`.execute(tx));
    expect(rows[0]).toEqual({ all: count, open: count / 20 });
  });
});
