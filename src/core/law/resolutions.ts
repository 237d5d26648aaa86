/** Law table, sections 3 to 5: verification, resolutions, normative resolutions. */
import { l10, l64, l72, l87, local, nd187, nq104 } from './instruments.ts';
import { type LawRule, after, amount, atSession, before, instrument } from './rule.ts';

const olderLaw = instrument('Quy định cũ', [], 'M', 'OLD');
const thanhHoa = instrument('Dữ liệu giám sát của HĐND tỉnh Thanh Hóa', 'GS-TH', 'R', 'IN');

export const resolutionRules: readonly LawRule[] = [
  before(
    'VER-01',
    15,
    'd',
    'ngày khai mạc',
    'Gửi hồ sơ đến Ban thẩm tra',
    'Cơ quan trình gửi dự thảo nghị quyết, đề án, báo cáo đến Ban được phân công.',
    nq104('', 'L')
  ),
  amount(
    'VER-02',
    '=',
    7,
    'count',
    'bước',
    'Trình tự phiên họp thẩm tra',
    'Bên trình trình bày; ý kiến của Ban; thảo luận; cơ quan được mời phát biểu; bên trình giải trình; chủ trì kết luận; Ban biểu quyết.',
    nq104()
  ),
  before(
    'VER-03',
    5,
    'wd',
    'ngày khai mạc',
    'Gửi báo cáo thẩm tra',
    'Báo cáo thẩm tra nêu rõ chính kiến, gửi Thường trực và cơ quan trình.',
    nq104('', 'L')
  ),
  before(
    'VER-07',
    10,
    'd',
    'ngày khai mạc',
    'Họp thẩm tra (quy định cũ)',
    'Quy định cũ: Ban họp thẩm tra trước ngày khai mạc.',
    l87('78.1')
  ),
  after(
    'RES-03',
    10,
    'd',
    'ngày bế mạc',
    'Gửi nghị quyết, biên bản lên cấp trên',
    'Nghị quyết, biên bản, báo cáo gửi HĐND và UBND cấp trên.',
    olderLaw('', 'LV')
  ),
  after(
    'RES-06',
    5,
    'wd',
    'ngày quyết định',
    'Công khai nội dung đã quyết định',
    'Chính quyền cấp xã công khai nội dung phải công khai khi không có quy định riêng.',
    l10('12.3')
  ),
  amount(
    'RES-07',
    '>=',
    30,
    'd',
    'liên tục',
    'Thời gian niêm yết',
    'Niêm yết tại trụ sở và nhà văn hóa thôn liên tục ít nhất 30 ngày.',
    l10('13', 'L')
  ),
  amount(
    'RES-07.loudspeaker',
    '>=',
    3,
    'd',
    'liên tục',
    'Thời gian phát trên loa truyền thanh',
    'Nội dung công khai trên loa phát liên tục ít nhất 03 ngày.',
    l10('13', 'L')
  ),
  atSession('RES-08', 'UBND báo cáo việc công khai', 'UBND báo cáo việc thực hiện công khai tại kỳ họp thường lệ gần nhất.', l10('14.3')),
  after(
    'RES-09',
    7,
    'd',
    'ngày kết thúc kỳ họp, phiên họp',
    'Công khai nội dung kỳ họp trên cổng',
    'Toàn bộ nội dung kỳ họp, phiên họp (trừ văn bản mật) lên cổng thông tin.',
    local('Kế hoạch đổi mới của HĐND xã Bằng Lang')
  ),
  after(
    'QPL-03',
    7,
    'd',
    'ngày nhận yêu cầu',
    'Cơ quan được hỏi trả lời dự thảo',
    'Cơ quan được hỏi ý kiến về dự thảo nghị quyết quy phạm trả lời bằng văn bản.',
    nd187('', 'V')
  ),
  after(
    'QPL-04',
    10,
    'd',
    'ngày thông qua',
    'Nghị quyết quy phạm có hiệu lực',
    'Nghị quyết quy phạm có hiệu lực không sớm hơn 10 ngày từ ngày thông qua.',
    l64('53.1'),
    { roll: 'none', comparator: '>=' }
  ),
  after(
    'QPL-05',
    0,
    'd',
    'ngày thông qua',
    'Hiệu lực theo thủ tục rút gọn',
    'Theo thủ tục rút gọn có thể có hiệu lực ngay ngày thông qua và phải đăng ngay.',
    l64('53.1'),
    { roll: 'none', comparator: '>=' }
  ),
  after(
    'QPL-06',
    null,
    'd',
    'ngày ký ban hành',
    'Gửi đăng công báo điện tử cấp tỉnh',
    'Nghị quyết quy phạm phải đăng công báo điện tử cấp tỉnh; chưa tìm thấy số ngày gửi.',
    l64('9.3', 'V', { confidence: 'R', where: ['L87-a'] })
  ),
  amount(
    'QPL-08',
    '<=',
    null,
    'date',
    'văn bản cấp huyện',
    'Văn bản của cấp huyện hết hiệu lực',
    'Văn bản quy phạm của cấp huyện còn dùng đến khi thay thế, chậm nhất 28/2/2027.',
    thanhHoa('', 'V'),
    { on: '2027-02-28' }
  ),
  amount(
    'QPL-09',
    '<=',
    null,
    'date',
    'văn bản về chính quyền địa phương',
    'Sửa các văn bản cho phù hợp Luật 72/2025',
    'Văn bản về chính quyền địa phương phải sửa đổi, thay thế trước 01/3/2027.',
    l72('54.1'),
    { on: '2027-03-01' }
  )
];
