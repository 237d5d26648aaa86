import { command } from '#core/command.ts';
import { WithdrawAnswers } from '../../schema.ts';
import { withdrawAnswer } from './answer-petitions.ts';

/** One answer for several petitions, taken back as a whole before any of it was judged. All or none. @throws NotFound | Forbidden | RuleBroken: judged already */
export const withdrawAnswers = command({
  name: 'petition.withdraw-answers',
  input: WithdrawAnswers,
  async run(context, { petitionIds }) {
    for (const petitionId of [...new Set(petitionIds)].sort()) await withdrawAnswer.within(context, { petitionId });
    return { events: [], result: { withdrawn: petitionIds.length } };
  }
});
