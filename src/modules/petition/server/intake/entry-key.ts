import { createHash } from 'node:crypto';

/** The key of one entry of a file: the same file and place always give the same one, so that nothing of it is recorded twice (RFC 9562 version 8). */
export function entryKeyOf(fileHash: string, place: string | number): string {
  const hex = createHash('sha256').update(`petition-import ${fileHash} ${place}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
