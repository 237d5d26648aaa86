import * as v from 'valibot';
import { checked, day, id, list, number, optionalDay, optionalId, optionalText, text } from '#core/inputs.ts';
import { bodyActs, conditions, keepGrounds, letterKinds, letterSources, outcomes, senderKinds } from './acts.ts';

const people = v.optional(v.pipe(v.union([v.literal(''), number]), v.transform((value) => (value === '' ? 1 : value)), v.pipe(v.number(), v.integer('core.number'), v.minValue(1, 'core.number'), v.maxValue(5000, 'core.number'))), 1);
const reason = v.pipe(text(1000), v.minLength(5, 'letter.reason-short'));
const stage = v.pipe(v.optional(v.union([v.string(), v.number()]), '1'), v.transform(Number), v.picklist([1, 2], 'core.field-empty'));
/** One a line. */
const lines = v.pipe(
  optionalText(4000),
  v.transform((value) => value.split(/\n|;/).map((each) => each.trim()).filter(Boolean)),
  v.array(v.string())
);

/** A letter as the office takes it in. Who sent it is asked apart, so that it can be walled off at once (law:TC-08). */
export const RegisterLetter = v.object({
  kind: v.picklist(letterKinds, 'core.field-empty'),
  stage,
  receivedOn: day,
  source: v.picklist(letterSources, 'core.field-empty'),
  title: text(300),
  content: optionalText(8000),
  about: optionalText(300),
  doneBefore: optionalText(1000),
  alsoSentTo: optionalText(500),
  senderKind: v.picklist(senderKinds, 'core.field-empty'),
  senderName: optionalText(200),
  senderAddress: optionalText(300),
  senderPhone: optionalText(30),
  senderVillageId: optionalId,
  peopleCount: people,
  representatives: lines,
  delegateId: optionalId
});
export type LetterDraft = v.InferOutput<typeof RegisterLetter>;

export const AmendLetter = v.object({ letterId: id, version: number, title: text(300), content: optionalText(8000), about: optionalText(300), doneBefore: optionalText(1000), alsoSentTo: optionalText(500), delegateId: optionalId });

export const SortLetter = v.object({
  letterId: id,
  version: number,
  sortedOn: day,
  kind: v.picklist(letterKinds, 'core.field-empty'),
  stage,
  conditions: list(v.picklist(conditions, 'core.field-unreadable'), 10),
  severalPlaces: checked,
  organizationId: optionalId,
  repeatsId: optionalId,
  note: optionalText(2000)
});

/** The parts of a letter with several matters (law:CIT-10); the first keeps the letter's own row. */
export const SplitLetter = v.object({
  letterId: id,
  version: number,
  parts: v.pipe(
    v.array(v.object({ kind: v.picklist(letterKinds, 'core.field-empty'), title: optionalText(300), content: optionalText(8000) })),
    v.transform((parts) => parts.filter((part) => part.title !== '')),
    v.minLength(2, 'letter.two-parts'),
    v.maxLength(6, 'core.field-long')
  )
});

/** Passing on, guiding or keeping. `told`: the sender was told on the same day and by the same paper. */
export const HandleLetter = v.object({
  letterId: id,
  kind: v.picklist(['forwarded', 'guided', 'kept'], 'core.field-empty'),
  happenedOn: day,
  organizationId: optionalId,
  bodyReceivedOn: optionalDay,
  ground: v.optional(v.union([v.literal(''), v.picklist(keepGrounds)]), ''),
  paper: optionalText(300),
  note: optionalText(2000),
  told: checked
});

/** An act of the competent body, said by its officer or written down by the office from its paper. */
export const MirrorLetter = v.object({
  letterId: id,
  kind: v.picklist(bodyActs, 'core.field-empty'),
  happenedOn: day,
  criteria: lines,
  outcome: v.optional(v.union([v.literal(''), v.picklist(outcomes)]), ''),
  paper: optionalText(300),
  note: optionalText(4000)
});

export const TellLetter = v.object({ letterId: id, kind: v.picklist(['first-notice', 'citizen-told', 'withdrawn', 'supervised'], 'core.field-empty'), happenedOn: day, paper: optionalText(300), note: optionalText(2000) });
export const TakeBackAct = v.object({ letterId: id, actId: id, reason });

export const OpenIdentity = v.object({ letterId: id, reason });
export const GrantIdentity = v.object({ letterId: id, personId: id, reason });
export const RevokeIdentity = v.object({ letterId: id, personId: id });

export const ImportLetters = v.object({ fileName: text(200), letters: v.pipe(v.array(RegisterLetter), v.minLength(1, 'letter.import-none'), v.maxLength(2000, 'core.field-long')) });
