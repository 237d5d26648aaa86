import { publicVillages } from '#modules/petition/server/public/surroundings.ts';
import { paths } from '#paths';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const villages = await locals.read((tx) => publicVillages(tx));
  const chosen = url.searchParams.get('thon');
  const origin = locals.app.settings.publicOrigin?.replace(/\/$/, '') ?? url.origin;
  return {
    villages,
    chosen: villages.some(({ id }) => id === chosen) ? chosen : null,
    size: url.searchParams.get('kho') === 'a3' ? ('a3' as const) : ('a4' as const),
    origin,
    sheets: villages.filter(({ id }) => !chosen || id === chosen || !villages.some((each) => each.id === chosen)).map(({ id, name }) => ({ id, name, url: origin + paths.sendPetition(params.council, { villageId: id }) }))
  };
};
