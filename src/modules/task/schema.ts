import * as v from 'valibot';
import { cadenceFault, type Cadence, type CadenceKind } from '#core/calendar/cadence.ts';
import { day, id, list, optionalDay, optionalId, optionalText, text } from '#core/inputs.ts';

/** When a task is due, as the plan says it (P2). `event` is due on a day the office gives when the event comes, `ongoing` never. */
export const deadlineKinds = ['date', 'period', 'window', 'cadence', 'event', 'ongoing'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** `orientation`: a direction of the plan, with neither an owner nor a due time; it opens no obligation by itself. */
export const taskWeights = ['task', 'orientation'] as const;

const cadenceKinds = ['weekly', 'monthly', 'quarterly', 'half-yearly', 'nine-month', 'yearly', 'months', 'per-session', 'per-term'] as const satisfies readonly CadenceKind[];

/** A whole number from a form or a program; '' and absent are none. */
const whole = (low: number, high: number) =>
  v.pipe(
    v.optional(v.nullable(v.union([v.number(), v.string()])), null),
    v.transform((value) => (value === null || value === '' ? null : Number(value))),
    v.nullable(v.pipe(v.number('core.number'), v.integer('core.number'), v.minValue(low, 'core.number'), v.maxValue(high, 'core.number')))
  );

const optionalWhole = (low: number, high: number) =>
  v.pipe(
    whole(low, high),
    v.transform((value) => value ?? undefined)
  );

/** A cadence as `core/calendar/cadence.ts` computes it; from a form its numbers come as text. Null when nothing was chosen. */
export const cadence = v.pipe(
  v.optional(
    v.nullable(
      v.object({
        kind: v.union([v.literal(''), v.picklist(cadenceKinds)]),
        weekday: optionalWhole(1, 7),
        day: optionalWhole(1, 31),
        month: optionalWhole(1, 12),
        months: v.optional(list(v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number()), 12)),
        every: optionalWhole(1, 120),
        hour: optionalWhole(0, 24),
        minute: optionalWhole(0, 59),
        exclusive: v.optional(v.union([v.boolean(), v.pipe(v.string(), v.transform((value) => value === 'on' || value === '1'))])),
        lag: optionalWhole(0, 60),
        start: v.optional(optionalDay, ''),
        end: v.optional(optionalDay, '')
      })
    ),
    null
  ),
  v.transform((value) => (value === null || value.kind === '' ? null : tidy(value as { kind: CadenceKind } & Record<string, unknown>))),
  v.check((value) => value === null || cadenceFault(value) === null, 'task.cadence-faulty')
);

/** Leaves out what was not said, so that the stored cadence holds only the plan's words. */
function tidy(value: { kind: CadenceKind } & Record<string, unknown>): Cadence {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined && part !== null && part !== '' && part !== false && !(Array.isArray(part) && part.length === 0))
  ) as unknown as Cadence;
}

const maybeId = v.optional(v.nullable(optionalId), null);
const maybeDay = v.optional(v.nullable(optionalDay), null);

/**
 * One task, clear in five ways: who leads and coordinates, what, by when, what result, who answers for it.
 * `dueOn` is the last day in time ("trước ngày 25/4" is 24/4); `dueHour` 0–24 of that day. `lineFrom`/`lineTo` are 1-based lines of the plan's text.
 */
export const TaskFields = v.object({
  planId: maybeId,
  position: v.optional(v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer('core.number')), 0),
  title: text(500),
  expectedResult: optionalText(1000),
  leadOrganizationId: maybeId,
  coordinatingOrganizationIds: list(id, 40),
  responsiblePersonId: maybeId,
  deadlineKind: v.picklist(deadlineKinds, 'core.field-empty'),
  startsOn: maybeDay,
  dueOn: maybeDay,
  dueHour: whole(0, 24),
  deadlineText: optionalText(500),
  cadence,
  eventText: optionalText(500),
  atLeast: whole(1, 1000),
  weight: v.optional(v.picklist(taskWeights), 'task'),
  section: optionalText(300),
  quote: optionalText(8000),
  lineFrom: whole(1, 10_000_000),
  lineTo: whole(1, 10_000_000),
  page: whole(1, 100_000)
});
export type TaskInput = v.InferOutput<typeof TaskFields>;

/** Many at once, for a plan that is adopted: all or none. */
export const CreateTasks = v.object({ tasks: v.pipe(v.array(TaskFields), v.maxLength(2000, 'core.field-long')) });

/** By hand, clear in five ways: what nobody leads or has no result is not written down; without a person the leading body as a whole answers. "Trong tháng", "Trong quý" give `period` ('2026-07', '2026-Q3', '2026') instead of two days. */
export const CreateTask = v.object({
  ...TaskFields.entries,
  leadOrganizationId: v.pipe(maybeId, v.string('task.lead-needed')),
  expectedResult: v.pipe(optionalText(1000), v.nonEmpty('task.result-needed')),
  period: optionalText(12)
});

/** Of the fields of a task those that may change; plan, place and the passage it came from stay. `reason` is asked when the deadline moves. */
export const AmendTask = v.object({
  ...v.omit(TaskFields, ['planId', 'position', 'section', 'quote', 'lineFrom', 'lineTo', 'page']).entries,
  period: optionalText(12),
  reason: optionalText(1000),
  taskId: id,
  version: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer('core.number'))
});

export const WithdrawTask = v.object({ taskId: id, reason: v.pipe(text(1000), v.minLength(5, 'task.reason-short')) });
export const LinkTwin = v.object({ taskId: id, twinId: id });
export const TakeBackWork = v.object({ taskId: id, workId: id });
/** Work done on a task that goes on all the time: a day and words. */
export const RecordRegularWork = v.object({ taskId: id, happenedOn: day, note: text(2000), paper: optionalText(300) });
/** The event of an `event` task came: the day by which it is due. */
export const OpenForEvent = v.object({ taskId: id, dueOn: day, eventText: optionalText(300) });
