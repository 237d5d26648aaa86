import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shareFound } from '../../../tests/support/compare-lines.ts';
import { readDocument } from './read.ts';

const folder = new URL('../../../tests/fixtures/plans/', import.meta.url);
const open = (file: string) => readDocument(readFileSync(new URL(file, folder)), file);

describe('a plan reads the same whatever its format', () => {
  it.each([
    ['bang-lang-doi-moi-2026-2031', 'docx', 'docx'],
    ['bang-lang-doi-moi-2026-2031', 'pdf', 'pdf'],
    ['cao-minh-de-an-10-nam-2026', 'docx', 'docx'],
    ['cao-minh-de-an-10-nam-2026', 'pdf', 'pdf'],
    ['nghi-duong-chuong-trinh-hanh-dong-2025-2030', 'docx', 'docx'],
    ['nghi-duong-chuong-trinh-hanh-dong-2025-2030', 'doc', 'doc'],
    ['phuc-loc-de-an-15', 'docx', 'docx'],
    ['phuc-loc-de-an-15', 'pdf', 'pdf'],
    ['xuan-que-500-ngay-dem', 'docx', 'docx']
  ])('%s.%s gives 99%% of the lines of the text, whole and in order', async (plan, extension, kind) => {
    const right = await open(`${plan}.txt`);
    const read = await open(`${plan}.${extension}`);
    expect(read.kind).toBe(kind);
    const { share, missing } = shareFound(right.lines, read.lines);
    expect(share, missing.join('\n')).toBeGreaterThanOrEqual(0.99);
  });

  it('the Word 97 form of a plan gives line by line what its DOCX gives', async () => {
    const one = await open('nghi-duong-chuong-trinh-hanh-dong-2025-2030.docx');
    const other = await open('nghi-duong-chuong-trinh-hanh-dong-2025-2030.doc');
    expect(other.lines).toEqual(one.lines);
  });

  it('a merged cell is marked in every row it runs over, in DOCX and in PDF', async () => {
    for (const extension of ['docx', 'pdf']) {
      const { lines } = await open(`cao-minh-de-an-10-nam-2026.${extension}`);
      const row = lines.find((line) => line.cells?.[0]?.text === '5.2');
      expect(row?.cells).toHaveLength(5);
      expect(row?.cells?.[4]).toEqual({ text: '', merged: 'above' });
    }
  });

  it('a row cut by a page end is one row', async () => {
    const { lines } = await open('cao-minh-de-an-10-nam-2026.pdf');
    const row = lines.find((line) => line.cells?.[0]?.text === '5.4');
    expect(row?.cells?.[1]?.text).toMatch(/^Hoạt động của đại biểu HĐND xã .* tham gia các cuộc giám sát chuyên đề$/u);
  });

  it('lines of a text file keep their place in the file', async () => {
    const file = 'xuan-que-500-ngay-dem.txt';
    const rows = readFileSync(new URL(file, folder), 'utf8').split(/\r?\n/u);
    const { lines } = await open(file);
    for (const line of lines) {
      const first = (line.cells?.find((cell) => cell.text !== '')?.text ?? line.text).split(' ').slice(-1)[0] as string;
      expect(rows[line.source - 1]?.normalize('NFC')).toContain(first.replace(/[”"]$/u, ''));
    }
  });
});
