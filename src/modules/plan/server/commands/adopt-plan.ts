import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { createTargets } from '#modules/target/server/commands/create-targets.ts';
import { createTasks } from '#modules/task/server/commands/create-tasks.ts';
import { linkTwin } from '#modules/task/server/commands/link-twin.ts';
import type { ImportItem, ImportLine, PlanHead } from '../../import-item.ts';
import { planPolicy } from '../../policy.ts';
import { adoptionBlocked } from '../../rules.ts';
import { AdoptPlan } from '../../schema.ts';
import { lockImport } from '../import-row.ts';

/**
 * The end of an import: the plan with every confirmed target and task, in one transaction; from here on its obligations run.
 * @throws RuleBroken naming what is still open
 */
export const adoptPlan = command({
  name: 'plan.adopt',
  input: AdoptPlan,
  async run(context, { importId }) {
    const { tx, councilId, actor, now } = context;
    authorize(planPolicy, 'adopt', actor);
    const row = await lockImport(context, importId);
    const [blocked] = adoptionBlocked(row.head, row.items);
    if (blocked) throw new RuleBroken(blocked);
    const planId = newId<'plan'>(now.getTime());
    await insertPlan(context, planId, row.head, row.fileId, row.lines);
    const confirmed = row.items.filter((item) => item.decision === 'confirmed');
    const targets = confirmed.filter((item) => item.kind === 'target');
    const tasks = confirmed.filter((item) => item.kind === 'task');
    if (targets.length > 0) await createTargets.within(context, { planId, targets: targets.map((item, index) => ({ ...item.target, ...passage(item, row.lines), position: index + 1, measureParams: {} })) });
    if (tasks.length > 0) {
      const { ids } = await createTasks.within(context, { tasks: tasks.map((item, index) => ({ ...item.task, ...passage(item, row.lines), planId, position: index + 1, cadence: item.task.cadence })) });
      for (const [index, item] of tasks.entries()) {
        const taskId = ids[index];
        if (item.twinId && taskId) await linkTwin.within(context, { taskId, twinId: item.twinId });
      }
    }
    await sql`update plan_import set adopted_plan_id = ${planId} where council_id = ${councilId} and plan_import_id = ${importId}`.execute(tx);
    return changed('plan.adopted', { subject: { kind: 'plan', id: planId }, data: { title: row.head.title, number: row.head.number, targets: targets.length, tasks: tasks.length, by: actor.name } }, { planId });
  }
});

async function insertPlan({ tx, councilId, actor, now }: Parameters<typeof lockImport>[0], planId: string, head: PlanHead, fileId: string, lines: ImportLine[]): Promise<void> {
  await sql`insert into plan (council_id, plan_id, title, short_title, number, issuer, issued_on, kind, starts_on, ends_on, file_id, text_lines, adopted_at, adopted_by)
    values (${councilId}, ${planId}, ${head.title}, ${head.shortTitle}, ${head.number || null}, ${head.issuer || null}, ${head.issuedOn}, ${head.kind}, ${head.startsOn}, ${head.endsOn},
      ${fileId}, ${JSON.stringify(lines)}, ${now}, ${actor.personId})`.execute(tx);
}

/** Where the item stands in the document: what "open the source" leads to. */
function passage(item: ImportItem, lines: readonly ImportLine[]) {
  const last = Math.max(lines.length, 1);
  return { section: item.section, quote: item.quote, lineFrom: Math.min(item.lines[0], last), lineTo: Math.min(item.lines[1], last), page: item.page };
}
