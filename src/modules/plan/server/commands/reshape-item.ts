import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import type { ImportItem } from '../../import-item.ts';
import { emptyTask, mergeItems as merged, splitItem as split, turnItem as turned } from '../../rules.ts';
import { AddItem, MergeItems, OnItem, SplitItem } from '../../schema.ts';
import { itemOf, lockImport, replaced, saveItems, type ImportRow } from '../import-row.ts';

/** One item as two, at a place of its words. */
export const splitItem = command({
  name: 'plan.split-item',
  input: SplitItem,
  async run(context, { importId, key, at }) {
    const row = await lockImport(context, importId);
    const halves = split(itemOf(row, key), at, freeKey(row, key));
    if (!halves) throw new Invalid({ at: 'plan.split-empty' }, 'plan.split-empty');
    await saveItems(context, row, replaced(row.items, key, halves));
    return changed('plan.item-split', { subject: { kind: 'plan-import', id: importId }, data: { key } }, { next: key });
  }
});

/** Two items of one kind as one; the other disappears into the first. */
export const mergeItems = command({
  name: 'plan.merge-items',
  input: MergeItems,
  async run(context, { importId, key, withKey }) {
    const row = await lockImport(context, importId);
    const one = merged(itemOf(row, key), itemOf(row, withKey));
    if (!one) throw new RuleBroken('plan.merge-kinds');
    await saveItems(context, row, replaced(row.items, key, [one]).filter((item) => item.key !== withKey));
    return changed('plan.items-merged', { subject: { kind: 'plan-import', id: importId }, data: { key, withKey } }, { next: key });
  }
});

/** A target read where the plan means a task, or the reverse. */
export const turnItem = command({
  name: 'plan.turn-item',
  input: OnItem,
  async run(context, { importId, key }) {
    const row = await lockImport(context, importId);
    await saveItems(context, row, replaced(row.items, key, [turned(itemOf(row, key))]));
    return changed('plan.item-turned', { subject: { kind: 'plan-import', id: importId }, data: { key } }, { next: key });
  }
});

/** A passage the machine left out. @throws Invalid when the document has no such line */
export const addItem = command({
  name: 'plan.add-item',
  input: AddItem,
  async run(context, { importId, kind, lineFrom, title }) {
    const row = await lockImport(context, importId);
    const line = row.lines[lineFrom - 1];
    if (!line) throw new Invalid({ lineFrom: 'core.field-unreadable' });
    const words = (title || line.text.replace(/\s+/g, ' ').replace(/^([-+•]|\d+(\.\d+)*\.?|[a-zđ]\))\s+/iu, '')).slice(0, 500);
    const key = freeKey(row, kind === 'target' ? 'c' : 'n');
    const common = { key, decision: null, mended: true, lines: [lineFrom, lineFrom] as [number, number], page: line.page, section: '', quote: line.text.slice(0, 4000), confidence: 1, unmatched: [] };
    const item: ImportItem =
      kind === 'task'
        ? { ...common, kind, task: emptyTask(words), twins: [], twinId: null }
        : { ...common, kind, target: { title: words, groupTitle: '', code: '', comparator: '>=', value: null, valueHigh: null, unit: 'percent', period: 'year', leadOrganizationId: null, measureId: null } };
    const at = row.items.findIndex((other) => other.lines[0] > lineFrom);
    const items = at < 0 ? [...row.items, item] : [...row.items.slice(0, at), item, ...row.items.slice(at)];
    await saveItems(context, row, items);
    return changed('plan.item-added', { subject: { kind: 'plan-import', id: importId }, data: { key, kind, title: words } }, { next: key });
  }
});

function freeKey(row: ImportRow, base: string): string {
  const stem = base.replace(/-\d+$/, '');
  for (let n = 2; ; n += 1) {
    const key = `${stem}-${n}`;
    if (!row.items.some((item) => item.key === key)) return key;
  }
}
