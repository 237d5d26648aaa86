import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { dayOfMeeting, dueBy, type MeetingPlan, type RoundPlan, type Surroundings } from './rules.ts';
import { askedKinds } from './schema.ts';

/** The bodies duties fall to. */
export interface Bodies {
  standingCommitteeId: string | null;
  officeId: string | null;
  frontId: string | null;
}

/**
 * One thing someone must do, with what became of it: `doneOn`, or `dropped` with the reason. The ledger is brought into line with the list of them (`server/sync-duties.ts`).
 * `period` tells apart the duties of one subject: the row of the law table, and the delegate where it is his.
 */
export interface Duty {
  subjectKind: 'voter-round' | 'voter-meeting';
  subjectId: string;
  period: string;
  title: string;
  product: string;
  leadOrganizationId: string | null;
  responsiblePersonId: string | null;
  coordinatingOrganizationIds: string[];
  dueOn: Day;
  remindOn: Day;
  basis: string;
  lawRule: string;
  doneOn: Day | null;
  dropped: string | null;
}

type Round = RoundPlan & { id: string; title: string; withdrawnReason: string | null };
type Meeting = MeetingPlan & {
  delegates: readonly { id: string; attended: 'present' | 'excused' | 'absent' | null; attendedReason: string }[];
  released: readonly { id: string; reason: string }[];
};

/** Everything due in a round, from its rows. Papers and people are told of nothing before the plan is issued; a written request is decided in any case. */
export function dutiesOf(round: Round, meetings: readonly Meeting[], around: Surroundings, bodies: Bodies): Duty[] {
  const live = meetings.filter((meeting) => !meeting.calledOff);
  const withdrawn = round.withdrawnReason;
  const all = [...ofRound(round, live, around, bodies), ...meetings.flatMap((meeting) => ofMeeting(round, meeting, around, bodies))];
  return all.map((duty) => (withdrawn !== null && duty.doneOn === null ? { ...duty, dropped: withdrawn } : duty));
}

const duty = (of: Omit<Duty, 'responsiblePersonId' | 'coordinatingOrganizationIds' | 'doneOn' | 'dropped'> & Partial<Duty>): Duty => ({ responsiblePersonId: null, coordinatingOrganizationIds: [], doneOn: null, dropped: null, ...of });
const those = (ids: readonly (string | null)[]) => ids.filter((id): id is string => id !== null);

function ofRound(round: Round, live: readonly Meeting[], around: Surroundings, bodies: Bodies): Duty[] {
  const subject = { subjectKind: 'voter-round' as const, subjectId: round.id };
  const found: Duty[] = [];
  const opens = round.sessionOpensOn;
  const before = round.timing === 'before-session' && opens !== null;
  if (before && round.sessionKind === 'regular') {
    const rule = dueBy('TXC-13', opens, around);
    const held = live.length > 0 && live.every((meeting) => meeting.heldOn !== null) ? live.map((meeting) => meeting.heldOn ?? '').sort().at(-1) : undefined;
    found.push(
      duty({
        ...subject,
        period: 'TXC-02',
        title: `Tổ chức tiếp xúc cử tri: ${round.title}`,
        product: 'Biên bản các hội nghị',
        leadOrganizationId: bodies.standingCommitteeId,
        coordinatingOrganizationIds: those([bodies.frontId, bodies.officeId]),
        dueOn: rule.dueOn,
        remindOn: rule.remindOn,
        basis: 'Điều 21, Điều 26 NQLT 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN',
        lawRule: 'TXC-02',
        doneOn: held ?? null
      })
    );
  }
  const open = live.filter((meeting) => meeting.kind !== 'person');
  const first = open.map(dayOfMeeting).sort()[0];
  if (round.issuedOn !== null && first !== undefined) {
    const rule = dueBy('TXC-05', first, around);
    const sent = open.every((meeting) => meeting.pressOn !== null) ? open.map((meeting) => meeting.pressOn ?? '').sort().at(-1) : undefined;
    const tooLate = open.every((meeting) => meeting.heldOn !== null) && sent === undefined;
    found.push(
      duty({
        ...subject,
        period: 'TXC-05',
        title: `Gửi lịch tiếp xúc cử tri đến báo chí: ${round.title}`,
        product: 'Công văn gửi báo chí',
        leadOrganizationId: round.organiserId ?? bodies.frontId,
        coordinatingOrganizationIds: those([bodies.officeId]),
        ...rule,
        lawRule: 'TXC-05',
        doneOn: sent ?? null,
        dropped: tooLate ? 'Các hội nghị đã tổ chức xong' : null
      })
    );
  }
  if (before && round.issuedOn !== null) found.push(...results(round, live, opens, around));
  return found;
}

/** Each delegate who has a meeting reports what he heard before the session opens (law:TXC-13). */
function results(round: Round, live: readonly Meeting[], opens: Day, around: Surroundings): Duty[] {
  const rule = dueBy('TXC-13', opens, around);
  const going = new Set(live.flatMap((meeting) => meeting.delegateIds));
  const gone = new Set(live.flatMap((meeting) => meeting.delegates.filter((each) => each.attended === 'absent' || each.attended === 'excused').map((each) => each.id)));
  const met = new Set(live.flatMap((meeting) => meeting.delegates.filter((each) => each.attended === 'present').map((each) => each.id)));
  return around.delegates
    .filter((delegate) => going.has(delegate.id))
    .map((delegate) =>
      duty({
        subjectKind: 'voter-round',
        subjectId: round.id,
        period: `TXC-13 ${delegate.id}`,
        title: `Báo cáo kết quả tiếp xúc cử tri: ${round.title}`,
        product: 'Báo cáo kết quả tiếp xúc',
        leadOrganizationId: null,
        responsiblePersonId: delegate.id,
        ...rule,
        lawRule: 'TXC-13',
        doneOn: round.reportedIds.includes(delegate.id) ? around.today : null,
        dropped: gone.has(delegate.id) && !met.has(delegate.id) && !live.some((meeting) => meeting.heldOn === null && meeting.delegateIds.includes(delegate.id)) ? 'Không dự hội nghị nào của đợt' : null
      })
    );
}

