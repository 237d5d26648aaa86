import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '../../src/core/postgres/cluster.ts';
import { reachableByOthers } from '../../src/core/postgres/ordinary-user.ts';
import { canLookAtProcesses, leftOver, nghisu, openDoor, ready, scratch, serve, until } from './served.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65534;
/** An ordinary user must be able to read this very repository. */
const readableByOthers = reachableByOthers(join(import.meta.dirname, '..', '..')) && reachableByOthers(process.execPath);

describe.skipIf(!canLookAtProcesses)('the product starts', () => {
  let folder: Awaited<ReturnType<typeof scratch>>;
  beforeAll(async () => {
    folder = await scratch('start');
  });
  afterAll(() => folder.remove());

  it('in a folder with spaces and Vietnamese letters, over a lock left by a process that is gone', async () => {
    const data = join(folder.path, 'Hội đồng nhân dân xã', 'dữ liệu');
    const first = await serve(data);
    const door = await openDoor(data);
    await door.close();
    expect(readFileSync(join(data, 'nghisu.pid'), 'utf8')).toMatch(/^\d+\nserver\n\d+\n$/);
    expect(await first.stop()).toBe(0);
    expect(existsSync(join(data, 'nghisu.pid'))).toBe(false);
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'nghisu.pid'), `${process.ppid}\nserver\n1\n`); // a number that another process has by now
    const began = Date.now();
    const second = await serve(data);
    console.log(`a second start serves after ${Date.now() - began} ms`);
    expect(await ready(second)).toBe(true);
    expect(await second.stop()).toBe(0);
    expect(leftOver(data)).toEqual([]);
  });

  it.skipIf(!isRoot || !readableByOthers)('as an ordinary user', async () => {
    const data = join(folder.path, 'nobody');
    mkdirSync(data);
    chownSync(folder.path, nobody, nobody);
    chownSync(data, nobody, nobody);
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../cli/main.ts'), 'start', '--port', '0', '--host', '127.0.0.1', '--data', data], { uid: nobody, gid: nobody, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
    await until('it serves', 60_000, async () => (await fetch(`http://127.0.0.1:${/localhost:(\d+)/.exec(output)?.[1] ?? ''}/readyz`)).ok);
    expect(statSync(join(data, 'postgres', 'cluster')).uid).toBe(nobody);
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    expect(await gone).toBe(0);
    expect(leftOver(data)).toEqual([]);
  });

  it.skipIf(!isRoot || reachableByOthers(homedir()))("with its data in root's closed home, also after the folder was renamed", async () => {
    const home = mkdtempSync(join(homedir(), '.nghisu-test-'));
    const before = await serve(join(home, 'data'));
    const door = await openDoor(join(home, 'data'));
    await door.close();
    await before.stop();
    const place = readFileSync(join(home, 'data', 'postgres-place'), 'utf8').trim();
    renameSync(join(home, 'data'), join(home, 'moved'));
    const after = await serve(join(home, 'moved'));
    const again = await openDoor(join(home, 'moved'), door.council);
    await again.noted();
    await again.close();
    await after.stop();
    rmSync(place, { recursive: true });
    expect((await nghisu(['start', '--port', '0', '--data', join(home, 'moved')])).stderr).toContain('không còn ở đó');
    rmSync(home, { recursive: true });
  });

  it('refuses a data folder it cannot write, in one sentence', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    const refused = await nghisu(['start', '--data', join(folder.path, 'file', 'data')]);
    expect(refused.code).toBe(1);
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
    expect(refused.stderr).toContain('Không tạo được thư mục dữ liệu');
  });
});

describe.skipIf(!canLookAtProcesses)('over a PostgreSQL of the office', () => {
  let folder: Awaited<ReturnType<typeof scratch>>;
  let cluster: Cluster;
  const url = (role: string) => `postgres://${role}:chi-de-thu@127.0.0.1:${cluster.port}/van_phong`;

  beforeAll(async () => {
    folder = await scratch('external');
    cluster = await startCluster({ dataDir: join(folder.path, 'server'), durable: false });
    const admin = new pg.Client({ connectionString: cluster.adminUrl() });
    await admin.connect();
    await admin.query(`create role chu_so_huu login createrole password 'chi-de-thu'`);
    await admin.query(`create role vuot_rao login bypassrls password 'chi-de-thu'`);
    await admin.query('create database van_phong owner chu_so_huu');
    await admin.end();
  });
  afterAll(async () => {
    await cluster.stop();
    await folder.remove();
  });

  it('makes the serving role, serves, and starts again over what it made', async () => {
    for (const time of ['first', 'second']) {
      const served = await serve(join(folder.path, 'data'), { DATABASE_URL: url('chu_so_huu') });
      expect(await ready(served), time).toBe(true);
      expect(served.postgres(), 'no database of its own').toBe(0);
      expect(await served.stop()).toBe(0);
    }
  });

  it.each([
    ['vuot_rao', /vượt được bảo vệ theo hàng/],
    ['chu_so_huu', /sở hữu \d+ bảng/]
  ])('refuses to serve under the role %s, which row-level security does not bind', async (role, words) => {
    const refused = await nghisu(['start', '--port', '0', '--data', join(folder.path, 'data')], { DATABASE_URL: url('chu_so_huu'), DATABASE_WEB_URL: url(role) });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(words);
    expect(refused.stdout).not.toContain('http://');
  });

  it('says which server could not be reached', async () => {
    const refused = await nghisu(['start', '--port', '0', '--data', join(folder.path, 'data')], { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/Không nối được tới PostgreSQL ở DATABASE_URL/);
  });
});
