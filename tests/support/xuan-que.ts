import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Role, Scope } from '../../src/core/context.ts';
import { inCouncil } from '../../src/core/db.ts';
import { newId } from '../../src/core/ids.ts';
import { sourceIdOf } from '../../src/modules/measure/catalogue.ts';
import { stateProgress } from '../../src/modules/obligation/server/commands/state-progress.ts';
import { createTargets } from '../../src/modules/target/server/commands/create-targets.ts';
import { recordEntry } from '../../src/modules/target/server/commands/record-entry.ts';
import { createTasks } from '../../src/modules/task/server/commands/create-tasks.ts';

/** Where the plan is built: a test's council or a running one. */
export interface Place {
  as(role: Role): Scope;
  at(now: string): Place;
  organization(kind: string, index?: number): string;
}

type Goal = ['=' | '>=', number, string];
type Point = [day: string, value: number, base?: number];
interface Row {
  code: string;
  group: string;
  title: string;
  goal: Goal;
  measure: string;
  line: number;
  points: Point[];
}

const groups = ['Hoạt động quyết định', 'Hoạt động giám sát', 'Tiếp xúc cử tri', 'Chất vấn và giải trình', 'Đại biểu HĐND', 'Chuyển đổi số trong hoạt động HĐND'];
const whole: Goal = ['=', 100, 'percent'];
const share = (least: number): Goal => ['>=', least, 'percent'];
const steady = (base: number): Point[] => [['2026-07-28', base - 4, base - 4], ['2026-09-30', base - 2, base - 2], ['2026-11-18', base, base]];

