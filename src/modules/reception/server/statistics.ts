import { sql } from 'kysely';
import { addCalendarDays, endOfMonth, mondayOfIsoWeek, isoWeekOf, type Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { formatDay } from '#core/format.ts';
import type { SheetContent } from '#core/sheets/write.ts';
import { councilData } from '#modules/council/server/queries.ts';
import { symbolTail } from '#modules/paper/layout/kinds.ts';
import type { CellLike, OfficialPaper } from '#modules/paper/layout/model.ts';

export interface Period {
  kind: 'week' | 'month';
  /** '2026-W47' or '2026-11'. */
  key: string;
  from: Day;
  to: Day;
  words: string;
  previous: string;
  next: string;
}

/** A week ('2026-W47', Monday to Sunday) or a month ('2026-11'); null for any other key. */
export function periodOf(key: string): Period | null {
  const week = /^(\d{4})-W(\d{2})$/.exec(key);
  if (week) {
    const from = mondayOfIsoWeek(Number(week[1]), Number(week[2]));
    if (!from) return null;
    const to = addCalendarDays(from, 6);
    return { kind: 'week', key, from, to, words: `tuần ${Number(week[2])} năm ${week[1]} (từ ${formatDay(from)} đến ${formatDay(to)})`, previous: weekKey(addCalendarDays(from, -7)), next: weekKey(addCalendarDays(from, 7)) };
  }
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(key)) return null;
  const from = `${key}-01`;
  return { kind: 'month', key, from, to: endOfMonth(from), words: `tháng ${Number(key.slice(5))} năm ${key.slice(0, 4)}`, previous: addCalendarDays(from, -1).slice(0, 7), next: addCalendarDays(endOfMonth(from), 1).slice(0, 7) };
}

export function weekKey(day: Day): string {
  const { year, week } = isoWeekOf(day);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

export interface StatRow {
  key: string;
  label: string;
  /** 0 heading, 1 below it. */
  depth: 0 | 1;
  now: number;
  before: number;
  year: number;
}

const lines: readonly [key: string, label: string, depth: 0 | 1][] = [
  ['days', 'Buổi tiếp công dân đã tổ chức', 0],
  ['visits', 'Lượt tiếp', 0],
  ['visits.regular', 'Tiếp định kỳ', 1],
  ['visits.unscheduled', 'Tiếp đột xuất', 1],
  ['visits.standing', 'Tiếp thường xuyên', 1],
  ['people', 'Số người được tiếp', 0],
  ['groups', 'Đoàn đông người', 0],
  ['matters', 'Số vụ việc công dân trình bày', 0],
  ['matters.advice', 'Giải thích, hướng dẫn tại chỗ', 1],
  ['matters.voter-petition', 'Chuyển thành kiến nghị cử tri', 1],
  ['matters.letter', 'Nhận, chuyển thành đơn', 1],
  ['refusals', 'Từ chối tiếp', 0],
  ['letters', 'Đơn tiếp nhận', 0],
  ['letters.complaint', 'Khiếu nại', 1],
  ['letters.denunciation', 'Tố cáo', 1],
  ['letters.petition', 'Kiến nghị, phản ánh', 1],
  ['acts.forwarded', 'Đơn chuyển cơ quan có thẩm quyền', 0],
  ['acts.guided', 'Đơn hướng dẫn', 0],
  ['acts.kept', 'Đơn lưu, không xử lý', 0],
  ['acts.settled', 'Đơn có kết quả giải quyết', 0],
  ['acts.citizen-told', 'Đơn đã báo kết quả cho công dân', 0]
];

/** Figures of a week or a month beside those of the one before and of the year so far, each counted from the registers. */
export async function statistics(tx: CouncilTx, period: Period): Promise<StatRow[]> {
  const before = periodOf(period.previous) ?? period;
  const [now, earlier, year] = [await counts(tx, period.from, period.to), await counts(tx, before.from, before.to), await counts(tx, `${period.to.slice(0, 4)}-01-01`, period.to)];
  return lines.map(([key, label, depth]) => ({ key, label, depth, now: now.get(key) ?? 0, before: earlier.get(key) ?? 0, year: year.get(key) ?? 0 }));
}

async function counts(tx: CouncilTx, from: Day, to: Day): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; n: number }>`
    select 'days' as key, count(*)::int as n from reception_day where council_id = app.council() and closed_at is not null and not_held_reason is null and on_day between ${from} and ${to}
    union all select 'visits', count(*)::int from reception where council_id = app.council() and received_on between ${from} and ${to}
    union all select 'visits.' || kind, count(*)::int from reception where council_id = app.council() and received_on between ${from} and ${to} group by kind
    union all select 'people', coalesce(sum(people_count), 0)::int from reception where council_id = app.council() and received_on between ${from} and ${to}
    union all select 'groups', count(*)::int from reception where council_id = app.council() and people_count >= 5 and received_on between ${from} and ${to}
    union all select 'matters', count(*)::int from reception_matter m join reception r on r.council_id = m.council_id and r.reception_id = m.reception_id where r.council_id = app.council() and r.received_on between ${from} and ${to}
    union all select case when m.letter_id is not null then 'matters.letter' else 'matters.' || m.kind end, count(*)::int from reception_matter m join reception r on r.council_id = m.council_id and r.reception_id = m.reception_id
      where r.council_id = app.council() and r.received_on between ${from} and ${to} group by 1
    union all select 'refusals', count(*)::int from reception_refusal where council_id = app.council() and refused_on between ${from} and ${to}
    union all select 'letters', count(*)::int from letter where council_id = app.council() and received_on between ${from} and ${to}
    union all select 'letters.' || kind, count(*)::int from letter where council_id = app.council() and received_on between ${from} and ${to} group by kind
    union all select 'acts.' || kind, count(distinct letter_id)::int from letter_act where council_id = app.council() and taken_back_at is null and happened_on between ${from} and ${to} group by kind`.execute(tx);
  return new Map(rows.map((row) => [row.key, row.n]));
}

