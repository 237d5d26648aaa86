import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { CouncilTx } from '#core/db.ts';
import { Conflict } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { LookOver, SetPublicPage } from '../../public/schema.ts';

/** How a council's public page takes petitions. */
export interface PublicPage {
  /** A voter's "chưa đồng ý" opens the petition again by itself. */
  reopenOnDisagreement: boolean;
  /** A sentence of the council above the form. */
  notice: string;
  version: number;
}

export async function readPublicPage(tx: CouncilTx): Promise<PublicPage> {
  const { rows } = await sql<PublicPage>`select reopen_on_disagreement as "reopenOnDisagreement", notice, version from public_page where council_id = app.council()`.execute(tx);
  return rows[0] ?? { reopenOnDisagreement: false, notice: '', version: 0 };
}

/** Sets how the public page works. @throws Forbidden | Conflict: set by somebody else meanwhile */
export const setPublicPage = command({
  name: 'petition.set-public-page',
  input: SetPublicPage,
  async run({ tx, councilId, actor, now }, { reopenOnDisagreement, notice, version }) {
    authorize(petitionPolicy, 'set-public-page', actor);
    await sql`select from council where council_id = ${councilId} for update`.execute(tx);
    const before = await readPublicPage(tx);
    if (before.version !== version) throw new Conflict(before, 'petition.public-page-changed');
    await sql`insert into public_page (council_id, reopen_on_disagreement, notice, version, set_at, set_by) values (${councilId}, ${reopenOnDisagreement}, ${notice}, 1, ${now}, ${actor.personId})
      on conflict (council_id) do update set reopen_on_disagreement = excluded.reopen_on_disagreement, notice = excluded.notice, version = public_page.version + 1, set_at = excluded.set_at, set_by = excluded.set_by`.execute(tx);
    return changed('petition.public-page-set', { subject: { kind: 'council', id: councilId }, data: { before, after: { reopenOnDisagreement, notice } } }, null);
  }
});

/** Somebody of the office read what came in under doubt and lets it stand; what is none is taken out as any petition is (`removePetition`). @throws Forbidden */
export const lookOver = command({
  name: 'petition.look-over',
  input: LookOver,
  async run({ tx, councilId, actor, now }, { raisingIds }) {
    authorize(petitionPolicy, 'look-over', actor);
    const { rows } = await sql<{ petitionId: string }>`update public_sending s set looked_over_at = ${now}, looked_over_by = ${actor.personId} from raising r
      where s.council_id = ${councilId} and s.raising_id = any(${raisingIds}::uuid[]) and s.looked_over_at is null and r.council_id = s.council_id and r.raising_id = s.raising_id returning r.petition_id as "petitionId"`.execute(tx);
    return { events: rows.map(({ petitionId }) => ({ name: 'petition.looked-over', subject: { kind: 'petition', id: petitionId }, data: {} })), result: { looked: rows.length } };
  }
});
