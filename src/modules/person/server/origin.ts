import { networkInterfaces } from 'node:os';
import type { Settings } from '#core/settings.ts';

/**
 * The address other machines reach this installation by, for what is printed or sent: the public one where set, else the one of this request,
 * with the server's own address in the building in place of "localhost".
 */
export function originForOthers(url: URL, settings: Pick<Settings, 'publicOrigin' | 'host'>): string {
  if (settings.publicOrigin) return settings.publicOrigin;
  if (!/^(localhost|127\.|\[::1\])/.test(url.hostname) || settings.host !== '0.0.0.0') return url.origin;
  const near = Object.values(networkInterfaces()).flatMap((list) => list ?? []).find((each) => each.family === 'IPv4' && !each.internal);
  return near ? `${url.protocol}//${near.address}${url.port ? `:${url.port}` : ''}` : url.origin;
}
