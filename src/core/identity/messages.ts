export const vi = {
  'identity.wrong': 'Chưa đúng số điện thoại hoặc mật khẩu. Còn thử được {left} lần; chữ hoa, chữ thường khác nhau.',
  'identity.locked': 'Tài khoản tạm khóa vì nhập sai nhiều lần, mở lại lúc {at}. Cần ngay thì nhờ quản trị của hội đồng mở.',
  'identity.disabled': 'Tài khoản đã ngừng dùng. Hãy liên hệ Văn phòng HĐND và UBND.',
  'identity.code-wrong': 'Mã chưa đúng hoặc đã dùng. Chờ mã mới trên điện thoại rồi nhập lại.',
  'identity.password-short': 'Mật khẩu cần ít nhất 8 ký tự.',
  'identity.password-lower': 'Mật khẩu cần có chữ thường.',
  'identity.password-upper': 'Mật khẩu cần có chữ hoa.',
  'identity.password-digit': 'Mật khẩu cần có chữ số.',
  'identity.password-sign': 'Mật khẩu cần có ký hiệu, ví dụ dấu chấm hoặc dấu gạch ngang.',
  'identity.password-reused': 'Mật khẩu này đã dùng gần đây. Hãy đặt mật khẩu khác.',
  'identity.password-differs': 'Hai lần nhập chưa giống nhau.',
  'identity.password-old-wrong': 'Mật khẩu đang dùng chưa đúng.',
  'identity.invitation-gone': 'Lời mời đã dùng, đã hết hạn hoặc đã thu hồi. Hãy nhờ Văn phòng gửi lời mời mới.',
  'identity.name-taken': 'Số điện thoại hoặc thư điện tử này đã có người dùng.',
  'identity.role-pair': '{a} không được đồng thời là {b}: {article}.'
} as const;

export const en: Record<keyof typeof vi, string> = {
  'identity.wrong': 'The phone number or the password is not right. {left} tries are left; capitals count.',
  'identity.locked': 'The account is locked after too many wrong tries, until {at}. If it is urgent, ask the administrator of the council.',
  'identity.disabled': 'The account is closed. Please contact the office of the council.',
  'identity.code-wrong': 'The code is wrong or was used. Wait for the next one and type it again.',
  'identity.password-short': 'The password needs at least 8 characters.',
  'identity.password-lower': 'The password needs a small letter.',
  'identity.password-upper': 'The password needs a capital letter.',
  'identity.password-digit': 'The password needs a digit.',
  'identity.password-sign': 'The password needs a sign such as a dot or a hyphen.',
  'identity.password-reused': 'This password was used lately. Choose another.',
  'identity.password-differs': 'The two entries differ.',
  'identity.password-old-wrong': 'The present password is not right.',
  'identity.invitation-gone': 'The invitation was used, has expired or was withdrawn. Ask the office for a new one.',
  'identity.name-taken': 'Somebody uses this phone number or e-mail already.',
  'identity.role-pair': '{a} may not also be {b}: {article}.'
};
