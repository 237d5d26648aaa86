import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as v from 'valibot';
import { council, world } from '../../../tests/support/world.ts';
import { changed, command } from '../command.ts';
import { closeDatabase, inCouncil, openDatabase } from '../db.ts';
import { verifyChain } from '../events.ts';
import { readStored, storeFile } from '../files.ts';
import { readMigrations } from '../postgres/migrate.ts';
import { backUp } from './back-up.ts';
import { restoreInto } from './restore.ts';

const here = world();
let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'nghisu-backup-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const keepPaper = command({
  name: 'test.keep',
  input: v.object({ name: v.string(), bytes: v.instance(Uint8Array) }),
  async run(context, input) {
    const file = await storeFile(context, join(scratch, 'data'), input);
    return changed('test.kept', { subject: { kind: 'file', id: file.id } }, { id: file.id });
  }
});

async function emptyDatabase(name: string): Promise<{ ownerUrl: string; webUrl: string }> {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  await client.query(`create database ${name} owner nghisu_owner`);
  await client.query(`grant connect on database ${name} to nghisu_web`);
  await client.end();
  const url = (base: string) => base.replace(/\/[^/]+$/, `/${name}`);
  return { ownerUrl: url(here.ownerUrl), webUrl: url(here.webUrl) };
}

const migrations = () => readMigrations(join(import.meta.dirname, '../../../db/migrations'));

describe('backup and restore', () => {
  it('brings back every row, every file and an unbroken log', async () => {
    const c = await council(here);
    const { id } = await keepPaper.execute(c.as('clerk'), { name: 'Biên bản.txt', bytes: new TextEncoder().encode('Nội dung') });
    const before = await c.read(verifyChain);
    const folder = join(scratch, 'one');
    const manifest = await backUp(here.ownerUrl, join(scratch, 'data'), folder);
    expect(manifest.files.count).toBe(1);

    const { ownerUrl, webUrl } = await emptyDatabase('restored_one');
    await restoreInto(ownerUrl, join(scratch, 'data-2'), folder, await migrations());
    const database = openDatabase(webUrl);
    try {
      const inRestored = <T>(work: Parameters<typeof inCouncil<T>>[3]) => inCouncil(database, { councilId: c.id }, 'read', work);
      expect(await inRestored(verifyChain)).toEqual(before);
      expect((await inRestored((tx) => readStored(tx, join(scratch, 'data-2'), id))).content.toString()).toBe('Nội dung');
      // and the restored council works on: its chain grows
      await inCouncil(database, { councilId: c.id }, 'write', (tx) => sql`select 1`.execute(tx));
      await keepPaper.execute({ ...c.as('clerk'), database }, { name: 'Thêm.txt', bytes: new TextEncoder().encode('Thêm') });
      expect(await inRestored(verifyChain)).toMatchObject({ events: before.events + 1, broken: null });
    } finally {
      await closeDatabase(database);
    }
  });

  it('refuses a backup in which a byte was changed, a table cut short, or which was left half made', async () => {
    await council(here);
    const folder = join(scratch, 'two');
    await backUp(here.ownerUrl, join(scratch, 'data'), folder);
    const manifestPath = join(folder, 'manifest.json');
    const manifest = await readFile(manifestPath, 'utf8');
    const { ownerUrl } = await emptyDatabase('restored_two');
    await writeFile(manifestPath, manifest.replace(/"rows": (\d+)/, (_, rows: string) => `"rows": ${Number(rows) + 1}`));
    await expect(restoreInto(ownerUrl, join(scratch, 'x'), folder, await migrations())).rejects.toThrow(/dòng/);
    await writeFile(manifestPath, manifest.replace(/"sha256": "(.)/, (_, first: string) => `"sha256": "${first === '0' ? '1' : '0'}`));
    await expect(restoreInto(ownerUrl, join(scratch, 'x'), folder, await migrations())).rejects.toThrow(/sửa hoặc hỏng/);
    await rm(manifestPath);
    await expect(restoreInto(ownerUrl, join(scratch, 'x'), folder, await migrations())).rejects.toThrow(/không phải bản sao lưu/);
  });
});
