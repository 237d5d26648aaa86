import * as v from 'valibot';
import { day, id, list, number, optionalDay, optionalId, optionalText, text } from '#core/inputs.ts';

/** A time of day as typed, "07:30", "7h30", "7 giờ" → minutes after midnight. */
const clock = v.pipe(
  text(12),
  v.transform((value) => {
    const found = /^(\d{1,2})\s*(?::|h|g|giờ)?\s*(\d{2})?$/i.exec(value);
    const minutes = found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : NaN;
    return minutes >= 0 && minutes < 1440 ? minutes : undefined;
  }),
  v.number('reception.clock')
);
const reason = v.pipe(text(1000), v.minLength(5, 'reception.reason-short'));
const whole = (low: number, high: number) => v.pipe(number, v.integer('core.number'), v.minValue(low, 'core.number'), v.maxValue(high, 'core.number'));
/** "5, 20" → [5, 20]. */
const monthDays = v.pipe(
  optionalText(60),
  v.transform((value) => value.split(/[^\d]+/).filter(Boolean).map(Number)),
  v.array(v.pipe(v.number(), v.minValue(1, 'reception.month-days'), v.maxValue(31, 'reception.month-days')))
);
const lines = v.pipe(optionalText(4000), v.transform((value) => value.split('\n').map((each) => each.trim()).filter(Boolean)), v.array(v.string()));

export const DrawPlan = v.object({
  year: whole(2020, 2100),
  place: text(300),
  from: clock,
  to: clock,
  pattern: v.picklist(['weekly', 'monthly'], 'core.field-empty'),
  weekday: v.pipe(v.optional(v.union([v.string(), v.number()]), '3'), v.transform(Number), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
  monthDays,
  perDay: whole(1, 10),
  startOn: optionalDay
});
export const ApprovePlan = v.object({ year: whole(2020, 2100), paper: text(300) });
export const AssignDay = v.object({ dayId: id, version: number, personIds: v.pipe(list(id, 20), v.minLength(1, 'reception.choose-delegate')) });
export const AddDay = v.object({ onDay: day, from: clock, to: clock, place: text(300), personIds: v.pipe(list(id, 20), v.minLength(1, 'reception.choose-delegate')) });
export const PostSchedule = v.object({ dayIds: v.pipe(list(id, 200), v.minLength(1, 'reception.choose-day')), postedOn: day, places: text(400), paper: optionalText(300) });
export const MoveDay = v.object({ dayId: id, version: number, newDay: day, reason });

export const AskSwap = v.object({ dutyId: id, toPersonId: id, otherDutyId: optionalId, reason });
export const AnswerSwap = v.object({ swapId: id, answer: v.picklist(['agree', 'decline'], 'core.field-empty'), reason: optionalText(1000) });
export const DecideSwap = v.object({ swapId: id, decision: v.picklist(['allow', 'refuse'], 'core.field-empty'), reason: optionalText(1000) });

/** How a day went. Of a day that was held each duty is ticked as received, or has its reason. */
export const CloseDay = v.object({
  dayId: id,
  version: number,
  held: v.picklist(['held', 'not-held'], 'core.field-empty'),
  reason: optionalText(1000),
  received: list(id, 20),
  absent: v.optional(v.record(v.string(), v.string()), {})
});

export const matterKinds = ['complaint', 'denunciation', 'petition', 'voter-petition', 'advice'] as const;
export type MatterKind = (typeof matterKinds)[number];
const matter = v.object({ kind: v.picklist(matterKinds, 'core.field-empty'), text: optionalText(6000), handling: optionalText(2000) });

/** One visit with the fields of law:CIT-09. Each matter goes its own way (law:CIT-10). */
export const RecordReception = v.object({
  kind: v.picklist(['regular', 'unscheduled', 'standing'], 'core.field-empty'),
  receivedOn: day,
  dayId: optionalId,
  receivedBy: optionalId,
  visitorName: text(200),
  visitorAddress: optionalText(300),
  visitorPhone: optionalText(30),
  visitorVillageId: optionalId,
  peopleCount: v.optional(v.pipe(v.union([v.literal(''), number]), v.transform((value) => (value === '' ? 1 : value)), v.pipe(v.number(), v.integer('core.number'), v.minValue(1, 'core.number'), v.maxValue(5000, 'core.number'))), 1),
  representatives: lines,
  chosenPaper: optionalText(300),
  doneBefore: optionalText(2000),
  request: optionalText(2000),
  handling: optionalText(4000),
  signedHow: v.optional(v.picklist(['', 'signature', 'fingerprint']), ''),
  matters: v.pipe(v.array(matter), v.transform((rows) => rows.filter((row) => row.text !== '')), v.minLength(1, 'reception.matter-needed'), v.maxLength(8, 'core.field-long'))
});
export type ReceptionDraft = v.InferOutput<typeof RecordReception>;

export const ReadBack = v.object({ receptionId: id, signedHow: v.picklist(['signature', 'fingerprint'], 'core.field-empty') });
/** Documents one a line: "Đơn khiếu nại; 02 bản; bản chính". */
export const GiveReceipt = v.object({ receptionId: id, givenOn: day, documents: v.pipe(lines, v.minLength(1, 'reception.documents-needed'), v.maxLength(40, 'core.field-long')) });

export const refusalGrounds = ['not-in-control', 'threatens', 'settled', 'other-law'] as const;
export const RefuseReception = v.object({
  dayId: optionalId,
  refusedOn: day,
  personName: text(200),
  personAddress: optionalText(300),
  matter: optionalText(1000),
  ground: v.picklist(refusalGrounds, 'reception.ground-needed'),
  groundNote: v.pipe(text(2000), v.minLength(5, 'reception.reason-short'))
});
export const NoticeRefusal = v.object({ refusalId: id, noticedOn: day, paper: text(300) });
