import { json } from '@sveltejs/kit';
import { parse } from '#core/command.ts';
import { isExpected } from '#core/errors.ts';
import { fromFormData } from '#core/form.ts';
import { SimilarAsked } from '#modules/petition/public/schema.ts';
import { similarPublished } from '#modules/petition/server/public/similar.ts';
import { say } from '#words';
import { translator } from '#core/words.ts';
import * as messages from '../../messages.ts';
import { paths } from '#paths';
import { stateKind } from '../../states.ts';
import type { RequestHandler } from './$types';

/** Published matters like the words being typed, for the script of the form. By POST, so that the words stand in no address and no log. */
export const POST: RequestHandler = async ({ locals, request, params }) => {
  const t = translator(messages, locals.lang);
  try {
    const { text, villageId } = parse(SimilarAsked, await fromFormData(await request.formData()));
    const found = await locals.read((tx) => similarPublished(tx, text, villageId, locals.today));
    return json(
      found.map(({ code, title, state, voters, ended }) => ({ code, title, voters, ended, state: t(`state.${state}`), kind: stateKind[state], href: paths.publicPetition(params.council, code) })),
      { headers: { 'cache-control': 'private, no-store' } }
    );
  } catch (error) {
    if (!isExpected(error)) throw error;
    return json({ message: say(locals.lang, error.message) }, { status: error.status, headers: { 'cache-control': 'private, no-store' } });
  }
};
