import { sql } from 'kysely';
import * as v from 'valibot';
import { command } from '#core/command.ts';
import { authorize } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { obligationPolicy } from '../../policy.ts';

const OfSubject = v.object({
  subjectKind: v.string(),
  subjectId: v.string(),
  title: v.string(),
  product: v.string(),
  leadOrganizationId: v.nullable(v.string()),
  responsiblePersonId: v.nullable(v.string()),
  /** Who answered for the subject before: an obligation given to somebody else by name keeps that name. */
  formerPersonId: v.nullable(v.string()),
  coordinatingOrganizationIds: v.array(v.string()),
  needed: v.nullable(v.number())
});

/** Words and bodies of what is open follow its subject. Part of that subject's own command, whose event says what changed; what is done keeps the words it was done under. */
export const updateOpenObligations = command({
  name: 'obligation.follow-subject',
  input: OfSubject,
  async run({ tx, councilId, actor }, given) {
    authorize(obligationPolicy, 'open', actor);
    const { rows } = await sql<{ id: string }>`update obligation set title = ${given.title}, product = ${given.product}, lead_organization_id = ${given.leadOrganizationId}, needed = ${given.needed},
        responsible_person_id = case when responsible_person_id is not distinct from ${given.formerPersonId} then ${given.responsiblePersonId}::uuid else responsible_person_id end,
        search_key = ${khongDau(`${given.title} ${given.product}`).slice(0, 1500)} || ' ' || search_key, version = version + 1
      where council_id = ${councilId} and subject_kind = ${given.subjectKind} and subject_id = ${given.subjectId} and withdrawn_at is null and done_on is null
        and (title, product, lead_organization_id, responsible_person_id, needed) is distinct from (${given.title}, ${given.product}, ${given.leadOrganizationId}::uuid, ${given.responsiblePersonId}::uuid, ${given.needed}::smallint)
      returning obligation_id as id`.execute(tx);
    const open = sql`select o.obligation_id from obligation o where o.council_id = ${councilId} and o.subject_kind = ${given.subjectKind} and o.subject_id = ${given.subjectId} and o.withdrawn_at is null and o.done_on is null`;
    await sql`delete from obligation_coordinator c where c.council_id = ${councilId} and c.obligation_id in (${open}) and not c.organization_id = any(${given.coordinatingOrganizationIds}::uuid[])`.execute(tx);
    await sql`insert into obligation_coordinator (council_id, obligation_id, organization_id) select ${councilId}::uuid, x.obligation_id, c::uuid
      from (${open}) x, unnest(${given.coordinatingOrganizationIds}::text[]) c on conflict do nothing`.execute(tx);
    return { events: [], result: { updated: rows.length } };
  }
});
