import { PDF } from '@libpdf/core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { composePaper, wordsOf } from '../layout/compose.ts';
import type { OfficialPaper } from '../layout/model.ts';
import { sampleReport } from '../layout/sample.ts';
import { paperPdf, warmPdf } from './pdf.ts';

beforeAll(warmPdf, 60_000);

const close = (text: string) => text.normalize('NFC').replace(/[\s\u00a0]+/gu, '');
const sorted = (text: string) => [...close(text)].sort().join('');

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await PDF.load(bytes);
  return pdf.getPages().map((page) => page.extractText().text);
}

test('the text comes back whole: the same signs as the model, besides the page numbers', async () => {
  const pages = await pagesOf(await paperPdf(sampleReport));
  expect(pages.length).toBe(4);
  const numbers = '23';
  expect(sorted(pages.join(''))).toBe(sorted(wordsOf(composePaper(sampleReport)).join('') + repeatedHeads(pages) + numbers));
});

/** Heads of the table of targets, for each page it goes on over. */
function repeatedHeads(pages: string[]): string {
  return 'Stt Chỉ tiêu Năm 2026 Đánh giá Giao Đạt Tỷ lệ'.repeat(pages.filter((page) => close(page).includes('GiaoĐạtTỷlệ')).length - 1);
}

test('paragraphs can be found and selected as written', async () => {
  const text = close((await pagesOf(await paperPdf(sampleReport))).join(''));
  for (const words of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI',
    'Đã tổng hợp, chuyển cơ quan có thẩm quyền 64 kiến nghị, đúng hạn 100%; trả lời 58 kiến nghị'
  ]) {
    expect(text).toContain(close(words));
  }
});

test('pages count from 2 in the text; an annex counts anew and shows none on its first page', async () => {
  const pages = await pagesOf(await paperPdf(sampleReport));
  expect(pages.map((page) => /^\s*(\d)\s*$/m.exec(page.trimStart().split('\n')[0]!)?.[1] ?? null)).toEqual([null, '2', '3', null]);
});

test('the file is tagged, in Vietnamese, titled and bookmarked', async () => {
  const raw = Buffer.from(await paperPdf(sampleReport)).toString('latin1');
  expect(raw).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
  expect(raw).toMatch(/\/Lang\s*\(vi-VN\)/);
  expect(raw).toMatch(/\/StructTreeRoot/);
  expect(raw).toMatch(/\/Outlines/);
});

const paperSaying = (words: string): OfficialPaper => ({
  ...sampleReport,
  subject: words,
  bases: [],
  annexes: [],
  addressees: [],
  body: [
    { type: 'paragraph', text: [words, { text: words, bold: true }] },
    { type: 'table', columns: [{ width: 1 }, { width: 2 }], head: [], rows: [['x', words]] }
  ]
});

const trap = fc.constantFrom(
  '#',
  '$',
  '*',
  '_',
  '`',
  '```',
  '\\',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '@',
  '=',
  '- ',
  '+ ',
  '/',
  '//',
  '/*',
  '*/',
  '~',
  '--',
  '---',
  '...',
  ';',
  ':',
  '#panic("x")',
  '#read("/etc/passwd")',
  '#set page(width: 1pt)',
  '#import "@preview/x:1.0.0"',
  '\\u{41}',
  '%',
  '&',
  '\n',
  ' ',
  'đ',
  'Ệ',
  'a',
  '1'
);

test('no text of a person is read as markup or code', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(trap, { minLength: 1, maxLength: 14 }).map((parts) => parts.join('')),
      async (words) => {
        const paper = paperSaying(words);
        const text = (await pagesOf(await paperPdf(paper))).join('');
        expect(sorted(text)).toBe(sorted(wordsOf(composePaper(paper)).join('')));
      }
    ),
    { numRuns: 30 }
  );
}, 60_000);

test('a cell longer than a page breaks rather than falling off the sheet', async () => {
  const words = 'Cử tri đề nghị sửa chữa đường liên ấp. '.repeat(400).trim();
  const pages = await pagesOf(
    await paperPdf(paperSaying('Dài')).then(() =>
      paperPdf({
        ...paperSaying('Dài'),
        body: [{ type: 'table', columns: [{ width: 1 }, { width: 1 }], head: [['Stt', 'Nội dung']], rows: [['1', words]] }]
      })
    )
  );
  expect(close(pages.join('')).split('liênấp.').length - 1).toBe(400);
});

test('papers asked for at once come out each with its own words', async () => {
  const drawn = await Promise.all(['Một', 'Hai', 'Ba'].map((words) => paperPdf(paperSaying(words))));
  const texts = await Promise.all(drawn.map(pagesOf));
  ['Một', 'Hai', 'Ba'].forEach((words, index) => expect(texts[index]!.join('')).toContain(words));
});
