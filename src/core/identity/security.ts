/** Values of safe sign-in that a council may set, never looser than the standard (law:CYB-04…07, QCVN 12:2026). */
export interface Security {
  /** Minutes without a sign of the user until the screen locks; at most 15. */
  idleMinutes: number;
  /** Hours until a sign-in ends for good, used or not; at most 24. */
  longestHours: number;
  /** Wrong passwords that lock an account; at most 5. */
  failures: number;
  /** Hours an account stays locked; 12 to 720. */
  lockHours: number;
  /** Days an administrator's password lasts; at most 62 (two months). */
  administratorPasswordDays: number;
  /** Days without use after which an account is flagged; at most 45. */
  dormantDays: number;
  /** Whether administrators must have a second factor: always, or when reached from outside the building. */
  secondFactor: SecondFactorRule;
}

export const secondFactorRules = ['always', 'internet'] as const;
export type SecondFactorRule = (typeof secondFactorRules)[number];

export const usualSecurity: Security = { idleMinutes: 15, longestHours: 12, failures: 5, lockHours: 12, administratorPasswordDays: 60, dormantDays: 45, secondFactor: 'internet' };

/** Lowest and highest value of each number; the standard is the far end. */
export const securityLimits = {
  idleMinutes: [2, 15],
  longestHours: [1, 24],
  failures: [3, 5],
  lockHours: [12, 720],
  administratorPasswordDays: [7, 62],
  dormantDays: [7, 45]
} as const satisfies Partial<Record<keyof Security, readonly [number, number]>>;

/** The values of a council from its `settings.security`; what is missing or beyond the limits is the usual value. */
export function securityOf(stored: unknown): Security {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const security = { ...usualSecurity };
  for (const [key, [low, high]] of Object.entries(securityLimits) as [keyof typeof securityLimits, readonly [number, number]][]) {
    const value = given[key];
    if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) security[key] = value;
  }
  if (secondFactorRules.includes(given['secondFactor'] as SecondFactorRule)) security.secondFactor = given['secondFactor'] as SecondFactorRule;
  return security;
}

/** Whether an address lies inside the building: loopback, private and link-local ranges (RFC 1918, 4193, 3927, 4291). */
export function isInside(address: string): boolean {
  const ip = address.replace(/^::ffff:/i, '').replace(/%.*$/, '');
  if (/^(127\.|10\.|192\.168\.|169\.254\.)/.test(ip) || /^172\.(1[6-9]|2\d|3[01])\./.test(ip)) return true;
  return /^(::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/i.test(ip);
}

/**
 * Whether an administrator must have a second factor now. `internet` (the default) asks when the caller's address is outside the building, or when
 * the installation has a public https address: behind a proxy every caller looks like the proxy.
 */
export function secondFactorNeeded(rule: SecondFactorRule, caller: { address: string; publicOrigin: string | null }): boolean {
  return rule === 'always' || !isInside(caller.address) || (caller.publicOrigin?.startsWith('https:') ?? false);
}
