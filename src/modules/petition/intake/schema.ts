import * as v from 'valibot';
import { checked, id, optionalDay, optionalId, optionalText, text } from '#core/inputs.ts';

const upload = v.object({ name: v.pipe(v.string(), v.maxLength(400)), bytes: v.instance(Uint8Array, 'petition-import.file-needed') }, 'petition-import.file-needed');
const key = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}$/, 'core.field-unreadable'));

export const StartIntake = v.object({ kind: v.picklist(['sheet', 'minutes']), file: upload, voterMeetingId: optionalId });
export const OnIntake = v.object({ importId: id });

/** Which column holds what (`columns`: place from 0 → key; a form writes the place as "c0", since names that are all numbers make a list), and what holds for rows that say nothing of it. */
export const MapSheet = v.object({ importId: id, columns: v.optional(v.record(v.pipe(v.string(), v.regex(/^c?\d{1,3}$/)), v.string()), {}), raisedOn: optionalDay, bodyId: optionalId, history: checked });
export const DecideRows = v.object({ importId: id, decisions: v.optional(v.record(v.pipe(v.string(), v.regex(/^r?\d{1,7}$/)), v.picklist(['join', 'new', 'skip'], 'core.field-empty')), {}) });

/** What holds for a whole set of minutes. */
export const MendMinutes = v.object({ importId: id, heldOn: optionalDay, voterMeetingId: optionalId, villageId: optionalId, bodyId: optionalId });
export const OnItem = v.object({ importId: id, key });
/** The item as mended on the screen. */
export const ConfirmItem = v.object({
  importId: id,
  key,
  text: text(5000),
  villageId: optionalId,
  raiserName: optionalText(200),
  voters: v.pipe(optionalText(6), v.transform((value) => (value === '' ? 1 : Number(value))), v.number('core.number'), v.integer('core.number'), v.minValue(1, 'core.number'), v.maxValue(100_000, 'core.number')),
  many: checked,
  joinPetitionId: optionalId,
  answered: checked,
  answer: optionalText(8000),
  answerer: optionalText(200)
});
export const SplitItem = v.object({ importId: id, key, at: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer('core.number'), v.minValue(1, 'core.number')) });
export const MergeItems = v.object({ importId: id, key, withKey: key });
export const AddItem = v.object({ importId: id, lineFrom: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer('core.number'), v.minValue(1, 'core.number')) });
