import type { Page } from '@playwright/test';
import { doors } from '../../src/access.ts';

/** Routes of the table as patterns of an address, the most exact first. */
const patterns = Object.keys(doors)
  .map((route) => ({ route, pattern: new RegExp(`^${route.replace(/\/\([^)]+\)/g, '').replace(/[.]/g, '\\.').replace(/\[[^\]]+\]/g, '[^/]+') || '/'}$`), open: (route.match(/\[/g) ?? []).length }))
  .sort((a, b) => a.open - b.open || b.route.length - a.route.length);

/** The row of the door table an address belongs to. */
export function routeOf(path: string): string | undefined {
  return patterns.find(({ pattern }) => pattern.test(path))?.route;
}

/** Routes that need no id beyond the council: their address can be written down. */
function plainAddresses(slug: string): [string, string][] {
  return Object.keys(doors)
    .filter((route) => !/\[(?!council\])/.test(route))
    .map((route) => [route, route.replace(/\/\([^)]+\)/g, '').replace('[council]', slug) || '/']);
}

/**
 * One real address for each route of the door table, found by following the links of the screens somebody sees who may see much.
 * Routes nobody links to are missing from the answer.
 */
export async function realAddresses(page: Page, origin: string, slug: string, from: readonly string[] = []): Promise<Map<string, string>> {
  const found = new Map<string, string>(plainAddresses(slug));
  const seen = new Set<string>();
  const queue = [...from, ...found.values()].filter((path) => path.startsWith(`/${slug}/lam-viec`));
  for (let path = queue.shift(); path; path = queue.shift()) {
    if (seen.has(path) || /\.(xlsx|ics)$|\/tep\//.test(path)) continue;
    seen.add(path);
    const answer = await page.request.get(origin + path);
    if (!answer.ok()) continue;
    for (const [, href = ''] of (await answer.text()).matchAll(/(?:href|action)="([^"#]+)/g)) {
      const next = new URL(href.replaceAll('&amp;', '&'), origin + path).pathname;
      const route = routeOf(next);
      if (!route || found.has(route)) continue;
      found.set(route, next);
      queue.push(next);
    }
  }
  return found;
}
