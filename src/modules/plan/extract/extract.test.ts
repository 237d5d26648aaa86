import { patience } from '../../../../tests/support/patience.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../core/documents/read.ts';
import type { DocumentText, TextLine } from '../../../core/documents/text.ts';
import { FOLDER, addScores, figures, precision, readGold, recall, scorePlan, type Score } from '../../../../tests/support/plan-gold.ts';
import { extractPlan } from './extract.ts';
import type { PlanDocument } from './plan-document.ts';

const SEEDS = [
  'xuan-que-500-ngay-dem',
  'bang-lang-doi-moi-2026-2031',
  'nghi-duong-chuong-trinh-hanh-dong-2025-2030',
  'phuc-loc-de-an-15',
  'cao-minh-de-an-10-nam-2026'
];
/** Every plan with a gold besides the real ones: all were invented, in the manner of different offices. */
const INVENTED = readdirSync(join(FOLDER, 'gold'))
  .map((name) => name.replace('.json', ''))
  .filter((name) => !SEEDS.includes(name));

async function read(file: string): Promise<PlanDocument> {
  const path = join(FOLDER, file);
  return extractPlan(await readDocument(readFileSync(path), path), file);
}

/** A document made of lines, tabs parting the cells of rows. */
function textOf(lines: readonly string[]): DocumentText {
  return {
    kind: 'text',
    pages: null,
    warnings: [],
    lines: lines.map((text, i): TextLine => ({
      text,
      page: null,
      source: i + 1,
      ...(text.includes('\t') ? { cells: text.split('\t').map((cell) => ({ text: cell })) } : {})
    }))
  };
}

async function scoreAll(names: readonly string[]): Promise<Score> {
  const scores: Score[] = [];
  for (const name of names) {
    const gold = readGold(name);
    const score = scorePlan(gold, await read(gold.file));
    console.log(figures(name, score));
    scores.push(score);
  }
  return addScores(scores);
}

function holds(score: Score): void {
  expect(recall(score.targets), 'chỉ tiêu tìm được').toBeGreaterThanOrEqual(0.95);
  expect(precision(score.targets), 'chỉ tiêu đúng').toBeGreaterThanOrEqual(0.9);
  expect(recall(score.comparators), 'phép so').toBeGreaterThanOrEqual(0.95);
  expect(recall(score.periods), 'kỳ').toBeGreaterThanOrEqual(0.95);
  expect(recall(score.measures), 'chỉ số').toBeGreaterThanOrEqual(0.9);
  expect(recall(score.dueTasks), 'nhiệm vụ có hạn').toBeGreaterThanOrEqual(0.95);
  expect(recall(score.ownedTasks), 'nhiệm vụ có chủ').toBeGreaterThanOrEqual(0.85);
  expect(precision(score.ownedTasks), 'nhiệm vụ có chủ đúng').toBeGreaterThanOrEqual(0.85);
  expect(precision(score.tasks), 'nhiệm vụ đúng').toBeGreaterThanOrEqual(0.85);
  expect(recall(score.leads), 'đơn vị chủ trì').toBeGreaterThanOrEqual(0.9);
  expect(recall(score.deadlines), 'thời hạn').toBeGreaterThanOrEqual(0.95);
}

describe('plans read by hand', () => {
  it('finds what a careful clerk finds in the five real plans', async () => {
    holds(await scoreAll(SEEDS));
  });

  it('finds it in plans of other communes, written in other styles', async () => {
    holds(await scoreAll(INVENTED));
  });

  it('reads the same items from Word, old Word, PDF and plain text', async () => {
    const key = (plan: PlanDocument): string[] => [
      ...plan.targets.map((target) => JSON.stringify([target.comparator, target.value, target.measure, target.lead])).sort(),
      ...plan.tasks.map((task) => JSON.stringify([task.title, task.lead, { ...task.deadline, words: '' }])).sort()
    ];
    for (const [name, other] of [
      ['bang-lang-doi-moi-2026-2031', '.docx'],
      ['bang-lang-doi-moi-2026-2031', '.pdf'],
      ['nghi-duong-chuong-trinh-hanh-dong-2025-2030', '.doc'],
      ['phuc-loc-de-an-15', '.docx']
    ] as const) {
      expect(key(await read(`${name}${other}`)), `${name}${other}`).toEqual(key(await read(`${name}.txt`)));
    }
  }, 30_000);

  it('reads number, date, kind, title and issuer from the letterhead', async () => {
    const plan = await read('bang-lang-doi-moi-2026-2031.txt');
    expect(plan).toMatchObject({ number: '10/KH-HĐND', issued_on: '2026-04-09', kind: 'plan', issuer: 'HĐND xã Bằng Lang' });
    expect(plan.title).toMatch(/^KẾ HOẠCH Thực hiện Nghị quyết đổi mới.*2026 - 2031$/);
    const blank = await read('xuan-que-500-ngay-dem.txt');
    expect(blank).toMatchObject({ number: null, issued_on: null, kind: 'action-programme' });
    expect(blank.warnings).toContain('Số văn bản còn để trống.');
  });

  it('hands a trailing due time to every item of its group and says where it came from', async () => {
    const plan = await read('bang-lang-doi-moi-2026-2031.txt');
    const task = plan.tasks.find((one) => one.lines[0] === 53)!;
    expect(task.deadline).toMatchObject({ type: 'date', date: '2026-04-25', strict_before: true, last_day: '2026-04-24' });
    expect(task.basis).toEqual({ lead: [51, 51], deadline: [57, 57] });
    expect(task.section).toBe('III.1.1.a');
  });

  it('never drops silently what it could not read: a passage that begins in the middle of a sentence is shown', async () => {
    const plan = await read('xuan-que-500-ngay-dem.txt');
    expect(plan.unread.map((passage) => passage.lines[0])).toContain(57);
  });
});

