import { spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { council, world } from '../tests/support/world.ts';

const here = world();
let folder = '';
let env: NodeJS.ProcessEnv = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nghisu-cli-'));
  mkdirSync(join(folder, 'data'));
  env = { ...process.env, VITEST: '', NGHISU_DATA: join(folder, 'data'), DATABASE_URL: here.ownerUrl, DATABASE_WEB_URL: here.webUrl };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command as `npx nghisu …` does after the install. */
function nghisu(args: string[], over: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; out: string; words: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts'), ...args], { cwd: folder, env: { ...env, ...over }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let words = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (words += bytes.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, out, words })));
}

describe('wrong usage is status 2, one sentence, and nothing on standard output', () => {
  it.each([
    [['bay']],
    [['plan']],
    [['plan', 'extract']],
    [['plan', 'extract', '--khong']],
    [['deadline', 'compute']],
    [['petition', 'analyse']],
    [['petition', 'analyse', '--khong']],
    [['deadline', 'compute', 'a.json', 'b.json']],
    [['backup']],
    [['backup', 'a', 'b']],
    [['backup', '--khong-co', 'a']],
    [['restore']],
    [['log', 'verify', 'x']],
    [['doctor', 'x']],
    [['start', '--port', 'tam']],
    [['start', '--khong-co']]
  ])('nghisu %s', async (args) => {
    const { code, out, words } = await nghisu(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(words.trim()).not.toBe('');
    expect(words).not.toMatch(/\n\s+at /);
  });
});

describe('work that fails is status 1 and says why', () => {
  it.each([
    ['a plan that is not there', ['plan', 'extract', 'khong-co.docx', '--json'], /khong-co\.docx/],
    ['petitions that are not there', ['petition', 'analyse', 'khong-co.json', '--json'], /khong-co\.json/],
    ['cases that are not there', ['deadline', 'compute', 'khong-co.json', '--json'], /khong-co\.json/],
    ['a folder that is no backup', ['restore', '/tmp'], /không phải bản sao lưu/]
  ])('%s', async (_, args, why) => {
    const { code, words } = await nghisu(args);
    expect(code).toBe(1);
    expect(words).toMatch(why);
  });

  it('a data folder with nothing in it is not filled by a command that only looks', async () => {
    const empty = join(folder, 'nham');
    const { code, words } = await nghisu(['log', 'verify', '--data', empty], { DATABASE_URL: '', DATABASE_WEB_URL: '' });
    expect(code).toBe(1);
    expect(words).toContain('chưa có dữ liệu Nghị Sự');
    await expect(readdir(empty)).rejects.toThrow();
  });

  it('a log in which a line was changed behind our back', async () => {
    const c = await council(here, { slug: 'bi-sua' });
    const owner = new pg.Client({ connectionString: here.ownerUrl });
    await owner.connect();
    await owner.query('alter table event disable trigger user');
    await owner.query(`update event set actor_name = 'Người Khác' where council_id = $1 and seq = 1`, [c.id]);
    const { code, out } = await nghisu(['log', 'verify', '--json']);
    await owner.query(`update event set actor_name = 'Hệ thống' where council_id = $1 and seq = 1`, [c.id]);
    await owner.query('alter table event enable trigger user');
    await owner.end();
    expect(code).toBe(1);
    expect((JSON.parse(out) as { councils: { council: string; broken: unknown }[] }).councils.find(({ council: slug }) => slug === 'bi-sua')?.broken).toMatchObject({ seq: 1 });
  });
});

describe('--json is one document on standard output and status 0', () => {
  it('plan extract', async () => {
    const plan = join(folder, 'ke hoach.txt');
    await writeFile(plan, 'KẾ HOẠCH\nNăm 2026\n1. Tỷ lệ kiến nghị của cử tri được giải quyết đạt từ 90% trở lên.\n2. Văn phòng HĐND và UBND xã tham mưu tổ chức hội nghị, hoàn thành trước ngày 25/4/2026.\n');
    const { code, out } = await nghisu(['plan', 'extract', plan, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ documents: [{ file: plan }] });
  });

  it('deadline compute', async () => {
    const cases = join(folder, 'cases.json');
    await writeFile(cases, JSON.stringify({ cases: [{ id: 'a', input: { text: 'trước ngày 25/4/2026' } }] }));
    const { code, out } = await nghisu(['deadline', 'compute', cases, '--json']);
    expect({ code, found: JSON.parse(out) as unknown }).toMatchObject({ code: 0, found: { a: { last_day: '2026-04-24' } } });
  });

  it('log verify', async () => {
    await council(here, { slug: 'nguyen-ven' });
    const { code, out } = await nghisu(['log', 'verify', '--json']);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { councils: object[] }).councils).toContainEqual(expect.objectContaining({ council: 'nguyen-ven', broken: null }));
  });

  it('backup, whose folder is then taken by restore and refused when it is not empty', async () => {
    const target = join(folder, 'sao lưu');
    const { code, out } = await nghisu(['backup', target, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ folder: target, files: { count: 0 } });
    expect((await nghisu(['backup', target])).words).toMatch(/không trống/);
    const refused = await nghisu(['restore', target]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.words).toMatch(/DATABASE_URL đã có dữ liệu/);
    cpSync(target, join(folder, 'hong'), { recursive: true });
    await writeFile(join(folder, 'hong', 'manifest.json'), '{');
    expect((await nghisu(['restore', join(folder, 'hong')])).words).toMatch(/hỏng hoặc thuộc một bản Nghị Sự khác/);
  });

  it('doctor, which finds nothing wrong here and a lost file there', async () => {
    const well = await nghisu(['doctor', '--json']);
    expect({ code: well.code, faults: (JSON.parse(well.out) as { findings: { state: string }[] }).findings.filter(({ state }) => state === 'fault') }).toEqual({ code: 0, faults: [] });
    const c = await council(here);
    const owner = new pg.Client({ connectionString: here.ownerUrl });
    await owner.connect();
    await owner.query(`insert into file (council_id, file_id, sha256, name, media_type, bytes) values ($1, gen_random_uuid(), $2, 'mat.pdf', 'application/pdf', 1)`, [c.id, 'a'.repeat(64)]);
    const ill = await nghisu(['doctor', '--json']);
    await owner.query(`delete from file where name = 'mat.pdf'`);
    await owner.end();
    expect(ill.code).toBe(1);
    expect((JSON.parse(ill.out) as { findings: object[] }).findings).toContainEqual(expect.objectContaining({ what: 'Kho tệp', state: 'fault' }));
  });
});
