import { form } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import { translator } from '#core/words.ts';
import { seriesOf } from '#modules/paper/layout/kinds.ts';
import { nextNumber, signersOn } from '#modules/paper/server/numbers.ts';
import { referPetitions } from '#modules/petition/server/commands/refer-petitions.ts';
import { referringDesk } from '#modules/petition/server/desks.ts';
import { letterDraft } from '#modules/petition/server/letter.ts';
import { paths } from '#paths';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today } = locals;
    const groups = await referringDesk(tx, actor);
    const asked = url.searchParams.get('co-quan');
    const group = groups.find((each) => each.bodyId === asked) ?? groups[0] ?? null;
    return {
      groups,
      group,
      signers: await signersOn(tx, today),
      nextNumber: await nextNumber(tx, seriesOf(today, 'letter', 'TTHĐND-VP')),
      letter: group ? await letterDraft(tx, actor, group.rows.map((row) => row.id), group.bodyName, today) : null,
      requestId: newId()
    };
  });

export const actions: Actions = {
  default: form(referPetitions, {
    done: (r, e) => ({ text: translator(messages, e.locals.lang)('flash', { n: r.referred, symbol: r.symbol }) }),
    to: (_r, e) => paths.petitionReferring(e.params['council'] ?? '')
  })
};
