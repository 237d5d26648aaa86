import { patience } from '../../../../tests/support/patience.ts';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inCouncil } from '#core/db.ts';
import { newId } from '#core/ids.ts';
import { khongDau } from '#core/text.ts';
import { addComment } from '#modules/obligation/server/commands/add-comment.ts';
import { createTargets } from '#modules/target/server/commands/create-targets.ts';
import { createTasks } from '#modules/task/server/commands/create-tasks.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import type { Role } from '#core/context.ts';
import { recentThings, searchEverything, type SearchGroup } from './search.ts';

const here = world();
const times = { today: '2026-11-20', now: new Date('2026-11-20T09:00:00+07:00') };
const search = async (c: TestCouncil, typed: string, as: Role = 'clerk', only: SearchGroup | null = null) => c.read((tx) => searchEverything(tx, c.as(as).actor, typed, only, times));
const found = async (c: TestCouncil, typed: string, as?: Role) => Object.fromEntries(((await search(c, typed, as))?.groups ?? []).map((group) => [group.group, group.hits.map((hit) => hit.title)]));

async function filled(): Promise<TestCouncil> {
  const c = await council(here);
  const planId = newId<'plan'>();
  await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`insert into plan (council_id, plan_id, title, short_title, number, kind, starts_on, ends_on) values
    (${c.id}, ${planId}, 'Đổi mới hoạt động HĐND xã', 'Đổi mới', '10/KH-HĐND', 'yearly', '2026-01-01', '2026-12-31'), (${c.id}, ${newId()}, 'Kế hoạch khác', '', '110/KH-HĐND', 'yearly', '2026-01-01', '2026-12-31')`.execute(tx));
  await createTargets.execute(c.as('clerk'), { planId, targets: [{ position: 1, code: '3.6', title: 'Tỷ lệ kiến nghị cử tri được trả lời', comparator: '>=', value: 90, unit: 'percent', period: 'year' }] });
  await createTasks.execute(c.as('clerk'), { tasks: [{ planId, title: 'Tiếp công dân hằng tháng', leadOrganizationId: c.organization('office'), deadlineKind: 'date', dueOn: '2026-12-10' }, { planId, title: 'Tổ hoà giải ở thôn', leadOrganizationId: c.organization('peoples-committee'), deadlineKind: 'date', dueOn: '2026-12-11' }] });
  return c;
}

