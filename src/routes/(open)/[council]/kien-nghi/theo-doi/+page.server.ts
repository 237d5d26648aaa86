import { fail, type RequestEvent } from '@sveltejs/kit';
import { visitorActor } from '#core/context.ts';
import { isExpected, type ExpectedError } from '#core/errors.ts';
import { answerBack } from '#modules/petition/server/public/answer-back.ts';
import { fileLeave } from '#modules/petition/server/public/form-ticket.ts';
import { formSecret } from '#modules/petition/server/public/receive.ts';
import { tracked, type Tracked } from '#modules/petition/server/public/tracked.ts';
import { countFailedLookup, lookupWait } from '#modules/petition/server/public/visits.ts';
import { readCode } from '#modules/petition/public/tracking-code.ts';
import { paths } from '#paths';
import { keptNowhere } from '../../public-answer.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** What a code shows, with addresses of its photos that hold for an hour. */
export interface Shown {
  code: string;
  matter: Tracked;
  photo: Record<string, string>;
}

/** The code of the QR on a receipt; typed ones come by POST, so that they stand in no history of a shared machine. */
export const load: PageServerLoad = async (event) => {
  keptNowhere(event);
  const code = event.url.searchParams.get('ma');
  if (code === null) return { shown: null, message: '' };
  const found = await look(event, code);
  return typeof found === 'string' ? { shown: null, message: found } : { shown: found, message: '' };
};

export const actions: Actions = {
  xem: async (event) => {
    const code = await sentCode(event);
    const found = await look(event, code.code);
    return typeof found === 'string' ? fail(404, { typed: code.code, message: found }) : { shown: found };
  },
  'y-kien': async (event) => {
    const { code, ...said } = await sentCode(event);
    const { locals } = event;
    const waits = await lookupWait(locals.app.database, locals.scope().councilId, event.getClientAddress(), locals.now);
    if (waits !== null) return fail(429, { typed: code, message: locals.say('petition.lookup-wait', { minutes: waits }) });
    try {
      const result = await answerBack.execute({ ...locals.scope(), actor: visitorActor }, { code, ...said });
      const shown = await look(event, code);
      return { shown: typeof shown === 'string' ? null : shown, thanks: result.agrees ? ('back.thanksYes' as const) : result.reopened ? ('back.thanksReopened' as const) : ('back.thanksNo' as const) };
    } catch (error) {
      if (!isExpected(error)) throw error;
      return refused(event, code, said, error);
    }
  }
};

async function refused(event: RequestEvent, code: string, said: Record<string, string>, error: ExpectedError) {
  const { locals } = event;
  if (error.message === 'petition.code-unknown') await countFailedLookup(locals.app.database, locals.scope().councilId, event.getClientAddress(), locals.now);
  const fields = 'fields' in error ? error.fields : {};
  const shown = await look(event, code);
  return fail(error.status, {
    typed: code,
    shown: typeof shown === 'string' ? null : shown,
    message: locals.say('core.invalid'),
    tried: { part: said['part'] ?? '', reason: said['reason'] ?? '', message: locals.say(Object.values(fields)[0] ?? error.message, error.params) }
  });
}

async function sentCode({ request }: RequestEvent): Promise<{ code: string; agrees: string; reason: string; part: string }> {
  const data = await request.formData();
  const text = (name: string): string => String(data.get(name) ?? '').slice(0, 2200);
  return { code: text('code').slice(0, 300), agrees: text('agrees'), reason: text('reason'), part: text('part') };
}

/** What a code shows, or one sentence. Codes that are none are counted by where they come from. */
async function look(event: RequestEvent, typed: string): Promise<Shown | string> {
  const { locals, params } = event;
  const { councilId } = locals.scope();
  const { database, settings } = locals.app;
  const waits = await lookupWait(database, councilId, event.getClientAddress(), locals.now);
  if (waits !== null) return locals.say('petition.lookup-wait', { minutes: waits });
  const matter = await locals.read((tx) => tracked(tx, typed, locals.today));
  if (!matter) {
    await countFailedLookup(database, councilId, event.getClientAddress(), locals.now);
    return locals.say('petition.code-unknown');
  }
  const files = [...matter.ownPhotos, ...matter.petitions.flatMap(({ photos }) => photos.map(({ fileId }) => fileId))];
  const key = formSecret(settings.dataDir);
  return { code: readCode(typed) ?? typed, matter, photo: Object.fromEntries(files.map((id) => [id, paths.publicPhoto(params['council'] ?? '', id, fileLeave(key, id, locals.now))])) };
}
