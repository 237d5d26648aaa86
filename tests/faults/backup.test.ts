import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUpWhenDue } from '../../cli/nightly.ts';
import { isWhole } from '../../src/core/backup/manifest.ts';
import { secret } from '../../src/core/settings.ts';
import { canLookAtProcesses, compare, nghisu, openDoor, scratch, serve, spawnNghisu, until, write, type Door, type Served } from './served.ts';

describe.skipIf(!canLookAtProcesses)('backups', () => {
  let folder: Awaited<ReturnType<typeof scratch>>;
  let data = '';
  let served: Served;
  let door: Door;
  let acknowledged: string[] = [];
  const ownerUrl = () => `postgres://nghisu_owner:${secret(data, 'databaseOwner')}@127.0.0.1:${readFileSync(join(data, 'postgres-port'), 'utf8').trim()}/nghisu`;

  beforeAll(async () => {
    folder = await scratch('backup');
    data = join(folder.path, 'data');
    served = await serve(data);
    door = await openDoor(data);
    const writing = write(door, 2);
    await new Promise((done) => setTimeout(done, 500));
    await writing.end();
    ({ acknowledged } = writing);
  });
  afterAll(async () => {
    await door.close();
    await served.stop();
    await folder.remove();
  });

  it('killed half way leaves a folder that nobody takes for a backup', async () => {
    const target = join(folder.path, 'cut');
    // A lock on one table holds the backup in the middle of its work.
    const holder = new pg.Client({ connectionString: ownerUrl() });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table event in access exclusive mode');
    const backing = spawnNghisu(['backup', target, '--data', data]);
    await until('it waits at the table', 20_000, async () => existsSync(join(target, 'tables')) && (await waiting(ownerUrl())));
    const gone = new Promise((done) => backing.once('exit', done));
    backing.kill('SIGKILL');
    await gone;
    await holder.query('rollback');
    await holder.end();
    expect(readdirSync(join(target, 'tables')).length).toBeGreaterThan(0);
    expect(isWhole(target)).toBe(false);
    const restored = await nghisu(['restore', target, '--data', join(folder.path, 'other')]);
    expect(restored.code).toBe(1);
    expect(restored.stderr).toMatch(/không phải bản sao lưu của Nghị Sự/);
  });

  it('of the night is made once, after clearing away one cut short, and restores all of it', async () => {
    const backups = join(data, 'backups');
    const cut = join(backups, '2026-11-19T0200');
    mkdirSync(join(cut, 'tables'), { recursive: true });
    const made = await backUpWhenDue(backups, { dataDir: data }, ownerUrl(), () => new Date());
    expect(existsSync(cut)).toBe(false);
    expect(await backUpWhenDue(backups, { dataDir: data }, ownerUrl(), () => new Date())).toBe(null);
    expect(JSON.parse(readFileSync(join(backups, 'last.json'), 'utf8'))).toMatchObject({ ok: true });

    const drill = join(folder.path, 'drill');
    const restored = await nghisu(['restore', made ?? '', '--data', drill]);
    expect(restored).toMatchObject({ code: 0, stdout: '' });
    const again = await serve(drill);
    const there = await openDoor(drill, door.council);
    expect(compare(acknowledged, await there.noted())).toEqual({ lost: [], twice: [] });
    await there.close();
    const verified = await nghisu(['log', 'verify', '--json', '--data', drill]);
    expect(JSON.parse(verified.stdout)).toMatchObject({ councils: [{ council: 'mau-thu', broken: null }] });
    await again.stop();

    const over = await nghisu(['restore', made ?? '', '--data', drill]);
    expect(over.code).toBe(1);
    expect(over.stderr).toContain('--replace');
    expect((await nghisu(['restore', made ?? '', '--replace', '--data', drill])).code).toBe(0);
  });

  it('that fails says so where the page and the doctor look, and takes its folder away', async () => {
    const backups = join(folder.path, 'failing');
    await expect(backUpWhenDue(backups, { dataDir: data }, ownerUrl().replace(/\/nghisu$/, '/khong-co'), () => new Date())).rejects.toThrow();
    expect(readdirSync(backups)).toEqual(['last.json']);
    expect(JSON.parse(readFileSync(join(backups, 'last.json'), 'utf8'))).toMatchObject({ ok: false });
  });
});

async function waiting(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(`select 1 from pg_locks where not granted and relation = 'event'::regclass`)).rowCount === 1;
  } finally {
    await client.end();
  }
}
