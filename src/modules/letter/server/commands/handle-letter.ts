import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { possibleActs } from '../../acts.ts';
import { letterPolicy } from '../../policy.ts';
import { dayRefusal, handlingRefusal, letterNumber } from '../../rules.ts';
import { HandleLetter } from '../../schema.ts';
import { insertAct } from '../act.ts';
import { followClocks } from '../ledger.ts';
import { lockLetter, placeOf } from '../letter-row.ts';
import { earlierFacts } from '../repeats.ts';

/** Where a refusal belongs on the form; the others are said above it. */
const fieldOf: Record<string, string> = { 'letter.body-needed': 'organizationId', 'letter.complaint-forward-reason': 'note' };

/**
 * Passes a sorted letter on, guides its sender, or keeps it with its reason, as the law lets each kind (law:PA-01, PA-03, CIT-08, TC-02, TC-03, TC-09).
 * @throws NotFound | Forbidden | RuleBroken: not sorted, not in this state, not this way for this kind | Invalid
 */
export const handleLetter = command({
  name: 'letter.handle',
  input: HandleLetter,
  async run(context, input) {
    const { actor, today, tx } = context;
    const letter = await lockLetter(context, input.letterId);
    authorize(letterPolicy, 'handle', actor, await placeOf(tx, letter));
    if (letter.sorting === null) throw new RuleBroken('letter.sort-first');
    const { sorting } = letter;
    const organizationId = input.organizationId ?? sorting.organizationId;
    const refusal = handlingRefusal({ kind: input.kind, organizationId, ground: input.ground, note: input.note }, letter, sorting, await earlierFacts(tx, actor, sorting.repeatsId));
    if (refusal && fieldOf[refusal]) throw new Invalid({ [fieldOf[refusal]]: refusal });
    if (refusal) throw new RuleBroken(refusal);
    if (!possibleActs(letter, sorting, letter.acts).includes(input.kind)) throw new RuleBroken('letter.not-in-state');
    const wrongDay = dayRefusal(input.happenedOn, letter.receivedOn, letter.acts, today);
    if (wrongDay) throw new Invalid({ happenedOn: wrongDay });
    if (input.kind === 'kept' && (input.ground === '' || input.note.length < 5)) throw new Invalid(input.ground === '' ? { ground: 'letter.ground-needed' } : { note: 'letter.reason-short' });
    if (input.kind === 'forwarded' && input.paper === '') throw new Invalid({ paper: 'letter.paper-needed' });
    if (input.bodyReceivedOn && (input.bodyReceivedOn < input.happenedOn || input.bodyReceivedOn > today)) throw new Invalid({ bodyReceivedOn: 'letter.body-day' });
    await insertAct(context, letter.id, {
      kind: input.kind,
      happenedOn: input.happenedOn,
      organizationId: input.kind === 'kept' ? null : organizationId,
      bodyReceivedOn: input.kind === 'forwarded' ? (input.bodyReceivedOn ?? input.happenedOn) : null,
      ground: input.kind === 'kept' ? input.ground : '',
      paper: input.paper,
      note: input.note
    });
    const mayTell = letter.senderKind !== 'anonymous' && input.kind !== 'guided' && !letter.acts.some((act) => act.kind === 'first-notice');
    if (input.told && mayTell) await insertAct(context, letter.id, { kind: 'first-notice', happenedOn: input.happenedOn, paper: input.paper });
    await followClocks(context, await lockLetter(context, letter.id));
    const number = letterNumber(letter.number, letter.part);
    const data = { number, kind: letter.kind, organizationId: input.kind === 'kept' ? null : organizationId, ground: input.ground, paper: input.paper, on: input.happenedOn, told: input.told && mayTell };
    return changed(`letter.${input.kind}`, { subject: { kind: 'letter', id: letter.id }, data }, { id: letter.id, number, kind: input.kind });
  }
});
