import * as v from 'valibot';
import { day, id, number, optionalId, optionalNumber, optionalText, text } from '#core/inputs.ts';

/** How a value stands to its goal; `range` has two ends, `text` is a goal in words that no figure can meet by itself. */
export const comparators = ['=', '>=', '<=', '>', '<', 'range', 'text'] as const;
export type Comparator = (typeof comparators)[number];

/**
 * What a target's goal holds for: `year` (each year), `year 2026`, `half-year`, `quarter`, `month` (each one), `term` or `term 2026-2031`, `session`
 * (each regular session), `program` (from the plan's first day to its last). `periodOf` of `rules.ts` turns it into days.
 */
export const periodPattern = /^(year( \d{4})?|half-year|quarter|month|term( \d{4}-\d{4})?|session|program)$/;

/** How entries of one period become one figure: added up, or the newest in place of those before. */
const readings = ['sum', 'latest'] as const;

/** Parameters a measure takes (`#modules/measure/catalogue.ts` says which): the body, the kind of report, the plan whose tasks are meant. */
export const MeasureParams = v.object({
  organizationId: v.optional(v.union([v.literal(''), id])),
  kind: v.optional(v.pipe(v.string(), v.maxLength(60, 'core.field-long'))),
  planId: v.optional(v.union([v.literal(''), id])),
  reading: v.optional(v.union([v.literal(''), v.picklist(readings)]))
});
export type MeasureParams = v.InferOutput<typeof MeasureParams>;

const positive = v.pipe(v.number(), v.integer('core.number'), v.minValue(1, 'core.number'));
const nullable = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);
const measureId = v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'target.measure-unknown'));

/** One target as a plan states it. Percent goals are in points (90 is 90%). Lines and page point into the plan's text as read (`plan.text_lines`). */
const TargetInput = v.object({
  position: v.pipe(number, v.integer('core.number'), v.minValue(0, 'core.number')),
  code: optionalText(30),
  groupTitle: optionalText(200),
  title: text(500),
  comparator: v.picklist(comparators, 'core.field-empty'),
  value: v.optional(v.nullable(number), null),
  valueHigh: v.optional(v.nullable(number), null),
  unit: optionalText(60),
  period: v.pipe(v.string(), v.regex(periodPattern, 'target.period')),
  leadOrganizationId: v.optional(v.nullable(optionalId), null),
  measureId: nullable(measureId),
  measureParams: v.optional(MeasureParams, {}),
  section: optionalText(300),
  quote: optionalText(4000),
  lineFrom: nullable(positive),
  lineTo: nullable(positive),
  page: nullable(positive)
});

/** Targets of one plan, all or none. */
export const CreateTargets = v.object({ planId: id, targets: v.pipe(v.array(TargetInput), v.maxLength(500, 'core.field-long')) });

/** `measureId` '' binds to entries with evidence. */
export const BindTarget = v.object({
  targetId: id,
  version: number,
  measureId: v.union([v.literal(''), measureId]),
  measureParams: v.optional(MeasureParams, {})
});

const TakenFile = v.object({ name: v.string(), bytes: v.instance(Uint8Array) });

/** A value the system cannot know. `base` makes it a share (value of base); evidence is the number of a paper, a file, or both. */
export const RecordEntry = v.object({
  targetId: id,
  value: number,
  base: optionalNumber,
  happenedOn: day,
  note: optionalText(1000),
  paper: optionalText(200),
  file: v.optional(TakenFile)
});

export const VoidEntry = v.object({ entryId: id, reason: text(500) });

/** A goal changed by a paper (P7): what held before stays readable. */
export const AdjustTarget = v.object({
  targetId: id,
  version: number,
  value: number,
  valueHigh: optionalNumber,
  fromOn: day,
  reason: text(1000),
  paper: text(200)
});

export const WithdrawTarget = v.object({ targetId: id, version: number, paper: text(200) });
