import { patience } from '../../../tests/support/patience.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { longPlan, oddPlan } from '../../../tests/fixtures/documents/build.ts';
import { lineKey } from '../../../tests/support/compare-lines.ts';
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { readPdf } from './pdf.ts';

const folder = new URL('../../../tests/fixtures/documents/', import.meta.url);
const keys = (lines: Parameters<typeof lineKey>[0][]): string[] => lines.map(lineKey);

describe('the odd plan as other programs saved it', () => {
  it('reads from Word 97 as from DOCX: numbers, merged cells, deleted words', async () => {
    const right = readDocx(await oddPlan(), 'a.docx');
    const read = readDoc(readFileSync(new URL('odd-plan.doc', folder)), 'a.doc');
    expect(read.lines.map(({ text, cells, strong }) => ({ text, cells, strong }))).toEqual(
      right.lines.map(({ text, cells, strong }) => ({ text, cells, strong }))
    );
    expect(read.warnings.join()).toContain('Track Changes');
  });

  it('reads from PDF: page heads and numbers dropped, paragraphs whole over pages, landscape table with merged cells', async () => {
    const right = readDocx(await oddPlan(), 'a.docx');
    const read = await readPdf(readFileSync(new URL('odd-plan.pdf', folder)), 'a.pdf');
    // On paper the deleted words are still printed (struck through), and the note stands at the foot of its page.
    const differs = (text: string): boolean => /Thời hạn nộp báo cáo|Theo báo cáo của UBND/u.test(text);
    expect(keys(read.lines).filter((text) => !differs(text))).toEqual(keys(right.lines).filter((text) => !differs(text)));
    const cells = (lines: typeof read.lines) => lines.filter((line) => line.cells).map((line) => line.cells);
    expect(cells(read.lines)).toEqual(cells(right.lines));
    expect(read.lines.find((line) => line.text === 'PHỤ LỤC')?.page).toBe(4);
    expect(read.lines.find((line) => line.text.startsWith('I. MỤC ĐÍCH'))?.strong).toBe(true);
  });
});

describe('a long PDF', () => {
  it('of sixty pages is read in less than three seconds, rows whole and repeated heads dropped', async () => {
    const right = readDocx(await longPlan(50), 'dai.docx');
    const bytes = readFileSync(new URL('long-plan.pdf', folder));
    const began = performance.now();
    const read = await readPdf(bytes, 'dai.pdf');
    expect(performance.now() - began).toBeLessThan(3_000 * patience);
    expect(read.pages).toBe(60);
    expect(keys(read.lines)).toEqual(keys(right.lines));
  });
});
