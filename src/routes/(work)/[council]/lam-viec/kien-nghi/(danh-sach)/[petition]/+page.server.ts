import { error } from '@sveltejs/kit';
import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { can } from '#core/policy.ts';
import { fill, translator, type Lang } from '#core/words.ts';
import { seriesOf } from '#modules/paper/layout/kinds.ts';
import { nextNumber, signersOn } from '#modules/paper/server/numbers.ts';
import { petitionPolicy } from '#modules/petition/policy.ts';
import { answerPetitions } from '#modules/petition/server/commands/answer-petitions.ts';
import { amendPetition, classifyPetition } from '#modules/petition/server/commands/classify-petitions.ts';
import { judgeAnswers, undoJudgement } from '#modules/petition/server/commands/judge-answers.ts';
import { keepApart, mergePetitions, undoMerge } from '#modules/petition/server/commands/merge-petitions.ts';
import { mergeByCode } from '#modules/petition/server/commands/merge-by-code.ts';
import { readRaiser } from '#modules/petition/server/commands/read-raiser.ts';
import { referPetitions } from '#modules/petition/server/commands/refer-petitions.ts';
import { reopenPetition } from '#modules/petition/server/commands/reopen-petition.ts';
import { receiveReferrals, ruleOnExtension, ruleOnReturn } from '#modules/petition/server/commands/respond-to-referral.ts';
import { removePetition, splitPetition, undoRemoval, undoSplit } from '#modules/petition/server/commands/split-petition.ts';
import { closePetitions, recordVerdict, tellVoters, undoClosing } from '#modules/petition/server/commands/tell-voters.ts';
import { petitionDetail } from '#modules/petition/server/detail.ts';
import { publicationProposal } from '#modules/petition/server/public/publication.ts';
import { publishPetition, withdrawPublication } from '#modules/petition/server/public/publish-petitions.ts';
import { waitingFor } from '#modules/petition/server/waiting.ts';
import { actsOf, isPanel } from '#modules/petition/acts.ts';
import { paths } from '#paths';
import * as flashes from '../../flash-messages.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    if (!isId(params.petition)) error(404, locals.say('core.not-found'));
    const { actor, today } = locals;
    const detail = await petitionDetail(tx, actor, params.petition);
    const verbs = Object.fromEntries(Object.keys(petitionPolicy.verbs).map((verb) => [verb, can(petitionPolicy, verb as 'record', actor, detail.row)])) as Record<keyof typeof petitionPolicy.verbs, boolean>;
    const asked = url.searchParams.get('lam') ?? '';
    const acts = actsOf(detail, verbs);
    const panel = isPanel(asked) && acts.includes(asked) ? asked : null;
    return {
      detail,
      verbs,
      acts,
      panel,
      signers: panel === 'refer' ? await signersOn(tx, today) : [],
      nextNumber: panel === 'refer' ? await nextNumber(tx, seriesOf(today, 'letter', 'TTHĐND-VP')) : null,
      waiting: panel === 'refer' ? await waitingFor(tx, actor, detail) : [],
      publication: panel === 'publish' ? await publicationProposal(tx, actor, detail.row.id) : null,
      requestId: newId()
    };
  });

const say = (lang: Lang) => translator(messages, lang);
const flash = (lang: Lang) => translator(flashes, lang);
type At = { params: Partial<Record<string, string>>; url: URL };
const here = ({ params }: At) => ({ petitionId: params['petition'] ?? '' });
const these = ({ params }: At) => ({ petitionIds: [params['petition'] ?? ''] });
/** Back to the petition without the panel, keeping the list as it was. */
const back = ({ params, url }: At) => {
  const query = new URLSearchParams(url.search);
  for (const name of Array.from(query.keys())) if (name.startsWith('/') || name === 'lam') query.delete(name);
  return paths.petition(params['council'] ?? '', params['petition'] ?? '', query.toString());
};
const undo = (action: string, fields: Record<string, string> = {}) => ({ params }: At) => ({ action: `${paths.petition(params['council'] ?? '', params['petition'] ?? '')}?/${action}`, fields });

