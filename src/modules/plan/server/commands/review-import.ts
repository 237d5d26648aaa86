import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { RuleBroken } from '#core/errors.ts';
import { needsLook, nextOpen } from '../../rules.ts';
import { AssignPeople, MendHead, OnImport } from '../../schema.ts';
import { lockImport, saveItems } from '../import-row.ts';

/** Confirms in one go every item nothing is wrong with; those to look at stay open. */
export const confirmReady = command({
  name: 'plan.confirm-ready',
  input: OnImport,
  async run(context, { importId }) {
    const row = await lockImport(context, importId);
    const ready = new Set(row.items.filter((item) => item.decision === null && !needsLook(item)).map((item) => item.key));
    const items = row.items.map((item) => (ready.has(item.key) ? { ...item, decision: 'confirmed' as const } : item));
    await saveItems(context, row, items);
    return changed('plan.ready-items-confirmed', { subject: { kind: 'plan-import', id: importId }, data: { count: ready.size } }, { count: ready.size, next: nextOpen(items, null) });
  }
});

/** The last step back: the items as they were before it. */
export const undoStep = command({
  name: 'plan.undo-step',
  input: OnImport,
  async run(context, { importId }) {
    const row = await lockImport(context, importId);
    const [before, ...older] = row.undo;
    if (!before) throw new RuleBroken('plan.nothing-to-undo');
    await sql`update plan_import set items = ${JSON.stringify(before)}, undo = ${JSON.stringify(older)} where council_id = ${context.councilId} and plan_import_id = ${importId}`.execute(context.tx);
    const touched = before.find((item) => JSON.stringify(item) !== JSON.stringify(row.items.find((now) => now.key === item.key)));
    return changed('plan.step-undone', { subject: { kind: 'plan-import', id: importId } }, { next: touched?.key ?? null });
  }
});

/** Title, number and days of the plan, as proposed or mended. */
export const mendHead = command({
  name: 'plan.mend-head',
  input: MendHead,
  async run(context, { importId, ...head }) {
    await lockImport(context, importId);
    await sql`update plan_import set head = ${JSON.stringify(head)} where council_id = ${context.councilId} and plan_import_id = ${importId}`.execute(context.tx);
    return changed('plan.head-mended', { subject: { kind: 'plan-import', id: importId }, data: head }, null);
  }
});

/** One person answers for the tasks of a body that name nobody yet. */
export const assignPeople = command({
  name: 'plan.assign-people',
  input: AssignPeople,
  async run(context, { importId, assign }) {
    const row = await lockImport(context, importId);
    let count = 0;
    const items = row.items.map((item) => {
      const person = item.kind === 'task' && item.task.leadOrganizationId ? assign[item.task.leadOrganizationId] : undefined;
      if (item.kind !== 'task' || person === undefined || item.decision !== 'confirmed' || item.task.responsiblePersonId === person) return item;
      count += 1;
      return { ...item, task: { ...item.task, responsiblePersonId: person } };
    });
    await saveItems(context, row, items);
    return changed('plan.people-assigned', { subject: { kind: 'plan-import', id: importId }, data: { count } }, { count });
  }
});

/** Throws the import away; the document stays in the store, the log keeps who did it. */
export const dropImport = command({
  name: 'plan.drop-import',
  input: OnImport,
  async run(context, { importId }) {
    await sql`update plan_import set dropped_at = ${context.now} where council_id = ${context.councilId} and plan_import_id = ${importId} and adopted_plan_id is null`.execute(context.tx);
    return changed('plan.import-dropped', { subject: { kind: 'plan-import', id: importId } }, null);
  }
});
