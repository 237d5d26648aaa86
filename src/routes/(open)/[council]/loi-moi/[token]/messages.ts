export const vi = {
  title: 'Nhận lời mời',
  hello: 'Kính chào {who}',
  lead: '{council} mời {who} dùng Nghị Sự. Đặt mật khẩu để bắt đầu; từ lần sau đăng nhập bằng tên dưới đây.',
  leadReset: 'Quản trị đã cho đặt lại mật khẩu. Đặt mật khẩu mới để tiếp tục.',
  name: 'Tên đăng nhập',
  until: 'Lời mời dùng được đến {at}.',
  password: 'Mật khẩu',
  hint: 'Ít nhất 8 ký tự, đủ chữ hoa, chữ thường, chữ số và ký hiệu.',
  again: 'Gõ lại mật khẩu',
  submit: 'Đặt mật khẩu và vào',
  gone: 'Lời mời không dùng được',
  goneText: 'Lời mời đã dùng, đã hết hạn hoặc đã thu hồi. Nếu đã đặt mật khẩu rồi thì đăng nhập như thường; chưa có thì nhờ Văn phòng HĐND và UBND gửi lời mời mới.',
  signIn: 'Tới trang đăng nhập',
  notMe: 'Không phải {name}? Hãy đưa lại phiếu này cho Văn phòng, không đặt mật khẩu thay.'
} as const;
export const en: Record<keyof typeof vi, string> = {
  title: 'Take up the invitation',
  hello: 'Dear {who}',
  lead: '{council} invites {who} to use Nghị Sự. Set a password to begin; later sign in with the name below.',
  leadReset: 'The administrator lets you set a new password. Set it to go on.',
  name: 'Sign-in name',
  until: 'The invitation is good until {at}.',
  password: 'Password',
  hint: 'At least 8 characters with capitals, small letters, digits and a sign.',
  again: 'Password again',
  submit: 'Set the password and enter',
  gone: 'This invitation cannot be used',
  goneText: 'It was used, has expired or was withdrawn. If the password was set already, sign in as usual; otherwise ask the office for a new invitation.',
  signIn: 'To the sign-in page',
  notMe: 'Not {name}? Give the card back to the office; do not set a password for somebody else.'
};
