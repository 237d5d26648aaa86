import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { petitionAnalyse } from './petition-analyse.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nghisu-petitions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

async function run(args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const status = await petitionAnalyse(args);
  vi.restoreAllMocks();
  return { status, out, err };
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const petitions = [
  { id: 'k1', text: 'Đường thôn Hạ hỏng, đề nghị sửa', at: '2026-06-01', source: 'hội nghị' },
  { id: 'k2', text: 'Giá điện cao quá', at: '2026-06-01' },
  { id: 'k3', text: 'duong thon ha nat qua, xin sua', at: '2026-06-02' }
];

describe('nghisu petition analyse', () => {
  it('prints exactly one JSON document with the fields promised, by id', async () => {
    const { status, out, err } = await run([await file('a.json', JSON.stringify({ petitions })), '--json']);
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      k1: { field: 'giao_thong', level: 'xã', group: 'g1', similar: [] },
      k2: { field: 'dien_nuoc_sach', level: 'trung ương', group: 'g2', similar: [] },
      k3: { field: 'giao_thong', level: 'xã', group: 'g1', similar: [{ id: 'k1', score: expect.any(Number) as number }] }
    });
  });

  it('tells people a line a petition', async () => {
    const { out } = await run([await file('b.json', JSON.stringify({ petitions }))]);
    expect(out.split('\n').slice(0, 2)).toEqual(['k1: giao_thong | xã | g1', 'k2: dien_nuoc_sach | trung ương | g2']);
  });

  it('takes a file with a byte order mark, decomposed letters, and no petitions at all', async () => {
    const odd = await file('c.json', `\uFEFF${JSON.stringify({ petitions: [{ id: 'x', text: 'Đèn đường hỏng'.normalize('NFD') }] })}`);
    expect(JSON.parse((await run([odd, '--json'])).out)).toMatchObject({ x: { field: 'dien_nuoc_sach', level: 'xã' } });
    expect(await run([await file('d.json', '{"petitions":[]}'), '--json'])).toEqual({ status: 0, out: '{}\n', err: '' });
  });

  it.each([
    ['that is not there', null, /Không đọc được tệp/],
    ['that is no JSON', 'xin chào', /không phải là JSON/],
    ['of another shape', '{"kien_nghi":[]}', /không đúng mẫu/],
    ['with a petition that has no text', '{"petitions":[{"id":"1"}]}', /không đúng mẫu/],
    ['with one id twice', '{"petitions":[{"id":"1","text":"a"},{"id":"1","text":"b"}]}', /mỗi "id" một lần/]
  ])('fails with one sentence and nothing on standard output for a file %s', async (_, content, why) => {
    const path = content === null ? join(folder, 'khong-co.json') : await file('e.json', content);
    const { status, out, err } = await run([path, '--json']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(why);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([[[]], [['--json']], [['a.json', 'b.json']], [['--xml', 'a.json']], [['a.json', '--khong', '--json']]])('refuses wrong usage %j', async (args) => {
    expect(await run(args)).toEqual({ status: 2, out: '', err: 'Cách dùng: nghisu petition analyse TỆP.json [--json]\n' });
  });
});
