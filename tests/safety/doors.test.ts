import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doors } from '../../src/access.ts';
import { policies } from '../../src/policies.ts';
import { policyPageIsFresh } from '../../cli/policy-page.ts';

const root = join(import.meta.dirname, '../../src/routes');

/** Route ids as SvelteKit names them: every folder that holds a page or an endpoint. */
export function routeIds(folder = root): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const here = entries.some((entry) => /^\+(page(@.*)?\.svelte|page\.server\.ts|server\.ts)$/.test(entry.name)) ? [`/${relative(root, folder).split(sep).join('/')}`] : [];
  return [...here, ...entries.filter((entry) => entry.isDirectory()).flatMap((entry) => routeIds(join(folder, entry.name)))];
}

describe('doors', () => {
  it('every route says who may open it, and no row speaks of a route that is not there', () => {
    const routes = routeIds().filter((id) => !id.startsWith('/(dev)'));
    expect(routes.filter((id) => !(id in doors))).toEqual([]);
    expect(Object.keys(doors).filter((id) => !routes.includes(id))).toEqual([]);
  });

  it('a planted route without a row would be named', () => {
    expect(['/(work)/[council]/lam-viec/cua-hau'].filter((id) => !(id in doors))).toEqual(['/(work)/[council]/lam-viec/cua-hau']);
  });

  it('every signed-in screen lies under the group that asks for a sign-in', () => {
    for (const id of routeIds().filter((route) => route.startsWith('/(work)'))) expect(doors[id], id).not.toBe('anyone');
  });

  it('every policy a door names is printed, and the printed matrix is fresh (node cli/policy-page.ts writes it)', () => {
    for (const door of Object.values(doors)) if (typeof door === 'object') expect(policies.map((policy) => policy.noun)).toContain(door.policy.noun);
    expect(policyPageIsFresh()).toBe(true);
  });
});
