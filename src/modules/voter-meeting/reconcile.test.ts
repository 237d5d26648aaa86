import { describe, expect, test } from 'vitest';
import { commonList, compareLists, listText, openRows, type MatchDecision } from './reconcile.ts';

const office = [
  { id: 'o1', body: 'Rãnh thoát nước cạnh nhà văn hóa thôn Mẫu Đông bị lấp, mưa là ngập đường' },
  { id: 'o2', body: 'Đề nghị có lịch phun thuốc muỗi, khơi cống trước mùa mưa' },
  { id: 'o3', body: 'Giá điện bơm nước tưới tính theo giá sinh hoạt' }
];
const front = [
  { id: 'f1', body: 'Cử tri thôn Mẫu Đông đề nghị khơi rãnh thoát nước cạnh nhà văn hóa vì mưa là ngập' },
  { id: 'f2', body: 'Đề nghị có lịch phun thuốc muỗi, khơi cống trước mùa mưa' },
  { id: 'f4', body: 'Trường mầm non thiếu đồ chơi ngoài trời' }
];
const decide = (over: Partial<MatchDecision>): MatchDecision => ({ id: 'd', frontLineId: null, officeLineId: null, decision: 'same', reason: '', ...over });

describe('two lists of one meeting', () => {
  test('the same matter in other words is proposed as a pair, never paired by the machine', () => {
    const rows = compareLists(office, front, []);
    expect(rows.map((row) => [row.office?.id ?? null, row.front?.id ?? null, row.state])).toEqual([
      ['o1', 'f1', 'proposed'],
      ['o2', 'f2', 'proposed'],
      ['o3', null, 'only-office'],
      [null, 'f4', 'only-front']
    ]);
    expect(openRows(rows)).toHaveLength(4);
  });
  test('what a person decided stands: paired, taken in, left out', () => {
    const decisions = [
      decide({ id: '1', officeLineId: 'o1', frontLineId: 'f1' }),
      decide({ id: '2', officeLineId: 'o2', frontLineId: 'f2' }),
      decide({ id: '3', officeLineId: 'o3', decision: 'left-out', reason: 'Nêu ở hội nghị khác' }),
      decide({ id: '4', frontLineId: 'f4', decision: 'kept' })
    ];
    const rows = compareLists(office, front, decisions);
    expect(openRows(rows)).toEqual([]);
    expect(commonList(rows).map((line) => line.id)).toEqual(['o1', 'o2', 'f4']);
  });
  test('where the other side wrote nothing, nothing is open', () => {
    expect(openRows(compareLists(office, [], []))).toEqual([]);
  });
  test('a line of theirs is paired once', () => {
    const twice = [office[1]!, { id: 'o9', body: office[1]!.body }];
    expect(compareLists(twice, [front[1]!], []).map((row) => row.state)).toEqual(['proposed', 'only-office']);
  });
  test('theirs enters the common list only when somebody takes it in', () => {
    expect(commonList(compareLists(office, front, [])).map((line) => line.id)).toEqual(['o1', 'o2', 'o3']);
  });
  test('what is signed does not change with capitals, dots and spaces', () => {
    expect(listText([{ id: 'a', body: 'Sửa đường.' }])).toBe(listText([{ id: 'b', body: ' SỬA  ĐƯỜNG' }]));
    expect(listText([{ id: 'a', body: 'Sửa đường' }])).not.toBe(listText([{ id: 'a', body: 'Sửa cầu' }]));
  });
});
