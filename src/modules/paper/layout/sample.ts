/** An invented month report with 24 targets, to see and measure the layout by. */
import type { CellLike, OfficialPaper } from './model.ts';

const names = [
  'Kỳ họp thường lệ của Hội đồng nhân dân xã',
  'Kỳ họp chuyên đề',
  'Nghị quyết ban hành đúng thẩm quyền, đúng trình tự',
  'Nghị quyết được công khai trong thời hạn',
  'Cuộc giám sát chuyên đề của Hội đồng nhân dân, Thường trực Hội đồng nhân dân',
  'Cuộc khảo sát của hai Ban',
  'Kết luận giám sát được ban hành đúng hạn',
  'Kiến nghị sau giám sát được thực hiện',
  'Phiên giải trình của Thường trực Hội đồng nhân dân',
  'Kỳ họp có chất vấn và trả lời chất vấn',
  'Đại biểu tiếp xúc cử tri theo kế hoạch',
  'Hội nghị tiếp xúc cử tri chuyên đề',
  'Kiến nghị cử tri được tổng hợp, chuyển cơ quan có thẩm quyền đúng hạn',
  'Kiến nghị cử tri được trả lời đúng hạn',
  'Kiến nghị cử tri được giải quyết dứt điểm',
  'Buổi tiếp công dân định kỳ của đại biểu',
  'Đơn thư được phân loại, xử lý đúng hạn',
  'Đơn thư được theo dõi đến khi có kết quả cuối cùng',
  'Đại biểu tham dự đầy đủ các kỳ họp',
  'Đại biểu nộp báo cáo tháng đúng hạn',
  'Tài liệu kỳ họp gửi đúng hạn qua hệ thống',
  'Văn bản không mật được phát hành điện tử',
  'Đại biểu được tập huấn kỹ năng hoạt động',
  'Mô hình mới, cách làm hay được áp dụng'
];

const groups: [number, string][] = [
  [0, 'I. KỲ HỌP, NGHỊ QUYẾT'],
  [4, 'II. GIÁM SÁT, GIẢI TRÌNH, CHẤT VẤN'],
  [10, 'III. TIẾP XÚC CỬ TRI, TIẾP CÔNG DÂN'],
  [18, 'IV. ĐẠI BIỂU, ĐỔI MỚI']
];

function targetRows(): CellLike[][] {
  return names.flatMap((name, index) => {
    const group = groups.find(([from]) => from === index);
    const done = 3 + ((index * 7) % 19);
    const wanted = done + (index % 3);
    const row: CellLike[] = [
      String(index + 1),
      name,
      String(wanted),
      String(done),
      `${((100 * done) / wanted).toFixed(1).replace('.', ',')}%`,
      done === wanted ? 'Đạt' : 'Chưa đạt'
    ];
    return group ? [[{ text: group[1], across: 6, bold: true, align: 'left' }], row] : [row];
  });
}

