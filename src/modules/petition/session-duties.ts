import { addCalendarDays, rollBackward, type Calendar, type Day } from '#core/calendar/days.ts';
import type { LawOverride } from '#core/law/apply.ts';
import { lawDue } from './rules.ts';

/** A session of the council as the rounds of voter meetings know it. */
export interface ComingSession {
  /** The round it is known by: the subject in the ledger. */
  roundId: string;
  title: string;
  opensOn: Day;
  /** It has opened: only what follows its answers is still ahead. */
  opened: boolean;
  /** Petitions raised before the session before this one opened, or ever, that a body was asked to answer: what PET-07 reports on. */
  earlier: number;
  /** Last day any petition raised in its round is to be answered; null while none was passed on. */
  answersEndOn: Day | null;
}

export interface SessionBodies {
  standingCommitteeId: string | null;
  officeId: string | null;
  peoplesCommitteeId: string | null;
}

export interface SessionDuty {
  /** Row of the law table: one duty of each in a session. */
  rule: 'PET-03' | 'PET-07' | 'PET-10' | 'PET-13';
  kind: 'report' | 'petition-session';
  title: string;
  product: string;
  leadOrganizationId: string | null;
  dueOn: Day;
  remindOn: Day;
  basis: string;
}

/**
 * What falls due around a session whose opening day is known: the consolidated report of voters' opinions to the People's Committee (law:PET-03), its report on the results of earlier petitions
 * (law:PET-07), the supervision report at the session (law:PET-13, ready the working day before it opens), and, once answers were asked for, publicising the results after their time (law:PET-10).
 */
export function sessionDuties(session: ComingSession, bodies: SessionBodies, calendar: Calendar, overrides: readonly LawOverride[]): SessionDuty[] {
  const before = (rule: 'PET-03' | 'PET-07') => {
    const { dueOn, adjustedDay, basis } = lawDue(rule, session.opensOn, calendar, overrides);
    return { rule, kind: 'report' as const, dueOn, remindOn: adjustedDay < dueOn ? adjustedDay : dueOn, basis };
  };
  const eve = rollBackward(addCalendarDays(session.opensOn, -1), calendar);
  const duties: SessionDuty[] = session.opened ? [] : [
    { ...before('PET-03'), title: `Báo cáo tổng hợp ý kiến, kiến nghị cử tri gửi UBND trước ${session.title}`, product: 'Báo cáo tổng hợp', leadOrganizationId: bodies.standingCommitteeId },
    {
      rule: 'PET-13',
      kind: 'report',
      title: `Báo cáo kết quả giám sát việc giải quyết kiến nghị cử tri trình ${session.title}`,
      product: 'Báo cáo giám sát',
      leadOrganizationId: bodies.standingCommitteeId,
      dueOn: eve,
      remindOn: eve,
      basis: 'Điều 54 NQLT 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN'
    }
  ];
  if (session.earlier > 0 && !session.opened) duties.push({ ...before('PET-07'), title: `Báo cáo kết quả giải quyết kiến nghị cử tri gửi Thường trực trước ${session.title}`, product: 'Báo cáo kết quả giải quyết', leadOrganizationId: bodies.peoplesCommitteeId });
  if (session.answersEndOn !== null) {
    const { dueOn, adjustedDay, basis } = lawDue('PET-10', session.answersEndOn, calendar, overrides);
    duties.push({ rule: 'PET-10', kind: 'petition-session', title: `Công khai kết quả giải quyết kiến nghị cử tri nêu trước ${session.title}`, product: 'Danh mục kết quả công khai', leadOrganizationId: bodies.officeId, dueOn, remindOn: adjustedDay < dueOn ? adjustedDay : dueOn, basis });
  }
  return duties;
}
