import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { planExtract } from './plan-extract.ts';

const folder = join(import.meta.dirname, '..', 'tests', 'fixtures', 'plans');

async function run(args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const status = await planExtract(args);
  vi.restoreAllMocks();
  return { status, out, err };
}

describe('nghisu plan extract', () => {
  afterEach(() => vi.restoreAllMocks());

  it('prints exactly one JSON document with the fields promised', async () => {
    const { status, out, err } = await run([
      join(folder, 'bang-lang-doi-moi-2026-2031.docx'),
      join(folder, 'xuan-que-500-ngay-dem.txt'),
      '--json'
    ]);
    expect([status, err]).toEqual([0, '']);
    const { documents } = JSON.parse(out) as { documents: Record<string, unknown>[] };
    expect(documents).toHaveLength(2);
    expect(documents[0]).toMatchObject({
      number: '10/KH-HĐND',
      issued_on: '2026-04-09',
      kind: 'plan',
      targets: expect.any(Array),
      tasks: expect.any(Array),
      warnings: expect.any(Array)
    });
    const [target] = documents[0]!['targets'] as Record<string, unknown>[];
    expect(Object.keys(target!)).toEqual(
      expect.arrayContaining(['text', 'comparator', 'value', 'unit', 'period', 'lead', 'measure', 'lines', 'quote'])
    );
    const [task] = documents[0]!['tasks'] as Record<string, unknown>[];
    expect(Object.keys(task!)).toEqual(expect.arrayContaining(['title', 'lead', 'coord', 'deadline', 'expected_result', 'lines', 'quote']));
  });

  it('names a file it cannot read, reads the others and says the work failed', async () => {
    const { status, out, err } = await run([join(folder, 'khong-co.docx'), join(folder, 'xuan-que-500-ngay-dem.txt'), '--json']);
    expect(status).toBe(1);
    expect(err).toMatch(/Không đọc được tệp .*khong-co\.docx\./);
    expect((JSON.parse(out) as { documents: unknown[] }).documents).toHaveLength(1);
  });

  it('refuses wrong usage with one sentence and nothing on standard output', async () => {
    expect(await run([])).toEqual({ status: 2, out: '', err: 'Cách dùng: nghisu plan extract TỆP… [--json]\n' });
    expect((await run(['--xml', 'a.txt'])).status).toBe(2);
  });
});