function ofMeeting(round: Round, meeting: Meeting, around: Surroundings, bodies: Bodies): Duty[] {
  const on = dayOfMeeting(meeting);
  const off = meeting.calledOff ? 'Cuộc tiếp xúc không tổ chức' : null;
  const subject = { subjectKind: 'voter-meeting' as const, subjectId: meeting.id };
  const what = meeting.place;
  const found: Duty[] = [];
  if (askedKinds.includes(meeting.kind)) found.push(...ofAsked(meeting, around, bodies, off, what));
  if (round.issuedOn !== null) found.push(...seats(meeting, on, off, what));
  if (meeting.heldOn !== null) {
    found.push(
      duty({
        ...subject,
        period: 'PET-01',
        title: `Tổng hợp, phân loại ý kiến cử tri: ${what}`,
        product: 'Bảng tổng hợp ý kiến, kiến nghị',
        leadOrganizationId: bodies.officeId,
        coordinatingOrganizationIds: those([bodies.frontId, bodies.standingCommitteeId]),
        ...dueBy('PET-01', meeting.heldOn, around),
        lawRule: 'PET-01'
      })
    );
  }
  return found;
}

/** A delegate's own meetings stand among his work and in his calendar (law:TXC-01). */
function seats(meeting: Meeting, on: Day, off: string | null, what: string): Duty[] {
  const seat = (id: string, doneOn: Day | null, dropped: string | null): Duty =>
    duty({
      subjectKind: 'voter-meeting',
      subjectId: meeting.id,
      period: `TXC-01 ${id}`,
      title: `Tiếp xúc cử tri: ${what}`,
      product: '',
      leadOrganizationId: null,
      responsiblePersonId: id,
      dueOn: on,
      remindOn: addCalendarDays(on, -1),
      basis: 'Kế hoạch tiếp xúc cử tri',
      lawRule: 'TXC-01',
      doneOn,
      dropped
    });
  return [
    ...meeting.delegates.map((delegate) =>
      seat(
        delegate.id,
        delegate.attended === 'present' ? (meeting.heldOn ?? on) : null,
        off ?? (delegate.attended === 'excused' || delegate.attended === 'absent' ? `Vắng: ${delegate.attendedReason || 'không nêu lý do'}` : null)
      )
    ),
    ...meeting.released.map((delegate) => seat(delegate.id, null, delegate.reason))
  ];
}

function ofAsked(meeting: Meeting, around: Surroundings, bodies: Bodies, off: string | null, what: string): Duty[] {
  const rule = meeting.kind === 'outside' ? 'TXC-09' : 'TXC-10';
  const outside = meeting.kind === 'outside';
  const subject = { subjectKind: 'voter-meeting' as const, subjectId: meeting.id };
  const no = off ?? (meeting.decision === 'refused' ? 'Thường trực HĐND không đồng ý' : null);
  const found: Duty[] = [];
  if (meeting.askedOn !== null)
    found.push(
      duty({
        ...subject,
        period: rule,
        title: outside ? `Quyết định cho tiếp xúc cử tri ngoài đơn vị bầu cử: ${what}` : `Quyết định cho tiếp xúc cá nhân, nhóm cử tri: ${what}`,
        product: 'Ý kiến của Thường trực HĐND',
        leadOrganizationId: bodies.standingCommitteeId,
        coordinatingOrganizationIds: those([bodies.officeId]),
        ...dueBy(rule, meeting.askedOn, around),
        lawRule: rule,
        doneOn: meeting.decidedOn,
        dropped: meeting.decidedOn === null ? off : null
      })
    );
  if (meeting.decision !== null)
    found.push(
      duty({
        ...subject,
        period: `${rule}.notice`,
        title: outside ? `Báo nơi tiếp xúc ngoài đơn vị bầu cử: ${what}` : `Báo Ban công tác Mặt trận, cử tri về buổi tiếp xúc: ${what}`,
        product: 'Văn bản thông báo',
        leadOrganizationId: bodies.officeId,
        ...dueBy(`${rule}.notice`, dayOfMeeting(meeting), around),
        lawRule: `${rule}.notice`,
        doneOn: meeting.toldOn,
        dropped: meeting.toldOn === null ? no : null
      })
    );
  if (meeting.kind === 'person' && meeting.heldOn !== null)
    found.push(
      duty({
        ...subject,
        period: 'TXC-10.forward',
        title: `Tổng hợp, chuyển ý kiến cá nhân, nhóm cử tri: ${what}`,
        product: 'Văn bản chuyển ý kiến, đồng gửi Tổ đại biểu và MTTQ',
        leadOrganizationId: bodies.officeId,
        responsiblePersonId: meeting.delegateIds[0] ?? null,
        ...dueBy('TXC-10.forward', meeting.heldOn, around),
        lawRule: 'TXC-10.forward',
        doneOn: meeting.forwardedOn
      })
    );
  return found;
}
