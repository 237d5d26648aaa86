import * as v from 'valibot';
import { id, optionalDay, optionalId, optionalNumber, optionalText, list, text } from '#core/inputs.ts';
import { comparators, periodPattern } from '#modules/target/schema.ts';
import { cadence, deadlineKinds, taskWeights } from '#modules/task/schema.ts';

const key = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}$/, 'core.field-unreadable'));
const upload = v.object({ name: v.pipe(v.string(), v.maxLength(400)), bytes: v.instance(Uint8Array, 'plan.file-needed') }, 'plan.file-needed');

export const StartImport = v.object({ file: upload });
export const OnItem = v.object({ importId: id, key });

const whole = v.pipe(
  v.optional(v.union([v.literal(''), v.string(), v.number()]), ''),
  v.transform((value) => (value === '' ? null : Number(value))),
  v.nullable(v.pipe(v.number('core.number'), v.integer('core.number'), v.minValue(0, 'core.number')))
);

const TargetFields = v.object({
  title: text(500),
  groupTitle: optionalText(200),
  code: optionalText(30),
  comparator: v.picklist(comparators, 'core.field-empty'),
  value: optionalNumber,
  valueHigh: optionalNumber,
  unit: v.pipe(
    optionalText(60),
    v.transform((value) => (value === '%' ? 'percent' : value))
  ),
  period: v.pipe(v.string(), v.regex(periodPattern, 'target.period')),
  leadOrganizationId: optionalId,
  measureId: v.optional(v.pipe(v.string(), v.transform((value) => (value === '' ? null : value)), v.nullable(v.string())), '')
});

const TaskFields = v.object({
  title: text(500),
  expectedResult: optionalText(1000),
  leadOrganizationId: optionalId,
  coordinatingOrganizationIds: list(id, 40),
  responsiblePersonId: optionalId,
  deadlineKind: v.picklist(deadlineKinds, 'core.field-empty'),
  startsOn: optionalDay,
  dueOn: optionalDay,
  dueHour: whole,
  deadlineText: optionalText(500),
  cadence,
  eventText: optionalText(500),
  atLeast: whole,
  weight: v.optional(v.picklist(taskWeights), 'task')
});

/** The item as mended on the screen; without fields it is confirmed as read. */
export const ConfirmItem = v.object({
  importId: id,
  key,
  target: v.optional(TargetFields),
  task: v.optional(TaskFields),
  twinId: optionalId
});
export const SplitItem = v.object({ importId: id, key, at: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer('core.number'), v.minValue(1, 'plan.split-place')) });
export const MergeItems = v.object({ importId: id, key, withKey: key });
/** A passage the machine left out, marked by a person. */
export const AddItem = v.object({ importId: id, kind: v.picklist(['target', 'task']), lineFrom: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.integer('core.number'), v.minValue(1, 'core.number')), title: optionalText(500) });
export const OnImport = v.object({ importId: id });

export const MendHead = v.object({
  importId: id,
  title: text(500),
  shortTitle: optionalText(120),
  number: optionalText(60),
  issuer: optionalText(200),
  issuedOn: optionalDay,
  kind: v.picklist(['campaign', 'term', 'yearly', 'other'], 'core.field-empty'),
  startsOn: optionalDay,
  endsOn: optionalDay
});

/** One person to answer for every task of a body, where none is named yet. */
export const AssignPeople = v.object({ importId: id, assign: v.optional(v.record(id, optionalId), {}) });
export const AdoptPlan = v.object({ importId: id });
