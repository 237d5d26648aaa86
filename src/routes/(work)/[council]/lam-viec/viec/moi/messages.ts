export const vi = {
  title: 'Ghi việc mới',
  note: 'Rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ kết quả. Việc vào sổ ngay và hiện ở “Việc của tôi” của cơ quan chủ trì.',
  work: 'Việc của tôi',
  save: 'Ghi việc',
  back: 'Về danh sách',
  made: 'Đã ghi việc: {title}.'
} as const;

export const en: Record<keyof typeof vi, string> = {
  title: 'New work',
  note: 'Who, what, by when, who answers, what result. It stands in the ledger at once and shows in “My work” of the leading body.',
  work: 'My work',
  save: 'Record work',
  back: 'Back to the list',
  made: 'Recorded: {title}.'
};