export const actions: Actions = {
  classify: form(classifyPetition, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.classified', { n: 1 }) }), to: (_r, e) => back(e) }),
  amend: form(amendPetition, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.amended') }), to: (_r, e) => back(e) }),
  merge: form(mergePetitions, { done: (r, e) => ({ text: flash(e.locals.lang)('flash.merged', { code: r.into }) }), to: (_r, e) => back(e) }),
  mergeInto: form(mergeByCode, { add: here, done: (r, e) => ({ text: flash(e.locals.lang)('flash.merged', { code: r.into }), undo: undo('undoMerge')(e) }), to: (r, e) => paths.petition(e.params['council'] ?? '', r.intoId) }),
  undoMerge: form(undoMerge, { done: (r, e) => ({ text: flash(e.locals.lang)('flash.unmerged', { code: r.code }) }), to: (_r, e) => back(e) }),
  apart: form(keepApart, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.apart') }), to: (_r, e) => back(e) }),
  split: form(splitPetition, { add: here, done: (r, e) => ({ text: flash(e.locals.lang)('flash.split', { codes: r.codes.join(', ') }), undo: undo('undoSplit')(e) }), to: (_r, e) => back(e) }),
  undoSplit: form(undoSplit, { add: here, done: (r, e) => ({ text: flash(e.locals.lang)('flash.unsplit', { code: r.code }) }), to: (_r, e) => back(e) }),
  remove: form(removePetition, { add: here, done: (r, e) => ({ text: flash(e.locals.lang)('flash.removed', { code: r.code }), undo: undo('undoRemoval')(e) }), to: (_r, e) => back(e) }),
  undoRemoval: form(undoRemoval, { add: here, done: (r, e) => ({ text: flash(e.locals.lang)('flash.restored', { code: r.code }) }), to: (_r, e) => back(e) }),
  refer: form(referPetitions, { done: (r, e) => ({ text: flash(e.locals.lang)('flash.referred', { n: r.referred, symbol: r.symbol }) }), to: (_r, e) => back(e) }),
  receive: form(receiveReferrals, { add: these, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.received') }), to: (_r, e) => back(e) }),
  rule: form(ruleOnReturn, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.ruled') }), to: (_r, e) => back(e) }),
  extension: form(ruleOnExtension, { done: (_r, e) => ({ text: flash(e.locals.lang)('flash.extension') }), to: (_r, e) => back(e) }),
  answer: form(answerPetitions, { add: these, done: (r, e) => ({ text: flash(e.locals.lang)('flash.answered', { n: r.answered }) }), to: (_r, e) => back(e) }),
  judge: form(judgeAnswers, { add: these, done: (r, e) => ({ text: flash(e.locals.lang)(`flash.${r.verdict}`), ...(r.verdict === 'satisfactory' ? { undo: undo('undoJudgement')(e) } : {}) }), to: (_r, e) => back(e) }),
  undoJudgement: form(undoJudgement, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.unjudged') }), to: (_r, e) => back(e) }),
  tell: form(tellVoters, { add: these, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.told') }), to: (_r, e) => back(e) }),
  publish: form(publishPetition, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.published') }), to: (_r, e) => back(e) }),
  unpublish: form(withdrawPublication, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.unpublished') }), to: (_r, e) => back(e) }),
  verdict: form(recordVerdict, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.verdict') }), to: (_r, e) => back(e) }),
  close: form(closePetitions, { add: these, done: (r, e) => ({ text: flash(e.locals.lang)('flash.closed', { n: r.closed }), undo: undo('undoClosing')(e) }), to: (_r, e) => back(e) }),
  undoClosing: form(undoClosing, { add: here, done: (_r, e) => ({ text: flash(e.locals.lang)('flash.unclosed') }), to: (_r, e) => back(e) }),
  reopen: form(reopenPetition, { add: here, done: (r, e) => ({ text: flash(e.locals.lang)('flash.reopened', { code: r.code }) }), to: (_r, e) => back(e) }),
  raiser: async (event) => {
    const data = await event.request.formData();
    const raisingId = String(data.get('raisingId') ?? '');
    const raiser = await event.locals.run(readRaiser, { raisingId });
    return { raiser: { raisingId, words: fill(say(event.locals.lang)('raiser'), { name: raiser.name, phone: raiser.phone, address: raiser.address }) } };
  }
};