/** Phụ lục 02 of the programme, with invented values as an office would have entered them by 20/11/2026. */
const targets: Row[] = [
  { code: '1.1', group: groups[0]!, title: 'Nghị quyết ban hành đúng thẩm quyền', goal: whole, measure: 'resolutions.competent', line: 110, points: steady(14) },
  { code: '1.2', group: groups[0]!, title: 'Nghị quyết được triển khai thực hiện', goal: whole, measure: 'resolutions.carried-out', line: 111, points: [['2026-07-28', 8, 10], ['2026-08-20', 9, 11], ['2026-09-28', 11, 12], ['2026-11-18', 13, 14]] },
  { code: '1.3', group: groups[0]!, title: 'Nghị quyết được giám sát thực hiện', goal: whole, measure: 'resolutions.supervised', line: 112, points: [['2026-06-28', 4, 10], ['2026-07-30', 5, 10], ['2026-08-19', 7, 11], ['2026-10-20', 10, 14], ['2026-11-17', 11, 14]] },
  { code: '2.1', group: groups[1]!, title: 'Cuộc giám sát chuyên đề', goal: ['>=', 5, 'Cuộc/năm'], measure: 'supervisions.thematic', line: 113, points: [['2026-06-25', 1], ['2026-07-24', 1], ['2026-09-18', 1], ['2026-10-30', 1]] },
  { code: '2.2', group: groups[1]!, title: 'Cuộc khảo sát', goal: ['>=', 4, 'Cuộc/năm'], measure: 'supervisions.surveys', line: 114, points: [['2026-07-10', 1], ['2026-08-14', 1]] },
  { code: '2.3', group: groups[1]!, title: 'Kết luận giám sát được ban hành', goal: whole, measure: 'supervisions.concluded', line: 115, points: [['2026-07-28', 2, 2], ['2026-09-25', 3, 3], ['2026-11-06', 4, 4]] },
  { code: '2.4', group: groups[1]!, title: 'Kiến nghị sau giám sát được thực hiện', goal: share(90), measure: 'recommendations.carried-out', line: 116, points: [['2026-07-30', 6, 10], ['2026-08-18', 9, 13], ['2026-10-15', 14, 18], ['2026-11-16', 17, 21]] },
  { code: '2.5', group: groups[1]!, title: 'Nội dung tái giám sát', goal: whole, measure: 'recommendations.re-supervised', line: 117, points: [] },
  { code: '3.1', group: groups[2]!, title: 'Đại biểu xây dựng kế hoạch tiếp công dân', goal: whole, measure: 'reception.planned', line: 118, points: [['2026-06-15', 20, 28], ['2026-07-15', 28, 28]] },
  { code: '3.2', group: groups[2]!, title: 'Cuộc tiếp xúc cử tri tổ chức đúng kế hoạch', goal: whole, measure: 'voter-meetings.as-planned', line: 119, points: [['2026-07-10', 4, 4], ['2026-08-17', 7, 8], ['2026-11-12', 11, 12]] },
  { code: '3.3', group: groups[2]!, title: 'Đại biểu tham gia tiếp xúc cử tri', goal: whole, measure: 'voter-meetings.delegates', line: 120, points: [['2026-07-10', 20, 28], ['2026-08-17', 23, 28], ['2026-11-12', 26, 28]] },
  { code: '3.4', group: groups[2]!, title: 'Kiến nghị cử tri tổng hợp đúng hạn', goal: whole, measure: 'petitions.compiled-on-time', line: 121, points: [['2026-07-20', 30, 30], ['2026-08-18', 48, 48], ['2026-11-16', 64, 64]] },
  { code: '3.5', group: groups[2]!, title: 'Kiến nghị cử tri được trả lời', goal: whole, measure: 'petitions.answered', line: 122, points: [['2026-07-20', 24, 30], ['2026-08-18', 41, 48], ['2026-10-16', 52, 58], ['2026-11-16', 58, 64]] },
  { code: '3.6', group: groups[2]!, title: 'Kiến nghị được giải quyết dứt điểm', goal: share(90), measure: 'petitions.settled', line: 123, points: [['2026-06-28', 11, 22], ['2026-07-30', 17, 30], ['2026-08-18', 29, 48], ['2026-09-29', 36, 54], ['2026-10-28', 42, 60], ['2026-11-18', 47, 64]] },
  { code: '4.1', group: groups[3]!, title: 'Phiên chất vấn tổ chức tại kỳ họp', goal: whole, measure: 'sessions.with-questioning', line: 125, points: [['2026-07-22', 1, 1]] },
  { code: '4.2', group: groups[3]!, title: 'Nội dung chất vấn được trả lời đầy đủ', goal: whole, measure: 'questions.answered-in-full', line: 126, points: [['2026-07-22', 7, 9], ['2026-09-10', 9, 9]] },
  { code: '4.3', group: groups[3]!, title: 'Phiên giải trình chuyên đề', goal: ['>=', 1, 'Phiên/năm'], measure: 'hearings.held', line: 127, points: [['2026-08-27', 1]] },
  { code: '5.1', group: groups[4]!, title: 'Đại biểu tham dự kỳ họp', goal: share(95), measure: 'delegates.attendance', line: 128, points: [['2026-07-22', 54, 56], ['2026-10-02', 81, 84]] },
  { code: '5.2', group: groups[4]!, title: 'Đại biểu tham gia giám sát', goal: share(95), measure: 'delegates.in-supervision', line: 129, points: [['2026-07-24', 15, 28], ['2026-08-15', 19, 28], ['2026-10-30', 24, 28]] },
  { code: '5.3', group: groups[4]!, title: 'Đại biểu tham gia tập huấn', goal: whole, measure: 'delegates.trained', line: 130, points: [['2026-08-05', 18, 28], ['2026-10-09', 28, 28]] },
  { code: '5.4', group: groups[4]!, title: 'Đại biểu thực hiện tiếp công dân', goal: whole, measure: 'reception.held', line: 131, points: [['2026-07-31', 16, 28], ['2026-08-19', 19, 28], ['2026-10-30', 25, 28]] },
  { code: '6.1', group: groups[5]!, title: 'Tài liệu kỳ họp điện tử', goal: whole, measure: 'session-papers.electronic', line: 132, points: [['2026-07-22', 88, 88], ['2026-10-02', 142, 142]] },
  { code: '6.2', group: groups[5]!, title: 'Văn bản trao đổi trên môi trường số', goal: share(95), measure: 'papers.exchanged-digitally', line: 133, points: [['2026-07-31', 190, 204], ['2026-08-20', 262, 277], ['2026-10-31', 381, 399], ['2026-11-18', 412, 431]] },
  { code: '6.3', group: groups[5]!, title: 'Hồ sơ giám sát lưu trữ điện tử', goal: whole, measure: 'supervision-files.electronic', line: 134, points: [['2026-07-31', 2, 2], ['2026-08-20', 2, 2], ['2026-10-31', 3, 4]] }
];

