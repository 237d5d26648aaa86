import { fail, redirect, type Action, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command } from './command.ts';
import { isExpected, RuleBroken, type ExpectedError } from './errors.ts';
import { outageOf } from './outage.ts';

/** The sentence shown after an act, with the act that undoes it where there is one. */
export interface Flash {
  text: string;
  undo?: { action: string; fields: Record<string, string> };
}

export interface FormOptions<R> {
  /** Path to go to afterwards; the same page when absent. Always 303. */
  to?(result: R, event: RequestEvent): string;
  done?(result: R, event: RequestEvent): Flash | null;
  /** Values the address or the session knows better than the form. */
  add?(event: RequestEvent): Record<string, unknown>;
}

export const flashCookie = 'ns_flash';

/** What a page gets back when an act was not done: the values as typed, one sentence a field, one for the whole. */
export interface FormFailure {
  command: string;
  values: Record<string, unknown>;
  errors: Record<string, string>;
  message: string;
  theirs?: unknown;
}

/** Turns a command into a form action: the only file of the core that knows SvelteKit. */
export function form<Schema extends v.GenericSchema, R>(command: Command<Schema, R>, options: FormOptions<R> = {}): Action {
  return async (event) => {
    const data = await event.request.formData();
    const values = await fromFormData(data);
    const requestId = typeof values['requestId'] === 'string' ? values['requestId'] : undefined;
    let result: R;
    try {
      result = await event.locals.run(command, { ...values, ...options.add?.(event as RequestEvent) }, requestId);
    } catch (error) {
      const outage = outageOf(error);
      if (outage) return fail(503, { ...failure(command.name, values, new RuleBroken(outage), event.locals.say) });
      if (!isExpected(error)) throw error;
      return fail(error.status, failure(command.name, values, error, event.locals.say));
    }
    const flash = options.done?.(result, event as RequestEvent);
    if (flash) setFlash(event as RequestEvent, flash);
    redirect(303, options.to?.(result, event as RequestEvent) ?? event.url.pathname + withoutAction(event.url.search));
  };
}

export function setFlash(event: Pick<RequestEvent, 'cookies' | 'url'>, flash: Flash): void {
  event.cookies.set(flashCookie, Buffer.from(JSON.stringify(flash)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: event.url.protocol === 'https:',
    maxAge: 60
  });
}

export function failure(command: string, values: Record<string, unknown>, error: ExpectedError, say: (key: string, params?: Record<string, string | number>) => string): FormFailure {
  const fields = 'fields' in error ? error.fields : {};
  const errors = Object.fromEntries(Object.entries(fields).map(([name, key]) => [name, say(key)]));
  const kept = Object.fromEntries(Object.entries(values).filter(([name, value]) => !/password|code/i.test(name) && isPlain(value)));
  return { command, values: kept, errors, message: say(error.message, error.params), ...('theirs' in error ? { theirs: error.theirs } : {}) };
}

/** Names with dots nest ('lead.0.id'), names ending in [] are lists, files become { name, bytes }; an unchosen file is left out. */
export async function fromFormData(data: FormData): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [rawName, entry] of data) {
    let value: unknown = entry;
    if (typeof entry !== 'string') {
      if (entry.size === 0 && entry.name === '') continue;
      value = { name: entry.name, bytes: new Uint8Array(await entry.arrayBuffer()) };
    }
    const many = rawName.endsWith('[]');
    const path = (many ? rawName.slice(0, -2) : rawName).split('.');
    if (path.some((part) => part === '__proto__' || part === 'constructor' || part === 'prototype')) continue;
    place(values, path, value, many);
  }
  return listsOf(values) as Record<string, unknown>;
}

function place(into: Record<string, unknown>, path: string[], value: unknown, many: boolean): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length > 0) {
    const below = into[head];
    const next: Record<string, unknown> = typeof below === 'object' && below !== null ? (below as Record<string, unknown>) : {};
    into[head] = next;
    return place(next, rest, value, many);
  }
  if (many) into[head] = [...((into[head] as unknown[] | undefined) ?? []), value];
  else into[head] = value;
}

/** Objects whose keys are 0, 1, 2 … are lists. */
function listsOf(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(listsOf);
  const entries = Object.entries(value);
  const made = entries.map(([key, below]) => [key, listsOf(below)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  return isList ? made.sort((a, b) => Number(a[0]) - Number(b[0])).map(([, below]) => below) : Object.fromEntries(made);
}

function isPlain(value: unknown): boolean {
  if (value instanceof Uint8Array) return false;
  if (Array.isArray(value)) return value.every(isPlain);
  if (value !== null && typeof value === 'object') return !('bytes' in value) && Object.values(value).every(isPlain);
  return true;
}

/** '?/create' names the action; the other parameters (filters) stay. */
function withoutAction(search: string): string {
  const kept = search.slice(1).split('&').filter((part) => part !== '' && !part.startsWith('/') && !part.startsWith('%2F'));
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}
