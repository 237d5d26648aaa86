/**
 * What people are told of: a deadline ahead, today or past; what has been late for long (to the Standing Committee); being chased; being given work; an answer to what
 * one reported or asked; something that waits for one's decision; a remark.
 */
export const noticeKinds = ['ahead', 'due', 'late', 'escalation', 'chased', 'assigned', 'answered', 'waiting', 'comment'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const emailWays = ['none', 'digest', 'at-once'] as const;
export type EmailWay = (typeof emailWays)[number];

/** How a person hears of one kind. */
export interface Ways {
  inApp: boolean;
  email: EmailWay;
  push: boolean;
}

/** Before a person chooses: everything under the bell, deadlines in the morning letter, what somebody did at once. */
export const usualWays: Readonly<Record<NoticeKind, Ways>> = {
  ahead: { inApp: true, email: 'digest', push: false },
  due: { inApp: true, email: 'digest', push: true },
  late: { inApp: true, email: 'digest', push: true },
  escalation: { inApp: true, email: 'digest', push: true },
  chased: { inApp: true, email: 'at-once', push: true },
  assigned: { inApp: true, email: 'at-once', push: true },
  answered: { inApp: true, email: 'digest', push: true },
  waiting: { inApp: true, email: 'digest', push: false },
  comment: { inApp: true, email: 'none', push: false }
};

/** Kinds only those hear of who judge and chase. */
export const supervisorKinds: readonly NoticeKind[] = ['escalation', 'waiting'];

/** Minutes after midnight; equal ends mean no quiet hours. */
export interface Quiet {
  from: number;
  to: number;
  restDays: boolean;
}

/** Evenings and nights, and days of rest: people are not called to work then unless they ask for it. */
export const usualQuiet: Quiet = { from: 20 * 60, to: 6 * 60 + 30, restDays: true };

/** Hour of the morning letter. */
export const digestHour = 7;
