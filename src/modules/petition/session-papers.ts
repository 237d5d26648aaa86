import { formatDay, formatPercent } from '#core/format.ts';
import type { Annex, Block, OfficialPaper, Table } from '#modules/paper/layout/model.ts';
import { vi } from './messages.ts';
import { fields, levels } from './schema.ts';
import { answerColumns, linesOf, listOf, resultColumns, type Grouping, type Line, type StatisticRow } from './statistics.ts';
import { grouped, tableBlock, titleOfTable, type TableFacts, type TableKind } from './tables.ts';

/** The reports on petitions a session hears or its preparation asks for (law:PET-13, PET-03), each number counted from the lists annexed. */
export const sessionPaperKinds = ['giam-sat', 'gui-ubnd'] as const;
export type SessionPaperKind = (typeof sessionPaperKinds)[number];

export interface SessionFacts extends TableFacts {
  /** Not at an end on the day told for, and judged in the period, whenever they were raised. */
  open: readonly StatisticRow[];
  judged: readonly StatisticRow[];
}

const two = (n: number) => String(n).padStart(2, '0');
const petitions = (n: number) => `${two(n)} kiến nghị`;
const share = (part: number, whole: number) => (whole === 0 ? '' : `, đạt ${formatPercent(part / whole)}`);
const paragraph = (text: string): Block => ({ type: 'paragraph', text });
const gap = (text: string): Block => ({ type: 'paragraph', text: [{ text: `Cần viết: ${text}`, gap: true }] });
const heading = (text: string): Block => ({ type: 'heading', level: 1, text });

const nameOf = (by: Grouping, line: Line, rows: readonly StatisticRow[]): string => {
  if (line.key === '') return 'Chưa phân loại';
  if (by === 'tham-quyen') return vi[`petition.level.${line.key as (typeof levels)[number]}`];
  if (by === 'linh-vuc') return vi[`petition.field.${line.key as (typeof fields)[number]}`];
  return rows.find((row) => row.bodyId === line.key)?.bodyName ?? '';
};

const columnWords: Record<string, string> = { settled: 'Đã giải quyết', explained: 'Giải trình, thông tin', 'in-progress': 'Đang giải quyết', answered: 'Chờ đánh giá', waiting: 'Chưa trả lời', unreferred: 'Chưa chuyển', late: 'Quá hạn', asked: 'Được chuyển', came: 'Đã trả lời', 'in-time': 'Đúng hạn', 'came-late': 'Trả lời chậm', overdue: 'Quá hạn chưa trả lời' };

/** Groups in rows, results in columns, with the sum below. */
function resultTable(rows: readonly StatisticRow[], by: Grouping, head: string, facts: TableFacts): Table {
  const columns = by === 'co-quan' ? answerColumns : resultColumns;
  const lines = linesOf(rows, by, columns, facts.asOf, by === 'tham-quyen' ? { order: levels } : by === 'co-quan' ? { only: { answering: 'asked' } } : {});
  const sum = (key: string) => lines.reduce((all, line) => all + (line.counts[key] ?? 0), 0);
  return {
    type: 'table',
    columns: [{ width: 26 }, { width: 9, align: 'center' }, ...columns.map(() => ({ width: 10, align: 'center' as const }))],
    head: [[head, 'Tổng số', ...columns.map((column) => columnWords[column.key] ?? column.key)]],
    rows: [
      ...lines.map((line) => [nameOf(by, line, rows), String(line.total), ...columns.map((column) => String(line.counts[column.key] ?? 0))]),
      [{ text: 'Cộng', bold: true }, { text: String(lines.reduce((all, line) => all + line.total, 0)), bold: true }, ...columns.map((column) => ({ text: String(sum(column.key)), bold: true }))]
    ],
    size: 11
  };
}

function annex(kind: TableKind, rows: readonly StatisticRow[]): Annex[] {
  return grouped(kind, rows).length === 0 ? [] : [{ title: titleOfTable(kind), landscape: true, body: [tableBlock(kind, rows)] }];
}

