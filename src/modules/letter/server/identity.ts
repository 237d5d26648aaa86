import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { newId } from '#core/ids.ts';

/** What lies behind the wall. It exists in memory only between the form that brings it and the table that keeps it, and for the person who opens it. */
export interface Identity {
  name: string;
  address: string;
  phone: string;
  representatives: string;
}

/** Puts an identity behind the wall and names those who need to know: whoever takes the letter in, and the chair. The serving role cannot read it again. */
export async function keepIdentity(context: Context, letterId: string, identity: Identity, nameKey: string): Promise<void> {
  const { tx, councilId, now } = context;
  await sql`insert into letter_identity (council_id, letter_id, name, address, phone, representatives, name_key, kept_at)
    values (${councilId}, ${letterId}, ${identity.name}, ${identity.address}, ${identity.phone}, ${identity.representatives}, ${nameKey}, ${now})`.execute(tx);
  await nameReaders(context, letterId);
}

/** The parts of a split letter keep the same identity; nobody reads it on the way. */
export async function copyIdentity(context: Context, from: string, to: string): Promise<void> {
  await sql`select app.copy_letter_identity(${from}, ${to}, ${context.now})`.execute(context.tx);
  await nameReaders(context, to);
}

async function nameReaders({ tx, councilId, actor, now, today }: Context, letterId: string): Promise<void> {
  const { rows: chairs } = await sql<{ id: string }>`select distinct person_id as id from membership where council_id = ${councilId} and role = 'chair' and from_on <= ${today} and (to_on is null or to_on > ${today})`.execute(tx);
  const readers = [...new Set([...(actor.personId ? [actor.personId as string] : []), ...chairs.map((row) => row.id)])];
  for (const personId of readers)
    await sql`insert into letter_identity_reader (council_id, letter_identity_reader_id, letter_id, person_id, reason, granted_at, granted_by)
      values (${councilId}, ${newId<'letter-identity-reader'>(now.getTime())}, ${letterId}, ${personId}, ${personId === actor.personId ? 'Người nhận đơn' : 'Chủ tịch HĐND'}, ${now}, ${actor.personId})
      on conflict do nothing`.execute(tx);
}

/** The next mask of the council. Codes are not given twice, so that one code is one letter for good. */
export async function nextMask({ tx, councilId }: Context): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`mask ${councilId}`}))`.execute(tx);
  const { rows } = await sql<{ next: number }>`select coalesce(max(mask_number), 0)::int + 1 as next from letter where council_id = ${councilId}`.execute(tx);
  return rows[0]?.next ?? 1;
}

export interface IdentityReader {
  personId: string;
  name: string;
  post: string;
  reason: string;
}

export interface IdentityReading {
  at: Date;
  name: string;
  reason: string;
}

/** Who may open the identity of a letter, and each time it was opened. Nothing of the identity itself. */
export async function identityList(tx: CouncilTx, letterId: string): Promise<{ readers: IdentityReader[]; readings: IdentityReading[] }> {
  const { rows: readers } = await sql<IdentityReader>`select r.person_id as "personId", p.name, p.post, r.reason from letter_identity_reader r join person p on p.council_id = r.council_id and p.person_id = r.person_id
    where r.council_id = app.council() and r.letter_id = ${letterId} and r.revoked_at is null order by r.granted_at, p.name`.execute(tx);
  const { rows: readings } = await sql<IdentityReading>`select r.at, p.name, r.reason from letter_identity_reading r join person p on p.council_id = r.council_id and p.person_id = r.person_id
    where r.council_id = app.council() and r.letter_id = ${letterId} order by r.at desc`.execute(tx);
  return { readers, readings };
}
