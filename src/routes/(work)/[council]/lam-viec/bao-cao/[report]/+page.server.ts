import { form, type Flash } from '#core/form.ts';
import { formatDay } from '#core/format.ts';
import { newId } from '#core/ids.ts';
import { fill, type Lang } from '#core/words.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { approveReport, returnReport, reviewReport, submitReport, takeBackReport } from '#modules/report/server/commands/approve-report.ts';
import { citeSource } from '#modules/report/server/commands/cite-source.ts';
import { draftReport } from '#modules/report/server/commands/draft-report.ts';
import { issueReport, recallReport } from '#modules/report/server/commands/issue-report.ts';
import { keepFigure, takeFigures } from '#modules/report/server/commands/refresh-figures.ts';
import { addBlock, insertFigure, removeBlock, saveReport, setSubject } from '#modules/report/server/commands/write-report.ts';
import { shownCitables } from '#modules/report/server/citables.ts';
import { figureEvidence, reportView } from '#modules/report/server/page.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

const acts = ['tra-lai', 'ban-hanh', 'thu-hoi', 'lap-lai'] as const;

/** `sua`: block being written · `so-lieu`: figure opened · `chen`: block a figure goes into · `dan`: block a reference goes into · `viec`: what is being done with the report. */
export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.read(async (tx) => {
    const clock = { now: locals.now, today: locals.today };
    const view = await reportView(tx, locals.actor, params.report, clock);
    const figure = url.searchParams.get('so-lieu');
    const shown = figure === null ? null : await figureEvidence(tx, locals.actor, params.report, figure, clock, { council: params.council, lang: locals.lang });
    const act = url.searchParams.get('viec');
    return {
      rail: true,
      flush: true,
      view,
      evidence: shown,
      editing: url.searchParams.get('sua'),
      inserting: url.searchParams.get('chen'),
      citing: url.searchParams.get('dan'),
      sources: view.may.write && url.searchParams.has('dan') ? await shownCitables(tx, locals.actor, { reportId: view.report.id, from: view.report.from, to: view.report.to }, (url.searchParams.get('tim') ?? '').slice(0, 120)) : null,
      find: url.searchParams.get('tim') ?? '',
      act: acts.find((each) => each === act) ?? null,
      organizations: view.may.write ? (await organizationChoices(tx)).map((body) => ({ value: body.id, label: body.shortName || body.name })) : [],
      requestId: newId<'request'>(locals.now.getTime())
    };
  });

type Event = { params: Partial<Record<string, string>>; locals: App.Locals; url: URL };
const own = (event: Event) => ({ reportId: event.params['report'] });
const here = (event: Event, more = '') => paths.report(event.params['council'] ?? '', event.params['report'] ?? '') + more;
const flash = (lang: Lang, key: keyof typeof messages.vi, params: Record<string, string | number> = {}): Flash => ({ text: fill(messages[lang][key], params) });

export const actions: Actions = {
  save: form(saveReport, { add: own, to: (_, event) => here(event), done: (result, { locals }) => (result.saved > 0 ? flash(locals.lang, 'savedBlock') : null) }),
  // What the page saves by itself says nothing.
  autosave: form(saveReport, { add: own, to: (_, event) => here(event) }),
  add: form(addBlock, { add: own, to: (result, event) => here(event, `#${result.blockId}`), done: (_, { locals }) => flash(locals.lang, 'added') }),
  remove: form(removeBlock, { add: own, to: (_, event) => here(event), done: (_, { locals }) => flash(locals.lang, 'removedBlock') }),
  insert: form(insertFigure, { add: own, to: (result, event) => here(event, `#${result.blockId}`), done: (_, { locals }) => flash(locals.lang, 'inserted') }),
  cite: form(citeSource, { add: own, to: (result, event) => here(event, `#${result.blockId}`), done: (_, { locals }) => flash(locals.lang, 'cited') }),
  subject: form(setSubject, { add: own, to: (_, event) => here(event), done: (_, { locals }) => flash(locals.lang, 'savedSubject') }),
  take: form(takeFigures, { add: own, to: (_, event) => here(event), done: (result, { locals }) => flash(locals.lang, 'taken', { n: result.changed }) }),
  keep: form(keepFigure, { add: own, to: (_, event) => here(event), done: (result, { locals }) => flash(locals.lang, 'kept', { shown: result.shown, day: formatDay(result.asOf) }) }),
  redraft: form(draftReport, { to: (_, event) => here(event), done: (_, { locals }) => flash(locals.lang, 'redraftDone') }),
  submit: form(submitReport, { add: own, done: (result, { locals }) => flash(locals.lang, 'submitted', { title: result.title }) }),
  takeBack: form(takeBackReport, { add: own, done: (result, { locals }) => flash(locals.lang, 'takenBack', { title: result.title }) }),
  review: form(reviewReport, { add: own, done: (result, { locals }) => flash(locals.lang, 'reviewed', { title: result.title }) }),
  approve: form(approveReport, { add: own, done: (result, { locals }) => flash(locals.lang, 'approved', { title: result.title }) }),
  return: form(returnReport, { add: own, to: (_, event) => here(event), done: (result, { locals }) => flash(locals.lang, 'returned', { title: result.title }) }),
  issue: form(issueReport, { add: own, to: (_, event) => here(event), done: (result, { locals }) => flash(locals.lang, 'issuedDone', { symbol: result.symbol }) }),
  recall: form(recallReport, { add: own, to: (_, event) => here(event), done: (result, { locals }) => flash(locals.lang, 'recalled', { symbol: result.symbol ?? '' }) })
};
