import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Conflict, Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { letterPolicy } from '../../policy.ts';
import { letterNumber, matterKey, maySort, senderKey } from '../../rules.ts';
import { SplitLetter } from '../../schema.ts';
import { copyIdentity, nextMask } from '../identity.ts';
import { followClocks } from '../ledger.ts';
import { lockLetter } from '../letter-row.ts';
import { searchKey } from './register-letter.ts';
import { wallOff } from './sort-letter.ts';

/**
 * Parts a letter with several matters into letters of their own, "017a" and "017b", each on its own track (law:CIT-10). With a denunciation among them the sender of all parts is protected: a
 * name beside one part would tell who sent the other.
 * @throws NotFound | Forbidden | Conflict | RuleBroken | Invalid
 */
export const splitLetter = command({
  name: 'letter.split',
  input: SplitLetter,
  async run(context, input) {
    const { tx, councilId, actor, now } = context;
    authorize(letterPolicy, 'sort', actor);
    let letter = await lockLetter(context, input.letterId);
    if (letter.version !== input.version) throw new Conflict({ version: letter.version });
    if (!maySort(letter.sorting, letter.acts)) throw new RuleBroken('letter.sorted-and-gone');
    if (letter.part !== '') throw new RuleBroken('letter.split-already');
    if (new Set(input.parts.map((part) => part.title)).size < input.parts.length) throw new Invalid({ parts: 'letter.parts-differ' });
    const [first, ...others] = input.parts;
    if (!first) throw new Invalid({ parts: 'letter.two-parts' });
    const wall = input.parts.some((part) => part.kind === 'denunciation') && letter.senderKind !== 'anonymous';
    if (wall && letter.maskNumber === null) {
      await wallOff(context, letter);
      letter = await lockLetter(context, letter.id);
    }
    await sql`update letter set part = 'a', kind = ${first.kind}, title = ${first.title}, content = ${first.content}, matter_key = ${matterKey(first.title, first.content)},
        search_key = ${searchKey(letter.number, { ...letter, ...first }, letter.senderName ?? '', letter.maskNumber)}, version = version + 1 where council_id = ${councilId} and letter_id = ${letter.id}`.execute(tx);
    const ids = [letter.id];
    for (const [index, part] of others.entries()) {
      const id = newId<'letter'>(now.getTime());
      const mask = letter.maskNumber === null ? null : await nextMask(context);
      await sql`insert into letter (council_id, letter_id, year, number, part, kind, stage, received_on, source, title, content, about, done_before, also_sent_to, sender_kind, people_count, sender_name, sender_address, sender_phone,
          sender_village_id, sender_key, matter_key, mask_number, reception_id, split_from_id, delegate_id, recorded_at, recorded_by, search_key)
        select l.council_id, ${id}, l.year, l.number, ${'bcdefgh'.charAt(index)}, ${part.kind}, 1, l.received_on, l.source, ${part.title}, ${part.content}, l.about, l.done_before, l.also_sent_to, l.sender_kind, l.people_count,
          l.sender_name, l.sender_address, l.sender_phone, l.sender_village_id, ${letter.senderName ? senderKey(letter.senderName) : null}, ${matterKey(part.title, part.content)}, ${mask}, l.reception_id, l.letter_id, l.delegate_id,
          ${now}, ${actor.personId}, ${searchKey(letter.number, { ...letter, ...part }, letter.senderName ?? '', mask)}
        from letter l where l.council_id = ${councilId} and l.letter_id = ${letter.id}`.execute(tx);
      if (mask !== null) await copyIdentity(context, letter.id, id);
      ids.push(id);
    }
    for (const id of ids) await followClocks(context, await lockLetter(context, id));
    const data = { number: letterNumber(letter.number, ''), kinds: input.parts.map((part) => part.kind) };
    return changed('letter.split', { subject: { kind: 'letter', id: letter.id }, data }, { id: letter.id, parts: ids.length, number: letterNumber(letter.number, '') });
  }
});
