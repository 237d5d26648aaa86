export type Lang = 'vi' | 'en';
export type Words<Keys extends string = string> = Record<Keys, string>;

/** A module's messages: Vietnamese is the source, English must have the same keys. */
export interface Messages<Keys extends string = string> {
  vi: Words<Keys>;
  en: Words<Keys>;
}

export type Translate<Keys extends string> = (key: Keys, params?: Record<string, string | number>) => string;

/** `t('task.due', { day: '25/4/2026' })` fills `{day}`. A missing key shows itself rather than nothing. */
export function translator<Keys extends string>(messages: Messages<Keys>, lang: Lang): Translate<Keys> {
  const words = messages[lang];
  return (key, params) => fill(words[key] ?? messages.vi[key] ?? key, params);
}

export function fill(text: string, params: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
