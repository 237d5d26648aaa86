import { daysBetween, type Day } from '#core/calendar/days.ts';
import type { StatusKind } from '#ui/status.ts';
import type { vi } from './messages.ts';
import type { Outcome, Stage } from './schema.ts';

interface Standing {
  stage: Stage;
  outcome: Outcome | null;
  bodyName: string | null;
  dueOn: Day | null;
  voterAgrees: boolean | null;
}

type Key = Extract<keyof typeof vi, `petition.line.${string}`>;

/** What a line of the list says of where the petition stands, and with which shape: a late answer first of all. */
export function lineState(line: Standing, today: Day): { kind: StatusKind; key: Key; params: Record<string, string | number> } {
  const body = line.bodyName ?? '';
  const late = line.dueOn !== null && daysBetween(line.dueOn, today) > 0;
  const said = (kind: StatusKind, key: Key): ReturnType<typeof lineState> => ({ kind, key, params: { body } });
  switch (line.stage) {
    case 'recorded':
      return said(late ? 'late' : 'none', 'petition.line.recorded');
    case 'compiled':
      return said('none', 'petition.line.compiled');
    case 'referred':
    case 'accepted':
      return late ? said('late', 'petition.line.unanswered') : said('ok', line.stage === 'accepted' ? 'petition.line.accepted' : 'petition.line.referred');
    case 'reopened':
      return said(late ? 'late' : 'risk', late ? 'petition.line.unanswered' : 'petition.line.reopened');
    case 'returned':
      return said('risk', 'petition.line.returned');
    case 'answered':
      return said('ok', 'petition.line.answered');
    case 'promised':
      return said(late ? 'late' : 'risk', late ? 'petition.line.promise-late' : 'petition.line.promised');
    case 'judged':
      if (line.voterAgrees === false) return said('risk', 'petition.line.disagrees');
      return said('done', line.outcome === 'explained' ? 'petition.line.explained' : 'petition.line.settled');
    case 'closed':
      return said('done', line.outcome === 'explained' ? 'petition.line.closed-explained' : 'petition.line.closed');
    default:
      return said('none', `petition.line.${line.stage}`);
  }
}
