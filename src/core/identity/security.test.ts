import { describe, expect, it } from 'vitest';
import { isInside, secondFactorNeeded, securityOf, usualSecurity } from './security.ts';

describe('values of safe sign-in', () => {
  it('are the standard where a council set nothing, and never looser', () => {
    expect(securityOf(null)).toEqual(usualSecurity);
    expect(securityOf({ idleMinutes: 60, failures: 50, lockHours: 1 })).toEqual(usualSecurity);
    expect(securityOf({ idleMinutes: 5, secondFactor: 'always' })).toMatchObject({ idleMinutes: 5, secondFactor: 'always' });
    expect(securityOf({ secondFactor: 'never' }).secondFactor).toBe('internet');
  });

  it('tell an address of the building from one of the internet', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:192.168.1.7', '10.2.3.4', '172.20.0.1', 'fe80::1%eth0', 'fd12::9']) expect(isInside(address), address).toBe(true);
    for (const address of ['113.160.1.2', '172.32.0.1', '2402:800::1', '::ffff:8.8.8.8']) expect(isInside(address), address).toBe(false);
  });

  it('ask administrators for a second factor from outside, or always where the council says so', () => {
    expect(secondFactorNeeded('internet', { address: '192.168.1.7', publicOrigin: null })).toBe(false);
    expect(secondFactorNeeded('internet', { address: '113.160.1.2', publicOrigin: null })).toBe(true);
    expect(secondFactorNeeded('internet', { address: '127.0.0.1', publicOrigin: 'https://hdnd.example.vn' })).toBe(true);
    expect(secondFactorNeeded('always', { address: '127.0.0.1', publicOrigin: null })).toBe(true);
  });
});
