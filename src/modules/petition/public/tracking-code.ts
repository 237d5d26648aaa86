/** The letters of a code: Crockford's base 32, without I, L, O, U, so that none is taken for another when read aloud or copied by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes in a code: 80 bits, which nobody finds by trying. */
export const codeBytes = 10;

/** "7K3M-Q9TX-0V2B-HCDE" of ten bytes. @throws RangeError for any other number of bytes */
export function codeOfBytes(bytes: Uint8Array): string {
  if (bytes.length !== codeBytes) throw new RangeError(`a code holds ${codeBytes} bytes, not ${bytes.length}`);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let at = 15; at >= 0; at -= 1) code += letters[Number((bits >> BigInt(at * 5)) & 31n)] ?? '';
  return groupsOf(code);
}

/**
 * A code as typed in the one way it is written: groups, capitals, O read as 0, I and L as 1; spaces, dots and hyphens may be anywhere, and the whole address of a receipt may be
 * pasted. Null when it cannot be a code.
 */
export function readCode(typed: string): string | null {
  const bare = (/[?&#]ma=([^&#\s]+)/.exec(typed)?.[1] ?? typed)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-–—_·]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return bare.length === 16 && [...bare].every((letter) => letters.includes(letter)) ? groupsOf(bare) : null;
}

function groupsOf(code: string): string {
  return (code.match(/.{4}/g) ?? []).join('-');
}
