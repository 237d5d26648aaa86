import type { WantedColumn } from '#core/sheets/columns.ts';

/** What a column of a list of petitions may hold (`peers-vietnam.md` 3.1 a–h), in the order they are offered. */
export const columnKeys = [
  'text', 'village', 'raiser', 'phone', 'address', 'voters', 'raisedOn', 'field', 'level', 'body', 'dueOn', 'status', 'answer', 'number', 'answeredOn', 'source', 'code', 'title', 'note'
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Which column, from 0, holds what; keys without a column are absent. */
export type Mapping = Partial<Record<ColumnKey, number>>;

const names: Record<ColumnKey, readonly string[]> = {
  text: ['Nội dung kiến nghị', 'Nội dung', 'Nội dung ý kiến, kiến nghị', 'Ý kiến, kiến nghị của cử tri', 'Nội dung kiến nghị của cử tri', 'Nội dung phản ánh, kiến nghị', 'Nội dung (nguyên văn)', 'Ý kiến cử tri', 'Kiến nghị cử tri', 'noi_dung', 'content'],
  village: ['Thôn, địa bàn', 'Thôn', 'Địa bàn', 'Thôn, tổ dân phố', 'Điểm tiếp xúc, thôn', 'Điểm tiếp xúc', 'Khu dân cư', 'Tổ dân phố', 'Ấp', 'Bản', 'Khu phố', 'Nơi kiến nghị', 'Đơn vị kiến nghị', 'Nơi có kiến nghị'],
  raiser: ['Người kiến nghị', 'Họ tên cử tri', 'Họ và tên', 'Cử tri', 'Họ tên', 'Người phản ánh', 'Người nêu', 'Họ và tên cử tri', 'Họ tên, địa chỉ cử tri', 'Họ tên, địa chỉ', 'ho_ten', 'sender'],
  phone: ['Số điện thoại', 'Điện thoại', 'SĐT', 'sdt'],
  address: ['Địa chỉ', 'Địa chỉ cử tri', 'Nơi ở'],
  voters: ['Số cử tri', 'Số người kiến nghị', 'Số lượt kiến nghị', 'Số lượt'],
  raisedOn: ['Ngày tiếp nhận', 'Ngày kiến nghị', 'Ngày nhận', 'Ngày nêu', 'Ngày tiếp xúc cử tri', 'Ngày TXCT', 'Ngày gửi', 'Ngày phản ánh', 'ngay_gui', 'createdAt'],
  field: ['Lĩnh vực', 'Nhóm, lĩnh vực', 'Nhóm lĩnh vực', 'linh_vuc'],
  level: ['Thẩm quyền', 'Thẩm quyền giải quyết', 'Cấp giải quyết', 'Cấp thẩm quyền'],
  body: ['Cơ quan giải quyết', 'Đơn vị giải quyết', 'Cơ quan có thẩm quyền', 'Cơ quan chủ trì', 'Cơ quan trả lời', 'Đơn vị thực hiện', 'Cơ quan, đơn vị giải quyết', 'Cơ quan giải quyết tiếp', 'department'],
  dueOn: ['Thời hạn giải quyết', 'Thời hạn', 'Hạn trả lời', 'Hạn giải quyết', 'Lộ trình, thời hạn cam kết'],
  status: ['Trạng thái', 'Trạng thái giải quyết', 'Tình trạng', 'Tình trạng giải quyết', 'Phân loại kết quả', 'Tiến độ', 'trang_thai', 'status'],
  answer: ['Kết quả trả lời', 'Nội dung trả lời', 'Kết quả giải quyết', 'Kết quả giải quyết, trả lời', 'Trả lời', 'Ý kiến trả lời', 'Trả lời tại hội nghị', 'tra_loi'],
  number: ['Số văn bản', 'Số văn bản trả lời', 'Số, ngày VB trả lời', 'Số, ký hiệu văn bản', 'Văn bản trả lời', 'Số hiệu văn bản'],
  answeredOn: ['Ngày trả lời', 'Ngày văn bản trả lời', 'ngay_tra_loi'],
  source: ['Nguồn', 'Nguồn dữ liệu', 'Nguồn kiến nghị', 'Đợt TXCT', 'Kỳ họp', 'Đợt tiếp xúc cử tri'],
  code: ['Mã kiến nghị', 'Mã', 'Mã số', 'ma_tra_cuu'],
  title: ['Tiêu đề', 'Tóm tắt', 'tieu_de', 'title'],
  note: ['Ghi chú']
};

/** The columns of a list of petitions, for `mapColumns`; only the matter itself must be there. */
export const petitionColumns: readonly WantedColumn[] = columnKeys.map((key) => ({ key, names: names[key], required: key === 'text' }));

/** What a column is called in our own workbooks. */
export const columnName = (key: ColumnKey): string => names[key][0]!;

/** Mapping as a form sends it, place → key ('' left out), turned round. Two columns of one key are no mapping: null. */
export function mappingOf(chosen: Readonly<Record<string, string>>): Mapping | null {
  const mapping: Mapping = {};
  for (const [place, key] of Object.entries(chosen)) {
    if (key === '' || !(columnKeys as readonly string[]).includes(key)) continue;
    if (mapping[key as ColumnKey] !== undefined) return null;
    mapping[key as ColumnKey] = Number(place.replace('c', ''));
  }
  return mapping;
}
