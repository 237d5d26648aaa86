import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import type { ImportItem } from '../../import-item.ts';
import { blockedBy, nextOpen, tidyDeadline } from '../../rules.ts';
import { ConfirmItem } from '../../schema.ts';
import { itemOf, lockImport, replaced, saveItems } from '../import-row.ts';

/** A person says the item is right, as read or as mended. @throws RuleBroken naming what of "5 rõ" it lacks */
export const confirmItem = command({
  name: 'plan.confirm-item',
  input: ConfirmItem,
  async run(context, { importId, key, target, task, twinId }) {
    const row = await lockImport(context, importId);
    const item = itemOf(row, key);
    const confirmed = mended(item, target, task, twinId);
    const [blocked] = blockedBy(confirmed);
    if (blocked) throw new RuleBroken(blocked);
    if (confirmed.kind === 'target' && confirmed.target.comparator === 'range' && (confirmed.target.valueHigh ?? 0) <= (confirmed.target.value ?? 0)) throw new Invalid({ 'target.valueHigh': 'plan.lacks-value' });
    const items = replaced(row.items, key, [confirmed]);
    await saveItems(context, row, items);
    return changed('plan.item-confirmed', { subject: { kind: 'plan-import', id: importId }, data: { key, title: titleOf(confirmed), mended: confirmed.mended } }, { next: nextOpen(items, key) });
  }
});

function mended(item: ImportItem, target: ConfirmFields['target'], task: ConfirmFields['task'], twinId: string | null): ImportItem {
  if (item.kind === 'target') {
    const next = target ? { ...item.target, ...target } : item.target;
    return { ...item, target: next, decision: 'confirmed', mended: item.mended || JSON.stringify(next) !== JSON.stringify(item.target) };
  }
  const next = task ? tidyDeadline({ ...item.task, ...task, coordinatingOrganizationIds: task.coordinatingOrganizationIds.filter((id) => id !== task.leadOrganizationId) }) : item.task;
  return { ...item, task: next, twinId, decision: 'confirmed', mended: item.mended || JSON.stringify(next) !== JSON.stringify(item.task) };
}

type ConfirmFields = import('valibot').InferOutput<typeof ConfirmItem>;

function titleOf(item: ImportItem): string {
  return item.kind === 'task' ? item.task.title : item.target.title;
}
