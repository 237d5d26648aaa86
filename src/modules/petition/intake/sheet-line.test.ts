import { describe, expect, it } from 'vitest';
import { mapColumns } from '#core/sheets/columns.ts';
import type { OrganizationChoice } from '#modules/organization/schema.ts';
import { columnKeys, mappingOf, petitionColumns, type Mapping } from './columns.ts';
import { fieldOfLabel, levelOfLabel, villageOf } from './labels.ts';
import { outcomeOfWords } from './outcome.ts';
import { readSheetLines, type Surroundings } from './sheet-line.ts';

const ubnd: OrganizationChoice = { id: 'u', kind: 'peoples-committee', name: 'Ủy ban nhân dân xã', shortName: 'UBND xã', aliases: [], inside: false };
const around: Surroundings = { villages: [{ id: 'v1', name: 'Thôn Mẫu Đông' }, { id: 'v2', name: 'Thôn Mẫu Tây' }], organizations: [ubnd], place: 'xã Mẫu', fileName: 'so.xlsx', today: '2026-11-20', raisedOn: '2026-11-20', bodyId: null, history: true };
const mapping: Mapping = { text: 0, raisedOn: 1, village: 2, raiser: 3, body: 4, status: 5, answer: 6, dueOn: 7, number: 8, voters: 9 };
const read = (...cells: (string | number | null)[][]) => readSheetLines(cells.map((row, index) => ({ row: index + 2, group: null, cells: row })), mapping, around);
const words = 'Đề nghị sửa đường ra trạm bơm.';

describe('columns of lists in use', () => {
  it.each([
    [['Mã kiến nghị', 'Nội dung kiến nghị', 'Nhóm/lĩnh vực', 'Cơ quan giải quyết', 'Ngày tiếp nhận', 'Thời hạn giải quyết', 'Trạng thái giải quyết', 'Kết quả trả lời', 'Ghi chú', 'Nguồn dữ liệu'], ['code', 'text', 'field', 'body', 'raisedOn', 'dueOn', 'status', 'answer', 'note', 'source']],
    [['STT', 'Noi dung kien nghi', 'Thon', 'Nguoi kien nghi', 'Linh vuc', 'Tham quyen'], [undefined, 'text', 'village', 'raiser', 'field', 'level']],
    [['ma_tra_cuu', 'ho_ten', 'sdt', 'thon', 'linh_vuc', 'tieu_de', 'noi_dung', 'trang_thai', 'tra_loi', 'ngay_gui', 'ngay_tra_loi'], ['code', 'raiser', 'phone', 'village', 'field', 'title', 'text', 'status', 'answer', 'raisedOn', 'answeredOn']]
  ])('%j', (titles, keys) => {
    const { mapping: found } = mapColumns({ titles }, petitionColumns);
    expect(titles.map((_, place) => columnKeys.find((key) => found[key] === place))).toEqual(keys);
  });

  it('two columns cannot hold the same', () => {
    expect(mappingOf({ c0: 'text', c1: 'text' })).toBeNull();
    expect(mappingOf({ c0: 'text', c1: '', c2: 'note' })).toEqual({ text: 0, note: 2 });
  });
});

describe('rows', () => {
  it('each fault is one sentence, and the row stays out', () => {
    const faults = read([null, '5/10/2026'], ['ngắn', '5/10/2026'], [words, '31/02/2026'], [words, '5/10/2027'], ['#REF!', '5/10/2026'], [words, null, null, null, null, null, null, null, null, 'vài chục']);
    expect(faults.every((row) => row.line === null && row.problems.length >= 1 && row.problems.every((problem) => problem.endsWith('.')))).toBe(true);
  });

  it('a row written twice goes in once and names the first', () => {
    const [, again] = read([words, '5/10/2026'], [words, '5/10/2026']);
    expect(again).toMatchObject({ line: null, problems: ['Trùng hoàn toàn với dòng 2 của tệp này.'] });
  });

  it('name and village are told apart; the name is in no other field', () => {
    const [row] = read([words, '5/10/2026', 'thon mau dong', 'Ông Nguyễn Văn Thử']);
    expect(row?.line).toMatchObject({ villageId: 'v1', raiser: { name: 'Nguyễn Văn Thử' } });
    expect(JSON.stringify({ ...row?.line, raiser: null })).not.toContain('Thử');
    expect(read([words, null, null, 'Nhiều cử tri'])[0]?.line).toMatchObject({ many: true, raiser: { name: '' } });
  });

  it('a voter named before the words goes to the raiser; one named inside them keeps the row out', () => {
    expect(read(['Cử tri Nguyễn Văn Thử, thôn Mẫu Tây: đề nghị sửa cống đầu làng.', '5/10/2026'])[0]?.line).toMatchObject({ text: 'Đề nghị sửa cống đầu làng.', raiser: { name: 'Nguyễn Văn Thử' } });
    expect(read(['Theo ông Nguyễn Văn Thử thì cống đầu làng đã sập, đề nghị sửa.', '5/10/2026', null, 'Nguyễn Văn Thử'])[0]).toMatchObject({ line: null, problems: [expect.stringContaining('tên người kiến nghị')] });
  });

  it('results of the file are taken as it says, without a body they are refused, and without the wish they stay out', () => {
    expect(read([words, '5/10/2026', null, null, 'UBND xã', 'Đã giải quyết', 'Đã sửa xong ngày 20/10/2026.', null, '12/UBND, ngày 21/10/2026'])[0]?.line?.history).toEqual({ result: 'done', ended: true, words: 'Đã sửa xong ngày 20/10/2026.', number: '12/UBND', answeredOn: '2026-10-21', promisedOn: null });
    expect(read([words, '5/10/2026', null, null, null, 'Đã giải quyết'])[0]).toMatchObject({ line: null });
    expect(readSheetLines([{ row: 2, group: null, cells: [words, null, null, null, null, 'Đã giải quyết'] }], mapping, { ...around, history: false })[0]?.line).toMatchObject({ history: null });
  });
});

it.each([
  ['Đã giải quyết xong', '', { result: 'done', ended: true }],
  ['Chưa giải quyết', '', null],
  ['Đã chuyển cơ quan', '', null],
  ['Giải trình, cung cấp thông tin', '', { result: 'explained', ended: true }],
  ['Đã trả lời', '', { result: 'explained', ended: false }],
  ['', 'UBND xã đã trả lời tại văn bản số 5', { result: 'explained', ended: false }],
  ['Đang giải quyết', 'Đã đưa vào kế hoạch 2027', { result: 'in-progress', ended: false }],
  ['Đang giải quyết', '', null]
])('“%s” · “%s” stands as %j', (status, answer, outcome) => {
  expect(outcomeOfWords(status, answer, '2027-12-31')).toEqual(outcome);
});

it('labels of offices: fields, competence, villages', () => {
  expect(['Giao thông', 'MÔI TRƯỜNG', 'y te', 'Kinh tế'].map(fieldOfLabel)).toEqual(['giao_thong', 'moi_truong_rac_thai', 'y_te', null]);
  expect(['Cấp xã', 'UBND tỉnh', 'TW', 'Điện lực', ''].map(levelOfLabel)).toEqual(['xã', 'tỉnh', 'trung ương', 'ngành điện lực', null]);
  expect(villageOf('Mẫu Tây', around.villages)?.id).toBe('v2');
  expect(villageOf('Thôn Mẫu', around.villages)).toBeNull();
});
