import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { deadlineCompute } from './deadline-compute.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nghisu-deadline-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs the command on a file of that content and returns its status and what it printed. */
async function run(content: string, ...flags: string[]) {
  const file = join(folder, 'cases.json');
  await writeFile(file, content);
  return capture([file, ...flags]);
}

async function capture(args: string[]) {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  return { status: await deadlineCompute(args), out, err };
}

const cases = [
  { id: 'a', input: { start: '2026-12-02', days: 30, kind: 'calendar' } },
  { id: 'b', input: { start: '2026-02-30', days: 1 } },
  { id: 'c', input: { text: 'trước ngày 25/4/2026' } }
];

describe('nghisu deadline compute', () => {
  it('prints one JSON document with every case, also those it cannot compute', async () => {
    const { status, out, err } = await run(JSON.stringify({ cases }), '--json');
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      a: {
        due: '2027-01-04',
        exclusive: false,
        last_day: '2027-01-04',
        adjust: 'forward',
        adjusted_day: '2027-01-04',
        due_weekday: 'thứ Hai',
        is_working_day: true
      },
      b: { error: 'Ngày 2026-02-30 (start) không có trên lịch.' },
      c: {
        due: '2026-04-25',
        exclusive: true,
        last_day: '2026-04-24',
        adjust: 'backward',
        adjusted_day: '2026-04-24',
        due_weekday: 'thứ Bảy',
        is_working_day: false
      }
    });
  });

  it('takes rest days of the file', async () => {
    const input = { event_day: '2026-12-01', days_before: 5, kind: 'working' };
    const withSwitch = await run(JSON.stringify({ cases: [{ id: 'a', input }], calendar: { culture_day_years: [2026] } }), '--json');
    expect(JSON.parse(withSwitch.out).a.due).toBe('2026-11-23');
    const rows = [{ day: '2026-11-30', kind: 'holiday', name: 'Nghỉ', source: 'Thông báo' }];
    const withRow = await run(JSON.stringify({ cases: [{ id: 'a', input }], calendar: { rows } }), '--json');
    expect(JSON.parse(withRow.out).a.due).toBe('2026-11-23');
  });

  it('prints a line a case for people', async () => {
    const { out } = await run(JSON.stringify({ cases }));
    expect(out).toBe(
      'a: chậm nhất 04/1/2027 (thứ Hai), làm xong 04/1/2027\nb: Ngày 2026-02-30 (start) không có trên lịch.\nc: trước 25/4/2026 (thứ Bảy), làm xong 24/4/2026\n'
    );
  });

  it('marks an id used twice', async () => {
    const { out } = await run(JSON.stringify({ cases: [cases[0], cases[0]] }), '--json');
    expect(JSON.parse(out)).toEqual({ a: { error: 'Mã a xuất hiện hơn một lần trong tệp.' } });
  });

  it('ends with 1 and one sentence on a file that is missing, no JSON, or of another shape', async () => {
    for (const content of ['{', '[]', '{"cases":[{"input":{}}]}', '{"cases":{}}']) {
      const { status, out, err } = await run(content, '--json');
      expect([status, out]).toEqual([1, '']);
      expect(err).toMatch(/^Tệp [^\n]+\.\n$/);
    }
    expect(await capture([join(folder, 'no-such.json')])).toMatchObject({ status: 1, out: '' });
  });

  it('ends with 2 on wrong usage', async () => {
    for (const args of [[], ['--json'], ['a.json', 'b.json'], ['--yaml']])
      expect(await capture(args)).toMatchObject({ status: 2, out: '', err: expect.stringContaining('Cách dùng') });
  });
});
