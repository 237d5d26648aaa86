import { describe, expect, it } from 'vitest';
import { actCitation, paperCitation, proofCitation, withCitation } from './citation.ts';

describe('a reference to a paper', () => {
  it.each([
    [{ symbol: '10/KH-HĐND', on: '2026-04-09', title: 'x' }, 'Kế hoạch số 10/KH-HĐND ngày 09/4/2026'],
    [{ symbol: '05/2026/NQ-HĐND', on: '2026-07-15', title: 'x' }, 'Nghị quyết số 05/2026/NQ-HĐND ngày 15/7/2026'],
    [{ symbol: '120/UBND-VP', on: null, title: 'x' }, 'Văn bản số 120/UBND-VP'],
    [{ symbol: '', on: '2026-04-09', title: 'Chương trình 500 ngày đêm' }, '“Chương trình 500 ngày đêm” ngày 09/4/2026']
  ])('says kind, number, symbol and day: %o', (paper, words) => {
    expect(paperCitation(paper)).toBe(words);
  });
  it('names a proof by its paper, or by its file and the work it proves', () => {
    expect(proofCitation({ paper: 'Báo cáo số 12/BC-UBND ngày 18/11/2026', fileName: 'a.pdf', title: 'x' })).toBe('Báo cáo số 12/BC-UBND ngày 18/11/2026');
    expect(proofCitation({ paper: '', fileName: 'danh-sach.xlsx', title: 'Rà soát' })).toBe('tài liệu “danh-sach.xlsx” kèm theo việc “Rà soát”');
  });
  it('stands in brackets before the full stop; an act is a sentence of its own', () => {
    const cited = { kind: 'paper' as const, words: 'Kế hoạch số 10/KH-HĐND' };
    expect(withCitation('Đã giao việc.', cited)).toBe('Đã giao việc (Kế hoạch số 10/KH-HĐND).');
    expect(withCitation('Đã giao việc ', cited)).toBe('Đã giao việc (Kế hoạch số 10/KH-HĐND)');
    const act = { kind: 'act' as const, words: actCitation({ on: '2026-11-19', lead: 'UBND xã', title: 'Rà soát' }) };
    expect(withCitation('Đã giao việc', act)).toBe('Đã giao việc. Ngày 19/11/2026, UBND xã hoàn thành: Rà soát.');
  });
});
