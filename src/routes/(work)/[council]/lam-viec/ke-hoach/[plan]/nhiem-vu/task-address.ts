import { isId } from '#core/ids.ts';
import type { TaskFilter } from '#modules/task/server/queries.ts';

/** Filters of the list as its address writes them. */
export const stateWords = { late: 'qua-han', open: 'dang-mo', done: 'da-xong', ongoing: 'thuong-xuyen', unclear: 'chua-ro' } as const;

export function taskFilterOf(params: URLSearchParams): TaskFilter {
  const asked = params.get('tinh-trang');
  const state = (Object.keys(stateWords) as (keyof typeof stateWords)[]).find((each) => stateWords[each] === asked);
  const body = params.get('co-quan') ?? '';
  return { state, organizationId: isId(body) ? body : undefined, text: params.get('q')?.trim().slice(0, 100) || undefined };
}

export function taskAddressOf(filter: TaskFilter): string {
  const params = new URLSearchParams();
  if (filter.state) params.set('tinh-trang', stateWords[filter.state]);
  if (filter.organizationId) params.set('co-quan', filter.organizationId);
  if (filter.text) params.set('q', filter.text);
  return params.toString();
}
