export const vi = {
  title: 'Đăng nhập',
  name: 'Số điện thoại hoặc thư điện tử công vụ',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  forgotten: 'Quên mật khẩu? Nhờ quản trị của hội đồng (Văn phòng HĐND và UBND) đặt lại.',
  noAccount: 'Cử tri không cần tài khoản:',
  publicPage: 'trang công khai của HĐND xã',
  term: 'Nhiệm kỳ {from}–{to}'
} as const;
export const en: Record<keyof typeof vi, string> = {
  title: 'Sign in',
  name: 'Phone number or official e-mail',
  password: 'Password',
  submit: 'Sign in',
  forgotten: 'Forgotten the password? Ask the administrator of the council (the office) to set a new one.',
  noAccount: 'Voters need no account:',
  publicPage: 'the public page of the council',
  term: 'Term {from}–{to}'
};
