import { describe, expect, it } from 'vitest';
import { secrecyMark } from './secrecy.ts';

const mark = (text: string, name = 'ke-hoach.docx') => secrecyMark([{ text: 'KẾ HOẠCH' }, { text }], name);

describe('a secrecy mark', () => {
  it.each([
    ['MẬT', 'MẬT'],
    ['TỐI MẬT', 'TỐI MẬT'],
    ['[ TUYỆT  MẬT ]', 'TUYỆT MẬT'],
    ['Độ mật: Mật', 'MẬT'],
    ['Mức độ mật: TỐI MẬT.', 'TỐI MẬT'],
    ['Tuyệt mật', 'TUYỆT MẬT'],
    ['MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'MẬT'],
    ['Số: 05-KH/ĐU (MẬT)', 'MẬT']
  ])('is seen in “%s”', (text, found) => {
    expect(mark(text)).toBe(found);
    expect(mark(text.normalize('NFD'))).toBe(found);
  });

  it.each([
    'trừ nội dung mật',
    'Bảo vệ bí mật nhà nước theo quy định.',
    'công khai 100% nội dung các kỳ họp (trừ văn bản mật) chậm nhất 07 ngày',
    'Độ mật: do cơ quan soạn thảo đề xuất',
    'mật độ dân số',
    'TĂNG CƯỜNG CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'Bí mật',
    'Không phổ biến văn bản MẬT, TỐI MẬT trên môi trường mạng.'
  ])('is not seen in “%s”', (text) => {
    expect(mark(text)).toBeNull();
  });

  it('counts in capitals on a late page, in small letters only near the head', () => {
    const lines = Array.from({ length: 60 }, () => ({ text: 'Nội dung.' }));
    expect(secrecyMark([...lines, { text: 'TUYỆT MẬT' }], 'a.pdf')).toBe('TUYỆT MẬT');
    expect(secrecyMark([...lines, { text: 'Mật' }], 'a.pdf')).toBeNull();
  });

  it.each([
    ['KH-15_TOI_MAT.docx', 'TỐI MẬT'],
    ['[MẬT] Kế hoạch.pdf', 'MẬT'],
    ['ke-hoach-tuyet-mat.doc', 'TUYỆT MẬT'],
    ['Kế hoạch - MẬT.docx', 'MẬT'],
    ['C:\\van-ban\\(mat) 12.pdf', 'MẬT']
  ])('is seen in the name %s', (name, found) => {
    expect(secrecyMark([], name)).toBe(found);
  });

  it.each(['bao-ve-bi-mat-nha-nuoc.docx', 'giai-phong-mat-bang.pdf', 'mat-tran-to-quoc.docx', 'Mặt trận Tổ quốc.docx', 'mat.docx'])(
    'is not seen in the name %s',
    (name) => {
      expect(secrecyMark([], name)).toBeNull();
    }
  );
});
