/** Law table, section 1: structure and people. */
import { l72, nq106 } from './instruments.ts';
import { type LawRule, after, amount, atSession, share } from './rule.ts';

export const structureRules: readonly LawRule[] = [
  amount(
    'STR-02',
    '=',
    2,
    'count',
    'Ban',
    'Số Ban của HĐND cấp xã',
    'HĐND cấp xã có đúng hai Ban: Ban Kinh tế - Ngân sách và Ban Văn hóa - Xã hội.',
    l72('29.3.a')
  ),
  amount(
    'STR-03',
    '=',
    4,
    'count',
    'thành viên',
    'Số thành viên Thường trực',
    'Thường trực gồm Chủ tịch, Phó Chủ tịch và hai Trưởng Ban là Ủy viên.',
    l72('29.2')
  ),
  amount('STR-06', '=', 1, 'count', 'Phó Chủ tịch HĐND', 'Số Phó Chủ tịch HĐND', 'HĐND cấp xã có một Phó Chủ tịch.', nq106('', 'L')),
  amount(
    'STR-06.deputies',
    '=',
    2,
    'count',
    'Phó Trưởng Ban mỗi Ban (bình quân)',
    'Số Phó Trưởng Ban',
    'Bình quân hai Phó Trưởng Ban mỗi Ban, Thường trực HĐND tỉnh phân bổ.',
    nq106('', 'L')
  ),
  amount(
    'STR-09',
    '>=',
    15,
    'count',
    'đại biểu',
    'Số đại biểu xã miền núi, hải đảo, đặc khu',
    'Đến 5.000 dân được 15 đại biểu; đến 10.000 dân cứ thêm 1.000 dân thêm 1; trên nữa cứ thêm 3.000 dân thêm 1; không quá 30.',
    l72('30.2.a,30.2.đ'),
    { upTo: 30 }
  ),
  amount(
    'STR-10',
    '>=',
    15,
    'count',
    'đại biểu',
    'Số đại biểu xã khác và phường thuộc tỉnh',
    'Đến 10.000 dân được 15 đại biểu; đến 20.000 dân cứ thêm 2.000 dân thêm 1; trên nữa cứ thêm 6.000 dân thêm 1; không quá 30.',
    l72('30.2.b,30.2.c'),
    { upTo: 30 }
  ),
  amount(
    'STR-11',
    '>=',
    15,
    'count',
    'đại biểu',
    'Số đại biểu phường thuộc thành phố trực thuộc trung ương',
    'Đến 15.000 dân được 15 đại biểu; đến 45.000 dân cứ thêm 6.000 dân thêm 1; trên nữa cứ thêm 7.000 dân thêm 1; không quá 30.',
    l72('30.2.d'),
    { upTo: 30 }
  ),
  after(
    'STR-14',
    5,
    'wd',
    'ngày bầu',
    'Gửi kết quả bầu chức danh lên cấp trên để phê chuẩn',
    'Kết quả bầu Chủ tịch, Phó Chủ tịch HĐND và UBND gửi cấp trên phê chuẩn.',
    l72('36.3,36.4')
  ),
  after(
    'STR-14.answer',
    10,
    'wd',
    'ngày cấp trên nhận kết quả bầu',
    'Cấp trên trả lời phê chuẩn',
    'Cấp trên phê chuẩn, hoặc từ chối có nêu lý do và phải bầu lại.',
    l72('36.3,36.4,36.7')
  ),
  after(
    'STR-15',
    0,
    'd',
    'ngày bầu',
    'Người được bầu bắt đầu làm nhiệm vụ',
    'Người được bầu làm nhiệm vụ ngay từ khi bầu, không chờ phê chuẩn.',
    l72('36.6'),
    { roll: 'none', comparator: '=' }
  ),
  amount(
    'STR-18',
    '=',
    5,
    'year',
    'mỗi khóa',
    'Nhiệm kỳ của HĐND',
    'Nhiệm kỳ năm năm, từ kỳ họp thứ nhất khóa này đến kỳ họp thứ nhất khóa sau; Thường trực và Ban làm việc đến khi bầu được người thay.',
    l72('5.4,29.5')
  ),
  atSession(
    'STR-22',
    'Báo cáo việc thôi làm nhiệm vụ đại biểu',
    'Thường trực cho thôi giữa hai kỳ họp thì báo cáo HĐND tại kỳ họp gần nhất.',
    l72('38.3,38.4')
  ),
  share(
    'STR-23',
    '>=',
    [2, 3],
    'tổng số đại biểu',
    'Bãi nhiệm đại biểu',
    'HĐND bãi nhiệm đại biểu khi được ít nhất hai phần ba tổng số đại biểu tán thành.',
    l72('35.2,38.5')
  ),
  share(
    'STR-25',
    '<',
    [2, 3],
    'số đại biểu theo luật',
    'Bầu bổ sung đại biểu',
    'Đại biểu đương nhiệm còn dưới hai phần ba số theo luật và nhiệm kỳ còn trên 18 tháng thì bầu bổ sung.',
    l72('49.2')
  ),
  amount(
    'STR-25.months',
    '>',
    18,
    'month',
    'còn lại của nhiệm kỳ',
    'Thời gian còn lại để bầu bổ sung',
    'Nhiệm kỳ còn từ 18 tháng trở xuống thì không bầu bổ sung.',
    l72('49.2')
  ),
  atSession(
    'STR-29',
    'Báo cáo chức vụ chấm dứt không qua biểu quyết',
    'Nghỉ hưu, qua đời, điều động hoặc bị cấp trên cho thôi: Thường trực chỉ báo cáo tại kỳ họp gần nhất.',
    l72('37.6,41.4')
  )
];
