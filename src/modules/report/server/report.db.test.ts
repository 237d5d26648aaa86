import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inCouncil } from '#core/db.ts';
import { Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { createTasks } from '#modules/task/server/commands/create-tasks.ts';
import { recordEntry } from '#modules/target/server/commands/record-entry.ts';
import { gapsOf, plainText } from '#modules/paper/layout/model.ts';
import { wordsOf, composePaper } from '#modules/paper/layout/compose.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { workOff, xuanQue } from '../../../../tests/support/xuan-que.ts';
import { blocksOf, figuresUsed, gapsIn } from '../document.ts';
import { figureText } from '../figure.ts';
import { adoptSeries } from './commands/open-series.ts';
import { draftReport } from './commands/draft-report.ts';
import { dutiesOf } from './duties.ts';
import { paperOf } from './paper-facts.ts';
import { reportFigures, reportRow } from './report-row.ts';
import { seriesRow } from './series-row.ts';

const here = world();

/** Chapter IV of the programme: the reports it asks for, each a task with its cadence. */
async function duties(c: TestCouncil, planId: string): Promise<string[]> {
  const lead = c.organization('office');
  const task = (title: string, cadence: object, position: number) => ({ planId, position, title, deadlineKind: 'cadence' as const, cadence, leadOrganizationId: lead, section: 'IV. Tổ chức thực hiện', deadlineText: '' });
  const { ids } = await createTasks.execute(c.as('clerk'), {
    tasks: [
      task('Báo cáo nhanh hằng tuần', { kind: 'weekly', weekday: 4, hour: 14, exclusive: true }, 21),
      task('Báo cáo tháng', { kind: 'monthly', day: 25, exclusive: true }, 22),
      task('Báo cáo quý', { kind: 'quarterly', day: 25, exclusive: true }, 23),
      task('Báo cáo năm', { kind: 'yearly', month: 11, day: 30, exclusive: true }, 24)
    ]
  });
  return ids;
}

describe('a month report of 24 targets', () => {
  it('is drafted from the figures of the moment, every number a figure that opens', async () => {
    const c = await council(here);
    const { planId } = await xuanQue(c);
    await workOff(c, planId, '2026-11-19');
    await duties(c, planId);
    const found = await c.read((tx) => dutiesOf(tx, planId));
    expect(found.map((duty) => duty.title)).toEqual(['Báo cáo nhanh hằng tuần', 'Báo cáo tháng', 'Báo cáo quý', 'Báo cáo năm']);
    const { ids } = await adoptSeries.execute(c.as('clerk'), { planId, taskIds: found.map((duty) => duty.taskId) });
    const started = performance.now();
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: ids[1], period: '2026-11' });
    const took = performance.now() - started;
    const { report, figures, series } = await c.read(async (tx) => {
      const report = await reportRow(tx, c.as('clerk').actor, id);
      return { report, figures: await reportFigures(tx, id), series: await seriesRow(tx, report.seriesId) };
    });
    const paper = paperOf({ series, subject: report.subject, content: report.content, figures, number: null, date: '2026-11', signer: null, bodies: new Map() });
    console.log(wordsOf(composePaper(paper)).join(' '), took);
    console.log(JSON.stringify(blocksOf(report.content).filter((b) => b.type !== 'table'), null, 1));
    expect(figures.size).toBe(24 * 3 + 16);
  });
});