describe('what must hold for any text', () => {
  const word = fc.constantFrom(
    'Thường trực HĐND',
    'ít nhất',
    '02 cuộc',
    '100%',
    'trước ngày 25/4/2026',
    'hằng quý',
    'PHỤ LỤC',
    'Stt',
    'Nhiệm vụ',
    'Thời gian',
    '\t',
    'I.',
    '1.',
    'a)',
    '-',
    '+',
    'Căn cứ',
    ';',
    ':',
    '.',
    'Nơi nhận:',
    'Mục tiêu',
    'quý II',
    '≥',
    '5 đến 7',
    'UBND xã',
    '"',
    '(',
    'KẾ HOẠCH'
  );
  const line = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(word, { maxLength: 9 }).map((words) => words.join(' ')),
    fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => words.join('\t'))
  );

  /** Drawn rules and page numbers between two halves of a paragraph belong to neither. */
  const furniture = /^(?:[-_=*·.\s—–]+|(?:trang\s+)?-?\s*\d{1,3}\s*-?(?:\s*\/\s*\d{1,3})?)$/iu;

  it('never throws, and every quote stands in the lines it names', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const clean = lines.map((text) => text.replace(/[\r\n]/g, ' ').normalize('NFC'));
        const plan = extractPlan(textOf(clean), 'x.txt');
        const squeeze = (text: string): string => text.replace(/[*_#`\s]|<[^>]*>/g, '');
        for (const item of [...plan.targets, ...plan.tasks, ...plan.unread]) {
          const [from, to] = item.lines;
          const lines = clean.slice(from - 1, to).filter((text) => text.includes('\t') || !furniture.test(text.trim()));
          expect(squeeze(lines.join(' '))).toContain(squeeze(item.quote));
        }
        for (const task of plan.tasks) expect(task.title.split(/\s+/).length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 1000 }
    );
  });

  it('quotes of the real plans stand in their lines, in every format', async () => {
    const squeeze = (text: string): string => text.replace(/[*_#`\s]|<[^>]*>/g, '');
    for (const file of [
      ...SEEDS.map((name) => `${name}.txt`),
      'cao-minh-de-an-10-nam-2026.docx',
      'xuan-que-500-ngay-dem.docx',
      'phuc-loc-de-an-15.pdf'
    ]) {
      const path = join(FOLDER, file);
      const text = await readDocument(readFileSync(path), path);
      const plan = extractPlan(text, file);
      for (const item of [...plan.targets, ...plan.tasks]) {
        const lines = text.lines.filter((line) => line.source >= item.lines[0] && line.source <= item.lines[1]);
        expect(squeeze(lines.map((line) => line.text).join(' '))).toContain(squeeze(item.quote));
      }
    }
  });

  it('reads a plan of sixty pages in less than a second', () => {
    // No paragraph stands there twice, so that nothing is read for free.
    const lines = Array.from({ length: 60 }, (_, page) =>
      readFileSync(join(FOLDER, 'phuc-loc-de-an-15.txt'), 'utf8')
        .split('\n')
        .slice(84, 130)
        .map((line) => line.replace(/\.$/, ` tại khu vực ${page}.`))
    ).flat();
    const before = process.cpuUsage();
    const plan = extractPlan(textOf(['KẾ HOẠCH', 'Nâng cao chất lượng', 'I. NHIỆM VỤ', ...lines]), 'x.txt');
    expect(plan.tasks.length).toBeGreaterThan(500);
    expect(process.cpuUsage(before).user / 1000, 'milliseconds of the processor').toBeLessThan(1000 * patience);
  });
});
