import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { possibleActs } from '../../acts.ts';
import { letterPolicy } from '../../policy.ts';
import { dayRefusal, letterNumber } from '../../rules.ts';
import { TakeBackAct, TellLetter } from '../../schema.ts';
import { insertAct } from '../act.ts';
import { followClocks } from '../ledger.ts';
import { lockLetter, placeOf } from '../letter-row.ts';

/** What the council's side says to the sender, or does about the letter: first notice (law:CIT-14), result told (law:CIT-16), withdrawn, taken into supervision (law:SUP-25). @throws NotFound | Forbidden | RuleBroken | Invalid */
export const tellLetter = command({
  name: 'letter.tell',
  input: TellLetter,
  async run(context, input) {
    const letter = await lockLetter(context, input.letterId);
    authorize(letterPolicy, 'tell', context.actor, await placeOf(context.tx, letter));
    if (!possibleActs(letter, letter.sorting, letter.acts).includes(input.kind)) throw new RuleBroken('letter.not-in-state');
    const wrongDay = dayRefusal(input.happenedOn, letter.receivedOn, letter.acts, context.today);
    if (wrongDay) throw new Invalid({ happenedOn: wrongDay });
    if (['withdrawn', 'supervised'].includes(input.kind) && input.paper === '') throw new Invalid({ paper: 'letter.paper-needed' });
    await insertAct(context, letter.id, input);
    await followClocks(context, await lockLetter(context, letter.id));
    const number = letterNumber(letter.number, letter.part);
    return changed(`letter.${input.kind}`, { subject: { kind: 'letter', id: letter.id }, data: { number, on: input.happenedOn, paper: input.paper } }, { id: letter.id, number, kind: input.kind });
  }
});

/** Takes back the last act, when it was written down by mistake; the act and the reason stay in the record. @throws NotFound | Forbidden | RuleBroken: not the last */
export const takeBackAct = command({
  name: 'letter.take-back',
  input: TakeBackAct,
  async run(context, { letterId, actId, reason }) {
    const { tx, councilId, actor, now } = context;
    authorize(letterPolicy, 'take-back', actor);
    const letter = await lockLetter(context, letterId);
    const act = letter.acts.find((each) => each.id === actId);
    if (!act) throw new NotFound();
    if (letter.acts.at(-1)?.id !== actId) throw new RuleBroken('letter.take-back-last');
    await sql`update letter_act set taken_back_at = ${now}, taken_back_by = ${actor.personId}, taken_back_reason = ${reason} where council_id = ${councilId} and letter_act_id = ${actId}`.execute(tx);
    await followClocks(context, await lockLetter(context, letterId));
    return changed('letter.taken-back', { subject: { kind: 'letter', id: letterId }, data: { number: letterNumber(letter.number, letter.part), act: act.kind, on: act.on, reason } }, { id: letterId });
  }
});
