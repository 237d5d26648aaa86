import { isId } from '#core/ids.ts';
import { readDay } from '#core/inputs.ts';
import { paperedKinds, type PaperedKind } from '#modules/obligation/chasing-paper.ts';

/** What the address asks to be put into the paper; the names are those of the form. */
export interface AskedLetter {
  /** Null: the step proposed. */
  kind: PaperedKind | null;
  obligationIds: string[];
  /** The form was sent: no work chosen then means none. */
  chosen: boolean;
  note: string;
  addressee: string;
  /** As typed, '' for no day; undefined where nothing was said, so the usual one. */
  answerBy: string | undefined;
  /** Null where nothing was typed or it is no day. */
  answerByDay: string | null;
}

/** Reads the form of chasing sent as a GET. Work is named `viec`, or `obligationIds[]` straight from the boxes. */
export function askedLetter(url: URL, today: string): AskedLetter {
  const one = (name: string, most: number) => (url.searchParams.get(name) ?? '').slice(0, most);
  const ids = [...url.searchParams.getAll('obligationIds[]'), ...url.searchParams.getAll('viec').flatMap((each) => each.split(','))];
  return {
    kind: paperedKinds.find((each) => each === one('kind', 40)) ?? null,
    obligationIds: [...new Set(ids.filter(isId))].slice(0, 100),
    chosen: url.searchParams.has('chon'),
    note: one('note', 4000),
    addressee: one('addressee', 300),
    answerBy: url.searchParams.has('answerBy') ? one('answerBy', 40) : undefined,
    answerByDay: readDay(one('answerBy', 40), today) ?? null
  };
}
