import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../measure/catalogue.ts';
import { findLevels } from './comparator.ts';
import { fold, foldMarks } from './fold.ts';
import { BOUND_MEASURES, bindMeasure } from './measure-binding.ts';
import { markerOf } from './marker.ts';
import { parseRoman, parseWords } from './numbers.ts';
import { segments } from './sentences.ts';
import { ownersOf, subjectOf } from './subjects.ts';
import { tasksOf, titleOf } from './tasks.ts';
import { bodiesOfCell } from './units.ts';
import { isPromise } from './promise.ts';

describe('comparing without marks', () => {
  it('keeps the length, so that places stay true', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(fold(text)).toHaveLength(text.length);
        expect(foldMarks(text)).toHaveLength(text.length);
      })
    );
    expect(fold('Đẩy mạnh “số hóa” – Phấn đấu')).toBe('day manh "so hoa" - phan dau');
  });
});

describe('numbers', () => {
  it('reads words up to thousands and Roman numerals', () => {
    expect(parseWords('hai nghin khong tram hai muoi bay')).toBe(2027);
    expect(parseWords('muoi lam')).toBe(15);
    expect(parseWords('ban be')).toBeNull();
    expect(parseRoman('XIV')).toBe(14);
  });
});

describe('levels', () => {
  it.each([
    ['Tỷ lệ kiến nghị đạt từ 90% trở lên', '>=', 90, 'percent'],
    ['phân đầu tổ chức 01 phiên chất vấn', '>=', 1, 'sessions'],
    ['ít nhất từ 02-04 cuộc giám sát', 'range', [2, 4], 'supervisions'],
    ['thực hiện 8 đến 10 cuộc giám sát chuyên đề', 'range', [8, 10], 'supervisions'],
    ['Ít nhất 03/cuộc/năm', '>=', 3, 'count'],
    ['trên 80% số đại biểu dự họp', '>', 80, 'percent'],
    ['không quá 10 phút', '<=', 10, 'minutes'],
    ['còn dưới 1,5%', '<', 1.5, 'percent'],
    ['tối thiểu hai phiên giải trình', '>=', 2, 'sessions'],
    ['100% nghị quyết', '=', 100, 'percent'],
    ['85% trở lên', '>=', 85, 'percent']
  ])('reads "%s"', (text, comparator, value, unit) => {
    expect(findLevels(text)).toMatchObject([{ comparator, value, unit }]);
  });

  it('tells what was done, shares of money and figures in passing from promises', () => {
    const promised = (text: string, section: 'target' | 'task' = 'target'): boolean[] =>
      findLevels(text).map((level) => isPromise(level, text, section));
    expect(promised('HĐND xã đã tổ chức 14 cuộc giám sát')).toEqual([false]);
    expect(promised('nâng tỷ lệ ký số từ 60% lên 90%')).toEqual([false, true]);
    expect(promised('ngân sách hỗ trợ 100% kinh phí', 'task')).toEqual([false]);
    expect(promised('phấn đấu đạt 09 chỉ tiêu then chốt')).not.toContain(true);
    expect(promised('tổ chức 01 phiên giải trình giữa 02 kỳ họp')).toEqual([true, false]);
    expect(promised('tối đa 10 phút')).toEqual([true]);
  });
});

describe('responsible bodies', () => {
  it('normalises abbreviations and lists without adding bodies', () => {
    expect(bodiesOfCell('TTHĐND, 02 Ban; UBMTTQ xã, VP HĐND&UBND').lead.map((body) => body.name)).toEqual([
      'Thường trực HĐND',
      'Các Ban HĐND',
      'Ủy ban MTTQ',
      'Văn phòng HĐND và UBND'
    ]);
    expect(bodiesOfCell('HĐND tỉnh').lead).toEqual([{ name: 'HĐND tỉnh', kind: 'superior' }]);
    expect(bodiesOfCell('Phòng Kinh tế; Nguyễn Văn Mẫu').lead.map((body) => body.name)).toEqual(['Phòng Kinh tế', 'Nguyễn Văn Mẫu']);
    expect(bodiesOfCell('')).toEqual({ lead: [], coord: [] });
  });

  it('puts those after "phối hợp" beside, not in front', () => {
    const owners = ownersOf('Ban Văn hóa – Xã hội chủ trì, phối hợp với Ban Kinh tế - Ngân sách xây dựng quy trình');
    expect(owners.lead.map((body) => body.name)).toEqual(['Ban Văn hóa - Xã hội']);
    expect(owners.coord.map((body) => body.name)).toEqual(['Ban Kinh tế - Ngân sách']);
  });

  it('finds the subject behind adverbs, and none in a passive or a definition', () => {
    expect(
      subjectOf('Định kỳ hằng quý, hoặc đột xuất, Thường trực, Ban Thường vụ Đảng ủy nghe báo cáo')?.bodies.map((body) => body.name)
    ).toEqual(['Thường trực Đảng ủy', 'Ban Thường vụ Đảng ủy']);
    expect(subjectOf('Đề nghị Ủy ban nhân dân phường bố trí kinh phí, bảo đảm điều kiện')?.bodies.map((body) => body.name)).toEqual([
      'UBND'
    ]);
    expect(subjectOf('Đại biểu HĐND xã được tập huấn')).toBeNull();
    expect(subjectOf('Văn phòng tâm lý học đường')).toBeNull();
  });
});

