import { isId } from '#core/ids.ts';
import { readDay } from '#core/inputs.ts';

/** What the form of the list, sent as a GET, asks to be put into a letter. */
export function askedLetter(url: URL, today: string): { obligationIds: string[]; note: string; answerBy: string | null } {
  const ids = [...url.searchParams.getAll('obligationIds[]'), ...url.searchParams.getAll('viec')];
  return {
    obligationIds: [...new Set(ids.filter(isId))].slice(0, 100),
    note: (url.searchParams.get('note') ?? '').slice(0, 4000),
    answerBy: readDay(url.searchParams.get('answerBy') ?? '', today) ?? null
  };
}
