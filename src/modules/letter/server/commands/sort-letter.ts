import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Conflict, Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { letterPolicy } from '../../policy.ts';
import { dayRefusal, letterNumber, matterKey, maySort, senderKey, tellsName } from '../../rules.ts';
import { AmendLetter, SortLetter } from '../../schema.ts';
import { keepIdentity, nextMask } from '../identity.ts';
import { followClocks } from '../ledger.ts';
import { lettersWhere, lockLetter, type LetterRow } from '../letter-row.ts';
import { earlierLetters } from '../repeats.ts';
import { searchKey } from './register-letter.ts';

/**
 * Sorts a letter: its kind, which conditions hold, the competent body, whether it repeats an earlier one. Found to be a denunciation, its sender goes behind the wall at once.
 * @throws NotFound | Forbidden | Conflict | RuleBroken: it has left the house | Invalid
 */
export const sortLetter = command({
  name: 'letter.sort',
  input: SortLetter,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    authorize(letterPolicy, 'sort', actor);
    const letter = await lockLetter(context, input.letterId);
    if (letter.version !== input.version) throw new Conflict({ version: letter.version });
    if (!maySort(letter.sorting, letter.acts)) throw new RuleBroken('letter.sorted-and-gone');
    const wrongDay = dayRefusal(input.sortedOn, letter.receivedOn, [], today);
    if (wrongDay) throw new Invalid({ sortedOn: wrongDay });
    const repeatKind = input.repeatsId ? await repeatKindOf(context, letter, input.repeatsId) : null;
    if (input.kind === 'denunciation' && letter.senderKind !== 'anonymous' && letter.maskNumber === null) await wallOff(context, letter);
    await sql`update letter set kind = ${input.kind}, stage = ${input.kind === 'complaint' ? input.stage : 1}, version = version + 1 where council_id = ${councilId} and letter_id = ${letter.id}`.execute(tx);
    const found = letter.senderKind === 'anonymous' ? input.conditions.filter((each) => each !== 'named' && each !== 'signed') : input.conditions;
    await sql`insert into letter_sorting (council_id, letter_sorting_id, letter_id, sorted_on, conditions, several_places, organization_id, repeats_id, repeat_kind, note, made_at, made_by)
      values (${councilId}, ${newId<'letter-sorting'>(now.getTime())}, ${letter.id}, ${input.sortedOn}, ${found}::text[], ${input.severalPlaces}, ${input.organizationId}, ${input.repeatsId}, ${repeatKind}, ${input.note}, ${now}, ${actor.personId})`.execute(tx);
    await followClocks(context, await lockLetter(context, letter.id));
    const data = { number: letterNumber(letter.number, letter.part), kind: input.kind, before: letter.kind, conditions: found, organizationId: input.organizationId, repeatKind };
    return changed('letter.sorted', { subject: { kind: 'letter', id: letter.id }, data }, { id: letter.id, number: letterNumber(letter.number, letter.part) });
  }
});

async function repeatKindOf({ tx, actor }: Context, letter: LetterRow, repeatsId: string): Promise<'same-sender' | 'others'> {
  if (repeatsId === letter.id) throw new Invalid({ repeatsId: 'letter.repeats-itself' });
  const found = await earlierLetters(tx, actor, { id: letter.id, matterKey: letter.matterKey, senderKey: letter.senderName ? senderKey(letter.senderName) : null, maskNumber: letter.maskNumber });
  return found.find((each) => each.id === repeatsId)?.repeatKind ?? 'others';
}

/** Moves what tells the sender behind the wall and out of every row beside it: the letter, the reception it came from. @throws Invalid where the matter itself tells the name */
export async function wallOff(context: Context, letter: LetterRow): Promise<void> {
  const { tx, councilId } = context;
  const name = letter.senderName ?? '';
  for (const field of ['title', 'content', 'about', 'doneBefore', 'alsoSentTo'] as const) if (tellsName(letter[field], name)) throw new Invalid({ kind: 'letter.name-in-matter' });
  const mask = await nextMask(context);
  await sql`update letter set sender_name = null, sender_address = null, sender_phone = null, sender_village_id = null, sender_key = null, mask_number = ${mask}, search_key = ${searchKey(letter.number, letter, '', mask)}
    where council_id = ${councilId} and letter_id = ${letter.id}`.execute(tx);
  // Letters of one visit are of one person: a name beside another of them would tell it all the same.
  if (letter.receptionId) for (const sibling of await lettersWhere(tx, context.actor, sql<boolean>`l.reception_id = ${letter.receptionId} and l.mask_number is null and l.sender_kind <> 'anonymous' and l.letter_id <> ${letter.id}`)) await wallOff(context, { ...sibling, receptionId: null });
  await keepIdentity(context, letter.id, { name, address: [letter.senderAddress, letter.villageName].filter(Boolean).join(', '), phone: letter.senderPhone ?? '', representatives: '' }, senderKey(name));
}

/** Corrects the words of a letter before it leaves the house. @throws NotFound | Forbidden | Conflict | RuleBroken */
export const amendLetter = command({
  name: 'letter.amend',
  input: AmendLetter,
  async run(context, input) {
    const { tx, councilId, actor } = context;
    authorize(letterPolicy, 'sort', actor);
    const letter = await lockLetter(context, input.letterId);
    if (letter.version !== input.version) throw new Conflict({ version: letter.version });
    if (!maySort(letter.sorting, letter.acts)) throw new RuleBroken('letter.sorted-and-gone');
    const changedFields = (['title', 'content', 'about', 'doneBefore', 'alsoSentTo', 'delegateId'] as const).filter((field) => letter[field] !== input[field]);
    await sql`update letter set title = ${input.title}, content = ${input.content}, about = ${input.about}, done_before = ${input.doneBefore}, also_sent_to = ${input.alsoSentTo}, delegate_id = ${input.delegateId},
        matter_key = ${matterKey(input.title, input.content)}, search_key = ${searchKey(letter.number, input, letter.senderName ?? '', letter.maskNumber)}, version = version + 1
      where council_id = ${councilId} and letter_id = ${letter.id}`.execute(tx);
    return changed('letter.amended', { subject: { kind: 'letter', id: letter.id }, data: { number: letterNumber(letter.number, letter.part), changes: changedFields } }, { id: letter.id });
  }
});
