import { error } from '@sveltejs/kit';
import { isId } from '#core/ids.ts';
import { letterNumber } from '#modules/letter/rules.ts';
import { readLetter } from '#modules/letter/server/letter-row.ts';
import { letterPaper, letterPapers, type LetterPaperKind } from '#modules/letter/server/papers.ts';
import type { PageServerLoad } from './$types';

/** A paper about the letter, as it will be printed. */
export const load: PageServerLoad = ({ locals, params }) =>
  locals.read(async (tx) => {
    const kind = params.kind as LetterPaperKind;
    if (!isId(params.id) || !letterPapers.includes(kind)) error(404, locals.say('core.not-found'));
    const letter = await readLetter(tx, locals.actor, params.id);
    return { kind, letterId: letter.id, code: `${letterNumber(letter.number, letter.part)}/${letter.year}`, paper: await letterPaper(tx, locals.actor, params.id, kind, locals) };
  });
