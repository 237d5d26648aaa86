import { json } from '@sveltejs/kit';
import { nearestPetitions } from '#modules/petition/server/nearest.ts';
import type { RequestHandler } from './$types';

/** The nearest earlier petitions to words being typed: `{ text }` → `Nearest[]`, best first. Nothing is kept. */
export const POST: RequestHandler = async ({ locals, request }) => {
  const given: unknown = await request.json().catch(() => null);
  const text = typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string' ? given.text.slice(0, 3000) : '';
  return json(text.trim().length < 8 ? [] : await locals.read((tx) => nearestPetitions(tx, locals.actor, { text })), { headers: { 'cache-control': 'no-store' } });
};
