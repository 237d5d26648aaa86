/** Words of the document readers: why a file is refused, and what a person should know about one that was read. */
export const vi = {
  unsupported:
    'Hệ thống chưa đọc được tệp “{name}” ({what}); hãy gửi tệp Word (.docx, .doc), PDF, ảnh quét hoặc văn bản thuần (.txt, .md).',
  mismatch:
    'Tệp “{name}” mang đuôi .{extension} nhưng bên trong là {what}; hãy mở tệp bằng phần mềm đã tạo ra nó rồi lưu lại thành Word hoặc PDF.',
  encrypted: 'Tệp “{name}” được đặt mật khẩu nên không đọc được; hãy mở tệp, gỡ mật khẩu rồi gửi lại.',
  damaged: 'Tệp “{name}” bị hỏng hoặc chưa tải lên đủ; hãy mở thử tệp trên máy, lưu lại thành tệp mới rồi gửi lại.',
  tooLarge: 'Tệp “{name}” nặng {size} MB, vượt giới hạn {limit} MB; hãy tách nhỏ tệp hoặc quét lại với độ phân giải 200–300 dpi.',
  empty: 'Tệp “{name}” trống, không có nội dung; hãy kiểm tra lại tệp đã chọn.',
  noText: 'Tệp “{name}” không có chữ nào đọc được; hãy kiểm tra lại tệp hoặc quét lại bản giấy rõ hơn.',
  bomb: 'Tệp “{name}” bung ra quá lớn so với kích thước nén nên không được mở; hãy mở tệp trên máy, lưu lại thành tệp mới rồi gửi lại.',
  tooManyPages: 'Tệp “{name}” có {pages} trang, vượt giới hạn {limit} trang; hãy tách thành nhiều tệp rồi gửi từng tệp.',
  secret:
    'Tệp “{name}” có dấu độ mật “{mark}” nên không được đưa vào hệ thống này; hãy xoá tệp khỏi máy nối mạng, xử lý theo quy định bảo vệ bí mật nhà nước và chỉ ghi một dòng vào sổ văn bản.',
  stopped: 'Việc đọc tệp “{name}” đã dừng theo yêu cầu; nội dung đã có trong hệ thống không thay đổi.',
  ocrMissing:
    'Máy chủ chưa có bộ nhận dạng chữ nên không đọc được bản quét “{name}”; hãy gửi bản Word hoặc PDF có chữ, hoặc báo người quản trị cài đủ thành phần.',
  warnLegacyFont: 'Văn bản dùng phông chữ cũ {font}; chữ đã được chuyển sang Unicode, nên đối chiếu với bản gốc.',
  warnOcrPage: 'Trang {page} được nhận dạng từ ảnh, nên đối chiếu với bản gốc.',
  warnOcrAll: 'Văn bản được nhận dạng từ ảnh quét; nên đối chiếu tên riêng, ngày tháng và số liệu với bản gốc.',
  warnFaintPage: 'Trang {page} mờ hoặc nghiêng, chữ nhận dạng có thể sai; nên đối chiếu với bản giấy.',
  warnEmptyPage: 'Trang {page} không có chữ nào đọc được.',
  warnMacro: 'Tệp có macro; macro không được chạy và đã bỏ qua.',
  warnTracked: 'Văn bản còn sửa đổi chưa duyệt (Track Changes); phần đã xoá không được đọc, phần thêm vào được giữ.',
  warnNumbering: 'Không đọc được đánh số tự động của tệp; nên kiểm tra lại số thứ tự các mục.',
  stepRead: 'Đang đọc trang {page}/{pages}',
  stepOcr: 'Đang nhận dạng chữ trang {page}/{pages}',
  whatEmptyZip: 'tệp nén',
  whatSheet: 'bảng tính',
  whatSlides: 'tệp trình chiếu',
  whatOpenText: 'văn bản OpenDocument',
  whatRtf: 'văn bản RTF',
  whatWeb: 'trang web (HTML)',
  whatProgram: 'tệp chương trình',
  whatWordOld: 'văn bản Word đời trước năm 1997',
  whatOle: 'tệp của phần mềm khác',
  whatUnknown: 'không rõ loại',
  whatTiff: 'ảnh TIFF nén theo kiểu chưa đọc được, hãy chuyển thành PDF, PNG hoặc JPEG'
};

export const en = {
  unsupported: 'The file “{name}” ({what}) cannot be read yet; send a Word (.docx, .doc), PDF, scan or plain text (.txt, .md) file.',
  mismatch: 'The file “{name}” is named .{extension} but holds {what}; open it with the program that made it and save it as Word or PDF.',
  encrypted: 'The file “{name}” is protected by a password and cannot be read; open it, remove the password and send it again.',
  damaged: 'The file “{name}” is damaged or was not uploaded whole; try to open it, save it as a new file and send that.',
  tooLarge: 'The file “{name}” is {size} MB, more than the limit of {limit} MB; split it or scan again at 200–300 dpi.',
  empty: 'The file “{name}” is empty; check the file chosen.',
  noText: 'The file “{name}” has no readable text; check the file or scan the paper again more clearly.',
  bomb: 'The file “{name}” unpacks to far more than its packed size and was not opened; open it, save it as a new file and send that.',
  tooManyPages: 'The file “{name}” has {pages} pages, more than the limit of {limit}; split it and send the parts.',
  secret:
    'The file “{name}” bears the secrecy mark “{mark}” and may not enter this system; remove it from networked machines, handle it under the rules on state secrets and enter only a register line.',
  stopped: 'Reading the file “{name}” was stopped as asked; nothing in the system has changed.',
  ocrMissing:
    'This server has no text recognition, so the scan “{name}” cannot be read; send a Word file or a PDF with text, or ask the administrator to install the missing parts.',
  warnLegacyFont: 'The document uses the old font {font}; its letters were turned into Unicode and should be compared with the original.',
  warnOcrPage: 'Page {page} was recognised from a picture and should be compared with the original.',
  warnOcrAll: 'The text was recognised from a scan; compare names, dates and figures with the original.',
  warnFaintPage: 'Page {page} is faint or turned and may be misread; compare it with the paper.',
  warnEmptyPage: 'Page {page} has no readable text.',
  warnMacro: 'The file has macros; they were not run and were left out.',
  warnTracked: 'The document has tracked changes; deleted text was left out, inserted text was kept.',
  warnNumbering: 'The automatic numbering of the file could not be read; check the numbers of the items.',
  stepRead: 'Reading page {page} of {pages}',
  stepOcr: 'Recognising page {page} of {pages}',
  whatEmptyZip: 'an archive',
  whatSheet: 'a spreadsheet',
  whatSlides: 'a slide show',
  whatOpenText: 'an OpenDocument text',
  whatRtf: 'an RTF text',
  whatWeb: 'a web page (HTML)',
  whatProgram: 'a program',
  whatWordOld: 'a Word document from before 1997',
  whatOle: 'a file of another program',
  whatUnknown: 'of an unknown type',
  whatTiff: 'a TIFF picture packed in a way not read here; turn it into PDF, PNG or JPEG'
} satisfies Record<keyof typeof vi, string>;

/** Key of a word of the readers. */
export type DocumentWord = keyof typeof vi;

/** Fills `{name}` places of a text; a place without a value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/gu, (place, key: string) => (key in values ? String(values[key]) : place));
}
