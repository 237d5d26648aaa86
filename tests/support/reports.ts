import { dayOf, type Role } from '../../src/core/context.ts';
import { gapsIn } from '../../src/modules/report/document.ts';
import { approveReport, reviewReport, submitReport } from '../../src/modules/report/server/commands/approve-report.ts';
import { draftReport } from '../../src/modules/report/server/commands/draft-report.ts';
import { issueReport } from '../../src/modules/report/server/commands/issue-report.ts';
import { adoptSeries } from '../../src/modules/report/server/commands/open-series.ts';
import { saveReport } from '../../src/modules/report/server/commands/write-report.ts';
import { dutiesOf } from '../../src/modules/report/server/duties.ts';
import { reportView } from '../../src/modules/report/server/page.ts';
import { reportFigures, reportRow } from '../../src/modules/report/server/report-row.ts';
import { createTasks } from '../../src/modules/task/server/commands/create-tasks.ts';
import { council, type TestCouncil, type World } from './world.ts';
import { workOff, xuanQue } from './xuan-que.ts';

/** Chapter IV of the programme: the reports it asks for, each a task with its cadence. */
async function duties(c: TestCouncil, planId: string): Promise<void> {
  const lead = c.organization('office');
  const task = (title: string, cadence: object, position: number) => ({ planId, position, title, deadlineKind: 'cadence' as const, cadence, leadOrganizationId: lead, section: 'IV. Tổ chức thực hiện', deadlineText: '' });
  await createTasks.execute(c.as('clerk'), {
    tasks: [
      task('Báo cáo nhanh hằng tuần', { kind: 'weekly', weekday: 4, hour: 14, exclusive: true }, 21),
      task('Báo cáo tháng', { kind: 'monthly', day: 25, exclusive: true }, 22),
      task('Báo cáo quý', { kind: 'quarterly', day: 25, exclusive: true }, 23),
      task('Báo cáo năm', { kind: 'yearly', month: 11, day: 30, exclusive: true }, 24)
    ]
  });
}

export interface Campaign {
  c: TestCouncil;
  planId: string;
  targets: Map<string, string>;
  /** Series by kind: weekly, monthly, quarterly, yearly. */
  series: Record<string, string>;
}

/** A council running the campaign, with its four series of reports, on the morning of 20/11/2026. */
export async function campaign(here: World, now = '2026-11-20T08:00:00+07:00'): Promise<Campaign> {
  const c = await council(here, { now });
  const { planId, targets } = await xuanQue(c);
  await workOff(c, planId, '2026-11-19');
  await duties(c, planId);
  const found = await c.read((tx) => dutiesOf(tx, planId));
  const { ids } = await adoptSeries.execute(c.as('clerk'), { planId, taskIds: found.map((duty) => duty.taskId) });
  return { c, planId, targets, series: { weekly: ids[0] ?? '', monthly: ids[1] ?? '', quarterly: ids[2] ?? '', yearly: ids[3] ?? '' } };
}

/** A report as somebody sees it. */
export const look = (c: TestCouncil, id: string, role: Role = 'clerk') =>
  c.read(async (tx) => ({ report: await reportRow(tx, c.as(role).actor, id), figures: await reportFigures(tx, id), view: await reportView(tx, c.as(role).actor, id, { now: c.as(role).now, today: dayOf(c.as(role).now) }) }));

/** Fills every gap, so that the report can be handed up. */
export async function fillGaps(c: TestCouncil, id: string): Promise<void> {
  const { report } = await look(c, id);
  const gaps = gapsIn(report.content).map((gap) => ({ id: gap.blockId, v: 1, text: 'Đã rõ nguyên nhân; cơ quan chủ trì khắc phục trong kỳ tới.' }));
  await saveReport.execute(c.as('clerk'), { reportId: id, blocks: gaps });
}

/** A report drafted, filled, handed up and approved. */
export async function approved(c: TestCouncil, seriesId: string | undefined, period: string): Promise<string> {
  const { id } = await draftReport.execute(c.as('clerk'), { seriesId, period });
  await fillGaps(c, id);
  await submitReport.execute(c.as('clerk'), { reportId: id });
  await reviewReport.execute(c.as('office-head'), { reportId: id });
  await approveReport.execute(c.as('vice-chair'), { reportId: id });
  return id;
}

export const issue = (c: TestCouncil, reportId: string, more: Record<string, unknown> = {}) => issueReport.execute(c.as('clerk'), { reportId, issuedOn: '2026-11-20', signerId: c.person('vice-chair'), ...more });
