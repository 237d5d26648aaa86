import { describe, expect, it } from 'vitest';
import { analysePetitions } from './analyse.ts';
import { createIndex } from './nearest.ts';
import { splitMatters } from './matters.ts';

describe('the index of petitions', () => {
  it('finds the same matter first, then what is near', () => {
    const index = createIndex();
    index.add('a', 'Đường thôn Hạ hỏng, đề nghị sửa');
    index.add('b', 'Đường thôn Thượng hỏng, đề nghị sửa');
    index.add('c', 'Đề nghị tăng lương hưu');
    const near = index.nearest('duong thon ha nat qua, xin sua', 2);
    expect(near.map(({ id, same }) => [id, same])).toEqual([['a', true], ['b', false]]);
    expect(near[0]!.score).toBeGreaterThan(near[1]!.score);
    expect(index.size).toBe(3);
  });

  it('has nothing near in an empty index, and takes any text', () => {
    expect(createIndex().nearest('gì cũng được')).toEqual([]);
    expect(createIndex().nearest('')).toEqual([]);
  });
});

describe('analysis of petitions in the order received', () => {
  it('gives each a group in order, and names only earlier ones as similar', () => {
    const found = analysePetitions([
      { id: '1', text: 'Đường thôn Hạ hỏng, đề nghị sửa' },
      { id: '2', text: 'Rác ở chợ Chiều không ai gom' },
      { id: '3', text: 'duong thon ha nat qua, xin sua' }
    ]);
    expect([...found].map(([id, { group }]) => [id, group])).toEqual([['1', 'g1'], ['2', 'g2'], ['3', 'g1']]);
    expect(found.get('1')!.similar).toEqual([]);
    expect(found.get('3')!.similar.map(({ id }) => id)).toEqual(['1']);
  });
});

describe('parting a petition that holds several matters', () => {
  it.each([
    ['Đề nghị sửa mương xứ đồng Chằm. Thứ hai, đề nghị bố trí thùng rác ở chợ.', ['Đề nghị sửa mương xứ đồng Chằm.', 'Thứ hai, đề nghị bố trí thùng rác ở chợ.']],
    ['Đề nghị sửa đường thôn Hạ và nạo vét kênh mương nội đồng.', ['Đề nghị sửa đường thôn Hạ', 'và nạo vét kênh mương nội đồng.']],
    ['Đường thôn Hạ hỏng nặng. Mưa xuống xe máy không đi được. Đề nghị sửa.', ['Đường thôn Hạ hỏng nặng. Mưa xuống xe máy không đi được. Đề nghị sửa.']]
  ])('%s', (text, matters) => {
    const found = splitMatters(text);
    expect(found.map((matter) => matter.text)).toEqual(matters);
    for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words);
  });

  it('an empty text holds no matter', () => expect(splitMatters('  ')).toEqual([]));
});
