import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

/** Puts villages, delegates and bodies of a meeting as given. Who is no longer asked is released, never erased. */
export async function writeSeats({ tx, councilId, actor, now }: Context, id: string, given: { villageIds: readonly string[]; delegateIds: readonly string[]; bodyIds: readonly string[] }): Promise<void> {
  const villages = [...new Set(given.villageIds)];
  const delegates = [...new Set(given.delegateIds)];
  const bodies = [...new Set(given.bodyIds)];
  await sql`delete from voter_meeting_village where council_id = ${councilId} and voter_meeting_id = ${id} and not village_id = any(${villages}::uuid[])`.execute(tx);
  await sql`insert into voter_meeting_village (council_id, voter_meeting_id, village_id) select ${councilId}, ${id}, o.organization_id from organization o
    where o.council_id = ${councilId} and o.organization_id = any(${villages}::uuid[]) and o.kind = 'village' on conflict do nothing`.execute(tx);
  await sql`update voter_meeting_delegate set released_at = ${now}, released_reason = '' where council_id = ${councilId} and voter_meeting_id = ${id} and released_at is null
    and not person_id = any(${delegates}::uuid[])`.execute(tx);
  await sql`insert into voter_meeting_delegate (council_id, voter_meeting_id, person_id, assigned_at, assigned_by)
    select ${councilId}, ${id}, p.person_id, ${now}, ${actor.personId} from person p where p.council_id = ${councilId} and p.person_id = any(${delegates}::uuid[])
    on conflict (council_id, voter_meeting_id, person_id) do update set released_at = null, released_reason = '', assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by,
      answer = null, answered_at = null, answer_reason = '', answer_unsafe = false where voter_meeting_delegate.released_at is not null`.execute(tx);
  await sql`delete from voter_meeting_body where council_id = ${councilId} and voter_meeting_id = ${id} and attended is null and not organization_id = any(${bodies}::uuid[])`.execute(tx);
  await sql`insert into voter_meeting_body (council_id, voter_meeting_id, organization_id) select ${councilId}, ${id}, o.organization_id from organization o
    where o.council_id = ${councilId} and o.organization_id = any(${bodies}::uuid[]) on conflict do nothing`.execute(tx);
}
