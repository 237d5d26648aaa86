import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { identityPolicy } from '../../policy.ts';
import { letterNumber, maskCode, tellsName } from '../../rules.ts';
import { GrantIdentity, OpenIdentity, RevokeIdentity } from '../../schema.ts';
import { identityList, type Identity } from '../identity.ts';
import { lockLetter } from '../letter-row.ts';

/**
 * Opens who sent a protected letter, to a person on its list, with the reason. Reading is an act: the database writes the line before it answers, the log tells who, when and why and never the
 * name, and the answer is not kept for a repeated request.
 * @throws NotFound | Forbidden | Invalid: a reason that tells the name
 */
export const openIdentity = command({
  name: 'letter.open-identity',
  input: OpenIdentity,
  async run(context, { letterId, reason }) {
    const letter = await lockLetter(context, letterId);
    if (letter.maskNumber === null) throw new NotFound();
    const { readers } = await identityList(context.tx, letterId);
    authorize(identityPolicy, 'read', context.actor, { readerIds: readers.map((reader) => reader.personId) });
    const { rows } = await sql<Identity>`select name, address, phone, representatives from app.open_letter_identity(${letterId}, ${reason}, ${context.now})`.execute(context.tx);
    const identity = rows[0];
    if (!identity) throw new NotFound();
    if (tellsName(reason, identity.name)) throw new Invalid({ reason: 'letter.name-in-reason' });
    const data = { number: letterNumber(letter.number, letter.part), mask: maskCode(letter.maskNumber), reason };
    return { ...changed('letter.identity-opened', { subject: { kind: 'letter', id: letterId }, data }, identity), keep: false as const };
  }
});

/** Puts a person on the list of those who need to know. The chair alone decides it, and not for an administrator: the machine's keeper has no part in a letter. @throws NotFound | Forbidden | RuleBroken */
export const grantIdentity = command({
  name: 'letter.grant-identity',
  input: GrantIdentity,
  async run(context, { letterId, personId, reason }) {
    const { tx, councilId, actor, now, today } = context;
    authorize(identityPolicy, 'grant', actor);
    const letter = await lockLetter(context, letterId);
    if (letter.maskNumber === null) throw new NotFound();
    const { rows } = await sql<{ name: string; others: boolean }>`select p.name, exists (select 1 from membership m where m.council_id = p.council_id and m.person_id = p.person_id and m.role not in ('administrator', 'overseer')
        and m.from_on <= ${today} and (m.to_on is null or m.to_on > ${today})) as others from person p where p.council_id = ${councilId} and p.person_id = ${personId}`.execute(tx);
    if (!rows[0]) throw new NotFound();
    if (!rows[0].others) throw new RuleBroken('letter.no-administrator');
    await sql`insert into letter_identity_reader (council_id, letter_identity_reader_id, letter_id, person_id, reason, granted_at, granted_by)
      values (${councilId}, ${newId<'letter-identity-reader'>(now.getTime())}, ${letterId}, ${personId}, ${reason}, ${now}, ${actor.personId}) on conflict do nothing`.execute(tx);
    return changed('letter.identity-granted', { subject: { kind: 'letter', id: letterId }, data: { number: letterNumber(letter.number, letter.part), to: rows[0].name, reason } }, { name: rows[0].name });
  }
});

/** Takes a person off the list; the chair stays on it. @throws NotFound | Forbidden */
export const revokeIdentity = command({
  name: 'letter.revoke-identity',
  input: RevokeIdentity,
  async run(context, { letterId, personId }) {
    const { tx, councilId, actor, now } = context;
    authorize(identityPolicy, 'grant', actor);
    const letter = await lockLetter(context, letterId);
    if (personId === actor.personId) throw new Forbidden('letter.chair-stays');
    const { readers } = await identityList(tx, letterId);
    const reader = readers.find((each) => each.personId === personId);
    if (!reader) throw new NotFound();
    await sql`update letter_identity_reader set revoked_at = ${now}, revoked_by = ${actor.personId} where council_id = ${councilId} and letter_id = ${letterId} and person_id = ${personId} and revoked_at is null`.execute(tx);
    return changed('letter.identity-revoked', { subject: { kind: 'letter', id: letterId }, data: { number: letterNumber(letter.number, letter.part), to: reader.name } }, { name: reader.name });
  }
});
