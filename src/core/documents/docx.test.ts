import { patience } from '../../../tests/support/patience.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { longPlan, oddPlan } from '../../../tests/fixtures/documents/build.ts';
import { readDocx } from './docx.ts';

const shown = (bytes: Uint8Array): string[] =>
  readDocx(bytes, 'thu.docx').lines.map((line) =>
    line.cells ? line.cells.map((cell) => (cell.merged ? '^' : cell.text)).join(' | ') : line.text
  );

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
/** A package from the inside of a body, and other parts of the folder `word`. */
function pack(body: string, parts: Record<string, string> = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'word/document.xml': strToU8(
      `<w:document ${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`
    )
  };
  for (const [name, text] of Object.entries(parts)) files[`word/${name}`] = strToU8(text);
  return zipSync(files);
}
const p = (text: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const list = (use: number, level = 0): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${use}"/></w:numPr>`;
const lvl = (index: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

describe('an odd Word plan', () => {
  it('is read with numbers, merged cells both ways, columns of its head, notes, and without deleted words', async () => {
    const lines = shown(await oddPlan());
    expect(lines.slice(0, 8)).toEqual([
      'HỘI ĐỒNG NHÂN DÂN',
      'XÃ MẪU SƠN',
      'Số: 15/KH-HĐND',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Mẫu Sơn, ngày 05 tháng 3 năm 2026',
      'KẾ HOẠCH',
      'Hoạt động của Hội đồng nhân dân xã Mẫu Sơn năm 2026'
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'I. MỤC ĐÍCH, YÊU CẦU',
        '2. Yêu cầu',
        '- Bảo đảm đúng tiến độ.',
        'II. CHỈ TIÊU',
        '1. Chỉ tiêu chung',
        '1.2. Ít nhất 02 cuộc giám sát chuyên đề mỗi năm.',
        'b) Cuộc thứ hai trước ngày 31/10/2026.',
        '1.3. Trả lời 95% kiến nghị của cử tri đúng hạn.',
        'a) Việc thứ nhất tính lại từ đầu',
        'Điều 1. Phạm vi áp dụng',
        'Điều 2. Tổ chức thực hiện',
        'Thời hạn nộp báo cáo là ngày 15 hằng tháng.',
        '- Các Ban HĐND xã;',
        'Nguyễn Văn Mẫu'
      ])
    );
    expect(lines.slice(-7)).toEqual([
      'STT | Nhiệm vụ | Phân công |  | Thời gian',
      '^ | ^ | Chủ trì | Phối hợp | ^',
      'I | Công tác giám sát |  |  | ',
      '1 | Giám sát chuyên đề về quản lý, sử dụng đất công ích trên địa bàn xã | Ban Kinh tế - Ngân sách | UBND xã | Quý II/2026',
      '2 | Khảo sát việc thu gom rác thải tại các thôn | ^ | Các thôn | Quý III/2026',
      '3 | Theo dõi tiến độ: Quý I 20% Quý II 80% | Thường trực HĐND |  | Hằng quý',
      '[1] Theo báo cáo của UBND xã Mẫu Sơn.'
    ]);
    expect(lines.join('\n')).not.toMatch(/ngày 10|Kế hoạch của HĐND xã Mẫu Sơn năm 2026/u);
  });

  it('says that tracked changes were met', async () => {
    expect(readDocx(await oddPlan(), 'thu.docx').warnings.join()).toContain('Track Changes');
  });

  it('marks headings and wholly bold lines as strong, whatever their quotation marks', () => {
    const bytes = pack(
      `<w:p><w:r><w:t>“</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>500 ngày đêm”</w:t></w:r></w:p>${p('Thường')}<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>Không đậm</w:t></w:r></w:p>`
    );
    expect(readDocx(bytes, 'a.docx').lines.map((line) => line.strong ?? false)).toEqual([true, false, false]);
  });
});

describe('automatic numbers', () => {
  const numbering = (inside: string): Record<string, string> => ({ 'numbering.xml': `<w:numbering ${W}>${inside}</w:numbering>` });

  it('restart below a higher level, go on over other uses of one definition, and start anew where told', () => {
    const parts = numbering(
      `<w:abstractNum w:abstractNumId="1">${lvl(0, 'upperRoman', '%1.')}${lvl(1, 'decimal', '%1.%2.', '<w:isLgl/>')}${lvl(2, 'lowerLetter', '%3)')}</w:abstractNum>` +
        `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
        `<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`
    );
    const body = [
      p('A', list(1)),
      p('B', list(1, 1)),
      p('C', list(1, 2)),
      p('D', list(1, 2)),
      p('E', list(1, 1)),
      p('F', list(1, 2)),
      p('G', list(2)),
      p('H', list(3)),
      p('I', list(3))
    ].join('');
    expect(shown(pack(body, parts))).toEqual(['I. A', '1.1. B', 'a) C', 'b) D', '1.2. E', 'a) F', 'II. G', 'VII. H', 'VIII. I']);
  });

  it('come from styles, through styles they are based on, and are taken away by number 0', () => {
    const parts = {
      ...numbering(
        `<w:abstractNum w:abstractNumId="4">${lvl(0, 'decimal', 'Điều %1.', '<w:pStyle w:val="Dieu"/>')}${lvl(1, 'decimal', '%2.', '<w:pStyle w:val="Khoan"/>')}</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>`
      ),
      'styles.xml': `<w:styles ${W}><w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Dieu"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Khoan"><w:name w:val="Khoan"/><w:basedOn w:val="Dieu"/></w:style></w:styles>`
    };
    const use = (style: string, more = ''): string => `<w:pStyle w:val="${style}"/>${more}`;
    const body = [
      p('Một', use('Dieu')),
      p('hai', use('Khoan')),
      p('ba', use('Khoan')),
      p('Không số', use('Dieu', list(0))),
      p('Bốn', use('Dieu')),
      p('năm', use('Khoan'))
    ].join('');
    expect(shown(pack(body, parts))).toEqual(['Điều 1. Một', '1. hai', '2. ba', 'Không số', 'Điều 2. Bốn', '1. năm']);
  });

  it('follow a definition that only points at a numbering style', () => {
    const parts = {
      ...numbering(
        `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Muc"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="Muc"/>${lvl(0, 'lowerRoman', '(%1)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`
      ),
      'styles.xml': `<w:styles ${W}><w:style w:type="numbering" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`
    };
    expect(shown(pack(p('một', list(1)) + p('hai', list(1)), parts))).toEqual(['(i) một', '(ii) hai']);
  });
});

