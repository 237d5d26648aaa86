/** Law table, sections 12 and 13: the calendar, and what five communes set themselves (defaults a council may start from). */
import { labourCode, local } from './instruments.ts';
import { type LawRule, after, amount } from './rule.ts';

const xuanQue = local('Chương trình 500 ngày đêm của HĐND xã Xuân Quế');
const bangLang = local('Kế hoạch đổi mới của HĐND xã Bằng Lang');
const nghiDuong = local('Chương trình hành động của HĐND xã Nghi Dương');
const phucLoc = local('Đề án 15 của HĐND xã Phúc Lộc');
const caoMinh = local('Đề án 10 của HĐND xã Cao Minh');

export const calendarAndLocalRules: readonly LawRule[] = [
  amount(
    'CAL-07',
    '=',
    11,
    'd',
    'mỗi năm',
    'Ngày nghỉ lễ, tết',
    'Tết Dương lịch 1, Tết Âm lịch 5, Giỗ Tổ 1, 30/4, 01/5, Quốc khánh 2 ngày.',
    labourCode('112')
  ),
  amount('LOC-01', '=', 1, 'week', 'một lần', 'Báo cáo nhanh hằng tuần', 'Báo cáo nhanh trước 14 giờ thứ Năm.', xuanQue, {
    cadence: { kind: 'weekly', weekday: 4, hour: 14, exclusive: true }
  }),
  amount('LOC-01.month', '=', 1, 'month', 'một lần', 'Báo cáo tháng', 'Báo cáo tháng trước ngày 25.', xuanQue, {
    cadence: { kind: 'monthly', day: 25, exclusive: true }
  }),
  amount('LOC-01.quarter', '=', 3, 'month', 'một lần', 'Báo cáo quý', 'Báo cáo quý trước ngày 25 của tháng cuối quý.', xuanQue, {
    cadence: { kind: 'quarterly', day: 25, exclusive: true }
  }),
  amount('LOC-01.year', '=', 1, 'year', 'một lần', 'Báo cáo năm', 'Báo cáo năm trước ngày 30/11.', xuanQue, {
    cadence: { kind: 'yearly', month: 11, day: 30, exclusive: true }
  }),
  amount('LOC-02', '>=', 95, 'percent', 'đại biểu dự họp', 'Tỷ lệ đại biểu dự họp', 'Đại biểu dự họp đạt từ 95% trở lên.', xuanQue),
  amount(
    'LOC-02.followed',
    '=',
    100,
    'percent',
    'nghị quyết, kết luận',
    'Nghị quyết, kết luận được theo dõi',
    'Tất cả nghị quyết, kết luận được theo dõi; tất cả kiến nghị cử tri được tổng hợp đúng hạn.',
    xuanQue
  ),
  amount(
    'LOC-02.hearing',
    '>=',
    1,
    'count',
    'phiên giải trình mỗi năm',
    'Phiên giải trình',
    'Ít nhất một phiên giải trình mỗi năm.',
    xuanQue
  ),
  after('LOC-03', 7, 'd', 'ngày kết thúc kỳ họp, phiên họp', 'Công khai nội dung kỳ họp', 'Nội dung kỳ họp lên cổng thông tin.', bangLang),
  amount(
    'LOC-03.report',
    '=',
    1,
    'month',
    'một lần',
    'Báo cáo tháng của đại biểu',
    'Đại biểu báo cáo trước ngày 20 hằng tháng, từ 20/4/2026.',
    bangLang,
    { cadence: { kind: 'monthly', day: 20, exclusive: true, start: '2026-04-20' } }
  ),
  amount('LOC-03.speak', '>', 80, 'percent', 'đại biểu dự họp', 'Đại biểu phát biểu', 'Trên 80% đại biểu dự họp phát biểu.', bangLang),
  amount(
    'LOC-04',
    '>=',
    5,
    'count',
    'cuộc mỗi năm',
    'Giám sát chuyên đề của Thường trực',
    'Thường trực giám sát chuyên đề 5–7 cuộc mỗi năm.',
    nghiDuong,
    { upTo: 7 }
  ),
  amount(
    'LOC-04.board',
    '>=',
    8,
    'count',
    'cuộc mỗi năm',
    'Giám sát chuyên đề của mỗi Ban',
    'Mỗi Ban giám sát chuyên đề 8–10 cuộc mỗi năm.',
    nghiDuong,
    { upTo: 10 }
  ),
  amount(
    'LOC-05',
    '>=',
    2,
    'count',
    'cuộc mỗi năm',
    'Giám sát, khảo sát, chất vấn, giải trình của HĐND',
    'HĐND ít nhất hai cuộc mỗi năm.',
    phucLoc
  ),
  amount(
    'LOC-05.standing',
    '>=',
    4,
    'count',
    'cuộc mỗi năm',
    'Giám sát, khảo sát, chất vấn, giải trình của Thường trực',
    'Thường trực ít nhất bốn cuộc mỗi năm.',
    phucLoc
  ),
  amount('LOC-05.board', '>=', 2, 'count', 'cuộc mỗi năm', 'Giám sát, khảo sát của mỗi Ban', 'Mỗi Ban 2–4 cuộc mỗi năm.', phucLoc, {
    upTo: 4
  }),
  amount('LOC-06', '>=', 40, 'percent', 'đại biểu', 'Đại biểu chất vấn tại kỳ họp', 'Từ 40% đại biểu chất vấn tại kỳ họp.', caoMinh),
  amount(
    'LOC-06.supervise',
    '>',
    60,
    'percent',
    'đại biểu',
    'Đại biểu tham gia giám sát chuyên đề',
    'Trên 60% đại biểu tham gia giám sát chuyên đề.',
    caoMinh
  )
];
