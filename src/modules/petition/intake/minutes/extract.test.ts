import { describe, expect, it } from 'vitest';
import { minutesNames, scoreMinutes } from '../../../../../tests/support/minutes-gold.ts';
import { extractMinutes } from './extract.ts';

const read = (text: string) => extractMinutes(text.trim().split('\n').map((line) => ({ text: line.trim(), page: null })));
const found = (text: string) => read(text).matters.map((matter) => ({ text: matter.text, raiser: matter.raiser, village: matter.village }));

describe('minutes of many manners, marked by hand', () => {
  it.each(minutesNames())('%s: every petition is found, nothing else is taken for one', async (name) => {
    const { missed, extra, hits, gold, answered } = await scoreMinutes(name);
    expect({ missed, extra }).toEqual({ missed: [], extra: [] });
    expect({ hits, answered }).toEqual({ hits: gold, answered: gold });
  });
});

describe('petitions in minutes', () => {
  it('the name of a voter stands with the raiser and never in the words', () => {
    expect(found('Ý kiến của cử tri:\n- Cử tri Đỗ Văn Mẫu, thôn Đông: Đề nghị sửa đường ra bến.')).toEqual([{ text: 'Đề nghị sửa đường ra bến.', raiser: 'Đỗ Văn Mẫu', village: 'thôn Đông' }]);
  });

  it('who takes part and who presides raises nothing', () => {
    expect(found('Thành phần:\n- Ông Nguyễn Văn Mẫu, Chủ tịch HĐND xã;\n- Bà Trần Thị Mẫu, Trưởng Ban.\nKết thúc\nÔng chủ trì đề nghị bà con giữ trật tự.')).toEqual([]);
  });

  it('praise alone is no petition, and the office asking another office is none', () => {
    expect(found('Ý kiến cử tri\n- Ông Tô Văn Mẫu (thôn Ngoại): Tôi nhất trí với báo cáo, cảm ơn đại biểu.\nThường trực HĐND xã đề nghị UBND xã giải quyết các kiến nghị nêu trên.')).toEqual([]);
  });

  it('a passage with two matters gives two', () => {
    expect(found('Ý kiến cử tri\n- Ông Cao Văn Mẫu (thôn Trung): Thứ nhất, cống đầu làng nhỏ, đề nghị làm lại. Thứ hai, đề nghị niêm yết danh sách hộ nghèo.').map((each) => each.text)).toEqual(['Cống đầu làng nhỏ, đề nghị làm lại.', 'Đề nghị niêm yết danh sách hộ nghèo.']);
  });

  it('an answer that only says it was heard is no answer', () => {
    const answered = (reply: string) => read(`Ý kiến 1: Bà Hà Thị Mẫu - thôn Trung: Chợ họp xuống lòng đường, đề nghị dời.\nTrả lời: ${reply}`).matters[0]?.answer ?? null;
    expect(answered('UBND xã ghi nhận, sẽ tổng hợp.')).toBeNull();
    expect(answered('Xã đã bố trí chỗ họp mới từ ngày 01/10/2026.')).toMatchObject({ words: 'Xã đã bố trí chỗ họp mới từ ngày 01/10/2026.' });
  });

  it('day and place of the meeting are read', () => {
    expect(read('BIÊN BẢN\nHội nghị tiếp xúc cử tri\nHôm nay, ngày 12 tháng 11 năm 2026, tại nhà văn hóa thôn Đông.')).toMatchObject({ heldOn: '2026-11-12', place: 'nhà văn hóa thôn Đông' });
  });

  it('a word after “thôn” that is no name is no village', () => {
    expect(found('Ý kiến cử tri\n- Đề nghị sửa đường từ thôn ra trạm bơm.')).toEqual([{ text: 'Đề nghị sửa đường từ thôn ra trạm bơm.', raiser: '', village: '' }]);
  });
});
