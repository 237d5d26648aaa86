/** Words of the spreadsheets: refusals, what is missing, what is wrong in a row, the notes sheet. */
export const vi = {
  notSheet: 'Tệp “{name}” không phải bảng tính; hãy gửi tệp Excel (.xlsx, .xls), OpenDocument (.ods) hoặc .csv.',
  damaged: 'Tệp “{name}” bị hỏng hoặc chưa tải lên đủ; hãy mở thử bằng Excel, lưu lại thành tệp .xlsx mới rồi gửi lại.',
  encrypted: 'Tệp “{name}” được đặt mật khẩu nên không đọc được; hãy gỡ mật khẩu trong Excel rồi gửi lại.',
  empty: 'Tệp “{name}” không có dòng dữ liệu nào; hãy kiểm tra lại tệp đã chọn.',
  noHead: 'Không tìm thấy dòng tên cột trong tệp “{name}”; hãy đặt tên cột ở một dòng ngay trên dữ liệu hoặc dùng tệp mẫu.',
  noSheet: 'Tệp “{name}” không có trang tính “{sheet}”; hãy chọn một trang tính khác.',
  tooLarge: 'Tệp “{name}” nặng hơn {limit} MB; hãy bỏ ảnh, trang tính thừa hoặc chia thành nhiều tệp.',
  bomb: 'Tệp “{name}” bung ra quá lớn so với kích thước nén nên không được mở; hãy mở bằng Excel, lưu lại thành tệp mới rồi gửi lại.',
  tooManyRows: 'Tệp “{name}” có {rows} dòng, vượt giới hạn {limit} dòng; hãy chia thành nhiều tệp.',
  wrongColumns: 'Tệp “{name}” không có các cột cần thiết. {missing}',
  missing: 'Thiếu cột “{column}”; hãy thêm cột này hoặc chỉ rõ cột nào trong tệp chứa nội dung đó.',
  emptyCell: 'Thiếu “{column}”.',
  badDate: '“{column}” ghi “{value}” không phải ngày; ghi theo mẫu 25/4/2026.',
  badNumber: '“{column}” ghi “{value}” không phải số; ghi như 1.234,5.',
  badPercent: '“{column}” ghi “{value}” không phải tỷ lệ; ghi như 92,9%.',
  formulaError: '“{column}” có công thức bị lỗi ({value}); hãy sửa công thức hoặc gõ lại giá trị.',
  notesSheet: 'Ghi chú',
  notesItem: 'Mục',
  notesContent: 'Nội dung',
  untitled: 'Danh sách',
  page: 'Trang &P/&N'
} as const;

/** Key of a sentence of this folder. */
export type SheetWord = keyof typeof vi;

export const en: Record<SheetWord, string> = {
  notSheet: 'The file “{name}” is not a spreadsheet; send an Excel (.xlsx, .xls), OpenDocument (.ods) or .csv file.',
  damaged: 'The file “{name}” is damaged or was not uploaded whole; open it in Excel, save it as a new .xlsx file and send that.',
  encrypted: 'The file “{name}” is protected by a password and cannot be read; remove the password in Excel and send it again.',
  empty: 'The file “{name}” has no rows of data; check the file chosen.',
  noHead: 'No row of column names was found in “{name}”; put the names in one row right above the data, or use the sample file.',
  noSheet: 'The file “{name}” has no sheet “{sheet}”; choose another sheet.',
  tooLarge: 'The file “{name}” is larger than {limit} MB; remove pictures and spare sheets, or split it.',
  bomb: 'The file “{name}” unpacks to far more than its packed size and was not opened; open it in Excel, save it as a new file and send that.',
  tooManyRows: 'The file “{name}” has {rows} rows, more than the limit of {limit}; split it.',
  wrongColumns: 'The file “{name}” lacks columns that are needed. {missing}',
  missing: 'The column “{column}” is missing; add it, or say which column of the file holds it.',
  emptyCell: '“{column}” is missing.',
  badDate: '“{column}” says “{value}”, which is no date; write it like 25/4/2026.',
  badNumber: '“{column}” says “{value}”, which is no number; write it like 1.234,5.',
  badPercent: '“{column}” says “{value}”, which is no percentage; write it like 92,9%.',
  formulaError: '“{column}” holds a broken formula ({value}); mend it or type the value.',
  notesSheet: 'Notes',
  notesItem: 'Item',
  notesContent: 'Content',
  untitled: 'List',
  page: 'Page &P/&N'
};
