import { pino, type Logger } from 'pino';

/** One JSON line an event, without personal data: ids and codes, never names, addresses, bodies or query strings. */
export const log: Logger = pino({
  level: process.env['LOG_LEVEL'] ?? (process.env['VITEST'] ? 'silent' : 'info'),
  base: null,
  timestamp: () => `,"at":"${new Date().toISOString()}"`,
  redact: { paths: ['password', 'email', 'phone', 'name', '*.password', '*.email', '*.phone', '*.name'], remove: true }
});
