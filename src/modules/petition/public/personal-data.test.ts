import { describe, expect, it } from 'vitest';
import { khongDau } from '#core/text.ts';
import { findPersonalData, withoutPersonalData, type KnownRaiser } from './personal-data.ts';

const raiser: KnownRaiser = { name: 'Trần Thị Mẫu', phone: '0912 345 678', email: 'mau@thu.example', address: 'Số 12 ngõ 5, Thôn Mẫu 3' };
const kinds = (text: string, raisers: readonly KnownRaiser[] = []) => findPersonalData(text, raisers).map(({ kind, text: words }) => `${kind}: ${words}`);

describe('personal data in words for the public', () => {
  it.each([
    ['Gọi 0912345678 nhé', ['phone: 0912345678']],
    ['Gọi 0912 345 678 hoặc 091.234.5679', ['phone: 0912 345 678', 'phone: 091.234.5679']],
    ['Liên hệ +84 912 345 678.', ['phone: +84 912 345 678']],
    ['Máy bàn 0236.3812345', ['phone: 0236.3812345']],
    ['số máy không chín một hai ba bốn năm sáu bảy tám', ['phone: không chín một hai ba bốn năm sáu bảy tám']],
    ['so may khong chin mot hai ba bon nam sau bay tam', ['phone: khong chin mot hai ba bon nam sau bay tam']],
    ['CCCD số 001099012345', ['id-number: 001099012345']],
    ['căn cước 038 099 012 345', ['id-number: 038 099 012 345']],
    ['chứng minh nhân dân 173456789', ['id-number: 173456789']],
    ['cmnd: 173456789', ['id-number: 173456789']],
    ['Thư về mau.thu@tho.example giúp tôi', ['email: mau.thu@tho.example']],
    ['Đoạn từ nhà ông Nguyễn Văn Mẫu đến cầu', ['person: ông Nguyễn Văn Mẫu']],
    ['doan tu nha ong nguyen van mau den cau', ['person: ong nguyen van mau']],
    ['Ngõ nhà bà Thử bị ngập', ['person: bà Thử']],
    ['bà Lê Thị Dụ chưa được nhận trợ cấp', ['person: bà Lê Thị Dụ']],
    ['Tôi là Phạm Văn Ví ở thôn 3', ['person: Phạm Văn Ví']],
    ['Cống trước số nhà 27 bị tắc', ['address: số nhà 27']],
    ['số 12/4 ngõ Chùa ngập', ['address: số 12/4 ngõ Chùa']]
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    'Đề nghị sửa 600 m đường thôn Mẫu 3 trước ngày 25/12/2026.',
    'Tổng mức 1.200.000.000 đồng, đã chi 350.000.000 đồng theo Quyết định số 123/2026/QĐ-UBND.',
    'Giá đất 150000000 đồng một sào.',
    'Thửa đất số 112, tờ bản đồ số 27, diện tích 1.250 m2.',
    'Ông Chủ tịch xã hứa làm trước Tết; bà con rất mong.',
    'Đường Nguyễn Văn Linh, trường Lê Thị Hồng Gấm, cầu Bà Hai.',
    'Lan can cầu tràn hỏng, cống cô lập, có cao điểm lũ; chỉ lo mùa mưa, ba lần kiến nghị.',
    'Nhà ba hộ liền nhau, hộ có con nhỏ, đất chú trọng trồng lúa.',
    'Kênh N2 dài 1.200 m qua thôn 2, 3 và 5; trạm bơm hỏng từ năm 2024.',
    'Cử tri hỏi chế độ người cao tuổi 80 tuổi, 75 tuổi, 360.000 đồng/tháng.',
    'Km 12+500 Quốc lộ 21, từ 07 giờ 30 đến 11 giờ 00 ngày 05/10/2026.'
  ])('nothing is personal in: %s', (text) => {
    expect(kinds(text)).toEqual([]);
    expect(kinds(khongDau(text))).toEqual([]);
  });

  it('what is known of the raiser is found in any spelling', () => {
    expect(kinds('Trần Thị Mẫu đề nghị', [raiser])).toEqual(['person: Trần Thị Mẫu']);
    expect(kinds('tran thi mau de nghi', [raiser])).toEqual(['person: tran thi mau']);
    expect(kinds('chị Mẫu đề nghị', [raiser])).toEqual(['person: chị Mẫu']);
    expect(kinds('gọi 0912-345-678', [raiser])).toEqual(['phone: 0912-345-678']);
    expect(kinds('ở số 12 ngõ 5 thôn Mẫu 3', [raiser])).toEqual(['address: số 12 ngõ 5']);
    expect(kinds('ở thôn Mẫu 3, rác nhiều', [raiser])).toEqual([]);
  });

  it('the proposed text says what was there, keeps the matter, and holds nothing personal any more', () => {
    const words = 'Tôi là Trần Thị Mẫu (0912 345 678), CCCD 001099012345. Đường từ nhà ông Nguyễn Văn Thử đến số nhà 27 ngập 40 cm, thư mau@thu.example.';
    const clean = withoutPersonalData(words, [raiser]);
    expect(clean).toBe('Tôi là một người dân ([số điện thoại]), CCCD [số giấy tờ]. Đường từ nhà một người dân đến [địa chỉ] ngập 40 cm, thư [thư điện tử].');
    expect(findPersonalData(clean, [raiser])).toEqual([]);
  });

  it('cleaning twice is cleaning once, with marks and without', () => {
    const samples = ['Nhà bà Thử, ông Lê Văn Ví và anh Mẫu cùng nêu', 'goi 0912345678 0987654321', 'a@b.example c@d.example', 'số nhà 3, số nhà 5/2', 'HỘ ÔNG NGUYỄN VĂN MẪU CHƯA CÓ ĐIỆN'];
    for (const sample of [...samples, ...samples.map(khongDau)]) {
      const clean = withoutPersonalData(sample, [raiser]);
      expect(findPersonalData(clean, [raiser]), clean).toEqual([]);
      expect(withoutPersonalData(clean, [raiser])).toBe(clean);
    }
  });

  it('words of any length are looked through quickly', () => {
    const long = 'nhà ông '.repeat(2000) + '0'.repeat(3000) + ' khong mot'.repeat(500);
    const began = performance.now();
    findPersonalData(long, [raiser]);
    expect(performance.now() - began).toBeLessThan(1500);
  });
});
