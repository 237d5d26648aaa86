/** Law table, section 2: sessions, attendance, voting. */
import { l72, l77, nq104 } from './instruments.ts';
import { type LawRule, after, amount, atSession, before, instrument, share } from './rule.ts';

const unread = instrument('Chưa tìm thấy điều luật; theo thông lệ và quy định cũ', [], 'M', '?');
const olderGuidance = instrument('Quy định cũ, còn được hướng dẫn lại', 'CSDLVM', 'M', 'OLD');
const total = 'tổng số đại biểu';

export const sessionRules: readonly LawRule[] = [
  amount(
    'SES-01',
    '>=',
    2,
    'count',
    'kỳ họp thường lệ mỗi năm',
    'Số kỳ họp thường lệ',
    'HĐND họp thường lệ mỗi năm ít nhất hai kỳ.',
    l72('34.2', 'L')
  ),
  {
    ...atSession(
      'SES-02',
      'Quyết định kế hoạch các kỳ họp thường lệ',
      'HĐND quyết định kế hoạch kỳ họp thường lệ tại kỳ họp thứ nhất (năm đầu) và kỳ họp cuối năm trước (các năm sau), theo đề nghị của Thường trực.',
      l72('34.2')
    ),
    anchor: 'kỳ họp cuối năm trước'
  },
  share(
    'SES-03',
    '>=',
    [1, 3],
    total,
    'Yêu cầu họp chuyên đề, đột xuất',
    'HĐND họp chuyên đề hoặc đột xuất khi Thường trực, Chủ tịch UBND hoặc ít nhất một phần ba tổng số đại biểu yêu cầu.',
    l72('34.3')
  ),
  share(
    'SES-04',
    '>',
    [1, 10],
    'tổng số cử tri của xã',
    'Cử tri yêu cầu họp HĐND',
    'Trên 10% cử tri ký yêu cầu thì Thường trực phải tổ chức kỳ họp; mỗi chữ ký có họ tên, ngày sinh, địa chỉ.',
    l72('34.4')
  ),
  share(
    'SES-05',
    '>=',
    [1, 3],
    total,
    'Đại biểu yêu cầu họp kín',
    'HĐND họp công khai; quyết định họp kín khi Thường trực, Chủ tịch UBND hoặc ít nhất một phần ba tổng số đại biểu yêu cầu.',
    l72('34.5')
  ),
  after(
    'SES-06',
    45,
    'd',
    'ngày bầu cử',
    'Kỳ họp thứ nhất của khóa mới',
    'Kỳ họp thứ nhất họp chậm nhất 45 ngày từ ngày bầu cử.',
    l72('34.1')
  ),
  before(
    'SES-09',
    20,
    'd',
    'ngày khai mạc',
    'Triệu tập kỳ họp thường lệ',
    'Thường trực triệu tập kỳ họp thường lệ trước ngày khai mạc.',
    l77('', 'LV')
  ),
  before(
    'SES-09.thematic',
    7,
    'd',
    'ngày khai mạc',
    'Triệu tập kỳ họp chuyên đề, đột xuất',
    'Thường trực triệu tập kỳ họp chuyên đề hoặc đột xuất trước ngày khai mạc.',
    l77('', 'LV')
  ),
  before(
    'SES-10',
    5,
    'd',
    'ngày khai mạc',
    'Gửi tài liệu kỳ họp cho đại biểu',
    'Tài liệu kỳ họp đến đại biểu trước ngày khai mạc.',
    olderGuidance('', 'LV')
  ),
  share(
    'SES-11',
    '>=',
    [2, 3],
    total,
    'Số đại biểu phải có mặt',
    'Kỳ họp tiến hành khi có mặt ít nhất hai phần ba tổng số đại biểu; Luật 72/2025 không quy định, Quy chế của xã đặt.',
    unread('', 'LV')
  ),
  before(
    'SES-12',
    0,
    'd',
    'phiên họp',
    'Báo cáo lý do vắng mặt',
    'Đại biểu dự đầy đủ; vắng phải có lý do và báo cáo trước với Chủ tọa.',
    l72('33.2')
  ),
  amount(
    'SES-13',
    '=',
    12,
    'month',
    'liên tục vắng họp không lý do',
    'Vắng họp liên tục phải đưa ra bãi nhiệm',
    'Đại biểu vắng các kỳ họp liên tục một năm không có lý do chính đáng thì Thường trực đưa HĐND xem xét bãi nhiệm.',
    l72('33.2')
  ),
  share(
    'SES-15',
    '>',
    [1, 2],
    total,
    'Thông qua nghị quyết',
    'Nghị quyết được thông qua khi quá nửa tổng số đại biểu tán thành, không phải quá nửa số có mặt.',
    l72('35.2')
  ),
  share(
    'SES-16',
    '>=',
    [2, 3],
    total,
    'Thông qua việc bãi nhiệm đại biểu',
    'Bãi nhiệm đại biểu khi ít nhất hai phần ba tổng số đại biểu tán thành.',
    l72('35.2')
  ),
  share(
    'SES-17',
    '>',
    [2, 3],
    'số đại biểu đương nhiệm',
    'Quyết định khi HĐND khuyết nhiều',
    'Trong 18 tháng cuối nhiệm kỳ, còn dưới hai phần ba số đại biểu theo luật thì mọi quyết định cần quá hai phần ba số đại biểu đương nhiệm.',
    l72('49.2.b')
  ),
  share(
    'SES-17.least',
    '>=',
    [1, 3],
    'số đại biểu theo luật',
    'Số đại biểu ít nhất để HĐND còn quyết định',
    'Quy định trên áp dụng khi còn từ một phần ba số đại biểu theo luật.',
    l72('49.2.b')
  ),
  amount(
    'SES-19',
    '=',
    1,
    'count',
    'phiếu mỗi đại biểu',
    'Mỗi đại biểu một phiếu',
    'Mỗi đại biểu biểu quyết một lần, không biểu quyết thay.',
    l77('91', 'V')
  ),
  amount(
    'SES-22',
    '=',
    1,
    'count',
    'người',
    'Mời đại diện cử tri ký yêu cầu',
    'Đại diện của cử tri ký yêu cầu họp được mời dự.',
    l72('34.4')
  ),
  atSession(
    'SES-24',
    'Báo cáo những việc Thường trực đã quyết giữa hai kỳ họp',
    'Tình huống khẩn cấp; chấp nhận từ chức; tạm đình chỉ, cho thôi đại biểu; chức vụ chấm dứt không qua biểu quyết: báo cáo tại kỳ họp gần nhất.',
    l72('31.14,37.2,37.6,38.4,41.4')
  ),
  amount(
    'SES-25',
    '=',
    2,
    'count',
    'lần mỗi năm',
    'Thông báo hoạt động của HĐND cho MTTQ',
    'Thường trực thông báo cho Ủy ban MTTQ cùng cấp về hoạt động của HĐND mỗi năm hai lần.',
    l72('31.12')
  ),
  amount(
    'SES-26',
    '>=',
    null,
    'count',
    'lần mỗi năm',
    'Báo cáo hoạt động HĐND lên cấp tỉnh',
    'Thường trực báo cáo hoạt động của HĐND với HĐND và UBND tỉnh; luật không định kỳ hạn.',
    l72('31.11', 'L')
  ),
  amount(
    'SES-27',
    '>=',
    1,
    'count',
    'hội nghị mỗi năm',
    'Đối thoại của chính quyền với nhân dân',
    'UBND cùng MTTQ tổ chức, Thường trực đồng chủ trì hội nghị đối thoại ít nhất mỗi năm một lần.',
    l72('43')
  ),
  share(
    'SES-27.voters',
    '>=',
    [1, 10],
    'tổng số cử tri của xã',
    'Cử tri yêu cầu đối thoại',
    'Từ 10% cử tri trở lên yêu cầu thì tổ chức hội nghị đối thoại.',
    l72('43')
  ),
  before(
    'SES-27.announce',
    7,
    'd',
    'ngày đối thoại',
    'Thông báo hội nghị đối thoại',
    'Thông báo thời gian, nội dung trước ngày đối thoại.',
    l72('43')
  ),
  after(
    'SES-27.result',
    10,
    'd',
    'ngày đối thoại',
    'Công bố kết quả đối thoại',
    'Kết quả được công bố, niêm yết và gửi trưởng thôn.',
    l72('43')
  ),
  amount(
    'SES-28',
    '=',
    1,
    'count',
    'phiên họp mỗi tháng',
    'Phiên họp Thường trực',
    'Thường trực họp thường kỳ, thông lệ mỗi tháng một phiên.',
    nq104('27', 'L', { confidence: 'R' }),
    {
      cadence: { kind: 'monthly' }
    }
  )
];
