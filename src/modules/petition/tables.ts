import type { Day } from '#core/calendar/days.ts';
import { formatDay } from '#core/format.ts';
import type { SheetContent } from '#core/sheets/write.ts';
import type { OfficialPaper, Table } from '#modules/paper/layout/model.ts';
import { vi } from './messages.ts';
import { fields, levels } from './schema.ts';
import { standingOf, type StatisticRow } from './statistics.ts';

/** Tables of petitions as provinces publish them (Phụ lục 1, 4, 5 of a report on petitions; the table before a session; law:PET-04), and a plain list. */
export const tableKinds = ['tong-hop', 'phu-luc-1', 'phu-luc-4', 'phu-luc-5', 've-hdnd', 'danh-sach'] as const;
export type TableKind = (typeof tableKinds)[number];

/** Carried over "nhiều kỳ họp": not at an end when this many sessions had opened since. */
export const manySessions = 2;

interface ColumnOf {
  key: string;
  title: string;
  /** Characters in a workbook; share of the width on paper. */
  width: number;
  share: number;
  kind?: 'text' | 'number' | 'date';
  value(row: StatisticRow): string | number | null;
}

const c = {
  code: { key: 'code', title: 'Mã', width: 14, share: 11, value: (row) => row.code },
  body: { key: 'body', title: 'Nội dung kiến nghị', width: 60, share: 38, value: (row) => row.body },
  place: { key: 'place', title: 'Nơi cử tri nêu', width: 20, share: 12, value: (row) => row.villageName ?? '' },
  field: { key: 'field', title: 'Lĩnh vực', width: 20, share: 12, value: (row) => (row.field ? vi[`petition.field.${row.field}`] : '') },
  agency: { key: 'agency', title: 'Cơ quan giải quyết', width: 24, share: 14, value: (row) => row.bodyName ?? '' },
  weight: { key: 'weight', title: 'Số lần, số cử tri', width: 14, share: 9, value: (row) => (row.voters > row.raisings ? `${row.raisings} lần, ${row.voters} cử tri` : `${row.raisings} lần`) },
  raised: { key: 'raised', title: 'Ngày nêu', width: 12, share: 9, kind: 'date', value: (row) => row.raisedOn },
  origin: { key: 'origin', title: 'Kỳ họp, đợt tiếp xúc', width: 26, share: 14, value: (row) => row.sessionTitle || row.roundTitle || vi[`petition.source.${row.source}`] },
  sessions: { key: 'sessions', title: 'Số kỳ họp đã qua', width: 10, share: 7, kind: 'number', value: (row) => row.sessionsPassed },
  result: { key: 'result', title: 'Kết quả', width: 22, share: 13, value: resultWords },
  answer: { key: 'answer', title: 'Nội dung trả lời', width: 60, share: 34, value: (row) => row.replyWords },
  paper: { key: 'paper', title: 'Văn bản trả lời', width: 20, share: 12, value: (row) => (row.answeredOn ? [row.replyNumber, formatDay(row.answeredOn)].filter(Boolean).join(', ') : '') },
  promised: { key: 'promised', title: 'Thời hạn giải quyết', width: 14, share: 10, kind: 'date', value: (row) => row.promisedOn ?? row.dueOn }
} satisfies Record<string, ColumnOf>;

/** One of the four classes of the answer, with what the council's judgement adds; without an answer, what it waits for. */
export function resultWords(row: Pick<StatisticRow, 'stage' | 'outcome' | 'result' | 'dueOn' | 'bodyName'>): string {
  const standing = standingOf(row);
  if (standing === 'unreferred') return 'Chưa chuyển';
  if (standing === 'waiting') return row.dueOn ? `Chưa trả lời, hạn ${formatDay(row.dueOn)}` : 'Chưa trả lời';
  if (standing === 'settled') return 'Đã giải quyết xong';
  return row.result ? `${vi[`petition.result.${row.result}`]}${standing === 'answered' ? ' (chờ đánh giá)' : ''}` : '';
}

interface TableOf {
  title: string;
  columns: readonly ColumnOf[];
  /** Which of the petitions read, and how they are headed. */
  takes(row: StatisticRow): boolean;
  /** Which reading of the petitions it is of. */
  reading: 'raised' | 'open' | 'judged';
}

const kinds: Record<TableKind, TableOf> = {
  'tong-hop': { title: 'Bảng tổng hợp kiến nghị của cử tri', columns: [c.code, c.body, c.place, c.weight, c.field, c.agency], takes: () => true, reading: 'raised' },
  'phu-luc-1': { title: 'Bảng tổng hợp kết quả giải quyết, trả lời kiến nghị của cử tri', columns: [c.code, c.body, c.agency, c.result, c.answer, c.paper], takes: (row) => row.referredOn !== null || row.answeredOn !== null, reading: 'raised' },
  'phu-luc-4': {
    title: 'Kết quả giải quyết đối với kiến nghị tồn đọng qua nhiều kỳ họp',
    columns: [c.code, c.body, c.origin, c.sessions, c.agency, c.result, c.answer, c.paper],
    takes: (row) => ['settled', 'explained'].includes(standingOf(row)) && row.sessionsPassed >= manySessions,
    reading: 'judged'
  },
  'phu-luc-5': {
    title: 'Danh mục kiến nghị tồn đọng qua nhiều kỳ họp đang trong quá trình giải quyết',
    columns: [c.code, c.body, c.origin, c.sessions, c.agency, c.result, c.promised],
    takes: (row) => row.sessionsPassed >= manySessions,
    reading: 'open'
  },
  've-hdnd': { title: 'Danh mục ý kiến của cử tri về Hội đồng nhân dân, các Ban, Tổ đại biểu và đại biểu', columns: [c.code, c.body, c.place, c.raised, c.agency, c.result], takes: (row) => row.aboutCouncil, reading: 'raised' },
  'danh-sach': { title: 'Danh sách kiến nghị của cử tri', columns: [c.code, c.body, c.place, c.field, c.agency, c.raised, c.result, c.promised, c.paper], takes: () => true, reading: 'raised' }
};

