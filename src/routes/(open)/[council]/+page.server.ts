import { error } from '@sveltejs/kit';
import { isId } from '#core/ids.ts';
import { noFilter, publishedPage, yearFigures } from '#modules/petition/server/public/published.ts';
import { comingPublic, delegatesOfVillage, publicVillages } from '#modules/petition/server/public/surroundings.ts';
import { publicCouncil } from '#modules/person/server/public-council.ts';
import { keptForAMinute } from './public-answer.ts';
import type { PageServerLoad } from './$types';

/** What voters read needs no script. */
export const csr = false;

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  if (!locals.council) error(404, locals.say('core.not-found'));
  keptForAMinute(event);
  const asked = url.searchParams.get('thon') ?? '';
  const villageId = isId(asked) ? asked : null;
  return locals.read(async (tx) => {
    const answered = await publishedPage(tx, { ...noFilter, answered: true }, locals.today);
    const all = await publishedPage(tx, noFilter, locals.today);
    return {
      home: await publicCouncil(tx, locals.today),
      figures: await yearFigures(tx, Number(locals.today.slice(0, 4)), locals.today),
      recent: (answered.rows.length > 0 ? answered.rows : all.rows).slice(0, 5),
      total: all.total,
      counts: all.counts,
      coming: await comingPublic(tx, locals.now),
      villages: await publicVillages(tx),
      villageId,
      yours: villageId ? await delegatesOfVillage(tx, villageId, locals.today) : null
    };
  });
};
