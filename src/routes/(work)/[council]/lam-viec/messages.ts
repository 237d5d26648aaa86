export const vi = {
  mine: 'Việc của tôi',
  plans: 'Kế hoạch, chỉ tiêu',
  reports: 'Báo cáo, văn bản',
  calendar: 'Lịch',
  settings: 'Thiết lập',
  overview: 'Tổng quan',
  general: 'Chung',
  public: 'Trang công khai',
  'short.mine': 'Việc',
  'short.plans': 'Kế hoạch',
  'short.reports': 'Báo cáo',
  search: 'Tìm việc, chỉ tiêu, văn bản, người',
  account: 'Tài khoản của tôi',
  signOut: 'Đăng xuất',
  sample: 'Dữ liệu thử của xã Mẫu: người và số liệu đều do máy dựng, không gửi gì ra ngoài.'
} as const;
export const en: Record<keyof typeof vi, string> = {
  mine: 'My work',
  plans: 'Plans and targets',
  reports: 'Reports and papers',
  calendar: 'Calendar',
  settings: 'Settings',
  overview: 'Overview',
  general: 'General',
  public: 'Public page',
  'short.mine': 'Work',
  'short.plans': 'Plans',
  'short.reports': 'Reports',
  search: 'Find tasks, targets, papers, people',
  account: 'My account',
  signOut: 'Sign out',
  sample: 'Sample data of xã Mẫu: people and figures are invented, nothing is sent out.'
};
