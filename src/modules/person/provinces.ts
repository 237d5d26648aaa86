/**
 * Provinces and centrally run cities as papers write them, from 1/7/2025 (Nghị quyết 202/2025/QH15), Đồng Nai a city from 30/4/2026
 * (Nghị quyết 30/2026/QH16, as reported). Suggestions only: names change, and people type what stands on their papers.
 */
export const provinces: readonly string[] = [
  ...['Hà Nội', 'Huế', 'Hải Phòng', 'Đà Nẵng', 'Hồ Chí Minh', 'Cần Thơ', 'Đồng Nai'].map((name) => `thành phố ${name}`),
  ...[
    'An Giang',
    'Bắc Ninh',
    'Cà Mau',
    'Cao Bằng',
    'Đắk Lắk',
    'Điện Biên',
    'Đồng Tháp',
    'Gia Lai',
    'Hà Tĩnh',
    'Hưng Yên',
    'Khánh Hòa',
    'Lai Châu',
    'Lạng Sơn',
    'Lào Cai',
    'Lâm Đồng',
    'Nghệ An',
    'Ninh Bình',
    'Phú Thọ',
    'Quảng Ngãi',
    'Quảng Ninh',
    'Quảng Trị',
    'Sơn La',
    'Tây Ninh',
    'Thái Nguyên',
    'Thanh Hóa',
    'Tuyên Quang',
    'Vĩnh Long'
  ].map((name) => `tỉnh ${name}`)
];
