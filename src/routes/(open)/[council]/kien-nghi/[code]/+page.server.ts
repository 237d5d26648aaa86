import { publishedPetition } from '#modules/petition/server/public/published.ts';
import { keptForAMinute } from '../../public-answer.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
  const petition = await event.locals.read((tx) => publishedPetition(tx, event.params.code, event.locals.today));
  keptForAMinute(event);
  return { petition };
};
