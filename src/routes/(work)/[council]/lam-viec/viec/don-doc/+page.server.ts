import { redirect } from '@sveltejs/kit';
import { addWorkingDays } from '#core/calendar/days.ts';
import { formatDay } from '#core/format.ts';
import { form } from '#core/form.ts';
import { isId, newId } from '#core/ids.ts';
import { deadlineOf, ruleOn } from '#core/law/apply.ts';
import { lawRule } from '#core/law/rules.ts';
import { translator, type Lang } from '#core/words.ts';
import { councilCalendar, councilData, lawOverrides } from '#modules/council/server/queries.ts';
import { orderBodies } from '#modules/obligation/chasing-desk.ts';
import { addresseeOf, paperOfStep, type PaperedKind } from '#modules/obligation/chasing-paper.ts';
import { answerWorkingDays, rungsOf, stepsTogether } from '#modules/obligation/chasing.ts';
import { bodyPapers, bodyYear, chasedBodies, chasedItems } from '#modules/obligation/server/chasing-desk.ts';
import { chaseByLetter } from '#modules/obligation/server/commands/chase-by-letter.ts';
import { chaseObligations } from '#modules/obligation/server/commands/chase-obligations.ts';
import { recallChasing } from '#modules/obligation/server/commands/recall-chasing.ts';
import { takeBackAct } from '#modules/obligation/server/commands/take-back-act.ts';
import { readObligation } from '#modules/obligation/server/obligation-row.ts';
import { takeBackFields } from '#modules/obligation/rules.ts';
import { seriesOf } from '#modules/paper/layout/kinds.ts';
import { nextNumber, signersOn } from '#modules/paper/server/numbers.ts';
import { planHead } from '#modules/target/server/plans.ts';
import { paths } from '#paths';
import { askedLetter } from './asked-letter.ts';
import { chaseAddress, type ChasePlace } from './chase-address.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where the address stands, without what is opened over it. */
function placeOf(url: URL, today: string): ChasePlace {
  const asked = askedLetter(url, today);
  const one = (name: string) => url.searchParams.get(name) ?? '';
  return {
    body: isId(one('co-quan')) ? one('co-quan') : undefined,
    plan: isId(one('ke-hoach')) ? one('ke-hoach') : undefined,
    byDays: one('xep') === 'ngay',
    kind: asked.kind ?? undefined,
    ...(asked.chosen || asked.obligationIds.length > 0 ? { work: asked.obligationIds } : {}),
    answerBy: asked.answerBy,
    note: asked.note,
    addressee: asked.addressee
  };
}

export const load: PageServerLoad = ({ locals, params, url }) => {
  const { actor, today, now } = locals;
  const place = placeOf(url, today);
  const open = url.searchParams.get('mo');
  const letter = url.searchParams.get('xem') === 'cong-van';
  // Boxes ticked arrive under the name the commands read; the address keeps them shorter.
  if (url.searchParams.has('obligationIds[]')) redirect(307, chaseAddress(params.council, { ...place, letter, ...(open === 'ban-hanh' ? { open } : {}) }));
  return locals.read(async (tx) => {
    const plan = place.plan ? await planHead(tx, place.plan) : null;
    const bodies = orderBodies(await chasedBodies(tx, actor, today, now, plan?.id), place.byDays ? 'days' : 'late');
    const first = place.work?.[0];
    const wanted = place.body ?? (first ? ((await readObligation(tx, actor, first).catch(() => null))?.leadOrganizationId ?? undefined) : undefined);
    const body = bodies.find((each) => each.id === wanted) ?? bodies[0] ?? null;
    const council = await councilData(tx);
    const signers = await signersOn(tx, today);
    const base = { rail: true, flush: true, bodies, plan: plan && { id: plan.id, title: plan.shortTitle || plan.title }, council0: { name: council?.name ?? '', province: council?.province ?? '' }, signers, requestId: newId() };
    if (!body) return { ...base, place, body: null, named: false, letter, open: null, items: [], ladder: null, kind: 'letter' as PaperedKind, year: null, papers: [], usualAnswer: '', usualAddressee: '', next: 0 };
    const items = await chasedItems(tx, actor, body.id, today, now, plan?.id);
    const steps = stepsTogether(items.filter((item) => item.late).flatMap((item) => item.steps));
    const ladder = rungsOf(steps, today, !body.inside);
    // A reminder goes out without a paper: the first paper is the letter.
    const chosen = ladder.rungs.find((rung) => rung.kind === place.kind)?.kind ?? ladder.proposed.kind;
    const kind: PaperedKind = chosen === 'reminder' ? 'letter' : chosen;
    const year = await bodyYear(tx, actor, body.id, today);
    const calendar = await councilCalendar(tx);
    const days = answerWorkingDays[kind];
    const usual = kind === 'explanation' ? deadlineOf(ruleOn(lawRule('FUP-01'), await lawOverrides(tx), today), today, calendar).dueOn : days === null ? null : addWorkingDays(today, days, calendar);
    return {
      ...base,
      place: { ...place, body: body.id },
      body,
      /** The address chose it: on a phone its work is shown, not the list. */
      named: wanted !== undefined,
      letter,
      open: open === 'ban-hanh' || open === 'nam' ? open : null,
      items,
      ladder,
      kind,
      // Its records travel only where the figure is opened.
      year: open === 'nam' ? year : { ...year, records: [] },
      papers: await bodyPapers(tx, body.id),
      usualAnswer: usual ? formatDay(usual) : '',
      usualAddressee: addresseeOf(kind, { name: body.fullName, kind: body.kind, parentName: body.parentName }, { council: council?.name ?? '', province: council?.province ?? '' }),
      next: await nextNumber(tx, seriesOf(today, paperOfStep[kind].kind, paperOfStep[kind].issuer))
    };
  });
};

const say = (lang: Lang) => translator(messages, lang);
/** The body, with nothing chosen any more: what was just chased stands there with its new step. */
const back = (event: { params: Partial<Record<string, string>>; url: URL; locals: App.Locals }) => {
  const { body, plan, byDays } = placeOf(event.url, event.locals.today);
  return chaseAddress(event.params['council'] ?? '', { body, plan, byDays: byDays ?? false });
};

export const actions: Actions = {
  remind: form(chaseObligations, {
    add: () => ({ kind: 'reminder', paper: '' }),
    done: (result, { locals, params }) => ({
      text: say(locals.lang)('reminded', { works: result.chased }),
      // The way back travels in a cookie: a longer list does not fit and is taken back one by one.
      ...(result.ids.length <= 40 ? { undo: { action: `${paths.chase(params['council'] ?? '')}?/takeBack`, fields: takeBackFields('chase', result.ids) } } : {})
    }),
    to: (_result, event) => back(event)
  }),
  issue: form(chaseByLetter, { done: (result, { locals }) => ({ text: say(locals.lang)('issued', { symbol: result.symbol, works: result.works }) }), to: (_result, event) => back(event) }),
  recall: form(recallChasing, { done: (result, { locals }) => ({ text: say(locals.lang)('recalled', { symbol: result.symbol, works: result.works }) }), to: (_result, event) => back(event) }),
  takeBack: form(takeBackAct, { done: (_result, { locals }) => ({ text: say(locals.lang)('takenBack') }) })
};
