/** A UUID that says of which noun it is; plain string at run time. */
export type Id<Noun extends string> = string & { readonly __noun: Noun };
export type CouncilId = Id<'council'>;
export type PersonId = Id<'person'>;
export type OrganizationId = Id<'organization'>;

let last = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then a 12-bit counter that keeps ids of one
 * millisecond in order, then 62 random bits. Made here because PostgreSQL before 18 has none.
 */
export function newId<Noun extends string>(now: number = Date.now()): Id<Noun> {
  counter = now <= last ? counter + 1 : 0;
  last = Math.max(now, last);
  if (counter > 0xfff) {
    last += 1;
    counter = 0;
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(last / 2 ** 32));
  view.setUint32(2, last >>> 0);
  view.setUint16(6, 0x7000 | counter);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Noun>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuid.test(text);
}
