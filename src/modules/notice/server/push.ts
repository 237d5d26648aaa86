import { createECDH } from 'node:crypto';
import webPush from 'web-push';
import { secret } from '#core/settings.ts';

/** The key pair this installation signs its calls with (RFC 8292). The private key is 32 random bytes of the secrets; the public one follows from it. */
export function vapidKeys(dataDir: string): { publicKey: string; privateKey: string } {
  const privateKey = secret(dataDir, 'vapid');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return { privateKey, publicKey: curve.getPublicKey('base64url', 'uncompressed') };
}

export interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** The browser took its permission back: nothing is sent there again. */
export class PushGone extends Error {
  override readonly name = 'PushGone';
}

/**
 * Calls a browser through its push service (RFC 8030), the message sealed for that browser alone (RFC 8291).
 * @param subject who answers for the calls: an https: address or mailto:
 * @throws PushGone when the subscription has ended; Error with the service's answer otherwise
 */
export async function sendPush(to: Subscription, message: object, keys: { publicKey: string; privateKey: string }, subject: string): Promise<void> {
  const request = webPush.generateRequestDetails({ endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } }, JSON.stringify(message), {
    vapidDetails: { subject, ...keys },
    TTL: 24 * 3600,
    urgency: 'normal',
    contentEncoding: 'aes128gcm'
  });
  const answer = await fetch(request.endpoint, {
    method: request.method,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: new Uint8Array(request.body),
    redirect: 'error',
    signal: AbortSignal.timeout(15_000)
  });
  await answer.body?.cancel();
  if (answer.status === 404 || answer.status === 410) throw new PushGone(`HTTP ${answer.status}`);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
}
