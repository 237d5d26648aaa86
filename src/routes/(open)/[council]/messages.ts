export const vi = {
  'home.title': 'Hội đồng nhân dân {name}',
  'home.term': 'Nhiệm kỳ từ {from} đến {to}',
  'home.signIn': 'Đăng nhập cho đại biểu, cán bộ',
  'home.bodies': 'Các cơ quan của Hội đồng',
  'home.delegates': 'Đại biểu Hội đồng nhân dân',
  'home.delegatesCount': '{count} đại biểu',
  'home.none': 'Chưa có danh sách đại biểu.',
  'home.contact': 'Liên hệ',
  'home.contactText': 'Văn phòng HĐND và UBND {name} tiếp nhận ý kiến, kiến nghị của ông bà.',
  'home.sample': 'Đây là xã mẫu: người và nội dung đều không có thật.'
} as const;
export const en: Record<keyof typeof vi, string> = {
  'home.title': "People's Council of {name}",
  'home.term': 'Term from {from} to {to}',
  'home.signIn': 'Sign in for delegates and staff',
  'home.bodies': 'Bodies of the council',
  'home.delegates': 'Delegates',
  'home.delegatesCount': '{count} delegates',
  'home.none': 'There is no list of delegates yet.',
  'home.contact': 'Contact',
  'home.contactText': 'The office of the council of {name} takes opinions and petitions.',
  'home.sample': 'This is the sample commune: people and content are invented.'
};
