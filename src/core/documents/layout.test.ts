import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedPage, PlacedWord, Rule } from './layout-model.ts';
import { readPages } from './layout-pages.ts';
import { drawnRules } from './pdf-rules.ts';

const SIZE = 14;
/** Words of a line from x on, letters half as wide as high. */
function words(text: string, x: number, y: number, bold = false): PlacedWord[] {
  let at = x;
  return text.split(' ').map((word) => {
    const placed = { text: word, x0: at, x1: at + word.length * 7, y0: y - SIZE * 0.8, y1: y + SIZE * 0.22, size: SIZE, baseline: y, bold };
    at = placed.x1 + 4;
    return placed;
  });
}
const page = (number: number, parts: PlacedWord[][], rules: { horizontal?: Rule[]; vertical?: Rule[] } = {}): PlacedPage => ({
  number,
  width: 595,
  height: 842,
  words: parts.flat(),
  horizontal: rules.horizontal ?? [],
  vertical: rules.vertical ?? []
});
const texts = (pages: PlacedPage[]): string[] => readPages(pages).map((line) => line.text);

/** Full lines of prose from y on: the first moved in, the last short. */
const filler = 'Tổ chức giám sát việc thực hiện nghị quyết của Hội đồng nhân dân xã';
function paragraph(y: number, lines: number): PlacedWord[][] {
  return Array.from({ length: lines }, (_, index) =>
    index === 0
      ? words(filler, 113, y)
      : index === lines - 1
        ? words('theo luật.', 85, y + index * 18.5)
        : words(`${filler} này`, 85, y + index * 18.5)
  );
}

describe('columns without lines', () => {
  it('head and foot are read left column first', () => {
    const parts = [
      words('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 280, 70),
      words('ỦY BAN NHÂN DÂN', 100, 78),
      words('Độc lập - Tự do - Hạnh phúc', 310, 86),
      words('XÃ MẪU SƠN', 118, 94),
      ...paragraph(140, 4),
      ...paragraph(230, 4)
    ];
    expect(texts([page(1, parts)]).slice(0, 4)).toEqual([
      'ỦY BAN NHÂN DÂN',
      'XÃ MẪU SƠN',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc'
    ]);
  });

  it('a table told by alignment alone gives rows, wrapped cells joined', () => {
    const parts = [
      ...paragraph(80, 4),
      [...words('STT', 85, 200), ...words('Nhiệm vụ', 140, 200), ...words('Chủ trì', 330, 200), ...words('Thời gian', 450, 200)],
      [...words('1', 85, 225), ...words('Giám sát chuyên đề', 140, 225), ...words('Ban Kinh tế', 330, 225), ...words('Quý II', 450, 225)],
      words('về đất đai', 140, 243),
      [...words('2', 85, 268), ...words('Khảo sát', 140, 268), ...words('Ban Văn hóa', 330, 268), ...words('Quý III', 450, 268)],
      [...words('3', 85, 293), ...words('Tiếp xúc cử tri', 140, 293), ...words('Thường trực', 330, 293), ...words('Quý IV', 450, 293)]
    ];
    const rows = readPages([page(1, parts)]).filter((line) => line.cells);
    expect(rows.map((row) => row.text)).toEqual([
      'STT\tNhiệm vụ\tChủ trì\tThời gian',
      '1\tGiám sát chuyên đề về đất đai\tBan Kinh tế\tQuý II',
      '2\tKhảo sát\tBan Văn hóa\tQuý III',
      '3\tTiếp xúc cử tri\tThường trực\tQuý IV'
    ]);
  });
});

describe('pages', () => {
  it('numbers and repeated heads go, and a paragraph runs over the page end', () => {
    const pages = [1, 2, 3, 4].map((number) =>
      page(number, [
        words(`- ${number} -`, 280, 40),
        words('Kế hoạch của xã Mẫu Sơn', 200, 60),
        ...paragraph(100, 3),
        ...paragraph(170, 3).slice(number === 1 ? 0 : 1, number === 1 ? 2 : 3)
      ])
    );
    const lines = texts(pages);
    expect(lines.join('\n')).not.toMatch(/Kế hoạch của xã|^- \d -$/mu);
    expect(lines[1]).toBe(`${filler} ${filler} này`);
  });

  it('a line beginning with a small letter or a number goes on where the line above was full', () => {
    const lines = texts([
      page(1, [
        ...paragraph(80, 3),
        words(filler, 113, 150),
        words('- Kỷ cương - Hiệu quả theo luật.', 85, 168.5),
        words('1. Việc khác', 113, 187)
      ])
    ]);
    expect(lines.slice(-2)).toEqual([`${filler} - Kỷ cương - Hiệu quả theo luật.`, '1. Việc khác']);
  });
});

describe('drawn tables', () => {
  it('any cutting of a table’s lines into pieces gives the same cells', () => {
    const edges = { xs: [85, 130, 300, 450, 540], ys: [200, 225, 260, 300] };
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 0.95, noNaN: true }), { maxLength: 4 }),
        fc.double({ min: -0.8, max: 0.8, noNaN: true }),
        (cuts, wobble) => {
          const split = (at: number, from: number, to: number): Rule[] => {
            const places = [0, ...[...cuts].sort((one, other) => one - other), 1].map((share) => from + share * (to - from));
            return places.slice(1).map((place, index) => ({ at: at + (index % 2 ? wobble : 0), from: places[index] as number, to: place }));
          };
          const rules = { horizontal: edges.ys.flatMap((y) => split(y, 85, 540)), vertical: edges.xs.flatMap((x) => split(x, 200, 300)) };
          const parts = [
            words('STT', 90, 217),
            words('Việc', 140, 217),
            words('Chủ trì', 310, 217),
            words('Hạn', 460, 217),
            words('1', 90, 245),
            words('Giám sát', 140, 245),
            words('Quý I', 460, 245),
            words('2', 90, 285)
          ];
          expect(readPages([page(1, parts, rules)]).map((line) => line.cells?.map((cell) => cell.text))).toEqual([
            ['STT', 'Việc', 'Chủ trì', 'Hạn'],
            ['1', 'Giám sát', '', 'Quý I'],
            ['2', '', '', '']
          ]);
        }
      )
    );
  });

  it('strokes, thin boxes, frames and forms all give lines; white ones and clips give none', () => {
    const stream = (text: string): Uint8Array => new TextEncoder().encode(text);
    const none = () => null;
    expect(drawnRules(stream('10 20 m 110 20 l S'), none).horizontal).toEqual([{ at: 20, from: 10, to: 110 }]);
    expect(drawnRules(stream('q 2 0 0 2 5 5 cm 10 10 50 0.4 re f Q'), none).horizontal[0]).toMatchObject({ from: 25, to: 125 });
    const frame = drawnRules(stream('0 0 100 50 re S'), none);
    expect([frame.horizontal.length, frame.vertical.length]).toEqual([2, 2]);
    expect(drawnRules(stream('1 1 1 RG 10 20 m 110 20 l S 0 0 90 0.5 re W n (0 0 m 9 0 l S) Tj'), none).horizontal).toEqual([]);
    const form = drawnRules(stream('/F1 Do'), (name) =>
      name === 'F1' ? { bytes: stream('0 0 m 0 80 l S'), matrix: [1, 0, 0, 1, 30, 0], forms: none } : null
    );
    expect(form.vertical).toEqual([{ at: 30, from: 0, to: 80 }]);
  });
});
