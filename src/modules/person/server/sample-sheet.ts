import { writeSheet } from '#core/sheets/write.ts';
import { vi } from '../messages.ts';
import { cellKeys } from '../sheet.ts';

const widths: Record<(typeof cellKeys)[number], number> = { name: 24, honorific: 8, bornIn: 10, phone: 15, email: 26, title: 34, body: 24, group: 12, post: 26, fullTime: 12, fromOn: 13 };

const rows = [
  { name: 'Nguyễn Văn Mẫu', honorific: 'ông', bornIn: '1975', phone: '0912000001', email: '', title: 'Chủ tịch HĐND', body: '', group: 'Tổ 1', post: '', fullTime: 'x', fromOn: '' },
  { name: 'Trần Thị Mẫu', honorific: 'bà', bornIn: '1982', phone: '0912000002', email: '', title: 'Trưởng Ban Kinh tế - Ngân sách', body: '', group: 'Tổ 2', post: '', fullTime: 'x', fromOn: '' },
  { name: 'Lê Văn Mẫu', honorific: 'ông', bornIn: '1979', phone: '0912000003', email: '', title: 'Đại biểu HĐND; Ủy viên Ban Văn hóa - Xã hội', body: '', group: 'Tổ 3', post: 'Trưởng thôn Đồng Mẫu', fullTime: '', fromOn: '' },
  { name: 'Phạm Thị Mẫu', honorific: 'bà', bornIn: '1990', phone: '', email: 'vanphong@xamau.example', title: 'Chuyên viên Văn phòng', body: '', group: '', post: 'Chuyên viên', fullTime: '', fromOn: '' }
];

const notes = [
  { label: 'Bắt buộc', value: 'Họ và tên, Chức danh. Cột khác bỏ trống được, thứ tự cột tùy ý.' },
  { label: 'Chức danh', value: 'Chủ tịch HĐND; Phó Chủ tịch HĐND; Trưởng Ban (ghi tên Ban); Phó Trưởng Ban; Ủy viên Ban; Tổ trưởng; Tổ phó; Đại biểu HĐND; Chánh Văn phòng; Chuyên viên Văn phòng; Chủ tịch UBND; Ủy viên UBND; Trưởng phòng; Cán bộ MTTQ; Cán bộ Đảng ủy. Nhiều chức danh cách nhau bằng dấu chấm phẩy.' },
  { label: 'Tổ đại biểu', value: 'Ghi số tổ: “Tổ 2” hoặc “2”.' },
  { label: 'Đăng nhập', value: 'Có số điện thoại hoặc thư điện tử thì mời đăng nhập được.' },
  { label: 'Dòng mẫu', value: 'Bốn dòng trong bảng là ví dụ không có thật; xóa đi trước khi dùng.' }
];

/** The workbook an office fills in: columns as the import reads them, four invented people, how to write each column. */
export function sampleSheet(): Promise<Uint8Array> {
  return writeSheet({
    title: 'Danh sách người của HĐND xã',
    columns: cellKeys.map((key) => ({ key, title: vi[`person.col.${key}`], width: widths[key], kind: key === 'fromOn' ? ('date' as const) : ('text' as const) })),
    rows,
    notes
  });
}
