import { isDay, type Day } from '#core/calendar/days.ts';
import { isId } from '#core/ids.ts';
import type { WorkFilter, WorkTab } from '#modules/obligation/server/my-work.ts';

/** How the state of the list stands in the address: every filter is a link. */
const tabWords: Record<WorkTab, string> = { mine: '', shared: 'phoi-hop', office: 'co-quan', all: 'tat-ca' };

export function filterOf(params: URLSearchParams): WorkFilter {
  const one = (name: string) => params.get(name) ?? '';
  const tab = (Object.keys(tabWords) as WorkTab[]).find((each) => tabWords[each] === one('cua')) ?? 'mine';
  const day = one('ngay');
  return {
    tab,
    planId: isId(one('ke-hoach')) ? one('ke-hoach') : undefined,
    kind: /^[a-z-]{1,40}$/.test(one('loai')) ? one('loai') : undefined,
    organizationId: isId(one('chu-tri')) ? one('chu-tri') : undefined,
    day: isDay(day) ? day : undefined,
    lateOnly: one('qua-han') === '1' || undefined,
    text: one('q').trim().slice(0, 100) || undefined
  };
}

/** The query string of a filter, '' for the plain list; `change` puts other values in. */
export function addressOf(filter: WorkFilter, change: Partial<WorkFilter> = {}, month?: string): string {
  const now = { ...filter, ...change };
  const params = new URLSearchParams();
  if (now.tab !== 'mine') params.set('cua', tabWords[now.tab]);
  if (now.planId) params.set('ke-hoach', now.planId);
  if (now.kind) params.set('loai', now.kind);
  if (now.organizationId) params.set('chu-tri', now.organizationId);
  if (now.day) params.set('ngay', now.day);
  if (now.lateOnly) params.set('qua-han', '1');
  if (now.text) params.set('q', now.text);
  if (month) params.set('thang', month);
  return params.toString();
}

/** The month the small calendar shows: asked for, else that of the chosen day or of today. */
export function monthOf(params: URLSearchParams, filter: WorkFilter, today: Day): string {
  const asked = params.get('thang') ?? '';
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : (filter.day ?? today).slice(0, 7);
}
