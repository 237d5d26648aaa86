import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { lawPage, lawPagePath } from './law-page.ts';

it('the page of the law table is what the table says now (write it anew with node cli/law-page.ts)', async () => {
  expect(await readFile(lawPagePath, 'utf8')).toBe(lawPage());
});
