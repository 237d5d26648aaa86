import { refusalOf, type Act } from './rules.ts';
import type { petitionPolicy } from './policy.ts';
import type { PetitionDetail } from './server/detail.ts';

/** Acts that open a panel of their own on the petition's page (`?lam=`), most urgent first. */
export const panels = ['rule', 'extension', 'classify', 'refer', 'judge', 'answer', 'tell', 'publish', 'verdict', 'close', 'reopen', 'receive', 'merge', 'split', 'amend', 'remove'] as const;
export type Panel = (typeof panels)[number];

export function isPanel(word: string): word is Panel {
  return (panels as readonly string[]).includes(word);
}

type Verbs = Record<keyof typeof petitionPolicy.verbs, boolean>;

const verbOf: Record<Panel, [keyof Verbs, Act]> = {
  rule: ['rule', 'rule'],
  extension: ['rule', 'extend'],
  classify: ['classify', 'classify'],
  refer: ['refer', 'refer'],
  judge: ['judge', 'judge'],
  answer: ['answer', 'answer'],
  tell: ['tell', 'tell'],
  publish: ['publish', 'publish'],
  verdict: ['tell', 'verdict'],
  close: ['close', 'close'],
  reopen: ['reopen', 'reopen'],
  receive: ['respond', 'receive'],
  merge: ['merge', 'merge'],
  split: ['split', 'split'],
  amend: ['amend', 'amend'],
  remove: ['remove', 'remove']
};

/** Panels this person may open on this petition as it stands, in the order of the page: the first is what comes next. */
export function actsOf(detail: Pick<PetitionDetail, 'row' | 'extension' | 'letters'>, verbs: Verbs): Panel[] {
  const { row } = detail;
  return panels.filter((panel) => {
    const [verb, act] = verbOf[panel];
    if (!verbs[verb] || refusalOf(act, row.stage) !== null) return false;
    if (panel === 'extension') return detail.extension !== null;
    if (panel === 'refer') return row.bodyId !== null && row.stage === 'compiled';
    if (panel === 'receive') return detail.letters[0]?.receivedOn === null;
    if (panel === 'answer') return row.stage !== 'answered' && row.stage !== 'returned';
    if (panel === 'tell') return row.toldOn === null || row.toldOn < (row.answeredOn ?? '');
    return true;
  });
}
