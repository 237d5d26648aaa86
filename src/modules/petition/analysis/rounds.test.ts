import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysePetitions } from './analyse.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'tests', 'fixtures', 'petitions');
const rounds = readdirSync(folder).filter((name) => name.startsWith('round-'));

/** Rounds already seen must stay right; what the analysis does on unseen ones stands in HELD-OUT.md. */
describe('the invented petitions of every round', () => {
  it.each(rounds)('%s: field, level and same-matter pairs stay above what is demanded of unseen ones', (name) => {
    const petitions = readFileSync(join(folder, name), 'utf8').trim().split('\n').map((line) => {
      const [id, field, level, group, text] = line.split('\t') as [string, string, string, string, string];
      return { id, field, level, group, text };
    });
    const found = analysePetitions(petitions);
    const share = (right: (one: (typeof petitions)[number]) => boolean): number => petitions.filter(right).length / petitions.length;
    expect(share(({ id, field }) => found.get(id)!.field === field)).toBeGreaterThanOrEqual(0.93);
    expect(share(({ id, level }) => found.get(id)!.level === level)).toBeGreaterThanOrEqual(0.93);
    let [both, given, wanted] = [0, 0, 0];
    petitions.forEach((a, at) =>
      petitions.slice(0, at).forEach((b) => {
        const same = a.group !== '-' && a.group === b.group;
        const said = found.get(a.id)!.group === found.get(b.id)!.group;
        if (same) wanted += 1;
        if (said) given += 1;
        if (same && said) both += 1;
      })
    );
    expect(both / given).toBeGreaterThanOrEqual(0.95);
    expect(both / wanted).toBeGreaterThanOrEqual(0.8);
  });
});
