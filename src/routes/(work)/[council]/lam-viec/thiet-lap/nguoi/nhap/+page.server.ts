import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { Invalid, isExpected } from '#core/errors.ts';
import { form, fromFormData, setFlash } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { readDay } from '#core/inputs.ts';
import { writeSheet } from '#core/sheets/write.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { importPeople, undoPeopleImport } from '#modules/person/server/commands/import-people.ts';
import { peopleImports, peopleList } from '#modules/person/server/queries.ts';
import { readPeopleFile } from '#modules/person/server/read-list.ts';
import { cellKeys, readPeople, type PersonCells, type PersonLine } from '#modules/person/sheet.ts';
import { paths } from '#paths';
import * as messages from '../messages.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals }) => locals.read(async (tx) => ({ imports: await peopleImports(tx), requestId: newId() }));

/** The list between reading and importing: a hidden field of the page, nothing on the server. */
const List = v.object({ fileName: v.pipe(v.string(), v.maxLength(180)), fromOn: v.pipe(v.string(), v.maxLength(12)), lines: v.pipe(v.array(v.object({ row: v.number(), cells: v.record(v.string(), v.pipe(v.string(), v.maxLength(300))) })), v.maxLength(2000)) });
type List = { fileName: string; fromOn: string; lines: { row: number; cells: PersonCells }[] };

export const actions: Actions = {
  /** Reads a file, or checks the rows again after mending. Writes nothing. */
  read: async (event) => {
    const given = await fromFormData(await event.request.formData());
    const fromOn = typeof given['fromOn'] === 'string' && given['fromOn'] !== '' ? given['fromOn'] : event.locals.today;
    const file = given['file'] as { name: string; bytes: Uint8Array } | undefined;
    if (!file) return fail(400, { errors: { file: event.locals.say('core.field-empty') } as Record<string, string> });
    try {
      const lines = await readPeopleFile(file, event.locals.today, event.locals.lang);
      return await preview(event, { fileName: file.name.slice(0, 180), fromOn, lines: lines.map(({ row, cells }) => ({ row, cells })) });
    } catch (error) {
      if (error instanceof Invalid) return fail(400, { errors: error.fields });
      throw error;
    }
  },
  check: async (event) => {
    const { list, to } = await kept(event);
    return preview(event, { ...list, lines: list.lines.filter((line) => `drop:${line.row}` !== to) });
  },
  import: async (event) => {
    const { list, dropBad, requestId } = await kept(event);
    const lines = await checkLines(event, list);
    const bad = lines.filter((line) => line.person === null).length;
    if (bad > 0 && !dropBad) return fail(400, await preview(event, list));
    try {
      const people = lines.flatMap((line) => (line.person ? [line.person] : []));
      const done = await event.locals.run(importPeople, { fileName: list.fileName, people }, requestId);
      setFlash(event, { text: messages[event.locals.lang]['import.done'].replace('{count}', String(done.people)) });
    } catch (error) {
      if (isExpected(error)) return fail(error.status, { ...(await preview(event, list)), errors: { lines: error instanceof Invalid ? event.locals.say('person.import-empty') : event.locals.say(error.message, error.params) } });
      throw error;
    }
    redirect(303, paths.people(event.params.council));
  },
  undo: form(undoPeopleImport, { done: ({ people }, event) => ({ text: messages[event.locals.lang]['import.undoDone'].replace('{count}', String(people)) }) })
};

async function kept(event: RequestEvent): Promise<{ list: List; to: string; dropBad: boolean; requestId: string | undefined }> {
  const given = await fromFormData(await event.request.formData());
  let raw: unknown = null;
  try {
    raw = JSON.parse(String(given['list'] ?? ''));
  } catch {
    // A page changed on the way: there is nothing to go on with.
  }
  const parsed = v.safeParse(List, raw);
  if (!parsed.success) redirect(303, paths.peopleImport(event.params.council));
  const list = parsed.output as List;
  for (const [name, cells] of Object.entries((given['line'] as Record<string, Record<string, unknown>> | undefined) ?? {})) {
    const line = list.lines.find((each) => `r${each.row}` === name);
    for (const key of cellKeys) if (line && typeof cells[key] === 'string') line.cells[key] = cells[key].slice(0, 300);
  }
  return { list, to: String(given['to'] ?? ''), dropBad: given['dropBad'] !== undefined, requestId: typeof given['requestId'] === 'string' ? given['requestId'] : undefined };
}

async function checkLines({ locals }: RequestEvent, list: List): Promise<PersonLine[]> {
  return locals.read(async (tx) => {
    const known = await peopleList(tx, { past: true }, { today: locals.today, now: locals.now });
    return readPeople(list.lines, {
      organizations: await organizationChoices(tx),
      place: locals.council?.name ?? '',
      fromOn: readDay(list.fromOn, locals.today) ?? locals.today,
      lang: locals.lang,
      known: known.map(({ name, phone, email, bornIn }) => ({ name, phone: phone ?? '', email: email ?? '', bornIn }))
    });
  });
}

async function preview(event: RequestEvent, list: List) {
  const lines = await checkLines(event, list);
  const bad = lines.filter((line) => line.person === null);
  return { list, lines, bad: bad.length, good: lines.length - bad.length, badSheet: bad.length > 0 ? await badSheet(bad) : null };
}

/** The rows to mend as a workbook with a column of reasons, carried in the page itself. */
async function badSheet(lines: readonly PersonLine[]): Promise<string> {
  const titles = (await import('#modules/person/messages.ts')).vi;
  const bytes = await writeSheet({
    title: 'Dòng cần sửa',
    columns: [...cellKeys.map((key) => ({ key, title: titles[`person.col.${key}`], width: 18, kind: 'text' as const })), { key: 'reason', title: messages.vi['import.reason'], width: 50, kind: 'text' as const }],
    rows: lines.map((line) => ({ ...line.cells, reason: line.problems.join(' ') })),
    notes: []
  });
  return Buffer.from(bytes).toString('base64');
}
