import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { filePath } from '#core/files.ts';
import { adoptPlan } from './commands/adopt-plan.ts';
import { confirmItem } from './commands/confirm-item.ts';
import { dropItem, reopenItem } from './commands/decide-item.ts';
import { addItem, mergeItems, splitItem, turnItem } from './commands/reshape-item.ts';
import { assignPeople, confirmReady, dropImport, mendHead, undoStep } from './commands/review-import.ts';
import { startImport } from './commands/start-import.ts';
import { readPlan } from './jobs.ts';
import { importView, openImports } from './queries.ts';

const here = world();
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nghisu-import-'));
  process.env['NGHISU_DATA'] = dataDir;
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const plan = `HỘI ĐỒNG NHÂN DÂN
XÃ MẪU THỬ
Số: 07/KH-HĐND
Mẫu Thử, ngày 02 tháng 3 năm 2026
KẾ HOẠCH
Nâng cao chất lượng hoạt động của Hội đồng nhân dân xã năm 2026
I. CHỈ TIÊU
1. 100% kiến nghị của cử tri được trả lời đúng hạn.
2. Ít nhất 80% đại biểu tham gia chất vấn.
II. NHIỆM VỤ, GIẢI PHÁP
1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã:
a) Xây dựng lịch tiếp công dân năm 2026, trình Thường trực Hội đồng nhân dân xã trước ngày 25/3/2026.
b) Báo cáo Thường trực Hội đồng nhân dân xã trước ngày 25 hằng tháng.
2. Ban Kinh tế - Ngân sách chủ trì, phối hợp với Ban Văn hóa - Xã hội tổ chức giám sát việc thu ngân sách trong Quý II/2026.
`;

async function read(c: TestCouncil, text: string | Uint8Array = plan, name = 'ke-hoach.txt'): Promise<string> {
  const { importId } = await startImport.execute(c.as('clerk'), { file: { name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text } });
  await readPlan.run(c.clock, { importId }, { dataDir, signal: new AbortController().signal });
  return importId;
}

const view = (c: TestCouncil, id: string) => c.read((tx) => importView(tx, id));

describe('taking in a plan', () => {
  it('reads a document, lays every item before the clerk, and saves nothing before the end', async () => {
    const c = await council(here);
    const id = await read(c);
    const found = await view(c, id);
    expect(found.head).toMatchObject({ number: '07/KH-HĐND', issuedOn: '2026-03-02', kind: 'yearly' });
    expect(found.items.map((item) => item.kind)).toEqual(['target', 'target', 'task', 'task', 'task']);
    const last = found.items.at(-1);
    expect(last?.kind === 'task' && last.task).toMatchObject({ leadOrganizationId: c.organization('board', 0), coordinatingOrganizationIds: [c.organization('board', 1)], dueOn: '2026-06-30' });
    const saved = await c.read(async (tx) => (await sql<{ n: number }>`select (select count(*) from plan)::int + (select count(*) from target)::int + (select count(*) from task)::int as n`.execute(tx)).rows[0]?.n);
    expect(saved).toBe(0);
    expect(await c.read(openImports)).toMatchObject([{ id, items: 5, seen: 0 }]);
  });

  it('adopts what was confirmed: targets, tasks with their passages, and obligations that run', async () => {
    const c = await council(here);
    const id = await read(c);
    const { count } = await confirmReady.execute(c.as('clerk'), { importId: id });
    expect(count).toBe(5);
    await assignPeople.execute(c.as('clerk'), { importId: id, assign: { [c.organization('office')]: c.person('clerk') } });
    const { planId } = await adoptPlan.execute(c.as('clerk'), { importId: id });
    const rows = await c.read(async (tx) => ({
      targets: (await sql<{ measure_id: string; quote: string }>`select measure_id, quote from target where plan_id = ${planId} order by position`.execute(tx)).rows,
      tasks: (await sql<{ responsible_person_id: string | null; line_from: number }>`select responsible_person_id, line_from from task where plan_id = ${planId} order by position`.execute(tx)).rows,
      obligations: (await sql<{ due_on: string }>`select o.due_on from obligation o join task t on t.task_id = o.subject_id where t.plan_id = ${planId} order by o.due_on`.execute(tx)).rows
    }));
    expect(rows.targets.map((row) => row.measure_id)).toEqual(['petitions.answered', 'delegates.questioning']);
    expect(rows.tasks.map((row) => row.responsible_person_id)).toEqual([c.person('clerk'), c.person('clerk'), null]);
    expect(rows.tasks[0]?.line_from).toBe(12);
    expect(rows.obligations.map((row) => row.due_on)).toEqual(expect.arrayContaining(['2026-03-24', '2026-06-30', '2026-11-24']));
    await expect(adoptPlan.execute(c.as('clerk'), { importId: id })).rejects.toMatchObject({ message: 'plan.already-adopted' });
    expect(await c.read(openImports)).toEqual([]);
  });

  it('points out a task that another plan already holds', async () => {
    const c = await council(here);
    const first = await read(c);
    await confirmReady.execute(c.as('clerk'), { importId: first });
    await adoptPlan.execute(c.as('clerk'), { importId: first });
    const again = await view(c, await read(c));
    const twins = again.items.flatMap((item) => (item.kind === 'task' ? [item.twins.length] : []));
    expect(twins).toEqual([1, 1, 1]);
    const task = again.items.find((item) => item.kind === 'task');
    expect((await confirmReady.execute(c.as('clerk'), { importId: again.id })).count).toBe(2);
    await confirmItem.execute(c.as('clerk'), { importId: again.id, key: task?.key, twinId: task?.kind === 'task' ? task.twins[0]?.taskId : '' });
    for (const item of again.items.filter((one) => one.kind === 'task' && one.key !== task?.key)) await dropItem.execute(c.as('clerk'), { importId: again.id, key: item.key });
    await adoptPlan.execute(c.as('clerk'), { importId: again.id });
    expect(await c.read(async (tx) => (await sql<{ n: number }>`select count(*)::int as n from task_twin`.execute(tx)).rows[0]?.n)).toBe(1);
  });
});

