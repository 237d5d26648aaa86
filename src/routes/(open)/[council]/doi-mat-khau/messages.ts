export const vi = {
  title: 'Đổi mật khẩu',
  must: 'Cần đổi mật khẩu trước khi làm việc: lần đầu đăng nhập, hoặc mật khẩu của quản trị đã dùng quá hạn.',
  lead: 'Đổi xong, các máy khác đang đăng nhập bằng tài khoản này sẽ phải đăng nhập lại.',
  old: 'Mật khẩu đang dùng',
  password: 'Mật khẩu mới',
  hint: 'Ít nhất 8 ký tự, đủ chữ hoa, chữ thường, chữ số và ký hiệu.',
  again: 'Gõ lại mật khẩu mới',
  submit: 'Đổi mật khẩu',
  later: 'Quay lại tài khoản',
  done: 'Đã đổi mật khẩu.'
} as const;
export const en: Record<keyof typeof vi, string> = {
  title: 'Change the password',
  must: "The password must be changed before work: it is the first sign-in, or an administrator's password has grown old.",
  lead: 'Afterwards other machines signed in with this account have to sign in again.',
  old: 'Present password',
  password: 'New password',
  hint: 'At least 8 characters with capitals, small letters, digits and a sign.',
  again: 'New password again',
  submit: 'Change the password',
  later: 'Back to the account',
  done: 'The password is changed.'
};
