import type { Context } from '#core/context.ts';
import type { NearRow } from '../../intake/sheet-state.ts';
import { nearestPetitions } from '../nearest.ts';

/** For each matter the earlier petitions that are the same, best first, at most three. */
export async function nearRows({ tx, actor }: Pick<Context, 'tx' | 'actor'>, items: readonly { text: string }[]): Promise<NearRow[][]> {
  const found: NearRow[][] = [];
  for (const { text } of items) {
    const near = await nearestPetitions(tx, actor, { text: text.slice(0, 3000) }, { most: 3, floor: 0.6 });
    found.push(near.map(({ id, code, title, score, reason }) => ({ id, row: null, code, title, score, reason })));
  }
  return found;
}
