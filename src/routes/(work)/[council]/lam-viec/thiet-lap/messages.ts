export const vi = {
  settings: 'Thiết lập',
  council: 'Hội đồng',
  people: 'Người',
  organizations: 'Cơ quan',
  calendar: 'Lịch',
  law: 'Luật',
  security: 'An toàn',
  log: 'Nhật ký',
  permissions: 'Quyền',
  save: 'Lưu thay đổi',
  saved: 'Đã lưu thay đổi.'
} as const;
export const en: Record<keyof typeof vi, string> = {
  settings: 'Settings',
  council: 'Council',
  people: 'People',
  organizations: 'Bodies',
  calendar: 'Calendar',
  law: 'Law',
  security: 'Security',
  log: 'Log',
  permissions: 'Permissions',
  save: 'Save the changes',
  saved: 'The changes are saved.'
};
