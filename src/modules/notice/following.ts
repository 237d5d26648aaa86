import { formatDay } from '#core/format.ts';
import type { NoticeKind } from './kinds.ts';

/** Whom an event is told to: those who answer for the obligation, those who help, those who judge, or one person. */
export type Audience = 'owners' | 'owners-and-helpers' | 'supervisors';

export interface Following {
  kind: NoticeKind;
  audience: Audience;
  textKey: string;
  params: Record<string, string | number>;
}

const word = (data: Record<string, unknown>, name: string): string => (typeof data[name] === 'string' ? (data[name] as string) : '');
const dayWord = (data: Record<string, unknown>, name: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(word(data, name)) ? formatDay(word(data, name)) : '');

/**
 * What an event of the log about an obligation is told as, and to whom; null for events nobody needs to hear of. `judgementDue`: the council judges what the lead reports.
 * @param data of the event, as the command wrote it
 */
export function followingOf(name: string, data: Record<string, unknown>, obligation: { judgementDue: boolean }): Following | null {
  const title = word(data, 'title');
  const note = word(data, 'note');
  switch (name) {
    case 'obligation.chased': {
      const answerBy = dayWord(data, 'answerBy');
      return { kind: 'chased', audience: 'owners', textKey: answerBy ? 'notice.chased-by' : 'notice.chased', params: { title, step: Number(data['step'] ?? 1), answerBy } };
    }
    case 'obligation.assigned':
      return data['to'] ? { kind: 'assigned', audience: 'owners', textKey: 'notice.assigned', params: { title } } : null;
    case 'obligation.returned':
      return { kind: 'answered', audience: 'owners', textKey: 'notice.returned', params: { title, note } };
    case 'obligation.accepted':
      return { kind: 'answered', audience: 'owners', textKey: 'notice.accepted', params: { title } };
    case 'obligation.deferred':
    case 'obligation.corrected':
      return { kind: 'answered', audience: 'owners-and-helpers', textKey: 'notice.moved', params: { title, to: dayWord(data, 'to') } };
    case 'obligation.taken-back':
      return word(data, 'act') === 'comment' ? null : { kind: 'answered', audience: 'owners-and-helpers', textKey: `notice.taken-back-${word(data, 'act')}`, params: { title, to: dayWord(data, 'to') } };
    case 'obligation.withdrawn':
      return { kind: 'answered', audience: 'owners-and-helpers', textKey: 'notice.withdrawn', params: { title } };
    case 'obligation.deferral-asked':
      return { kind: 'waiting', audience: 'supervisors', textKey: 'notice.asked', params: { title, to: dayWord(data, 'to'), reason: word(data, 'reason') } };
    case 'obligation.done':
      return obligation.judgementDue ? { kind: 'waiting', audience: 'supervisors', textKey: 'notice.reported', params: { title } } : null;
    case 'obligation.commented':
      return { kind: 'comment', audience: 'owners', textKey: 'notice.comment', params: { title, text: word(data, 'text').slice(0, 300) } };
    default:
      return null;
  }
}

export interface ReportFollowing {
  kind: NoticeKind;
  audience: 'owners' | 'approvers';
  textKey: string;
  params: Record<string, string | number>;
  /** Told once under this name; null: once an event. Handing up and reading through are one piece of news to whoever approves. */
  once: string | null;
}

/** What an event of a report is told as: to those who approve when it is handed up, to those who prepare it when it is approved or sent back. */
export function reportFollowingOf(name: string, data: Record<string, unknown>): ReportFollowing | null {
  const title = word(data, 'title');
  switch (name) {
    case 'report.submitted':
    case 'report.reviewed':
      return { kind: 'waiting', audience: 'approvers', textKey: 'notice.report-waiting', params: { title }, once: `waiting:${Number(data['version'] ?? 0)}` };
    case 'report.approved':
      return { kind: 'answered', audience: 'owners', textKey: 'notice.report-approved', params: { title }, once: null };
    case 'report.returned':
      return { kind: 'answered', audience: 'owners', textKey: 'notice.report-returned', params: { title, note: word(data, 'note') }, once: null };
    default:
      return null;
  }
}
