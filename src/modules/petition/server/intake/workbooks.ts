import type { CouncilTx } from '#core/db.ts';
import { writeSheet, type SheetColumn } from '#core/sheets/write.ts';
import { columnName, type ColumnKey } from '../../intake/columns.ts';
import { refusedRows } from './queries.ts';

const days: readonly ColumnKey[] = ['raisedOn', 'dueOn', 'answeredOn'];

/** The rows that were not taken in, in the columns of the file they came in, with the reason in the last: mended there, the workbook is sent again as it is. */
export async function refusedSheet(tx: CouncilTx, importId: string): Promise<Uint8Array> {
  const { fileName, head, rows } = await refusedRows(tx, importId);
  const keyAt = new Map(Object.entries(head.mapping).map(([key, place]) => [place, key as ColumnKey]));
  const columns: SheetColumn[] = head.titles.map((title, place) => {
    const key = keyAt.get(place);
    return { key: String(place), title: title || `Cột ${place + 1}`, width: key === 'text' || key === 'answer' ? 50 : 18, kind: key && days.includes(key) ? 'date' : 'text' };
  });
  return writeSheet({
    title: `Các dòng chưa nhập được của ${fileName}`,
    columns: [...columns, { key: 'row', title: 'Dòng trong tệp gốc', width: 10, kind: 'number' }, { key: 'why', title: 'Lý do chưa nhập', width: 50, kind: 'text' }],
    rows: rows.map(({ row, cells, problems }) => ({ ...Object.fromEntries(head.titles.map((_, place) => [String(place), cells[place] ?? null])), row, why: problems.join(' ') })),
    notes: [{ label: 'Cách dùng', value: 'Sửa từng dòng theo lý do ở cột cuối rồi nhập lại chính tệp này; cột lý do không ảnh hưởng.' }]
  });
}

const samples = [
  { text: 'Đề nghị sửa đoạn đường từ nhà văn hóa thôn Mẫu Đông ra trạm bơm, mặt đường vỡ nhiều chỗ.', village: 'Thôn Mẫu Đông', raiser: 'Nguyễn Văn Mẫu', raisedOn: '2026-10-05', field: 'Giao thông', level: 'Xã', body: 'UBND xã', dueOn: '2026-11-05', status: 'Đã giải quyết', answer: 'Đã vá xong mặt đường ngày 28/10/2026.', number: '120/UBND-KT', source: 'Tiếp xúc cử tri', note: '' },
  { text: 'Đề nghị điện lực thay cột điện mục ở xóm Bãi thôn Mẫu Tây.', village: 'Thôn Mẫu Tây', raiser: '', raisedOn: '2026-10-05', field: 'Điện, nước sạch', level: 'Ngành điện lực', body: '', dueOn: null, status: 'Chưa trả lời', answer: '', number: '', source: 'Tiếp xúc cử tri', note: '' }
];

/** The workbook an office may fill in: the columns used in practice, two invented rows. */
export function sampleSheet(): Promise<Uint8Array> {
  const keys = ['text', 'village', 'raiser', 'raisedOn', 'field', 'level', 'body', 'dueOn', 'status', 'answer', 'number', 'source', 'note'] as const;
  return writeSheet({
    title: 'Danh sách kiến nghị của cử tri',
    columns: keys.map((key) => ({ key, title: columnName(key), width: key === 'text' || key === 'answer' ? 48 : 18, kind: days.includes(key) ? 'date' : 'text' })),
    rows: samples,
    notes: [
      { label: 'Bắt buộc', value: 'Nội dung kiến nghị. Cột khác bỏ trống được, thứ tự cột tùy ý, tên cột không dấu cũng được.' },
      { label: 'Kết quả', value: 'Trạng thái “Đã giải quyết”, “Đã giải trình” thì kiến nghị vào sổ ở trạng thái đã xong; “Đã trả lời” thì chờ đánh giá.' },
      { label: 'Người kiến nghị', value: 'Chỉ Văn phòng xem được; không hiện ở danh sách, văn bản, trang công khai.' },
      { label: 'Dòng mẫu', value: 'Hai dòng trong bảng là ví dụ không có thật; xóa đi trước khi dùng.' }
    ]
  });
}
