import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import type { MinutesHead } from '../../../intake/minutes/item.ts';
import { freeKey, itemFromLine, mergeItems, namesRaiser, needsLook, nextOpen, splitItem, withNear } from '../../../intake/minutes/items.ts';
import { AddItem, ConfirmItem, MendMinutes, MergeItems, OnIntake, OnItem, SplitItem } from '../../../intake/schema.ts';
import { itemOf, lockMinutes, replaced, saveItems } from '../import-row.ts';
import { nearRows } from '../near-rows.ts';

const subject = (importId: string) => ({ kind: 'petition-import', id: importId });

/** A person says the item is right, as read or as mended. The voter's name belongs to the raiser and not into the words. @throws Invalid | NotFound | RuleBroken */
export const confirmItem = command({
  name: 'petition-import.confirm-item',
  input: ConfirmItem,
  async run(context, { importId, key, text, villageId, raiserName, voters, many, joinPetitionId, answered, answer, answerer }) {
    const row = await lockMinutes(context, importId);
    const item = itemOf(row, key);
    if (namesRaiser({ text, raiserName })) throw new Invalid({ text: 'petition-import.name-in-words' }, 'petition-import.name-in-words');
    if (answered && answer.length < 10) throw new Invalid({ answer: 'petition.words-short' });
    const reply = answer === '' ? null : { words: answer, by: answerer, taken: answered };
    const next = { ...item, text, villageId, raiserName, voters, many, joinPetitionId, answer: reply };
    const items = replaced(row.items, key, [{ ...next, decision: 'confirmed', mended: item.mended || JSON.stringify(next) !== JSON.stringify(item) }]);
    await saveItems(context, row, items);
    return changed('petition-import.item-confirmed', { subject: subject(importId), data: { key } }, { next: nextOpen(items, key) });
  }
});

/** The item is no petition; it stays in the list, struck out, and can be opened again. */
export const dropItem = command({
  name: 'petition-import.drop-item',
  input: OnItem,
  async run(context, { importId, key }) {
    const row = await lockMinutes(context, importId);
    const items = replaced(row.items, key, [{ ...itemOf(row, key), decision: 'dropped' }]);
    await saveItems(context, row, items);
    return changed('petition-import.item-dropped', { subject: subject(importId), data: { key } }, { next: nextOpen(items, key) });
  }
});

export const reopenItem = command({
  name: 'petition-import.reopen-item',
  input: OnItem,
  async run(context, { importId, key }) {
    const row = await lockMinutes(context, importId);
    await saveItems(context, row, replaced(row.items, key, [{ ...itemOf(row, key), decision: null }]));
    return changed('petition-import.item-reopened', { subject: subject(importId), data: { key } }, { next: key });
  }
});

/** One item as two: what must be answered by two bodies is two petitions. @throws Invalid: a half would be empty */
export const splitMatter = command({
  name: 'petition-import.split-item',
  input: SplitItem,
  async run(context, { importId, key, at }) {
    const row = await lockMinutes(context, importId);
    const halves = splitItem(itemOf(row, key), at, freeKey(row.items, key));
    if (!halves) throw new Invalid({ at: 'petition-import.split-empty' }, 'petition-import.split-empty');
    const near = await nearRows(context, halves);
    await saveItems(context, row, replaced(row.items, key, halves.map((half, index) => withNear(half, near[index] ?? []))));
    return changed('petition-import.item-split', { subject: subject(importId), data: { key } }, { next: key });
  }
});

export const mergeMatters = command({
  name: 'petition-import.merge-items',
  input: MergeItems,
  async run(context, { importId, key, withKey }) {
    const row = await lockMinutes(context, importId);
    const items = replaced(row.items, key, [mergeItems(itemOf(row, key), itemOf(row, withKey))]).filter((item) => item.key !== withKey);
    await saveItems(context, row, items);
    return changed('petition-import.items-merged', { subject: subject(importId), data: { key, withKey } }, { next: key });
  }
});

/** A line the machine left out. @throws Invalid when the minutes have no such line */
export const addMatter = command({
  name: 'petition-import.add-item',
  input: AddItem,
  async run(context, { importId, lineFrom }) {
    const row = await lockMinutes(context, importId);
    const line = row.lines[lineFrom - 1];
    if (!line || line.text.trim() === '') throw new Invalid({ lineFrom: 'core.field-unreadable' });
    const key = freeKey(row.items, `l${lineFrom}`);
    const item = itemFromLine(line, lineFrom, key);
    const [near] = await nearRows(context, [item]);
    const at = row.items.findIndex((other) => other.lines[0] > lineFrom);
    const made = withNear(item, near ?? []);
    await saveItems(context, row, at < 0 ? [...row.items, made] : [...row.items.slice(0, at), made, ...row.items.slice(at)]);
    return changed('petition-import.item-added', { subject: subject(importId), data: { key } }, { next: key });
  }
});

/** Confirms in one go every item nothing is to be looked at of. */
export const confirmReady = command({
  name: 'petition-import.confirm-ready',
  input: OnIntake,
  async run(context, { importId }) {
    const row = await lockMinutes(context, importId);
    const ready = new Set(row.items.filter((item) => item.decision === null && !needsLook(item)).map((item) => item.key));
    const items = row.items.map((item) => (ready.has(item.key) ? { ...item, decision: 'confirmed' as const } : item));
    await saveItems(context, row, items);
    return changed('petition-import.ready-confirmed', { subject: subject(importId), data: { count: ready.size } }, { count: ready.size, next: nextOpen(items, null) });
  }
});

/** The last step back: the items as they were before it. @throws RuleBroken: nothing to undo */
export const undoStep = command({
  name: 'petition-import.undo-step',
  input: OnIntake,
  async run(context, { importId }) {
    const row = await lockMinutes(context, importId);
    const [before, ...older] = row.undo;
    if (!before) throw new RuleBroken('petition-import.nothing-to-undo');
    await sql`update petition_import set items = ${JSON.stringify(before)}, undo = ${JSON.stringify(older)} where council_id = ${context.councilId} and petition_import_id = ${importId}`.execute(context.tx);
    const touched = before.find((item) => JSON.stringify(item) !== JSON.stringify(row.items.find((now) => now.key === item.key)));
    return changed('petition-import.step-undone', { subject: subject(importId) }, { next: touched?.key ?? null });
  }
});

/** Day, meeting and answering body of the minutes. @throws Invalid: a day ahead, a meeting that is not there */
export const mendMinutes = command({
  name: 'petition-import.mend-minutes',
  input: MendMinutes,
  async run(context, { importId, heldOn, voterMeetingId, villageId, bodyId }) {
    const { tx, councilId, today } = context;
    const row = await lockMinutes(context, importId);
    if (heldOn !== null && heldOn > today) throw new Invalid({ heldOn: 'petition.raised-ahead' });
    if (voterMeetingId !== null) {
      const { rows } = await sql`select 1 from voter_meeting where council_id = ${councilId} and voter_meeting_id = ${voterMeetingId}`.execute(tx);
      if (rows.length === 0) throw new Invalid({ voterMeetingId: 'core.field-unreadable' });
    }
    const head: MinutesHead = { ...row.head, heldOn, voterMeetingId, villageId, bodyId };
    await sql`update petition_import set head = ${JSON.stringify(head)} where council_id = ${councilId} and petition_import_id = ${importId}`.execute(tx);
    return changed('petition-import.minutes-mended', { subject: subject(importId), data: { heldOn, voterMeetingId } }, { importId });
  }
});
