import * as v from 'valibot';
import { day, id, list, number, optionalDay, optionalId, optionalNumber, optionalText, text } from '#core/inputs.ts';
import { paperedKinds } from './chasing-paper.ts';
import { chasingKinds } from './chasing.ts';
import { takenBackActs } from './rules.ts';

/** A file as `core/form.ts` hands it over. */
export const upload = v.object({ name: v.pipe(v.string(), v.maxLength(400)), bytes: v.instance(Uint8Array) });

/** A time of day as typed: "14:00", "14h30", "14 giờ" → minutes after midnight; '' → null. */
const clock = v.pipe(
  optionalText(20),
  v.transform((value) => {
    if (value === '') return null;
    const found = /^(\d{1,2})\s*(?::|h|g|giờ)?\s*(\d{2})?\s*(?:phút)?$/i.exec(value);
    const minutes = found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : NaN;
    return minutes >= 0 && minutes <= 1440 ? minutes : undefined;
  }),
  v.nullable(v.number('obligation.clock'))
);

/** One obligation as a module opens it. `dueOn` is the last day in time; `remindOn` the working day on or before it. */
export interface ObligationDraft {
  kind: string;
  subjectKind: string;
  subjectId: string;
  /** Key of `core/calendar/periods.ts`, a day for an event, '' for what comes once. With the subject it names the obligation: opening it again changes nothing. */
  period: string;
  title: string;
  product: string;
  leadOrganizationId: string | null;
  responsiblePersonId: string | null;
  coordinatingOrganizationIds: string[];
  fromOn: string | null;
  dueOn: string | null;
  dueAt: Date | null;
  remindOn: string | null;
  /** How many acts make it done; null: one statement does. */
  needed: number | null;
  planId: string | null;
  /** The task whose due time this is, where another noun carries it out; the task's own obligation of that period is then taken back. */
  forTaskId: string | null;
  /** Why, as a sentence: plan and section, or article. */
  basis: string;
  lawRule: string | null;
}

const nullableText = v.nullable(v.string());
const draft = v.object({
  kind: v.string(),
  subjectKind: v.string(),
  subjectId: id,
  period: v.string(),
  title: text(600),
  product: v.string(),
  leadOrganizationId: v.nullable(id),
  responsiblePersonId: v.nullable(id),
  coordinatingOrganizationIds: v.array(id),
  fromOn: nullableText,
  dueOn: nullableText,
  dueAt: v.nullable(v.date()),
  remindOn: nullableText,
  needed: v.nullable(v.number()),
  planId: v.nullable(id),
  forTaskId: v.nullable(id),
  basis: v.string(),
  lawRule: nullableText
}) satisfies v.GenericSchema<unknown, ObligationDraft>;

export const OpenObligations = v.object({ obligations: v.pipe(v.array(draft), v.maxLength(5000)) });

const reason = v.pipe(text(1000), v.minLength(5, 'obligation.reason-short'));

/** What the owner says. `hour` is asked where the deadline has one. `paper` is the number and date of the paper it came by. */
export const StateProgress = v.object({
  obligationId: id,
  status: v.picklist(['begun', 'done'], 'core.field-empty'),
  happenedOn: day,
  hour: clock,
  note: optionalText(4000),
  percent: v.pipe(
    v.optional(v.union([v.literal(''), number]), ''),
    v.transform((value) => (value === '' ? null : value)),
    v.nullable(v.pipe(v.number(), v.integer('core.number'), v.minValue(0, 'core.number'), v.maxValue(100, 'core.number')))
  ),
  paper: optionalText(300),
  file: v.optional(upload)
});

export const UndoStatement = v.object({ obligationId: id });

export const JudgeObligation = v.object({ obligationId: id, verdict: v.picklist(['accepted', 'returned'], 'core.field-empty'), note: optionalText(4000) });

/** `kind` correction mends a day that was read or typed wrongly; only what is not yet late can be corrected. */
export const DeferObligation = v.object({
  obligationId: id,
  newDueOn: day,
  hour: clock,
  reason,
  allowedBy: text(300),
  paper: optionalText(300),
  kind: v.optional(v.picklist(['deferral', 'correction']), 'deferral')
});

export const AskDeferral = v.object({ obligationId: id, newDueOn: day, reason });
export const AddEvidence = v.object({ obligationId: id, file: v.optional(upload), paper: optionalText(300), note: optionalText(1000) });
export const RemoveEvidence = v.object({ obligationId: id, evidenceId: id, reason });
export const AddComment = v.object({ obligationId: id, text: text(4000) });

/** One step for several obligations at once: each gets its own number. */
export const ChaseObligations = v.object({
  obligationIds: v.pipe(list(id, 500), v.minLength(1, 'obligation.choose-some')),
  kind: v.picklist(chasingKinds, 'core.field-empty'),
  note: optionalText(4000),
  paper: optionalText(300),
  answerBy: optionalDay
});

/** One official paper of a step for overdue or nearly due work of one body; `number` null takes the next of the year's series; `addressee` '' is whom the step is written to by itself. */
export const ChaseByLetter = v.object({
  kind: v.optional(v.picklist(paperedKinds, 'core.field-empty'), 'letter'),
  obligationIds: v.pipe(list(id, 100), v.minLength(1, 'obligation.choose-some')),
  note: optionalText(4000),
  addressee: optionalText(300),
  answerBy: optionalDay,
  issuedOn: day,
  signerId: v.pipe(v.string(), v.nonEmpty('core.field-empty'), id),
  number: optionalNumber
});
/** What was sent by mistake: the paper is recalled with its reason, its number stays, the step counts no more. */
export const RecallChasing = v.object({ paperId: id, reason });
export const TakeBackAct = v.object({ obligationIds: v.pipe(list(id, 500), v.minLength(1, 'obligation.choose-some')), act: v.picklist(takenBackActs) });

export const WithdrawObligation = v.object({ obligationId: id, paper: v.pipe(text(500), v.minLength(5, 'obligation.paper-short')) });
export const AssignPerson = v.object({ obligationId: id, personId: optionalId });

export const KeepFilter = v.object({ name: text(40), query: v.pipe(v.string(), v.maxLength(600)) });
export const DropFilter = v.object({ savedFilterId: id });
