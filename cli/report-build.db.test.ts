import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { council, world } from '../tests/support/world.ts';
import { xuanQue } from '../tests/support/xuan-que.ts';

const here = world();
const root = join(import.meta.dirname, '..');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nghisu-build-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command as a person runs it, on the database of this file. */
function nghisu(args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: here.ownerUrl, DATABASE_WEB_URL: here.webUrl, NGHISU_DATA: join(folder, 'data'), NGHISU_CLOCK: '2026-11-20T08:00:00+07:00' };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'cli/main.ts'), 'report', 'build', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
    child.on('close', (status) => done({ status, out, err }));
  });
}

describe('nghisu report build', () => {
  it('writes the month report as DOCX, PDF, XLSX and the JSON of its figures, each with its records', async () => {
    const c = await council(here);
    await xuanQue(c);
    const out = join(folder, 'thang-11');
    const { status, out: printed, err } = await nghisu(['--council', c.slug, '--kind', 'monthly', '--period', '2026-11', '--out', out, '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const told = JSON.parse(printed) as { from: string; figures: number; files: string[] };
    expect(told).toMatchObject({ from: 'new', figures: 88 });
    const names = await readdir(out);
    expect(names.sort()).toEqual(['docx', 'json', 'pdf', 'xlsx'].map((ending) => `DỰ THẢO Báo cáo tháng 11 2026 Chương trình 500 ngày đêm.${ending}`));
    const bytes = async (ending: string) => new Uint8Array(await readFile(join(out, names.find((name) => name.endsWith(ending)) ?? '')));
    const { figures } = JSON.parse(strFromU8(await bytes('.json'))) as { figures: { id: string; text: string; numerator: number; denominator: number; records: unknown[]; definition: object }[] };
    const settled = figures.find((figure) => figure.id === '3.6');
    expect(settled).toMatchObject({ text: '73,4%', numerator: 47, denominator: 64 });
    expect(settled?.records).toHaveLength(6);
    const words = [...strFromU8(unzipSync(await bytes('.docx'))['word/document.xml']!).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');
    expect(words).toContain('47/64 phần đạt, đạt 73,4%');
    expect((await PDF.load(await bytes('.pdf'))).getPages().length).toBeGreaterThan(2);
  }, 60_000);

  it('says what is missing, what is no period, and what is no council, with its exit status', async () => {
    const c = await council(here);
    const usage = await nghisu(['--council', c.slug]);
    expect(usage.status).toBe(2);
    expect(usage.err).toContain('Cách dùng: nghisu report build');
    expect(await nghisu(['--council', c.slug, '--kind', 'monthly', '--period', '2026-Q4', '--out', folder])).toMatchObject({ status: 1, out: '', err: expect.stringContaining('không phải kỳ') as string });
    expect(await nghisu(['--council', 'khong-co', '--kind', 'monthly', '--period', '2026-11', '--out', folder])).toMatchObject({ status: 1, err: expect.stringContaining('Không có hội đồng') as string });
    expect((await nghisu(['--council', c.slug, '--kind', 'daily', '--period', '2026-11', '--out', folder])).status).toBe(2);
  }, 60_000);
});
