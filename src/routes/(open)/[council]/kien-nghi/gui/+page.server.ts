import { fail } from '@sveltejs/kit';
import { isExpected, RuleBroken } from '#core/errors.ts';
import { failure, fromFormData } from '#core/form.ts';
import { isId } from '#core/ids.ts';
import { answerTimes } from '#modules/petition/server/public/answer-times.ts';
import { newTicket } from '#modules/petition/server/public/form-ticket.ts';
import { readPublicPage } from '#modules/petition/server/public/public-page.ts';
import { publishedPetition } from '#modules/petition/server/public/published.ts';
import { formSecret, receiveSending } from '#modules/petition/server/public/receive.ts';
import { similarPublished } from '#modules/petition/server/public/similar.ts';
import { publicVillages } from '#modules/petition/server/public/surroundings.ts';
import { paths } from '#paths';
import { keptNowhere } from '../../public-answer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The page works without script; what script adds is one small file of its own (`send-form.ts`). */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  keptNowhere(event);
  const village = url.searchParams.get('thon') ?? '';
  const joins = url.searchParams.get('cung');
  return locals.read(async (tx) => ({
    ticket: newTicket(formSecret(locals.app.settings.dataDir), locals.now),
    villages: await publicVillages(tx),
    villageId: isId(village) ? village : '',
    joins: joins ? await openOne(publishedPetition(tx, joins, locals.today)) : null,
    times: await answerTimes(tx, locals.today),
    page: await readPublicPage(tx)
  }));
};

/** A matter with a result is not joined; the plain form opens. */
async function openOne(asked: ReturnType<typeof publishedPetition>): Promise<Awaited<ReturnType<typeof publishedPetition>>> {
  const found = await asked;
  return found?.ended ? null : found;
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, request } = event;
    const values = await fromFormData(await request.formData());
    const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
    const ticket = text('ticket');
    const again = (error: RuleBroken, status = error.status) => fail(status, { ...failure('petition.send', values, error, locals.say), ticket, similar: [] });
    // Without script the matters that are public already are shown once before sending; photos cannot come back with the page, so whoever sends some is asked nothing more.
    if (text('seen') === '' && text('cung') === '' && values['photos'] === undefined) {
      const similar = await locals.read((tx) => similarPublished(tx, text('text'), isId(text('villageId')) ? text('villageId') : null, locals.today));
      if (similar.length > 0) return { command: 'petition.send', values: plain(values), errors: {}, message: '', ticket, similar };
    }
    try {
      const received = await receiveSending(locals.scope(), {
        dataDir: locals.app.settings.dataDir,
        address: event.getClientAddress(),
        ticket,
        values: { ...values, joinCode: text('cung') }
      });
      if (received.kind === 'wait') return again(new RuleBroken('petition.too-many', { minutes: received.minutes }), 429);
      if (received.kind === 'form-old') return fail(400, { ...failure('petition.send', values, new RuleBroken('petition.form-old'), locals.say), ticket: '', similar: [] });
      return { receipt: { ...received.sent, url: addressOf(event) + paths.trackPetition(event.params.council, received.sent.code) } };
    } catch (error) {
      if (!isExpected(error)) throw error;
      return again(error as RuleBroken);
    }
  }
};

const plain = (values: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));

/** The address people use, for what is printed. */
function addressOf({ locals, url }: RequestEvent): string {
  return locals.app.settings.publicOrigin?.replace(/\/$/, '') ?? url.origin;
}
