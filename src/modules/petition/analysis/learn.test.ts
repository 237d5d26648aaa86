import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { learn, type Correction } from './learn.ts';

const corrections: Correction[] = [
  { text: 'Bãi tập kết thanh long cạnh đường gây cản trở, đề nghị xử lý', field: 'thuy_loi_nong_nghiep', wasField: 'giao_thong' },
  { text: 'Nhà máy đường Hoa Sen chậm trả tiền cho dân', field: 'thuy_loi_nong_nghiep', level: 'tỉnh' }
];

describe('learning from an office’s corrections', () => {
  it('gives the corrected answer for what was corrected, and for the like', () => {
    const extension = learn(corrections);
    for (const { text, field } of corrections) expect(classify(text, extension).field).toBe(field);
    expect(classify('Nhà máy đường Hoa Sen chưa thanh toán', extension).field).toBe('thuy_loi_nong_nghiep');
  });

  it('leaves petitions that share no words with the corrections as they were', () => {
    const extension = learn(corrections);
    for (const text of ['Đường liên thôn xuống cấp, đề nghị sửa chữa', 'Đề nghị cấp sổ đỏ', 'Rác không ai gom', 'Đề nghị tăng lương hưu']) expect(classify(text, extension)).toEqual(classify(text));
  });

  it('is bounded: no term learnt outweighs the vocabulary', () => {
    const stubborn = Array.from({ length: 30 }, () => ({ text: 'Đường liên thôn xuống cấp nhiều ổ gà, đề nghị sửa mặt đường', field: 'y_te' as const }));
    const { terms } = learn(stubborn);
    expect(Math.max(...terms.map(({ weight }) => Math.abs(weight)))).toBeLessThanOrEqual(4);
    expect(classify('Đường liên xã hư hỏng, đề nghị sửa', { terms }).field).toBe('giao_thong');
  });

  it('is the same each time, and learns nothing from what was right', () => {
    expect(learn(corrections)).toEqual(learn(corrections));
    expect(learn([{ text: 'Đề nghị cấp sổ đỏ', field: 'dat_dai', level: 'xã' }])).toEqual({ terms: [] });
    expect(learn([])).toEqual({ terms: [] });
  });

  it('keeps the terms an office wrote itself', () => {
    const own = { term: 'hồ Cây Sung', field: 'thuy_loi_nong_nghiep' as const, weight: 5 };
    expect(learn(corrections, { terms: [own] }).terms[0]).toEqual(own);
  });
});
