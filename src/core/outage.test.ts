import { describe, expect, it } from 'vitest';
import { outageOf } from './outage.ts';

const failing = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {});

describe('what stops all work is told apart from a bug', () => {
  it.each([
    ['could not extend file "base/1/2": No space left on device', '53100', 'core.disk-full'],
    ['ENOSPC: no space left on device, write', 'ENOSPC', 'core.disk-full'],
    ['terminating connection due to administrator command', '57P01', 'core.database-away'],
    ['the database system is starting up', '57P03', 'core.database-away'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED', 'core.database-away'],
    ['Connection terminated unexpectedly', undefined, 'core.database-away'],
    ['duplicate key value violates unique constraint', '23505', null],
    ['x is not a function', undefined, null]
  ])('%s', (message, code, found) => {
    expect(outageOf(failing(message, code))).toBe(found);
  });

  it('looks through what an error was caused by', () => {
    expect(outageOf(new Error('could not keep the file', { cause: failing('write', 'ENOSPC') }))).toBe('core.disk-full');
  });
});
