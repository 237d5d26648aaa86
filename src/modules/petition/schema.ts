import * as v from 'valibot';
import { checked, day, id, list, number, optionalDay, optionalId, optionalNumber, optionalText, text } from '#core/inputs.ts';

/** Fields of petitions (`contracts.md`, petition analyse). */
export const fields = [
  'dat_dai',
  'giao_thong',
  'thuy_loi_nong_nghiep',
  'moi_truong_rac_thai',
  'dien_nuoc_sach',
  'giao_duc',
  'y_te',
  'chinh_sach_xa_hoi',
  'an_ninh_trat_tu',
  'cchc_can_bo',
  'xay_dung_quy_hoach',
  'dau_tu_cong_ngan_sach',
  'van_hoa_the_thao',
  'thong_tin_vien_thong',
  'khac'
] as const;
export type Field = (typeof fields)[number];

/** Whose competence a matter is (`contracts.md`, petition analyse). */
export const levels = ['xã', 'tỉnh', 'trung ương', 'ngành điện lực', 'ngành khác'] as const;
export type Level = (typeof levels)[number];

export const sources = ['meeting', 'delegate', 'public', 'reception', 'letter', 'import', 'phone', 'other'] as const;
export type Source = (typeof sources)[number];

/** The four classes of a result (law:PET-08). */
export const results = ['done', 'in-progress', 'will-do', 'explained'] as const;
export type Result = (typeof results)[number];

/** Finer classes of an answer as provinces keep them, each under one of the four. */
export const replyClasses = {
  done: ['document-issued', 'inspected', 'carried-out'],
  'in-progress': ['with-schedule', 'submitted-to-government', 'no-schedule', 'no-resources', 'not-at-once', 'waits-for-superior', 'other-reason'],
  'will-do': ['with-schedule', 'no-resources', 'waits-for-superior', 'other-reason'],
  explained: ['explained']
} as const satisfies Record<Result, readonly string[]>;

export const outcomes = ['settled', 'in-progress', 'explained', 'unsettled'] as const;
export type Outcome = (typeof outcomes)[number];

export const stages = ['recorded', 'compiled', 'referred', 'accepted', 'returned', 'answered', 'promised', 'judged', 'reopened', 'closed', 'merged', 'split', 'removed'] as const;
export type Stage = (typeof stages)[number];

const field = v.picklist(fields, 'petition.field-needed');
const level = v.picklist(levels, 'petition.level-needed');
const optionalField = v.pipe(
  v.optional(v.union([v.literal(''), field]), ''),
  v.transform((value) => (value === '' ? null : value))
);
const optionalLevel = v.pipe(
  v.optional(v.union([v.literal(''), level]), ''),
  v.transform((value) => (value === '' ? null : value))
);
const upload = v.object({ name: v.pipe(v.string(), v.maxLength(400)), bytes: v.instance(Uint8Array) });
const reason = v.pipe(text(2000), v.minLength(5, 'petition.reason-short'));
const atLeastOne = v.pipe(list(id, 1000), v.minLength(1, 'petition.choose-some'));

/** One matter as it comes in. `entryKey` is made where it was typed: the same key twice is one raising. */
export const RecordPetition = v.object({
  text: text(5000),
  title: optionalText(300),
  source: v.optional(v.picklist(sources), 'other'),
  voterMeetingId: optionalId,
  receptionId: optionalId,
  letterId: optionalId,
  delegatePersonId: optionalId,
  raisedOn: optionalDay,
  villageId: optionalId,
  place: optionalText(300),
  voters: v.pipe(
    optionalNumber,
    v.transform((value) => value ?? 1),
    v.pipe(v.number(), v.integer('core.number'), v.minValue(1, 'core.number'), v.maxValue(100_000, 'core.number'))
  ),
  many: checked,
  behalf: optionalText(200),
  raiser: v.optional(v.object({ name: optionalText(200), phone: optionalText(40), email: optionalText(200), address: optionalText(300) })),
  field: optionalField,
  level: optionalLevel,
  bodyId: optionalId,
  joinPetitionId: optionalId,
  entryKey: optionalId,
  files: list(upload, 10)
});
export type RecordedPetition = v.InferOutput<typeof RecordPetition>;

/** Lines of quick entry, of an offline queue, of a workbook: each is recorded, in order. */
export const RecordPetitions = v.object({ lines: v.pipe(v.array(RecordPetition), v.minLength(1, 'petition.choose-some'), v.maxLength(2000, 'core.field-long')) });

export const AmendPetition = v.object({ petitionId: id, title: text(300), body: text(5000), villageId: optionalId, version: number });
export const ClassifyPetition = v.object({ petitionId: id, field, level, bodyId: optionalId, boardId: optionalId, aboutCouncil: checked });
export const ClassifyPetitions = v.object({ items: v.pipe(v.array(ClassifyPetition), v.minLength(1, 'petition.choose-some'), v.maxLength(1000)) });
export const MergePetitions = v.object({ intoId: id, petitionIds: atLeastOne });
export const UndoOfPetition = v.object({ petitionId: id });
export const KeepApart = v.object({ petitionId: id, otherId: id });
export const SplitPetition = v.object({ petitionId: id, parts: v.pipe(list(text(5000), 12), v.minLength(2, 'petition.split-two')) });
export const RemovePetition = v.object({ petitionId: id, kind: v.picklist(['to-letters', 'not-a-petition', 'typed-wrongly'], 'core.field-empty'), reason: optionalText(1000) });

