import { formatDay } from '#core/format.ts';
import type { Day } from '#core/calendar/days.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';

/** One row of the table that goes with the letter. */
export interface ReferralLine {
  code: string;
  title: string;
  body: string;
  village: string | null;
  field: string;
  /** "04 lần", "37 cử tri": how often and by how many it was raised. */
  weight: string;
}

/** The letter that passes petitions on to a body, with their table as its annex (law:PET-02, PET-06; layout NĐ 30/2020, công văn). */
export function referralPaper(given: { council: string; place: string; body: string; dueOn: Day; lines: readonly ReferralLine[]; sources: string }): OfficialPaper {
  const { lines } = given;
  const count = String(lines.length).padStart(2, '0');
  return {
    kind: 'letter',
    issuerParent: [given.council],
    issuer: ['Thường trực'],
    number: null,
    symbol: 'TTHĐND-VP',
    place: given.place,
    date: null,
    subject: `chuyển ${count} kiến nghị của cử tri đề nghị giải quyết, trả lời`,
    addressees: [given.body],
    body: [
      { type: 'paragraph', text: `Qua ${given.sources}, Thường trực ${given.council} đã tổng hợp, phân loại và chuyển đến ${given.body} ${count} kiến nghị của cử tri thuộc thẩm quyền giải quyết (Phụ lục kèm theo).` },
      {
        type: 'paragraph',
        text: [
          `Đề nghị ${given.body} xem xét, giải quyết và trả lời cử tri bằng văn bản chậm nhất `,
          { text: `ngày ${formatDay(given.dueOn)}`, bold: true },
          ', đồng thời gửi Thường trực Hội đồng nhân dân, Tổ đại biểu, Ủy ban nhân dân và Ủy ban Mặt trận Tổ quốc Việt Nam xã để theo dõi (Điều 50 Nghị quyết liên tịch số 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN).'
        ]
      },
      { type: 'paragraph', text: 'Văn bản trả lời nêu rõ từng kiến nghị: đã giải quyết; đang giải quyết và thời gian dự kiến xong; sẽ giải quyết và thời hạn; giải trình, thông tin để cử tri rõ. Kiến nghị không thuộc thẩm quyền thì trả lại, nêu lý do và cơ quan có thẩm quyền.' }
    ],
    signature: { lines: [], title: '', name: null },
    recipients: ['Như trên', 'Thường trực Đảng ủy (để báo cáo)', 'Ủy ban MTTQ Việt Nam xã', 'Các Ban, Tổ đại biểu HĐND xã', 'Lưu: VT'],
    annexes: [
      {
        title: 'Bảng tổng hợp kiến nghị của cử tri',
        landscape: true,
        body: [
          {
            type: 'table',
            columns: [{ width: 5, align: 'center' }, { width: 13, align: 'center' }, { width: 48 }, { width: 14 }, { width: 12 }, { width: 12, align: 'center' }],
            head: [['Stt', 'Mã', 'Nội dung kiến nghị', 'Nơi', 'Lĩnh vực', 'Số lần, cử tri']],
            rows: lines.map((line, index) => [String(index + 1), line.code, line.body, line.village ?? '', line.field, line.weight]),
            size: 12
          }
        ]
      }
    ]
  };
}
