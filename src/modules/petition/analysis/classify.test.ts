import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { fields } from './data/fields.ts';
import { levels } from './data/levels.ts';

/** Said plainly: one for each field and level, and the turns that must not mislead. */
const plain: [text: string, field: string, level: string][] = [
  ['Đường liên thôn xuống cấp, đề nghị sửa chữa', 'giao_thong', 'xã'],
  ['Tỉnh lộ 254 nhiều ổ gà, đề nghị vá mặt đường', 'giao_thong', 'tỉnh'],
  ['Quốc lộ 21 đoạn qua xã hay tai nạn, đề nghị lắp đèn tín hiệu', 'giao_thong', 'trung ương'],
  ['Đường thôn nối ra quốc lộ 21 lầy lội, đề nghị đổ bê tông', 'giao_thong', 'xã'],
  ['Rác đổ bừa bãi ven quốc lộ 21, đề nghị thu gom', 'moi_truong_rac_thai', 'xã'],
  ['Điện áp yếu, trạm biến áp quá tải, đề nghị nâng công suất', 'dien_nuoc_sach', 'ngành điện lực'],
  ['Đèn đường thôn Hạ hỏng, đề nghị thay bóng', 'dien_nuoc_sach', 'xã'],
  ['Giá điện bậc thang cao quá', 'dien_nuoc_sach', 'trung ương'],
  ['Đề nghị cấp sổ đỏ cho các hộ thôn Bến', 'dat_dai', 'xã'],
  ['Bảng giá đất của tỉnh quá cao', 'dat_dai', 'tỉnh'],
  ['Kênh mương nội đồng bồi lắng, đề nghị nạo vét', 'thuy_loi_nong_nghiep', 'xã'],
  ['Trại lợn trong khu dân cư hôi thối', 'moi_truong_rac_thai', 'xã'],
  ['Khai thác cát trái phép trên sông', 'moi_truong_rac_thai', 'tỉnh'],
  ['Sách giáo khoa thay đổi liên tục', 'giao_duc', 'trung ương'],
  ['Trường mầm non thiếu phòng học', 'giao_duc', 'xã'],
  ['Đề nghị mở rộng trường THPT', 'giao_duc', 'tỉnh'],
  ['Trạm y tế thiếu bác sĩ', 'y_te', 'xã'],
  ['Bệnh viện tỉnh quá tải', 'y_te', 'tỉnh'],
  ['Đề nghị tăng lương hưu', 'chinh_sach_xa_hoi', 'trung ương'],
  ['Bình xét hộ nghèo không công bằng', 'chinh_sach_xa_hoi', 'xã'],
  ['Chó thả rông cắn người', 'an_ninh_trat_tu', 'xã'],
  ['Cán bộ một cửa hách dịch', 'cchc_can_bo', 'xã'],
  ['Phụ cấp trưởng thôn quá thấp', 'cchc_can_bo', 'tỉnh'],
  ['Cống thoát nước khu dân cư nghẹt, mưa là ngập', 'xay_dung_quy_hoach', 'xã'],
  ['Đề nghị công khai các khoản đóng góp của dân', 'dau_tu_cong_ngan_sach', 'xã'],
  ['Nhà văn hóa thôn dột, đề nghị xây mới', 'van_hoa_the_thao', 'xã'],
  ['Vùng này chưa có sóng điện thoại', 'thong_tin_vien_thong', 'ngành khác'],
  ['Loa truyền thanh thôn hỏng', 'thong_tin_vien_thong', 'xã'],
  ['Ngân hàng chính sách cho vay mức thấp', 'khac', 'ngành khác']
];

describe('field and level of a petition', () => {
  it.each(plain)('%s → %s, %s', (text, field, level) => {
    expect(classify(text)).toMatchObject({ field, level });
  });

  it('every field and every level is reached by some plain petition', () => {
    expect(new Set(plain.map(([, field]) => field))).toEqual(new Set(fields));
    expect(new Set(plain.map(([, , level]) => level))).toEqual(new Set(levels));
  });

  it.each(plain)('spaces, capitals and another form of Unicode change nothing: %s', (text, field, level) => {
    for (const written of [`  ${text.replace(/ /g, '   ')}\n`, text.toUpperCase(), text.toLowerCase(), text.normalize('NFD')]) expect(classify(written)).toMatchObject({ field, level });
  });

  it.each(plain)('a petition typed without marks is of the same field: %s', (text, field) => {
    expect(classify(text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')).field).toBe(field);
  });

  it('reads chat spelling, words run together and half-typed marks', () => {
    expect(classify('đg liên thôn hư quá ko ai sửa').field).toBe('giao_thong');
    expect(classify('đườngliênthôn hư hỏng nặng').field).toBe('giao_thong');
    expect(classify('dduwowngf lieen thoon xuoongs caaps nhieeuf oor gaf').field).toBe('giao_thong');
    expect(classify('gcnqsdđ nộp 2 năm chưa có').field).toBe('dat_dai');
    expect(classify('bhyt đi khám toàn mua thuốc ngoài').field).toBe('y_te');
  });

  it('lets the leading of two matters decide', () => {
    expect(classify('Đề nghị nạo vét kênh mương. Ngoài ra đề nghị lắp đèn đường thôn.').field).toBe('thuy_loi_nong_nghiep');
    expect(classify('Đề nghị lắp đèn đường thôn. Ngoài ra đề nghị nạo vét kênh mương.').field).toBe('dien_nuoc_sach');
  });

  it('is not misled by where, what for, thanks and denial', () => {
    expect(classify('Rác chất đống trước cổng trường tiểu học').field).toBe('moi_truong_rac_thai');
    expect(classify('Đề nghị làm cầu để học sinh đi học').field).toBe('giao_thong');
    expect(classify('Cảm ơn xã đã làm đường, nay đề nghị lắp loa truyền thanh').field).toBe('thong_tin_vien_thong');
    expect(classify('Không phải chuyện đường sá, tôi hỏi chuyện sổ đỏ').field).toBe('dat_dai');
    expect(classify('Gia đình tôi đề nghị cấp sổ đỏ').field).toBe('dat_dai');
  });

  it('says which words decided, where they stand', () => {
    const text = 'Cử tri phản ánh rác thải ùn ứ ở tỉnh lộ 254';
    const { reasons } = classify(text);
    expect(reasons.some((reason) => reason.for === 'field' && reason.text === 'rác thải')).toBe(true);
    for (const { start, end, text: words } of reasons) expect(text.slice(start, end)).toBe(words);
  });

  it('calls what no word speaks for "khac", of the commune, and sure of nothing', () => {
    expect(classify('')).toEqual({ field: 'khac', level: 'xã', body: null, confidence: 0, levelConfidence: expect.any(Number) as number, reasons: [] });
    expect(classify('!!! 123 🙂')).toMatchObject({ field: 'khac', level: 'xã', confidence: 0 });
  });

  it('takes an office’s own terms, with the body that answers', () => {
    const extension = { terms: [{ term: 'hồ Cây Sung', field: 'thuy_loi_nong_nghiep' as const, level: 'tỉnh' as const, body: 'Công ty thủy lợi', weight: 5 }] };
    expect(classify('Hồ Cây Sung cạn', extension)).toMatchObject({ field: 'thuy_loi_nong_nghiep', level: 'tỉnh', body: 'Công ty thủy lợi' });
    expect(classify('ho cay sung can', extension)).toMatchObject({ field: 'thuy_loi_nong_nghiep', level: 'tỉnh', body: 'Công ty thủy lợi' });
    expect(classify('Đường thôn hỏng', extension).body).toBeNull();
  });
});
