import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { clockActor } from '#core/context.ts';
import { councils } from '#core/db.ts';
import { Invalid, isExpected } from '#core/errors.ts';
import { fromFormData } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { newRecoveryCodes } from '#core/identity/recovery.ts';
import { cookieOf, sessionCookie } from '#core/identity/session.ts';
import { recordSignIn } from '#core/identity/sign-in.ts';
import { isSetupCode, setupCodeFile } from '#modules/council/server/setup-code.ts';
import { blankCells, emptyFirstRun, FirstRun, firstRunPeople, isBlank, plannedOrganizations, readCouncil } from '#modules/person/first-run.ts';
import { foundCouncil } from '#modules/person/server/commands/found-council.ts';
import { readPeopleFile } from '#modules/person/server/read-list.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ needsCode: await needsCode(locals), codeFile: setupCodeFile, start: emptyFirstRun });

async function needsCode(locals: App.Locals): Promise<boolean> {
  return (await councils.list(locals.app.database)).some((council) => !council.sample);
}

/** What a step answers with: everything so far, and what must be mended before the next. */
interface Answer {
  step: 1 | 2 | 3;
  state: FirstRun;
  errors: Record<string, string>;
  message?: string;
}

export const actions: Actions = {
  /** Any button but the last: takes in what was typed and shows the step asked for. Writes nothing. */
  step: async (event) => {
    const { given, state } = await read(event);
    const from = stepOf(given['step']);
    const wish = String(given['to'] ?? '');
    const answer: Answer = { step: from, state, errors: {} };
    if (from === 2) await editList(event, wish, given, answer);
    if (/^[123]$/.test(wish)) {
      answer.errors = { ...answer.errors, ...(Number(wish) > from ? await faults(event.locals, from, state) : {}) };
      if (Object.keys(answer.errors).length === 0) answer.step = stepOf(wish);
    }
    if (answer.step === 3 && state.codes.length === 0) state.codes = newRecoveryCodes();
    return Object.keys(answer.errors).length > 0 ? fail(400, said(event.locals, answer)) : said(event.locals, answer);
  },
  /** Founds the council, signs its administrator in and goes to the first thing to do. */
  open: async (event) => {
    const { locals, cookies, url, request } = event;
    const { given, state } = await read(event);
    const errors = { ...(await faults(locals, 1, state)), ...(await faults(locals, 2, state)) };
    if (state.printed === '') errors['printed'] = messages[locals.lang]['b3.printedNeeded'];
    if (String(given['password'] ?? '') !== String(given['again'] ?? '')) errors['again'] = 'identity.password-differs';
    const { plan } = readCouncil(state, locals.today);
    if (Object.keys(errors).length > 0 || !plan) return fail(400, said(locals, { step: firstFault(errors), state, errors }));
    const scope = { database: locals.app.database, councilId: newId<'council'>(locals.now.getTime()), actor: clockActor, now: locals.now };
    const { lawWords: _words, ...council } = plan;
    try {
      const founded = await foundCouncil.execute(
        scope,
        {
          council: { ...council, ...(state.slug.trim() ? { slug: state.slug.trim().toLowerCase() } : {}), administrator: { name: state.adminName, signInName: state.adminSignIn, password: String(given['password'] ?? '') } },
          organizations: plannedOrganizations(state),
          people: firstRunPeople(state, 'vi', locals.today).flatMap((line) => (line.person ? [line.person] : [])),
          fileName: state.fileName,
          recoveryCodes: state.codes
        },
        String(given['requestId'] ?? '')
      );
      const device = (request.headers.get('user-agent') ?? '').slice(0, 200);
      const outcome = await recordSignIn.execute(scope, { personId: founded.personId, device, awaiting: null });
      if ('token' in outcome) cookies.set(sessionCookie, cookieOf(scope.councilId, outcome.token), { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
      const first = { plan: paths.planImport, people: paths.people, report: paths.reports }[state.first] ?? paths.myWork;
      redirect(303, first(founded.slug));
    } catch (error) {
      if (!isExpected(error)) throw error;
      const fields = error instanceof Invalid ? Object.fromEntries(Object.entries(error.fields).map(([name, key]) => [ownField(name), key])) : {};
      return fail(error.status, said(locals, { step: firstFault(fields), state, errors: fields, message: locals.say(error.message, error.params) }));
    }
  }
};

async function read({ request }: RequestEvent): Promise<{ given: Record<string, unknown>; state: FirstRun }> {
  const given = await fromFormData(await request.formData());
  let kept: unknown = {};
  try {
    kept = JSON.parse(String(given['state'] ?? '{}'));
  } catch {
    // A page changed on the way: what its fields say still counts.
  }
  const typed = Object.fromEntries(Object.keys(FirstRun.entries).flatMap((key) => (typeof given[key] === 'string' ? [[key, given[key]]] : [])));
  // An empty box is not sent at all, so boxes of the step just shown are empty unless they came.
  const boxes = { 1: ['remoteArea'], 2: ['overseer', 'dropBad'], 3: ['printed'] }[stepOf(given['step'])];
  const parsed = v.safeParse(FirstRun, { ...(kept as object), ...Object.fromEntries(boxes.map((box) => [box, ''])), ...typed });
  const state = parsed.success ? parsed.output : { ...emptyFirstRun };
  for (const [name, cells] of Object.entries((given['line'] as Record<string, unknown> | undefined) ?? {})) {
    const line = state.lines.find((each) => `r${each.row}` === name);
    for (const key of Object.keys(blankCells()) as (keyof ReturnType<typeof blankCells>)[]) {
      const value = (cells as Record<string, unknown> | undefined)?.[key];
      if (line && typeof value === 'string') line.cells[key] = value.slice(0, 300);
    }
  }
  return { given, state };
}

/** The buttons of the list: read a file, add lines, drop one, drop all. */
async function editList({ locals }: RequestEvent, wish: string, given: Record<string, unknown>, answer: Answer): Promise<void> {
  const { state } = answer;
  const file = given['file'] as { name: string; bytes: Uint8Array } | undefined;
  if (wish === 'read' || (file && wish === '3')) {
    if (!file) answer.errors['file'] = messages[locals.lang]['b2.readFirst'];
    else
      try {
        state.lines = await readPeopleFile(file, locals.today, locals.lang);
        state.fileName = file.name.slice(0, 180);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        Object.assign(answer.errors, error.fields);
      }
  }
  const [verb, row] = wish.split(':');
  if (verb === 'drop') state.lines = state.lines.filter((line) => line.row !== Number(row));
  if (verb === 'clear') Object.assign(state, { lines: [], fileName: '', dropBad: '' });
  state.lines = state.lines.filter((line) => !isBlank(line.cells));
  const last = Math.max(0, ...state.lines.map((line) => line.row));
  if (verb === 'add') state.lines.push(...[1, 2, 3].map((more) => ({ row: last + more, cells: blankCells() })));
}

async function faults(locals: App.Locals, step: number, state: FirstRun): Promise<Record<string, string>> {
  if (step === 1) {
    const { errors } = readCouncil(state, locals.today);
    const slug = state.slug.trim().toLowerCase();
    if (slug && !/^[a-z0-9][a-z0-9-]{1,62}$/.test(slug)) errors['slug'] = 'council.slug';
    else if (slug && (await councils.bySlug(locals.app.database, slug))) errors['slug'] = 'council.slug-taken';
    if ((await needsCode(locals)) && !isSetupCode(locals.app.settings.dataDir, state.setupCode)) errors['setupCode'] = messages[locals.lang]['b1.setupCodeWrong'].replace('{file}', setupCodeFile);
    return errors;
  }
  const bad = firstRunPeople(state, 'vi', locals.today).filter((line) => line.person === null).length;
  return step === 2 && bad > 0 && state.dropBad === '' ? { lines: messages[locals.lang]['b2.mend'].replace('{bad}', String(bad)) } : {};
}

function firstFault(errors: Record<string, string>): 1 | 2 | 3 {
  const own: readonly string[] = ['adminName', 'adminSignIn', 'password', 'again', 'printed'];
  const names = Object.keys(errors);
  if (names.every((name) => own.includes(name))) return 3;
  return names.every((name) => name === 'lines' || own.includes(name)) ? 2 : 1;
}

/** Field names of the command → of the page. */
function ownField(name: string): string {
  const known: Record<string, string> = { 'council.administrator.name': 'adminName', 'council.administrator.signInName': 'adminSignIn', 'council.administrator.password': 'password', 'administrator.password': 'password' };
  return known[name] ?? name.replace(/^council\./, '');
}

function said(locals: App.Locals, answer: Answer): Answer {
  return { ...answer, errors: Object.fromEntries(Object.entries(answer.errors).map(([name, key]) => [name, locals.say(key)])) };
}

function stepOf(value: unknown): 1 | 2 | 3 {
  const step = Number(value);
  return step === 2 || step === 3 ? step : 1;
}
