import { gzipSync } from 'node:zlib';
import { paths } from '../src/paths.ts';
import { serveWeb, type House } from './house.ts';
import { get } from './pages.ts';
import type { Group } from './report-lines.ts';

/** Script a first page may bring, KB compressed (design: weak 3G, ecosystem UX-28). */
const scriptLimit = 120;

/** What the first page of a fresh installation and its set-up bring over the wire, as sent to a browser that takes gzip. Beside it the same text with no product around it: the visible words, compressed. */
export async function benchWeight(house: House): Promise<Group[]> {
  const web = await serveWeb(house, house.installation.webUrl);
  try {
    const groups: Group[] = [];
    for (const [name, path] of [['First page', paths.start()], ['Set-up', paths.setUp()]] as const) {
      const { body } = await get(web.port, path, '');
      const words = body.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
      const urls = [...new Set([...body.matchAll(/(?:href|src)="([^"]+\.(?:js|css|woff2|svg|png))"/g), ...body.matchAll(/import\("([^"]+)"\)/g)].map((match) => new URL(match[1] ?? '', `http://x${path}`).pathname))];
      const sizes: Record<string, number> = { html: gzipSync(body).length, js: 0 };
      for (const url of urls) {
        const kind = url.split('.').at(-1) ?? '';
        sizes[kind] = (sizes[kind] ?? 0) + (await get(web.port, url, '', { 'accept-encoding': 'gzip' })).bytes;
      }
      const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
      groups.push({
        name: `${name} ${path}`,
        unit: 'KB',
        results: [row('its words alone, compressed', gzipSync(words).length), ...Object.entries(sizes).map(([kind, size]) => row(kind, size)), row('all of it', total)],
        goal: { of: 'js', atMost: scriptLimit },
        note: `${urls.length + 1} requests`
      });
    }
    return groups;
  } finally {
    await web.end();
  }
}

function row(name: string, bytes: number): Group['results'][number] {
  const kb = Math.round(bytes / 102.4) / 10;
  return { name, rounds: 1, median: kb, min: kb, max: kb, p95: kb, ratio: 1 };
}