const absent = { startsOn: null, dueOn: null, dueHour: null, cadence: null, eventText: '', atLeast: null, weight: 'task' as const, responsiblePersonId: null, section: 'Phụ lục 1', page: null, coordinatingOrganizationIds: [] as string[] };
const monthly = (start: string, end: string) => ({ kind: 'monthly', start, end });

/**
 * Builds the campaign of 500 days: its 24 targets bound to their measures, its 11 tasks, and the values entered on the days an office would have. Values and papers are invented.
 * @returns ids: of the plan, of the targets by the plan's numbers ("3.6"), of the tasks in their order
 */
export async function xuanQue(place: Place): Promise<{ planId: string; targets: Map<string, string>; tasks: string[] }> {
  const founding = place.at('2026-06-05T08:00:00+07:00');
  const clerk = founding.as('clerk');
  const planId = newId<'plan'>();
  const text = await readFile(join(import.meta.dirname, '../fixtures/plans/xuan-que-500-ngay-dem.txt'), 'utf8');
  const lines = text.split(/\r?\n/).map((line) => ({ text: line.replace(/<\/?b>|\*\*|^#+\s*/g, '') }));
  await inCouncil(clerk.database, { councilId: clerk.councilId }, 'write', (tx) =>
    sql`insert into plan (council_id, plan_id, title, short_title, number, issuer, issued_on, kind, starts_on, ends_on, text_lines, adopted_at, adopted_by)
      values (${clerk.councilId}, ${planId}, 'Chương trình hành động “500 ngày đêm”', 'Chương trình 500 ngày đêm', null, 'Thường trực HĐND xã', '2026-06-05', 'campaign',
        '2026-05-01', '2027-09-12', ${JSON.stringify(lines)}, ${clerk.now}, ${clerk.actor.personId})`.execute(tx)
  );
  const standing = place.organization('standing-committee');
  const made = await createTargets.execute(clerk, {
    planId,
    targets: targets.map((row, index) => ({
      position: index + 1,
      code: row.code,
      groupTitle: row.group,
      title: row.title,
      comparator: row.goal[0],
      value: row.goal[1],
      unit: row.goal[2],
      period: 'year',
      // What the product counts itself takes no typed values: here those stay entries of the target.
      measureId: sourceIdOf(row.measure) === 'entries' ? row.measure : null,
      leadOrganizationId: standing,
      section: 'Phụ lục 02',
      quote: lines[row.line - 1]?.text.trim() ?? '',
      lineFrom: row.line,
      lineTo: row.line
    }))
  });
  const ids = new Map(targets.map((row, index) => [row.code, made.ids[index] as string]));
  const tasks = await createTasks.execute(clerk, { tasks: taskRows(place, planId, lines) });
  await enterValues(place, ids);
  return { planId, targets: ids, tasks: tasks.ids };
}

async function enterValues(place: Place, ids: ReadonlyMap<string, string>): Promise<void> {
  const points = targets.flatMap((row) => row.points.map((point) => ({ row, point }))).sort((a, b) => (a.point[0] < b.point[0] ? -1 : 1));
  for (const [index, { row, point }] of points.entries()) {
    const [day, value, base] = point;
    const clerk = place.at(`${day}T15:00:00+07:00`).as('clerk');
    await recordEntry.execute(clerk, { targetId: ids.get(row.code), value, base: base ?? '', happenedOn: day, paper: `${String(index + 1).padStart(2, '0')}/BC-HĐND` });
  }
}

function taskRows(place: Place, planId: string, lines: readonly { text: string }[]) {
  const standing = place.organization('standing-committee');
  const boards = [place.organization('board', 0), place.organization('board', 1)];
  const delegates = place.organization('all-delegates');
  const office = place.organization('office');
  const rows: [title: string, result: string, lead: string, coordinating: string[], deadlineText: string, deadline: object][] = [
    ['Xây dựng Chương trình hành động', 'Kế hoạch ban hành đến 100% đại biểu', standing, [office], 'Chậm nhất ngày 05/6/2026', { deadlineKind: 'date', dueOn: '2026-06-05' }],
    ['Tổ chức giám sát việc thực hiện Nghị quyết HĐND', '100% Nghị quyết được giám sát', standing, boards, 'Hàng năm', { deadlineKind: 'cadence', cadence: { kind: 'yearly', start: '2026-05-01', end: '2027-09-12' } }],
    ['Giám sát việc thực hiện pháp luật về tiếp công dân, giải quyết khiếu nại, tố cáo tại UBND xã', 'Báo cáo giám sát', standing, boards, 'Tháng 7/2026', { deadlineKind: 'period', startsOn: '2026-07-01', dueOn: '2026-07-31' }],
    ['Giám sát thực hiện quy định pháp luật về tín dụng chính sách', 'Báo cáo giám sát', standing, boards, 'Tháng 7/2026', { deadlineKind: 'period', startsOn: '2026-07-01', dueOn: '2026-07-31' }],
    ['Tổ chức khảo sát chuyên đề', 'Báo cáo khảo sát', standing, boards, 'Ít nhất 04 cuộc/năm', { deadlineKind: 'ongoing', atLeast: 4 }],
    ['Tiếp xúc cử tri trước và sau kỳ họp', '100% cuộc TXCT', delegates, [], 'Theo luật định', { deadlineKind: 'event', eventText: 'Trước và sau kỳ họp' }],
    ['Tiếp công dân của đại biểu HĐND', 'Thực hiện đúng quy định', delegates, [], 'Hằng tháng', { deadlineKind: 'cadence', cadence: monthly('2026-06-01', '2027-09-12') }],
    ['Theo dõi kết quả thực hiện kết luận giám sát', 'Báo cáo theo dõi', standing, boards, 'Hằng tháng', { deadlineKind: 'cadence', cadence: monthly('2026-06-01', '2027-09-12') }],
    ['Tổ chức chất vấn tại kỳ họp', 'Tăng tính tranh luận', standing, [], 'Mỗi kỳ họp', { deadlineKind: 'cadence', cadence: { kind: 'per-session' } }],
    ['Tổ chức phiên giải trình', 'Kết luận giải trình', standing, [], 'Ít nhất 01 phiên/năm', { deadlineKind: 'ongoing', atLeast: 1 }],
    ['Sơ kết, tổng kết phong trào thi đua', 'Báo cáo đánh giá', standing, [], 'Theo kế hoạch', { deadlineKind: 'event', eventText: 'Theo kế hoạch' }]
  ];
  const first = 94;
  return rows.map(([title, expectedResult, leadOrganizationId, coordinatingOrganizationIds, deadlineText, deadline], index) => {
    const line = first + index + (index >= 6 ? 1 : 0);
    return { ...absent, planId, position: index + 1, title, expectedResult, leadOrganizationId, coordinatingOrganizationIds, deadlineText, quote: lines[line - 1]?.text ?? '', lineFrom: line, lineTo: line, ...deadline };
  });
}

/** Reports what was done of the plan until `day`: everything due by then on its last day, but for `late` done some days after it. */
export async function workOff(place: Place, planId: string, day: string, late: ReadonlyMap<string, number> = new Map()): Promise<number> {
  const clerk = place.as('clerk');
  const open = await inCouncil(clerk.database, { councilId: clerk.councilId }, 'read', async (tx) =>
    (await sql<{ id: string; title: string; dueOn: string }>`select obligation_id as id, title, now_due_on as "dueOn" from obligation
      where council_id = app.council() and plan_id = ${planId} and kind = 'task' and done_on is null and now_due_on <= ${day} order by now_due_on`.execute(tx)).rows
  );
  for (const one of open) {
    const lateBy = late.get(one.title) ?? 0;
    const on = new Date(Date.parse(one.dueOn) + lateBy * 86_400_000).toISOString().slice(0, 10);
    if (on > day) continue;
    await stateProgress.execute(place.at(`${on}T16:00:00+07:00`).as('clerk'), { obligationId: one.id, status: 'done', happenedOn: on, note: 'Đã thực hiện' });
  }
  return open.length;
}
