import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

export type Answer = { to: string } | { message: string } | null;

async function ask(endpoint: string, body: unknown): Promise<unknown> {
  const response = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return response.json();
}

/** Asks the device for a passkey and signs in with it. Null when the person closed the question of the device. */
export async function signInWithPasskey(endpoint: string, next: string | null): Promise<Answer> {
  const options = await ask(endpoint, {});
  const response = await startAuthentication({ optionsJSON: options as Parameters<typeof startAuthentication>[0]['optionsJSON'] }).catch(() => null);
  return response ? ((await ask(endpoint, { response, next })) as Answer) : null;
}

/** Makes a passkey on this device under a name. Null when the person closed the question of the device. */
export async function makePasskey(endpoint: string, label: string): Promise<Answer> {
  const options = await ask(endpoint, {});
  const response = await startRegistration({ optionsJSON: options as Parameters<typeof startRegistration>[0]['optionsJSON'] }).catch(() => null);
  return response ? ((await ask(endpoint, { response, label })) as Answer) : null;
}
