import { describe, expect, it } from 'vitest';
import { isDue } from './nightly.ts';

describe('an automatic backup is due', () => {
  it.each([
    ['when there is none', undefined, '2026-11-20T09:00:00+07:00', true],
    ['when two in the morning has passed since the last', '2026-11-19T1500', '2026-11-20T02:00:00+07:00', true],
    ['not a minute before two', '2026-11-19T1500', '2026-11-20T01:59:00+07:00', false],
    ['not again on the day it was made', '2026-11-20T0200', '2026-11-20T23:00:00+07:00', false],
    ['on a machine switched on at eight after a night off', '2026-11-19T0830', '2026-11-20T08:00:00+07:00', true],
    ['when the last is older than a day', '2026-11-18T0200', '2026-11-20T01:00:00+07:00', true]
  ] as const)('%s', (_, last, now, due) => {
    expect(isDue(last, new Date(now))).toBe(due);
  });
});