describe('deciding on items', () => {
  it('confirms as mended, drops, reopens, splits, merges, turns, adds, and undoes each', async () => {
    const c = await council(here);
    const clerk = c.as('clerk');
    const importId = await read(c);
    const before = await view(c, importId);
    const key = before.items[2]?.key ?? '';
    await confirmItem.execute(clerk, { importId, key, task: { title: 'Lập lịch', leadOrganizationId: c.organization('office'), deadlineKind: 'date', dueOn: '24/3/2026', cadence: { kind: '' } } });
    expect((await view(c, importId)).items[2]).toMatchObject({ decision: 'confirmed', mended: true, task: { title: 'Lập lịch', dueOn: '2026-03-24', cadence: null } });
    await undoStep.execute(clerk, { importId });
    expect((await view(c, importId)).items).toEqual(before.items);
    await dropItem.execute(clerk, { importId, key });
    await reopenItem.execute(clerk, { importId, key });
    await splitItem.execute(clerk, { importId, key, at: 10 });
    expect((await view(c, importId)).items).toHaveLength(6);
    await mergeItems.execute(clerk, { importId, key, withKey: `${key}-2` });
    await turnItem.execute(clerk, { importId, key });
    expect((await view(c, importId)).items[2]?.kind).toBe('target');
    await addItem.execute(clerk, { importId, kind: 'task', lineFrom: 14 });
    expect((await view(c, importId)).items).toHaveLength(6);
  });

  it('refuses what cannot be: no owner, an unknown item, another kind to merge, a line that is not there, an open item at the end', async () => {
    const c = await council(here);
    const clerk = c.as('clerk');
    const importId = await read(c);
    const { items } = await view(c, importId);
    const task = items[2]?.key;
    await expect(confirmItem.execute(clerk, { importId, key: task, task: { title: 'Việc', leadOrganizationId: '', deadlineKind: 'ongoing' } })).rejects.toMatchObject({ message: 'plan.lacks-lead' });
    await expect(dropItem.execute(clerk, { importId, key: 'n99' })).rejects.toBeInstanceOf(NotFound);
    await expect(mergeItems.execute(clerk, { importId, key: items[1]?.key, withKey: task })).rejects.toMatchObject({ message: 'plan.merge-kinds' });
    await expect(addItem.execute(clerk, { importId, kind: 'task', lineFrom: 900 })).rejects.toBeInstanceOf(Invalid);
    await expect(adoptPlan.execute(clerk, { importId })).rejects.toMatchObject({ message: 'plan.items-open' });
    await expect(undoStep.execute(clerk, { importId })).rejects.toBeInstanceOf(RuleBroken);
    await expect(confirmReady.execute(c.as('delegate'), { importId })).rejects.toBeInstanceOf(Forbidden);
    await mendHead.execute(clerk, { importId, title: 'Kế hoạch', kind: 'yearly', startsOn: '31/12/2026', endsOn: '1/1/2026' });
    await confirmReady.execute(clerk, { importId });
    await expect(adoptPlan.execute(clerk, { importId })).rejects.toMatchObject({ message: 'plan.head-days' });
    await dropImport.execute(clerk, { importId });
    await expect(view(c, importId)).rejects.toBeInstanceOf(NotFound);
  });
});

describe('bad documents', () => {
  it('says in one sentence what to do, and keeps what was there', async () => {
    const c = await council(here);
    await expect(startImport.execute(c.as('clerk'), { file: { name: 'x.docx', bytes: new TextEncoder().encode('không phải Word') } })).rejects.toBeInstanceOf(Invalid);
    await expect(startImport.execute(c.as('clerk'), { file: { name: 'KE HOACH MẬT.txt', bytes: new TextEncoder().encode('x') } })).rejects.toBeInstanceOf(Invalid);
    const empty = await view(c, await read(c, 'Thông báo nghỉ lễ ngày 2/9.\nToàn cơ quan nghỉ theo quy định.\n'));
    expect(empty.items.filter((item) => item.kind === 'target')).toEqual([]);
    expect(empty.failed).toBeNull();
  });

  it('destroys the bytes of a paper that bears a secrecy mark', async () => {
    const c = await council(here);
    const secret = new TextEncoder().encode(plan.replace('HỘI ĐỒNG NHÂN DÂN\n', 'HỘI ĐỒNG NHÂN DÂN\nTỐI MẬT\n'));
    const id = await read(c, secret);
    const refused = await view(c, id);
    expect(refused.failed).toMatch(/TỐI MẬT/i);
    expect(refused.items).toEqual([]);
    const sha = await c.read(async (tx) => (await sql<{ sha256: string; destroyed_at: Date | null }>`select sha256, destroyed_at from file`.execute(tx)).rows[0]);
    expect(sha?.destroyed_at).not.toBeNull();
    await expect(readFile(filePath(dataDir, sha?.sha256 ?? ''))).rejects.toThrow();
  });
});
