import * as v from 'valibot';
import { checked, day, id, list, optionalDay, optionalId, optionalNumber, optionalText, text } from '#core/inputs.ts';

/** When a round lies: around a session, on a topic of its own, or a whole year's plan. */
export const timings = ['before-session', 'after-session', 'thematic', 'year'] as const;
export type Timing = (typeof timings)[number];

/** The nine kinds of contact (law:TXC-03). Before or after the session is the timing of the round. */
export const meetingKinds = ['session', 'topic', 'field', 'audience', 'area', 'residence', 'workplace', 'outside', 'person'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** Kinds a delegate asks for in writing and the Standing Committee decides (law:TXC-09, TXC-10). */
export const askedKinds: readonly MeetingKind[] = ['outside', 'person'];
/** Kinds that count as thematic (law:TXC-11; measure voter-meetings.thematic). */
export const thematicKinds: readonly MeetingKind[] = ['topic', 'field', 'audience', 'area'];

export const modes = ['in-person', 'online', 'both'] as const;
export type Mode = (typeof modes)[number];

export const sessionKinds = ['regular', 'thematic', 'unscheduled'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** The order of a meeting (law:TXC-07). */
export const steps = ['opening', 'report', 'voters', 'committee', 'reply', 'closing'] as const;
export type Step = (typeof steps)[number];

export const fileKinds = ['minutes', 'photo', 'request', 'notice', 'other'] as const;
export type FileKind = (typeof fileKinds)[number];

export type Side = 'office' | 'front';

/** A time of day as typed: "19:30", "19h30", "19 giờ" → minutes after midnight. */
export function readClock(value: string): number | undefined {
  const found = /^(\d{1,2})\s*(?::|\.|h|g|giờ)?\s*(\d{2})?\s*(?:phút)?$/iu.exec(value.trim());
  const minutes = found ? Number(found[1]) * 60 + Number(found[2] ?? 0) : NaN;
  return minutes >= 0 && minutes < 1440 && Number(found?.[2] ?? 0) < 60 ? minutes : undefined;
}
export const clock = v.pipe(v.string(), v.transform(readClock), v.number('voter-meeting.clock'));

const whole = v.pipe(
  v.optional(v.union([v.number(), v.string()]), ''),
  v.transform((value) => (value === '' ? null : typeof value === 'number' ? value : /^\d{1,6}$/.test(value.trim()) ? Number(value) : undefined)),
  v.nullable(v.pipe(v.number('core.number'), v.integer('core.number'), v.minValue(0, 'core.number'), v.maxValue(100_000, 'core.number')))
);

/** Names one to a line or separated by semicolons. */
const names = v.pipe(
  optionalText(2000),
  v.transform((value) =>
    value
      .split(/[\n;]/)
      .map((name) => name.trim())
      .filter(Boolean)
  ),
  v.maxLength(20, 'core.field-long')
);

const reason = v.pipe(text(1000), v.minLength(5, 'voter-meeting.reason-short'));
export const upload = v.object({ name: v.pipe(v.string(), v.maxLength(400)), bytes: v.instance(Uint8Array) });
const version = v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer('core.number'));

const roundFields = {
  timing: v.picklist(timings, 'core.field-empty'),
  title: text(300),
  sessionTitle: optionalText(300),
  sessionKind: v.pipe(v.optional(v.union([v.literal(''), v.picklist(sessionKinds)]), ''), v.transform((value) => (value === '' ? null : value))),
  sessionOpensOn: optionalDay,
  fromOn: day,
  toOn: day,
  content: optionalText(4000),
  organiserId: optionalId
};
export const CreateRound = v.object(roundFields);
export const EditRound = v.object({ voterRoundId: id, version, ...roundFields });
export const WithdrawRound = v.object({ voterRoundId: id, reason });

const meetingFields = {
  kind: v.picklist(meetingKinds, 'core.field-empty'),
  mode: v.picklist(modes, 'core.field-empty'),
  securityAssured: checked,
  securityNote: optionalText(1000),
  place: text(300),
  address: optionalText(300),
  on: day,
  from: clock,
  to: clock,
  topic: optionalText(600),
  chairName: optionalText(200),
  minuteTakerId: optionalId,
  minuteTakerName: optionalText(200),
  provinceDelegates: names,
  villageIds: list(id, 60),
  delegateIds: list(id, 80),
  bodyIds: list(id, 40)
};
export const AddMeeting = v.object({ voterRoundId: id, ...meetingFields });
export const EditMeeting = v.object({ voterMeetingId: id, version, ...meetingFields });
export const MeetingOnly = v.object({ voterMeetingId: id });

/** What a person chooses before a schedule is proposed; the areas say which group each village votes for. */
export const ProposeSchedule = v.object({
  voterRoundId: id,
  times: v.picklist(['evening', 'weekend', 'both', 'daytime'], 'core.field-empty'),
  perDay: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer('core.number'), v.minValue(1, 'core.number'), v.maxValue(10, 'core.number')),
  villagesPerMeeting: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer('core.number'), v.minValue(1, 'core.number'), v.maxValue(6, 'core.number')),
  area: v.optional(v.record(v.string(), v.string()), {})
});

