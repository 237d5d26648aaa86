/** Law table, section 9: complaints and denunciations. These clocks run against the body that decides; the council mirrors them. */
import { l02, l25, l42, nd155 } from './instruments.ts';
import { type LawRule, after, amount, before, instrument } from './rule.ts';

const nd75 = instrument('Nghị định 75/2012/NĐ-CP', 'PD-KN', 'S', 'OLD');
const open = instrument('Chưa tìm thấy số ngày chung', [], 'D', '?');

export const letterRules: readonly LawRule[] = [
  after('KN-01', 90, 'd', 'ngày biết quyết định, hành vi', 'Thời hiệu khiếu nại', 'Thời hiệu khiếu nại là 90 ngày.', l02('9')),
  after(
    'KN-02',
    7,
    'wd',
    'ngày nhận đơn',
    'Thụ lý hoặc từ chối thụ lý khiếu nại',
    'Thụ lý hoặc từ chối có lý do; báo người khiếu nại, cơ quan chuyển đơn và thanh tra (trước đây 10 ngày).',
    nd155()
  ),
  after('KN-03', 30, 'd', 'ngày thụ lý', 'Giải quyết khiếu nại lần đầu', 'Ra quyết định giải quyết khiếu nại lần đầu.', l02('28', 'V')),
  after(
    'KN-03.complex',
    45,
    'd',
    'ngày thụ lý',
    'Giải quyết khiếu nại lần đầu, vụ việc phức tạp',
    'Vụ việc phức tạp theo tiêu chí, có ghi nhận.',
    l02('28', 'V')
  ),
  after(
    'KN-04',
    45,
    'd',
    'ngày thụ lý',
    'Giải quyết khiếu nại lần đầu, vùng sâu, vùng xa',
    'Vùng sâu, vùng xa đi lại khó khăn.',
    l02('28', 'V')
  ),
  after(
    'KN-04.complex',
    60,
    'd',
    'ngày thụ lý',
    'Giải quyết khiếu nại lần đầu, vùng sâu, vùng xa, phức tạp',
    'Vùng sâu, vùng xa, vụ việc phức tạp.',
    l02('28', 'V')
  ),
  before('KN-06', 5, 'd', 'ngày đối thoại', 'Thông báo đối thoại', 'Thông báo trước ngày đối thoại; biên bản theo mẫu 14.', nd155()),
  after(
    'KN-07',
    3,
    'wd',
    'ngày ra quyết định',
    'Gửi quyết định giải quyết lần đầu',
    'Gửi quyết định giải quyết khiếu nại lần đầu.',
    l02('32')
  ),
  after(
    'KN-08',
    30,
    'd',
    'ngày hết hạn giải quyết hoặc nhận quyết định',
    'Khiếu nại lần hai hoặc khởi kiện',
    'Người khiếu nại khiếu nại lần hai hoặc khởi kiện.',
    l02('33', 'V')
  ),
  after(
    'KN-08.remote',
    45,
    'd',
    'ngày hết hạn giải quyết hoặc nhận quyết định',
    'Khiếu nại lần hai, vùng sâu, vùng xa',
    'Vùng sâu, vùng xa đi lại khó khăn.',
    l02('33', 'V')
  ),
  after('KN-09', 45, 'd', 'ngày thụ lý', 'Giải quyết khiếu nại lần hai', 'Ra quyết định giải quyết khiếu nại lần hai.', l02('37', 'V')),
  after('KN-09.complex', 60, 'd', 'ngày thụ lý', 'Giải quyết khiếu nại lần hai, phức tạp', 'Vụ việc phức tạp.', l02('37', 'V')),
  after(
    'KN-09.remote',
    60,
    'd',
    'ngày thụ lý',
    'Giải quyết khiếu nại lần hai, vùng sâu, vùng xa',
    'Vùng sâu, vùng xa đi lại khó khăn.',
    l02('37', 'V')
  ),
  after(
    'KN-09.remote-complex',
    70,
    'd',
    'ngày thụ lý',
    'Giải quyết khiếu nại lần hai, vùng sâu, vùng xa, phức tạp',
    'Vùng sâu, vùng xa, vụ việc phức tạp.',
    l02('37', 'V')
  ),
  after(
    'KN-10',
    7,
    'd',
    'ngày ra quyết định',
    'Gửi quyết định giải quyết lần hai',
    'Gửi quyết định giải quyết khiếu nại lần hai.',
    l02('41', 'V')
  ),
  after(
    'KN-10.publish',
    15,
    'd',
    'ngày ra quyết định',
    'Công khai quyết định giải quyết lần hai',
    'Công khai quyết định giải quyết khiếu nại lần hai.',
    l02('41', 'V')
  ),
  amount('KN-10.posted', '>=', 15, 'd', 'liên tục', 'Thời gian niêm yết quyết định', 'Niêm yết ít nhất 15 ngày.', nd75('12', 'V')),
  after(
    'KN-11',
    3,
    'wd',
    'ngày ra quyết định',
    'Gửi quyết định tạm đình chỉ, đình chỉ',
    'Gửi quyết định tạm đình chỉ, đình chỉ giải quyết; thời hạn chạy lại từ quyết định tiếp tục.',
    nd155()
  ),
  after(
    'KN-13',
    30,
    'd',
    'ngày ban hành quyết định',
    'Quyết định giải quyết có hiệu lực pháp luật',
    'Quyết định có hiệu lực nếu không khiếu nại tiếp.',
    l02('44', 'V'),
    { roll: 'none', comparator: '=' }
  ),
  after(
    'KN-13.remote',
    45,
    'd',
    'ngày ban hành quyết định',
    'Quyết định có hiệu lực pháp luật, vùng sâu, vùng xa',
    'Vùng sâu, vùng xa đi lại khó khăn.',
    l02('44', 'V'),
    { roll: 'none', comparator: '=' }
  ),
  after(
    'TC-01',
    7,
    'wd',
    'ngày nhận',
    'Vào sổ, phân loại, kiểm tra tố cáo',
    'Vào sổ, phân loại, xác minh người tố cáo và điều kiện thụ lý.',
    l25('24.1')
  ),
  after('TC-01.places', 10, 'wd', 'ngày nhận', 'Kiểm tra tố cáo ở nhiều nơi', 'Phải xác minh ở nhiều địa điểm.', l25('24.1')),
  after(
    'TC-02',
    5,
    'wd',
    'ngày nhận',
    'Chuyển tố cáo không thuộc thẩm quyền',
    'Chuyển cơ quan có thẩm quyền và báo người tố cáo.',
    l25('24.2')
  ),
  after('TC-04', 5, 'wd', 'ngày thụ lý', 'Thông báo thụ lý tố cáo', 'Báo người tố cáo và người bị tố cáo.', l25('29.3')),
  after('TC-05', 30, 'd', 'ngày thụ lý', 'Giải quyết tố cáo', 'Giải quyết tố cáo.', l25('30')),
  after(
    'TC-05.complex',
    30,
    'd',
    'ngày hết thời hạn',
    'Gia hạn giải quyết tố cáo phức tạp',
    'Phức tạp được gia hạn một lần, bằng quyết định, có thông báo.',
    l25('30')
  ),
  after(
    'TC-05.very-complex',
    60,
    'd',
    'ngày hết thời hạn',
    'Gia hạn giải quyết tố cáo đặc biệt phức tạp',
    'Đặc biệt phức tạp được gia hạn hai lần, mỗi lần 30 ngày.',
    l25('30')
  ),
  after('TC-07', 5, 'wd', 'ngày ban hành kết luận', 'Gửi kết luận nội dung tố cáo', 'Gửi kết luận nội dung tố cáo.', l25('35.3')),
  after('TC-07.acted', 7, 'wd', 'ngày ban hành kết luận', 'Xử lý theo kết luận', 'Xử lý kết luận nội dung tố cáo.', l25('36.1')),
  after(
    'TC-07.published',
    7,
    'wd',
    'ngày ban hành kết luận',
    'Công khai kết luận',
    'Công khai kết luận, bảo vệ danh tính người tố cáo.',
    l25('40.1')
  ),
  amount(
    'PA-02',
    '<=',
    null,
    'd',
    'từ ngày nhận',
    'Trả lời kiến nghị, phản ánh của cá nhân',
    'Chưa có số ngày chung; dùng 10 ngày làm việc thông báo lần đầu (CIT-14), tối đa 45 ngày (CIT-20).',
    open('', 'LV')
  ),
  after(
    'PA-02.first',
    10,
    'wd',
    'ngày nhận',
    'Thông báo lần đầu về kiến nghị, phản ánh',
    'Thông báo lần đầu theo Luật Tiếp công dân.',
    l42('28.1', 'LV')
  )
];