/** The paper; `number` and `date` given, nothing left to write. */
export const sampleReport: OfficialPaper = {
  kind: 'report',
  issuerParent: ['Hội đồng nhân dân', 'xã Xuân Mẫu'],
  issuer: ['Thường trực'],
  number: 5,
  symbol: 'BC-TTHĐND',
  place: 'Xuân Mẫu',
  date: '2026-11-25',
  subject: 'Kết quả thực hiện Chương trình hành động “500 ngày đêm” tháng 11 năm 2026',
  addressees: ['Thường trực Hội đồng nhân dân tỉnh', 'Ban Thường vụ Đảng ủy xã'],
  bases: [
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025',
    'Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2025;',
    'Căn cứ Chương trình hành động số 10/CTr-HĐND ngày 09 tháng 4 năm 2026 của Hội đồng nhân dân xã Xuân Mẫu'
  ],
  body: [
    {
      type: 'paragraph',
      text: 'Thực hiện Chương trình hành động của Hội đồng nhân dân xã, Thường trực Hội đồng nhân dân xã báo cáo kết quả tháng 11 năm 2026 như sau:'
    },
    { type: 'heading', level: 1, text: 'Công tác chỉ đạo, triển khai' },
    {
      type: 'paragraph',
      text: 'Chương trình hành động đã được triển khai đến 100% đại biểu; phân công rõ trách nhiệm của Thường trực Hội đồng nhân dân, các Ban, Tổ đại biểu và từng đại biểu.'
    },
    { type: 'heading', level: 1, text: 'Kết quả thực hiện' },
    { type: 'heading', level: 2, text: 'Hoạt động giám sát' },
    {
      type: 'paragraph',
      text: [
        'Từ đầu năm, Thường trực Hội đồng nhân dân và hai Ban đã tổ chức ',
        { text: '4', figure: 'supervisions' },
        ' cuộc giám sát chuyên đề, ',
        { text: '2', figure: 'surveys' },
        ' cuộc khảo sát. Có ',
        { text: '17/21', figure: 'recommendations' },
        ' kiến nghị sau giám sát được thực hiện, đạt ',
        { text: '81,0%', figure: 'recommendations-share', bold: true },
        ' (mục tiêu từ 90% trở lên).'
      ]
    },
    { type: 'heading', level: 3, text: 'Về tiến độ' },
    { type: 'list', mark: 'dash', items: ['Ban Kinh tế - Ngân sách hoàn thành 02 cuộc;', 'Ban Văn hóa - Xã hội hoàn thành 02 cuộc.'] },
    { type: 'heading', level: 2, text: 'Tiếp xúc cử tri và kiến nghị cử tri' },
    {
      type: 'paragraph',
      text: 'Đã tổng hợp, chuyển cơ quan có thẩm quyền 64 kiến nghị, đúng hạn 100%; trả lời 58 kiến nghị, đạt 90,6%; giải quyết dứt điểm 47 kiến nghị, đạt 73,4%.'
    },
    { type: 'heading', level: 2, text: 'Các chỉ tiêu' },
    {
      type: 'table',
      caption: 'Bảng 1. Kết quả thực hiện 24 chỉ tiêu đến hết tháng 11 năm 2026',
      note: 'Số liệu tính đến 17 giờ 00 ngày 24/11/2026',
      columns: [
        { width: 9, align: 'center' },
        { width: 70 },
        { width: 18, align: 'right' },
        { width: 18, align: 'right' },
        { width: 22, align: 'right' },
        { width: 28, align: 'center' }
      ],
      head: [
        [
          { text: 'Stt', down: 2 },
          { text: 'Chỉ tiêu', down: 2 },
          { text: 'Năm 2026', across: 3 },
          { text: 'Đánh giá', down: 2 }
        ],
        ['Giao', 'Đạt', 'Tỷ lệ']
      ],
      rows: targetRows()
    },
    { type: 'heading', level: 1, text: 'Tồn tại, nguyên nhân' },
    { type: 'paragraph', text: 'Số cuộc khảo sát mới đạt 2/4; 02 kiến nghị quá hạn trả lời do vướng mắc về nguồn gốc đất.' },
    { type: 'heading', level: 1, text: 'Nhiệm vụ trọng tâm tháng 12' },
    {
      type: 'list',
      mark: 'number',
      items: [
        'Chuẩn bị kỳ họp thường lệ cuối năm; gửi tài liệu điện tử tới đại biểu.',
        'Tổ chức hai cuộc khảo sát chuyên đề; đôn đốc 04 kiến nghị sau giám sát chưa thực hiện.'
      ]
    },
    { type: 'paragraph', text: 'Trên đây là báo cáo kết quả tháng 11 năm 2026 của Thường trực Hội đồng nhân dân xã Xuân Mẫu./.' }
  ],
  signature: {
    lines: [
      { prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' },
      { prefix: 'KT', text: 'Chủ tịch' }
    ],
    title: 'Phó Chủ tịch',
    name: 'Nguyễn Văn Mẫu'
  },
  recipients: [
    'Như trên',
    'Ủy ban nhân dân xã',
    'Ủy ban Mặt trận Tổ quốc Việt Nam xã',
    'Các Ban, Tổ đại biểu Hội đồng nhân dân xã',
    'Lưu: VT, HĐND'
  ],
  annexes: [
    {
      title: 'Biểu tổng hợp kiến nghị cử tri theo lĩnh vực',
      landscape: true,
      body: [
        {
          type: 'table',
          columns: [
            { width: 8, align: 'center' },
            { width: 50 },
            { width: 20, align: 'right' },
            { width: 20, align: 'right' },
            { width: 20, align: 'right' },
            { width: 60 }
          ],
          head: [['Stt', 'Lĩnh vực', 'Tiếp nhận', 'Đã trả lời', 'Đã giải quyết', 'Ghi chú']],
          rows: [
            ['1', 'Giao thông', '21', '20', '16', 'Đường liên ấp 3 - ấp 5 đang chờ vốn tỉnh'],
            ['2', 'Đất đai', '17', '14', '9', ''],
            ['3', 'Môi trường, rác thải', '14', '13', '12', ''],
            ['4', 'Điện, nước sạch', '12', '11', '10', 'Chuyển Điện lực khu vực 03 kiến nghị']
          ]
        }
      ]
    }
  ]
};