export const readingOf = (kind: TableKind) => kinds[kind].reading;
export const titleOfTable = (kind: TableKind) => kinds[kind].title;

/** Petitions of a table under their competence, then their field, in the order of the law's levels. */
export function grouped(kind: TableKind, rows: readonly StatisticRow[]): { title: string; rows: StatisticRow[] }[] {
  const own = rows.filter((row) => kinds[kind].takes(row));
  const place = (row: StatisticRow) => (row.field ? fields.indexOf(row.field) : fields.length);
  return [...levels, null].flatMap((level) => {
    const part = own.filter((row) => row.level === level).sort((a, b) => place(a) - place(b) || (a.code < b.code ? -1 : 1));
    return part.length === 0 ? [] : [{ title: level ? `Thuộc thẩm quyền: ${vi[`petition.level.${level}`].toLocaleLowerCase('vi')}` : 'Chưa phân loại thẩm quyền', rows: part }];
  });
}

export interface TableFacts {
  council: string;
  from: Day;
  to: Day;
  asOf: Day;
  rows: readonly StatisticRow[];
}

const told = (facts: TableFacts) => `Cử tri nêu từ ngày ${formatDay(facts.from)} đến ngày ${formatDay(facts.to)}; số liệu tính đến ngày ${formatDay(facts.asOf)}`;
const toldOf = (kind: TableKind, facts: TableFacts) =>
  ({
    raised: told(facts),
    open: `Số liệu tính đến ngày ${formatDay(facts.asOf)}`,
    judged: `Đánh giá kết quả từ ngày ${formatDay(facts.from)} đến ngày ${formatDay(facts.to)}; số liệu tính đến ngày ${formatDay(facts.asOf)}`
  })[readingOf(kind)];

/** The table as a workbook; competences are its groups. */
export function tableSheet(kind: TableKind, facts: TableFacts, notes: SheetContent['notes']): SheetContent {
  const { title, columns } = kinds[kind];
  const parts = grouped(kind, facts.rows);
  let at = 0;
  const groups = parts.map((part) => {
    const group = { at, title: `${part.title} (${part.rows.length})` };
    at += part.rows.length;
    return group;
  });
  return {
    title,
    subtitle: `${facts.council}. ${toldOf(kind, facts)}.`,
    columns: [{ key: 'n', title: 'Stt', width: 6, kind: 'number' }, ...columns.map(({ key, title, width, kind: type = 'text' }) => ({ key, title, width, kind: type }))],
    rows: parts.flatMap((part) => part.rows).map((row, index) => ({ n: index + 1, ...Object.fromEntries(columns.map((column) => [column.key, column.value(row)])) })),
    groups,
    notes: [{ label: 'Số liệu', value: toldOf(kind, facts) }, ...notes]
  };
}

/** The table as it stands on paper: the head repeats, each competence a line across. */
export function tableBlock(kind: TableKind, rows: readonly StatisticRow[]): Table {
  const { columns } = kinds[kind];
  let n = 0;
  const text = (column: ColumnOf, row: StatisticRow) => {
    const value = column.value(row);
    return value === null ? '' : column.kind === 'date' ? formatDay(String(value)) : String(value);
  };
  return {
    type: 'table',
    columns: [{ width: 5, align: 'center' }, ...columns.map((column) => ({ width: column.share, ...(column.kind ? { align: 'center' as const } : {}) }))],
    head: [['Stt', ...columns.map((column) => column.title)]],
    rows: grouped(kind, rows).flatMap((part) => [
      [{ text: `${part.title}: ${part.rows.length} kiến nghị`, across: columns.length + 1, bold: true, align: 'left' as const }],
      ...part.rows.map((row) => [String(++n), ...columns.map((column) => text(column, row))])
    ]),
    size: 11
  };
}

/** The table as an official paper: words of what it holds, the table as a sheet held across. Number, day and signer are written when it is issued. */
export function tablePaper(kind: TableKind, facts: TableFacts): OfficialPaper {
  const { title } = kinds[kind];
  const count = grouped(kind, facts.rows).reduce((sum, part) => sum + part.rows.length, 0);
  const place = facts.council.replace(/^(?:xã|phường|đặc khu)\s+/iu, '');
  const joint = kind === 'tong-hop';
  return {
    kind: 'report',
    issuerParent: [`Hội đồng nhân dân ${facts.council}`],
    issuer: ['Thường trực'],
    number: null,
    symbol: 'BC-TTHĐND',
    place,
    date: facts.asOf.slice(0, 7),
    subject: title,
    body: [
      {
        type: 'paragraph',
        text: joint
          ? `Thường trực Hội đồng nhân dân ${facts.council} phối hợp Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam ${facts.council} tổng hợp, phân loại ${count} kiến nghị của cử tri. ${told(facts)}.`
          : `Có ${count} kiến nghị trong bảng kèm theo. ${toldOf(kind, facts)}.`
      },
      ...(count === 0 ? [] : [{ type: 'paragraph' as const, text: 'Chi tiết tại Phụ lục kèm theo.' }])
    ],
    signature: { lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: null },
    recipients: ['Thường trực HĐND', 'UBND xã', 'Ủy ban MTTQ Việt Nam xã', 'Các Ban, Tổ đại biểu HĐND xã', 'Lưu: VT'],
    annexes: count === 0 ? [] : [{ title, landscape: true, body: [tableBlock(kind, facts.rows)] }]
  };
}
