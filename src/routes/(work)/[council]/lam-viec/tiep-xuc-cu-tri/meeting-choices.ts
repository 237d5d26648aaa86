import type { CouncilTx } from '#core/db.ts';
import { bodiesOfKinds, delegatesOn, minuteTakers, villages } from '#modules/voter-meeting/server/choices.ts';

/** What the form of a meeting offers. */
export async function meetingChoices(tx: CouncilTx, today: string) {
  return { villages: await villages(tx), delegates: (await delegatesOn(tx, today)).sort((a, b) => (a.group ?? '').localeCompare(b.group ?? '', 'vi')), bodies: await bodiesOfKinds(tx, ['peoples-committee', 'department']), minuteTakers: await minuteTakers(tx, today) };
}
