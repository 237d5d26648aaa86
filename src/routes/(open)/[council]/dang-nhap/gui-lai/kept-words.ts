import { formatDay } from '#core/format.ts';
import { isDay } from '#core/calendar/days.ts';
import { isId } from '#core/ids.ts';
import type { KeptPost } from '#core/identity/kept-post.ts';
import { translator, type Lang } from '#core/words.ts';
import { chasingKinds, type ChasingKind } from '#modules/obligation/chasing.ts';
import { chasingWords } from '#modules/obligation/obligation-words.ts';
import * as messages from './messages.ts';

const known = (key: string): key is keyof typeof messages.vi => Object.hasOwn(messages.vi, key);

/** Ids a kept form names, in its address and in its fields: what must be looked up to say it in words. */
export function idsIn(kept: KeptPost): string[] {
  return [...new Set([...kept.to.split(/[/?&=#]/), ...kept.fields.filter(([name]) => name !== 'requestId').map(([, value]) => value)].filter(isId))];
}

/** A form that waits to be sent again, as the person would tell of it: what was pressed, about what, and what was filled in. `names` tells the ids of `idsIn`. */
export function keptWords(kept: KeptPost, names: ReadonlyMap<string, string>, lang: Lang): { act: string; about: string | null; lines: { label: string; value: string }[] } {
  const t = translator(messages, lang);
  const [path = '', query = ''] = kept.to.split('?');
  const page = path.split('/').slice(3).map((part) => (isId(part) ? ':id' : part)).join('/');
  const action = /^\/[A-Za-z]+/.exec(decodeURIComponent(query))?.[0];
  const key = `act.${page}${action ? `?${action}` : ''}`;
  const subjects = [...path.split('/').filter(isId), ...kept.fields.filter(([name]) => /^obligationIds/.test(name)).map(([, value]) => value)];
  const told = [...new Set(subjects.flatMap((id) => names.get(id) ?? []))];
  const lines = new Map<string, { label: string; values: string[] }>();
  for (const [name, raw] of kept.fields) {
    const value = said(raw.trim(), names, lang);
    if (name === 'requestId' || /^obligationIds|(^|\.)(v|version|id)$/.test(name) || value === '') continue;
    const last = name.replace(/\[\]$/, '').split('.').filter((part) => !/^\d+$/.test(part)).at(-1) ?? name;
    const labelKey = `field.${last}`;
    const label = known(labelKey) ? t(labelKey) : t('field.other');
    const line = lines.get(label) ?? { label, values: [] };
    line.values.push(value);
    lines.set(label, line);
  }
  return {
    act: known(key) ? t(key) : t('act.other'),
    about: told.length === 0 ? null : told.length === 1 ? (told[0] ?? null) : `${told[0]} ${t('others', { count: told.length - 1 })}`,
    lines: [...lines.values()].map(({ label, values }) => ({ label, value: values.join(label === t('field.other') ? '\n' : ', ') }))
  };
}

/** What a value says to a person; '' for a code that only the program reads. */
function said(value: string, names: ReadonlyMap<string, string>, lang: Lang): string {
  if (isId(value)) return names.get(value) ?? '';
  if (isDay(value)) return formatDay(value);
  if (known(`value.${value}`)) return translator(messages, lang)(`value.${value}` as keyof typeof messages.vi);
  if (chasingKinds.includes(value as ChasingKind)) return chasingWords(value, lang);
  return /^\{.*\}$/s.test(value) || (/^[a-z0-9-]{1,40}$/.test(value) && !/^\d{1,12}$/.test(value)) ? '' : value;
}
