import * as v from 'valibot';
import { checked, day, id, list, number, optionalDay, optionalId, optionalText, text } from '#core/inputs.ts';
import { cadence } from '#modules/task/schema.ts';

export const reportKinds = ['weekly', 'monthly', 'quarterly', 'half-year', 'nine-month', 'yearly', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** `calendar`: the report tells of the period's own days; `between-dues`: from the day after the last due day to this one. */
const dataWindows = ['calendar', 'between-dues'] as const;
export type DataWindow = (typeof dataWindows)[number];

const reportStates = ['drafting', 'submitted', 'reviewed', 'approved', 'returned', 'issued'] as const;
export type ReportState = (typeof reportStates)[number];

/** How the papers of a series look. Names of bodies in ordinary case: the layout sets its own capitals. */
export interface Template {
  issuerParent: string[];
  issuer: string[];
  /** What stands for the issuer in the symbol: "TTHĐND". */
  symbolIssuer: string;
  place: string;
  /** "Thường trực Hội đồng nhân dân", behind TM.; '' when the head signs for himself. */
  signingFor: string;
  /** Trích yếu without the period: "Kết quả thực hiện Chương trình hành động …". */
  subject: string;
  /** `full` follows the outline of a periodic report; `short` is the quick one. */
  length: 'full' | 'short';
  bases: string[];
}

const lines = v.pipe(
  v.optional(v.string(), ''),
  v.maxLength(4000, 'core.field-long'),
  v.transform((value) => value.normalize('NFC').split('\n').map((line) => line.trim()).filter(Boolean))
);

const seriesFields = {
  title: text(200),
  kind: v.picklist(reportKinds, 'core.field-empty'),
  cadence,
  dataWindow: v.optional(v.picklist(dataWindows), 'calendar'),
  doneBy: v.optional(v.picklist(['issue', 'submission']), 'issue'),
  leadOrganizationId: optionalId,
  responsiblePersonId: optionalId,
  addressees: lines,
  recipients: lines,
  basis: optionalText(500),
  subject: optionalText(500),
  length: v.optional(v.picklist(['full', 'short']), 'full'),
  issuer: lines,
  symbolIssuer: optionalText(40),
  signingFor: optionalText(200),
  bases: lines
};

export const OpenSeries = v.object({ planId: optionalId, taskId: optionalId, ...seriesFields });
export type OpenSeriesInput = v.InferOutput<typeof OpenSeries>;

/** The series a plan asks for, in one act: those of its report tasks that are ticked. */
export const AdoptSeries = v.object({ planId: id, taskIds: v.pipe(list(id, 50), v.minLength(1, 'report.choose-some')) });
export const AmendSeries = v.object({ seriesId: id, version: number, ...seriesFields });
export const EndSeries = v.object({ seriesId: id, endedOn: optionalDay, reason: v.pipe(text(500), v.minLength(5, 'report.reason-short')) });

/** A period by hand: an extraordinary report, or one that follows an event. */
export const OpenPeriod = v.object({ seriesId: id, from: day, to: day, dueOn: day, hour: optionalText(5) });

/** Drafts the report of a period from the figures of this moment. `again` writes over the text there is. */
export const DraftReport = v.object({ seriesId: id, period: v.pipe(v.string(), v.maxLength(20)), again: checked });

const version = v.pipe(number, v.integer('core.number'));
/** Texts as typed, each with the version of its block. */
export const SaveReport = v.object({
  reportId: id,
  blocks: v.pipe(v.array(v.object({ id: v.pipe(v.string(), v.maxLength(40)), v: version, text: v.pipe(v.string(), v.maxLength(20_000, 'core.field-long')) })), v.maxLength(400, 'core.field-long'))
});

const blockType = v.picklist(['paragraph', 'gap', 'heading'], 'core.field-empty');
export const AddBlock = v.object({ reportId: id, sectionId: v.pipe(v.string(), v.maxLength(40)), after: optionalText(40), type: blockType, text: optionalText(20_000), organizationId: optionalId });
export const RemoveBlock = v.object({ reportId: id, blockId: v.pipe(v.string(), v.maxLength(40)), v: version });
/** `figure` is an id with its look: "3.6", "3.6:phan". */
export const InsertFigure = v.object({ reportId: id, blockId: v.pipe(v.string(), v.maxLength(40)), figure: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}.-]+(:[a-z]+)?$/u, 'core.field-unreadable')) });
/** `source` is the key of a `Citable`. */
export const CiteSource = v.object({ reportId: id, blockId: v.pipe(v.string(), v.maxLength(40)), source: v.pipe(v.string(), v.regex(/^(plan|report|proof|act):[0-9a-f-]{36}$/, 'core.field-unreadable')) });
/** '' takes every newer figure. */
export const FigureAct = v.object({ reportId: id, figureId: optionalText(60) });
export const SetSubject = v.object({ reportId: id, subject: text(500) });

export const SubmitReport = v.object({ reportId: id, note: optionalText(1000) });
export const ReturnReport = v.object({ reportId: id, note: v.pipe(text(2000), v.minLength(5, 'report.words-needed')) });

/** `number` empty takes the next of the year's series; a higher one records that those between were given outside the system. */
export const IssueReport = v.object({
  reportId: id,
  issuedOn: day,
  signerId: id,
  number: v.pipe(
    v.optional(v.union([v.literal(''), number]), ''),
    v.transform((value) => (value === '' ? null : value)),
    v.nullable(v.pipe(v.number(), v.integer('core.number'), v.minValue(1, 'core.number'), v.maxValue(99_999, 'core.number')))
  )
});
export const RecallReport = v.object({ reportId: id, reason: v.pipe(text(500), v.minLength(5, 'report.reason-short')) });
