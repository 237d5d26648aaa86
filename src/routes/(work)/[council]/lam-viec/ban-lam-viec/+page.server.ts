import { fail, redirect } from '@sveltejs/kit';
import { isExpected } from '#core/errors.ts';
import { failure, form, fromFormData } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { translator, type Lang } from '#core/words.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { deskFilterOf, deskWord } from '#modules/petition/components/desk/address.ts';
import { deskView } from '#modules/petition/desk.ts';
import { answerPetitions } from '#modules/petition/server/commands/answer-petitions.ts';
import { acceptReferrals, askExtension, receiveReferrals, returnReferrals } from '#modules/petition/server/commands/respond-to-referral.ts';
import { saveReplyDraft } from '#modules/petition/server/commands/save-reply-draft.ts';
import { withdrawAnswers } from '#modules/petition/server/commands/withdraw-answers.ts';
import { deskFigures } from '#modules/petition/server/desk-figures.ts';
import { deskPane } from '#modules/petition/server/desk-pane.ts';
import { deskWork } from '#modules/petition/server/desk.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
  const filter = deskFilterOf(url.searchParams.get('loc'));
  const act = url.searchParams.get('viec');
  const askedAct = act === 'tra-lai' || act === 'gia-han' ? act : null;
  // Boxes ticked in the list arrive under the name the commands read; the address keeps them shorter.
  const ticked = url.searchParams.getAll('petitionIds[]').filter(isId);
  if (ticked.length > 0) redirect(307, paths.desk(params.council, { filter: deskWord[filter], chosen: ticked, ...(askedAct ? { act: askedAct } : {}) }));
  return locals.read(async (tx) => {
    const { actor, today, now } = locals;
    const desk = await deskWork(tx, actor, today, now);
    const named = (url.searchParams.get('chon') ?? '').split(',').filter(isId).slice(0, 100);
    const first = deskView(desk.items, filter).flatMap((group) => group.items).find((item) => item.petition)?.petition?.id;
    const ids = named.length > 0 ? named : first ? [first] : [];
    const pane = ids.length > 0 ? await deskPane(tx, actor, ids) : null;
    const asked = url.searchParams.get('so-lieu');
    const figure = asked === 'dung-han' ? ('inTime' as const) : asked === 'dong-y' ? ('agree' as const) : null;
    const { year, ...both } = await deskFigures(tx, actor, today);
    // Records travel only where their figure is opened.
    const figures = { year, inTime: figure === 'inTime' ? both.inTime : { ...both.inTime, records: [] }, agree: figure === 'agree' ? both.agree : { ...both.agree, records: [] } };
    return {
      rail: true,
      flush: true,
      desk,
      filter,
      named: named.length > 0 && pane !== null ? pane.petitions.map((each) => each.id) : [],
      pane,
      act: askedAct,
      figure,
      figures,
      bodies: (await organizationChoices(tx)).filter((each) => !each.inside && each.kind !== 'village' && !pane?.petitions.some((one) => one.bodyId === each.id)).map((each) => ({ value: each.id, label: each.name })),
      requestId: newId()
    };
  });
};

const say = (lang: Lang) => translator(messages, lang);
type Event = { params: Partial<Record<string, string>>; url: URL };
/** The list, with the filter it had. */
const listOf = ({ params, url }: Event) => paths.desk(params['council'] ?? '', { filter: deskWord[deskFilterOf(url.searchParams.get('loc'))] });

export const actions: Actions = {
  accept: form(acceptReferrals, { done: (result, { locals }) => ({ text: say(locals.lang)('accepted', { n: result.accepted }) }) }),
  receive: form(receiveReferrals, { done: (result, { locals }) => ({ text: say(locals.lang)('received', { n: result.received }) }) }),
  return: form(returnReferrals, { done: (result, { locals }) => ({ text: say(locals.lang)('returned', { n: result.returned }) }), to: (_result, event) => listOf(event) }),
  extend: form(askExtension, { done: (result, { locals }) => ({ text: say(locals.lang)('extension', { n: result.asked }) }), to: (_result, event) => listOf(event) }),
  answer: form(answerPetitions, {
    done: (result, { locals, params }) => ({
      text: say(locals.lang)('answered', { n: result.answered }),
      ...(result.petitionIds.length <= 40 ? { undo: { action: `${paths.desk(params['council'] ?? '')}?/withdraw`, fields: Object.fromEntries(result.petitionIds.map((id, index) => [`petitionIds.${index}`, id])) } } : {})
    }),
    to: (_result, event) => listOf(event)
  }),
  withdraw: form(withdrawAnswers, { done: (_result, { locals }) => ({ text: say(locals.lang)('withdrawn') }) }),
  draft: form(saveReplyDraft, { done: (_result, { locals }) => ({ text: say(locals.lang)('saved') }) }),
  /** The same from the script, at each pause of typing: no new page. */
  autosave: async ({ request, locals }) => {
    const values = await fromFormData(await request.formData());
    try {
      return await locals.run(saveReplyDraft, values);
    } catch (error) {
      if (!isExpected(error)) throw error;
      return fail(error.status, failure(saveReplyDraft.name, values, error, locals.say));
    }
  }
};
