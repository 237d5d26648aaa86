import { describe, expect, it } from 'vitest';
import { chasingLetter } from './chasing-letter.ts';

const facts = { council: 'xã Xuân Quế', body: 'Ủy ban nhân dân xã', on: '2026-11-20', answerBy: '2026-11-27', note: '' };
const work = { title: 'Rà soát hộ nghèo', basis: '10/KH-HĐND · mục III', dueOn: '2026-11-10', chased: 1 };
const said = (paper: ReturnType<typeof chasingLetter>) => JSON.stringify(paper.body);

describe('a letter that chases overdue work', () => {
  it('of one thing says what, its basis, its day and how late it is, and by when to answer', () => {
    const paper = chasingLetter({ ...facts, works: [work] });
    expect(paper).toMatchObject({ kind: 'letter', symbol: 'TTHĐND-VP', place: 'Xuân Quế', number: null, subject: 'đôn đốc thực hiện nhiệm vụ “Rà soát hộ nghèo”', addressees: ['Ủy ban nhân dân xã'] });
    expect(said(paper)).toContain('(10/KH-HĐND, mục III) do Ủy ban nhân dân xã chủ trì có hạn ngày 10/11/2026, đến ngày 20/11/2026 đã quá hạn 10 ngày mà chưa có kết quả, đã đôn đốc 1 lần.');
    expect(said(paper)).toContain('ngày 27/11/2026');
    expect(said(paper)).not.toContain('"table"');
  });
  it('of several has a table with a row each; without a day for the answer none is named; own words are a paragraph', () => {
    const paper = chasingLetter({ ...facts, works: [work, { ...work, title: 'Trả lời kiến nghị', basis: '', chased: 0 }], answerBy: null, note: 'Đồng chí Chủ tịch trực tiếp chỉ đạo.' });
    expect(paper.subject).toBe('đôn đốc thực hiện 02 nhiệm vụ quá hạn');
    const table = paper.body.find((block) => block.type === 'table');
    expect(table?.type === 'table' && table.rows).toEqual([['1', 'Rà soát hộ nghèo (10/KH-HĐND, mục III)', '10/11/2026', '10', '1 lần'], ['2', 'Trả lời kiến nghị', '10/11/2026', '10', 'chưa']]);
    expect(said(paper)).not.toContain(' trước ');
    expect(said(paper)).toContain('Đồng chí Chủ tịch trực tiếp chỉ đạo.');
  });
});
