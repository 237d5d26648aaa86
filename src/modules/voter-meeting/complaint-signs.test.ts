import { expect, test } from 'vitest';
import { complaintSign } from './complaint-signs.ts';

test.each([
  ['Phản ánh cán bộ thôn thu tiền không có phiếu', 'denunciation'],
  ['Tôi tố cáo ông trưởng thôn ăn chặn tiền hỗ trợ bão lụt', 'denunciation'],
  ['Cán bộ địa chính đòi tiền khi làm sổ đỏ', 'denunciation'],
  ['Tôi khiếu nại quyết định thu hồi đất của UBND xã đối với nhà tôi', 'complaint'],
  ['Đề nghị xem xét lại quyết định xử phạt nhà tôi', 'complaint'],
  ['Quyết định bồi thường cho nhà tôi tính sai diện tích', 'complaint'],
  ['Rãnh thoát nước cạnh nhà văn hóa bị lấp, mưa là ngập đường', null],
  ['Đề nghị tuyên truyền về phòng, chống tham nhũng cho bà con', null],
  ['Đề nghị công khai kết quả giải quyết khiếu nại trên loa truyền thanh', null],
  ['Đề nghị thu tiền rác theo hộ, không thu theo khẩu', null],
  ['Chậm cấp giấy chứng nhận quyền sử dụng đất', null]
])('%s → %s', (text, sign) => {
  expect(complaintSign(text)).toBe(sign);
});
