import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { authorize, can } from '#core/policy.ts';
import { possibleActs } from '../../acts.ts';
import { clocksOf, extensionsAllowed } from '../../clocks.ts';
import { letterPolicy } from '../../policy.ts';
import { dayRefusal, letterNumber } from '../../rules.ts';
import { MirrorLetter } from '../../schema.ts';
import { insertAct } from '../act.ts';
import { followClocks } from '../ledger.ts';
import { clockSetting, factsOf, lockLetter, placeOf, type LetterRow } from '../letter-row.ts';

/** Acts that are decisions of their own: they carry number and date. */
const onPaper = ['declined', 'suspended', 'resumed', 'ended', 'extended', 'settled'];

/**
 * An act of the competent body: accepted, suspended, resumed, extended, settled, told. Its officer says it; the office writes it down only from a paper.
 * @throws NotFound | Forbidden | RuleBroken: not in this state, an extension the criteria do not carry (law:TC-06) or after the time was up | Invalid
 */
export const mirrorLetter = command({
  name: 'letter.mirror',
  input: MirrorLetter,
  async run(context, input) {
    const { tx, actor, today } = context;
    const letter = await lockLetter(context, input.letterId);
    authorize(letterPolicy, 'mirror', actor, await placeOf(tx, letter));
    if (!possibleActs(letter, letter.sorting, letter.acts).includes(input.kind)) throw new RuleBroken('letter.not-in-state');
    const wrongDay = dayRefusal(input.happenedOn, letter.receivedOn, letter.acts, today);
    if (wrongDay) throw new Invalid({ happenedOn: wrongDay });
    if (input.paper === '' && (onPaper.includes(input.kind) || can(letterPolicy, 'see-all', actor))) throw new Invalid({ paper: 'letter.paper-needed' });
    if (['returned', 'declined', 'suspended', 'ended'].includes(input.kind) && input.note.length < 5) throw new Invalid({ note: 'letter.reason-short' });
    if (input.kind === 'settled' && input.outcome === '') throw new Invalid({ outcome: 'letter.outcome-needed' });
    if (input.kind === 'extended') await checkExtension(context, letter, input);
    await insertAct(context, letter.id, { ...input, outcome: input.kind === 'settled' ? input.outcome || null : null, criteria: ['accepted', 'extended'].includes(input.kind) && letter.kind !== 'petition' ? input.criteria : [] });
    await followClocks(context, await lockLetter(context, letter.id));
    const number = letterNumber(letter.number, letter.part);
    const data = { number, kind: letter.kind, on: input.happenedOn, paper: input.paper, outcome: input.outcome, criteria: input.criteria.length };
    return changed(`letter.${input.kind}`, { subject: { kind: 'letter', id: letter.id }, data }, { id: letter.id, number, kind: input.kind });
  }
});

/** law:KN-05, TC-05, TC-06: longer only with its criteria, by a decision made while the time still runs, and no oftener than they allow. */
async function checkExtension(context: Context, letter: LetterRow, input: { criteria: readonly string[]; happenedOn: string }): Promise<void> {
  if (input.criteria.length === 0) throw new Invalid({ criteria: 'letter.criterion-needed' });
  const settle = clocksOf(factsOf(letter), letter.sorting, letter.acts, await clockSetting(context.tx)).find((clock) => clock.key === 'settle');
  if (settle && input.happenedOn > settle.dueOn) throw new RuleBroken('letter.extension-late');
  const before = letter.acts.filter((act) => act.kind === 'extended');
  if (letter.kind === 'complaint') {
    if ([...before, ...letter.acts.filter((act) => act.kind === 'accepted')].some((act) => act.criteria.length > 0)) throw new RuleBroken('letter.complex-already');
    return;
  }
  const criteria = [...letter.acts.filter((act) => act.kind === 'accepted' || act.kind === 'extended').flatMap((act) => act.criteria), ...input.criteria];
  if (before.length + 1 > extensionsAllowed(criteria)) throw new RuleBroken('letter.extension-too-many');
}
