import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import { clockActor } from '#core/context.ts';
import { id } from '#core/inputs.ts';
import { authorize } from '#core/policy.ts';
import { letterPolicy } from '../../policy.ts';
import { RegisterLetter } from '../../schema.ts';
import { followClocks } from '../ledger.ts';
import { lettersWhere } from '../letter-row.ts';
import { insertLetter } from './register-letter.ts';

/** A matter heard at a reception becomes a letter; called within the reception's command. `wall` protects the sender of every letter of a visit with a denunciation. @throws Forbidden | Invalid */
export const registerFromReception = command({
  name: 'letter.register-from-reception',
  input: v.object({ draft: RegisterLetter, receptionId: id, wall: v.boolean() }),
  async run(context, { draft, receptionId, wall }) {
    authorize(letterPolicy, 'register', context.actor);
    const made = await insertLetter(context, draft, receptionId, wall);
    // As the clock sees it: who took the words down need not be one who may read the register.
    const letter = (await lettersWhere(context.tx, clockActor, sql<boolean>`l.letter_id = ${made.id}`, 1))[0];
    if (letter) await followClocks(context, letter);
    return changed('letter.registered', { subject: { kind: 'letter', id: made.id }, data: { number: made.number, kind: draft.kind, source: draft.source, receivedOn: draft.receivedOn, masked: made.mask !== null } }, made);
  }
});