/** One letter for all petitions of a body. `number` null takes the next of the year's series. */
export const ReferPetitions = v.object({
  bodyId: id,
  petitionIds: atLeastOne,
  number: optionalNumber,
  datedOn: optionalDay,
  signerId: id
});
export const ReceiveReferrals = v.object({ petitionIds: atLeastOne, receivedOn: day });
export const AcceptReferrals = v.object({ petitionIds: atLeastOne, personId: optionalId });
export const ReturnReferrals = v.object({ petitionIds: atLeastOne, reason, proposedBodyId: optionalId, proposedBody: optionalText(300) });
/** The council rules on a return: another body answers from now on, or the same one after all. */
export const RuleOnReturn = v.object({ petitionId: id, ruling: v.picklist(['rerouted', 'insisted'], 'core.field-empty'), bodyId: optionalId, reason: optionalText(1000) });
export const AskExtension = v.object({ petitionIds: atLeastOne, untilOn: day, reason });
export const RuleOnExtension = v.object({ referralExtensionId: id, granted: v.picklist(['yes', 'no'], 'core.field-empty'), untilOn: optionalDay, reason: optionalText(1000) });

/** The written answer, and what it says to each petition. */
export const AnswerPetitions = v.object({
  petitionIds: atLeastOne,
  result: v.picklist(results, 'petition.result-needed'),
  replyClass: optionalText(40),
  promisedOn: optionalDay,
  words: v.pipe(text(8000), v.minLength(10, 'petition.words-short')),
  number: optionalText(80),
  datedOn: optionalDay,
  receivedOn: optionalDay,
  signedBy: optionalText(200),
  paper: v.optional(upload),
  before: list(upload, 10),
  after: list(upload, 10)
});
export const WithdrawAnswer = v.object({ petitionId: id });
export const WithdrawAnswers = v.object({ petitionIds: atLeastOne });
/** An answer as far as it is written: nothing is asked of it yet, days stand as typed. */
export const SaveReplyDraft = v.object({
  petitionIds: atLeastOne,
  result: v.optional(v.picklist(['', ...results]), ''),
  replyClass: optionalText(40),
  promisedOn: optionalText(40),
  words: optionalText(8000),
  number: optionalText(80),
  datedOn: optionalText(40),
  signedBy: optionalText(200)
});
export const JudgeAnswers = v.object({
  petitionIds: atLeastOne,
  verdict: v.picklist(['satisfactory', 'unsatisfactory'], 'core.field-empty'),
  outcome: v.optional(v.picklist([...outcomes, ''], 'core.field-empty'), ''),
  note: optionalText(2000)
});
export const TellVoters = v.object({
  petitionIds: atLeastOne,
  means: v.picklist(['meeting', 'phone', 'letter', 'posted', 'loudspeaker', 'code', 'delegate', 'other'], 'core.field-empty'),
  toldOn: optionalDay,
  note: optionalText(1000)
});
export const RecordVerdict = v.object({ petitionId: id, agrees: v.picklist(['yes', 'no'], 'core.field-empty'), reason: optionalText(2000), means: v.picklist(['phone', 'meeting', 'letter', 'other'], 'core.field-empty') });
export const PublishPetition = v.object({ petitionId: id, title: text(300), body: text(5000), answer: optionalText(8000), showFiles: list(id, 30) });
export const PublishPetitions = v.object({ petitionIds: atLeastOne });
export const WithdrawPublication = v.object({ petitionId: id, reason });
export const ReopenPetition = v.object({ petitionId: id, reason, dueOn: optionalDay });
export const ClosePetitions = v.object({ petitionIds: atLeastOne, sessionTitle: optionalText(200), reason: optionalText(1000) });
/** A paper that allows a petition to be left out of the figures (`docs/measures.md`, rule 3). */
export const ExcludePetition = v.object({ code: text(40), paper: v.pipe(text(200), v.minLength(3, 'petition.paper-needed')), paperOn: day, reason });
export const ReadRaiser = v.object({ raisingId: id });
export const AddTerm = v.object({ term: text(100), field: optionalField, level: optionalLevel, bodyId: optionalId });
export const RemoveTerm = v.object({ petitionTermId: id });

/** From the public page, without an account. `website` is a field no person sees. */
export const SendPetition = v.object({
  text: v.pipe(text(3000), v.minLength(10, 'petition.words-short')),
  villageId: optionalId,
  name: optionalText(120),
  phone: optionalText(40),
  behalf: optionalText(120),
  joinCode: optionalText(20),
  entryKey: optionalId,
  website: optionalText(200),
  photos: list(upload, 4)
});
export const AnswerBack = v.object({ code: text(40), agrees: v.picklist(['yes', 'no'], 'core.field-empty'), reason: optionalText(2000) });
