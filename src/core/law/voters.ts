/** Law table, sections 7 and 8: voter contact, voters' petitions, citizen reception. */
import { l42, nd154, nqlt72 } from './instruments.ts';
import { type LawRule, after, amount, atSession, before, instrument } from './rule.ts';

const draft = instrument('Dự thảo sửa đổi Luật Tiếp công dân', 'TCD-draft', 'R', '?');

export const voterRules: readonly LawRule[] = [
  amount(
    'TXC-02',
    '=',
    1,
    'count',
    'đợt trước mỗi kỳ họp thường lệ',
    'Tiếp xúc cử tri trước kỳ họp',
    'Trước mỗi kỳ họp thường lệ phải tiếp xúc cử tri bằng hội nghị; sau kỳ họp thì không bắt buộc.',
    nqlt72('21,26', 'L')
  ),
  amount(
    'TXC-03',
    '=',
    9,
    'count',
    'hình thức',
    'Hình thức tiếp xúc cử tri',
    'Trước, sau kỳ họp; theo chuyên đề, lĩnh vực, đối tượng, địa bàn; nơi cư trú; nơi làm việc; ngoài đơn vị bầu cử; với cá nhân, nhóm.',
    nqlt72('18')
  ),
  before(
    'TXC-05',
    5,
    'wd',
    'ngày tiếp xúc',
    'MTTQ gửi kế hoạch tiếp xúc cho báo chí',
    'Ủy ban MTTQ gửi kế hoạch tiếp xúc cử tri đến báo chí địa phương.',
    nqlt72('11.2.b')
  ),
  after(
    'TXC-09',
    5,
    'wd',
    'ngày nhận đề nghị',
    'Quyết định cho tiếp xúc ngoài đơn vị bầu cử',
    'Đại biểu đề nghị bằng văn bản, Thường trực quyết định.',
    nqlt72('32')
  ),
  before(
    'TXC-09.notice',
    3,
    'wd',
    'ngày tiếp xúc',
    'Báo nơi tiếp xúc ngoài đơn vị bầu cử',
    'Báo cho địa phương nơi tiếp xúc.',
    nqlt72('32')
  ),
  after(
    'TXC-10',
    5,
    'wd',
    'ngày nhận báo cáo của đại biểu',
    'Quyết định cho tiếp xúc cá nhân, nhóm',
    'Đại biểu báo cáo bằng văn bản, Thường trực quyết định.',
    nqlt72('33')
  ),
  before(
    'TXC-10.notice',
    3,
    'wd',
    'ngày tiếp xúc',
    'Báo Ban công tác Mặt trận, cử tri',
    'Báo Ban công tác Mặt trận và cử tri về buổi tiếp xúc cá nhân, nhóm.',
    nqlt72('33')
  ),
  after(
    'TXC-10.forward',
    5,
    'wd',
    'ngày tiếp xúc',
    'Tổng hợp, chuyển ý kiến cá nhân, nhóm',
    'Đại biểu tổng hợp, chuyển ý kiến, đồng gửi Tổ đại biểu và MTTQ.',
    nqlt72('33')
  ),
  before(
    'TXC-13',
    0,
    'd',
    'ngày khai mạc',
    'Đại biểu báo cáo kết quả tiếp xúc',
    'Đại biểu cấp xã báo cáo Thường trực kết quả tiếp xúc trước khi khai mạc.',
    nqlt72('26.2')
  ),
  after(
    'PET-01',
    3,
    'wd',
    'ngày kết thúc buổi tiếp xúc hoặc nhận phiếu của đại biểu',
    'Tổng hợp, phân loại ý kiến cử tri',
    'Tổng hợp, phân loại cùng MTTQ.',
    nqlt72('41.2', 'L')
  ),
  before(
    'PET-03',
    7,
    'wd',
    'ngày khai mạc',
    'Gửi UBND báo cáo tổng hợp ý kiến cử tri',
    'Báo cáo tổng hợp ý kiến, kiến nghị cử tri gửi UBND.',
    nqlt72('42.2')
  ),
  after(
    'PET-06',
    30,
    'd',
    'ngày nhận',
    'Giải quyết và trả lời kiến nghị cử tri',
    'Cơ quan có thẩm quyền giải quyết và trả lời cử tri; đồng gửi Thường trực, Tổ đại biểu, UBND, MTTQ; đăng trên trang của HĐND.',
    nqlt72('50.1')
  ),
  before(
    'PET-07',
    30,
    'd',
    'ngày khai mạc',
    'Báo cáo kết quả giải quyết kiến nghị kỳ trước',
    'Cơ quan gửi Thường trực báo cáo tổng hợp kết quả giải quyết kiến nghị của kỳ họp trước.',
    nqlt72('50.2')
  ),
  amount(
    'PET-08',
    '=',
    4,
    'count',
    'nhóm kết quả',
    'Phân nhóm kết quả giải quyết',
    'Đã giải quyết; đang giải quyết, nêu thời gian; sẽ giải quyết, nêu thời hạn; giải trình, thông tin.',
    nqlt72('50.2')
  ),
  after(
    'PET-09',
    0,
    'd',
    'ngày nhận trả lời',
    'Báo cử tri và công khai trả lời',
    'Nhận được trả lời thì báo ngay cho cử tri và công khai.',
    nqlt72('50.3')
  ),
  after(
    'PET-10',
    15,
    'wd',
    'ngày hết hạn trả lời',
    'Công khai kết quả giải quyết kiến nghị',
    'Văn bản ghi "sau 15 ngày làm việc"; coi ngày làm việc thứ 15 là ngày đến hạn.',
    nqlt72('51.1', 'V')
  ),
  after(
    'PET-11',
    30,
    'd',
    'ngày niêm yết',
    'Niêm yết kết quả tại nơi tiếp công dân',
    'Niêm yết kết quả tại nơi tiếp công dân của cấp trả lời trong 30 ngày.',
    nqlt72('51.2'),
    { roll: 'none', comparator: '=' }
  ),
  atSession(
    'PET-13',
    'Báo cáo giám sát giải quyết kiến nghị cử tri',
    'Báo cáo giám sát việc giải quyết kiến nghị tại kỳ họp; ra nghị quyết nếu cần.',
    nqlt72('54.2')
  ),
  after(
    'PET-14',
    60,
    'd',
    'ngày nhận',
    'Kiến nghị chuyển tỉnh, trung ương',
    'Kiến nghị gửi qua kênh Quốc hội có thời hạn riêng.',
    nqlt72('49.1')
  ),
  before(
    'CIT-04',
    5,
    'wd',
    'ngày tiếp công dân',
    'Niêm yết, đăng lịch tiếp công dân',
    'Lịch tiếp công dân niêm yết và đăng mạng; đổi lịch thì báo thời gian mới.',
    l42('24.3,24.4', 'V')
  ),
  amount(
    'CIT-05',
    '>=',
    1,
    'count',
    'ngày mỗi tuần',
    'Chủ tịch UBND xã trực tiếp tiếp công dân',
    'Theo luật 2013, Chủ tịch UBND xã trực tiếp tiếp công dân mỗi tuần một ngày.',
    l42('15.2.d', 'V', { status: '?' })
  ),
  amount(
    'CIT-05.draft',
    '>=',
    2,
    'count',
    'ngày mỗi tháng',
    'Chủ tịch UBND xã tiếp công dân (dự thảo)',
    'Dự thảo sửa đổi: ít nhất hai ngày mỗi tháng.',
    draft('', 'V')
  ),
  amount(
    'CIT-13',
    '>=',
    1,
    'count',
    'người đại diện khi có 5–10 người',
    'Đại diện của nhóm 5–10 người',
    'Nhiều người về một nội dung cử đại diện bằng văn bản: 5–10 người cử 1–2 người.',
    l42('29', 'V'),
    { upTo: 2 }
  ),
  amount(
    'CIT-13.large',
    '<=',
    5,
    'count',
    'người đại diện khi có trên 10 người',
    'Đại diện của nhóm trên 10 người',
    'Trên 10 người cử thêm đại diện nhưng không quá 5 người.',
    l42('29', 'V')
  ),
  after(
    'CIT-14',
    10,
    'wd',
    'ngày nhận',
    'Thông báo lần đầu về việc xử lý',
    'Thông báo cho công dân về việc xử lý khiếu nại, tố cáo, kiến nghị, phản ánh.',
    l42('28.1', 'V')
  ),
  after(
    'CIT-15',
    7,
    'wd',
    'ngày giải quyết',
    'Báo đại biểu kết quả đơn đã chuyển',
    'Cơ quan nhận đơn do đại biểu chuyển báo kết quả cho đại biểu.',
    l42('27.2', 'V')
  ),
  after(
    'CIT-16',
    5,
    'wd',
    'ngày nhận thông báo kết quả',
    'Đại biểu báo công dân',
    'Đại biểu báo kết quả cho công dân đã gửi đơn.',
    l42('28.2', 'V')
  ),
  after(
    'CIT-17',
    3,
    'wd',
    'ngày từ chối',
    'Thông báo từ chối tiếp công dân',
    'Chỉ từ chối theo lý do đã liệt kê; thông báo theo Mẫu 01/TCD.',
    nd154('4')
  ),
  before(
    'CIT-18',
    5,
    'wd',
    'ngày tiếp trực tuyến',
    'Báo lịch tiếp công dân trực tuyến',
    'Báo trước buổi tiếp công dân trực tuyến.',
    nd154('16–24')
  ),
  before('CIT-18.test', 1, 'wd', 'ngày tiếp trực tuyến', 'Thử đường truyền', 'Thử kết nối trước ngày tiếp trực tuyến.', nd154('16–24')),
  before('CIT-18.connect', 1, 'h', 'giờ tiếp trực tuyến', 'Mở kết nối', 'Mở kết nối trước giờ tiếp trực tuyến.', nd154('16–24')),
  after(
    'CIT-20',
    45,
    'd',
    'ngày nhận',
    'Đơn để quá hạn không xử lý',
    'Để đơn quá 45 ngày không xử lý, không lý do là vi phạm kỷ luật.',
    nd154('41')
  )
];
