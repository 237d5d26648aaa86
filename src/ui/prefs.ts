import { getContext, setContext } from 'svelte';
import { en, vi, type Messages } from './messages.ts';

/** Languages the interface speaks. */
export type Lang = 'vi' | 'en';

/** What a person chose for reading; the server takes it from the cookies `ns_lang`, `ns_contrast`, `ns_size`. */
export type Prefs = { lang: Lang; contrast: 'normal' | 'high'; size: '100' | '125' | '150' };

const key = Symbol('reading preferences');
const initial: Prefs = { lang: 'vi', contrast: 'normal', size: '100' };

/** Called once by the root layout: `providePrefs(() => data.prefs)`. A missing field keeps its usual value. */
export function providePrefs(get: () => Partial<Prefs> | undefined): void {
  setContext(key, get);
}

/** The reader's preferences, while a component is being made. Vietnamese, normal contrast and size without a provider. */
export function prefs(): Prefs {
  const get = getContext<(() => Partial<Prefs> | undefined) | undefined>(key);
  return { ...initial, ...get?.() };
}

/** The interface's own words in the reader's language, while a component is being made. */
export function words(): Messages {
  return prefs().lang === 'en' ? en : vi;
}
