import { formatDay } from '#core/format.ts';
import { isDay } from '#core/calendar/days.ts';
import { fill, type Lang } from '#core/words.ts';
import { en, vi } from './messages.ts';

/** Keys of an event that name what it is about, the most telling first. */
const telling = ['title', 'name', 'text', 'fileName', 'number', 'label'];

/**
 * An event as a sentence: its own where the log has one, else "<what was done> <to what>: <its name>". `roleWord` turns a role into words
 * (the council knows no roles).
 */
export function eventWords(event: { name: string; data: Record<string, unknown> }, lang: Lang, roleWord: (role: string) => string = (role) => role): string {
  const words: Record<string, string> = lang === 'en' ? en : vi;
  const params = Object.fromEntries(Object.entries(event.data).map(([key, value]) => [key, said(key, value, roleWord)]));
  const own = words[event.name];
  if (own !== undefined) return fill(own, params).replace(/\s*\{\w+\}/g, '').replace(/[:,]\s*$/, '').trim();
  const [noun = '', ...rest] = event.name.split('.');
  const verb = rest.join('.');
  const what = words[`noun.${noun}`] ?? noun;
  const done = words[`verb.${verb}`] ?? words[`verb.${verb.replace(/^.*-/, '')}`] ?? words['verb.other'] ?? '';
  const named = telling.map((key) => params[key]).find((value) => value !== undefined && value !== '');
  return named ? `${fill(done, { noun: what })}: ${named}` : fill(done, { noun: what });
}

function said(key: string, value: unknown, roleWord: (role: string) => string): string {
  if (Array.isArray(value)) return value.map((each) => said(key.replace(/s$/, ''), each, roleWord)).join(', ');
  if (value === null || value === undefined || typeof value === 'object') return '';
  if (key === 'role') return roleWord(String(value));
  if (key === 'device') return deviceWords(String(value));
  return isDay(value) ? formatDay(value) : String(value);
}

/** "Chrome trên Windows" of a user agent: enough to know one's own machines. */
export function deviceWords(agent: string): string {
  const browser = /Edg\//.test(agent) ? 'Edge' : /Firefox\//.test(agent) ? 'Firefox' : /coc_coc/i.test(agent) ? 'Cốc Cốc' : /Zalo/i.test(agent) ? 'Zalo' : /Chrome\//.test(agent) ? 'Chrome' : /Safari\//.test(agent) ? 'Safari' : '';
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iPhone, iPad' : /Windows/.test(agent) ? 'Windows' : /Mac OS X/.test(agent) ? 'Mac' : /Linux/.test(agent) ? 'Linux' : '';
  return browser && system ? `${browser} · ${system}` : browser || system || agent.slice(0, 40) || '–';
}
