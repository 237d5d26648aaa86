import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize, can } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { letterPolicy } from '../../policy.ts';
import { letterNumber, maskCode, matterKey, senderKey, tellsName } from '../../rules.ts';
import { RegisterLetter, type LetterDraft } from '../../schema.ts';
import { keepIdentity, nextMask } from '../identity.ts';
import { followClocks } from '../ledger.ts';
import { lockLetter } from '../letter-row.ts';

/**
 * Takes a letter into the register of its year. The sender of a denunciation goes behind the wall in the same act and is called by a code from then on (law:TC-08).
 * @throws Forbidden | Invalid: a day ahead; no name where one is known; a matter that tells the protected name
 */
export const registerLetter = command({
  name: 'letter.register',
  input: RegisterLetter,
  async run(context, draft) {
    authorize(letterPolicy, 'register', context.actor);
    const made = await insertLetter(context, draft, null);
    await followClocks(context, await lockLetter(context, made.id));
    return changed('letter.registered', { subject: { kind: 'letter', id: made.id }, data: { number: made.number, kind: draft.kind, source: draft.source, receivedOn: draft.receivedOn, masked: made.mask !== null } }, made);
  }
});

export interface MadeLetter {
  id: string;
  /** "031". */
  number: string;
  /** "Đ-12" of a protected sender. */
  mask: string | null;
}

/** The row of a new letter, its sender walled off where the law asks for it. Part of a command. @throws Invalid */
export async function insertLetter(context: Context, draft: LetterDraft, receptionId: string | null, wall = draft.kind === 'denunciation'): Promise<MadeLetter> {
  const { tx, councilId, actor, now, today } = context;
  const masked = wall && draft.senderKind !== 'anonymous';
  checkDraft(draft, masked, today);
  const year = Number(draft.receivedOn.slice(0, 4));
  await sql`select pg_advisory_xact_lock(hashtext(${`letter ${councilId} ${year}`}))`.execute(tx);
  const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0)::int + 1 as next from letter where council_id = ${councilId} and year = ${year}`.execute(tx);
  const number = rows[0]?.next ?? 1;
  const id = newId<'letter'>(now.getTime());
  const mask = masked ? await nextMask(context) : null;
  const anonymous = draft.senderKind === 'anonymous';
  const sender = anonymous || masked ? null : draft;
  const delegateId = draft.delegateId ?? (actor.roles.size > 0 && !can(letterPolicy, 'see-all', actor) ? actor.personId : null);
  await sql`insert into letter (council_id, letter_id, year, number, kind, stage, received_on, source, title, content, about, done_before, also_sent_to, sender_kind, people_count, sender_name, sender_address,
      sender_phone, sender_village_id, sender_key, matter_key, mask_number, reception_id, delegate_id, recorded_at, recorded_by, search_key)
    values (${councilId}, ${id}, ${year}, ${number}, ${draft.kind}, ${draft.kind === 'complaint' ? draft.stage : 1}, ${draft.receivedOn}, ${draft.source}, ${draft.title}, ${draft.content}, ${draft.about}, ${draft.doneBefore},
      ${draft.alsoSentTo}, ${draft.senderKind}, ${draft.senderKind === 'group' ? Math.max(2, draft.peopleCount) : 1}, ${sender?.senderName ?? null}, ${sender?.senderAddress ?? null}, ${sender?.senderPhone ?? null},
      ${sender?.senderVillageId ?? null}, ${sender ? senderKey(sender.senderName) : null}, ${matterKey(draft.title, draft.content)}, ${mask}, ${receptionId}, ${delegateId}, ${now}, ${actor.personId},
      ${searchKey(number, draft, sender?.senderName ?? '', mask)})`.execute(tx);
  if (masked) await keepIdentity(context, id, { name: draft.senderName, address: draft.senderAddress, phone: draft.senderPhone, representatives: draft.representatives.join('\n') }, senderKey(draft.senderName));
  return { id, number: letterNumber(number, ''), mask: mask === null ? null : maskCode(mask) };
}

/** What a list is searched by: of a protected sender only his code. */
export function searchKey(number: number, draft: Pick<LetterDraft, 'title' | 'content' | 'about'>, senderName: string, mask: number | null): string {
  return khongDau(`${letterNumber(number, '')} ${draft.title} ${draft.content} ${draft.about} ${mask === null ? senderName : maskCode(mask)}`).slice(0, 4000);
}

function checkDraft(draft: LetterDraft, masked: boolean, today: string): void {
  const fields: Record<string, string> = {};
  if (draft.receivedOn > today) fields['receivedOn'] = 'letter.day-ahead';
  if (draft.senderKind !== 'anonymous' && draft.senderName === '') fields['senderName'] = 'letter.name-needed';
  if (masked) for (const field of ['title', 'content', 'about', 'doneBefore', 'alsoSentTo'] as const) if (tellsName(draft[field], draft.senderName)) fields[field] = 'letter.name-in-matter';
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
}