const count = (rows: readonly StatisticRow[], facts: TableFacts, cell: Parameters<typeof listOf>[1]) => listOf(rows, cell, facts.asOf).length;

function byLevel(facts: TableFacts): string {
  return linesOf(facts.rows, 'tham-quyen', [], facts.asOf, { order: levels }).map((line) => `${petitions(line.total)} ${line.key === '' ? 'chưa phân loại thẩm quyền' : `thuộc thẩm quyền ${nameOf('tham-quyen', line, facts.rows).toLocaleLowerCase('vi')}`}`).join('; ');
}

function byField(facts: TableFacts): string {
  const lines = linesOf(facts.rows.filter((row) => row.field !== null), 'linh-vuc', [], facts.asOf).slice(0, 5);
  return lines.map((line) => `${nameOf('linh-vuc', line, facts.rows).toLocaleLowerCase('vi')} (${line.total})`).join(', ');
}

/** "Báo cáo kết quả giám sát việc giải quyết kiến nghị cử tri" (law:PET-13): what came in, what became of it, what is carried over; judgement and proposals are left for people to write. */
function supervision(facts: SessionFacts): Block[] {
  const { rows, open } = facts;
  const of = (cell: Parameters<typeof listOf>[1]) => count(rows, facts, cell);
  const [asked, came] = [of({ answering: 'asked' }), of({ answering: 'came' })];
  const carried = count(open, facts, { sessions: 1 });
  const long = count(open, facts, { sessions: 2 });
  return [
    paragraph(`Thực hiện Điều 54 Nghị quyết liên tịch số 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN, Thường trực Hội đồng nhân dân ${facts.council} báo cáo kết quả giám sát việc giải quyết kiến nghị của cử tri nêu từ ngày ${formatDay(facts.from)} đến ngày ${formatDay(facts.to)} (số liệu tính đến ngày ${formatDay(facts.asOf)}) như sau:`),
    heading('Tiếp nhận, tổng hợp và chuyển kiến nghị'),
    paragraph(rows.length === 0 ? 'Chưa phát sinh kiến nghị.' : `Đã tổng hợp ${petitions(rows.length)}, trong đó: ${byLevel(facts)}. Các lĩnh vực cử tri nêu nhiều: ${byField(facts) || 'chưa phân loại'}.`),
    paragraph(`Đã chuyển cơ quan có thẩm quyền ${petitions(asked)}; còn ${petitions(of({ standing: 'unreferred' }))} chưa chuyển.`),
    heading('Kết quả giải quyết, trả lời'),
    paragraph(`Các cơ quan đã trả lời ${two(came)}/${petitions(asked)} được chuyển${share(came, asked)}; trong đó ${two(of({ answering: 'in-time' }))} đúng hạn, ${two(of({ answering: 'came-late' }))} chậm; còn ${two(of({ answering: 'overdue' }))} quá hạn chưa trả lời.`),
    paragraph(`Kết quả được Thường trực Hội đồng nhân dân đánh giá: đã giải quyết xong ${two(of({ standing: 'settled' }))}, giải trình, cung cấp thông tin ${two(of({ standing: 'explained' }))}, đang giải quyết ${two(of({ standing: 'in-progress' }))}; ${two(of({ standing: 'answered' }))} văn bản trả lời đang chờ đánh giá.`),
    ...(rows.length === 0 ? [] : [{ ...resultTable(rows, 'tham-quyen', 'Thẩm quyền', facts), caption: 'Bảng 1. Kết quả theo thẩm quyền' }]),
    ...(asked === 0 ? [] : [{ ...resultTable(rows, 'co-quan', 'Cơ quan', facts), caption: 'Bảng 2. Trả lời của các cơ quan' }]),
    heading('Kiến nghị tồn đọng qua các kỳ họp'),
    paragraph(carried === 0 ? 'Không có kiến nghị tồn đọng qua kỳ họp.' : `Còn ${petitions(carried)} chưa kết thúc khi kỳ họp sau đã khai mạc, trong đó ${two(long)} qua từ hai kỳ họp trở lên (Phụ lục kèm theo).`),
    heading('Đánh giá, hạn chế và nguyên nhân'),
    gap('đánh giá việc giải quyết, hạn chế, nguyên nhân của từng cơ quan'),
    heading('Kiến nghị'),
    gap('kiến nghị đối với UBND và các cơ quan; đề nghị Hội đồng nhân dân ra nghị quyết khi cần')
  ];
}

