import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import { petitionFollowingOf } from '../petition-following.ts';
import type { NoticeDraft, Staff } from '../rules.ts';

export interface PetitionEvent {
  seq: number;
  name: string;
  data: Record<string, unknown>;
  actorId: string | null;
  id: string;
  bodyId: string | null;
}

/** Events of petitions after `from` up to `to`, with the body each is before now. */
export async function petitionEvents(tx: CouncilTx, from: number, to: number): Promise<PetitionEvent[]> {
  const { rows } = await sql<PetitionEvent>`select e.seq, e.name, e.data, e.actor_id as "actorId", p.petition_id as id, p.body_id as "bodyId"
    from event e join petition p on p.council_id = e.council_id and p.petition_id = e.subject_id where e.council_id = app.council() and e.seq > ${from} and e.seq <= ${to} and e.subject_kind = 'petition' order by e.seq`.execute(tx);
  return rows;
}

export function petitionDraftsOf(event: PetitionEvent, staff: Staff): NoticeDraft[] {
  const following = petitionFollowingOf(event.name, event.data);
  if (!following) return [];
  const people = following.audience === 'supervisors' ? [...new Set([...staff.chairs, ...staff.clerks])] : event.bodyId === null ? [] : (staff.byOrganization.get(event.bodyId) ?? []);
  return people
    .filter((personId) => personId !== event.actorId)
    .map((personId) => ({
      personId,
      kind: following.kind,
      once: following.once === null ? `event:${event.seq}` : `petition:${following.once}`,
      obligationId: null,
      subject: { kind: 'petition', id: event.id },
      textKey: following.textKey,
      params: following.params
    }));
}
