export const vi = {
  'paper.number-taken': 'Số này đã cấp. Để trống để lấy số tiếp theo.',
  'paper.number-far': 'Số này cách số cuối cùng quá xa. Kiểm tra lại.',
  'paper.signer': 'Chọn người ký: Chủ tịch hoặc Phó Chủ tịch Hội đồng nhân dân đang giữ chức.',
  'paper.issue-ahead': 'Ngày văn bản không thể sau hôm nay.',
  'paper.has-gaps': 'Văn bản còn {n} chỗ phải điền trước khi phát hành.',
  'paper.issued-already': 'Văn bản này đã phát hành: {symbol}.',
  'paper.not-issued': 'Văn bản này chưa phát hành.',
  'paper.reason-short': 'Ghi lý do thu hồi (ít nhất 5 chữ cái).'
} as const;

export const en: Record<keyof typeof vi, string> = {
  'paper.number-taken': 'This number is taken. Leave it empty to take the next.',
  'paper.number-far': 'This number is too far from the last. Check it.',
  'paper.signer': 'Choose who signs: the chair or a vice-chair of the People’s Council in office.',
  'paper.issue-ahead': 'The day of a paper cannot be after today.',
  'paper.has-gaps': 'The paper still has {n} places to fill before it is issued.',
  'paper.issued-already': 'This paper has been issued: {symbol}.',
  'paper.not-issued': 'This paper has not been issued.',
  'paper.reason-short': 'Write why it is recalled (at least 5 letters).'
};
