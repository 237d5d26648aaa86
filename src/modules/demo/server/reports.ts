import { sql } from 'kysely';
import { addCalendarDays, addMonths, type Day } from '#core/calendar/days.ts';
import { openAheadOf } from '#modules/obligation/server/open-ahead.ts';
import { gapsIn } from '#modules/report/document.ts';
import { isReportDuty } from '#modules/report/rules.ts';
import { approveReport, reviewReport, submitReport } from '#modules/report/server/commands/approve-report.ts';
import { draftReport } from '#modules/report/server/commands/draft-report.ts';
import { issueReport } from '#modules/report/server/commands/issue-report.ts';
import { adoptSeries } from '#modules/report/server/commands/open-series.ts';
import { saveReport } from '#modules/report/server/commands/write-report.ts';
import { dutiesOf } from '#modules/report/server/duties.ts';
import { reportCadences } from '#modules/report/server/open-ahead.ts';
import { reportRow } from '#modules/report/server/report-row.ts';
import { taskCadences } from '#modules/task/server/open-task-obligations.ts';
import type { SampleWorld } from './fill.ts';

const clerk = 'vanphong@mau.example';
const head = 'chanhvanphong@mau.example';
const chair = 'phochutich@mau.example';

/** The report duties of the campaign's plan become series, and every month the coming periods open, as the nightly job does. */
export async function openReports(world: SampleWorld): Promise<void> {
  const when = world.at(addCalendarDays(world.start, 1), 10);
  const plans = await world.read(async (tx) => (await sql<{ id: string }>`select plan_id as id from plan order by adopted_at`.execute(tx)).rows);
  for (const plan of plans) {
    const duties = await world.read((tx) => dutiesOf(tx, plan.id));
    const taskIds = duties.filter((duty) => duty.seriesId === null && isReportDuty(duty)).map((duty) => duty.taskId);
    if (taskIds.length > 0) await adoptSeries.execute(world.as(clerk, when), { planId: plan.id, taskIds });
  }
  const ahead = openAheadOf([taskCadences, reportCadences]);
  for (let day = addMonths(world.start, 1); day < world.today; day = addMonths(day, 1)) await ahead.execute(world.clock(world.at(day, 1)), {});
  await ahead.execute(world.clock(world.at(world.today, 1)), {});
}

interface DueReport {
  seriesId: string;
  kind: string;
  period: string;
  due: Day;
}

/** Reports that fell due were written, read through, approved and numbered in time, one of them late; the one now due lies drafted. */
export async function writeReports(world: SampleWorld): Promise<void> {
  const dues = await world.read(async (tx) => (await sql<DueReport>`
    select o.subject_id as "seriesId", s.kind, o.period, o.due_on as due from obligation_state o join report_series s on s.report_series_id = o.subject_id
    where o.kind = 'report' and o.due_on <= ${addCalendarDays(world.today, 5)} order by o.due_on`.execute(tx)).rows);
  for (const [index, due] of dues.entries()) {
    const ahead = due.due >= world.today;
    const day = ahead ? addCalendarDays(world.today, -1) : addCalendarDays(due.due, index % 9 === 5 ? 1 : -(index % 2));
    await writeOne(world, due, day, ahead);
  }
}

async function writeOne(world: SampleWorld, due: DueReport, day: Day, onlyDraft: boolean): Promise<void> {
  const by = (email: string, hour: number) => world.as(email, world.at(day, hour, 10));
  const drafted = await draftReport.execute(by(clerk, 8), { seriesId: due.seriesId, period: due.period });
  if (onlyDraft) return;
  const row = await world.read((tx) => reportRow(tx, world.as(clerk, world.at(day)).actor, drafted.id));
  const gaps = new Set(gapsIn(row.content).map((gap) => gap.blockId));
  const blocks = row.content.sections.flatMap((section) => section.blocks).flatMap((block) => (gaps.has(block.id) ? [block] : [])).map(({ id, v }) => ({ id, v, text: 'Một số đầu mối gửi số liệu chậm; Văn phòng đã đôn đốc và sẽ theo dõi trong kỳ tới.' }));
  if (blocks.length > 0) await saveReport.execute(by(clerk, 9), { reportId: drafted.id, blocks });
  await submitReport.execute(by(clerk, 10), { reportId: drafted.id, note: '' });
  await reviewReport.execute(by(head, 11), { reportId: drafted.id, note: '' });
  await approveReport.execute(by(chair, 14), { reportId: drafted.id, note: '' });
  await issueReport.execute(by(clerk, 15), { reportId: drafted.id, issuedOn: day, signerId: world.person(chair), number: '' });
}
