export const vi = {
  'council.slug': 'Tên trên địa chỉ chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang.',
  'council.slug-taken': 'Địa chỉ này đã có hội đồng khác dùng. Hãy thêm tên tỉnh vào cuối.',
  'council.term': 'Ngày hết nhiệm kỳ phải sau ngày bắt đầu.'
} as const;

export const en: Record<keyof typeof vi, string> = {
  'council.slug': 'The name in the address may hold small letters without marks, digits and hyphens.',
  'council.slug-taken': 'Another council uses this address. Add the name of the province.',
  'council.term': 'The term must end after it begins.'
};
