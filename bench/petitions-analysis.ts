import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/installation.ts';
import { classify } from '../src/modules/petition/analysis/classify.ts';
import { fingerprint } from '../src/modules/petition/analysis/fingerprint.ts';
import { createIndex } from '../src/modules/petition/analysis/nearest.ts';
import { sameMatter } from '../src/modules/petition/analysis/same-matter.ts';
import type { Group } from './report-lines.ts';
import { interleave } from './rounds.ts';

/** Petitions of one council over decades. */
const kept = 50_000;
/** What a clerk feels while typing, ms. */
const typing = 20;

/** Field, level and same matter by the words alone, over the invented petitions of `tests/fixtures/petitions` with other villages and numbers in them; beside it only folding the text. */
export async function benchPetitionAnalysis(): Promise<Group[]> {
  const texts = samples();
  const some = Array.from({ length: 200 }, (_, at) => varied(texts[(at * 37) % texts.length]!, at * 7919));
  const before = process.memoryUsage().heapUsed;
  const index = createIndex();
  const began = performance.now();
  for (let at = 0; at < kept; at += 1) index.add(String(at), varied(texts[at % texts.length]!, at));
  const each = (performance.now() - began) / kept;
  const megabytes = Math.round((process.memoryUsage().heapUsed - before) / 1_048_576);
  const prints = some.map(fingerprint);
  let turn = 0;
  const next = <T>(list: readonly T[]): T => list[(turn += 1) % list.length]!;
  return [
    {
      name: 'One petition',
      unit: 'ms',
      note: `${texts.length} petitions, ${Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length)} characters each`,
      results: await interleave([
        { name: 'only fold the text', turns: 200, run: async () => next(some).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/).length },
        { name: 'field and level', turns: 200, run: async () => classify(next(some)) },
        { name: 'fingerprint', turns: 200, run: async () => fingerprint(next(some)) },
        { name: 'same matter of two fingerprints', turns: 200, run: async () => sameMatter(next(prints), next(prints)) }
      ])
    },
    {
      name: 'The same matter while typing',
      unit: 'ms',
      note: `${kept} petitions of one council, ${each.toFixed(2)} ms to take in each, ${megabytes} MB`,
      goal: { of: 'nearest five', p95: typing },
      results: await interleave([
        { name: 'fingerprint alone', turns: 200, run: async () => fingerprint(next(some)) },
        { name: 'nearest five', turns: 200, run: async () => index.nearest(next(some), 5) }
      ])
    }
  ];
}

function samples(): string[] {
  const folder = join(root, 'tests/fixtures/petitions');
  return readdirSync(folder)
    .filter((name) => name.startsWith('round-'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n').map((line) => line.split('\t')[4] ?? ''));
}

const villages = ['Đồng Tâm', 'Yên Lạc', 'Phú Xuân', 'Tân Hòa', 'Bình Minh', 'Cổ Pháp', 'Lũng Cao', 'Nà Mòn', 'Rạch Gừa', 'Thanh Sơn', 'Hòa Lạc', 'Vân Đình', 'Trại Mới', 'Đại Đồng', 'Quang Trung', 'Khe Lặc'];

/** The same words with the village and numbers of another place: the variety of a council's decades. */
function varied(text: string, seed: number): string {
  const village = `${villages[seed % villages.length]} ${1 + (Math.floor(seed / villages.length) % 40)}`;
  return `${text.replace(/\d+/g, (digits) => String((Number(digits.slice(0, 6)) + seed) % 997))} Thôn ${village}.`;
}
