import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid } from '#core/errors.ts';
import { AssignPerson } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/** Names who answers for it: someone who works in the leading body today, or for what the council or nobody leads, anyone of the council. No person: the body as a whole. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const assignPerson = command({
  name: 'obligation.assign',
  input: AssignPerson,
  async run(context, { obligationId, personId }) {
    const { tx, councilId, today } = context;
    const { row } = await obligationForAct(context, obligationId, 'assign');
    let name: string | null = null;
    if (personId !== null) {
      const { rows } = await sql<{ name: string }>`select p.name from person p join membership m using (council_id, person_id) join organization o using (council_id, organization_id)
        where p.council_id = ${councilId} and p.person_id = ${personId} and m.from_on <= ${today} and (m.to_on is null or m.to_on > ${today})
          and (m.organization_id = ${row.leadOrganizationId} or ((${row.leadOrganizationId}::uuid is null or ${row.leadKind}::text = 'council') and o.inside)) limit 1`.execute(tx);
      if (!rows[0]) throw new Invalid({ personId: 'obligation.person-elsewhere' });
      name = rows[0].name;
    }
    await sql`update obligation set responsible_person_id = ${personId}, version = version + 1 where council_id = ${councilId} and obligation_id = ${row.id}`.execute(tx);
    return changed('obligation.assigned', { subject: { kind: 'obligation', id: row.id }, data: { title: row.title, from: row.responsibleName, to: name } }, { id: row.id, name });
  }
});
