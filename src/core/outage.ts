/** PostgreSQL classes and codes (appendix A of its manual), and what the operating system says, when the database cannot be had just now. */
const away = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
const full = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/**
 * Why nothing can be read or written just now, as a key of the core's messages; null for anything else. Nothing was written by the act that met
 * it, or its `requestId` finds what was.
 */
export function outageOf(error: unknown): 'core.disk-full' | 'core.database-away' | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    const code = String((at as NodeJS.ErrnoException).code ?? '');
    if (full.has(code) || /No space left on device/.test(at.message)) return 'core.disk-full';
    if (away.has(code) || code.startsWith('08') || /^Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(at.message)) return 'core.database-away';
  }
  return null;
}
