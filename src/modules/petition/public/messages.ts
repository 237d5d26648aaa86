/** Refusals of the public page, in words for somebody who never saw an office. */
export const vi = {
  'petition.send-words': 'Viết rõ việc gì, ở đâu, ít nhất 10 chữ cái.',
  'petition.phone-short': 'Số điện thoại còn thiếu hoặc thừa. Cần đủ 10 chữ số, hoặc để trống.',
  'petition.join-unknown': 'Việc muốn nêu cùng đã có kết quả hoặc không còn trên trang công khai. Ông bà viết điều chưa được và gửi thành kiến nghị riêng.',
  'petition.photo-heic': 'Ảnh dạng HEIC chưa nhận được. Trên iPhone mở Cài đặt, Camera, Định dạng, chọn Tương thích nhất rồi chụp lại, hoặc gửi ảnh dạng JPEG.',
  'petition.photo-kind': 'Chỉ nhận ảnh JPEG, PNG, WebP. Chọn lại ảnh.',
  'petition.photo-broken': 'Ảnh bị hỏng hoặc gửi chưa hết. Chọn lại ảnh.',
  'petition.photo-large': 'Mỗi ảnh nhiều nhất 12 MB. Gửi ảnh nhỏ hơn.',
  'petition.sent-before': 'Biểu mẫu này đã được gửi. Mở lại trang để gửi kiến nghị khác.',
  'petition.form-old': 'Trang này mở đã lâu nên chưa gửi. Xem lại rồi bấm Gửi kiến nghị lần nữa; nội dung vẫn còn ở dưới.',
  'petition.lookup-wait': 'Đã nhập sai mã nhiều lần. Thử lại sau {minutes} phút.',
  'petition.part-choose': 'Chọn phần muốn cho ý kiến.',
  'petition.publish-files': 'Có ảnh không thuộc kiến nghị này. Tải lại trang rồi chọn lại.',
  'petition.publish-heic': 'Ảnh đã chọn không bỏ được thông tin vị trí nên không công khai được. Bỏ chọn ảnh ấy.',
  'petition.publication-none': 'Kiến nghị này chưa công khai.',
  'petition.voter-declined': 'Cử tri xin không công khai nội dung; viết lời công khai riêng rồi công khai từng kiến nghị.',
  'petition.public-page-changed': 'Người khác vừa sửa thiết lập trang công khai. Tải lại trang rồi sửa.'
} as const;

export const en: Record<keyof typeof vi, string> = {
  'petition.send-words': 'Say what it is and where, at least 10 letters.',
  'petition.phone-short': 'The phone number is too short or too long. It needs 10 digits, or leave it empty.',
  'petition.join-unknown': 'The matter to join has a result or is no longer public. Say what is not right and send it as a petition of your own.',
  'petition.photo-heic': 'HEIC photos cannot be taken yet. On an iPhone open Settings, Camera, Formats, choose Most Compatible and take it again, or send it as JPEG.',
  'petition.photo-kind': 'Only JPEG, PNG and WebP photos are taken. Choose again.',
  'petition.photo-broken': 'The photo is damaged or did not arrive whole. Choose it again.',
  'petition.photo-large': 'A photo may have 12 MB at most. Send a smaller one.',
  'petition.sent-before': 'This form was sent already. Open the page again to send another petition.',
  'petition.form-old': 'This page was opened long ago, so nothing was sent. Look it over and press Send again; the text is still below.',
  'petition.lookup-wait': 'Too many wrong codes. Try again in {minutes} minutes.',
  'petition.part-choose': 'Choose the part you mean.',
  'petition.publish-files': 'A photo does not belong to this petition. Reload the page and choose again.',
  'petition.publish-heic': 'A chosen photo cannot be freed of its place and cannot be published. Leave it out.',
  'petition.publication-none': 'This petition is not published.',
  'petition.voter-declined': 'The voter asked not to publish the words; write words of your own and publish it singly.',
  'petition.public-page-changed': 'Somebody has just changed the settings of the public page. Reload and change again.'
};
