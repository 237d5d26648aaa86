/** Law table, section 10: form of documents, numbering, issue. */
import { nd30, nd30annex } from './instruments.ts';
import { type Ground, type LawRule, after, amount, instrument } from './rule.ts';

const quoted = instrument('Phụ lục I Nghị định 30/2020/NĐ-CP', 'NĐ30-a', 'R', 'IN');
const size = (id: string, event: string, low: number, high: number, ground: Ground = nd30annex()): LawRule =>
  amount(
    id,
    '>=',
    low,
    'pt',
    'cỡ chữ',
    event,
    `${event}: cỡ chữ ${low === high ? low : `${low} đến ${high}`}.`,
    ground,
    low === high ? { comparator: '=' } : { upTo: high }
  );

export const documentRules: readonly LawRule[] = [
  amount(
    'DOC-01',
    '=',
    210,
    'mm',
    'khổ A4, chiều rộng',
    'Khổ giấy',
    'Khổ A4 (210 × 297 mm), trình bày dọc; bảng rộng không tách thành phụ lục thì được ngang.',
    quoted()
  ),
  amount('DOC-02', '>=', 20, 'mm', 'lề trên và dưới', 'Lề trên, lề dưới', 'Lề trên và lề dưới 20–25 mm.', quoted(), { upTo: 25 }),
  amount('DOC-02.left', '>=', 30, 'mm', 'lề trái', 'Lề trái', 'Lề trái 30–35 mm.', quoted(), { upTo: 35 }),
  amount('DOC-02.right', '>=', 15, 'mm', 'lề phải', 'Lề phải', 'Lề phải 15–20 mm.', quoted(), { upTo: 20 }),
  size('DOC-04', 'Số trang', 13, 14, quoted()),
  size('DOC-05', 'Quốc hiệu', 12, 13),
  size('DOC-05.motto', 'Tiêu ngữ', 13, 14),
  size('DOC-06', 'Tên cơ quan ban hành', 12, 13),
  size('DOC-07', 'Số, ký hiệu', 13, 13),
  size('DOC-08', 'Địa danh, thời gian', 13, 14),
  size('DOC-09', 'Tên loại, trích yếu', 13, 14),
  size('DOC-09.letter', 'Trích yếu công văn', 12, 13),
  size('DOC-10', 'Nội dung văn bản', 13, 14),
  amount('DOC-10.gap', '>=', 6, 'pt', 'giữa các đoạn', 'Khoảng cách đoạn', 'Khoảng cách giữa các đoạn ít nhất 6 pt.', nd30annex()),
  size('DOC-11', 'Khối chữ ký', 13, 14),
  size('DOC-13', 'Danh sách nơi nhận', 11, 11),
  amount(
    'DOC-14',
    '=',
    9,
    'count',
    'thành phần chính',
    'Thành phần thể thức chính',
    'Văn bản có chín thành phần chính và các thành phần bổ sung.',
    nd30('8')
  ),
  amount(
    'DOC-15',
    '=',
    29,
    'count',
    'loại',
    'Loại văn bản hành chính',
    'Có 29 loại văn bản hành chính, gồm nghị quyết (cá biệt).',
    nd30('7')
  ),
  amount(
    'DOC-17',
    '=',
    1,
    'count',
    'dãy số mỗi năm',
    'Đánh số văn bản theo năm',
    'Số bắt đầu từ 01 ngày 01/01, kết thúc 31/12; mỗi số và ký hiệu là duy nhất trong năm.',
    nd30('15.1'),
    { cadence: { kind: 'yearly' } }
  ),
  after(
    'DOC-19',
    1,
    'wd',
    'ngày ký',
    'Cấp số văn bản giấy',
    'Văn bản giấy lấy số sau khi ký, chậm nhất ngày làm việc sau.',
    nd30('15.2,15.3')
  ),
  after(
    'DOC-20',
    1,
    'wd',
    'ngày ký',
    'Phát hành văn bản',
    'Phát hành trong ngày ký, chậm nhất ngày làm việc sau; khẩn thì phát hành ngay.',
    nd30('18.1')
  ),
  after(
    'DOC-22',
    1,
    'wd',
    'ngày đến',
    'Trình văn bản đến',
    'Kiểm tra, xác nhận ngay trong ngày; trình trong ngày, chậm nhất ngày làm việc sau.',
    nd30('21–23')
  ),
  amount(
    'DOC-23',
    '=',
    2,
    'count',
    'chữ ký số',
    'Bản gốc điện tử',
    'Văn bản điện tử có chữ ký số của người có thẩm quyền và của cơ quan.',
    nd30('5,13.7,17.2')
  ),
  size('DOC-24', 'Thông tin chữ ký số của phụ lục', 10, 10, nd30annex('', 'V')),
  after(
    'DOC-26',
    1,
    'year',
    'ngày công việc kết thúc',
    'Nộp hồ sơ vào lưu trữ',
    'Nộp hồ sơ vào lưu trữ cơ quan trong một năm từ khi công việc kết thúc.',
    nd30('30.2.b')
  )
];
