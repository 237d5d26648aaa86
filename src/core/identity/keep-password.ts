import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { hashPassword, passwordLacks, verifyPassword } from './password.ts';

/** law:CYB-05: the last ten passwords of an administrator are not used again. */
const remembered = 10;

/**
 * Makes a password the account's own: of four kinds, not one used lately (an administrator's last ten, anybody else's present one), the old one
 * remembered by its hash. @throws Invalid('password')
 */
export async function keepPassword({ tx, councilId, now }: Context, personId: string, password: string, again: string): Promise<void> {
  if (password !== again) throw new Invalid({ again: 'identity.password-differs' });
  const lacks = passwordLacks(password);
  if (lacks[0]) throw new Invalid({ password: lacks[0] });
  const { rows } = await sql<{ hash: string | null; administers: boolean }>`select a.password_hash as hash,
      exists (select 1 from membership m where m.council_id = a.council_id and m.person_id = a.person_id and m.role = 'administrator' and m.to_on is null) as administers
    from account a where a.council_id = ${councilId} and a.person_id = ${personId} for update of a`.execute(tx);
  const account = rows[0];
  const older = account?.administers
    ? (await sql<{ hash: string }>`select password_hash as hash from password_history where council_id = ${councilId} and person_id = ${personId} order by at desc limit ${remembered - 1}`.execute(tx)).rows
    : [];
  for (const hash of [account?.hash ?? null, ...older.map((row) => row.hash)]) if (hash && (await verifyPassword(hash, password))) throw new Invalid({ password: 'identity.password-reused' });
  if (account?.hash)
    await sql`insert into password_history (council_id, person_id, password_hash, at) values (${councilId}, ${personId}, ${account.hash}, ${now}) on conflict do nothing`.execute(tx);
  await sql`update account set password_hash = ${await hashPassword(password)}, password_changed_at = ${now}, must_change = false, failures = 0, locked_until = null
    where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
}
