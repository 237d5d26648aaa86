import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const choices: Record<string, readonly string[]> = { contrast: ['normal', 'high'], size: ['100', '125', '150'], lang: ['vi', 'en'] };

/** Keeps one reading preference in a cookie and goes back to the page it was chosen on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const data = await request.formData();
  const [name, value, back] = ['name', 'value', 'back'].map((key) => String(data.get(key) ?? ''));
  if (name && value && choices[name]?.includes(value))
    cookies.set(`ns_${name}`, value, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true, secure: url.protocol === 'https:' });
  redirect(303, back && /^\/(?!\/)/.test(back) ? back.replace(/([?&])lang=\w+/, '$1') : '/');
};
