import { sql } from 'kysely';
import { command } from '#core/command.ts';
import { NotFound } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { ReadRaiser } from '../../schema.ts';

/** Who raised it: a name is read by an act, and the act stands in the log (without the name). @throws NotFound | Forbidden */
export const readRaiser = command({
  name: 'petition.read-raiser',
  input: ReadRaiser,
  async run({ tx, councilId, actor }, { raisingId }) {
    authorize(petitionPolicy, 'see-raiser', actor);
    const { rows } = await sql<{ name: string; phone: string; email: string; address: string; petitionId: string }>`select x.name, x.phone, x.email, x.address, r.petition_id as "petitionId" from raiser x join raising r on r.council_id = x.council_id and r.raising_id = x.raising_id
      where x.council_id = ${councilId} and x.raising_id = ${raisingId} and x.erased_at is null`.execute(tx);
    const row = rows[0];
    if (!row) throw new NotFound();
    const { petitionId, ...raiser } = row;
    return { events: [{ name: 'petition.raiser-read', subject: { kind: 'petition', id: petitionId }, data: { raisingId } }], result: raiser, keep: false as const };
  }
});
