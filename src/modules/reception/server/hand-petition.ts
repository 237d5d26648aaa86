import { parse } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { RecordPetition } from '#modules/petition/schema.ts';
import { recordPetition } from '#modules/petition/server/commands/record-petition.ts';

/** The one seam to the petitions: a voter's petition heard at a reception becomes a petition of theirs, in the same transaction. */
export async function handPetition(context: Context, given: { text: string; receptionId: string; raisedOn: string; villageId: string | null; voters: number; delegateId: string | null; raiser: { name: string; phone: string; address: string } }): Promise<string> {
  const input = parse(RecordPetition, {
    text: given.text,
    source: 'reception',
    receptionId: given.receptionId,
    raisedOn: given.raisedOn,
    villageId: given.villageId ?? '',
    delegatePersonId: given.delegateId ?? '',
    voters: given.voters,
    raiser: given.raiser
  });
  return (await recordPetition.within(context, input)).petitionId;
}
