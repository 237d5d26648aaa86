import { flashCookie, type Flash } from '#core/form.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, cookies }) => {
  const raw = cookies.get(flashCookie);
  if (raw) cookies.delete(flashCookie, { path: '/' });
  return {
    prefs: { lang: locals.lang, contrast: locals.contrast, size: locals.size },
    today: locals.today,
    council: locals.council && { slug: locals.council.slug, name: locals.council.name, sample: locals.council.sample, termFrom: locals.council.termFrom, termTo: locals.council.termTo },
    flash: raw ? (JSON.parse(Buffer.from(raw, 'base64url').toString()) as Flash) : null
  };
};
