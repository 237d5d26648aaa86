export const vi = {
  'core.invalid': 'Có chỗ chưa điền được. Hãy xem các ô được đánh dấu; phần đã nhập vẫn còn nguyên.',
  'core.not-found': 'Không tìm thấy nội dung này, hoặc nội dung không thuộc phần việc của ông/bà.',
  'core.forbidden': 'Việc này thuộc thẩm quyền của người khác.',
  'core.forbidden-verb': 'Vai trò của ông/bà chưa được làm việc này. Nếu cần, hãy nhờ quản trị của hội đồng cấp quyền.',
  'core.conflict': 'Người khác vừa sửa nội dung này. Bản của ông/bà vẫn còn ở đây; hãy xem bản mới rồi lưu lại.',
  'core.request-of-another': 'Lần gửi này đã được dùng cho một việc khác. Hãy tải lại trang rồi làm lại.',
  'core.field-empty': 'Cần điền ô này.',
  'core.field-long': 'Nội dung dài quá mức cho phép; hãy rút gọn.',
  'core.field-unreadable': 'Chưa đọc được nội dung ô này; hãy nhập lại theo mẫu.',
  'core.day': 'Ghi ngày theo mẫu 25/4/2026.',
  'core.number': 'Ghi một số, ví dụ 1.234,5.',
  'core.bug': 'Có lỗi của phần mềm, chưa lưu được lần này. Phần đã lưu trước vẫn an toàn. Hãy thử lại; nếu còn lỗi, báo quản trị mã {id}.',
  'core.file-large-50': 'Tệp lớn quá 50 MB. Hãy chia nhỏ hoặc nén bớt ảnh rồi gửi lại.',
  'core.file-secret-name': 'Tên tệp mang dấu mật. Tài liệu mật không được đưa lên hệ thống; chỉ ghi một dòng vào sổ (số, ngày, độ mật, nơi lưu) và giữ bản giấy theo quy định.',
  'core.file-type': 'Nội dung tệp không đúng loại mà tên tệp ghi, hoặc loại tệp không dùng được. Nhận PDF, Word, Excel, ảnh JPG/PNG, TXT; hãy mở tệp kiểm tra rồi lưu lại đúng loại.',
  'core.file-empty': 'Tệp rỗng. Hãy chọn lại tệp.'
} as const;

export const en: Record<keyof typeof vi, string> = {
  'core.invalid': 'Some fields could not be used. See the marked fields; what you typed is kept.',
  'core.not-found': 'This was not found, or it is not part of your work.',
  'core.forbidden': 'This act belongs to somebody else.',
  'core.forbidden-verb': 'Your role may not do this yet. If you need it, ask the administrator of the council.',
  'core.conflict': 'Somebody else has just changed this. Your version is still here; look at the new one, then save again.',
  'core.request-of-another': 'This submission was already used for another act. Reload the page and do it again.',
  'core.field-empty': 'This field is needed.',
  'core.field-long': 'The text is longer than allowed; please shorten it.',
  'core.field-unreadable': 'This field could not be read; please follow the example.',
  'core.day': 'Write the day like 25/4/2026.',
  'core.number': 'Write a number, for example 1.234,5.',
  'core.bug': 'The software failed and this was not saved. What was saved before is safe. Try again; if it fails again, tell the administrator code {id}.',
  'core.file-large-50': 'The file is larger than 50 MB. Split it or compress its pictures and send it again.',
  'core.file-secret-name': 'The name of the file carries a secrecy mark. Secret papers never enter the system; write one register line (number, date, level, place) and keep the paper by the rules.',
  'core.file-type': 'The content is not what the name of the file says, or this kind of file cannot be used. PDF, Word, Excel, JPG/PNG and TXT are taken; open the file, check it and save it again as its right kind.',
  'core.file-empty': 'The file is empty. Choose it again.'
};
