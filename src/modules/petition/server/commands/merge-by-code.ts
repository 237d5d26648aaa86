import { sql } from 'kysely';
import * as v from 'valibot';
import { command } from '#core/command.ts';
import { Invalid } from '#core/errors.ts';
import { id, text } from '#core/inputs.ts';
import { codeOf, parseCode } from '../../rules.ts';
import { mergePetitions } from './merge-petitions.ts';

/** Merges a petition into the one whose code was typed. @throws Invalid: no such code */
export const mergeByCode = command({
  name: 'petition.merge-by-code',
  input: v.object({ petitionId: id, code: text(40) }),
  async run(context, { petitionId, code }) {
    const parsed = parseCode(code);
    const found = parsed && (await sql<{ id: string }>`select root_id as id from petition where council_id = ${context.councilId} and year = ${parsed.year} and number = ${parsed.number}`.execute(context.tx)).rows[0];
    if (!parsed || !found) throw new Invalid({ code: 'petition.code-unknown' });
    const { reopened } = await mergePetitions.within(context, { intoId: found.id, petitionIds: [petitionId] });
    return { events: [], result: { into: codeOf(parsed.year, parsed.number), intoId: found.id, reopened } };
  }
});
