import { expect, it } from 'vitest';
import { councils } from '#core/db.ts';
import { establishCouncil } from '#modules/council/server/commands/establish-council.ts';
import { world } from '../../../../tests/support/world.ts';
import { makeSample } from './make-sample.ts';

const here = world();
const now = new Date('2026-11-20T08:00:00+07:00');

it('two who ask for the sample at once get one, and the second waits until it is whole', async () => {
  let whole = false;
  const slow: Parameters<typeof makeSample>[2] = async (scope) => {
    await establishCouncil.execute(scope, { name: 'xã Mẫu', province: 'tỉnh Mẫu', kind: 'lowland', population: 9000, delegatesByLaw: 15, termFrom: '2026-03-15', termTo: '2031-03-14', sample: true, administrator: { name: 'Nguyễn Văn Mẫu', signInName: 'a@mau.example', password: 'Mau-thu-2026' } });
    await new Promise((done) => setTimeout(done, 300));
    whole = true;
    return { slug: 'mau', signIns: [] };
  };
  const arrive = async () => [await makeSample(here.database, now, slow), whole];
  expect(await Promise.all([arrive(), arrive(), arrive()])).toEqual([['mau', true], ['mau', true], ['mau', true]]);
  expect((await councils.list(here.database)).filter((each) => each.sample)).toHaveLength(1);
  // One that failed leaves the turn to the next.
  await expect(makeSample(here.database, now, () => Promise.reject(new Error('hỏng')))).resolves.toBe('mau');
});
