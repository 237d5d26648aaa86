import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '../command.ts';
import { RuleBroken } from '../errors.ts';
import { keepPassword } from './keep-password.ts';
import { endSessions, removeTotp } from './own-account.ts';
import { recoveryHash } from './recovery.ts';
import { signInNameOf } from './sign-in.ts';

/**
 * Opens an account with a code of the printed paper: a new password, and no second factor, since the phone is lost too. The code is used up; every sign-in
 * ends. Callers count tries (`tries.ts`). @throws RuleBroken('identity.recovery-wrong') whether the name or the code is wrong.
 */
export const recoverAccount = command({
  name: 'account.recover',
  input: v.object({ name: v.pipe(v.string(), v.maxLength(200)), code: v.pipe(v.string(), v.maxLength(60)), password: v.pipe(v.string(), v.maxLength(200)), again: v.pipe(v.string(), v.maxLength(200)) }),
  async run(context, { name, code, password, again }) {
    const { tx, councilId } = context;
    const hash = recoveryHash(code);
    const { rows } = await sql<{ id: string }>`select person_id as id from account where council_id = ${councilId} and sign_in_name = ${signInNameOf(name)}
      and ${hash} = any(recovery_hashes) and disabled_at is null for update`.execute(tx);
    const account = rows[0];
    if (!account) throw new RuleBroken('identity.recovery-wrong');
    await keepPassword(context, account.id, password, again);
    await sql`update account set recovery_hashes = array_remove(recovery_hashes, ${hash}) where council_id = ${councilId} and person_id = ${account.id}`.execute(tx);
    await removeTotp(context, account.id);
    await endSessions(context, account.id);
    return changed('account.recovered', { subject: { kind: 'account', id: account.id } }, { personId: account.id });
  }
});