describe('one box for everything', () => {
  it('finds plans, targets, tasks and what is due, with and without marks', async () => {
    const c = await filled();
    for (const typed of ['tiếp công dân', 'tiep cong dan', 'TIẾP CÔNG DÂN', 'dan tiep']) expect(await found(c, typed), typed).toEqual({ task: ['Tiếp công dân hằng tháng'], obligation: ['Tiếp công dân hằng tháng'] });
    for (const typed of ['hòa giải', 'hoà giải', 'hoa giai']) expect(await found(c, typed), typed).toMatchObject({ task: ['Tổ hoà giải ở thôn'] });
    expect(await found(c, 'kien nghi cu tri')).toMatchObject({ target: ['Tỷ lệ kiến nghị cử tri được trả lời'] });
    expect(await found(c, 'KNCT')).toMatchObject({ target: ['Tỷ lệ kiến nghị cử tri được trả lời'] });
  });

  it('finds people and bodies, a body also by its abbreviation, and nobody by phone number', async () => {
    const c = await filled();
    await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`insert into person (council_id, person_id, name, phone, search_key) values (${c.id}, ${newId()}, 'Đặng Thị Thử', '0912345678', 'dang thi thu 0912345678')`.execute(tx));
    expect((await found(c, 'dang thi thu'))['person']).toEqual(['Đặng Thị Thử']);
    expect(await found(c, '0912345678')).toEqual({});
    expect((await found(c, 'UBND'))['organization']).toEqual(['Ủy ban nhân dân xã', 'Văn phòng HĐND và UBND xã']);
    expect((await found(c, 'uy ban nhan dan'))['organization']).toContain('Ủy ban nhân dân xã');
    expect((await found(c, 'ban kt-ns'))['organization']).toEqual(['Ban Kinh tế - Ngân sách']);
  });

  it('finds a paper by its number however typed, and not one whose number only ends alike', async () => {
    const c = await filled();
    for (const typed of ['10/KH-HĐND', '10 kh hdnd', '10khhdnd', 'số 10/KH-HĐND']) expect((await found(c, typed))['plan'], typed).toEqual(['Đổi mới hoạt động HĐND xã']);
  });

  it('shows officers of other bodies only what is theirs, and nothing of another council', async () => {
    const [c, other] = [await filled(), await council(here)];
    expect(await found(c, 'tiep cong dan', 'ubnd-officer')).toEqual({});
    expect(await found(c, 'hoa giai', 'ubnd-officer')).toMatchObject({ task: ['Tổ hoà giải ở thôn'], obligation: ['Tổ hoà giải ở thôn'] });
    expect(await found(other, 'tiep cong dan')).toEqual({});
    const { rows } = await inCouncil(here.database, { councilId: other.id }, 'read', (tx) => sql`select * from app.work_with_words('obligation', array['tiep'], 10)`.execute(tx));
    expect(rows).toEqual([]);
  });

  it('takes signs of patterns for what they are', async () => {
    const c = await filled();
    for (const typed of ["'; drop table plan; --", '%', '_', '.*', '(zz', '[zz', 'zz\\', '$$']) expect(await found(c, typed), typed).toEqual({});
  });

  it('gives the way back to what one worked on last', async () => {
    const c = await filled();
    const { rows } = await c.read((tx) => sql<{ id: string }>`select obligation_id as id from obligation where title like 'Tiếp%'`.execute(tx));
    await addComment.execute(c.at('2026-11-20T10:00:00+07:00').as('clerk'), { obligationId: rows[0]?.id, text: 'Đã hẹn lịch' });
    const recent = await c.read((tx) => recentThings(tx, c.as('clerk').actor));
    expect(recent[0]).toMatchObject({ kind: 'obligation', title: 'Tiếp công dân hằng tháng' });
    expect(await c.read((tx) => recentThings(tx, c.as('chair').actor))).toEqual([]);
  });

  it('the keys PostgreSQL makes are those of the program', async () => {
    const texts = ['Đề án  HOÀ giải', 'Quý IV/2026, ưu tiên ƯƠM mầm', 'Kế hoạch số 10/KH-HĐND', 'Hòa\u0300 e\u0302\u0301', 'ĐƯỜNG liên thôn Ỷ La'];
    const c = await council(here);
    const { rows } = await c.read((tx) => sql<{ key: string }>`select app.search_key(t) as key from unnest(${texts}::text[]) with ordinality as x(t, n) order by n`.execute(tx));
    expect(rows.map((row) => row.key)).toEqual(texts.map(khongDau));
  });
});

describe('fifty thousand things', () => {
  it('are searched within a tenth of a second, for common words and rare ones', async () => {
    const c = await council(here);
    const words = ['báo cáo', 'kiến nghị cử tri', 'giám sát', 'đường liên thôn', 'trường học', 'nước sạch', 'tiếp công dân', 'ngân sách'];
    await inCouncil(here.database, { councilId: c.id }, 'write', async (tx) => {
      await sql`insert into obligation (council_id, obligation_id, kind, subject_kind, subject_id, title, lead_organization_id, due_on, opened_at, search_key)
        select ${c.id}, ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'task', 'task', ('01930000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, w.title, ${c.organization('office')}, date '2020-01-01' + (n % 2500), ${c.clock.now}, app.search_key(w.title)
        from generate_series(1, 50000) n, lateral (select (${words}::text[])[1 + n % 8] || ' số ' || n || case when n = 777 then ' suối Tà Lèng' else '' end as title) w`.execute(tx);
    });
    await analyze();
    const queries = ['bao cao', 'báo cáo', 'suối tà lèng', 'ta leng', 'kiến nghị', 'duong lien thon 4321', 'HĐND', 'khong co gi nhu the', 'ngan sach 49999', 'so'];
    const took: number[] = [];
    for (let round = 0; round < 6; round += 1)
      for (const typed of queries) {
        const from = performance.now();
        const result = await search(c, typed);
        if (round > 0) took.push(performance.now() - from);
        if (/leng|lèng/.test(typed)) expect(result?.groups.find((group) => group.group === 'obligation')?.hits.map((hit) => hit.title)).toEqual(['kiến nghị cử tri số 777 suối Tà Lèng']);
      }
    const p95 = took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0;
    console.log(`search over 50 000: median ${took[Math.floor(took.length / 2)]?.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
    expect(p95).toBeLessThan(100 * patience);
    expect((await search(c, 'bao cao'))?.groups[0]).toMatchObject({ group: 'obligation', count: 200, more: true });
  });
});

async function analyze(): Promise<void> {
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: here.ownerUrl });
  await owner.connect();
  try {
    await owner.query('analyze obligation');
  } finally {
    await owner.end();
  }
}

