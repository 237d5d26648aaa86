import type { FirstRun } from '#modules/person/first-run.ts';

const key = 'ns-first-run';

/**
 * Keeps what is filled in on this device, without the recovery codes. @returns the time of keeping ("08:12"), or null where nothing can be kept.
 */
export function keepFirstRun(state: FirstRun): string | null {
  try {
    localStorage.setItem(key, JSON.stringify({ ...state, codes: [], printed: '', setupCode: '' }));
    const now = new Date();
    return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  } catch {
    return null;
  }
}

/** What this device kept, as the text to send again, or null. */
export function keptFirstRun(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function forgetFirstRun(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing can be kept here, so nothing is.
  }
}
