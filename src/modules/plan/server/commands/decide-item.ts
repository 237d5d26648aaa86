import { changed, command } from '#core/command.ts';
import { nextOpen } from '../../rules.ts';
import { OnItem } from '../../schema.ts';
import { itemOf, lockImport, replaced, saveItems } from '../import-row.ts';

/** The item is none of the plan's targets or tasks; it stays in the list, struck out, and can be taken back. */
export const dropItem = command({
  name: 'plan.drop-item',
  input: OnItem,
  async run(context, { importId, key }) {
    const row = await lockImport(context, importId);
    const items = replaced(row.items, key, [{ ...itemOf(row, key), decision: 'dropped' }]);
    await saveItems(context, row, items);
    return changed('plan.item-dropped', { subject: { kind: 'plan-import', id: importId }, data: { key } }, { next: nextOpen(items, key) });
  }
});

/** Opens a decided item again. */
export const reopenItem = command({
  name: 'plan.reopen-item',
  input: OnItem,
  async run(context, { importId, key }) {
    const row = await lockImport(context, importId);
    await saveItems(context, row, replaced(row.items, key, [{ ...itemOf(row, key), decision: null }]));
    return changed('plan.item-reopened', { subject: { kind: 'plan-import', id: importId }, data: { key } }, { next: key });
  }
});