/** The consolidated report of voters' opinions to the People's Committee before a session (law:PET-03), with the remarks on the council as a list of its own (law:PET-04). */
function consolidated(facts: SessionFacts): Block[] {
  const remarks = facts.rows.filter((row) => row.aboutCouncil).length;
  const voters = facts.rows.reduce((sum, row) => sum + row.voters, 0);
  return [
    paragraph(`Thường trực Hội đồng nhân dân ${facts.council} phối hợp Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam ${facts.council} tổng hợp ý kiến, kiến nghị của cử tri nêu từ ngày ${formatDay(facts.from)} đến ngày ${formatDay(facts.to)} như sau:`),
    heading('Tình hình chung'),
    paragraph(facts.rows.length === 0 ? 'Chưa phát sinh kiến nghị.' : `Có ${petitions(facts.rows.length)} với ${voters} lượt cử tri nêu, trong đó: ${byLevel(facts)}. Các lĩnh vực cử tri nêu nhiều: ${byField(facts) || 'chưa phân loại'}.`),
    paragraph(remarks === 0 ? 'Không có ý kiến về hoạt động của Hội đồng nhân dân, các Ban và đại biểu.' : `Có ${two(remarks)} ý kiến về hoạt động của Hội đồng nhân dân, các Ban và đại biểu, lập danh mục riêng.`),
    heading('Đề nghị'),
    paragraph('Đề nghị Ủy ban nhân dân chỉ đạo giải quyết, trả lời cử tri trong thời hạn luật định và gửi kết quả đến Thường trực Hội đồng nhân dân. Chi tiết tại Phụ lục kèm theo.')
  ];
}

/** The report as an official paper with its annexes; number, day and signer are written when it is issued. */
export function sessionPaper(kind: SessionPaperKind, facts: SessionFacts): OfficialPaper {
  const supervising = kind === 'giam-sat';
  return {
    kind: 'report',
    issuerParent: [`Hội đồng nhân dân ${facts.council}`],
    issuer: ['Thường trực'],
    number: null,
    symbol: 'BC-TTHĐND',
    place: facts.council.replace(/^(?:xã|phường|đặc khu)\s+/iu, ''),
    date: facts.asOf.slice(0, 7),
    subject: supervising ? 'Kết quả giám sát việc giải quyết kiến nghị của cử tri' : 'Tổng hợp ý kiến, kiến nghị của cử tri',
    ...(supervising ? {} : { addressees: [`Ủy ban nhân dân ${facts.council}`] }),
    body: [...(supervising ? supervision(facts) : consolidated(facts)), paragraph('Trên đây là báo cáo của Thường trực Hội đồng nhân dân./.')],
    signature: { lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: null },
    recipients: supervising ? ['Đại biểu HĐND xã', 'UBND xã', 'Ủy ban MTTQ Việt Nam xã', 'Các Ban, Tổ đại biểu HĐND xã', 'Lưu: VT'] : ['Như trên', 'Ủy ban MTTQ Việt Nam xã', 'Các Ban, Tổ đại biểu HĐND xã', 'Lưu: VT'],
    annexes: supervising ? [...annex('phu-luc-1', facts.rows), ...annex('phu-luc-4', facts.judged), ...annex('phu-luc-5', facts.open)] : [...annex('tong-hop', facts.rows), ...annex('ve-hdnd', facts.rows)]
  };
}
