import type { Cookies } from '@sveltejs/kit';
import type { CouncilId } from '../ids.ts';
import { cookieOf, deviceCookie, sessionCookie } from './session.ts';
import { trustedDays } from './trusted-device.ts';

/** The cookie of a session; `secure` only on https: plain http on a LAN must work. */
export function setSessionCookie(cookies: Cookies, url: URL, councilId: CouncilId, token: string): void {
  cookies.set(sessionCookie, cookieOf(councilId, token), { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
}

/** Keeps the secret of a trusted device as long as it is good. */
export function setDeviceCookie(cookies: Cookies, url: URL, token: string): void {
  cookies.set(deviceCookie, token, { path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', maxAge: trustedDays * 86_400 });
}

/** Where to go after signing in: only places of the same council. */
export function nextOf(url: URL, council: string, usual: string): string {
  const next = url.searchParams.get('tiep') ?? '';
  return next.startsWith(`/${council}/`) && !next.startsWith(`/${council}/dang-`) ? next : usual;
}
