import { describe, expect, it } from 'vitest';
import { placeCells } from '#modules/paper/layout/model.ts';
import { paperDocx } from '#modules/paper/server/docx.ts';
import type { StatisticRow } from './statistics.ts';
import { grouped, resultWords, tableBlock, tableKinds, tablePaper, tableSheet } from './tables.ts';

const row = (more: Partial<StatisticRow> = {}): StatisticRow => ({
  id: 'p', code: 'KN-2026-0001', title: 'Sửa đường', body: 'Đề nghị sửa đường thôn Mẫu 3', field: 'giao_thong', level: 'xã', villageId: 'v', villageName: 'Thôn Mẫu 3', bodyId: 'b', bodyName: 'UBND xã', aboutCouncil: false,
  source: 'meeting', roundId: 'r', roundTitle: 'Trước kỳ họp', sessionTitle: 'Kỳ họp thứ 3', raisedOn: '2026-09-01', raisings: 2, voters: 14, stage: 'referred', result: null, outcome: null, promisedOn: null,
  referredOn: '2026-09-05', dueOn: '2026-10-05', answeredOn: null, replyNumber: '', replyWords: '', judgedOn: null, sessionsPassed: 0, ...more
});
const facts = (rows: StatisticRow[]) => ({ council: 'xã Mẫu Thử', from: '2026-01-01', to: '2026-11-20', asOf: '2026-11-20', rows });
const settled = { stage: 'closed', outcome: 'settled', result: 'done', answeredOn: '2026-10-01', replyNumber: '120/UBND-KT', replyWords: 'Đã sửa xong.', judgedOn: '2026-10-03' } as const;

describe('tables of petitions', () => {
  it('stand under their competence, in the order of the law, numbered through', () => {
    const rows = [row({ code: 'KN-2026-0003', level: 'tỉnh' }), row({ code: 'KN-2026-0002', field: 'y_te' }), row({ code: 'KN-2026-0001' }), row({ code: 'KN-2026-0004', level: null, field: null })];
    expect(grouped('tong-hop', rows).map((part) => [part.title, part.rows.map((each) => each.code.slice(-1)).join('')])).toEqual([
      ['Thuộc thẩm quyền: xã', '12'],
      ['Thuộc thẩm quyền: tỉnh', '3'],
      ['Chưa phân loại thẩm quyền', '4']
    ]);
    const sheet = tableSheet('tong-hop', facts(rows), []);
    expect(sheet.rows.map((each) => each['n'])).toEqual([1, 2, 3, 4]);
    expect(sheet.groups?.map((group) => group.at)).toEqual([0, 2, 3]);
    expect(sheet.rows[0]?.['weight']).toBe('2 lần, 14 cử tri');
  });

  it('take what they are of: answers, what was carried over many sessions and ended or not, remarks on the council', () => {
    const rows = [row({ ...settled, sessionsPassed: 2 }), row({ sessionsPassed: 3 }), row({ ...settled, sessionsPassed: 1 }), row({ stage: 'compiled', referredOn: null, aboutCouncil: true })];
    const count = (kind: (typeof tableKinds)[number]) => grouped(kind, rows).reduce((sum, part) => sum + part.rows.length, 0);
    expect(Object.fromEntries(tableKinds.map((kind) => [kind, count(kind)]))).toEqual({ 'tong-hop': 4, 'phu-luc-1': 3, 'phu-luc-4': 1, 'phu-luc-5': 2, 've-hdnd': 1, 'danh-sach': 4 });
  });

  it('say the class of the answer and never settled before it was judged', () => {
    expect(resultWords(row())).toBe('Chưa trả lời, hạn 05/10/2026');
    expect(resultWords(row({ stage: 'answered', result: 'done', answeredOn: '2026-10-01' }))).toBe('Đã giải quyết xong (chờ đánh giá)');
    expect(resultWords(row(settled))).toBe('Đã giải quyết xong');
    expect(resultWords(row({ stage: 'promised', result: 'will-do', outcome: 'in-progress' }))).toBe('Sẽ giải quyết');
  });

  it('are drawn on paper with every cell in its place; nothing to list makes no annex', async () => {
    for (const kind of tableKinds) {
      const table = tableBlock(kind, [row({ sessionsPassed: 2, aboutCouncil: true }), row({ ...settled, sessionsPassed: 2 })]);
      expect(() => placeCells([...table.head, ...table.rows], table.columns.length)).not.toThrow();
      expect(tablePaper(kind, facts([])).annexes).toEqual([]);
    }
    const bytes = await paperDocx(tablePaper('phu-luc-1', facts([row(settled)])));
    expect(bytes.length).toBeGreaterThan(5000);
  });
});
