import { describe, expect, it } from 'vitest';
import { fromTyped, gapsIn, handWritten, piecesOf, sectionState, toTyped, unknownFigures, type ReportBlock, type ReportContent } from './document.ts';
import { changeOf, figureCell, figureText, type FigureRecord, type ReportFigure } from './figure.ts';

const record = (key: string, more: Partial<FigureRecord> = {}): FigureRecord => ({ key, ref: { kind: 'entry', id: key }, place: 'counted', reason: { key: 'reason.entry' }, happenedOn: '2026-11-01', recordedAt: null, ...more });
const figure = (more: Partial<ReportFigure> = {}): ReportFigure => ({
  id: '3.6',
  position: 0,
  label: 'Kiến nghị được giải quyết dứt điểm',
  definition: { source: 'target', targetId: 't', measureId: null, measureVersion: null, unit: 'percent', unitText: 'percent', params: {}, from: '2026-01-01', to: '2026-12-31', until: '2026-11-30', goal: { comparator: '>=', value: 90, valueHigh: null }, judged: true },
  unit: 'percent',
  unitWord: '',
  value: 73.4375,
  numerator: 47,
  denominator: 64,
  status: 'hard',
  fed: true,
  asOf: '2026-11-20',
  knownAt: '2026-11-20T01:00:00.000Z',
  records: [record('a')],
  kept: null,
  ...more
});
const content = (...blocks: ReportBlock[]): ReportContent => ({ sections: [{ id: 's', title: 'Kết quả', place: 'body', blocks }] });
const paragraph = (text: string): ReportBlock => ({ id: 'b1', v: 1, type: 'paragraph', text });

describe('a text with figures', () => {
  it('is typed with values in brackets and stored with ids; the value typed is not read', () => {
    const stored = 'Có {{3.6:phan}} kiến nghị, đạt {{3.6}} (mục tiêu 90%).';
    const typed = toTyped(stored, (token) => figureText(figure(), token.look));
    expect(typed).toBe('Có [47/64 · 3.6:phan] kiến nghị, đạt [73,4% · 3.6] (mục tiêu 90%).');
    expect(fromTyped(typed)).toBe(stored);
    expect(fromTyped('đạt [100% · 3.6]')).toBe('đạt {{3.6}}');
    expect(fromTyped('theo [1] và [ghi chú]')).toBe('theo [1] và [ghi chú]');
  });
  it('keeps what stands around figures, letter by letter', () => {
    expect(piecesOf('a{{x-kn:so}}b{{1.2}}')).toEqual(['a', { figureId: 'x-kn', look: 'so' }, 'b', { figureId: '1.2', look: 'gia-tri' }]);
    expect(unknownFigures('{{3.6}} và {{7.7:so}}', new Set(['3.6']))).toEqual(['7.7']);
  });
  it('names numbers typed by hand, and no dates, periods, papers or goals', () => {
    expect(handWritten(content(paragraph('Ngày 05/6/2026 ban hành Kế hoạch số 10/KH-HĐND; quý IV năm 2026, điều 12, “5 rõ”, (mục tiêu từ 90% trở lên), nhiệm kỳ 2026-2031.')))).toEqual([]);
    expect(handWritten(content(paragraph('Đã tiếp {{5.4}} đại biểu và 35 lượt công dân, đạt 92,5%.')))).toEqual(['35', '92,5%']);
  });
  it('knows what each section lacks', () => {
    const gap: ReportBlock = { id: 'g', v: 1, type: 'gap', text: 'nguyên nhân', organizationId: 'o' };
    expect(sectionState(content(paragraph('a')).sections[0]!)).toBe('done');
    expect(sectionState(content(paragraph('a'), gap).sections[0]!)).toBe('write');
    expect(sectionState(content(gap).sections[0]!)).toBe('empty');
    expect(gapsIn(content(gap))).toEqual([{ sectionId: 's', blockId: 'g', text: 'nguyên nhân', organizationId: 'o' }]);
  });
});

describe('a figure', () => {
  it('reads in each of its looks', () => {
    expect((['gia-tri', 'phan', 'so', 'tong', 'muc', 'danhgia'] as const).map((look) => figureText(figure(), look))).toEqual(['73,4%', '47/64', '47', '64', '81,6%', 'Khó đạt']);
  });
  it('says that nothing happened yet, or that nothing feeds it: neither is 0', () => {
    expect(figureText(figure({ value: null, numerator: 0, denominator: 0 }))).toBe('chưa phát sinh');
    expect(figureText(figure({ fed: false, value: null }))).toBe('chưa có nguồn số liệu');
    expect(figureCell(figure({ value: null }), 'gia-tri')).toBe('–');
  });
  it('of work is a count, and none is 0', () => {
    const work = figure({ definition: { source: 'work', list: 'done', planIds: null, from: '2026-11-01', to: '2026-11-30', until: '2026-11-30' }, unit: 'count', value: null, numerator: 0, denominator: null });
    expect(figureText(work)).toBe('0');
  });
  it('is offered anew when the newer telling says something else, unless exactly that was seen and left', () => {
    const fresh = { ...figure(), numerator: 49, value: 76.5625, records: [record('a'), record('b')] };
    const change = changeOf(figure(), fresh);
    expect(change).toMatchObject({ before: '47/64', after: '49/64', shareBefore: '73,4%', shareAfter: '76,6%' });
    expect(change?.added.map((each) => each.key)).toEqual(['b']);
    expect(changeOf(figure(), figure())).toBeNull();
    expect(changeOf(figure({ kept: { value: 76.5625, numerator: 49, denominator: 64, at: '', by: '' } }), fresh)).toBeNull();
  });
});
