import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { AuthenticationResponseJSON, AuthenticatorTransport, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '../command.ts';
import { Forbidden, NotFound, RuleBroken } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import { recordSignIn } from './sign-in.ts';

/** Minutes a challenge may be answered. */
const challengeMinutes = 5;
/** Whose keys these are: host name of the page and its origin, taken from the request. */
const Site = v.object({ host: v.string(), origin: v.string() });

/** Begins setting up a passkey on this device for the person signed in. */
export const offerPasskey = command({
  name: 'passkey.offer',
  input: v.object({ site: Site, tokenHash: v.string() }),
  async run({ tx, councilId, actor }, { site, tokenHash }) {
    if (actor.personId === null) throw new Forbidden();
    const { rows } = await sql<{ id: string; name: string; transports: AuthenticatorTransport[] }>`select k.passkey_id as id, a.sign_in_name as name, k.transports from account a
      left join passkey k using (council_id, person_id) where a.council_id = ${councilId} and a.person_id = ${actor.personId}`.execute(tx);
    const options = await generateRegistrationOptions({
      rpName: 'Nghị Sự',
      rpID: site.host,
      userName: rows[0]?.name ?? actor.name,
      userDisplayName: actor.name,
      userID: new TextEncoder().encode(`${councilId}.${actor.personId}`.slice(0, 64)),
      excludeCredentials: rows.filter((row) => row.id).map(({ id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
    });
    await sql`update sign_in set challenge = ${options.challenge} where council_id = ${councilId} and token_hash = ${tokenHash}`.execute(tx);
    return { ...changed<PublicKeyCredentialCreationOptionsJSON>('passkey.offered', { subject: { kind: 'account', id: actor.personId } }, options), keep: false as const };
  }
});

/** Keeps the passkey the device made. @throws RuleBroken('identity.passkey-failed') */
export const addPasskey = command({
  name: 'passkey.add',
  input: v.object({ site: Site, tokenHash: v.string(), label: v.pipe(v.string(), v.trim(), v.maxLength(80)), response: v.unknown() }),
  async run({ tx, councilId, actor, now }, { site, tokenHash, label, response }) {
    if (actor.personId === null) throw new Forbidden();
    const { rows } = await sql<{ challenge: string | null }>`select challenge from sign_in where council_id = ${councilId} and token_hash = ${tokenHash} and person_id = ${actor.personId} for update`.execute(tx);
    const challenge = rows[0]?.challenge;
    if (!challenge) throw new RuleBroken('identity.passkey-failed');
    const made = await verifyRegistrationResponse({ response: response as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host }).catch(() => null);
    if (!made?.verified) throw new RuleBroken('identity.passkey-failed');
    const { credential } = made.registrationInfo;
    await sql`insert into passkey (council_id, passkey_id, person_id, public_key, counter, transports, label, created_at)
      values (${councilId}, ${credential.id}, ${actor.personId}, ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${credential.transports ?? []}, ${label || 'Khóa truy cập'}, ${now})`.execute(tx);
    await sql`update sign_in set challenge = null where council_id = ${councilId} and token_hash = ${tokenHash}`.execute(tx);
    return changed('passkey.added', { subject: { kind: 'account', id: actor.personId }, data: { label } }, null);
  }
});

export const removePasskey = command({
  name: 'passkey.remove',
  input: v.object({ passkey: v.pipe(v.string(), v.maxLength(400)) }),
  async run({ tx, councilId, actor }, { passkey }) {
    const { rows } = await sql<{ label: string }>`delete from passkey where council_id = ${councilId} and passkey_id = ${passkey} and person_id = ${actor.personId} returning label`.execute(tx);
    if (!rows[0]) throw new NotFound();
    return changed('passkey.removed', { subject: { kind: 'account', id: actor.personId }, data: { label: rows[0].label } }, null);
  }
});

/** Asks for any passkey of this council; nobody is named before one answers. */
export const askPasskey = command({
  name: 'passkey.ask',
  input: v.object({ site: Site }),
  async run({ tx, councilId, now }, { site }) {
    const options = await generateAuthenticationOptions({ rpID: site.host, userVerification: 'required' });
    await sql`delete from passkey_challenge where council_id = ${councilId} and made_at < ${new Date(now.getTime() - challengeMinutes * 60_000)}`.execute(tx);
    await sql`insert into passkey_challenge (council_id, challenge, made_at) values (${councilId}, ${options.challenge}, ${now})`.execute(tx);
    return { events: [], result: options as PublicKeyCredentialRequestOptionsJSON, keep: false as const };
  }
});

/**
 * Signs in the owner of the passkey that answered. A key with a fingerprint or PIN is two factors in one, so no code is asked.
 * @throws RuleBroken('identity.passkey-failed') whatever was wrong.
 */
export const usePasskey = command({
  name: 'passkey.use',
  input: v.object({ site: Site, device: v.string(), response: v.looseObject({ id: v.string(), response: v.looseObject({ clientDataJSON: v.string() }) }) }),
  async run(context, { site, device, response }) {
    const { tx, councilId, now } = context;
    const challenge = challengeIn(response.response.clientDataJSON);
    const known = await sql`delete from passkey_challenge where council_id = ${councilId} and challenge = ${challenge} and made_at >= ${new Date(now.getTime() - challengeMinutes * 60_000)} returning 1`.execute(tx);
    const { rows } = await sql<{ personId: PersonId; key: Buffer; counter: number; transports: AuthenticatorTransport[] }>`select k.person_id as "personId", k.public_key as key, k.counter, k.transports
      from passkey k join account a using (council_id, person_id) where k.council_id = ${councilId} and k.passkey_id = ${response.id} and a.disabled_at is null for update of k`.execute(tx);
    const found = rows[0];
    if (!found || known.rows.length === 0) throw new RuleBroken('identity.passkey-failed');
    const proof = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      credential: { id: response.id, publicKey: new Uint8Array(found.key), counter: found.counter, transports: found.transports }
    }).catch(() => null);
    if (!proof?.verified) throw new RuleBroken('identity.passkey-failed');
    await sql`update passkey set counter = ${proof.authenticationInfo.newCounter}, used_at = ${now} where council_id = ${councilId} and passkey_id = ${response.id}`.execute(tx);
    const outcome = await recordSignIn.within(context, { personId: found.personId, device, awaiting: null, strong: true });
    return { events: [{ name: 'passkey.used', subject: { kind: 'account', id: found.personId }, data: {} }], result: outcome, keep: false as const };
  }
});

function challengeIn(clientData: string): string {
  try {
    return String((JSON.parse(Buffer.from(clientData, 'base64url').toString()) as { challenge?: unknown }).challenge ?? '');
  } catch {
    return '';
  }
}
