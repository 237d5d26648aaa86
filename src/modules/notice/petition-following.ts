import { formatDay } from '#core/format.ts';
import { isDay } from '#core/calendar/days.ts';
import type { NoticeKind } from './kinds.ts';

export interface PetitionFollowing {
  kind: NoticeKind;
  /** `body`: who works in the body that must answer; `supervisors`: chairs and office. */
  audience: 'body' | 'supervisors';
  textKey: string;
  params: Record<string, string | number>;
  /** Told once under this name; null: once an event. A letter that passes on fifty petitions is one piece of news. */
  once: string | null;
}

const said = (data: Record<string, unknown>, name: string): string => {
  const value = data[name];
  return isDay(value) ? formatDay(value) : typeof value === 'string' ? value : '';
};

/** What an event of a petition is told as, and to whom; null for events nobody needs to hear of. Says codes and days, never words of a voter. */
export function petitionFollowingOf(name: string, data: Record<string, unknown>): PetitionFollowing | null {
  const code = said(data, 'code');
  switch (name) {
    case 'petition.referred':
      return { kind: 'assigned', audience: 'body', textKey: 'notice.petition-referred', params: { symbol: said(data, 'symbol'), due: said(data, 'dueOn') }, once: `referred:${said(data, 'symbol')}` };
    case 'petition.reopened':
      return { kind: 'answered', audience: 'body', textKey: 'notice.petition-reopened', params: { code, reason: said(data, 'reason'), due: said(data, 'dueOn') }, once: null };
    case 'petition.return-ruled':
      return data['ruling'] === 'insisted' ? { kind: 'answered', audience: 'body', textKey: 'notice.petition-insisted', params: { code, reason: said(data, 'reason') }, once: null } : null;
    case 'petition.extension-ruled':
      return { kind: 'answered', audience: 'body', textKey: data['granted'] === true ? 'notice.petition-granted' : 'notice.petition-refused', params: { code, until: said(data, 'until'), reason: said(data, 'reason') }, once: null };
    case 'petition.returned':
      return { kind: 'waiting', audience: 'supervisors', textKey: 'notice.petition-returned', params: { code, reason: said(data, 'reason') }, once: null };
    case 'petition.extension-asked':
      return { kind: 'waiting', audience: 'supervisors', textKey: 'notice.petition-extension', params: { code, until: said(data, 'untilOn'), reason: said(data, 'reason') }, once: null };
    case 'petition.voter-said':
      return data['agrees'] === false ? { kind: 'waiting', audience: 'supervisors', textKey: 'notice.petition-disagrees', params: { code }, once: null } : null;
    case 'petition.raised-again':
      return data['stage'] === 'closed' || data['stage'] === 'judged' ? { kind: 'waiting', audience: 'supervisors', textKey: 'notice.petition-again', params: { code, times: Number(data['times'] ?? 2) }, once: null } : null;
    default:
      return null;
  }
}
