import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { isExpected } from '#core/errors.ts';
import { translator } from '#core/words.ts';
import { chasingSymbol } from '#modules/obligation/chasing-letter.ts';
import { draftChasingLetter } from '#modules/obligation/server/chasing-letter.ts';
import { chaseByLetter } from '#modules/obligation/server/commands/chase-by-letter.ts';
import { seriesOf } from '#modules/paper/layout/kinds.ts';
import { nextNumber, signersOn } from '#modules/paper/server/numbers.ts';
import { paths } from '#paths';
import { askedLetter } from './asked-letter.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

/** `obligationIds[]`, `note`, `answerBy`: the form of the list, sent here to be looked at before it goes out. */
export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today, now } = locals;
    const asked = askedLetter(url, today);
    const base = { asked, requestId: newId() };
    try {
      const { body, works, paper } = await draftChasingLetter(tx, actor, asked, { today, now, on: today });
      return { ...base, draft: { body, works: works.map(({ id, title }) => ({ id, title })), paper }, refused: null, signers: await signersOn(tx, today), next: await nextNumber(tx, seriesOf(today, 'letter', chasingSymbol)) };
    } catch (cause) {
      if (!isExpected(cause)) throw cause;
      const words = 'fields' in cause ? (Object.values(cause.fields)[0] ?? cause.message) : cause.message;
      return { ...base, draft: null, refused: locals.say(words, cause.params), signers: [], next: 0 };
    }
  });

export const actions: Actions = {
  default: form(chaseByLetter, {
    done: (result, { locals }) => ({ text: translator(messages, locals.lang)('issued', { symbol: result.symbol, works: result.works }) }),
    to: (_result, { params }) => paths.chase(params['council'] ?? '')
  })
};
