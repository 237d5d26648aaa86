import { describe, expect, it } from 'vitest';
import { gapsOf, placeCells, plainText } from '#modules/paper/layout/model.ts';
import { paperDocx } from '#modules/paper/server/docx.ts';
import { sessionPaper, sessionPaperKinds } from './session-papers.ts';
import type { StatisticRow } from './statistics.ts';

const row = (more: Partial<StatisticRow> = {}): StatisticRow => ({
  id: 'p', code: 'KN-2026-0001', title: 'Sửa đường', body: 'Đề nghị sửa đường thôn Mẫu 3', field: 'giao_thong', level: 'xã', villageId: 'v', villageName: 'Thôn Mẫu 3', bodyId: 'b', bodyName: 'UBND xã', aboutCouncil: false,
  source: 'meeting', roundId: 'r', roundTitle: 'Trước kỳ họp', sessionTitle: 'Kỳ họp thứ 3', raisedOn: '2026-09-01', raisings: 2, voters: 14, stage: 'referred', result: null, outcome: null, promisedOn: null,
  referredOn: '2026-09-05', dueOn: '2026-10-05', answeredOn: null, replyNumber: '', replyWords: '', judgedOn: null, sessionsPassed: 0, ...more
});
const settled = { stage: 'closed', outcome: 'settled', result: 'done', answeredOn: '2026-10-01', replyNumber: '120/UBND-KT', replyWords: 'Đã sửa xong.', judgedOn: '2026-10-03' } as const;
const facts = (rows: StatisticRow[], open: StatisticRow[] = [], judged: StatisticRow[] = []) => ({ council: 'xã Mẫu Thử', from: '2026-01-01', to: '2026-11-20', asOf: '2026-11-20', rows, open, judged });
const words = (kind: (typeof sessionPaperKinds)[number], given: ReturnType<typeof facts>) => sessionPaper(kind, given).body.flatMap((block) => (block.type === 'paragraph' || block.type === 'heading' ? [plainText(block.text)] : [])).join('\n');

describe('reports on petitions of a session', () => {
  it('law:PET-13 counts answers and results from the lists, answered apart from settled, and leaves the judgement to people', () => {
    const rows = [row(settled), row({ stage: 'answered', result: 'done', answeredOn: '2026-10-20' }), row(), row({ stage: 'compiled', referredOn: null, dueOn: null })];
    const text = words('giam-sat', facts(rows, [row({ sessionsPassed: 2 })]));
    expect(text).toContain('Đã tổng hợp 04 kiến nghị, trong đó: 04 kiến nghị thuộc thẩm quyền xã.');
    expect(text).toContain('Các cơ quan đã trả lời 02/03 kiến nghị được chuyển, đạt 66,7%; trong đó 01 đúng hạn, 01 chậm; còn 01 quá hạn chưa trả lời.');
    expect(text).toContain('đã giải quyết xong 01, giải trình, cung cấp thông tin 00, đang giải quyết 00; 01 văn bản trả lời đang chờ đánh giá.');
    expect(text).toContain('Còn 01 kiến nghị chưa kết thúc khi kỳ họp sau đã khai mạc, trong đó 01 qua từ hai kỳ họp trở lên');
    expect(gapsOf(sessionPaper('giam-sat', facts(rows)))).toHaveLength(2);
  });

  it('law:PET-03, PET-04 go to the People’s Committee with the table, and remarks on the council in a list of their own', () => {
    const paper = sessionPaper('gui-ubnd', facts([row(), row({ aboutCouncil: true })]));
    expect(paper.addressees).toEqual(['Ủy ban nhân dân xã Mẫu Thử']);
    expect(paper.annexes?.map((annex) => annex.title)).toEqual(['Bảng tổng hợp kiến nghị của cử tri', 'Danh mục ý kiến của cử tri về Hội đồng nhân dân, các Ban, Tổ đại biểu và đại biểu']);
    expect(gapsOf(paper)).toEqual([]);
  });

  it('nothing that happened is said so, not as zero per cent', () => {
    for (const kind of sessionPaperKinds) {
      expect(words(kind, facts([]))).toContain('Chưa phát sinh kiến nghị.');
      expect(words(kind, facts([]))).not.toContain('0%');
    }
  });

  it('are drawn with every cell in its place', async () => {
    const paper = sessionPaper('giam-sat', facts([row(settled), row({ level: null, field: null, bodyId: null, bodyName: null, referredOn: null })], [row({ sessionsPassed: 3 })], [row({ ...settled, sessionsPassed: 2 })]));
    const tables = [...paper.body, ...(paper.annexes ?? []).flatMap((annex) => annex.body)].flatMap((block) => (block.type === 'table' ? [block] : []));
    expect(tables).toHaveLength(5);
    for (const table of tables) expect(() => placeCells([...table.head, ...table.rows], table.columns.length)).not.toThrow();
    expect((await paperDocx(paper)).length).toBeGreaterThan(5000);
  });
});
