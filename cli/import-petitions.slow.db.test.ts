import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeSheet } from '../src/core/sheets/write.ts';
import { council, world } from '../tests/support/world.ts';

const here = world();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nghisu-import-'));
  mkdirSync(join(folder, 'data'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function nghisu(args: string[]): Promise<{ code: number | null; out: string; words: string }> {
  const env = { ...process.env, VITEST: '', NGHISU_DATA: join(folder, 'data'), DATABASE_URL: here.ownerUrl, DATABASE_WEB_URL: here.webUrl };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let words = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (words += bytes.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, out, words })));
}

it('nghisu import petitions shows what would go in, writes the good rows when told, and nothing twice', { timeout: 120_000 }, async () => {
  const c = await council(here, { slug: 'xa-nhap-kien-nghi' });
  const bytes = await writeSheet({
    title: 'Kiến nghị',
    columns: [{ key: 'a', title: 'Nội dung kiến nghị', width: 30, kind: 'text' }, { key: 'b', title: 'Người kiến nghị', width: 20, kind: 'text' }, { key: 'c', title: 'Ngày tiếp nhận', width: 12, kind: 'text' }],
    rows: [{ a: 'Đề nghị sửa cống đầu làng.', b: 'Nguyễn Văn Thử', c: '5/10/2025' }, { a: 'Đề nghị gắn đèn đường xóm Bãi.', b: '', c: '6/10/2025' }, { a: '', b: '', c: '7/10/2025' }],
    notes: []
  });
  await writeFile(join(folder, 'so.xlsx'), bytes);
  const args = ['import', 'petitions', 'so.xlsx', '--council', c.slug, '--json'];
  const preview = await nghisu(args);
  expect(preview.code).toBe(1);
  expect(JSON.parse(preview.out)).toMatchObject({ council: c.slug, rows: 3, good: 2, written: 0, columns: { text: 'Nội dung kiến nghị' }, refused: [{ problems: ['Không có nội dung kiến nghị.'] }] });
  expect(preview.out).not.toContain('Thử');
  const written = await nghisu([...args, '--write', '--drop-bad']);
  expect({ code: written.code, written: (JSON.parse(written.out) as { written: number }).written }).toEqual({ code: 0, written: 2 });
  expect(JSON.parse((await nghisu([...args, '--write', '--drop-bad'])).out)).toMatchObject({ good: 0, written: 0 });
  const { rows } = await c.read((tx) => sql<{ count: number }>`select count(*)::int as count from raising where council_id = app.council()`.execute(tx));
  expect(rows[0]?.count).toBe(2);
  expect(await nghisu(['import', 'petitions'])).toMatchObject({ code: 2, out: '' });
  await writeFile(join(folder, 'hong.xlsx'), bytes.slice(0, 800));
  expect((await nghisu(['import', 'petitions', 'hong.xlsx', '--council', c.slug])).words).toMatch(/bị hỏng/);
});