export const IssuePlan = v.object({ voterRoundId: id, number: optionalNumber, issuedOn: day, signerId: id });
export const IssueRoundPaper = v.object({ voterRoundId: id, kind: v.picklist(['notice', 'invitation'], 'core.field-empty'), number: optionalNumber, issuedOn: day, signerId: id });
export const SendPress = v.object({ voterRoundId: id, sentOn: day, paper: optionalText(300) });

export const AnswerAssignment = v.object({ voterMeetingId: id, personId: id, answer: v.picklist(['comes', 'declines'], 'core.field-empty'), reason: optionalText(1000), unsafe: checked });
export const ReplaceDelegate = v.object({ voterMeetingId: id, personId: id, byPersonId: id, reason: optionalText(600) });
export const ChangeMeeting = v.object({
  voterMeetingId: id,
  kind: v.picklist(['moved', 'called-off'], 'core.field-empty'),
  reason,
  on: optionalDay,
  from: v.optional(v.pipe(v.string(), v.transform((value) => (value.trim() === '' ? null : readClock(value))), v.nullable(v.number('voter-meeting.clock'))), ''),
  to: v.optional(v.pipe(v.string(), v.transform((value) => (value.trim() === '' ? null : readClock(value))), v.nullable(v.number('voter-meeting.clock'))), ''),
  place: optionalText(300),
  announcedOn: optionalDay,
  announcedHow: optionalText(300)
});
export const AskMeeting = v.object({ voterMeetingId: id, askedOn: day, paper: text(300), personId: optionalId });
export const DecideMeeting = v.object({ voterMeetingId: id, decision: v.picklist(['allowed', 'refused'], 'core.field-empty'), decidedOn: day, note: optionalText(1000) });
export const TellPlace = v.object({ voterMeetingId: id, toldOn: day, paper: optionalText(300) });
export const ForwardOpinions = v.object({ voterMeetingId: id, forwardedOn: day });

export const RecordAttendance = v.object({
  voterMeetingId: id,
  voters: whole,
  women: whole,
  delegates: v.optional(v.record(v.string(), v.object({ attended: v.picklist(['present', 'excused', 'absent', '']), reason: optionalText(300) })), {}),
  bodies: v.optional(v.record(v.string(), v.object({ attended: v.picklist(['present', 'absent', '']), by: optionalText(300) })), {})
});
export const MarkStep = v.object({ voterMeetingId: id, step: v.picklist(steps), at: v.optional(v.pipe(v.string(), v.transform((value) => (value.trim() === '' ? null : readClock(value))), v.nullable(v.number('voter-meeting.clock'))), '') });
export const UnmarkStep = v.object({ voterMeetingId: id, step: v.picklist(steps) });

/** One line of quick entry. `entryKey` is made by the device, so that a line sent twice is one. */
export const lineFields = {
  entryKey: id,
  text: text(2000),
  field: optionalText(60),
  level: optionalText(40),
  organizationId: optionalId,
  villageId: optionalId,
  many: checked,
  raiserName: optionalText(200),
  joinPetitionId: optionalId,
  joinCode: optionalText(40),
  typedAt: v.optional(v.pipe(v.string(), v.isoTimestamp(), v.transform((value) => new Date(value)))),
  /** The line this one mends. */
  mends: optionalId
};
export const Line = v.object(lineFields);
export const RecordLines = v.object({ voterMeetingId: id, lines: v.pipe(list(Line, 300), v.minLength(1, 'core.field-empty')) });
export const RecordLine = v.object({ voterMeetingId: id, ...lineFields });
export const MendLine = v.object({ lineId: id, text: text(2000), field: optionalText(60), level: optionalText(40), organizationId: optionalId, villageId: optionalId, many: checked, reason: optionalText(600) });
export const LineOnly = v.object({ lineId: id });
export const DivertLine = v.object({ lineId: id, senderName: optionalText(200) });
export const DropLine = v.object({ voterMeetingId: id, entryKey: id });

export const DecideMatch = v.object({ voterMeetingId: id, frontLineId: optionalId, officeLineId: optionalId, decision: v.picklist(['same', 'kept', 'left-out'], 'core.field-empty'), reason: optionalText(600) });
export const UndoMatch = v.object({ matchId: id });
export const SignList = v.object({ voterMeetingId: id, listHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'core.field-unreadable')) });

/** Parts of the minutes a person writes; the rest is told from the rows. */
export const minuteParts = ['report', 'committee', 'reply', 'conclusion'] as const;
export type MinutePart = (typeof minuteParts)[number];
export const SaveMinutes = v.object({
  voterMeetingId: id,
  report: optionalText(8000),
  committee: optionalText(8000),
  reply: optionalText(8000),
  conclusion: optionalText(8000),
  reason: optionalText(600)
});
export const CloseMeeting = v.object({ voterMeetingId: id, heldOn: day, place: optionalText(300) });
export const AttachFile = v.object({ voterMeetingId: id, kind: v.picklist(fileKinds, 'core.field-empty'), file: upload });
export const RemoveFile = v.object({ voterMeetingFileId: id });
export const ReportResult = v.object({ voterRoundId: id, body: text(8000), reportedOn: day });
