import { recentThings, searchEverything, searchGroups } from '#modules/overview/server/search.ts';
import { searchWords } from '#modules/overview/search-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { actor, today, now } = locals;
    const typed = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
    const group = searchGroups.find((one) => one === url.searchParams.get('nhom')) ?? null;
    return {
      typed,
      group,
      result: await searchEverything(tx, actor, typed, group, { today, now }),
      words: searchWords(typed)?.words ?? [],
      recent: typed === '' ? await recentThings(tx, actor) : []
    };
  });
