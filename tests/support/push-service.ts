import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PushService {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  /** Messages as the browser would read them, after unsealing. */
  messages: unknown[];
  /** Status answered from now on. */
  status: number;
  close(): Promise<void>;
}

/**
 * A push service and the browser behind it on this machine: checks the signature of the caller (RFC 8292) and unseals the message with the browser's private key
 * (RFC 8291 over RFC 8188), by hand, so that it shares no code with the sender.
 */
export async function pushService(publicKey: () => string): Promise<PushService> {
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = randomBytes(16);
  const made = { messages: [] as unknown[], status: 201 } as PushService;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        if (made.status === 201) {
          if (!signedBy(request.headers.authorization ?? '', publicKey())) throw new Error('signature');
          if (request.headers['content-encoding'] !== 'aes128gcm' || !request.headers['ttl']) throw new Error('headers');
          made.messages.push(JSON.parse(unseal(Buffer.concat(chunks), browser, auth)));
        }
        response.writeHead(made.status).end();
      } catch (cause) {
        response.writeHead(400).end(String(cause));
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  made.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wpush/v2/may-thu`;
  made.keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') };
  made.close = () => new Promise((done) => server.close(() => done()));
  return made;
}

function signedBy(header: string, publicKey: string): boolean {
  const found = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(header);
  if (!found || found[4] !== publicKey) return false;
  const point = Buffer.from(publicKey, 'base64url');
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }, format: 'jwk' });
  return verify('sha256', Buffer.from(`${found[1]}.${found[2]}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(found[3] ?? '', 'base64url'));
}

const hmac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest();
const derive = (salt: Buffer, secret: Buffer, info: Buffer, length: number) => hmac(hmac(salt, secret), Buffer.concat([info, Buffer.from([1])])).subarray(0, length);

function unseal(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const shared = browser.computeSecret(sender);
  const secret = derive(auth, shared, Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]), 32);
  const key = derive(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12);
  const open = createDecipheriv('aes-128-gcm', key, nonce);
  open.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}
