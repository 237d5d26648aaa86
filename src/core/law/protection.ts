/** Law table, section 11: secrecy, personal data, security, transparency. */
import { l104, l117, nd224, nd356, qcvn12 } from './instruments.ts';
import { type LawRule, after, amount, before, instrument } from './rule.ts';

const nd13 = instrument('Nghị định 13/2023/NĐ-CP', [], 'M', '?');
const check = (
  id: string,
  comparator: '<=' | '>=' | '=',
  value: number,
  unit: 'minute' | 'h' | 'd' | 'month' | 'week' | 'count',
  noun: string,
  event: string,
  text: string
): LawRule => amount(id, comparator, value, unit, noun, event, text, qcvn12('', 'V'));

export const protectionRules: readonly LawRule[] = [
  amount(
    'SEC-01',
    '=',
    30,
    'year',
    'bảo vệ',
    'Thời hạn bảo vệ bí mật độ Tuyệt mật',
    'Bí mật nhà nước có ba độ; Tuyệt mật bảo vệ 30 năm.',
    l117()
  ),
  amount('SEC-01.top', '=', 20, 'year', 'bảo vệ', 'Thời hạn bảo vệ bí mật độ Tối mật', 'Tối mật bảo vệ 20 năm.', l117()),
  amount('SEC-01.secret', '=', 10, 'year', 'bảo vệ', 'Thời hạn bảo vệ bí mật độ Mật', 'Mật bảo vệ 10 năm.', l117()),
  after(
    'PDP-02',
    2,
    'wd',
    'ngày nhận yêu cầu',
    'Trả lời yêu cầu của chủ thể dữ liệu',
    'Bên kiểm soát trả lời lần đầu yêu cầu của chủ thể dữ liệu cá nhân.',
    nd356('', 'V')
  ),
  after('PDP-04', 72, 'h', 'thời điểm xảy ra', 'Báo vi phạm dữ liệu cá nhân', 'Báo Bộ Công an khi lộ, mất dữ liệu cá nhân.', nd13('', 'V')),
  check(
    'CYB-04',
    '<=',
    15,
    'minute',
    'không thao tác',
    'Khóa màn hình phần mềm nghiệp vụ',
    'Phần mềm nghiệp vụ tự khóa khi không thao tác.'
  ),
  check('CYB-04.general', '<=', 5, 'minute', 'không thao tác', 'Khóa màn hình chung', 'Máy và hệ thống chung tự khóa khi không thao tác.'),
  check('CYB-05', '>=', 8, 'count', 'ký tự', 'Độ dài mật khẩu', 'Mật khẩu có ít nhất 8 ký tự thuộc bốn loại; đổi ở lần đăng nhập đầu.'),
  check('CYB-05.failures', '=', 5, 'count', 'lần sai', 'Số lần nhập sai thì khóa', 'Khóa tài khoản sau năm lần nhập sai.'),
  amount(
    'CYB-05.lock',
    '>=',
    12,
    'h',
    'khóa',
    'Thời gian khóa tài khoản',
    'Khóa từ 12 giờ đến 30 ngày, trừ khi quản trị mở.',
    qcvn12('', 'V'),
    { upTo: 720 }
  ),
  check('CYB-05.admin', '<=', 2, 'month', 'một lần', 'Đổi mật khẩu quản trị', 'Quản trị đổi mật khẩu hai tháng một lần.'),
  check(
    'CYB-05.history',
    '>=',
    10,
    'count',
    'mật khẩu gần nhất',
    'Không dùng lại mật khẩu',
    'Mười mật khẩu gần nhất của quản trị không được dùng lại.'
  ),
  check('CYB-06', '<=', 45, 'd', 'không dùng', 'Khóa tài khoản lâu không dùng', 'Tài khoản không dùng 45 ngày thì khóa.'),
  amount('CYB-06.review', '=', 3, 'month', 'một lần', 'Rà soát tài khoản', 'Rà soát tài khoản mỗi quý.', qcvn12('', 'V'), {
    cadence: { kind: 'quarterly' }
  }),
  check('CYB-08', '>=', 12, 'month', 'lưu', 'Lưu nhật ký', 'Nhật ký đăng nhập, thay đổi tài khoản và quyền được giữ ít nhất 12 tháng.'),
  amount('CYB-08.review', '=', 1, 'week', 'một lần', 'Xem xét nhật ký', 'Nhật ký được xem xét hằng tuần.', qcvn12('', 'V'), {
    cadence: { kind: 'weekly' }
  }),
  amount('CYB-09', '=', 1, 'month', 'một lần', 'Cập nhật bản vá', 'Cập nhật bản vá hằng tháng.', qcvn12(), {
    cadence: { kind: 'monthly' }
  }),
  amount('CYB-09.restore', '=', 6, 'month', 'một lần', 'Thử phục hồi sao lưu', 'Thử phục hồi từ bản sao lưu sáu tháng một lần.', qcvn12(), {
    cadence: { kind: 'half-yearly' }
  }),
  before('PUB-03', 7, 'wd', 'ngày tạm ngừng', 'Báo tạm ngừng cổng thông tin', 'Tạm ngừng có kế hoạch phải báo trước.', nd224('9.3,13')),
  after(
    'PUB-05',
    5,
    'wd',
    'ngày có thông tin',
    'Công khai thông tin',
    'Theo luật 2016; luật sửa đổi có hiệu lực 01/9/2026, chưa đọc được thời hạn.',
    l104('', 'V', { effectiveTo: '2026-08-31' })
  ),
  after(
    'PUB-05.online',
    3,
    'wd',
    'ngày nhận yêu cầu',
    'Cung cấp thông tin đơn giản qua mạng',
    'Theo luật 2016.',
    l104('', 'V', { effectiveTo: '2026-08-31' })
  ),
  after(
    'PUB-05.post',
    5,
    'wd',
    'ngày nhận yêu cầu',
    'Cung cấp thông tin đơn giản qua bưu chính',
    'Theo luật 2016.',
    l104('', 'V', { effectiveTo: '2026-08-31' })
  ),
  after(
    'PUB-05.complex',
    10,
    'wd',
    'ngày nhận yêu cầu',
    'Cung cấp thông tin phức tạp',
    'Theo luật 2016: 10 ngày, đến 15 ngày.',
    l104('', 'V', { effectiveTo: '2026-08-31' }),
    { upTo: 15 }
  )
];
