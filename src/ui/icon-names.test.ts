import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { iconNames } from './icon-names.ts';

it('every icon name has a drawing and every drawing a name', () => {
  const drawn = [...readFileSync(new URL('./icons.svg', import.meta.url), 'utf8').matchAll(/<symbol id="i-([^"]+)"/g)].map((m) => m[1]);
  expect(drawn).toEqual([...iconNames]);
});
