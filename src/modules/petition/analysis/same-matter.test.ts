import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { likeness } from './likeness.ts';
import { sameMatter } from './same-matter.ts';

const verdict = (a: string, b: string) => sameMatter(fingerprint(a), fingerprint(b));

describe('the same matter', () => {
  it.each([
    ['other words, no marks', 'Đường vào thôn Đồng Tâm xuống cấp, đề nghị sửa chữa', 'duong thon dong tam hu nang, sua giup'],
    ['a road by its number, however written', 'Tỉnh lộ 254 nhiều ổ gà, đề nghị vá', 'ĐT.254 hư hỏng, ổ voi, xin sửa'],
    ['a rule for all, wherever it was raised', 'Thôn Hạ đề nghị tăng phụ cấp trưởng thôn', 'Cử tri thôn Thượng đề nghị nâng mức phụ cấp cho trưởng thôn'],
    ['a typing error', 'Chó thả rông ở tổ 4 cắn người, đề nghị xử lý', 'Chó thả rôgn ở tổ 4, đề nghị xử lý']
  ])('%s', (_, a, b) => expect(verdict(a, b)).toMatchObject({ same: true }));

  it.each([
    ['another village', 'Đường vào thôn Đồng Tâm hỏng, đề nghị sửa', 'Đường vào thôn Đồng Tiến hỏng, đề nghị sửa'],
    ['a village that differs by a mark', 'Đường thôn Đông Sơn hỏng, đề nghị sửa', 'Đường thôn Đồng Sơn hỏng, đề nghị sửa'],
    ['a number', 'Đèn đường xóm 7 hỏng, đề nghị thay bóng', 'Đèn đường xóm 9 hỏng, đề nghị thay bóng'],
    ['another bridge of one village', 'Cầu Đá thôn Hạ hỏng lan can, đề nghị sửa', 'Cầu Gỗ thôn Hạ hỏng lan can, đề nghị sửa'],
    ['another demand', 'Cầu Đá hỏng lan can, đề nghị sửa', 'Cầu Đá hẹp, đề nghị mở rộng để xe tải qua được'],
    ['another thing at the same place', 'Đường thôn Hạ hỏng, đề nghị sửa', 'Nhà văn hóa thôn Hạ dột, đề nghị sửa'],
    ['one that names its place and one that does not', 'Đường bê tông thôn Đồng Tâm vỡ, đề nghị làm lại', 'Đường đất lầy lội mong được sửa']
  ])('is not %s', (_, a, b) => expect(verdict(a, b)).toMatchObject({ same: false }));

  it('is the same from either side, and of itself', () => {
    const texts = ['Đường thôn Hạ hỏng, đề nghị sửa', 'duong thon ha hong', 'Rác ở chợ Chiều không ai gom', 'Đề nghị tăng lương hưu'];
    for (const a of texts) {
      expect(verdict(a, a).same).toBe(true);
      for (const b of texts) expect([verdict(a, b).same, verdict(a, b).score]).toEqual([verdict(b, a).same, verdict(b, a).score]);
    }
  });

  it('says why in words', () => {
    expect(verdict('Đường thôn Hạ hỏng, đề nghị sửa', 'duong thon ha nat, xin sua').reason).toBe('cùng thôn hạ, cùng nói về đường, cùng đề nghị sửa chữa');
    expect(verdict('Đường thôn Hạ hỏng, đề nghị sửa', 'Đường thôn Thượng hỏng, đề nghị sửa').reason).toContain('khác thôn');
  });

  it('keeps a fingerprint small and its keys selective', () => {
    const print = fingerprint(`${'Đường liên thôn Đồng Tâm đi cánh đồng Mả Vang hư hỏng nặng, đề nghị sửa. '.repeat(40)}`);
    expect(print.terms.length).toBeLessThanOrEqual(24);
    expect(JSON.stringify(print).length).toBeLessThan(1200);
    expect(print.terms).toContain('@duong|thôn:dong tam');
    expect(print.terms).not.toContain('duong');
  });

  it('likeness is 1 for the same words, 0 for none in common', () => {
    expect(likeness('rac thai cho', 'rac thai cho')).toBe(1);
    expect(likeness('rac thai', 'luong huu')).toBe(0);
    expect(likeness('', 'rac')).toBe(0);
  });
});