describe('other things of Word', () => {
  it('text boxes are kept once though the file holds them twice', () => {
    const box = `<w:txbxContent>${p('Trong khung')}</w:txbxContent>`;
    const body = `<w:p><w:r><w:t>Ngoài khung</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(shown(pack(body))).toEqual(['Ngoài khung', 'Trong khung']);
  });

  it('a line break parts lines, a tab becomes a space, a hidden run is left out', () => {
    const body =
      '<w:p><w:r><w:t>Một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>';
    expect(shown(pack(body))).toEqual(['Một', 'hai ba']);
  });

  it('words in the old font .VnTime become Unicode, with a warning', () => {
    const bytes = pack('<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Héi ®ång nh©n d©n x·</w:t></w:r></w:p>');
    const read = readDocx(bytes, 'a.docx');
    expect(read.lines[0]?.text).toBe('Hội đồng nhân dân xã');
    expect(read.warnings[0]).toContain('.VnTime');
  });

  it('only the result of a field is text', () => {
    const run = (inside: string): string => `<w:r>${inside}</w:r>`;
    const body = `<w:p>${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText> REF x </w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}${run('<w:t>Phụ lục I</w:t>')}${run('<w:fldChar w:fldCharType="end"/>')}</w:p>`;
    expect(shown(pack(body))).toEqual(['Phụ lục I']);
  });

  it('macros are named in a warning and nothing else', async () => {
    const parts = unzipSync(await oddPlan());
    const read = readDocx(zipSync({ ...parts, 'word/vbaProject.bin': new Uint8Array(10) }), 'a.docm');
    expect(read.warnings.join()).toContain('macro');
    expect(strFromU8(parts['word/document.xml'] as Uint8Array)).toContain('MẪU');
  });

  it('sixty pages are read in less than a second and a half', async () => {
    const bytes = await longPlan(50);
    const began = performance.now();
    const { lines } = readDocx(bytes, 'dai.docx');
    expect(performance.now() - began).toBeLessThan(1_500 * patience);
    expect(lines.filter((line) => line.cells)).toHaveLength(301);
  });
});