describe('outline and sentences', () => {
  it('takes numbering for numbering and figures for figures', () => {
    expect(markerOf('1.2. Văn phòng')).toMatchObject({ style: 'dec2', label: '1.2' });
    expect(markerOf('a) Quy trình')).toMatchObject({ style: 'letter' });
    expect(markerOf('(4) Trong năm')).toMatchObject({ style: 'paren-number' });
    expect(markerOf('Il. NHIỆM VỤ')).toMatchObject({ style: 'roman', label: 'II' });
    expect(markerOf('02 cuộc giám sát')).toBeNull();
    expect(markerOf('2.500 đại biểu')).toBeNull();
  });

  it('cuts at stops and semicolons, never inside brackets or dates, and loses no letter', () => {
    expect(segments('Họp ngày 20.4.2026 (sáng; chiều). Báo cáo; Tổng hợp./.').map((segment) => segment.text)).toEqual([
      'Họp ngày 20.4.2026 (sáng; chiều)',
      'Báo cáo',
      'Tổng hợp./.'
    ]);
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (text) => {
        for (const segment of segments(text)) expect(text.slice(segment.start, segment.end)).toBe(segment.text);
      })
    );
  });

  it('keeps titles to twenty words of the paper', () => {
    const text =
      'Xây dựng quy trình giám sát và theo dõi sau giám sát, kèm theo mẫu Đề cương Báo cáo kết quả giám sát, danh mục hồ sơ, tài liệu giám sát của các Ban';
    const title = titleOf(text);
    expect(title.split(' ').length).toBeLessThanOrEqual(20);
    expect(text.startsWith(title)).toBe(true);
  });

  it('titles a task by what is done, not by who leads it with whom', () => {
    expect(titleOf('Ban Văn hóa - Xã hội chủ trì, phối hợp với Văn phòng HĐND và UBND xã, các Tổ đại biểu biên soạn sổ tay cử tri')).toBe(
      'Biên soạn sổ tay cử tri'
    );
    expect(titleOf('Chủ trì, phối hợp với Công an xã rà soát hồ sơ đơn thư')).toBe('Rà soát hồ sơ đơn thư');
    expect(titleOf('Ban Văn hóa - Xã hội chủ trì phiên giải trình')).toBe('Ban Văn hóa - Xã hội chủ trì phiên giải trình');
  });

  it('keeps the doer named before a colon for everything listed behind it', () => {
    const none = { lead: [], leadLines: null, coord: [], deadline: null, deadlineLines: null, result: null };
    const read = (text: string): string[][] =>
      tasksOf(text, none, { path: '', lines: [1, 1], page: null }, { year: 2026, issuedOn: null }).map((task) => [
        task.title,
        ...task.lead
      ]);
    expect(
      read('Văn phòng HĐND và UBND xã lập báo cáo định kỳ: báo cáo nhanh hằng tuần trước thứ Năm; báo cáo tháng trước ngày 25')
    ).toEqual([
      ['Báo cáo nhanh hằng tuần trước thứ Năm', 'Văn phòng HĐND và UBND'],
      ['Báo cáo tháng trước ngày 25', 'Văn phòng HĐND và UBND']
    ]);
    expect(
      read('Văn phòng HĐND và UBND xã giúp việc: lập hồ sơ trước ngày 01/3; gửi tài liệu trước ngày 05/3').map(([, lead]) => lead)
    ).toEqual(['Văn phòng HĐND và UBND', 'Văn phòng HĐND và UBND']);
  });
});

describe('binding to measures', () => {
  it('speaks only of measures of the catalogue, and of each of them', () => {
    expect([...BOUND_MEASURES].sort()).toEqual(catalogue.map((measure) => measure.id).sort());
  });

  it('binds nothing that fits none', () => {
    expect(bindMeasure('Tỷ lệ hộ nghèo giảm còn dưới 1%', 'percent', 'year', [])).toBeNull();
    expect(bindMeasure('Trồng mới 50 ha rừng', 'ha', 'year', [])).toBeNull();
  });

  it('never binds a share to a count', () => {
    expect(bindMeasure('Cuộc giám sát chuyên đề', 'count', 'year', [])?.id).toBe('supervisions.thematic');
    expect(bindMeasure('Cuộc giám sát chuyên đề', 'percent', 'year', [])).toBeNull();
  });
});
