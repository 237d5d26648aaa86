import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { unzipSync } from 'fflate';
import { root } from '../cli/installation.ts';
import { readDocument } from '../src/core/documents/read.ts';
import { extractPlan } from '../src/modules/plan/extract/extract.ts';
import type { Group } from './report-lines.ts';
import { interleave } from './rounds.ts';

const plans = ['bang-lang-doi-moi-2026-2031', 'cao-minh-de-an-10-nam-2026', 'nghi-duong-chuong-trinh-hanh-dong-2025-2030', 'phuc-loc-de-an-15', 'xuan-que-500-ngay-dem'];
/** Characters of a full A4 page at 14 points (38 lines of 58). */
const page = 2200;
const pages = 60;
/** What a clerk waits without wondering, ms for the whole plan. */
const goal = 2000;

/** A plan of sixty pages, made of five real ones one after another, read and recognised as text and as Word; beside it only opening the file and cutting it into lines. */
export async function benchPlan(): Promise<Group[]> {
  const five = plans.map((name) => readFileSync(join(root, 'tests/fixtures/plans', `${name}.txt`), 'utf8')).join('\n');
  const text = five.repeat(Math.ceil((pages * page) / five.length)).slice(0, pages * page);
  const bytes = new TextEncoder().encode(text);
  const word = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: text.split('\n').map((line) => new Paragraph(line)) }] })));
  const found = extractPlan(await readDocument(bytes, 'ke-hoach.txt'), 'ke-hoach.txt');
  const note = `${pages} pages, ${text.split('\n').length} lines, ${found.targets.length} targets, ${found.tasks.length} tasks`;
  const opened = { text: 'only decode and cut into lines', word: 'only unzip and take the text' };
  return [
    {
      name: 'Plan as text',
      unit: 'ms',
      note,
      goal: { of: 'plan extract', p95: goal },
      results: await interleave([
        { name: opened.text, run: async () => new TextDecoder().decode(bytes).normalize('NFC').split('\n').length },
        { name: 'plan extract', run: async () => extractPlan(await readDocument(bytes, 'ke-hoach.txt'), 'ke-hoach.txt') }
      ])
    },
    {
      name: 'Plan as Word',
      unit: 'ms',
      note,
      goal: { of: 'plan extract', p95: goal },
      results: await interleave([
        { name: opened.word, run: async () => new TextDecoder().decode(unzipSync(word)['word/document.xml']).replace(/<[^>]*>/g, '\n').length },
        { name: 'plan extract', run: async () => extractPlan(await readDocument(word, 'ke-hoach.docx'), 'ke-hoach.docx') }
      ])
    }
  ];
}
