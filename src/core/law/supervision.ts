/** Law table, section 6: supervision, questions, explanation sessions, follow-up, confidence. Numbers of the 2015 law are defaults only. */
import { l121, l87, nq96 } from './instruments.ts';
import { type LawRule, after, amount, atSession, before, instrument, share } from './rule.ts';

const practice = instrument('Dữ liệu giám sát của HĐND tỉnh Thanh Hóa, dẫn Điều 40 Luật 121/2025/QH15', 'GS-TH', 'R', 'IN');
const custom = instrument('Thông lệ', [], 'M', '?');
const nqlt = instrument('Điều 53, Điều 54 Nghị quyết liên tịch 72/2025', 'NQLT72', 'S', 'IN');

export const supervisionRules: readonly LawRule[] = [
  atSession(
    'SUP-04',
    'Thông qua chương trình giám sát năm của HĐND',
    'HĐND thông qua chương trình giám sát năm sau tại kỳ họp giữa năm.',
    l87('58.1', 'V')
  ),
  amount(
    'SUP-05',
    '<=',
    null,
    'date',
    'năm trước',
    'Gửi đề nghị đưa vào chương trình giám sát',
    'Đề nghị nêu sự cần thiết, nội dung, phạm vi, đối tượng gửi Thường trực trước 01/3.',
    l87('58.1', 'V'),
    { on: '--03-01' }
  ),
  before(
    'SUP-05.draft',
    10,
    'd',
    'ngày khai mạc',
    'Dự thảo chương trình giám sát năm',
    'Thường trực hoàn thành dự thảo chương trình trước kỳ họp.',
    l87('58.1', 'V')
  ),
  after(
    'SUP-06',
    15,
    'd',
    'ngày bế mạc kỳ họp cuối năm',
    'Chương trình giám sát của Thường trực',
    'Thường trực quyết định chương trình giám sát của mình sau kỳ họp cuối năm.',
    l87('67', 'V')
  ),
  before(
    'SUP-06.proposals',
    5,
    'd',
    'ngày khai mạc',
    'Gửi đề nghị giám sát đến Thường trực',
    'Đề nghị đưa vào chương trình của Thường trực gửi trước kỳ họp.',
    l87('67', 'V')
  ),
  amount(
    'SUP-07',
    '=',
    1,
    'count',
    'lần mỗi năm, vào cuối năm trước',
    'Chương trình giám sát của Ban',
    'Ban quyết định chương trình giám sát năm sau vào cuối năm trước.',
    l87('77.2', 'V'),
    { cadence: { kind: 'yearly' } }
  ),
  atSession(
    'SUP-08',
    'Báo cáo kết quả chương trình giám sát năm trước',
    'Báo cáo kết quả thực hiện chương trình giám sát năm trước tại kỳ họp giữa năm.',
    l87('58.4,67.4', 'V')
  ),
  after(
    'SUP-11',
    15,
    'd',
    'ngày ban hành quyết định giám sát',
    'Gửi kế hoạch, đề cương báo cáo',
    'Đoàn giám sát gửi kế hoạch và đề cương đến đơn vị được giám sát.',
    l87('62.2.b,70.2.b,80.2.b', 'V')
  ),
  before(
    'SUP-12',
    10,
    'd',
    'ngày làm việc',
    'Gửi chương trình và thành phần Đoàn',
    'Đoàn giám sát gửi chương trình làm việc và danh sách Đoàn đến đơn vị.',
    l87('62.2.b,70.2.b,80.2.b', 'V')
  ),
  after(
    'SUP-13',
    15,
    'd',
    'ngày kết thúc giám sát',
    'Báo cáo của Đoàn giám sát (Thường trực)',
    'Đoàn giám sát của Thường trực báo cáo kết quả.',
    l87('70.2.g', 'V')
  ),
  after(
    'SUP-14',
    7,
    'd',
    'ngày nhận báo cáo',
    'Thường trực xem xét báo cáo giám sát',
    'Thường trực xem xét báo cáo của Đoàn giám sát.',
    l87('71.1', 'V')
  ),
  after(
    'SUP-15',
    10,
    'd',
    'ngày kết thúc giám sát',
    'Báo cáo của Đoàn giám sát (Ban)',
    'Đoàn giám sát của Ban báo cáo kết quả.',
    l87('80.2.g', 'V')
  ),
  atSession(
    'SUP-16',
    'HĐND xem xét báo cáo giám sát chuyên đề',
    'Báo cáo giám sát chuyên đề của HĐND trình kỳ họp gần nhất, HĐND ra nghị quyết.',
    l87('62.2,62.3', 'V')
  ),
  before(
    'SUP-17',
    7,
    'd',
    'ngày giám sát',
    'Báo đơn vị được Tổ, đại biểu giám sát',
    'Tổ đại biểu, đại biểu báo cho đơn vị được giám sát.',
    l87('86.3,86.4', 'V')
  ),
  after(
    'SUP-17.report',
    10,
    'd',
    'ngày kết thúc giám sát',
    'Tổ, đại biểu báo cáo kết quả giám sát',
    'Tổ đại biểu, đại biểu báo cáo Thường trực.',
    l87('86.3,86.4', 'V')
  ),
  amount(
    'SUP-20',
    '=',
    4,
    'count',
    'lần mỗi năm',
    'Thường trực họp phối hợp giám sát với các Ban',
    'Thường trực điều hòa để chuyên đề không trùng, họp với các Trưởng Ban mỗi quý.',
    l87('75', 'L'),
    { cadence: { kind: 'quarterly' } }
  ),
  amount(
    'SUP-23',
    '=',
    2,
    'count',
    'lần mỗi năm',
    'Xem xét báo cáo tại kỳ họp giữa năm và cuối năm',
    'Báo cáo của Thường trực, Ban, UBND; kinh tế - xã hội; ngân sách; phòng, chống tham nhũng; tiết kiệm; tội phạm; khiếu nại và kiến nghị cử tri.',
    l87('59', 'V')
  ),
  after(
    'SUP-24',
    30,
    'd',
    'ngày nhận yêu cầu',
    'Cơ quan ban hành sửa văn bản trái luật',
    'Ban yêu cầu sửa văn bản quy phạm trái luật; cơ quan ban hành trả lời.',
    l87('79.2', 'V')
  ),
  after(
    'SUP-25',
    7,
    'd',
    'ngày ra quyết định giải quyết',
    'Báo Thường trực kết quả giải quyết khiếu nại, tố cáo',
    'Cơ quan được yêu cầu giải quyết báo lại Thường trực.',
    l87('73.2', 'V')
  ),
  after(
    'SUP-25.board',
    10,
    'd',
    'ngày ra quyết định giải quyết',
    'Báo Ban kết quả giải quyết khiếu nại, tố cáo',
    'Cơ quan được yêu cầu giải quyết báo lại Ban.',
    l87('82.2', 'V')
  ),
  atSession(
    'SUP-26',
    'Giám sát việc giải quyết kiến nghị cử tri',
    'UBND báo cáo, Ban thẩm tra, Thường trực xem xét, báo cáo giám sát và nghị quyết nếu cần tại mỗi kỳ họp.',
    nqlt()
  ),
  after(
    'QUE-07',
    20,
    'd',
    'ngày chất vấn',
    'Trả lời chất vấn bằng văn bản',
    'Người bị chất vấn ký văn bản trả lời gửi đại biểu và Thường trực.',
    l87('60.4,69.3', 'V')
  ),
  before(
    'QUE-10',
    10,
    'd',
    'ngày khai mạc kỳ họp sau',
    'Báo cáo thực hiện lời hứa khi trả lời chất vấn',
    'Người đã trả lời chất vấn báo cáo việc thực hiện trước kỳ họp sau.',
    l87('60.7', 'V')
  ),
  amount(
    'QUE-11',
    '<=',
    null,
    'minute',
    'mỗi lượt',
    'Số phút hỏi và trả lời chất vấn',
    'Quy chế của HĐND xã đặt số phút mỗi lượt hỏi, mỗi lượt trả lời.',
    l87('60.3', 'L')
  ),
  before(
    'EXP-02',
    10,
    'd',
    'ngày giải trình',
    'Báo người được yêu cầu giải trình',
    'Thường trực báo nội dung, thời gian cho người giải trình.',
    l87('72.2', 'V')
  ),
  share(
    'EXP-04',
    '>',
    [1, 2],
    'tổng số thành viên Thường trực',
    'Thông qua kết luận phiên giải trình',
    'Kết luận được thông qua khi quá nửa tổng số thành viên Thường trực tán thành.',
    l87('72.4', 'V')
  ),
  after(
    'FUP-01',
    15,
    'd',
    'ngày yêu cầu giải trình',
    'Giải trình việc chưa thực hiện kết luận, kiến nghị',
    'Quá hạn thực hiện kết luận, kiến nghị thì cơ quan chịu trách nhiệm giải trình.',
    l121('40', 'V')
  ),
  after(
    'FUP-01.complex',
    30,
    'd',
    'ngày yêu cầu giải trình',
    'Giải trình việc phức tạp',
    'Việc phức tạp được giải trình trong thời gian dài hơn.',
    l121('40', 'V')
  ),
  amount(
    'FUP-02',
    '=',
    7,
    'count',
    'bước',
    'Thang đôn đốc',
    'Nhắc lần 1, nhắc tiếp, kiến nghị xử lý, giải trình, chất vấn, giám sát lại, báo cáo HĐND về trách nhiệm.',
    practice('', 'L')
  ),
  before('FUP-03', 15, 'wd', 'ngày đến hạn', 'Nhắc việc lần thứ nhất', 'Nhắc đơn vị trước hạn.', practice('', 'L')),
  before('FUP-03.second', 7, 'wd', 'ngày đến hạn', 'Nhắc việc lần thứ hai', 'Nhắc đơn vị trước hạn.', practice('', 'L')),
  before('FUP-03.third', 3, 'wd', 'ngày đến hạn', 'Nhắc việc lần thứ ba', 'Nhắc đơn vị trước hạn.', practice('', 'L')),
  amount('CNF-04', '=', 3, 'count', 'mức', 'Mức tín nhiệm', 'Tín nhiệm cao, tín nhiệm, tín nhiệm thấp.', nq96('', 'V')),
  share(
    'CNF-05',
    '>',
    [1, 2],
    'tổng số đại biểu',
    'Tín nhiệm thấp quá nửa',
    'Quá nửa nhưng chưa đến hai phần ba đánh giá thấp thì có thể xin từ chức, không xin thì bỏ phiếu tín nhiệm.',
    nq96('', 'V', { where: [] })
  ),
  share(
    'CNF-05.dismissal',
    '>=',
    [2, 3],
    'tổng số đại biểu',
    'Tín nhiệm thấp từ hai phần ba',
    'Từ hai phần ba đánh giá thấp thì trình HĐND miễn nhiệm.',
    nq96('', 'V', { where: [] })
  ),
  share(
    'CNF-06',
    '>=',
    [1, 3],
    'tổng số đại biểu',
    'Yêu cầu bỏ phiếu tín nhiệm',
    'Bỏ phiếu tín nhiệm khi ít nhất một phần ba tổng số đại biểu hoặc MTTQ cùng cấp kiến nghị.',
    nq96('13', 'V', { where: [] })
  ),
  amount(
    'CNF-08',
    '=',
    1,
    'count',
    'lần mỗi nhiệm kỳ',
    'Lấy phiếu tín nhiệm',
    'Thông lệ lấy phiếu một lần mỗi nhiệm kỳ, kỳ họp cuối năm thứ ba: năm 2028 của nhiệm kỳ này.',
    custom('', 'V')
  )
];