export function statisticsSheet(rows: readonly StatRow[], period: Period, council: string, notes: SheetContent['notes']): SheetContent {
  const head = period.kind === 'week' ? 'Tuần' : 'Tháng';
  return {
    title: `KẾT QUẢ TIẾP CÔNG DÂN, XỬ LÝ ĐƠN ${period.words.toLocaleUpperCase('vi')}`,
    subtitle: `HĐND ${council}`,
    columns: [
      { key: 'label', title: 'Nội dung', width: 44, kind: 'text' },
      { key: 'now', title: `${head} này`, width: 14, kind: 'number' },
      { key: 'before', title: `${head} trước`, width: 14, kind: 'number' },
      { key: 'year', title: 'Từ đầu năm', width: 14, kind: 'number' }
    ],
    rows: rows.map((row) => ({ label: `${row.depth ? '   - ' : ''}${row.label}`, now: row.now, before: row.before, year: row.year })),
    notes
  };
}

/** The weekly or monthly report as an official paper. */
export async function statisticsPaper(tx: CouncilTx, period: Period, rows: readonly StatRow[], today: Day): Promise<OfficialPaper> {
  const council = await councilData(tx);
  const name = council?.name ?? '';
  const figure = (key: string) => rows.find((row) => row.key === key)?.now ?? 0;
  const head = period.kind === 'week' ? 'Tuần' : 'Tháng';
  const table: CellLike[][] = rows.map((row) => [row.depth ? `- ${row.label}` : { text: row.label, bold: true }, String(row.now), String(row.before), String(row.year)]);
  return {
    kind: 'report',
    issuerParent: ['Hội đồng nhân dân', name],
    issuer: ['Thường trực'],
    number: null,
    symbol: symbolTail('report', 'TTHĐND'),
    place: name.replace(/^(xã|phường|đặc khu)\s+/u, ''),
    date: today.slice(0, 7),
    subject: `Kết quả tiếp công dân, tiếp nhận và xử lý đơn ${period.words}`,
    body: [
      { type: 'heading', level: 1, text: 'Tiếp công dân' },
      { type: 'paragraph', text: `Tổ chức ${figure('days')} buổi tiếp công dân; tiếp ${figure('visits')} lượt với ${figure('people')} người, trong đó ${figure('groups')} đoàn đông người. Công dân trình bày ${figure('matters')} vụ việc: giải thích, hướng dẫn tại chỗ ${figure('matters.advice')}, chuyển thành kiến nghị cử tri ${figure('matters.voter-petition')}, nhận thành đơn ${figure('matters.letter')}.` },
      { type: 'heading', level: 1, text: 'Tiếp nhận, xử lý đơn' },
      { type: 'paragraph', text: `Tiếp nhận ${figure('letters')} đơn: ${figure('letters.complaint')} khiếu nại, ${figure('letters.denunciation')} tố cáo, ${figure('letters.petition')} kiến nghị, phản ánh. Đã chuyển ${figure('acts.forwarded')}, hướng dẫn ${figure('acts.guided')}, lưu ${figure('acts.kept')}; ${figure('acts.settled')} đơn có kết quả giải quyết.` },
      { type: 'heading', level: 1, text: 'Số liệu' },
      { type: 'table', columns: [{ width: 52 }, { width: 16, align: 'center' }, { width: 16, align: 'center' }, { width: 16, align: 'center' }], head: [['Nội dung', `${head} này`, `${head} trước`, 'Từ đầu năm']], rows: table }
    ],
    signature: { lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: null },
    recipients: ['Thường trực HĐND tỉnh', 'Thường trực Đảng ủy', 'Ủy ban nhân dân xã', 'Lưu: VT']
  };
}
