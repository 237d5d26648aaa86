import { patience } from '../../../tests/support/patience.ts';
import { readFileSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { likeness, shareFound } from '../../../tests/support/compare-lines.ts';
import { readDocument } from './read.ts';

const plans = new URL('../../../tests/fixtures/plans/', import.meta.url);
const odd = new URL('../../../tests/fixtures/documents/', import.meta.url);

describe('scans', () => {
  it.each(['bang-lang-doi-moi-2026-2031', 'xuan-que-500-ngay-dem'])(
    'the turned and noisy scan of %s reads like its text, table rows whole',
    { timeout: 240_000 },
    async (plan) => {
      const right = await readDocument(readFileSync(new URL(`${plan}.txt`, plans)), `${plan}.txt`);
      const steps: number[] = [];
      const bytes = readFileSync(new URL(`${plan}.scan.pdf`, plans));
      const read = await readDocument(bytes, `${plan}.pdf`, {
        onProgress: (done, total, what) => what.includes('nhận dạng') && steps.push(done / total)
      });
      expect(read.kind).toBe('scan');
      expect(read.pages).toBe(6);
      expect(steps).toHaveLength(6);
      expect(steps.at(-1)).toBe(1);
      expect(read.warnings.join(' ')).toContain('nhận dạng từ ảnh quét');
      expect(likeness(right.lines, read.lines)).toBeGreaterThan(0.97);
      const { share, missing } = shareFound(right.lines, read.lines);
      expect(share, missing.join('\n')).toBeGreaterThan(0.9);
    }
  );

  it('stops within a second when told to, and says so', { timeout: 60_000 }, async () => {
    const bytes = readFileSync(new URL('bang-lang-doi-moi-2026-2031.scan.pdf', plans));
    const control = new AbortController();
    const reading = readDocument(bytes, 'quet.pdf', { signal: control.signal });
    const refused = expect(reading).rejects.toMatchObject({ code: 'stopped' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const told = performance.now();
    control.abort();
    await refused;
    expect(performance.now() - told).toBeLessThan(1_000 * patience);
  });

  it.each([90, 180, 270] as const)(
    'a page scanned with its head turned by %d degrees is read upright',
    { timeout: 120_000 },
    async (turn) => {
      const pdf = await PDF.load(readFileSync(new URL('xuan-que-500-ngay-dem.scan.pdf', plans)));
      for (let page = pdf.getPageCount() - 1; page >= 0; page -= 1) if (page !== 4) pdf.removePage(page);
      pdf.getPage(0)?.setRotation(turn);
      const { lines } = await readDocument(await pdf.save(), 'xoay.pdf');
      const rows = lines.filter((line) => line.cells).map((line) => line.text);
      expect(rows).toContain('1\tHoạt động quyết định\tNghị quyết ban hành đúng thẩm quyền\t%\t100');
      expect(rows).toContain('11\tSơ kết, tổng kết phong trào thi đua\tTheo kế hoạch\tThường trực HĐND\tBáo cáo đánh giá');
    }
  );

  it('a TIFF page is read like any scan', { timeout: 120_000 }, async () => {
    const { kind, lines } = await readDocument(readFileSync(new URL('odd-plan-page.tif', odd)), 'trang-1.tif');
    expect(kind).toBe('scan');
    const texts = lines.map((line) => line.text);
    expect(texts).toContain('I. MỤC ĐÍCH, YÊU CẦU');
    expect(texts).toContain('1.2. Ít nhất 02 cuộc giám sát chuyên đề mỗi năm.');
  });
});
