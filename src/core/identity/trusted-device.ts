import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '../command.ts';
import { inCouncil, type Database } from '../db.ts';
import type { CouncilId } from '../ids.ts';
import { hashToken, newToken } from './session.ts';

/** Days a device of one's own is not asked for the second factor again. */
export const trustedDays = 30;

export async function isTrusted(database: Database, councilId: CouncilId, personId: string, token: string, now: Date): Promise<boolean> {
  return inCouncil(database, { councilId }, 'read', async (tx) => {
    const { rows } = await sql`select 1 from trusted_device where council_id = ${councilId} and token_hash = ${hashToken(token)} and person_id = ${personId}
      and until > ${now} and ended_at is null`.execute(tx);
    return rows.length > 0;
  });
}

/** Remembers this device for 30 days; changing the password or signing out everywhere ends it. @returns its secret, once. */
export const trustDevice = command({
  name: 'account.trust-device',
  input: v.object({ personId: v.string(), device: v.string() }),
  async run({ tx, councilId, now }, { personId, device }) {
    const token = newToken();
    const until = new Date(now.getTime() + trustedDays * 86_400_000);
    await sql`insert into trusted_device (council_id, token_hash, person_id, device, made_at, until)
      values (${councilId}, ${hashToken(token)}, ${personId}, ${device.slice(0, 200)}, ${now}, ${until})`.execute(tx);
    return { ...changed('account.device-trusted', { subject: { kind: 'account', id: personId }, data: { device: device.slice(0, 200), until: until.toISOString() } }, { token }), keep: false as const };
  }
});
