import type { RequestEvent } from '@sveltejs/kit';

/** Pages that are the same for everybody with the same language and text size may be kept a minute; a signed-in person's browser keeps none of them. */
export function keptForAMinute({ locals, setHeaders }: Pick<RequestEvent, 'locals' | 'setHeaders'>): void {
  setHeaders({ 'cache-control': locals.session ? 'private, no-store' : 'public, max-age=60', vary: 'cookie' });
}

/** Pages that hold somebody's own words or code: kept nowhere, found by no search engine. */
export function keptNowhere({ setHeaders }: Pick<RequestEvent, 'setHeaders'>): void {
  setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
}
