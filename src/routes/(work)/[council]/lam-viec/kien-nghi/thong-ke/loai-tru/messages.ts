export const vi = {
  title: 'Loại khỏi số liệu theo văn bản',
  petitions: 'Kiến nghị cử tri',
  figures: 'Số liệu',
  note: 'Chỉ loại khi có văn bản cho phép (kinh phí nhiều năm, bất khả kháng). Kiến nghị vẫn được theo dõi, trả lời; mọi con số đều ghi rõ văn bản và người ghi.',
  code: 'Mã kiến nghị',
  codeHint: 'Ví dụ: KN-2026-0042',
  paper: 'Số, ký hiệu văn bản',
  paperHint: 'Ví dụ: 35/NQ-HĐND',
  paperOn: 'Ngày văn bản',
  reason: 'Lý do',
  add: 'Loại khỏi số liệu',
  undo: 'Tính lại',
  by: '{by} ghi {at}',
  empty: 'Không có kiến nghị nào bị loại khỏi số liệu.',
  'flash.added': 'Đã loại {code} khỏi số liệu.',
  'flash.undone': '{code} được tính lại từ nay.'
} as const;

export const en: Record<keyof typeof vi, string> = {
  title: 'Left out of the figures by a paper',
  petitions: 'Petitions',
  figures: 'Figures',
  note: 'Only by a paper that allows it (funding of several years, force majeure). The petition is followed and answered all the same; every figure names the paper and who recorded it.',
  code: 'Code of the petition',
  codeHint: 'Example: KN-2026-0042',
  paper: 'Number and symbol of the paper',
  paperHint: 'Example: 35/NQ-HĐND',
  paperOn: 'Day of the paper',
  reason: 'Reason',
  add: 'Leave out of the figures',
  undo: 'Count again',
  by: 'recorded by {by}, {at}',
  empty: 'No petition is left out of the figures.',
  'flash.added': '{code} is left out of the figures.',
  'flash.undone': '{code} counts again from now on.'
};
